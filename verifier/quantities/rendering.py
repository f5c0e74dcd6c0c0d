"""Write a quantity in English, so that reading it gives bound, ends and unit back.

What is counted stays out. Amounts keep their digits and are grouped by thousands; vague intervals get the vague word
that has these ends, and "loosely between 5 and 7" where there is none.
"""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

from verifier.models import Bound, Quantity
from verifier.quantities.currencies import is_currency, sign_of
from verifier.quantities.precision import step
from verifier.quantities.reading import unit_of
from verifier.quantities.vocabulary import says_nearly

_LONGEST_WORDS = 60
"""Characters; longer words are not those of one figure, whoever wrote them."""
_PREFIXES: Mapping[Bound, str] = MappingProxyType(
    {
        Bound.EXACT: "",
        Bound.ABOUT: "about ",
        Bound.UP_TO: "up to ",
        Bound.AT_LEAST: "at least ",
        Bound.AT_MOST: "at most ",
    }
)
_VAGUE_WORDS: Mapping[tuple[Decimal | None, Decimal | None], str] = MappingProxyType(
    {
        (Decimal(2), Decimal(3)): "a couple of",
        (Decimal(3), Decimal(9)): "several",
        (Decimal(10), Decimal(14)): "a dozen or so",
        (Decimal(24), None): "dozens of",
        (Decimal(200), Decimal(300)): "a couple hundred",
        (Decimal(300), Decimal(900)): "several hundred",
        (Decimal(200), None): "hundreds of",
        (Decimal(2_000), Decimal(3_000)): "a couple thousand",
        (Decimal(3_000), Decimal(9_000)): "several thousand",
        (Decimal(2_000), None): "thousands of",
        (Decimal(20_000), None): "tens of thousands of",
        (Decimal(200_000), None): "hundreds of thousands of",
        (Decimal(3_000_000), Decimal(9_000_000)): "several million",
        (Decimal(2_000_000), None): "millions of",
        (Decimal(20_000_000), None): "tens of millions of",
        (Decimal(200_000_000), None): "hundreds of millions of",
        (Decimal(2_000_000_000), None): "billions of",
    }
)
_UNIT_WORDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "percent": ("percent", "percent"),
        "foot": ("foot", "feet"),
        "pound": ("lb", "lbs"),  # "millions of pounds" would be money
        "inch": ("inch", "inches"),
        "century": ("century", "centuries"),
        "square_foot": ("square foot", "square feet"),
        "cubic_foot": ("cubic foot", "cubic feet"),
        "degree_Celsius": ("degree Celsius", "degrees Celsius"),
        "degree_Fahrenheit": ("degree Fahrenheit", "degrees Fahrenheit"),
        "kilometer_per_hour": ("kilometer per hour", "kilometers per hour"),
        "mile_per_hour": ("mile per hour", "miles per hour"),
        "meter_per_second": ("meter per second", "meters per second"),
        "oil_barrel": ("barrel", "barrels"),
        "magnitude": ("magnitude", "magnitude"),
        "metric_ton": ("metric ton", "metric tons"),
        "kelvin": ("kelvin", "kelvins"),
    }
)


def render(quantity: Quantity) -> str:
    """Write a quantity without what it counts: "at least 10,000", "between 3 and 5 kilometers", "dozens"."""
    unit = unit_of(quantity)
    if quantity.bound is Bound.VAGUE:
        return _vague(quantity, unit)
    low, high = quantity.low, quantity.high
    if low is not None and high is not None and (quantity.bound is Bound.RANGE or low != high):
        return f"between {_amount(low, unit, named=False)} and {_amount(high, unit)}"
    return f"{_prefix(quantity)}{_amount(_anchor(quantity), unit)}"


def name(quantity: Quantity) -> str:
    """Return the figure as its text has it, or rendered where no short wording is known."""
    words = " ".join(quantity.words.split())
    return words if words and len(words) <= _LONGEST_WORDS and words.isprintable() else render(quantity)


def _prefix(quantity: Quantity) -> str:
    bound = quantity.bound
    if bound is Bound.RANGE:
        bound = Bound.AT_MOST if quantity.low is None else Bound.AT_LEAST
    if bound is Bound.ABOUT and says_nearly(quantity.words):
        return "nearly "
    return _PREFIXES[bound]


def _anchor(quantity: Quantity) -> Decimal:
    ends = (
        (quantity.high, quantity.low)
        if quantity.bound in {Bound.AT_MOST, Bound.UP_TO}
        else (quantity.low, quantity.high)
    )
    return next(end for end in ends if end is not None)


def _vague(quantity: Quantity, unit: str | None) -> str:
    low, high = quantity.low, quantity.high
    words = _VAGUE_WORDS.get((low, high))
    if words == "a couple of" and unit is None:
        return words
    if words and (unit is None or not is_currency(unit) or words.endswith(" of")):
        return f"{words} {_plural(unit)}" if unit else words.removesuffix(" of")
    if low is not None and high is not None:
        return f"loosely between {_amount(low, unit, named=False)} and {_amount(high, unit)}"
    end = low if low is not None else high
    return f"loosely {'above' if high is None else 'below'} {_amount(end or Decimal(0), unit)}"


def _amount(value: Decimal, unit: str | None, *, named: bool = True) -> str:
    digits = _digits(abs(value))
    sign = "-" if value < 0 else ""
    if unit is not None and is_currency(unit):
        return f"{sign}{sign_of(unit)}{digits}"
    if unit is None or not named:
        return f"{sign}{digits}"
    return f"{sign}{digits} {_singular(unit) if value == 1 else _plural(unit)}"


def _digits(value: Decimal) -> str:
    """Write a number with its printed places; one beyond all news in scientific notation."""
    if abs(value.adjusted()) > 40 or abs(step(value).adjusted()) > 40:
        return str(value)
    return f"{value:,f}"


def _singular(unit: str) -> str:
    return _UNIT_WORDS.get(unit, (unit.replace("_", " "), ""))[0]


def _plural(unit: str) -> str:
    if is_currency(unit):
        return {"USD": "dollars", "EUR": "euros", "GBP": "pounds sterling", "JPY": "yen"}.get(unit, unit)
    return _UNIT_WORDS.get(unit, ("", f"{unit.replace('_', ' ')}s"))[1]
