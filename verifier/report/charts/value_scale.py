"""Place values on an axis with ticks at round numbers: linear, or logarithmic where values span several sizes.

Values are exact decimals; only the place on the axis is a float. Steps are 1, 2 or 5 times a power of ten; on a
logarithmic axis ticks are powers of ten.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import MAX_EMAX, MIN_EMIN, ROUND_CEILING, ROUND_FLOOR, Context, Decimal

from verifier.report.charts.place import between

LOG_FACTOR = 50
"""Beyond this ratio of the largest value to the smallest the axis is logarithmic."""

_EXACT = Context(prec=100, Emax=MAX_EMAX, Emin=MIN_EMIN)
_STEPS = tuple(map(Decimal, (1, 2, 5, 10)))


@dataclass(frozen=True, slots=True)
class ValueScale:
    """An axis from `low` at `start` to `high` at `end`, in user units; `ticks` run from low to high."""

    low: Decimal
    high: Decimal
    start: float
    end: float
    is_log: bool
    ticks: tuple[Decimal, ...]

    def at(self, value: Decimal) -> float:
        """Return where a value lies; what lies beyond an end is at that end."""
        if self.is_log:
            if value <= self.low:
                return self.start
            value, low, high = (_EXACT.log10(each) for each in (value, self.low, self.high))
        else:
            low, high = self.low, self.high
        share = float(_EXACT.divide(_EXACT.subtract(value, low), _EXACT.subtract(high, low)))
        return between(self.start, self.end, share)


def value_scale(values: Iterable[Decimal], start: float, end: float, most_ticks: int) -> ValueScale:
    """Return the axis that holds all values (at least one), with about as many ticks as there is room for."""
    known = sorted(set(values))
    low, high = known[0], known[-1]
    if low > 0 and high > _EXACT.multiply(low, Decimal(LOG_FACTOR)):
        return _logarithmic(low, high, start, end, most_ticks)
    are_whole = all(value == value.to_integral_value(context=_EXACT) for value in known if abs(value.adjusted()) < 40)
    step = _step(_EXACT.subtract(high, low) or abs(low) / 10 or Decimal(1), most_ticks)
    if are_whole:
        step = max(step, Decimal(1))
    if low == high:
        low, high = _EXACT.subtract(low, step), _EXACT.add(high, step)
    first = _EXACT.divide(low, step).to_integral_value(ROUND_FLOOR, _EXACT)
    last = max(_EXACT.divide(high, step).to_integral_value(ROUND_CEILING, _EXACT), _EXACT.add(first, Decimal(1)))
    count = int(_EXACT.subtract(last, first))
    ticks = tuple(_plain(_EXACT.multiply(_EXACT.add(first, Decimal(place)), step)) for place in range(count + 1))
    return ValueScale(ticks[0], ticks[-1], start, end, False, ticks)


def _logarithmic(low: Decimal, high: Decimal, start: float, end: float, most_ticks: int) -> ValueScale:
    first, last = low.adjusted(), high.adjusted()
    if high > Decimal(1).scaleb(last, _EXACT):
        last += 1
    stride = max(1, -(-(last - first) // max(most_ticks - 1, 1)))
    last = first + -(-(last - first) // stride) * stride
    ticks = tuple(_plain(Decimal(1).scaleb(power, _EXACT)) for power in range(first, last + 1, stride))
    return ValueScale(ticks[0], ticks[-1], start, end, True, ticks)


def _step(span: Decimal, most_ticks: int) -> Decimal:
    """Return the smallest round step by which a span has no more than so many parts."""
    least = _EXACT.divide(span, Decimal(max(most_ticks - 1, 1)))
    power = Decimal(1).scaleb(least.adjusted(), _EXACT)
    return next(_EXACT.multiply(step, power) for step in _STEPS if _EXACT.multiply(step, power) >= least)


def _plain(value: Decimal) -> Decimal:
    """Write a round number without an exponent and without zeros after the point, unless it is beyond all news."""
    value = value.normalize(_EXACT)
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and 0 < exponent < 40:
        return value.quantize(Decimal(1), context=_EXACT)
    return value
