"""Cut text into the pieces that the grammar of dates reads: words, runs of digits, punctuation, paragraph breaks.

It does not know what a date is. One pass over the text; every piece keeps its character offsets.
"""

import re
from typing import NamedTuple

from verifier.times.lexicon import ABBREVIATIONS

_TOKEN = re.compile(r"\n[^\S\n]*\n\s*|[0-9]+|['’]s\b|[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)*|[^\w\s]")
_LONGEST_NUMBER = 6
PARAGRAPH = "\n"


class Token(NamedTuple):
    r"""A piece of the text: as printed, in lower case, and where it stands; a paragraph break is "\\n"."""

    text: str
    lower: str
    start: int
    end: int


class Tokens:
    """The pieces of one text; asking beyond either end gives an empty word."""

    def __init__(self, text: str) -> None:
        """Cut the text."""
        self.source = text
        self._tokens = tuple(_token(match) for match in _TOKEN.finditer(text))

    def __len__(self) -> int:
        return len(self._tokens)

    def __getitem__(self, index: int) -> Token:
        return self._tokens[index]

    def text(self, index: int) -> str:
        """Return the piece as printed."""
        return self._tokens[index].text if 0 <= index < len(self._tokens) else ""

    def lower(self, index: int) -> str:
        """Return the piece in lower case."""
        return self._tokens[index].lower if 0 <= index < len(self._tokens) else ""

    def words(self, index: int, count: int) -> tuple[str, ...]:
        """Return the next pieces in lower case, padded with empty words."""
        return tuple(self.lower(index + step) for step in range(count))

    def number(self, index: int) -> int | None:
        """Read the piece as a number of at most six digits."""
        text = self.text(index)
        return int(text) if text[:1].isdecimal() and len(text) <= _LONGEST_NUMBER else None

    def glued(self, index: int) -> bool:
        """Whether no white space stands between this piece and the one before."""
        return 0 < index < len(self._tokens) and self._tokens[index - 1].end == self._tokens[index].start

    def is_capital(self, index: int) -> bool:
        """Whether the piece starts with a capital letter."""
        return self.text(index)[:1].isupper()

    def ends_sentence(self, index: int) -> bool:
        """Whether a sentence ends here: a paragraph break, or a full stop that is not that of an abbreviation."""
        text = self.text(index)
        if text in ("!", "?", PARAGRAPH, ""):
            return True
        if text != "." or (self.glued(index + 1) and self.text(index + 1)[:1].isalnum()):
            return False
        before = self.lower(index - 1)
        return not (before in ABBREVIATIONS or (len(before) == 1 and before.isalpha()))

    def skip_stop(self, index: int) -> int:
        """Step over the full stop of an abbreviation that ends before the index."""
        return index + 1 if self.text(index) == "." and self.glued(index) else index


def _token(match: re.Match[str]) -> Token:
    text = PARAGRAPH if match[0].startswith("\n") else match[0]
    return Token(text, text.lower(), match.start(), match.end())
