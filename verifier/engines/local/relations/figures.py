"""Say whether two claims give figures of the same quantity: the same thing counted, of the same people and place.

How the figures compare is left to `verifier.quantities`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from verifier.engines.local.relations.alignment import Alignment
from verifier.engines.local.relations.measures import ATTENDANCE, Measure, told_alike, told_apart
from verifier.engines.local.relations.reading import name_keys
from verifier.lexicon import load_lexicon
from verifier.models import Claim, Kind, Quantity, RelationLabel, Stance
from verifier.quantities import comparable, compare_all

_COVERED_ONE_WAY = 0.6
_COVERED_OTHER_WAY = 0.25
_SHARED = 2
_SHORTEST_PERIOD = timedelta(days=20)
"""Periods from a month on are told apart: what is counted in each is another figure, no later state of the same."""
_FATES = frozenset({"kill", "injure", "missing", "evacuate", "rescue", "arrest", "infect", "hospitalise", "displace"})


@dataclass(frozen=True, slots=True)
class FigureView:
    """What the figures of evidence and target say; `same_quantity` is None where that is open or there are none.

    `carries_target` says whether every figure of the target is borne out by the evidence (true where it has none),
    `told_alike` that both say in the same full words what is counted.
    """

    same_quantity: bool | None
    label: RelationLabel | None
    why: str
    carries_target: bool
    told_alike: bool = False


def view_figures(evidence: Claim, target: Claim, aligned: Alignment) -> FigureView:
    """Compare the figures of two aligned claims."""
    if not target.quantities:
        return FigureView(None, None, "", True)
    if not evidence.quantities:
        return FigureView(None, None, "", False)
    same = _same_quantity(evidence, target, aligned)
    if same is False:
        return FigureView(False, None, "", False)
    compared = compare_all(evidence.quantities, target.quantities, aligned.part_of)
    if compared is None:
        return FigureView(False, None, "", False)
    supports = compared.label is RelationLabel.SUPPORTS
    if not supports and _are_measures_apart(evidence, target, aligned):
        return FigureView(False, None, "", False)
    alike = _are_told_alike(evidence, target, aligned)
    if compared.label is RelationLabel.CONTRADICTS and not alike and _is_guessed(evidence, target):
        return FigureView(None, None, "", False)
    return FigureView(same, compared.label, compared.why, supports, alike)


def _measured(evidence: Claim, target: Claim, aligned: Alignment) -> Iterator[tuple[Measure, Measure]]:
    """Yield what is counted by each two figures that can be compared."""
    for one, counted in zip(evidence.quantities, aligned.one.measures, strict=True):
        for other, also in zip(target.quantities, aligned.other.measures, strict=True):
            if comparable(one, other):
                yield counted, also


def _are_told_alike(evidence: Claim, target: Claim, aligned: Alignment) -> bool:
    pairs = tuple(_measured(evidence, target, aligned))
    if any(told_alike(one, other) for one, other in pairs):
        return True
    return any(one.is_crowd and other.is_crowd for one, other in pairs) and _is_one_gathering(aligned)


def _is_one_gathering(aligned: Alignment) -> bool:
    """Whether both tell of one event by a word for it, or one leaves it unsaid."""
    ours, theirs = (side.reading.keys - side.reading.names for side in (aligned.one, aligned.other))
    known = aligned.background.backdrop.keys | ATTENDANCE | load_lexicon().persons
    return bool((ours & theirs) - ATTENDANCE or not ours - known or not theirs - known)


def _are_measures_apart(evidence: Claim, target: Claim, aligned: Alignment) -> bool:
    return all(told_apart(one, other) for one, other in _measured(evidence, target, aligned))


def _is_guessed(evidence: Claim, target: Claim) -> bool:
    """Whether a claim has several figures of a dimension that no word tells apart: "15 km off, at a depth of 33 km"."""
    for one in evidence.quantities:
        for other in target.quantities:
            if comparable(one, other) and not name_keys(one.of) & name_keys(other.of):
                rivals = [sum(comparable(each, other) for each in side.quantities) for side in (evidence, target)]
                if max(rivals) > 1:
                    return True
    return False


def _same_quantity(evidence: Claim, target: Claim, aligned: Alignment) -> bool | None:
    """Return None where one names a place that the other may leave unsaid, or tells what was expected of the other."""
    if evidence.kind is not target.kind or aligned.names_clash or aligned.contrasted or not aligned.same_polarity:
        return False
    if _are_of_two_periods(evidence, target):
        return False
    if aligned.evidence.increment is not aligned.target.increment or not _count_alike(evidence, target, aligned):
        return False
    if not _covers_enough(evidence, target, aligned):
        return False
    if evidence.kind is Kind.STATEMENT and not aligned.same_origin:
        return False
    if aligned.evidence.dangling or aligned.target.dangling:
        return None
    unsaid = (aligned.extra_in_evidence or aligned.extra_in_target) and not _are_told_alike(evidence, target, aligned)
    if aligned.evidence.foreseen is not aligned.target.foreseen:
        return None
    return None if unsaid and aligned.part_of is None else True


def _are_of_two_periods(evidence: Claim, target: Claim) -> bool:
    """Whether each is of a closed period of its own, longer than a day: the revenue of two quarters."""
    if evidence.time is None or target.time is None:
        return False
    one, other = evidence.time.bounds, target.time.bounds
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return False
    is_long = min(one.end - one.start, other.end - other.start) > _SHORTEST_PERIOD
    return is_long and (one.end < other.start or other.end < one.start)


def _covers_enough(evidence: Claim, target: Claim, aligned: Alignment) -> bool:
    """Whether most of one is in the other; of both where they share but a word, or one is a forecast."""
    less, more = sorted((aligned.covered, aligned.covered_back))
    if _are_told_alike(evidence, target, aligned):
        return True
    shared = aligned.evidence.keys & aligned.target.keys
    strict = len(shared) < _SHARED or Stance.PREDICTED in (evidence.stance, target.stance)
    return more >= _COVERED_ONE_WAY and less >= (_COVERED_ONE_WAY if strict else _COVERED_OTHER_WAY)


def _count_alike(evidence: Claim, target: Claim, aligned: Alignment) -> bool:
    said = aligned.evidence.keys & aligned.target.keys
    return any(
        comparable(one, other) and (_same_thing(one, other, said) or _same_measure(one, other))
        for one in evidence.quantities
        for other in target.quantities
    ) or _are_told_alike(evidence, target, aligned)


def _same_measure(one: Quantity, other: Quantity) -> bool:
    """Whether the same measure is given: a length or an amount says little of what it measures."""
    return one.unit is not None and (one.low, one.high) == (other.low, other.high)


def _same_thing(one: Quantity, other: Quantity, said: frozenset[str]) -> bool:
    """Whether what is counted shares a word; an unnamed thing may be anything, "people" any kind of person.

    "31 hurt" are not the people of a claim that hurts nobody: a fate has to be among what both claims say.
    """
    counted, also = name_keys(one.of), name_keys(other.of)
    if (counted | also) & _FATES - said:
        return False
    if counted & also or not one.of or not other.of:
        return True
    if counted and also:
        return False
    return not counted | also or bool((counted | also) & load_lexicon().persons)
