"""Know units of measure by their words, say which can be compared, and convert between them.

Names are pint's, in lower case and singular ("kilometer", "degree_Celsius"), with four of this project's own: percent,
percentage_point, basis_point and magnitude. A ton without a word in front is taken for a metric one, as most news
means it. pint takes a quarter of a second to import and as long to build its registry, so it is loaded by the first
conversion and kept; reading a text never needs it.
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from verifier.quantities.currencies import is_currency
from verifier.quantities.tokens import Tokens, match_phrase, token_at
from verifier.quantities.vocabulary import phrase_table

if TYPE_CHECKING:
    from pint import UnitRegistry

PERCENT, PERCENTAGE_POINT, BASIS_POINT, MAGNITUDE = "percent", "percentage_point", "basis_point", "magnitude"

_OWN = {
    PERCENT: "% | per cent | percent | pct | percents",
    PERCENTAGE_POINT: """percentage point | percentage points | percent points | % points | % - points | pp | ppt | ppts
        | percentage - point""",
    BASIS_POINT: "basis point | basis points | bps | bp | basis - point",
    MAGNITUDE: "magnitude | on the richter scale",
}
_MEASURES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "length": {
            "millimeter": "mm | millimeter | millimeters | millimetre | millimetres",
            "centimeter": "cm | centimeter | centimeters | centimetre | centimetres",
            "meter": "meter | meters | metre | metres",
            "kilometer": "km | kms | kilometer | kilometers | kilometre | kilometres",
            "mile": "mile | miles | mi",
            "nautical_mile": "nautical mile | nautical miles",
            "foot": "foot | feet | ft",
            "inch": "inch | inches",
            "yard": "yard | yards",
            "light_year": "light year | light years | light - year | light - years",
        },
        "area": {
            "square_meter": "square meter | square meters | square metre | square metres | sq m | sq . m | m² | sqm",
            "square_kilometer": """square kilometer | square kilometers | square kilometre | square kilometres
                | square km | sq km | sq . km | km² | square - kilometer | square - kilometre""",
            "square_mile": "square mile | square miles | sq mi | sq . mi | square - mile | sq mile | sq miles",
            "square_foot": "square foot | square feet | sq ft | sq . ft | square - foot",
            "hectare": "hectare | hectares | ha",
            "acre": "acre | acres",
        },
        "mass": {
            "milligram": "mg | milligram | milligrams",
            "gram": "gram | grams | gramme | grammes",
            "kilogram": "kg | kgs | kilo | kilos | kilogram | kilograms | kilogramme | kilogrammes",
            "metric_ton": "ton | tons | tonne | tonnes | metric ton | metric tons | metric tonnes | metric - ton",
            "short_ton": "short ton | short tons | us tons",
            "long_ton": "long ton | long tons",
            "pound": "pound | pounds | lb | lbs",
            "ounce": "ounce | ounces | oz",
        },
        "explosive yield": {"kiloton": "kiloton | kilotons | kt", "megaton": "megaton | megatons"},
        "volume": {
            "milliliter": "ml | milliliter | milliliters | millilitre | millilitres",
            "liter": "liter | liters | litre | litres",
            "cubic_meter": "cubic meter | cubic meters | cubic metre | cubic metres | m³ | cubic - meter",
            "cubic_kilometer": "cubic kilometers | cubic kilometres | cubic kilometer | km³",
            "cubic_foot": "cubic foot | cubic feet",
            "gallon": "gallon | gallons",
            "oil_barrel": "barrel | barrels | bbl",
        },
        "temperature": {
            "degree_Celsius": """degree celsius | degrees celsius | degree c | degrees c | ° c | ℃ | degrees centigrade
                | celsius""",
            "degree_Fahrenheit": "degree fahrenheit | degrees fahrenheit | degree f | degrees f | ° f | ℉ | fahrenheit",
            "kelvin": "kelvin | kelvins",
        },
        "angle": {"degree": "degree | degrees | °"},
        "speed": {
            "kilometer_per_hour": """km / h | kmh | kph | kmph | km per hour | kilometers per hour
                | kilometres per hour | kilometers an hour | kilometres an hour | km an hour | kilometer per hour
                | kilometer - per - hour | kilometre - per - hour""",
            "mile_per_hour": "mph | miles per hour | miles an hour | mile per hour | mile - per - hour",
            "meter_per_second": "m / s | meters per second | metres per second | meters a second | metres a second",
            "knot": "knot | knots",
        },
        "time": {
            "second": "second | seconds | sec | secs",
            "minute": "minute | minutes | min | mins",
            "hour": "hour | hours | hr | hrs",
            "day": "day | days",
            "week": "week | weeks",
            "fortnight": "fortnight | fortnights",
            "month": "month | months",
            "year": "year | years | yr | yrs | years - old",
            "decade": "decade | decades",
            "century": "century | centuries",
        },
        "power": {
            "watt": "watt | watts",
            "kilowatt": "kw | kilowatt | kilowatts",
            "megawatt": "mw | megawatt | megawatts",
            "gigawatt": "gw | gigawatt | gigawatts",
        },
        "energy": {
            "kilowatt_hour": "kwh | kilowatt hours | kilowatt - hours | kilowatt hour | kilowatt - hour",
            "megawatt_hour": "mwh | megawatt hours | megawatt - hours | megawatt hour",
            "gigawatt_hour": "gwh | gigawatt hours | gigawatt - hours",
            "terawatt_hour": "twh | terawatt hours | terawatt - hours",
        },
        "data": {
            "kilobyte": "kb | kilobyte | kilobytes",
            "megabyte": "mb | megabyte | megabytes",
            "gigabyte": "gb | gigabyte | gigabytes",
            "terabyte": "tb | terabyte | terabytes",
        },
    }
)
_DIMENSIONS: Mapping[str, str] = MappingProxyType(
    {name: dimension for dimension, units in _MEASURES.items() for name in units}
    | {PERCENT: "share", PERCENTAGE_POINT: "points of a share", BASIS_POINT: "points of a share"}
    | {MAGNITUDE: "earthquake magnitude"}
)
_WORDS = phrase_table(
    (phrase.strip(), name)
    for units in (_OWN, *_MEASURES.values())
    for name, phrases in units.items()
    for phrase in phrases.split("|")
)
_LETTERS: Mapping[str, str] = MappingProxyType(
    {
        "m": "meter",
        "g": "gram",
        "C": "degree_Celsius",
        "F": "degree_Fahrenheit",
        "h": "hour",
        "L": "liter",
        "l": "liter",
    }
)
_SPACED_LETTERS = frozenset({"m", "C"})
_NOT_ADDITIVE = frozenset({"share", "points of a share", "earthquake magnitude", "temperature", "angle", "speed"})
_PINT_LACKS: Mapping[str, str] = MappingProxyType(
    {
        "square_meter": "meter ** 2",
        "square_kilometer": "kilometer ** 2",
        "cubic_meter": "meter ** 3",
        "cubic_kilometer": "kilometer ** 3",
        "ten_years": "10 * year",
    }
)
_PINT_NAMES: Mapping[str, str] = MappingProxyType({"decade": "ten_years"})
"""pint's own "decade" is a step of a logarithmic scale."""
_DIFFERENCES: Mapping[str, str] = MappingProxyType(
    {"degree_Celsius": "delta_degree_Celsius", "degree_Fahrenheit": "delta_degree_Fahrenheit"}
)
_PINT_DIMENSIONS: Mapping[str, str] = MappingProxyType(
    {
        "[length]": "length",
        "[length] ** 2": "area",
        "[length] ** 3": "volume",
        "[mass]": "mass",
        "[time]": "time",
        "[length] / [time]": "speed",
        "[temperature]": "temperature",
    }
)
_SQUARES = {("km", "2"): "square_kilometer", ("m", "2"): "square_meter", ("m", "3"): "cubic_meter"}


