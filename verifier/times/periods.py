"""Read dates that name a month, quarter, half, year or decade: "in June", "Q3 2024", "the 1990s", "2019-2021".

Words that may be something else ("may", "march", "2000 homes", a third quarter on the pitch) count only where what
stands around them says so. Fiscal quarters and years are left alone.
"""

from verifier.times.lexicon import ORDINALS, SHORT_MONTHS
from verifier.times.points import (
    DASHES,
    FIRST_YEAR,
    LAST_YEAR,
    Point,
    Printed,
    Reader,
    is_counted,
    month_at,
    skip_month_stop,
    with_year,
    year_at,
)
from verifier.times.tokens import Tokens

_ACCOUNTS = frozenset(
    "profit profits revenue revenues results earnings sales gdp economy income turnover deliveries shipments".split()
)
_ACCOUNTS_REACH = 12
_FISCAL = frozenset({"fiscal", "financial"})


def read_period(tokens: Tokens, index: int) -> Printed | None:
    """Read the month, quarter, half, year or decade that starts at a piece; None if there is none."""
    return next((printed for reader in _READERS if (printed := reader(tokens, index))), None)


def _read_month(tokens: Tokens, index: int) -> Printed | None:
    """Read a month with its year; without one, only where the words around show that it is a month."""
    month = month_at(tokens, index)
    if month is None:
        return None
    after = index + 1
    if tokens.lower(index) in SHORT_MONTHS:
        after = skip_month_stop(tokens, after)
    printed = with_year(tokens, after, Point(month=month))
    if printed.point.year is not None or printed.point.years is not None:
        return printed
    is_month = tokens.text(index)[:1].isupper() and _stands_as_month(tokens, index)
    return Printed(Point(month=month), after) if is_month else None


_BEFORE_MONTHS = frozenset(
    "in since until till by before after during from between through early late mid last next this to of".split()
)


_NAMES = frozenset({"april", "may", "june", "august"})


def _stands_as_month(tokens: Tokens, index: int) -> bool:
    before = tokens.lower(index - 1)
    if tokens.text(index + 1) == "Day":
        return False  # "the last May Day"
    if tokens.lower(index + 1) in ("'s", "’s"):
        is_named = tokens.is_capital(index - 1) and not tokens.ends_sentence(index - 2)
        if tokens.lower(index) not in _NAMES and not is_named:
            return True  # "January's storm"
    if tokens.text(index + 1) in DASHES and tokens.glued(index + 1) and month_at(tokens, index + 2):
        return True
    if before in _BEFORE_MONTHS or (before in DASHES and tokens.lower(index - 2) == "mid"):
        return not (tokens.is_capital(index + 1) and before in ("by", "of", "to", "from", "after", "before"))
    after = tokens.text(index + 1)
    is_adjective = before == "the" or before in ("'s", "’s", "its", "their")
    return is_adjective and after.isalpha() and after.islower() and after not in ("on", "to", "of", "in", "is", "was")


def _read_quarter(tokens: Tokens, index: int) -> Printed | None:
    """Read "Q3 2024", "the third quarter of 2024", "third-quarter profit", "the first half of 2024"; no fiscal ones."""
    if _FISCAL & {tokens.lower(index - 1), tokens.lower(index - 2)}:
        return None
    if tokens.lower(index) == "q" and tokens.glued(index + 1):
        number, after, name = tokens.number(index + 1), index + 2, "quarter"
    else:
        number, after = ORDINALS.get(tokens.lower(index)), index + 1
        after += tokens.text(after) in DASHES
        name, after = tokens.lower(after), after + 1
    if number is None or not 1 <= number <= {"quarter": 4, "half": 2}.get(name, 0):
        return None
    year = year_at(tokens, index - 1)
    point = Point(year=year, quarter=number) if name == "quarter" else Point(year=year, half=number)
    printed = with_year(tokens, after, point) if year is None else Printed(point, after)
    if year is not None or printed.point != point:
        return printed
    is_safe = name == "quarter" and _tells_accounts(tokens, index)
    return printed if is_safe else None


def _tells_accounts(tokens: Tokens, index: int) -> bool:
    """Whether words of companies or economies stand near, so that the quarter is none of a match."""
    around = range(index - _ACCOUNTS_REACH, index + _ACCOUNTS_REACH)
    return any(tokens.lower(at) in _ACCOUNTS for at in around)


_BEFORE_YEARS = frozenset("in since until till by during from between before after through early late mid of".split())


def _read_year(tokens: Tokens, index: int) -> Printed | None:
    """Read "in 2019", "the 2024 election", "the 1990s", "2019-2021"."""
    is_mid = tokens.text(index - 1) in DASHES and tokens.lower(index - 2) == "mid"
    if tokens.glued(index) and tokens.text(index - 1) not in "(“\"‘'" and not is_mid:
        return None
    if tokens.lower(index + 1) == "s" and tokens.glued(index + 1):
        return _read_decade(tokens, index)
    year = year_at(tokens, index)
    if year is None:
        return None
    span = _read_year_span(tokens, index, year)
    if span or _goes_on(tokens, index) or any(tokens.lower(index - step) in _FISCAL for step in range(1, 5)):
        return span
    before = tokens.lower(index - 1)
    is_adjective = before in ("the", "its", "their", "'s", "’s") and tokens.text(index + 1).islower()
    is_year = is_mid or before in _BEFORE_YEARS or (is_adjective and not is_counted(tokens, index + 1))
    return Printed(Point(year=year), index + 1) if is_year else None


def _goes_on(tokens: Tokens, index: int) -> bool:
    """Whether the year is the first part of something else, such as 2024-11."""
    is_dash = tokens.text(index + 1) in DASHES and tokens.glued(index + 1) and tokens.glued(index + 2)
    return is_dash and tokens.number(index + 2) is not None


def _read_decade(tokens: Tokens, index: int) -> Printed | None:
    year = tokens.number(index)
    if year is None or len(tokens.text(index)) != 4 or year % 10 or not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    return Printed(Point(exact=f"{year}/{year + 9}"), index + 2)


def _read_year_span(tokens: Tokens, index: int, year: int) -> Printed | None:
    """Read "2019-2021" and "2019-21"; "2010-12" could be a month, and "2008-09" a season of both years: left alone."""
    if tokens.text(index + 1) not in DASHES or not (tokens.glued(index + 1) and tokens.glued(index + 2)):
        return None
    text, last = tokens.text(index + 2), tokens.number(index + 2)
    if last is None or len(text) not in (2, 4) or (len(text) == 2 and last <= 12):
        return None
    last += year // 100 * 100 if len(text) == 2 else 0
    is_span = year < last <= LAST_YEAR and not tokens.glued(index + 3)
    is_span = is_span or (year < last <= LAST_YEAR and tokens.text(index + 3) in ".,;:)'’’s”\"")
    return Printed(Point(exact=f"{year}/{last}"), index + 3) if is_span else None


_READERS: tuple[Reader, ...] = (_read_month, _read_quarter, _read_year)
