"""Read fractions: "half a million", "a quarter of a million", "two-thirds", "a third of", "one in five".

A fraction of something becomes a share, in percent and rounded to two places where it does not come out even.
"""

from decimal import Decimal

from verifier.quantities.amounts import EXACT, Amount, times
from verifier.quantities.scales import read_scales
from verifier.quantities.tokens import TokenKind, Tokens, match_phrase, token_at
from verifier.quantities.units import read_unit
from verifier.quantities.vocabulary import FRACTIONS, SCALES, SMALL

_ARTICLES = frozenset({"a", "an"})
_MEASURING = frozenset({"by", "at", "than", "about", "nearly", "almost", "roughly", "around", "least"})
"""Words after which "a third" measures; elsewhere it may be the third of a series."""


def read_half(tokens: Tokens, place: int) -> Amount | None:
    """Read "half a million", "half a dozen", "half-hour", "a half-million"."""
    start = place + (token_at(tokens, place).lower in _ARTICLES)
    if token_at(tokens, start).lower != "half":
        return None
    end = start + 1
    if token_at(tokens, end).lower in _ARTICLES or token_at(tokens, end).text == "-":
        end += 1
    multiplier, after, dozen = read_scales(tokens, end, money=False)
    if multiplier > 1:
        value = times(Decimal("0.5"), multiplier)
        return Amount(value, value, after, multiplier, worded=True, dozen=dozen)
    if end > start + 1 and read_unit(tokens, end):
        return Amount(Decimal("0.5"), Decimal("0.5"), end, worded=True)
    return None


def read_fraction(tokens: Tokens, place: int) -> Amount | None:
    """Read a fraction of something: "a third of", "two-thirds", "half of", "half the"."""
    first, following = token_at(tokens, place), token_at(tokens, place + 1)
    if first.lower == "half" and following.lower in {"of", "the", "its", "their", "all", "his", "her", "our"}:
        return _share(1, 2, place + 1)
    above = 1 if first.lower in {"a", "one"} else SMALL.get(first.lower, 0)
    hyphen = following.text == "-"
    name = token_at(tokens, place + 1 + hyphen).lower
    below = FRACTIONS.get(name) or (FRACTIONS.get(name.removesuffix("s")) if above > 1 else None)
    end = place + 2 + hyphen
    if not above or below is None or above >= below:
        return None
    if token_at(tokens, end).lower == "of" and token_at(tokens, end + 1).lower in {"a", "one"}:
        multiplier, after, _ = read_scales(tokens, end + 2, money=False)
        if multiplier > 1:
            value = EXACT.quantize(EXACT.divide(EXACT.multiply(multiplier, Decimal(above)), Decimal(below)), Decimal(1))
            return Amount(value, value, after, multiplier, worded=True)
    if token_at(tokens, end).lower == "of" or hyphen or token_at(tokens, place - 1).lower in _MEASURING:
        return None if read_unit(tokens, end + 1 + _is_article(tokens, end + 1)) else _share(above, below, end)
    return None


def _is_article(tokens: Tokens, place: int) -> bool:
    return token_at(tokens, place).lower in _ARTICLES


def as_share(tokens: Tokens, amount: Amount | None) -> Amount | None:
    """Turn "one in five" and "three out of every four" into a share; anything else stays as it is."""
    if amount is None or amount.multiplier > 1 or amount.low != amount.low.to_integral_value():
        return amount
    place = amount.end
    if match_phrase(tokens, place, ("out", "of")):
        start = place + 2
    elif token_at(tokens, place).lower == "in":
        start = place + 1
    else:
        return amount
    start += token_at(tokens, start).lower == "every"
    whole = _small_number(tokens, start)
    return _share(int(amount.low), whole, start + 1) if whole and 0 < amount.low < whole else amount


def _small_number(tokens: Tokens, place: int) -> int | None:
    token, following = token_at(tokens, place), token_at(tokens, place + 1)
    if following.glued or following.lower in SCALES or read_unit(tokens, place + 1):
        ends = following.kind is TokenKind.SIGN and following.text in ".,;:!?)\"'’”"
        if not ends:
            return None
    if token.lower in SMALL:
        return SMALL[token.lower]
    return int(token.text) if token.text in {"3", "4", "5", "6", "7", "8", "9", "10", "100", "20", "50"} else None


def _share(above: int, below: int, end: int) -> Amount:
    percent = EXACT.divide(Decimal(100 * above), Decimal(below))
    rounded = percent.quantize(Decimal("0.01"))
    value = EXACT.quantize(percent, Decimal(1)) if percent == percent.to_integral_value() else rounded
    return Amount(value, value, end, worded=True, share=True)
