"""Read and write the part of EDTF that news needs: dates, months, years, clock times and intervals.

The text form is that of EDTF level 0 with open interval ends of level 1 (Library of Congress, Extended Date/Time
Format Specification, 2019): 2024, 2024-11, 2024-11-04, 2024-11-04T15:30:00Z, 2024-10-27/2024-10-28, ../2024-11-05,
2024-11-04/.. . Deviation: a clock time may leave out seconds and zone; one without a zone counts as UTC.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

_MOMENT = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2})"
    r"(?:T(?P<hour>\d{2}):(?P<minute>\d{2})(?::(?P<second>\d{2}))?(?P<zone>Z|[+-]\d{2}:\d{2})?)?)?)?"
)
_OPEN = ".."


@dataclass(frozen=True, slots=True)
class Bounds:
    """First and last instant of an EDTF expression, both in UTC and inclusive; None is an open end."""

    start: datetime | None
    end: datetime | None


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


def has_clock(text: str) -> bool:
    """Whether the expression says a time of day."""
    return "T" in text


def _moment(text: str) -> Bounds:
    match = _MOMENT.fullmatch(text)
    if match is None:
        raise ValueError(f"not a date: {text!r} (write 2024-11-04, 2024-11, 2024, or an interval a/b)")
    year = int(match["year"])
    month, day = (int(match[part]) if match[part] else None for part in ("month", "day"))
    start = datetime(year, month or 1, day or 1, tzinfo=UTC)
    if month is None:
        return Bounds(start, datetime(year, 12, 31, 23, 59, 59, tzinfo=UTC))
    if day is None:
        return Bounds(start, datetime(year, month, monthrange(year, month)[1], 23, 59, 59, tzinfo=UTC))
    if match["hour"] is None:
        return Bounds(start, start + timedelta(days=1, seconds=-1))
    clock = datetime.fromisoformat(text)
    instant = clock.replace(tzinfo=UTC) if clock.tzinfo is None else clock.astimezone(UTC)
    return Bounds(instant, instant)
