"""Say how exactly a number is printed, and whether two numbers are the same once that is allowed for.

The rules are those of docs/domain.md, "Figures", 1 and 2. All arithmetic is decimal and exact; numbers that no news
text holds (a hundred digits, an exponent of a million) are merely compared as they are.
"""

from dataclasses import dataclass
from decimal import MAX_EMAX, MIN_EMIN, ROUND_DOWN, ROUND_HALF_UP, Context, Decimal

TOLERANCE = Decimal("0.05")
"""What "about", "nearly", a cut-off digit and a converted unit allow for."""

EXACT = Context(prec=300, Emax=MAX_EMAX, Emin=MIN_EMIN)
_MOST_DIGITS = 100


@dataclass(frozen=True, slots=True)
class Mark:
    """A number as an end of a figure: its value, its last printed place, and how far below and above it may lie.

    `below` and `above` are shares of the value, zero where no hedge says otherwise.
    """

    value: Decimal
    step: Decimal
    below: Decimal = Decimal(0)
    above: Decimal = Decimal(0)

    def covers(self, other: Decimal) -> bool:
        """Whether a hedge lets this number stand for another."""
        size = abs(self.value)
        low = EXACT.subtract(self.value, EXACT.multiply(size, self.below))
        high = EXACT.add(self.value, EXACT.multiply(size, self.above))
        return low <= other <= high


def step(value: Decimal) -> Decimal:
    """Return the place of a number's last significant digit, never coarser than two significant digits.

    10,000 gives 1,000; 43 million gives 1,000,000; 29,600 gives 100; 10.0 gives 0.1; zero gives 1 or its printed place.
    """
    _, digits, exponent = value.as_tuple()
    if not isinstance(exponent, int):
        raise ValueError(f"a figure must be finite, got {value}")
    if not value:
        return _power_of_ten(min(exponent, 0))
    if exponent == 0:
        exponent = len(digits) - len("".join(map(str, digits)).rstrip("0"))
    return _power_of_ten(min(exponent, value.adjusted() - 1))


def _power_of_ten(exponent: int) -> Decimal:
    return EXACT.scaleb(Decimal(1), exponent)


def same_number(one: Mark, other: Mark, *, converted: bool) -> bool:
    """Whether two numbers are the same: equal, rounded or cut off as the coarser is printed, hedged, or converted."""
    if one.value == other.value:
        return True
    if not _near(one.value, other.value):
        return False
    if one.covers(other.value) or other.covers(one.value):
        return True
    if converted and _apart(one.value, other.value) <= TOLERANCE * max(abs(one.value), abs(other.value)):
        return True
    return _same_as_printed(one, other)


def _near(one: Decimal, other: Decimal) -> bool:
    """Whether two numbers are of one order of magnitude and small enough to be worked on."""
    if not one or not other:
        return False
    digits = max(len(one.as_tuple().digits), len(other.as_tuple().digits))
    return digits <= _MOST_DIGITS and abs(one.adjusted() - other.adjusted()) <= 1


def _apart(one: Decimal, other: Decimal) -> Decimal:
    return abs(EXACT.subtract(one, other))


def _same_as_printed(one: Mark, other: Mark) -> bool:
    coarser, finer = (one, other) if one.step >= other.step else (other, one)
    if _at_place(coarser.value, coarser.step, ROUND_HALF_UP) != coarser.value:
        return False  # a value worked out from another unit stands on no printed place
    if _at_place(finer.value, coarser.step, ROUND_HALF_UP) == coarser.value:
        return True
    cut_off = _at_place(finer.value, coarser.step, ROUND_DOWN) == coarser.value
    return cut_off and _apart(one.value, other.value) <= TOLERANCE * abs(coarser.value)


def _at_place(value: Decimal, place: Decimal, rounding: str) -> Decimal:
    """Round a number to a multiple of a step; the step need not be a power of ten."""
    return EXACT.multiply(EXACT.divide(value, place).to_integral_value(rounding, EXACT), place)
