"""Put two figures into one unit and say how their intervals lie: within, apart, overlapping.

Ends belong to the interval. A number that is the same as an end once both are printed alike
(`verifier.quantities.precision`) lies within and never apart ("10,800" and "11,000 to 12,000"); two intervals lie
within each other only by their plain ends. What follows for a claim is decided in
`verifier.quantities.comparison` and `verifier.quantities.containment`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from verifier.models import Bound, Quantity
from verifier.quantities.precision import EXACT, Mark, same_number
from verifier.quantities.reading import Reading, read, unit_of
from verifier.quantities.units import dimension, factor

VAGUE_FACTOR = Decimal(10)
"""From which factor on a vague word contradicts what lies apart from it."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Evidence and target in one unit; `converted` says that a conversion stands between them."""

    evidence: Reading
    target: Reading
    converted: bool

    def same(self, one: Mark, other: Mark) -> bool:
        """Whether two numbers are the same."""
        return same_number(one, other, converted=self.converted)

    def at_most(self, one: Mark, other: Mark) -> bool:
        """Whether a number is no larger than another, as printed."""
        return one.value <= other.value or self.same(one, other)

    def within(self, inner: Reading, outer: Reading) -> bool:
        """Whether an interval lies within another; a single number may be an end of it as printed."""
        at_most = self.at_most if inner.is_point or self.same_ends(inner, outer) else _at_most
        low = outer.low is None or (inner.low is not None and at_most(outer.low, inner.low))
        high = outer.high is None or (inner.high is not None and at_most(inner.high, outer.high))
        return low and high

    def same_ends(self, one: Reading, other: Reading) -> bool:
        """Whether a conversion stands between two intervals with the same ends."""
        if not self.converted or one.low is None or one.high is None or other.low is None or other.high is None:
            return False
        return self.same(one.low, other.low) and self.same(one.high, other.high)

    def gap(self, one: Reading, other: Reading) -> tuple[Mark, Mark] | None:
        """Return the two ends that face each other where the intervals lie apart, the lower first."""
        for lower, upper in ((one, other), (other, one)):
            if lower.high is not None and upper.low is not None and not self.at_most(upper.low, lower.high):
                return lower.high, upper.low
        return None


def frames(evidence: Quantity, target: Quantity) -> Iterator[Frame]:
    """Yield the comparisons that the units allow: one, or a second where temperatures may be rises or falls."""
    one, other = read(evidence), read(target)
    unit, other_unit = unit_of(evidence), unit_of(target)
    converted = evidence.converted or target.converted
    if unit is None or other_unit is None or unit == other_unit:
        yield Frame(one, other, converted)
        return
    frame = min(unit, other_unit)
    converted = converted or not _is_power_of_ten(factor(unit, other_unit))
    for difference in (False, True) if dimension(unit) == "temperature" else (False,):
        yield Frame(
            one.in_unit(unit, frame, difference=difference),
            other.in_unit(other_unit, frame, difference=difference),
            converted,
        )


def _at_most(one: Mark, other: Mark) -> bool:
    return one.value <= other.value


def _is_power_of_ten(ratio: Decimal) -> bool:
    """Whether a step between units keeps the digits as printed (3 km, 3,000 m)."""
    return ratio.normalize(EXACT).as_tuple().digits == (1,)


def is_vague(*readings: Reading) -> bool:
    """Whether a vague word is among the figures."""
    return any(reading.bound is Bound.VAGUE for reading in readings)


def far_apart(lower: Mark, upper: Mark) -> bool:
    """Whether two numbers differ by the factor from which on even vague words contradict."""
    small, large = sorted((abs(lower.value), abs(upper.value)))
    return not small or large.adjusted() - small.adjusted() > 1 or large >= EXACT.multiply(VAGUE_FACTOR, small)