def read_unit(tokens: Tokens, place: int) -> tuple[str, int] | None:
    """Return the unit whose words stand at a place, and the place after them."""
    token, following = token_at(tokens, place), token_at(tokens, place + 1)
    square = _SQUARES.get((token.lower, following.text))
    if square and following.glued:
        return square, place + 2
    for words, name in _WORDS.get(token.lower, ()):
        if match_phrase(tokens, place, words):
            return name, place + len(words)
    if token.text in _LETTERS and (token.glued or token.text in _SPACED_LETTERS):
        return _LETTERS[token.text], place + 1
    return None


def canonical(unit: str | None) -> str | None:
    """Return the name by which this package knows a unit: "km" and "kilometres" are "kilometer"; unknown ones stay."""
    if unit is None or not unit.strip():
        return None
    words = tuple(re.findall(r"[^\W_]+|[^\w\s]", unit))
    name = "_".join(words)
    if unit in _DIMENSIONS or is_currency(unit):
        return unit
    lowered = tuple(word.casefold() for word in words)
    for phrase, found in _WORDS.get(lowered[0] if lowered else "", ()):
        if phrase == lowered:
            return found
    return name if name in _DIMENSIONS else unit


def dimension(unit: str | None) -> str:
    """Return what a unit measures; figures compare only within one."""
    if unit is None:
        return "count"
    if is_currency(unit):
        return f"money in {unit}"
    return _DIMENSIONS.get(unit) or _foreign_dimension(unit)


def is_additive(unit: str | None) -> bool:
    """Whether a whole has at least as much of it as each of its parts."""
    return dimension(unit) not in _NOT_ADDITIVE


@lru_cache(maxsize=256)
def _foreign_dimension(unit: str) -> str:
    """Ask pint for a unit that no list here has; one that pint does not know is of a dimension of its own."""
    if re.fullmatch(r"[A-Za-z]+(?:_[A-Za-z]+){0,5}", unit) is None or len(unit) > 40:
        return unit
    from pint import UndefinedUnitError

    try:
        found = _registry().get_dimensionality(unit)
    except (UndefinedUnitError, TypeError):  # TypeError: a float in pint's own definitions meets Decimal
        return unit
    return _PINT_DIMENSIONS.get(str(found), str(found)) if found else unit


@lru_cache(maxsize=1)
def _registry() -> "UnitRegistry[Decimal]":
    from pint import UnitRegistry

    registry: UnitRegistry[Decimal] = UnitRegistry(non_int_type=Decimal)
    for name, meaning in _PINT_LACKS.items():
        registry.define(f"{name} = {meaning}")
    return registry


@lru_cache(maxsize=512)
def factor(unit: str, other: str) -> Decimal:
    """Return by what a difference in one unit is multiplied to be one in another of the same dimension."""
    points = {PERCENTAGE_POINT: Decimal(1), BASIS_POINT: Decimal("0.01")}
    if unit == other:
        return Decimal(1)
    if unit in points and other in points:
        return points[unit] / points[other]
    return _by_pint(Decimal(1), _DIFFERENCES.get(unit, unit), _DIFFERENCES.get(other, other))


def convert(value: Decimal, unit: str, other: str) -> Decimal:
    """Return a value in another unit of the same dimension; a temperature as a point of its scale."""
    if dimension(unit) == "temperature" and unit != other:
        return _by_pint(value, unit, other)
    return value * factor(unit, other)


def _by_pint(value: Decimal, unit: str, other: str) -> Decimal:
    return Decimal(_registry().convert(value, _PINT_NAMES.get(unit, unit), _PINT_NAMES.get(other, other)))
