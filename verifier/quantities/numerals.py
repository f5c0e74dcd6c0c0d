"""Read a number off the tokens: digits, number words, scales, vague words and fractions.

It reads one number and stops: hedges, ranges, units and what is counted belong to `verifier.quantities.grammar`.
A value keeps the places that are printed ("10.0", "1.20 million"); whole numbers come without an exponent.
"""

from decimal import Decimal

from verifier.quantities.amounts import Amount, times
from verifier.quantities.fractions import as_share, read_fraction, read_half
from verifier.quantities.scales import read_scales
from verifier.quantities.tokens import Token, TokenKind, Tokens, match_phrase, token_at
from verifier.quantities.units import read_unit
from verifier.quantities.vocabulary import (
    DOZEN,
    FRACTIONS,
    HUNDRED,
    PRINTED_FRACTIONS,
    SCALES,
    SMALL,
    TENS,
    VAGUE,
    VAGUE_FACTORS,
    VAGUE_PLURALS,
    VULGAR,
)

_LONGEST = 30
_ARTICLES = frozenset({"a", "an"})
_COUPLED = frozenset({"of", "more", "dozen", *SCALES})
NUMBER_STARTERS = frozenset(
    {*_ARTICLES, "many", "half", DOZEN, *VULGAR, *SMALL, *TENS, *VAGUE, *VAGUE_FACTORS, *VAGUE_PLURALS}
)
"""Every token, casefolded, that a number without digits can start with."""


def read_amount(tokens: Tokens, place: int, *, money: bool = False, joined: bool = True) -> Amount | None:
    """Read the number that starts at a place; `joined` lets "and" stand inside it ("a hundred and five")."""
    token = token_at(tokens, place)
    if token.kind is TokenKind.NUMBER or token.text in VULGAR:
        return as_share(tokens, _digits(tokens, place, money=money))
    if token.kind is not TokenKind.WORD:
        return None
    found = read_fraction(tokens, place) or _vague(tokens, place) or read_half(tokens, place)
    if found is not None:
        return found
    return as_share(tokens, _words(tokens, place, joined=joined))


def _digits(tokens: Tokens, place: int, *, money: bool) -> Amount | None:
    token = token_at(tokens, place)
    if token.text in VULGAR:
        value, end, plain = VULGAR[token.text], place + 1, False
    else:
        digits = "".join(character for character in token.text if character in "0123456789.")
        if len(digits) > _LONGEST:
            return None
        value, end, plain = Decimal(digits), place + 1, token.text.isdigit()
        fraction = token_at(tokens, end)
        if fraction.text in VULGAR and fraction.glued:
            value, end, plain = value + VULGAR[fraction.text], end + 1, False
    value, end, halved = _and_a_half(tokens, value, end)
    multiplier, end, dozen = read_scales(tokens, end, money=money)
    plain = plain and multiplier == 1 and not halved
    return Amount(times(value, multiplier), times(value, multiplier), end, multiplier, plain=plain, dozen=dozen)


def _and_a_half(tokens: Tokens, value: Decimal, end: int) -> tuple[Decimal, int, bool]:
    if match_phrase(tokens, end, ("and", "a", "half")):
        return value + Decimal("0.5"), end + 3, True
    printed = PRINTED_FRACTIONS.get(token_at(tokens, end).text)
    if printed is not None:
        return value + printed, end + 1, True
    return value, end, False


def _words(tokens: Tokens, place: int, *, joined: bool) -> Amount | None:
    """Read a number in words: groups below a thousand, each with its scale, largest first."""
    total, multiplier, end, last = Decimal(0), Decimal(1), place, None
    while True:
        group = _group(tokens, end, joined=joined)
        if group is None:
            break
        value, group_end = group
        value, group_end, _ = _and_a_half(tokens, value, group_end) if last is None else (value, group_end, False)
        scale, scale_end, dozen = read_scales(tokens, group_end, money=False)
        if last is not None and (scale >= last or dozen):
            break
        total, multiplier, end, last = total + times(value, scale), scale, scale_end, scale
        if scale <= 12:
            break
    if last is None or _is_ordinal(tokens, end):
        return None
    if multiplier > 1 and match_phrase(tokens, end, ("and", "a", "half")):
        total, end = total + multiplier / 2, end + 3
    dozen = multiplier == 12
    return Amount(times(total, Decimal(1)), total, end, multiplier, worded=True, dozen=dozen)


