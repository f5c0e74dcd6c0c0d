"""Write out the days that count from another: "that day" behind "Friday's breakdown" becomes "on November 17, 2023".

The day is the last one that the sentence names before, else the only one that the sentence in front of it names; the
day on which somebody spoke is none. Where neither gives a day the words stay.
"""

import re
from datetime import date, timedelta

from verifier.engines.local.claims.dates import written_day
from verifier.models import Time
from verifier.text import sentences
from verifier.times import FoundTime, find_times

COUNTED_DAY = re.compile(
    r"\b(?:(?P<lead>on|by|since|until|of|from) )?"
    r"(?:(?P<which>that same|that very|that|the same|the next|the following|the previous) "
    r"(?P<part>day|morning|afternoon|evening|night)(?!['’]s| (?:of|as|that|shift|care)\b)"
    r"|(?P<beside>(?:the|a) day (?:before|after|earlier|later))(?=[,.;)]|$| and\b| but\b))",
    re.IGNORECASE,
)
"""A day that counts from another, with the preposition in front of it."""

_DAY = len("2024-11-04")
_REACH = 800
"""Characters in front of a claim that its sentence and the one before take up at most."""
_STEPS = {"next": 1, "following": 1, "after": 1, "later": 1, "previous": -1, "before": -1, "earlier": -1}
_BY_THEN = re.compile(r"\bby then\b", re.IGNORECASE)
_SPOKE = re.compile(
    r"\b(?:said|says|told|announced|added|wrote|reported|confirmed|claimed|stated|insisted)(?: \w+){0,2}(?: on)?\s*$",
    re.I,
)
_SPEAKS = re.compile(r"^,? (?:\w+ ){0,3}(?:said|told|announced|added|wrote|confirmed)\b", re.IGNORECASE)


def counts_from_another(text: str) -> bool:
    """Whether a text has a day that counts from another one and is not "that day" itself."""
    return any(_step(match) for match in COUNTED_DAY.finditer(text))


def looks_back(text: str, published: Time | None) -> bool:
    """Whether the first day of a text is one such as "the day before"."""
    match = COUNTED_DAY.search(text)
    if match is None or _step(match) >= 0:
        return False
    return all(found.start > match.start() for found in find_times(text, published))


def with_days(text: str, article: str, start: int, published: Time | None) -> str:
    """Return a claim's text with such a day written out; its words start at an offset in the article."""
    match = COUNTED_DAY.search(text) or _BY_THEN.search(text)
    if match is None:
        return text
    place = article.find(match[0], start, start + _REACH)
    own, before = _sentences_before(article, max(start, place))
    anchor = _last_day(text[: match.start()], published) or _last_day(own, published) or _only_day(before, published)
    if anchor is None:
        return text
    written = _until(anchor) if match.re is _BY_THEN else _counted(match, _day(anchor))
    return text[: match.start()] + _like(match, written) + text[match.end() :]


def _sentences_before(article: str, start: int) -> tuple[str, str]:
    """Return a sentence up to an offset in it, and the sentence in front of it."""
    spans = sentences(article, max(0, start - _REACH), start + 1)
    own = article[spans[-1].start : start] if spans else ""
    return own, spans[-2].text if len(spans) > 1 else ""


def _until(anchor: Time) -> str:
    clock = f"{anchor.root[_DAY + 1 : _DAY + 6]} on " if anchor.has_clock else ""
    return f"by {clock}{written_day(_day(anchor))}"


def _counted(match: re.Match[str], anchor: date) -> str:
    day = written_day(anchor + timedelta(days=_step(match)))
    lead, part = (match["lead"] or "on").lower(), (match["part"] or "day").lower()
    return f"{lead} {day}" if part == "day" else f"{lead} the {part} of {day}"


def _step(match: re.Match[str]) -> int:
    words = (match["which"] or match["beside"]).casefold().split()
    return _STEPS.get(words[-1], 0)


def _like(match: re.Match[str], written: str) -> str:
    return written[0].upper() + written[1:] if match[0][0].isupper() else written


def _last_day(text: str, published: Time | None) -> Time | None:
    return next(reversed(_days(text, published)), None)


def _only_day(text: str, published: Time | None) -> Time | None:
    days = _days(text, published)
    return days[-1] if len({_day(one) for one in days}) == 1 else None


def _days(text: str, published: Time | None) -> list[Time]:
    """Return the single days that a text names, but for those of speaking."""
    found = (one for one in find_times(text, published) if "/" not in one.time.root and len(one.time.root) >= _DAY)
    return [one.time for one in found if not _is_of_speech(one, text)]


def _is_of_speech(found: FoundTime, text: str) -> bool:
    return bool(_SPOKE.search(text, 0, found.start) or _SPEAKS.search(text[found.end :]))


def _day(time: Time) -> date:
    return date.fromisoformat(time.root[:_DAY])
