"""Is a claim a fact or a statement: what the rules say, the classifier, and both together.

Judged on the claims that the rules extract from the gold stories and that are gold's too, against gold's kind. The
classifier is trained on gold's claims of the other stories. A claim's wording already shows what the rules decided
(they keep "A said that" in a statement), so the quote is tried as well.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from evals.labels.values import Story
from evals.scores.alignment import align
from training.worthiness.classifier import THRESHOLD, Labels, Texts, fit, score
from training.worthiness.figures import Compared, Items, compare
from training.worthiness.sentences import ruled_claims
from verifier.models import Claim, Kind


@dataclass(frozen=True, slots=True)
class Matched:
    """A claim that was extracted, and gold's kind of it."""

    story: str
    claim: Claim
    expected: Kind


@dataclass(frozen=True, slots=True)
class KindRow:
    """How one way of telling did; `n_statements` of `n` are statements."""

    way: str
    n: int
    n_statements: int
    compared: Compared


def compare_kinds(stories: Sequence[Story], vectors: Texts) -> Iterator[KindRow]:
    """Yield a row for each way of telling a statement from a fact."""
    matched = [one for story in stories for one in match(story)]
    expected = np.array([one.expected is Kind.STATEMENT for one in matched])
    ruled = np.array([one.claim.kind is Kind.STATEMENT for one in matched])
    groups = [f"{one.story}/{one.claim.article}" for one in matched]
    items = Items(expected, groups, [one.story for one in matched])
    for way, answers in _ways(stories, matched, ruled, vectors):
        yield KindRow(way, len(matched), int(expected.sum()), compare(items, answers, ruled))


def match(story: Story) -> Iterator[Matched]:
    """Yield the extracted claims of a story that are gold's."""
    found = {claim.id: claim for article in story.articles for claim in ruled_claims(article)}
    gold = {claim.id: claim for claim in story.labels.plain_claims}
    for pair in align(tuple(found.values()), tuple(gold.values())).pairs:
        yield Matched(story.id, found[pair.predicted], gold[pair.gold].kind)


def _ways(
    stories: Sequence[Story], matched: Sequence[Matched], ruled: Labels, vectors: Texts
) -> Iterator[tuple[str, Labels]]:
    yield "always a fact", np.zeros_like(ruled)
    yield "rules", ruled
    for name, words_of in (("wording", _wording), ("quote", _quote)):
        told = _told(stories, matched, vectors, words_of)
        yield f"classifier, {name}", told
        yield f"rules and classifier, {name}", ruled & told
        yield f"rules or classifier, {name}", ruled | told


def _told(
    stories: Sequence[Story], matched: Sequence[Matched], vectors: Texts, words_of: Callable[[Claim], str]
) -> Labels:
    """Say of each claim whether it is a statement, by a model of the other stories' gold claims."""
    told = np.zeros(len(matched), dtype=np.bool_)
    for left_out in stories:
        seen = [claim for story in stories if story.id != left_out.id for claim in story.labels.plain_claims]
        labels = np.array([claim.kind is Kind.STATEMENT for claim in seen])
        model = fit(vectors.of([words_of(claim) for claim in seen]), labels)
        unseen = np.array([one.story == left_out.id for one in matched])
        asked = [words_of(one.claim) for one in matched if one.story == left_out.id]
        if asked:
            told[unseen] = score(model, vectors.of(asked)) >= THRESHOLD
    return told


def _wording(claim: Claim) -> str:
    return claim.text


def _quote(claim: Claim) -> str:
    return claim.quotes[0].text
