"""Look at a pair of claims from both sides: what an engine said of each direction, and when the two hold.

What follows of it is settled elsewhere (`verifier.relations`).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from verifier.models import SYMMETRIC, Article, Claim, Judgement, RelationLabel, Time
from verifier.times import TimeComparison, TimeRelation, compare_times, mirrored


@dataclass(frozen=True, slots=True)
class Update:
    """The claim that an engine takes for the later one of two, and whether its own time begins later too."""

    claim: str
    is_later: bool


@dataclass(frozen=True, slots=True)
class Case:
    """One direction of a pair: what the engine said of it, and what the rules look at.

    `update` is what the engine takes for news of later than the other; `supported_back` says that it sees support the
    other way round.
    """

    judgement: Judgement
    evidence: Claim
    target: Claim
    times: TimeComparison
    update: Update | None
    supported_back: bool


def cases_of(
    first: Claim, second: Claim, by_evidence: Mapping[str, Judgement], articles: Mapping[str, Article]
) -> Iterator[Case]:
    """Yield both directions of a pair that an engine judged; `by_evidence` has its judgements by their evidence."""
    times = compare_times(first, second, _published(articles[first.article]), _published(articles[second.article]))
    update = _update(by_evidence, {first.id: first, second.id: second})
    for evidence, target, seen in (
        (first, second, times),
        (second, first, replace(times, relation=mirrored(times.relation))),
    ):
        is_later = seen.relation is TimeRelation.EVIDENCE_LATER
        yield Case(
            _in_direction(by_evidence, evidence.id, target.id, is_later),
            evidence,
            target,
            seen,
            update,
            _supports(by_evidence, target.id),
        )


def _supports(by_evidence: Mapping[str, Judgement], claim: str) -> bool:
    return claim in by_evidence and by_evidence[claim].label is RelationLabel.SUPPORTS


def _update(by_evidence: Mapping[str, Judgement], claims: Mapping[str, Claim]) -> Update | None:
    """Return the update that the engine sees, unless by their own times the other claim is the later one.

    Of two that begin alike and are each said to update the other, neither is the later.
    """
    seen = [said for said in by_evidence.values() if said.label is RelationLabel.UPDATES]
    for said in seen:
        later, earlier = claims[said.evidence].time, claims[said.target].time
        if later is None or earlier is None:
            continue
        start, before = later.bounds.start, earlier.bounds.start
        if start is None or before is None or start < before:
            continue
        if start > before or (len(seen) == 1 and not (later.has_clock or earlier.has_clock)):
            return Update(said.evidence, start > before)
    return None


def _in_direction(by_evidence: Mapping[str, Judgement], evidence: str, target: str, is_later: bool) -> Judgement:
    """Return what the engine said in this direction, with what it said of the pair the other way round.

    A symmetric label holds both ways, and so does what was said of the quantity; an update goes from the later claim.
    """
    given = [by_evidence[claim] for claim in (evidence, target) if claim in by_evidence]
    symmetric = [each for each in given if each.label in SYMMETRIC]
    said = min(symmetric, key=lambda each: each.label is not RelationLabel.CONTRADICTS, default=given[0])
    label = said.label
    if said.evidence != evidence and label not in SYMMETRIC:
        is_update = label is RelationLabel.UPDATES and is_later
        label = label if is_update else RelationLabel.NONE
    counting = (each for each in given if counts_one_thing(each))
    counted = min(counting, key=lambda each: each.evidence, default=said)
    part_of = counted.part_of
    if part_of is not None and counted.evidence != evidence:
        part_of = part_of.turned
    changed = {"label": label, "same_quantity": counted.same_quantity, "part_of": part_of}
    return said.model_copy(update={"evidence": evidence, "target": target, **changed})


def _published(article: Article) -> Time | None:
    return article.published.when if article.published else None


def counts_one_thing(said: Judgement) -> bool:
    """Whether an engine says that two figures are of one quantity, or of a part and its whole."""
    return bool(said.same_quantity) or said.part_of is not None
