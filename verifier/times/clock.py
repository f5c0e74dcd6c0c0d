"""Read a time of day: "5 p.m.", "06:24 local time", "1730 GMT", "noon".

Only zones that are a fixed distance from UTC are read; where the zone is another, or none is given, the time stays
without one. Midnight is left alone: it may be either end of the day.
"""

from dataclasses import dataclass

from verifier.times.tokens import Tokens

_ZONES = {"gmt": "Z", "utc": "Z", "cet": "+01:00", "cest": "+02:00", "bst": "+01:00", "est": "-05:00", "edt": "-04:00"}
_ZONES |= {"pst": "-08:00", "pdt": "-07:00", "jst": "+09:00", "kst": "+09:00", "msk": "+03:00", "trt": "+03:00"}
_ZONES |= {"aest": "+10:00", "aedt": "+11:00", "nzdt": "+13:00", "wib": "+07:00"}


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day as EDTF writes it after the T, and the index of the piece after it."""

    text: str
    next: int


def read_clock(tokens: Tokens, index: int) -> Clock | None:
    """Read the time of day that starts at a piece; None if there is none."""
    if tokens.lower(index) == "noon":
        return Clock("12:00", index + 1)
    hour = tokens.number(index)
    if hour is None or (tokens.glued(index) and tokens.text(index - 1) in "$€£:.,-"):
        return None
    minute, at = _minutes(tokens, index)
    half = _half_of_day(tokens, at) or (_part_of_day(tokens, at) if minute is not None and hour <= 12 else None)
    if half is None:
        return _on_24_hours(tokens, index, minute, at)
    if not 1 <= hour <= 12 or not 0 <= (minute or 0) <= 59:
        return None
    return _zoned(tokens, hour % 12 + half[0], minute or 0, half[1])


def _minutes(tokens: Tokens, index: int) -> tuple[int | None, int]:
    has_minutes = tokens.text(index + 1) in (":", ".") and tokens.glued(index + 1) and tokens.glued(index + 2)
    if has_minutes and len(tokens.text(index + 2)) == 2 and tokens.number(index + 2) is not None:
        return tokens.number(index + 2), index + 3
    return None, index + 1


def _half_of_day(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """Read a.m. or p.m.: hours to add, and the next index."""
    if tokens.lower(index) in ("am", "pm"):
        return (12 if tokens.lower(index) == "pm" else 0), index + 1
    if tokens.words(index, 3) in (("a", ".", "m"), ("p", ".", "m")) and tokens.glued(index + 1):
        return (12 if tokens.lower(index) == "p" else 0), tokens.skip_stop(index + 3)
    return None


def _part_of_day(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """Read "1:15 in the afternoon" like p.m."""
    if tokens.words(index, 2) != ("in", "the") or tokens.lower(index + 2) not in ("morning", "afternoon", "evening"):
        return None
    return (0 if tokens.lower(index + 2) == "morning" else 12), index + 3


def _on_24_hours(tokens: Tokens, index: int, minute: int | None, at: int) -> Clock | None:
    """Read "17:30", and "1730" in front of a zone."""
    hour = tokens.number(index)
    if minute is None and len(tokens.text(index)) == 4 and tokens.lower(at) in _ZONES and hour is not None:
        hour, minute = divmod(hour, 100)
    is_colon = tokens.text(index + 1) == ":" or tokens.lower(at) in _ZONES
    if hour is None or minute is None or hour > 23 or minute > 59 or not is_colon:
        return None
    return _zoned(tokens, hour, minute, at)


def _zoned(tokens: Tokens, hour: int, minute: int, at: int) -> Clock:
    zone = _ZONES.get(tokens.lower(at), "")
    if zone:
        return Clock(f"{hour:02d}:{minute:02d}{zone}", at + 1)
    at += 2 if tokens.words(at, 2) == ("local", "time") else 0
    return Clock(f"{hour:02d}:{minute:02d}", at)
