"""Tell whether two claims are of the same time, by the section "Time" of docs/domain.md.

It compares when contents hold, never when articles appeared unless nothing else is known. It does not say what follows:
that two values of different times update each other, or that the same figure at another time still agrees, is for the
rules on relations. Whether a state lasts, ends or grows is read from the two claims' own words (text and quotes).
"""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from verifier.edtf import Bounds
from verifier.models import Claim, Time
from verifier.times.aspect import Aspect, ends_state, figures_in, is_absence, is_growing, marks_change
from verifier.times.denials import compare_denials, is_open_denial
from verifier.times.holding import Holding, holding_of
from verifier.times.order import (
    DAY,
    WEEK,
    TimeRelation,
    compare_periods,
    gap,
    have_same_ends,
    length,
    order,
)
from verifier.times.zones import WIDEST, lacks_zone

_PART_OF_DAY = re.compile(
    r"\b(?:by|as of|as at|until|on) (?:\S+ ){0,2}?(dawn|morning|noon|midday|afternoon|evening|night|midnight)\b"
)
_APART = frozenset({TimeRelation.EVIDENCE_LATER, TimeRelation.EVIDENCE_EARLIER})


@dataclass(frozen=True, slots=True)
class TimeComparison:
    """How the time of evidence lies to that of a target, and why in words for the reader."""

    relation: TimeRelation
    why: str


@dataclass(frozen=True, slots=True)
class _Side:
    claim: Claim
    holding: Holding
    bounds: Bounds


def compare_times(
    evidence: Claim, target: Claim, evidence_published: Time | None, target_published: Time | None
) -> TimeComparison:
    """Compare when two claims hold; unknown where the time of either is (it can support then, never contradict).

    Exchanging the claims gives the mirrored relation.
    """
    if is_open_denial(evidence) or is_open_denial(target):
        relation, why = compare_denials(evidence, target, evidence_published, target_published)
        return TimeComparison(relation, why)
    one, other = _side(evidence, evidence_published), _side(target, target_published)
    if one is None or other is None:
        return TimeComparison(TimeRelation.UNKNOWN, "the time of at least one of the claims is unknown")
    aspects = {one.holding.aspect, other.holding.aspect}
    if aspects == {Aspect.EVENT}:
        return _compare_events(one, other)
    if Aspect.EVENT in aspects and Aspect.RUNNING_TOTAL in aspects:
        return _compare_events(one, other)
    return _compare_totals(one, other) if Aspect.RUNNING_TOTAL in aspects else _compare_states(one, other)


def _side(claim: Claim, published: Time | None) -> _Side | None:
    holding = holding_of(claim, published)
    return _Side(claim, holding, holding.bounds) if holding.bounds else None


def _compare_events(one: _Side, other: _Side) -> TimeComparison:
    relation = compare_periods(one.bounds, other.bounds)
    if relation is TimeRelation.SAME:
        return _unless_changed(one, other)
    if relation in _APART:
        relation = compare_periods(_by_then(one), _by_then(other))
    return TimeComparison(relation, _why(one, other))


def _by_then(side: _Side) -> Bounds:
    """Let an event that is only told on a day be of any time before."""
    return replace(side.bounds, start=None) if side.holding.by_then else side.bounds


def _compare_states(one: _Side, other: _Side) -> TimeComparison:
    """Compare states, or a state with an event: they share their time where one lasts long enough to meet the other."""
    longest = max(length(one.bounds), length(other.bounds))
    if longest > WEEK and not have_same_ends(one.bounds, other.bounds):
        relation = compare_periods(one.bounds, other.bounds)
        if relation in (TimeRelation.EVIDENCE_WITHIN, TimeRelation.TARGET_WITHIN):
            return TimeComparison(relation, _why(one, other))
    reasons = [reason for side in (one, other) for reason in _what_ends(side)]
    lasting = DAY if reasons else WEEK
    if gap(_lasting(one), _lasting(other)) > lasting:
        suffix = f"; {reasons[0]}" if reasons else "; a state holds for a week either way"
        return TimeComparison(order(one.bounds, other.bounds), _why(one, other) + suffix)
    return _unless_changed(one, other)


def _lasting(side: _Side) -> Bounds:
    """Stretch a state back to where it began, if its text says so."""
    return replace(side.bounds, start=side.holding.since) if side.holding.since else side.bounds


