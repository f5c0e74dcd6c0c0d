"""The baselines are as simple as they say: the commonest verdict, shared words, a model of entailment believed."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from gold_stories import article, claim, write_story

from evals.baselines.majority import commonest_verdict, give_one_verdict
from evals.baselines.nli import nli_verdicts
from evals.baselines.overlap import overlap_verdicts
from evals.labels.folder import load_story
from evals.labels.values import Labels, Story
from verifier.engines.local.relations.entailment import Entailment
from verifier.errors import InputError
from verifier.models import VerdictLabel

CONTRADICTED, CORROBORATED, SINGLE = (
    VerdictLabel.CONTRADICTED,
    VerdictLabel.CORROBORATED,
    VerdictLabel.SINGLE_SOURCE,
)


def story_of(gold: Path, *texts: tuple[str, str], outlets: Sequence[str] = ("One", "Two", "Three")) -> Story:
    """Make a story whose claims are these (article, text); the articles are a, b and c."""
    by_article = {name: [text for of, text in texts if of == name] for name in "abc"}
    articles = [
        article(name, f"News {name}", *by_article[name], outlet=outlet)
        for name, outlet in zip("abc", outlets, strict=True)
    ]
    claims = [
        claim(f"{name}-{number}", text) for name in "abc" for number, text in enumerate(by_article[name], start=1)
    ]
    return load_story(write_story(gold, "made", articles=articles, claims=claims, relations=[]))


def with_verdicts(story: Story, *verdicts: VerdictLabel) -> Story:
    claims = zip(story.labels.claims, verdicts, strict=True)
    labelled = tuple(gold.model_copy(update={"verdict": verdict}) for gold, verdict in claims)
    return story.model_copy(update={"labels": Labels(claims=labelled, relations=())})


@pytest.mark.parametrize(
    ("verdicts", "commonest"),
    [
        ((SINGLE, SINGLE, CORROBORATED), SINGLE),
        ((CONTRADICTED, SINGLE, CONTRADICTED), CONTRADICTED),
        ((SINGLE, CONTRADICTED, CORROBORATED), CONTRADICTED),
    ],
)
def test_the_commonest_verdict_is_everybodys(
    gold: Path, verdicts: tuple[VerdictLabel, ...], commonest: VerdictLabel
) -> None:
    story = with_verdicts(story_of(gold, ("a", "It rained"), ("b", "It snowed"), ("c", "It froze")), *verdicts)
    assert commonest_verdict([story]) is commonest
    assert give_one_verdict(story, commonest) == {"a-1": commonest, "b-1": commonest, "c-1": commonest}


def test_without_claims_there_is_no_commonest_verdict() -> None:
    with pytest.raises(InputError, match="no labelled claims"):
        commonest_verdict([])


BRIDGE = "The old bridge over the river collapsed"


@pytest.mark.parametrize(
    ("other", "verdict"),
    [
        ("The old bridge over the wide river collapsed at noon", CORROBORATED),
        ("The bridge over the river collapsed", CORROBORATED),
        ("The bridge was closed", SINGLE),
        ("The old bridge over the river did not collapse", CORROBORATED),
    ],
)
def test_two_thirds_of_the_words_of_another_outlet_corroborate(gold: Path, other: str, verdict: VerdictLabel) -> None:
    story = story_of(gold, ("a", BRIDGE), ("b", other), ("c", "Shops have closed early"))
    found = overlap_verdicts(story)
    assert found["a-1"] is verdict
    assert found["c-1"] is SINGLE
    assert found.keys() == {gold_claim.id for gold_claim in story.labels.claims}


def test_words_of_the_same_outlet_do_not_count(gold: Path) -> None:
    texts = (("a", BRIDGE), ("b", BRIDGE), ("c", "Shops have closed early"))
    assert overlap_verdicts(story_of(gold, *texts, outlets=("One", "one ", "Two")))["a-1"] is SINGLE


class Rules:
    """A model of entailment that looks for two words, and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []

    def score(self, pairs: Sequence[tuple[str, str]]) -> Sequence[Entailment]:
        self.asked += pairs
        return [self._one(premise) for premise, _ in pairs]

    def _one(self, premise: str) -> Entailment:
        if "not" in premise:
            return Entailment(0.2, 0.7, 0.1)
        return Entailment(0.6, 0.3, 0.1) if "collapsed" in premise else Entailment(0.3, 0.3, 0.4)


def test_entailment_is_asked_about_all_pairs_of_different_articles(gold: Path) -> None:
    story = story_of(
        gold, ("a", BRIDGE), ("a", "Two people came"), ("b", "It did not fall"), ("c", "Three people came")
    )
    model = Rules()
    verdicts = nli_verdicts(story, model)
    assert len(model.asked) == 2 * (2 * 1 + 2 * 1 + 1 * 1)
    assert verdicts == {"a-1": CONTRADICTED, "a-2": CONTRADICTED, "b-1": CORROBORATED, "c-1": CONTRADICTED}


def test_a_contradiction_goes_before_support(gold: Path) -> None:
    texts = (("a", BRIDGE), ("b", "It did not fall"), ("c", "The tower collapsed"))
    assert nli_verdicts(story_of(gold, *texts), Rules())["a-1"] is CONTRADICTED


def test_what_entailment_leaves_open_is_single_source(gold: Path) -> None:
    story = story_of(gold, ("a", "Two people came"), ("b", "Three people left"), ("c", "Four people stayed"))
    assert set(nli_verdicts(story, Rules()).values()) == {SINGLE}
