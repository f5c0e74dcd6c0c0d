"""Read how many days, weeks or years a date counts: "three", "a couple of", "several", "24".

Not the figures of a claim: those are `verifier.quantities`. Vague numbers are as wide as there ("a couple" 2 to 3,
"few", "several" and "a handful of" 3 to 9).
"""

from dataclasses import dataclass

from verifier.times.lexicon import NUMBER_WORDS
from verifier.times.tokens import Tokens

_MOST = 1000
_LINKS = frozenset({"to", "or", "-", "–"})
_VAGUE = {"couple": (2, 3), "few": (3, 9), "several": (3, 9), "handful": (3, 9), "dozen": (12, 12)}
_BARE = {"hours": 24, "days": 7, "weeks": 4, "months": 12, "years": 9, "decades": 9, "minutes": 60}


@dataclass(frozen=True, slots=True)
class Count:
    """The least and the most that is meant, and the index of the piece after the words."""

    low: int
    high: int
    next: int


def read_count(tokens: Tokens, index: int) -> Count | None:
    """Read the number that starts at a piece; None if there is none, or if it is beyond any news."""
    at = index + (tokens.lower(index) in ("a", "the"))
    if tokens.lower(at) in _VAGUE:
        low, high = _VAGUE[tokens.lower(at)]
        return Count(low, high, at + 1 + (tokens.lower(at + 1) == "of"))
    least = _number(tokens, index)
    if least is None:
        return None
    most = _number(tokens, index + 2) if tokens.lower(index + 1) in _LINKS else None
    return Count(least, most, index + 3) if most and most > least else Count(least, least, index + 1)


def _number(tokens: Tokens, index: int) -> int | None:
    number = tokens.number(index)
    if number is None:
        number = NUMBER_WORDS.get(tokens.lower(index))
    return number if number and number <= _MOST else None


def read_bare_plural(unit: str, index: int) -> Count | None:
    """Read a plural without a number: at least two, and fewer than make the next larger unit."""
    return Count(2, _BARE[unit], index) if unit in _BARE else None
