"""Read a number off the tokens: digits, number words, scales, vague words and fractions.

It reads one number and stops: hedges, ranges, units and what is counted belong to `verifier.quantities.grammar`.
A value keeps the places that are printed ("10.0", "1.20 million"); whole numbers come without an exponent.
"""

from dataclasses import dataclass, replace
from decimal import Context, Decimal

from verifier.quantities.tokens import Token, TokenKind, Tokens, match_phrase, token_at
from verifier.quantities.units import PERCENT, read_unit
from verifier.quantities.vocabulary import (
    DOZEN,
    FRACTIONS,
    GLUED_SCALES,
    HUNDRED,
    MONEY_SCALES,
    SCALES,
    SMALL,
    TENS,
    VAGUE,
    VAGUE_FACTORS,
    VAGUE_PLURALS,
    VULGAR,
)

_EXACT = Context(prec=80)
_LONGEST = 30
_ARTICLES = frozenset({"a", "an"})
_COUPLED = frozenset({"of", "more", "dozen", *SCALES})


@dataclass(frozen=True, slots=True)
class Amount:
    """A number and the place after its words.

    `multiplier` is what scale words made of it (1 where there are none). `plain` marks bare digits, which may be a
    year or a code; `worded` a number in words. A `share` is a fraction of something, in percent.
    """

    low: Decimal
    high: Decimal | None
    end: int
    multiplier: Decimal = Decimal(1)
    vague: bool = False
    plain: bool = False
    worded: bool = False
    share: bool = False
    dozen: bool = False

    def scaled(self, multiplier: Decimal) -> "Amount":
        """Multiply by a scale that the text gives only once ("5 to 6 million")."""
        high = None if self.high is None else times(self.high, multiplier)
        return replace(self, low=times(self.low, multiplier), high=high, multiplier=multiplier, plain=False)


def times(value: Decimal, multiplier: Decimal) -> Decimal:
    """Multiply exactly; a whole product loses its exponent unless the text printed a trailing zero ("1.20 million")."""
    product = _EXACT.multiply(value, multiplier)
    exponent = product.as_tuple().exponent
    if isinstance(exponent, int) and exponent < 0 and product == product.to_integral_value():
        power = multiplier.adjusted()
        if multiplier == Decimal(1).scaleb(power) and _prints_zero(value):
            return _EXACT.scaleb(value, power)
        return _EXACT.quantize(product, Decimal(1))
    return product


def _prints_zero(value: Decimal) -> bool:
    sign_digits_exponent = value.as_tuple()
    exponent = sign_digits_exponent.exponent
    return isinstance(exponent, int) and exponent < 0 and sign_digits_exponent.digits[-1] == 0


def read_amount(tokens: Tokens, place: int, *, money: bool = False, joined: bool = True) -> Amount | None:
    """Read the number that starts at a place; `joined` lets "and" stand inside it ("a hundred and five")."""
    token = token_at(tokens, place)
    if token.kind is TokenKind.NUMBER or token.text in VULGAR:
        return _share_of(tokens, _digits(tokens, place, money=money))
    if token.kind is not TokenKind.WORD:
        return None
    found = _fraction(tokens, place) or _vague(tokens, place) or _half(tokens, place)
    if found is not None:
        return found
    return _share_of(tokens, _words(tokens, place, joined=joined))


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
    multiplier, end, dozen = _scales(tokens, end, money=money)
    plain = plain and multiplier == 1 and not halved
    return Amount(times(value, multiplier), times(value, multiplier), end, multiplier, plain=plain, dozen=dozen)


def _and_a_half(tokens: Tokens, value: Decimal, end: int) -> tuple[Decimal, int, bool]:
    if match_phrase(tokens, end, ("and", "a", "half")):
        return value + Decimal("0.5"), end + 3, True
    return value, end, False


