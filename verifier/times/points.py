"""Hold a date as it is printed, before the publication fills in what it leaves out.

A year that is not printed stays out; it is found later (`verifier.times.resolve`).
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from verifier.times.lexicon import MONTHS, MONTHS_THAT_ARE_WORDS
from verifier.times.tokens import Tokens

DASHES = frozenset("-–—‑")
FIRST_YEAR, LAST_YEAR = 1800, 2199
_YEAR_WORDS = {"last": -1, "this": 0, "next": 1}


@dataclass(frozen=True, slots=True)
class Point:
    """A date as printed. `until` is a second day of the month; `years` counts from the year of publication.

    `quarter` runs from 1 to 4, `half` from 1 to 2. `exact` is a complete expression in EDTF.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    until: int | None = None
    years: int | None = None
    quarter: int | None = None
    half: int | None = None
    exact: str | None = None


@dataclass(frozen=True, slots=True)
class Printed:
    """A date and the index of the piece after it."""

    point: Point
    next: int


Reader = Callable[[Tokens, int], Printed | None]


def month_at(tokens: Tokens, index: int) -> int | None:
    """Tell which month a piece names, by its spelling alone."""
    word = tokens.lower(index)
    month = MONTHS.get(word)
    if month is None or (word in MONTHS_THAT_ARE_WORDS and not tokens.is_capital(index)):
        return None
    return month


def year_at(tokens: Tokens, index: int) -> int | None:
    """Read a year of four digits; a round one in front of a plural is a count ("2000 homes")."""
    year = tokens.number(index)
    if year is None or len(tokens.text(index)) != 4 or not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    if tokens.glued(index + 1) and (tokens.lower(index + 1).isalpha() or is_decimal(tokens, index)):
        return None
    return None if year % 1000 == 0 and is_counted(tokens, index + 1) else year


def is_counted(tokens: Tokens, index: int) -> bool:
    """Whether the piece after a number is a plural, so that the number counts it."""
    word = tokens.text(index)
    return word in ("people", "men", "women", "children") or (word.islower() and word.endswith("s") and len(word) > 3)


def skip_month_stop(tokens: Tokens, index: int) -> int:
    """Step over the stop of "4 Nov. 2024", not over one that ends the sentence."""
    return tokens.skip_stop(index) if year_at(tokens, index + 1) else index


def with_year(tokens: Tokens, index: int, point: Point) -> Printed:
    """Add the year that follows a date, as a number or as "last year"."""
    after = index + (tokens.lower(index) in (",", "of"))
    year = year_at(tokens, after)
    if year is not None:
        return Printed(replace(point, year=year), after + 1)
    if tokens.lower(after) in _YEAR_WORDS and tokens.lower(after + 1) == "year":
        return Printed(replace(point, years=_YEAR_WORDS[tokens.lower(after)]), after + 2)
    return Printed(point, index)


def is_decimal(tokens: Tokens, index: int) -> bool:
    """Whether the number goes on after a point or comma ("4.5", "4,000")."""
    is_mark = tokens.text(index + 1) in (".", ",") and tokens.glued(index + 1)
    return is_mark and tokens.glued(index + 2) and tokens.text(index + 2).isdecimal()
