"""Build gold stories, items and samples in memory, for tests of the scores."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from stories import article, claim

from evals.labels.values import GoldClaim, GoldRelation, Labels, Split, Story
from evals.runs.values import Header, Sample, Setting
from evals.scores import summary
from evals.scores.summary import Summary
from evals.scores.values import Item, Outcome
from verifier.models import Article, Claim, EngineInfo, Judgement, Kind, RelationLabel, Report, VerdictLabel
from verifier.pipeline import recompute

ENGINE = EngineInfo(name="scripted")
CONTRADICTED, CORROBORATED, SINGLE = VerdictLabel
SUPPORTS, CONTRADICTS = RelationLabel.SUPPORTS, RelationLabel.CONTRADICTS

ONE = article("one", "The bridge over the Mure fell on Monday morning.", "The bridge had ten stone arches.")
TWO = article(
    "two", "The Mure bridge collapsed early on Monday.", "The bridge had twelve stone arches.", "Police came."
)
FELL, ARCHES = claim(ONE, 1), claim(ONE, 2, figure=10)
COLLAPSED, MORE_ARCHES, POLICE = claim(TWO, 1), claim(TWO, 2, figure=12), claim(TWO, 3)
CLAIMS = (FELL, ARCHES, COLLAPSED, MORE_ARCHES, POLICE)
VERDICTS = {
    FELL.id: CORROBORATED,
    ARCHES.id: CONTRADICTED,
    COLLAPSED.id: CORROBORATED,
    MORE_ARCHES.id: CONTRADICTED,
    POLICE.id: SINGLE,
}
RELATIONS = (
    (FELL, SUPPORTS, COLLAPSED),
    (COLLAPSED, SUPPORTS, FELL),
    (ARCHES, CONTRADICTS, MORE_ARCHES),
    (MORE_ARCHES, CONTRADICTS, ARCHES),
)


def story(
    name: str = "bridge",
    articles: Sequence[Article] = (ONE, TWO),
    claims: Sequence[Claim] = CLAIMS,
    verdicts: Mapping[str, VerdictLabel] = VERDICTS,
    relations: Iterable[tuple[Claim, RelationLabel, Claim]] = RELATIONS,
) -> Story:
    """Make a story; by default two outlets on a bridge, who disagree on its arches."""
    rows = tuple(GoldRelation(evidence=one.id, target=two.id, relation=label) for one, label, two in relations)
    labelled = tuple(
        GoldClaim(claim=each, verdict=verdicts.get(each.id, SINGLE), tags=("figure",) if each.quantities else ())
        for each in claims
    )
    labels = Labels(claims=labelled, relations=rows)
    return Story(
        id=name,
        topic="a bridge",
        split=Split.DEV,
        folder=Path(name),
        articles=tuple(articles),
        labels=labels,
        hash="0" * 64,
    )


def swap(
    relations: Iterable[tuple[Claim, RelationLabel, Claim]], old: Claim, new: Claim
) -> list[tuple[Claim, RelationLabel, Claim]]:
    """Put one claim in the place of another."""
    return [(new if one is old else one, label, new if two is old else two) for one, label, two in relations]


def judgement(evidence: Claim, label: RelationLabel, target: Claim) -> Judgement:
    """Make what an engine says of one direction; figures are of one quantity where both claims have some."""
    same = bool(evidence.quantities and target.quantities) or None
    return Judgement(evidence=evidence.id, target=target.id, label=label, same_quantity=same)


def report(
    claims: Sequence[Claim] = CLAIMS,
    relations: Iterable[tuple[Claim, RelationLabel, Claim]] = RELATIONS,
    articles: Sequence[Article] = (ONE, TWO),
    **fields: object,
) -> Report:
    """Make a report as it is when it has been read back: verdicts are recomputed."""
    judgements = tuple(judgement(*each) for each in relations)
    made = Report(
        verifier_version="0", engine=ENGINE, articles=tuple(articles), claims=tuple(claims), judgements=judgements
    )
    return recompute(made.model_copy(update=fields))


def sample(setting: Setting = Setting.ORACLE, of: Report | None = None, name: str = "bridge") -> Sample:
    """Make a sample of a report, by default one that has all of gold."""
    return Sample(story=name, setting=setting, report=of or report())


def header(*stories: str, seed: int = 0) -> Header:
    """Make the header of a run."""
    return Header(row="scripted", engine=ENGINE, gold="0" * 64, stories=stories, seed=seed)


def summarise(header: Header, stories: Sequence[Story], samples: Sequence[Sample]) -> Summary:
    """Score samples and sum them up."""
    return summary.summarise(header, stories, summary.score_run(header, stories, samples))


def item(
    number: int,
    expected: VerdictLabel,
    got: Outcome | VerdictLabel,
    *,
    article_id: str = "a",
    story_id: str = "s",
    setting: Setting = Setting.ORACLE,
    tags: tuple[str, ...] = (),
) -> Item:
    """Make an item of its own."""
    return Item(
        story=story_id,
        article=article_id,
        claim=f"{article_id}:{number}",
        setting=setting,
        expected=expected,
        got=Outcome(got.value),
        kind=Kind.FACT,
        tags=tags,
        outlets=2,
        text="a claim",
    )
