"""Order two stretches of time: the same, one within the other, one after the other.

Tolerances are those of docs/domain.md, "Time": moments within a day of each other, and periods whose ends are, are the
same. A moment is what lies within one day. Open ends reach as far as time does. Every function is symmetric: exchanging
its arguments exchanges evidence and target in what it returns.
"""

from datetime import UTC, datetime, timedelta
from enum import StrEnum

from verifier.edtf import Bounds

DAY = timedelta(days=1)
WEEK = timedelta(days=7)
_BEGINNING = datetime.min.replace(tzinfo=UTC)
_END = datetime.max.replace(tzinfo=UTC)


class TimeRelation(StrEnum):
    """How the time of evidence lies to that of a target."""

    SAME = "same time"
    EVIDENCE_WITHIN = "evidence within target"
    TARGET_WITHIN = "target within evidence"
    EVIDENCE_LATER = "evidence later"
    EVIDENCE_EARLIER = "evidence earlier"
    ORDER_UNKNOWN = "order unknown"
    UNKNOWN = "unknown"


_MIRRORED = {
    TimeRelation.EVIDENCE_WITHIN: TimeRelation.TARGET_WITHIN,
    TimeRelation.TARGET_WITHIN: TimeRelation.EVIDENCE_WITHIN,
    TimeRelation.EVIDENCE_LATER: TimeRelation.EVIDENCE_EARLIER,
    TimeRelation.EVIDENCE_EARLIER: TimeRelation.EVIDENCE_LATER,
}


def mirrored(relation: TimeRelation) -> TimeRelation:
    """Return the relation as seen from the other claim."""
    return _MIRRORED.get(relation, relation)


def is_moment(bounds: Bounds) -> bool:
    """Whether a stretch lies within one day."""
    return bounds.start is not None and bounds.end is not None and bounds.end - bounds.start < DAY


def length(bounds: Bounds) -> timedelta:
    """Measure a stretch; one that is open has no end."""
    return _end(bounds) - _start(bounds)


def gap(one: Bounds, other: Bounds) -> timedelta:
    """Measure the time between two stretches: nothing where they share an instant.

    Stretches of whole days end a second before midnight; between two days in a row lies that second.
    """
    return max(timedelta(0), _start(one) - _end(other), _start(other) - _end(one))


def order(evidence: Bounds, target: Bounds) -> TimeRelation:
    """Tell which comes first; unknown where they share an instant."""
    if _start(evidence) > _end(target):
        return TimeRelation.EVIDENCE_LATER
    if _start(target) > _end(evidence):
        return TimeRelation.EVIDENCE_EARLIER
    return TimeRelation.ORDER_UNKNOWN


def have_same_ends(one: Bounds, other: Bounds) -> bool:
    """Whether two periods start, and end, within a day of each other."""
    return abs(_start(one) - _start(other)) <= DAY and abs(_end(one) - _end(other)) <= DAY


def is_within(part: Bounds, whole: Bounds) -> bool:
    """Whether the whole covers the part."""
    return _start(whole) <= _start(part) and _end(part) <= _end(whole)


def compare_periods(evidence: Bounds, target: Bounds) -> TimeRelation:
    """Compare when two events happened; unknown where the periods overlap only in part."""
    if is_moment(evidence) and is_moment(target) and gap(evidence, target) <= DAY:
        return TimeRelation.SAME
    if have_same_ends(evidence, target):
        return TimeRelation.SAME
    if is_within(evidence, target):
        return TimeRelation.EVIDENCE_WITHIN
    if is_within(target, evidence):
        return TimeRelation.TARGET_WITHIN
    relation = order(evidence, target)
    return TimeRelation.UNKNOWN if relation is TimeRelation.ORDER_UNKNOWN else relation


def _start(bounds: Bounds) -> datetime:
    return bounds.start or _BEGINNING


def _end(bounds: Bounds) -> datetime:
    return bounds.end or _END
