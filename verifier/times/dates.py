"""Compare two dates that are themselves the content: "voted on Thursday", "voted on Wednesday".

They are compared like figures (docs/domain.md, "Figures"): the same or within a coarser one supports, overlap varies,
apart contradicts; a day apart varies where the zones may differ. Days are those of the texts' own calendars.
"""

from dataclasses import dataclass
from datetime import timedelta

from verifier.models import RelationLabel, Time
from verifier.times.order import DAY, gap, is_moment, is_within
from verifier.times.zones import WIDEST, lacks_zone, own_calendar

_ROUNDING = timedelta(minutes=30)
"""Two clock times this far apart may be one time, rounded in different ways."""


@dataclass(frozen=True, slots=True)
class DateComparison:
    """What one date says of another (evidence on target), and why in words for the reader."""

    label: RelationLabel
    why: str


def compare_dates(evidence: Time, target: Time, *, in_one_zone: bool = False) -> DateComparison:
    """Compare two dates of one thing; `in_one_zone` says that both texts count in the same zone.

    Two clock times vary if they are half an hour apart, or if they lack a zone that could explain the distance; a clock
    time and a day are compared as days.
    """
    if evidence.has_clock and target.has_clock:
        return _compare_clocks(evidence, target, in_one_zone)
    one, other = own_calendar(evidence), own_calendar(target)
    told = f"{evidence} and {target}"
    if one == other:
        return DateComparison(RelationLabel.SUPPORTS, f"{told}: the same date")
    if is_within(one, other):
        return DateComparison(RelationLabel.SUPPORTS, f"{told}: the one lies within the other")
    if is_within(other, one):
        return DateComparison(RelationLabel.NONE, f"{told}: the evidence is the coarser date")
    if gap(one, other) > DAY:
        return DateComparison(RelationLabel.CONTRADICTS, f"{told}: different dates")
    if gap(one, other) == timedelta(0):
        return DateComparison(RelationLabel.VARIES, f"{told}: the dates overlap in part")
    may_be_zones = not in_one_zone and (is_moment(one) or is_moment(other))
    label = RelationLabel.VARIES if may_be_zones else RelationLabel.CONTRADICTS
    return DateComparison(label, f"{told}: a day apart" + (", perhaps across time zones" if may_be_zones else ""))


def _compare_clocks(evidence: Time, target: Time, in_one_zone: bool) -> DateComparison:
    told = f"{evidence} and {target}"
    apart = gap(evidence.bounds, target.bounds)
    if apart == timedelta(0):
        return DateComparison(RelationLabel.SUPPORTS, f"{told}: the same time of day")
    may_be_zones = not in_one_zone and (lacks_zone(evidence) or lacks_zone(target))
    if apart <= (WIDEST if may_be_zones else _ROUNDING):
        return DateComparison(RelationLabel.VARIES, f"{told}: close to each other")
    return DateComparison(RelationLabel.CONTRADICTS, f"{told}: different times of day")
