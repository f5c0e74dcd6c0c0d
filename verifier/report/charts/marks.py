"""Draw one value as a mark whose shape says how it bounds the quantity, on an axis that runs either way.

A dot is exact, a hollow dot an estimate, a bar a range, a dashed bar a vague word; an arrow leads where a figure is
open. The colour repeats the verdict, which the table beside a chart gives in words.
"""

from decimal import Decimal

from markupsafe import Markup

from verifier.models import Bound
from verifier.quantities.reading import Reading
from verifier.report.charts.markup import Attributes, element
from verifier.report.charts.value_scale import ValueScale

RADIUS = 5.0
OPEN_LENGTH = 22.0
"""How far an open end reaches, in user units; a scale keeps so much room at both ends."""
_HOLLOW = frozenset({Bound.ABOUT, Bound.UP_TO})


def draw_mark(reading: Reading, scale: ValueScale, across: float, label: str, *, upright: bool = False) -> Markup:
    """Draw a mark at a place across the axis; `upright` says that the axis runs from bottom to top."""
    low, high = reading.low, reading.high
    if reading.bound is Bound.UP_TO or (low is not None and high is not None and low.value == high.value):
        value = high or low
        shapes = [_dot(scale.at(value.value) if value else scale.start, across, upright, reading.bound in _HOLLOW)]
    elif low is not None and high is not None:
        shapes = _bar(scale.at(low.value), scale.at(high.value), across, upright, reading.bound is Bound.VAGUE)
    else:
        end = low or high
        place = scale.at(end.value if end else Decimal(0))
        upwards = (1 if low is not None else -1) * (1 if scale.end > scale.start else -1)
        shapes = _open(place, upwards, across, upright, reading.bound is Bound.VAGUE)
    return element("g", {"class": f"chart-mark chart-{label}"}, *shapes)


def _dot(along: float, across: float, upright: bool, hollow: bool) -> Markup:
    x, y = (across, along) if upright else (along, across)
    radius = RADIUS - 0.5 if hollow else RADIUS
    return element("circle", {"class": "chart-hollow" if hollow else "chart-dot", "cx": x, "cy": y, "r": radius})


def _bar(start: float, end: float, across: float, upright: bool, vague: bool) -> list[Markup]:
    caps = [_line(place, across - RADIUS, place, across + RADIUS, upright, "chart-bar") for place in (start, end)]
    return [_line(start, across, end, across, upright, "chart-bar chart-vague" if vague else "chart-bar"), *caps]


def _open(place: float, upwards: int, across: float, upright: bool, vague: bool) -> list[Markup]:
    tip = place + upwards * OPEN_LENGTH
    back = tip - upwards * 5
    points = [(back, across - 4), (tip, across), (back, across + 4)]
    return [
        _line(place, across, tip, across, upright, "chart-bar chart-vague" if vague else "chart-bar"),
        element("path", {"class": "chart-tip", "d": _path(points, upright)}),
        _dot(place, across, upright, hollow=vague)
        if not vague
        else _line(place, across - RADIUS, place, across + RADIUS, upright, "chart-bar"),
    ]


def _line(along: float, across: float, to_along: float, to_across: float, upright: bool, name: str) -> Markup:
    x1, y1, x2, y2 = (across, along, to_across, to_along) if upright else (along, across, to_along, to_across)
    ends: Attributes = {"class": name, "x1": x1, "y1": y1, "x2": x2, "y2": y2}
    return element("line", ends)


def _path(points: list[tuple[float, float]], upright: bool) -> str:
    placed = [(across, along) if upright else (along, across) for along, across in points]
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in placed)
