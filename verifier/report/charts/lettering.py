"""Estimate how wide text will be, and make it fit: shortened with an ellipsis, or broken into lines.

The fonts of a page are not known here, so that the estimate is that of a wide one (DejaVu Sans) and errs to the wide
side. Text is cut between characters, never within one that combines with the one before it.
"""

import unicodedata
from functools import lru_cache

ELLIPSIS = "…"
_NARROW = frozenset("iljtfrI.,:;'’‘!|()[]/ -·")
_BROAD = frozenset("mwMW@%—…")
_MOST_CHARACTERS = 400
"""More than any line here holds; what is zero wide must not come in thousands."""


def text_width(text: str, size: float) -> float:
    """Return the width of one line of text in the unit of the font size."""
    return size * sum(map(_advance, text))


def shorten(text: str, width: float, size: float) -> str:
    """Return the text, cut so that it fits into a width; empty where not even an ellipsis does."""
    if len(text) <= _MOST_CHARACTERS and text_width(text, size) <= width:
        return text
    room = width / size - _advance(ELLIPSIS)
    if room < 0:
        return ""
    kept, used = 0, 0.0
    for character in text[:_MOST_CHARACTERS]:
        used += _advance(character)
        if used > room:
            break
        kept += 1
    return text[:kept].rstrip() + ELLIPSIS


def wrap(text: str, width: float, size: float, lines: int) -> tuple[str, ...]:
    """Break text into at most so many lines; the last is shortened where text is left over."""
    found: list[str] = []
    rest = text.split()
    while rest and len(found) < lines - 1:
        taken = 1
        while taken < len(rest) and text_width(" ".join(rest[: taken + 1]), size) <= width:
            taken += 1
        line = " ".join(rest[:taken])
        if text_width(line, size) > width:
            break
        found.append(line)
        rest = rest[taken:]
    if rest:
        found.append(shorten(" ".join(rest[:_MOST_CHARACTERS]), width, size))
    return tuple(found)


@lru_cache(maxsize=4096)
def _advance(character: str) -> float:
    """Return the width of a character as a share of the font size."""
    if character in _NARROW:
        return 0.4
    if character in _BROAD:
        return 1.0
    if unicodedata.combining(character) or unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0.0
    if unicodedata.east_asian_width(character) in {"W", "F"}:
        return 1.1
    if character.isascii():
        return 0.76 if character.isupper() else 0.64
    return 0.85
