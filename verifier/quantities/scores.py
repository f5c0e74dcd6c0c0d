"""Tell scores and vote counts ("134 to 63", "2-1") from ranges ("11,000 to 12,000").

A score runs down or is level; one that runs up needs words of votes or games around it and nothing counted after it.
"""

from verifier.quantities.counted import counted
from verifier.quantities.sides import Side
from verifier.quantities.tokens import TokenKind, Tokens, token_at
from verifier.quantities.vocabulary import SCORE_NOUNS, SCORE_WORDS

SCORE_PARTS = ("score, first part", "score, second part")
"""What `Quantity.of` says of the two parts of a score."""

_LOOKBACK = 8
_HIGHEST_DASHED = 999
"""Larger numbers with a dash between them are years or a range, and no score."""


def is_score(tokens: Tokens, place: int, one: Side, other: Side, joiner: str) -> bool:
    """Whether two numbers without a unit, joined by "to" or a dash, are the parts of a score."""
    if joiner not in {"to", "-"} or not all(_is_part(side) for side in (one, other)):
        return False
    if joiner == "-" and max(one.amount.low, other.amount.low) > _HIGHEST_DASHED:
        return False
    following = token_at(tokens, other.end)
    if following.text == "-" and following.glued and token_at(tokens, other.end + 1).kind is TokenKind.NUMBER:
        return False
    return one.amount.low >= other.amount.low or _in_contest(tokens, place, other)


def _is_part(side: Side) -> bool:
    return side.amount.multiplier == 1 and side.amount.low == side.amount.low.to_integral_value()


def _in_contest(tokens: Tokens, place: int, other: Side) -> bool:
    if token_at(tokens, other.end).lower in SCORE_NOUNS:
        return True
    if counted(tokens, other.end, unit=None):
        return False
    for offset in range(1, _LOOKBACK + 1):
        token = token_at(tokens, place - offset)
        if token.text in {".", "!", "?", ";"}:
            return False
        if token.lower in SCORE_WORDS:
            return True
    return False
