"""Write the dates of a claim so that they hold without the article: "on Monday" becomes "on November 4, 2024".

What the dates mean comes from `verifier.times`; spans without a day ("last week") stay as they are.
"""

import re
from collections.abc import Sequence
from datetime import date

from verifier.engines.local.grammar import lexicon
from verifier.models import Time
from verifier.times import FoundTime, find_times

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_CLOCK = re.compile(
    r"\b(?:\d{1,2}(?:[.:]\d{2})? ?(?:[ap]\.m\.|[ap]m\b)|\d{1,2}[:.]\d{2} in the (?:morning|afternoon|evening)\b"
    r"|\d{1,2}:\d{2}\b|noon\b)",
    re.IGNORECASE,
)
_NEAR = len("before ")
"""Where a time of day stands that comes before its day, perhaps behind "by" or "until"."""

_YEAR = re.compile(r"\b(?:1[5-9]|20)\d{2}\b")
_MONTH = re.compile(r"\b(?:" + "|".join(sorted(lexicon.MONTHS, key=len, reverse=True)) + r")\b", re.IGNORECASE)
_PART_OF_DAY = re.compile(r"\s+(morning|afternoon|evening|night)\b")
_YEAR_OF = re.compile(r",?(?: of)? (?:last|this|next) year$", re.IGNORECASE)
_WHICH_MONTH = re.compile(r"\b(?:last|this|next) (?=[^\W\d]+$)", re.IGNORECASE)
_COMPARED = re.compile(
    r"(?:\b(?:up|down) from [\w%$€£.,-]+(?: \w+){0,3}|\bthan(?: in| on| the| a)?"
    r"|\bcompared (?:with|to)(?: [\w%$€£.,'’-]+){0,8}|\b(?:a|an|the|its|their) (?:[\w-]+ ){1,4}from) $"
)
_BEST = re.compile(r"\b(?:\w{2,}est|most|first)\b")
_OPENER = re.compile(r"^(since|by|until|till|before|after|from)\s+", re.IGNORECASE)
_MONTH_NAMES = (
    "January February March April May June July August September October November December".split()
)  # fmt: skip
_BEHIND_PREPOSITION = re.compile(
    r"\b(?:on|in|as|since|by|until|till|before|after|from|of|to|for|than|late|early|mid|through)[\s-]+$", re.IGNORECASE
)


def absolute(text: str, published: Time | None) -> str:
    """Return the text with relative days and days without a year written out."""
    pieces: list[str] = []
    last = 0
    for found in find_times(text, published):
        written = _written(found, text[: found.start])
        if written is not None and text[found.end : found.end + 2] in ("'s", "’s"):
            opener, day = _without_opener(written)
            pieces += [text[last : found.start], f"{opener}the {day}"]
            last = found.end + 2
        elif written is not None:
            part = _PART_OF_DAY.match(text, found.end)
            pieces += [text[last : found.start], _with_part(written, part[1] if part else None, text[: found.start])]
            last = part.end() if part else found.end
    return "".join([*pieces, text[last:]])


def at_clock(text: str, day: Time) -> Time | None:
    """Return the time of day that a text gives without its day, on that day; None if it gives none."""
    clock = _CLOCK.search(text)
    digits = _DAY.match(day.root)
    if clock is None or digits is None or "/" in day.root:
        return None
    dated = f"{text[: clock.end()]} on {_day(digits.groups())}{text[clock.end() :]}"
    return next((found.time for found in find_times(dated, day) if found.start <= clock.end() < found.end), None)


def time_of(text: str, times: Sequence[FoundTime]) -> Time | None:
    """Return the first time of a text that is its own, and not that of something it is compared with or takes up."""
    return next((found.time for found in times if not _is_beside(found, text)), None)


def _is_beside(found: FoundTime, text: str) -> bool:
    best = found.words.casefold().startswith("since") and _BEST.search(text, 0, found.start)
    return bool(best or _COMPARED.search(text, 0, found.start))


def _with_part(written: str, part: str | None, before: str) -> str:
    """Return "on the night of March 7, 2025" for "Friday night"."""
    if part is None:
        return written
    opener, rest = _without_opener(written)
    day = f"the {part} of {rest}"
    if opener:
        return opener + day
    return day if _BEHIND_PREPOSITION.search(before[-12:]) else f"on {day}"


def _without_opener(written: str) -> tuple[str, str]:
    """Split "by March 7, 2025"; a plain "on" or "in" is no opener."""
    opener = _OPENER.match(written)
    return (opener[0], written[opener.end() :]) if opener else ("", re.sub(r"^(?:on|in) ", "", written))


def _written(found: FoundTime, before: str) -> str | None:
    """Return the words that replace a found date, or None where its own words will do."""
    days = _DAY.findall(found.time.root)
    words = found.words.strip()
    if _YEAR.search(words):
        return None
    if _MONTH.search(words):
        years = sorted(set(re.findall(r"\b\d{4}(?=-|$)", found.time.root)))
        if len(years) != 1:
            return None
        return _with_year(words, years[0], before)
    if not _names_day(words) or len({*days}) != 1:
        return None
    opener = _OPENER.match(words)
    day = _day(days[0])
    is_behind = _BEHIND_PREPOSITION.search(before[-12:]) is not None
    if clock := _CLOCK.search(words):
        if clock.start() < _NEAR:
            return f"{words[: clock.end()]} on {day}"
        lead = f"{opener[1]} " if opener else "" if is_behind else "on "
        return f"{lead}{day} at {clock[0]}"
    if opener:
        return f"{opener[1]} {day}"
    return day if is_behind else f"on {day}"


def _with_year(words: str, year: str, before: str) -> str:
    """Write the year of a month or of a day of it, "July 22 last year" or "last June" too."""
    named = _YEAR_OF.sub("", words)
    if _WHICH_MONTH.search(named):
        named = _WHICH_MONTH.sub("", named)
        is_adverb = not _OPENER.match(words) and not _BEHIND_PREPOSITION.search(before[-12:])
        return f"in {named} {year}" if is_adverb else f"{named} {year}"
    month_ends = re.search(r"[^\W\d]\.?$", named)
    return f"{named} {year}" if month_ends else f"{named}, {year}"


def _names_day(words: str) -> bool:
    low = re.findall(r"[a-z]+", words.casefold())
    return any(word in lexicon.DAYS or word in ("today", "yesterday", "tomorrow", "tonight") for word in low) or (
        "this" in low and any(word in ("morning", "afternoon", "evening") for word in low)
    )


def written_day(day: date) -> str:
    """Write a day as claims do: "November 4, 2024"."""
    return f"{_MONTH_NAMES[day.month - 1]} {day.day}, {day.year}"


def _day(day: Sequence[str]) -> str:
    return written_day(date(int(day[0]), int(day[1]), int(day[2])))