def _group(tokens: Tokens, place: int, *, joined: bool) -> tuple[Decimal, int] | None:
    """Read a number below a thousand, or the article in front of a scale."""
    token, following = token_at(tokens, place), token_at(tokens, place + 1)
    if token.lower in _ARTICLES:
        value, end = 1, place + 1
        if following.lower not in SCALES and following.lower != DOZEN:
            return None
    elif token.lower == DOZEN:
        return Decimal(1), place
    else:
        below = _below_hundred(tokens, place)
        if below is None:
            return None
        value, end = below
    hundred_at = end + (token_at(tokens, end).text == "-")
    if token_at(tokens, hundred_at).lower != HUNDRED:
        return Decimal(value), end
    return _after_hundred(tokens, value, hundred_at + 1, joined=joined)


def _after_hundred(tokens: Tokens, hundreds: int, end: int, *, joined: bool) -> tuple[Decimal, int]:
    start = end + (joined and token_at(tokens, end).lower == "and")
    below = _below_hundred(tokens, start)
    if below is None or token_at(tokens, below[1]).lower == HUNDRED:
        return Decimal(100 * hundreds), end
    return Decimal(100 * hundreds + below[0]), below[1]


def _below_hundred(tokens: Tokens, place: int) -> tuple[int, int] | None:
    token = token_at(tokens, place)
    if token.lower in SMALL:
        return SMALL[token.lower], place + 1
    if token.lower not in TENS:
        return None
    unit_at = place + 1 + (token_at(tokens, place + 1).text == "-")
    unit = SMALL.get(token_at(tokens, unit_at).lower, 0)
    if 0 < unit < 10:
        return TENS[token.lower] + unit, unit_at + 1
    return TENS[token.lower], place + 1


def _is_ordinal(tokens: Tokens, end: int) -> bool:
    """Whether the words go on as "-first" or "-hundredth"."""
    return token_at(tokens, end).text == "-" and token_at(tokens, end + 1).lower in (
        {*FRACTIONS, "first", "second", "hundredth", "thousandth", "millionth"}
    )


def _vague(tokens: Tokens, place: int) -> Amount | None:
    start = place + (token_at(tokens, place).lower in {"a", "many"})
    token = token_at(tokens, start)
    if token.lower in VAGUE:
        return _vague_word(tokens, start, token, article=start > place)
    factor = VAGUE_FACTORS.get(token.lower)
    counted = token_at(tokens, start + 2).lower
    if factor and token_at(tokens, start + 1).lower == "of" and VAGUE_PLURALS.get(counted, Decimal(0)) >= 1000:
        base = VAGUE_PLURALS[counted] / 2
        return Amount(2 * factor * base, None, start + 3, vague=True, worded=True)
    if token.lower in VAGUE_PLURALS:
        return Amount(VAGUE_PLURALS[token.lower], None, start + 1, vague=True, worded=True)
    return None


def _vague_word(tokens: Tokens, place: int, token: Token, *, article: bool) -> Amount | None:
    low, high = VAGUE[token.lower]
    of = token_at(tokens, place + 1).lower == "of"
    multiplier, end, _ = read_scales(tokens, place + 1 + of, money=False)
    if multiplier == 1:
        end = place + 1 + (of and token.lower == "couple")  # "a couple" alone may be two people
    following = token_at(tokens, place + 1)
    if token.lower == "couple" and following.lower not in _COUPLED and read_unit(tokens, place + 1) is None:
        return None
    if token.lower == "handful" and not (article or of):
        return None
    return Amount(
        Decimal(low) * multiplier, Decimal(high) * multiplier, end, multiplier=multiplier, vague=True, worded=True
    )
