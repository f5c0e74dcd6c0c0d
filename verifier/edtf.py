"""Read and write the part of EDTF that news needs: dates, months, years, clock times and intervals.

The text form is that of EDTF level 0 with open interval ends of level 1 (Library of Congress, Extended Date/Time
Format Specification, 2019): 2024, 2024-11, 2024-11-04, 2024-11-04T15:30:00Z, 2024-10-27/2024-10-28, ../2024-11-05,
2024-11-04/.. . Deviation: a clock time may leave out seconds and zone; one without a zone counts as UTC.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache

_MOMENT = re.compile(
    r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2})"
    r"(?P<clock>T[0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:Z|[+-][0-9]{2}:[0-9]{2})?)?)?)?"
)
_OPEN = ".."
_LAST_SECOND = timedelta(days=1, seconds=-1)


@dataclass(frozen=True, slots=True)
class Bounds:
    """First and last instant of an EDTF expression, both in UTC and inclusive; None is an open end."""

    start: datetime | None
    end: datetime | None


@lru_cache(maxsize=4096)  # the days of a story are few, and asked for with every claim and comparison
def parse(text: str) -> Bounds:
    """Read an EDTF expression; ValueError says what is wrong with it."""
    if "/" not in text:
        return _moment(text)
    first, _, last = text.partition("/")
    start = None if first == _OPEN else _moment(first).start
    end = None if last == _OPEN else _moment(last).end
    if start is None and end is None:
        raise ValueError(f"not a date: {text!r} is open at both ends")
    if start is not None and end is not None and end < start:
        raise ValueError(f"not a date: {text!r} ends before it starts")
    return Bounds(start, end)


def write(bounds: Bounds) -> str:
    """Write bounds as the shortest expression that `parse` reads back to them; ValueError if both ends are open.

    Ends that fall on whole years, months or days are written as such, other ends as a clock time in UTC. An interval
    that is open at one end has a day or a clock time at the other.
    """
    start, end = bounds.start, bounds.end
    if start is None or end is None:
        if start is end:
            raise ValueError("an interval that is open at both ends is no date")
        return f"{_first(start)}/{_last(end)}"
    if start == end:
        return _clock(start)
    for size in (4, 7, 10):
        first, last = start.date().isoformat()[:size], end.date().isoformat()[:size]
        if _moment(first).start == start and _moment(last).end == end:
            return first if first == last else f"{first}/{last}"
    return f"{_first(start)}/{_last(end)}"


def has_clock(text: str) -> bool:
    """Whether the expression says a time of day."""
    return "T" in text


def _first(start: datetime | None) -> str:
    if start is None:
        return _OPEN
    return start.date().isoformat() if start.time() == start.time().min else _clock(start)


def _last(end: datetime | None) -> str:
    if end is None:
        return _OPEN
    day = end.date().isoformat()
    return day if _moment(day).end == end else _clock(end)


def _clock(instant: datetime) -> str:
    return instant.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds") + "Z"


def _moment(text: str) -> Bounds:
    match = _MOMENT.fullmatch(text)
    if match is None:
        raise ValueError(f"not a date: {text!r} (write 2024-11-04, 2024-11, 2024, or an interval a/b)")
    try:
        return _instant(text) if match["clock"] else _days(match)
    except (ValueError, OverflowError) as error:
        raise ValueError(f"not a date: {text!r} is not in the calendar ({error})") from error


def _days(match: re.Match[str]) -> Bounds:
    year, month, day = (int(match[part]) if match[part] else None for part in ("year", "month", "day"))
    start = datetime(year or 0, 1 if month is None else month, 1 if day is None else day, tzinfo=UTC)
    if day is not None:
        return Bounds(start, start + _LAST_SECOND)
    last = start.replace(month=12, day=31) if month is None else start.replace(day=monthrange(start.year, month)[1])
    return Bounds(start, last + _LAST_SECOND)


def _instant(text: str) -> Bounds:
    clock = datetime.fromisoformat(text)
    instant = clock.replace(tzinfo=UTC) if clock.tzinfo is None else clock.astimezone(UTC)
    return Bounds(instant, instant)
