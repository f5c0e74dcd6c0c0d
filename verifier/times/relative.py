"""Read dates that count from the publication: "on Monday", "last week", "this morning", "next March", "the weekend".

They count from the day of publication, not from the day on which somebody is quoted. Dates that count from another
event ("the next day", "the previous week") are left alone. Numbers of days are read in `verifier.times.counted`.
"""

from collections.abc import Callable
from datetime import date, timedelta

from verifier.times.counted import read_counted
from verifier.times.lexicon import CLUBS, MONTHS_THAT_ARE_WORDS, NAMED_DAYS, PAPERS, REPEATED, WEEKDAYS
from verifier.times.points import DASHES, month_at
from verifier.times.resolve import weekday
from verifier.times.setting import Placed, Setting
from verifier.times.stretch import Stretch
from verifier.times.tense import Tense
from verifier.times.tokens import Tokens

_EARLIER = frozenset({"last", "past"})
_LATER = frozenset({"next", "coming"})
_QUALIFIERS = _EARLIER | _LATER | {"this"}
_WEEK = timedelta(days=7)
_DAY_PARTS = frozenset({"morning", "afternoon", "evening", "night"})


Reader = Callable[[Setting, int], Placed | None]


def read_relative(setting: Setting, index: int) -> Placed | None:
    """Read the relative date that starts at a piece; None if there is none."""
    return next((placed for reader in _READERS if (placed := reader(setting, index))), None)


def _read_word(setting: Setting, index: int) -> Placed | None:
    """Read today, tonight, yesterday, tomorrow, overnight, "last night", "the day before yesterday"."""
    day, tokens = setting.published, setting.tokens
    one = timedelta(days=1)
    match tokens.words(index, 4):
        case ["today" | "tonight", *_]:
            return Placed(Stretch.of_day(day), index + 1)
        case ["yesterday", *_]:
            return Placed(Stretch.of_day(day - one), index + 1)
        case ["tomorrow", *_]:
            return Placed(Stretch.of_day(day + one), index + 1)
        case ["overnight", *_]:
            return Placed(Stretch.of_days(day - one, day), index + 1)
        case ["last", "night", *_]:
            return Placed(Stretch.of_day(day - one), index + 2)
        case ["this", part, *_] if part in _DAY_PARTS:
            return Placed(Stretch.of_day(day), index + 2)
        case ["day", "before", "yesterday", _]:
            return Placed(Stretch.of_day(day - 2 * one), index + 3)
        case ["day", "after", "tomorrow", _]:
            return Placed(Stretch.of_day(day + 2 * one), index + 3)
    return None


def _read_calendar(setting: Setting, index: int) -> Placed | None:
    """Read "last week", "this month", "next year", "earlier this year", "so far this month"."""
    tokens, start = setting.tokens, index
    part = tokens.lower(index) if tokens.lower(index) in ("earlier", "later") else ""
    if tokens.words(index, 2) == ("so", "far"):
        part, start = "earlier", index + 1
    start += bool(part)
    step = {"last": -1, "this": 0, "next": 1}.get(tokens.lower(start))
    unit = tokens.lower(start + 1)
    if step is None or unit not in ("week", "month", "year") or tokens.lower(start - 1) == "the":
        return None
    stretch = calendar_unit(unit, setting.published, step)
    if part and step == 0:
        day = Stretch.of_day(setting.published)
        stretch = (
            Stretch.of_days(stretch.first, day.first) if part == "earlier" else Stretch.of_days(day.first, stretch.last)
        )
    return Placed(stretch, start + 2)


def calendar_unit(unit: str, day: date, step: int) -> Stretch:
    """Return the calendar week, month or year of a day, or one so many later."""
    if unit == "week":
        return Stretch.of_week(day, step)
    return Stretch.of_month(day.year, day.month + step) if unit == "month" else Stretch.of_year(day.year + step)


