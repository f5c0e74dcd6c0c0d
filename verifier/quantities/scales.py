"""Read the scale after a number: "million", "bn", "hundred thousand", "dozen", "5m people"."""

from decimal import Decimal

from verifier.quantities.amounts import EXACT
from verifier.quantities.tokens import Token, Tokens, token_at
from verifier.quantities.vocabulary import DOZEN, GLUED_SCALES, MONEY_SCALES, SCALES


def read_scales(tokens: Tokens, place: int, *, money: bool) -> tuple[Decimal, int, bool]:
    """Read up to two scale words ("hundred thousand"), or a dozen; return the product, the place after, and dozen."""
    product, end, dozen = Decimal(1), place, False
    for _ in range(2):
        start = end + (token_at(tokens, end).text == "-" and token_at(tokens, end + 1).lower in SCALES)
        token = token_at(tokens, start)
        power = _power(tokens, start, token, money=money)
        if power is not None:
            product, end = EXACT.multiply(product, Decimal(10**power)), start + 1
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
    if not token.text.islower() or token.lower == "across":
        return False
    return token.lower in {"people", "children", "women", "men"} or (token.lower.endswith("s") and len(token.text) > 3)