def _what_ends(side: _Side) -> list[str]:
    """Name what keeps a state from lasting."""
    reasons = ["absence does not last"] if is_absence(side.claim.text) else []
    reasons += ["a state ended"] if ends_state(side.claim.text) else []
    return reasons + (["the count is moving"] if any(map(is_growing, _words(side.claim))) else [])


def _compare_totals(one: _Side, other: _Side) -> TimeComparison:
    """Compare running totals by their as-of moments: two different ones differ even within a day."""
    relation = TimeRelation.SAME if _is_one_count(one, other) else _order_of_moments(one, other)
    if relation in (TimeRelation.SAME, TimeRelation.ORDER_UNKNOWN):
        relation = _part_of_total(one, other) or relation
    if relation is TimeRelation.ORDER_UNKNOWN and is_absence(one.claim.text) is not is_absence(other.claim.text):
        return TimeComparison(TimeRelation.SAME, _why(one, other) + "; none at all is no count that goes on")
    return TimeComparison(relation, _why(one, other) + "; a running total holds at its moment only")


def _order_of_moments(one: _Side, other: _Side) -> TimeRelation:
    if _lacks_zone(one) != _lacks_zone(other) and gap(one.bounds, other.bounds) <= WIDEST:
        return TimeRelation.ORDER_UNKNOWN
    return order(one.bounds, other.bounds)


def _is_one_count(one: _Side, other: _Side) -> bool:
    """Whether two totals are of one count: of the same clock time, or of one origin's one occasion."""
    if one.bounds == other.bounds and (one.bounds.start == one.bounds.end or _part_of_day(one) & _part_of_day(other)):
        return _lacks_zone(one) == _lacks_zone(other)
    said, also_said = one.claim.said_on, other.claim.said_on
    if said is None or also_said is None or said.occasion is None or said.date is None:
        return False
    is_one_origin = one.claim.origin.body.casefold() == other.claim.origin.body.casefold()
    return is_one_origin and said == also_said


def _part_of_day(side: _Side) -> frozenset[str]:
    """Return the parts of a day that the texts name: "by Tuesday morning"."""
    return frozenset(_PART_OF_DAY.findall(" ".join(_words(side.claim)).casefold()))


def _part_of_total(one: _Side, other: _Side) -> TimeRelation | None:
    """Tell the shorter of two totals that began on different days."""
    first, second = one.holding.since, other.holding.since
    if first is None or second is None or abs(first - second) <= DAY:
        return None
    return TimeRelation.EVIDENCE_WITHIN if first > second else TimeRelation.TARGET_WITHIN


def _lacks_zone(side: _Side) -> bool:
    return side.holding.time is not None and lacks_zone(side.holding.time)


def _unless_changed(one: _Side, other: _Side) -> TimeComparison:
    """Take two times as the same, unless one of the texts marks a change from what the other says."""
    marked = _marks_change_from(one.claim, other.claim), _marks_change_from(other.claim, one.claim)
    if marked[0] == marked[1]:
        return TimeComparison(TimeRelation.SAME, _why(one, other))
    relation = order(one.bounds, other.bounds)
    if relation is TimeRelation.ORDER_UNKNOWN:
        relation = TimeRelation.EVIDENCE_LATER if marked[0] else TimeRelation.EVIDENCE_EARLIER
    return TimeComparison(relation, _why(one, other) + "; a text marks the change between them")


def _marks_change_from(claim: Claim, earlier: Claim) -> bool:
    """Whether a claim marks a change from the other's figure: one that it names, or leaves unnamed ("rose to 25")."""
    own, before = _figures(claim), _figures(earlier)
    if not own or not before or own & before:
        return False
    named = (figures_in(text) for text in _words(claim) if marks_change(text))
    return any(bool(figures & before) or len(figures) < 2 for figures in named)


def _figures(claim: Claim) -> set[Decimal]:
    ends = (end for quantity in claim.quantities for end in (quantity.low, quantity.high))
    return {end for end in ends if end is not None}


def _words(claim: Claim) -> tuple[str, ...]:
    return (claim.text, *(quote.text for quote in claim.quotes))


def _why(one: _Side, other: _Side) -> str:
    return f"{_told(one)} and {_told(other)}"


def _told(side: _Side) -> str:
    since = f" since {side.holding.since.date()}" if side.holding.since else ""
    return f"{side.holding.aspect}{since} of {side.holding.time} (by {side.holding.basis})"
