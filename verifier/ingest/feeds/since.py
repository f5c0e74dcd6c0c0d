"""Read from when on the entries of a feed are wanted: "24h", "7d", or a date or moment; pure."""

import re
from datetime import UTC, datetime, timedelta

from verifier.errors import UsageError

_SPAN = re.compile(r"(\d{1,6})\s*(m|min|h|d|w)", re.IGNORECASE)
_SECONDS = {"m": 60, "min": 60, "h": 3_600, "d": 86_400, "w": 604_800}


def read_since(given: str, now: datetime) -> datetime:
    """Return the moment that an option names, in UTC; a date begins at midnight UTC. UsageError where it is none."""
    words = given.strip()
    if span := _SPAN.fullmatch(words):
        try:
            return now - timedelta(seconds=int(span[1]) * _SECONDS[span[2].lower()])
        except OverflowError:
            return datetime.min.replace(tzinfo=UTC)
    try:
        moment = datetime.fromisoformat(words)
    except ValueError:
        raise UsageError(
            f"--since {given!r} is not understood: write a span such as 24h, 7d or 2w, or a date such as 2026-11-01"
        ) from None
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
