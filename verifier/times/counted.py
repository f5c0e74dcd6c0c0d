"""Read dates that count days, weeks or years from the publication: "three days ago", "in the coming days".

A vague number is wide ("a couple" 2 to 3, "few" and "several" 3 to 9); a bare plural stays below the next larger unit
("days" up to 7, "weeks" up to 4, "months" up to 12). "two weeks ago" is the seven days around that day.
"""

from datetime import date, timedelta

from verifier.times.counts import Count, read_bare_plural, read_count
from verifier.times.lexicon import UNITS
from verifier.times.setting import Placed, Setting
from verifier.times.stretch import OPEN, Stretch, shift_months
from verifier.times.tense import Tense

_AHEAD = frozenset({"next", "coming", "upcoming"})
_BACK = frozenset({"past", "last", "recent"})


def read_counted(setting: Setting, index: int) -> Placed | None:
    """Read the counted date that starts at a piece; None if there is none."""
    return _read_ago(setting, index) or _read_rolling(setting, index) or _read_within(setting, index)


def _read_ago(setting: Setting, index: int) -> Placed | None:
    """Read "three days ago", "a couple of weeks ago", "more than a year ago"."""
    tokens = setting.tokens
    count = read_count(tokens, index)
    unit = UNITS.get(tokens.lower(count.next)) if count else None
    if count is None or unit is None or tokens.lower(count.next + 1) != "ago":
        return None
    stretch = _ago(count, unit, setting.published)
    is_open = tokens.words(index - 2, 2) == ("more", "than") or tokens.lower(index - 1) == "over"
    return Placed(Stretch(OPEN, stretch.closing) if is_open else stretch, count.next + 2)


def _ago(count: Count, unit: str, day: date) -> Stretch:
    """Go back as precisely as the unit says: to the day, the week around it, the month or the year."""
    first, last = _shift(day, -count.high, unit), _shift(day, -count.low, unit)
    if unit == "week" and count.low == count.high:
        return Stretch.of_days(first - timedelta(days=3), last + timedelta(days=3))
    if unit == "month":
        return Stretch(first.isoformat()[:7], last.isoformat()[:7])
    if unit in ("year", "decade"):
        return Stretch(first.isoformat()[:4], last.isoformat()[:4])
    return Stretch.of_days(first, last)


def _read_rolling(setting: Setting, index: int) -> Placed | None:
    """Read "the past 24 hours", "recent weeks", "the next several weeks", "the coming days"."""
    tokens, word = setting.tokens, setting.tokens.lower(index)
    if word not in _AHEAD | _BACK:
        return None
    count = read_count(tokens, index + 1)
    at = count.next if count else index + 1
    unit = UNITS.get(tokens.lower(at))
    if unit is None or tokens.lower(at + 1) == "of":
        return None
    if count is None:
        count = _uncounted(setting, index, at)
    if count is None:
        return None
    day = setting.published
    if word in _AHEAD:
        return Placed(Stretch.of_days(day, _shift(day, count.high, unit)), at + 1)
    return Placed(Stretch.of_days(_shift(day, -count.high, unit), day), at + 1)


def _uncounted(setting: Setting, index: int, at: int) -> Count | None:
    """Read "coming days" as a few, and "the past week" as one; "the next week" of a story counts from elsewhere."""
    tokens, word = setting.tokens, setting.tokens.lower(index)
    if tokens.lower(at).endswith("s"):
        return None if word == "last" else read_bare_plural(tokens.lower(at), at)
    if tokens.lower(at) in ("day", "hour", "minute") or tokens.lower(index - 1) != "the":
        return None
    is_elsewhere = word == "next" and setting.tense(index, at + 1) is not Tense.FUTURE
    return None if is_elsewhere or word == "recent" else Count(1, 1, at)


def _read_within(setting: Setting, index: int) -> Placed | None:
    """Read "within days" and "in two weeks" of what is to come; in the past they are durations."""
    tokens = setting.tokens
    word = tokens.lower(index)
    if word not in ("within", "in"):
        return None
    at = index + 1 + (tokens.lower(index + 1) in ("the", "about", "just"))
    at += tokens.lower(at) == "next"
    count = read_count(tokens, at)
    at = count.next if count else at
    unit = UNITS.get(tokens.lower(at))
    if count is None and word == "within" and tokens.lower(at).endswith("s"):
        count = read_bare_plural(tokens.lower(at), at)
    if count is None or unit in (None, "minute") or tokens.lower(at + 1) in ("of", "after"):
        return None
    tense = setting.tense(index, at + 1)
    if tense is Tense.PAST or (tense is None and word == "in"):
        return None
    return Placed(_ahead(word, count, UNITS[tokens.lower(at)], setting.published), at + 1)


def _ahead(word: str, count: Count, unit: str, day: date) -> Stretch:
    first, last = _shift(day, count.low, unit), _shift(day, count.high, unit)
    if word == "within":
        return Stretch.of_days(day, last)
    slack = timedelta(days=3 if unit == "week" else 0)
    if unit in ("day", "week", "hour"):
        return Stretch.of_days(first - slack, last + slack)
    size = len("2024-11") if unit == "month" else len("2024")
    return Stretch(first.isoformat()[:size], last.isoformat()[:size])


def _shift(day: date, count: int, unit: str) -> date:
    """Move a day by so many units; hours count as begun days."""
    if unit in ("hour", "minute"):
        hours = abs(count) if unit == "hour" else 0
        days = -(-hours // 24)
        return day + timedelta(days=days if count > 0 else -days)
    if unit in ("day", "week"):
        return day + timedelta(days=count * (7 if unit == "week" else 1))
    return shift_months(day, count * {"month": 1, "year": 12, "decade": 120}[unit])