def _read_weekday(setting: Setting, index: int) -> Placed | None:
    """Read "Monday", "last Monday", "this coming Friday", "Friday last week", "Sunday week" (a week after Sunday)."""
    tokens = setting.tokens
    at = index
    while tokens.lower(at) in _QUALIFIERS and at < index + 2:
        at += 1
    number = WEEKDAYS.get(tokens.lower(at))
    if number is None or _is_named(tokens, at):
        return None
    week = tokens.words(at + 1 + (tokens.lower(at + 1) == "of"), 2)
    if week in (("last", "week"), ("this", "week"), ("next", "week")):
        monday = Stretch.of_week(setting.published, {"last": -1, "this": 0, "next": 1}[week[0]]).first
        return Placed(Stretch.of_day(monday + timedelta(days=number)), at + 3 + (tokens.lower(at + 1) == "of"))
    if tokens.lower(at + 1) == "week" and at == index and tokens.text(at + 2) not in DASHES:
        return Placed(Stretch.of_day(_qualified(("next",), number, setting, (index, at + 1)) + _WEEK), at + 2)
    day = _qualified(tokens.words(index, at - index), number, setting, (index, at + 1))
    return Placed(Stretch.of_day(day), at + 1)


def _qualified(words: tuple[str, ...], number: int, setting: Setting, place: tuple[int, int]) -> date:
    """Apply "last", "past" (before the day of publication), "next" and "coming" (after it)."""
    one = timedelta(days=1)
    if _EARLIER & set(words):
        return weekday(number, setting.published - one, Tense.PAST)
    if _LATER & set(words):
        return weekday(number, setting.published + one, Tense.FUTURE)
    return weekday(number, setting.published, setting.tense(*place))


def _is_named(tokens: Tokens, index: int) -> bool:
    """Whether the weekday is part of another name ("Black Friday", "The Sunday Times") or comes round every week."""
    before, after = tokens.lower(index - 1), tokens.lower(index + 1)
    if before in REPEATED or tokens.words(index - 2, 2) == ("mail", "on"):
        return True
    is_feast = before in NAMED_DAYS | CLUBS and tokens.is_capital(index - 1)
    return is_feast or (after in PAPERS and tokens.is_capital(index + 1))


def _read_weekend(setting: Setting, index: int) -> Placed | None:
    """Read "the weekend", "last weekend", "this coming weekend": from Saturday to Sunday."""
    tokens = setting.tokens
    at = index
    while tokens.lower(at) in _QUALIFIERS and at < index + 2:
        at += 1
    if tokens.lower(at) != "weekend" or tokens.lower(at - 1) in REPEATED | {"a", "long"}:
        return None
    words = set(tokens.words(index, at - index))
    day = setting.published
    saturday = Stretch.of_week(day).first + timedelta(days=5)
    if words & _EARLIER:
        saturday -= _WEEK
    elif words & _LATER:
        saturday += _WEEK if day >= saturday else timedelta(0)
    elif day < saturday and setting.tense(index, at + 1) is not Tense.FUTURE:
        saturday -= _WEEK
    return Placed(Stretch.of_days(saturday, saturday + timedelta(days=1)), at + 1)


def _read_month(setting: Setting, index: int) -> Placed | None:
    """Read "last June", "next March"."""
    tokens = setting.tokens
    month = month_at(tokens, index + 1)
    if month is None or tokens.lower(index) not in ("last", "next", "this"):
        return None
    if tokens.lower(index + 1) in MONTHS_THAT_ARE_WORDS and not tokens.is_capital(index + 1):
        return None
    if tokens.lower(index + 2) == "day":
        return None  # "last May Day"
    day = setting.published
    step = {"last": -(month >= day.month), "this": 0, "next": month <= day.month}[tokens.lower(index)]
    return Placed(Stretch.of_month(day.year + step, month), index + 2)


_READERS: tuple[Reader, ...] = (
    _read_word,
    _read_calendar,
    _read_weekday,
    _read_month,
    _read_weekend,
    read_counted,
)
