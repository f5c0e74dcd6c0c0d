"""Read the moments that documents state about themselves, in the many forms that publishing systems write.

A clock time without a zone is given up for its day: whose clock it is, is not known. Midnight to the second is taken
for a day as well, because that is how systems write one.
"""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from verifier.ingest.dates import printed_dates
from verifier.models import DateBasis, Published, Time

_LONGEST = 80
_FIRST_YEAR, _LAST_YEAR = 1800, 2200
_NEVER = "1970-01-01"
"""What systems write for no date at all."""

_ISO = re.compile(r"(\d{4}-\d{2}-\d{2})[T ](\d{1,2}:\d{2}(?::\d{2})?)(?:\.\d+)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?", re.I)
_SECONDS = re.compile(r"1\d{9}(?:\d{3})?")


def published(words: str | None, basis: DateBasis = DateBasis.STATED) -> Published | None:
    """Return the moment or day that words name, with the words, or None."""
    when = read_moment(words or "")
    return None if when is None else Published(when=when, basis=basis, words=(words or "").strip()[:_LONGEST])


def read_moment(words: str) -> Time | None:
    """Return the moment or day that words name, or None where they name none that is possible."""
    words = words.strip()[:_LONGEST]
    found = _clock(words) if words else None
    if found is None:
        day = next((day for printed in printed_dates(words) if (day := printed.full)), None)
        return None if day is None else _day(day.isoformat())
    day_only = found.tzinfo is None or (found.hour, found.minute, found.second) == (0, 0, 0)
    return _day(found.date().isoformat()) if day_only else _moment(found)


def _clock(words: str) -> datetime | None:
    if match := _ISO.match(words):
        zone = (match[3] or "").upper().replace("UTC", "Z").replace("GMT", "Z")
        return _iso(f"{match[1]}T{match[2].zfill(5 if match[2].count(':') == 1 else 8)}{zone}")
    if _SECONDS.fullmatch(words):
        return datetime.fromtimestamp(int(words[:10]), UTC)
    if len(words) == 10 and (day := _iso(words)):
        return day
    try:
        return parsedate_to_datetime(words)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _iso(words: str) -> datetime | None:
    try:
        return datetime.fromisoformat(words)
    except ValueError:
        return None


def _day(day: str) -> Time | None:
    if day == _NEVER or not _FIRST_YEAR <= int(day[:4]) <= _LAST_YEAR:
        return None
    return Time(day)


def _moment(found: datetime) -> Time | None:
    if _day(found.date().isoformat()) is None:
        return None
    try:
        return Time(found.isoformat(timespec="seconds").replace("+00:00", "Z"))
    except ValueError:
        return None
