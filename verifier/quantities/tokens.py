"""Cut a text into the tokens that the grammar of figures reads.

Every token keeps its place in the text. Dates, clock times, telephone numbers, addresses, codes and other names with
digits in them become tokens of kind NAME, so that no figure is read out of them. It does not know what a figure is.
All patterns are bounded, so that the cost grows with the length of the text.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?|JAN(?:UARY)?|FEB(?:RUARY)?|MARCH|APRIL|JUNE|JULY|AUG(?:UST)?|SEPT(?:EMBER)?"
    r"|OCT(?:OBER)?|NOV(?:EMBER)?|DEC(?:EMBER)?)\b\.?"
)
_DAY = r"[0-3]?[0-9](?:st|nd|rd|th)?"
_DAYS = rf"{_DAY}(?:\s?(?:[-–—/]|to|and|or)\s?{_DAY}(?![0-9,.]*[0-9]))?"
_YEAR = r"(?:1[0-9]|20)[0-9]{2}"
_CLOCK = r"[0-2]?[0-9](?:[:.][0-5][0-9])?"
_NOT_DIGIT = r"(?![0-9])(?![,.][0-9])"

_NAMES = re.compile(
    "|".join(
        (
            r"(?:https?://|www\.)[^\s]{1,2000}",
            r"[@#]\w{1,100}",
            rf"(?<![\w.,]){_DAYS}(?:\s(?:of\s)?|-){_MONTH}(?:,?\s{_YEAR}{_NOT_DIGIT})?",
            rf"\b{_MONTH}[ \u00a0]{{1,3}}{_DAYS}{_NOT_DIGIT}(?:,?\s{_YEAR}{_NOT_DIGIT})?",
            rf"\b{_MONTH},?\s{_YEAR}{_NOT_DIGIT}",
            r"\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b",
            r"\b[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{2,4}\b",
            r"\b[0-9]{1,4}(?:\.[0-9]{1,3})?/[0-9]{1,4}(?:/[0-9]{2,4})?\b",
            rf"\b{_CLOCK}(?:\s?(?:to|and|[-–])\s?{_CLOCK})?\s?(?:[ap]\.m\.?|[ap]m\b|[AP]\.M\.?|[AP]M\b)",
            r"\b[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?\b",
            r"\b[0-9]{1,2}(?:\s|[.:][0-9]{2}\s)?(?=o['’]clock)",
            r"\b[0-9]{4}\s(?:GMT|UTC|BST|EST|EDT|CET|hrs)\b",
            r"\+[0-9][0-9 ()-]{6,18}[0-9]",
            r"\b[0-9]{3}-[0-9]{3,4}-[0-9]{4}\b",
            r"\([0-9]{3}\)\s?[0-9]{3}-[0-9]{4}\b",
            r"\b(?:[Cc]all|[Pp]hone|[Tt]el|[Tt]elephone|[Hh]otline|[Ff]ax)[.:]?\s[0-9][0-9 ()-]{5,20}[0-9]",
            rf"\b{_YEAR}\s?[-–/]\s?(?:[0-9]{{4}}|[0-9]{{2}})\b(?![,.][0-9])",
            r"['’]?\b[0-9]{2,4}s\b",
            r"\b[0-9]{1,9}(?:,[0-9]{3}){0,3}(?:st|nd|rd|th)\b",
            r"\b[0-9]{1,6}(?:\.[0-9]{1,6}){2,5}\b",
            r"(?m:^[ \t]{0,20}[0-9]{1,2}[.)](?=\s))",
            r"\b(?:50-50|20-20|24-7)\b",
            r"\b[0-9]{1,5}\s(?:[A-Z][a-z]{1,20}\s){1,3}(?:Street|St\.|Avenue|Ave\.?|Road|Rd\.?|Boulevard|Blvd\.?|Lane"
            r"|Drive|Square)",
        )
    )
)

_MAY_NAME = re.compile(r"[0-9@#]|://|www\.")
"""Stands in every name; most sentences have none, and searching for all kinds takes long."""

_TOKEN = re.compile(
    r"(?P<number>[0-9]{1,3}(?:,[0-9]{3}){1,9}(?![0-9])(?:\.[0-9]+)?"
    r"|[0-9]{1,2}(?:,[0-9]{2}){1,5},[0-9]{3}(?![0-9])"
    r"|[0-9]{1,3}(?:[\u00a0\u202f\u2009][0-9]{3}){1,9}(?![0-9])(?:\.[0-9]+)?"
    r"|[0-9]{1,3}(?: [0-9]{3}){0,3} [0-9]00(?![0-9,.]*[0-9])"
    r"|[0-9]+(?:\.[0-9]+)?)"
    r"|(?P<word>[^\W0-9_]+(?:['’][^\W0-9_]+)*)"
    r"|(?P<sign>[^\w\s]|_)"
)


class TokenKind(StrEnum):
    """What a token is made of."""

    NUMBER = "number"
    WORD = "word"
    SIGN = "sign"
    NAME = "name"


_KINDS: Mapping[str | None, TokenKind] = {kind.value: kind for kind in TokenKind}


class Token(NamedTuple):
    """A token and its place; `lower` is casefolded; `glued` says that no white space stands in front."""

    text: str
    lower: str
    start: int
    end: int
    kind: TokenKind
    glued: bool


Tokens = Sequence[Token]
_NOTHING = Token("", "", 0, 0, TokenKind.NAME, False)


def token_at(tokens: Tokens, place: int) -> Token:
    """Return a token, or an empty one where there is none."""
    return tokens[place] if 0 <= place < len(tokens) else _NOTHING


def tokenise(text: str) -> tuple[Token, ...]:
    """Cut a text into tokens, in order."""
    found: list[Token] = []
    place = 0
    for name in _NAMES.finditer(text) if _MAY_NAME.search(text) else ():
        found.extend(_plain(text, place, name.start(), found))
        found.append(_token(text, name.start(), name.end(), TokenKind.NAME, found))
        place = name.end()
    found.extend(_plain(text, place, len(text), found))
    return tuple(found)


def _plain(text: str, start: int, end: int, before: Sequence[Token]) -> Iterator[Token]:
    last = before[-1].end if before else -1
    for match in _TOKEN.finditer(text, start, end):
        words, (first, end) = match[0], match.span()
        yield Token(words, words.casefold(), first, end, _KINDS[match.lastgroup], first == last)
        last = end


def _token(text: str, start: int, end: int, kind: TokenKind, before: Sequence[Token]) -> Token:
    words = text[start:end]
    return Token(words, words.casefold(), start, end, kind, bool(before) and before[-1].end == start)


def match_phrase(tokens: Tokens, place: int, words: Sequence[str]) -> bool:
    """Whether these words stand at a place."""
    return all(token_at(tokens, place + offset).lower == word for offset, word in enumerate(words))
