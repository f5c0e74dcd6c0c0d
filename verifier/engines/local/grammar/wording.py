"""Turn tokens back into words that stand alone, with single spaces and without quotation marks."""

import re
from collections.abc import Sequence

from verifier.engines.local.grammar.tokens import Tag, Token

_SPACE_BEFORE_MARK = re.compile(r"\s+([,.;:?!%)\]])")
_SPACES = re.compile(r"\s+")
_FIRST_MENTION = re.compile(
    r"^an? (?:(?:powerful|strong|massive|major|deadly|shallow|preliminary) )*"
    r"(?:magnitude[- ]\d[\d.]* |\d[\d.]*[- ]magnitude )?",
    re.IGNORECASE,
)
_COMPASS = re.compile(r"\b([NSEW])\. (?=(?:Korea|Carolina|Dakota|Ireland|Africa|Virginia|Sudan|Macedonia|Bank|Timor))")
_COMPASS_WORDS = {"N": "North", "S": "South", "E": "East", "W": "West"}
_SINGLE_QUOTED = re.compile(r"(?<![\w'’])['‘]([^'’‘\n]{2,80})['’](?!\w)")
_LEFT_OUT = frozenset('[]"“”«»')


def words_of(tokens: Sequence[Token]) -> str:
    """Return the words as printed, white space made single, quotation marks and square brackets left out."""
    pieces: list[str] = []
    last: Token | None = None
    for token in tokens:
        if token.text in _LEFT_OUT or token.tag in (Tag.OPEN, Tag.CLOSE, Tag.ASIDE):
            continue
        if last is not None and token.start != last.end:
            pieces.append(" ")
        pieces.append(token.text)
        last = token
    return tidy("".join(pieces))


def tidy(text: str) -> str:
    """Make white space single and take it away in front of marks."""
    return _SPACE_BEFORE_MARK.sub(r"\1", _SPACES.sub(" ", text)).strip()


def join(*pieces: str) -> str:
    """Join pieces of a sentence with single spaces, leaving out empty ones."""
    return tidy(" ".join(piece for piece in pieces if piece))


def sentence(text: str) -> str:
    """Return the text with a capital in front and one full stop at the end."""
    text = _SINGLE_QUOTED.sub(r"\1", text)
    text = _COMPASS.sub(lambda match: _COMPASS_WORDS[match[1]] + " ", tidy(text).strip(" ,;:–—-"))
    if not text:
        return text
    text = text[0].upper() + text[1:]
    return text if text[-1] in ".?!" else text + "."


def definite(subject: str) -> str:
    """Return a subject as it is taken up again: "a magnitude 6.4 earthquake" is "the earthquake" from then on."""
    return _FIRST_MENTION.sub("the ", subject)


def lower_first(text: str, name: bool) -> str:
    """Return the text as it stands inside a sentence, unless it begins with a name."""
    return text if name or not text else text[0].lower() + text[1:]
