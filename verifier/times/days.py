"""Read dates that name a day: "Wednesday, Oct. 30", "4 November 2024", "Oct. 27-28", 2024-11-04.

Numeric dates are read only where day and month cannot be swapped.
"""

import re
from calendar import monthrange

from verifier import edtf
from verifier.times.lexicon import DAY_ORDINALS, SHORT_MONTHS, SHORT_WEEKDAYS, WEEKDAYS
from verifier.times.points import (
    DASHES,
    Point,
    Printed,
    Reader,
    is_counted,
    is_decimal,
    month_at,
    skip_month_stop,
    with_year,
)
from verifier.times.tokens import Tokens

_ISO = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:Z|[+-][0-9]{2}:[0-9]{2})?)?(?![\w-])"
)
_NUMERIC = re.compile(r"([0-9]{1,2})([/.])([0-9]{1,2})\2([0-9]{4})(?![\w/])")
_ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})


def read_day(tokens: Tokens, index: int) -> Printed | None:
    """Read the day, or days of one month, that starts at a piece, with its weekday if any; None if there is none."""
    start = _skip_weekday(tokens, index)
    return next((printed for reader in _READERS if (printed := reader(tokens, start))), None)


def _skip_weekday(tokens: Tokens, index: int) -> int:
    word = tokens.lower(index)
    if word not in WEEKDAYS and not (word in SHORT_WEEKDAYS and tokens.is_capital(index)):
        return index
    after = tokens.skip_stop(index + 1)
    after += tokens.lower(after) in (",", "(")
    after += tokens.lower(after) == "the"
    return after if month_at(tokens, after) or tokens.number(after) else index


def _read_iso(tokens: Tokens, index: int) -> Printed | None:
    if len(tokens.text(index)) != 4 or (tokens.glued(index) and tokens.text(index - 1) in "-/"):
        return None
    match = _ISO.match(tokens.source, tokens[index].start)
    return _exact(tokens, index, match[0], match.end()) if match else None


def _read_numeric(tokens: Tokens, index: int) -> Printed | None:
    if not tokens.text(index)[:1].isdecimal() or (tokens.glued(index) and tokens.text(index - 1) in "./-"):
        return None
    match = _NUMERIC.match(tokens.source, tokens[index].start)
    if match is None:
        return None
    one, other, year = int(match[1]), int(match[3]), match[4]
    if one != other and one <= 12 and other <= 12:
        return None
    month, day = min(one, other), max(one, other)
    return _exact(tokens, index, f"{year}-{month:02d}-{day:02d}", match.end())


def _exact(tokens: Tokens, index: int, text: str, end: int) -> Printed | None:
    try:
        edtf.parse(text)
    except ValueError:
        return None
    while index < len(tokens) and tokens[index].start < end:
        index += 1
    return Printed(Point(exact=text), index)


def _read_month_first(tokens: Tokens, index: int) -> Printed | None:
    """Read "November 4", "Nov. 4th, 2024", "Oct. 27-28"."""
    month = month_at(tokens, index)
    if month is None:
        return None
    at = index + 1 + (tokens.text(index + 1) == "." and tokens.lower(index) in SHORT_MONTHS)
    day = _day_at(tokens, at)
    if day is None or day > monthrange(2000, month)[1]:
        return None
    after = _skip_ordinal(tokens, at + 1)
    if tokens.lower(index - 1) == "in" and is_counted(tokens, after):
        return None
    until, after = _second_day(tokens, after, day)
    return with_year(tokens, after, Point(month=month, day=day, until=until))


def _read_day_first(tokens: Tokens, index: int) -> Printed | None:
    """Read "4 November", "the 4th of Nov. 2024", "27-28 October", "3 and 5 May" after "between"."""
    day = _day_at(tokens, index)
    if day is None or (tokens.glued(index) and tokens.text(index - 1) in ".,:/-–$€£"):
        return None
    after = _skip_ordinal(tokens, index + 1)
    until, after = _second_day(tokens, after, day, is_between=tokens.lower(index - 1) == "between")
    after += tokens.lower(after) == "of"
    month = month_at(tokens, after)
    if month is None or max(day, until or day) > monthrange(2000, month)[1]:
        return None
    after += 1
    if tokens.lower(after - 1) in SHORT_MONTHS:
        after = skip_month_stop(tokens, after)
    return with_year(tokens, after, Point(month=month, day=day, until=until))


def _read_ordinal(tokens: Tokens, index: int) -> Printed | None:
    """Read "the sixth of June"; the second of June's two matches is no day."""
    day, month = DAY_ORDINALS.get(tokens.lower(index)), month_at(tokens, index + 2)
    if day is None or month is None or tokens.lower(index + 1) != "of" or tokens.lower(index + 3) in ("'s", "’s"):
        return None
    return with_year(tokens, index + 3, Point(month=month, day=day)) if day <= monthrange(2000, month)[1] else None


def _day_at(tokens: Tokens, index: int) -> int | None:
    day = tokens.number(index)
    if day is None or not 1 <= day <= 31 or len(tokens.text(index)) > 2:
        return None
    if tokens.glued(index + 1) and (is_decimal(tokens, index) or tokens.text(index + 1) in ("%", ":")):
        return None
    is_bare = not tokens.glued(index + 1) or not tokens.lower(index + 1).isalpha()
    return day if is_bare or tokens.lower(index + 1) in _ORDINAL_ENDINGS else None


def _skip_ordinal(tokens: Tokens, index: int) -> int:
    return index + 1 if tokens.lower(index) in _ORDINAL_ENDINGS and tokens.glued(index) else index


def _second_day(tokens: Tokens, index: int, day: int, is_between: bool = False) -> tuple[int | None, int]:
    """Read the "-28" of "27-28", and "and 5" where the days follow each other or "between" stands in front."""
    link = tokens.lower(index)
    until = _day_at(tokens, index + 1)
    if until is None or until <= day:
        return None, index
    is_span = link in ("to", "through", "until") or (link in DASHES and tokens.glued(index + 1))
    is_span = is_span or (link in ("and", "&") and (is_between or until == day + 1))
    return (until, _skip_ordinal(tokens, index + 2)) if is_span else (None, index)


_READERS: tuple[Reader, ...] = (_read_iso, _read_numeric, _read_month_first, _read_day_first, _read_ordinal)
