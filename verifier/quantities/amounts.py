"""Hold a number read from text, with what its words say of it, and multiply it without losing printed places."""

from dataclasses import dataclass, replace
from decimal import Context, Decimal

EXACT = Context(prec=80)
"""Enough digits for every number that is read from text."""


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
    product = EXACT.multiply(value, multiplier)
    exponent = product.as_tuple().exponent
    if isinstance(exponent, int) and exponent < 0 and product == product.to_integral_value():
        power = multiplier.adjusted()
        if multiplier == Decimal(1).scaleb(power) and _prints_zero(value):
            return EXACT.scaleb(value, power)
        return EXACT.quantize(product, Decimal(1))
    return product


def _prints_zero(value: Decimal) -> bool:
    sign_digits_exponent = value.as_tuple()
    exponent = sign_digits_exponent.exponent
    return isinstance(exponent, int) and exponent < 0 and sign_digits_exponent.digits[-1] == 0
