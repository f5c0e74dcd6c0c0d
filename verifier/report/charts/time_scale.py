"""Place moments on an axis: in proportion, with long stretches in which nothing happens cut short and marked.

Days are those of UTC, as everywhere in a report.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from verifier.report.charts.place import between

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAY = timedelta(days=1).total_seconds()
_SHORTEST_CUT = 5 * _DAY
_CUT_FACTOR = 2.5
_CUT_TO = 0.35


@dataclass(frozen=True, slots=True)
class TimeScale:
    """Moments in order and where each lies; `breaks` are the places where time is left out."""

    moments: tuple[datetime, ...]
    places: tuple[float, ...]
    breaks: tuple[float, ...]

    def at(self, moment: datetime) -> float:
        """Return where a moment lies; what lies before or after all moments is at that end."""
        after = bisect_right(self.moments, moment)
        if after == 0:
            return self.places[0]
        if after == len(self.moments):
            return self.places[-1]
        earlier, later = self.moments[after - 1], self.moments[after]
        share = (moment - earlier).total_seconds() / (later - earlier).total_seconds()
        return between(self.places[after - 1], self.places[after], share)


def time_scale(moments: Iterable[datetime], start: float, end: float, least: float = 0.0) -> TimeScale:
    """Return the axis that holds all moments (at least one), neighbours at least so far apart if there is room."""
    known = tuple(sorted(set(moments)))
    if len(known) == 1:
        return TimeScale(known, ((start + end) / 2,), ())
    gaps = [(later - earlier).total_seconds() for earlier, later in pairwise(known)]
    shown = _cut(gaps)
    least = min(least, (end - start) / len(gaps))
    unit = (end - start - least * len(gaps)) / sum(shown)
    places = [start]
    for gap in shown:
        places.append(places[-1] + least + gap * unit)
    places[-1] = end
    breaks = tuple(
        (places[place] + places[place + 1]) / 2
        for place, (gap, seen) in enumerate(zip(gaps, shown, strict=True))
        if seen < gap
    )
    return TimeScale(known, tuple(places), breaks)


def _cut(gaps: Sequence[float]) -> list[float]:
    """Cut the gaps that dwarf all shorter ones together."""
    total = 0.0
    for gap in sorted(gaps):
        limit = max(_SHORTEST_CUT, _CUT_FACTOR * total)
        if total and gap > limit:
            cut = max(2 * _DAY, _CUT_TO * total)
            return [min(each, cut) if each > limit else each for each in gaps]
        total += gap
    return list(gaps)


def show_day(day: datetime, *, with_year: bool) -> str:
    """Write a day for a label: "4 Nov", "4 Nov 2024"."""
    text = f"{day.day} {MONTHS[day.month - 1]}"
    return f"{text} {day.year}" if with_year else text
