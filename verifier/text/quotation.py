"""Find a quote in a text, whatever happened to its typography on the way.

It forgives nothing else: a changed word, capital or number is not found. Cost is in proportion to the length of the
text, which is folded once and kept for the next quote.
"""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from verifier.models import Span

LONGEST_ELISION = 300
"""How many characters an ellipsis in a quote may stand for."""

MOST_ELISIONS = 8
"""A quote with more gaps than this is not a quote."""


_INVISIBLE = r"\x00-\x08\x0e-\x1b\x7f\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_BLANK = rf"[\s{_INVISIBLE}]"
_FOLDED = re.compile(
    r"(?! ?[^\W\u02bc](?![\u0300-\u036f]))"  # a letter or digit, perhaps after a blank: most of any text
    rf"(?:(?P<ellipsis>{_BLANK}*(?:[\[(](?:\.\.\.|…)[\])]|\.{{3,}}|…|\.[ \u00a0]\.[ \u00a0]\.){_BLANK}*)"
    rf"|(?P<dash>{_BLANK}*[-\u00ad\u2010-\u2015\u2212\ufe58\ufe63\uff0d]+{_BLANK}*)"
    rf"|(?P<blank>{_BLANK}+)"
    r"|(?P<mark>[\"'`\u00ab\u00b4\u00bb\u02bc\u2018-\u201f\u2032\u2033\u2039\u203a\uff02\uff07])"
    r"|(?P<accent>\w[\u0300-\u036f]+))"
)


@dataclass(frozen=True, slots=True)
class _Folded:
    """A text with typography levelled, and for each run of unchanged characters where it came from."""

    text: str
    starts: tuple[int, ...]
    origins: tuple[int, ...]
    ends: tuple[int, ...]

    def origin(self, index: int) -> int:
        """Return where a folded character starts in the original."""
        run = bisect_right(self.starts, index) - 1
        return min(self.origins[run] + index - self.starts[run], self.ends[run])

    def origin_end(self, index: int) -> int:
        """Return where the folded character at index ends in the original."""
        run = bisect_right(self.starts, index) - 1
        next_run = self.starts[run + 1] if run + 1 < len(self.starts) else len(self.text)
        return self.ends[run] if index + 1 == next_run else self.origins[run] + index - self.starts[run] + 1


def _level(match: re.Match[str]) -> str:
    """Return what stands for a run of typography in a folded text."""
    if match.lastgroup == "ellipsis":
        return "…"
    if match.lastgroup == "dash":
        return "-" if match[0].strip("\u00ad") else ""
    if match.lastgroup == "blank":
        return " " if any(character.isspace() for character in match[0]) else ""
    if match.lastgroup == "mark":
        return "'"
    composed = unicodedata.normalize("NFC", match[0])
    return composed if len(composed) == 1 else match[0]  # what stays in pieces must still map back piece by piece


def _fold(text: str) -> _Folded:
    """Level quotation marks, dashes, ellipses, white space and composed accents."""
    pieces: list[str] = []
    runs: list[tuple[int, int, int]] = []
    length = cursor = 0

    def add(piece: str, origin: int, end: int) -> None:
        nonlocal length
        if piece:
            pieces.append(piece)
            runs.append((length, origin, end))
            length += len(piece)

    for match in _FOLDED.finditer(text):
        add(text[cursor : match.start()], cursor, match.start())
        add(_level(match), match.start(), match.end())
        cursor = match.end()
    add(text[cursor:], cursor, len(text))
    starts, origins, ends = zip(*runs, strict=True) if runs else ((), (), ())
    return _Folded("".join(pieces), starts, origins, ends)


_fold_article = lru_cache(maxsize=64)(_fold)


def normalise(text: str) -> str:
    """Level typography the way `locate` does: two texts with the same result count as the same words."""
    return _fold(text).text.strip()


def locate(quote: str, text: str) -> Span | None:
    """Return the first place where a quote stands in a text, or None.

    Quotation marks, dashes, ellipses, white space and invisible characters are levelled; everything else must be the
    same, capitals too. A place between word ends is preferred; a place that would cut a number in two ("1,000" in
    "11,000") is none. An ellipsis in the quote may stand for up to `LONGEST_ELISION` characters.
    """
    wanted = normalise(quote)
    if not any(character.isalnum() for character in wanted):
        return None
    folded = _fold_article(text)
    place = _find(wanted, folded.text)
    if place is None and "…" in wanted:
        place = _find_elided([piece.strip() for piece in wanted.split("…")], folded.text)
    if place is None:
        exact = _find(quote.strip(), text)
        return None if exact is None else Span(start=exact[0], end=exact[1])
    return _trimmed(text, folded.origin(place[0]), folded.origin_end(place[1] - 1))


def _trimmed(text: str, start: int, end: int) -> Span:
    """Leave out the white space that a levelled dash or ellipsis took with it."""
    blank = re.compile(_BLANK)
    while start < end - 1 and blank.match(text, start):
        start += 1
    while end > start + 1 and blank.match(text, end - 1):
        end -= 1
    return Span(start=start, end=end)


def _find(wanted: str, text: str) -> tuple[int, int] | None:
    fallback = None
    place = text.find(wanted)
    while place >= 0:
        end = place + len(wanted)
        if not _cuts_word(text, place) and not _cuts_word(text, end):
            return place, end
        if fallback is None and not _cuts_number(text, place) and not _cuts_number(text, end):
            fallback = place, end
        place = text.find(wanted, place + 1)
    return fallback


def _cuts_word(text: str, border: int) -> bool:
    inside = text[border - 1 : border].isalnum() and text[border : border + 1].isalnum()
    return inside or _cuts_number(text, border)


def _cuts_number(text: str, border: int) -> bool:
    """Whether a border stands inside a number such as 11,000 or 2.5."""
    if border <= 0:
        return False
    left, right = text[border - 1 : border], text[border : border + 1]
    if left.isdigit():
        return right.isdigit() or (right in (",", ".") and text[border + 1 : border + 2].isdigit())
    return left in (",", ".") and right.isdigit() and text[border - 2 : border - 1].isdigit()


def _find_elided(pieces: list[str], text: str) -> tuple[int, int] | None:
    """Find the pieces of a quote one after the other, each within reach of the one before."""
    pieces = [piece for piece in pieces if piece]
    if not pieces or len(pieces) > MOST_ELISIONS + 1:
        return None
    place = text.find(pieces[0])
    while place >= 0:
        end = place + len(pieces[0])
        if not _cuts_word(text, place) and not _cuts_word(text, end):
            last = _follow(pieces[1:], text, end)
            if last is not None:
                return place, last
        place = text.find(pieces[0], place + 1)
    return None


def _follow(pieces: list[str], text: str, end: int) -> int | None:
    """Return where the last piece ends if all follow within reach, each at the first whole-word place."""
    for piece in pieces:
        reach = end + LONGEST_ELISION + len(piece)
        place = text.find(piece, end, reach)
        while place >= 0 and (_cuts_word(text, place) or _cuts_word(text, place + len(piece))):
            place = text.find(piece, place + 1, reach)
        if place < 0:
            return None
        end = place + len(piece)
    return end