def _scales(tokens: Tokens, place: int, *, money: bool) -> tuple[Decimal, int, bool]:
    """Read up to two scale words ("hundred thousand"), or a dozen; return the product, the place after, and dozen."""
    product, end, dozen = Decimal(1), place, False
    for _ in range(2):
        start = end + (token_at(tokens, end).text == "-" and token_at(tokens, end + 1).lower in SCALES)
        token = token_at(tokens, start)
        power = _power(tokens, start, token, money=money)
        if power is not None:
            product, end = _EXACT.multiply(product, Decimal(10**power)), start + 1
        elif token.lower == DOZEN and product == 1:
            return Decimal(12), start + 1, True
    return product, end, dozen


def _power(tokens: Tokens, place: int, token: Token, *, money: bool) -> int | None:
    if token.lower in SCALES:
        return SCALES[token.lower]
    if money and token.text in MONEY_SCALES:
        return MONEY_SCALES[token.text]
    if token.glued and token.text in GLUED_SCALES:
        return GLUED_SCALES[token.text]
    return 6 if token.text == "m" and _counts_things(tokens, place + 1) else None


def _counts_things(tokens: Tokens, place: int) -> bool:
    """Whether a plural follows, so that "5m" is five million of them and no length."""
    token = token_at(tokens, place)
    return token.text.islower() and (
        token.lower in {"people", "children", "women", "men"} or (token.lower.endswith("s") and len(token.lower) > 3)
    )


def _words(tokens: Tokens, place: int, *, joined: bool) -> Amount | None:
    """Read a number in words: groups below a thousand, each with its scale, largest first."""
    total, multiplier, end, last = Decimal(0), Decimal(1), place, None
    while True:
        group = _group(tokens, end, joined=joined)
        if group is None:
            break
        value, group_end = group
        value, group_end, _ = _and_a_half(tokens, value, group_end) if last is None else (value, group_end, False)
        scale, scale_end, dozen = _scales(tokens, group_end, money=False)
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
    multiplier, end, _ = _scales(tokens, place + 1 + of, money=False)
    if multiplier == 1:
        end = place + 1
    following = token_at(tokens, place + 1)
    if token.lower == "couple" and following.lower not in _COUPLED and read_unit(tokens, place + 1) is None:
        return None
    if token.lower == "handful" and not (article or of):
        return None
    return Amount(
        Decimal(low) * multiplier, Decimal(high) * multiplier, end, multiplier=multiplier, vague=True, worded=True
    )


def _half(tokens: Tokens, place: int) -> Amount | None:
    """Read "half a million", "half a dozen", "half-hour", "a half-million"."""
    start = place + (token_at(tokens, place).lower in _ARTICLES)
    if token_at(tokens, start).lower != "half":
        return None
    end = start + 1
    if token_at(tokens, end).lower in _ARTICLES or token_at(tokens, end).text == "-":
        end += 1
    multiplier, after, dozen = _scales(tokens, end, money=False)
    if multiplier > 1:
        value = times(Decimal("0.5"), multiplier)
        return Amount(value, value, after, multiplier, worded=True, dozen=dozen)
    if end > start + 1 and read_unit(tokens, end):
        return Amount(Decimal("0.5"), Decimal("0.5"), end, worded=True)
    return None


def _fraction(tokens: Tokens, place: int) -> Amount | None:
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
    if token_at(tokens, end).lower == "of" or hyphen:
        return None if read_unit(tokens, end + 1 + _is_article(tokens, end + 1)) else _share(above, below, end)
    return None


def _is_article(tokens: Tokens, place: int) -> bool:
    return token_at(tokens, place).lower in _ARTICLES


def _share_of(tokens: Tokens, amount: Amount | None) -> Amount | None:
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
    percent = _EXACT.divide(Decimal(100 * above), Decimal(below))
    rounded = percent.quantize(Decimal("0.01"))
    value = _EXACT.quantize(percent, Decimal(1)) if percent == percent.to_integral_value() else rounded
    return Amount(value, value, end, worded=True, share=True)


SHARE_UNIT = PERCENT
