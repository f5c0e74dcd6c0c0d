"""Join the figures of claims that are said to be of one quantity, and say of each two whether they differ and how.

Reads what the engine judged and what the rules made of it; a relation that a person refused joins nothing, and a figure
that is denied is no value.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from verifier.models import (
    Claim,
    Decider,
    Judgement,
    Quantity,
    Relation,
    RelationLabel,
    Report,
    Stance,
    Standing,
)
from verifier.report.charts.counterparts import Figures

_DIFFERENT = frozenset({RelationLabel.CONTRADICTS, RelationLabel.UPDATES, RelationLabel.VARIES})


@dataclass(frozen=True, slots=True)
class FigureOf:
    """A claim and the place of one of its figures."""

    claim: str
    place: int


@dataclass(frozen=True, slots=True)
class Join:
    """Two figures of one quantity; `label` says how they differ, None that they do not. An update's older is `one`."""

    one: FigureOf
    other: FigureOf
    label: RelationLabel | None
    counts: bool
    why: str


@dataclass(frozen=True, slots=True)
class _Said:
    """What the engine said of a pair: one quantity, part and whole, or nothing on that (None: not of one)."""

    same: bool | None
    is_part: bool


def find_joins(report: Report, claims: Mapping[str, Claim]) -> tuple[Join, ...]:
    """Return all joins of a report, in the order of its relations."""
    said = _said(report.judgements)
    figures = Figures()
    found: list[Join] = []
    for relation in report.relations:
        if relation.label is RelationLabel.NONE or relation.standing is Standing.REFUSED:
            continue
        one, other = claims.get(relation.evidence), claims.get(relation.target)
        if one is not None and other is not None and _have_values(one, other):
            found.extend(_joins(relation, one, other, said.get(_pair(one.id, other.id)), figures))
    return tuple(found)


def _have_values(one: Claim, other: Claim) -> bool:
    return bool(one.quantities and other.quantities) and Stance.DENIED not in (one.stance, other.stance)


def _pair(one: str, other: str) -> tuple[str, str]:
    """Return two claims whatever the direction; there are many, so no `Pair` that checks its ids is made of them."""
    return (one, other) if one < other else (other, one)


def _said(judgements: tuple[Judgement, ...]) -> dict[tuple[str, str], _Said]:
    found: dict[tuple[str, str], _Said] = {}
    for judgement in judgements:
        pair = _pair(judgement.evidence, judgement.target)
        before = found.get(pair, _Said(None, False))
        same = judgement.same_quantity if before.same is None else before.same or bool(judgement.same_quantity)
        found[pair] = _Said(same, before.is_part or judgement.part_of is not None)
    return found


def _joins(relation: Relation, one: Claim, other: Claim, said: _Said | None, figures: Figures) -> Iterator[Join]:
    if not _is_of_one(relation, said):
        return
    is_sure = bool(said and (said.same or said.is_part)) or relation.decided_by is Decider.PERSON
    is_part = bool(said and said.is_part)
    for here, there in figures.counterparts(one.quantities, other.quantities):
        mine, theirs = one.quantities[here], other.quantities[there]
        label = _difference(relation.label, mine, theirs, figures)
        if label is None and is_part:
            continue
        if is_sure or figures.count_alike(mine, theirs):
            ends = FigureOf(one.id, here), FigureOf(other.id, there)
            older, newer = reversed(ends) if label is RelationLabel.UPDATES else ends
            yield Join(older, newer, label, relation.counts, relation.why)


def _is_of_one(relation: Relation, said: _Said | None) -> bool:
    """Whether both are of one quantity, or at least a part of the other's whole, or differ without a word on that."""
    if relation.decided_by is Decider.PERSON or (said is not None and (said.same or said.is_part)):
        return True
    return (said is None or said.same is None) and relation.label in _DIFFERENT


def _difference(label: RelationLabel, one: Quantity, other: Quantity, figures: Figures) -> RelationLabel | None:
    if label not in _DIFFERENT or figures.agree(one, other):
        return None
    return label if label is RelationLabel.UPDATES or not figures.bears_one_way(one, other) else None
