"""Put a printed date into the calendar, with what it leaves out taken from the day of publication.

Without that day a date needs its year. A day takes the year nearest to the publication; where that is more than
thirteen weeks on the other side of what the verb says, the one on its side ("was held on 31 March", read in November).
A month, quarter or weekday is the nearest one in the past, or to come where the verb or a word such as "next" says so.
"""

from dataclasses import replace
from datetime import date, timedelta

from verifier.times.points import Point
from verifier.times.stretch import Stretch, nearest_year
from verifier.times.tense import Tense

_QUARTER = timedelta(weeks=13)


def place(point: Point, published: date | None, tense: Tense | None) -> Stretch | None:
    """Find the stretch that a printed date means; None where that takes a publication that is unknown."""
    if point.exact is not None:
        opening, _, closing = point.exact.partition("/")
        return Stretch(opening, closing or opening)
    year = _year(point, published, tense)
    if year is None:
        return None
    if point.quarter is not None:
        return Stretch.of_months(year, 3 * point.quarter - 2, 3 * point.quarter)
    if point.half is not None:
        return Stretch.of_months(year, 6 * point.half - 5, 6 * point.half)
    if point.month is None:
        return Stretch.of_year(year)
    if point.day is None:
        return Stretch.of_month(year, point.month)
    return Stretch.of_days(date(year, point.month, point.day), date(year, point.month, point.until or point.day))


def tense_of_end(point: Point, published: date | None, tense: Tense | None, *, is_over: bool) -> Tense:
    """Look ahead from an end of time, as the verb does; "asked for it by August" in July looks ahead in the past.

    Of a month that lies less than half a year ahead nobody says "by August" and means that of last year, unless he
    tells what had been by then (`is_over`).
    """
    is_near = point.month is not None and published is not None and 0 < (point.month - published.month) % 12 < 6
    return Tense.FUTURE if tense is None or (is_near and not is_over) else tense


def place_span(first: Point, last: Point, published: date | None, tense: Tense | None) -> Stretch | None:
    """Place "Dec. 30 to Jan. 2": a year printed at one end, or found for the last, serves both."""
    wraps = _in_year(first) > _in_year(last)
    if first.year is not None and last.year is None and last.month is not None:
        last = replace(last, year=first.year + wraps)
    end = place(last, published, tense)
    if end is None or not end.is_closed:
        return None
    if first.year is None and first.month is not None:
        first = replace(first, year=end.first.year - wraps, years=None)
    start = place(first, published, tense)
    return start.until(end) if start else None


def weekday(index: int, published: date, tense: Tense | None) -> date:
    """Find the weekday (0 is Monday) at or before the publication, or at or after it for what is to come."""
    if tense is Tense.FUTURE:
        return published + timedelta(days=(index - published.weekday()) % 7)
    return published - timedelta(days=(published.weekday() - index) % 7)


def month_of(month: int, published: date, tense: Tense | None) -> int:
    """Find the year of a month: its own is the current one, else the nearest in the past, or to come."""
    if tense is Tense.FUTURE:
        return published.year + (month < published.month)
    return published.year - (month > published.month)


def _year(point: Point, published: date | None, tense: Tense | None) -> int | None:
    if point.year is not None or published is None:
        return point.year
    if point.years is not None:
        return published.year + point.years
    if point.day is not None and point.month is not None:
        return _year_of_day(point.month, point.day, published, tense)
    if point.month is not None:
        return month_of(point.month, published, tense)
    if point.quarter is not None:
        return month_of(3 * point.quarter if tense is Tense.FUTURE else 3 * point.quarter - 2, published, tense)
    return None


def _year_of_day(month: int, day: int, published: date, tense: Tense | None) -> int:
    year = nearest_year(month, day, published)
    ahead = date(year, month, day) - published
    if tense is Tense.PAST and ahead > _QUARTER:
        return nearest_year(month, day, published - timedelta(days=183))
    if tense is Tense.FUTURE and -ahead > _QUARTER:
        return nearest_year(month, day, published + timedelta(days=183))
    return year


def _in_year(point: Point) -> tuple[int, int]:
    return (point.month or 0, point.day or 0)
