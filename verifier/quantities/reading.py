"""Read a quantity as the interval that it leaves open, with the slack that its hedge allows.

A figure whose bound and ends do not fit together (an exact figure with two ends, a range with one) is read by its
ends, so that what a model or a person wrote never stops a comparison. Nothing is compared here.
"""

from dataclasses import dataclass, replace
from decimal import Decimal

from verifier.models import Bound, Quantity
from verifier.quantities.precision import EXACT, TOLERANCE, Mark, step
from verifier.quantities.units import canonical, convert, factor
from verifier.quantities.vocabulary import says_about, says_nearly

_NUMBERED = frozenset({Bound.EXACT, Bound.ABOUT, Bound.UP_TO, Bound.AT_LEAST, Bound.AT_MOST})


@dataclass(frozen=True, slots=True)
class Reading:
    """An interval; an open end is None. `number` is the one number of a figure that is neither range nor vague."""

    bound: Bound
    low: Mark | None
    high: Mark | None

    @property
    def number(self) -> Mark | None:
        """The number that the words name, whatever the hedge."""
        return (self.high or self.low) if self.bound in _NUMBERED else None

    @property
    def is_point(self) -> bool:
        """Whether the interval is one number."""
        return self.bound in {Bound.EXACT, Bound.ABOUT}

    def in_unit(self, unit: str, other: str, *, difference: bool) -> "Reading":
        """Return the interval in another unit; `difference` converts a temperature as a rise or fall."""
        return replace(
            self, low=_in_unit(self.low, unit, other, difference), high=_in_unit(self.high, unit, other, difference)
        )


def read(quantity: Quantity) -> Reading:
    """Read a quantity."""
    below, above = _slack(quantity)
    low = None if quantity.low is None else Mark(quantity.low, step(quantity.low), below, above)
    high = None if quantity.high is None else Mark(quantity.high, step(quantity.high), below, above)
    bound = _bound(quantity)
    if bound is Bound.AT_LEAST:
        return Reading(bound, low or high, None)
    if bound in {Bound.AT_MOST, Bound.UP_TO}:
        return Reading(bound, None, high or low)
    if bound in {Bound.EXACT, Bound.ABOUT}:
        return Reading(bound, low or high, high or low)
    return Reading(bound, low, high)


def _bound(quantity: Quantity) -> Bound:
    bound, low, high = quantity.bound, quantity.low, quantity.high
    if bound is Bound.RANGE and (low is None or high is None):
        return Bound.AT_MOST if low is None else Bound.AT_LEAST
    if bound is Bound.RANGE and low == high:
        return Bound.ABOUT if says_about(quantity.words) else Bound.EXACT
    if bound in {Bound.EXACT, Bound.ABOUT} and None not in (low, high) and low != high:
        return Bound.RANGE
    return bound


def _slack(quantity: Quantity) -> tuple[Decimal, Decimal]:
    """Return the shares below and above: "nearly" looks down only, "about" both ways."""
    nothing = Decimal(0)
    if quantity.bound in {Bound.EXACT, Bound.VAGUE}:
        return nothing, nothing
    if says_nearly(quantity.words) and not says_about(quantity.words):
        return TOLERANCE, nothing
    hedged = quantity.bound is Bound.ABOUT or says_about(quantity.words)
    return (TOLERANCE, TOLERANCE) if hedged else (nothing, nothing)


def _in_unit(mark: Mark | None, unit: str, other: str, difference: bool) -> Mark | None:
    if mark is None or unit == other:
        return mark
    ratio = factor(unit, other)
    value = EXACT.multiply(mark.value, ratio) if difference else convert(mark.value, unit, other)
    return replace(mark, value=value, step=EXACT.multiply(mark.step, abs(ratio)))


def unit_of(quantity: Quantity) -> str | None:
    """Return the unit by its name in this package."""
    return canonical(quantity.unit)
