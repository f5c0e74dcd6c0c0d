"""Draw values as rows: a mark each on one axis of values, brackets and arrows in the margin beside them.

For values of one time, and for narrow screens. In the wide layout who says so stands to the left of a mark, in the
narrow one above it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from verifier.models import RelationLabel
from verifier.report.charts.connectors import Connector
from verifier.report.charts.drawing import (
    NOTE,
    SIGN,
    STRONG,
    TICK,
    axis_name,
    image,
    line_width,
    place_labels,
    ruled,
    tick_labels,
    write,
)
from verifier.report.charts.figures import DisputedQuantity, Value
from verifier.report.charts.marks import OPEN_LENGTH, draw_mark
from verifier.report.charts.markup import Attributes, element
from verifier.report.charts.place import lanes
from verifier.report.charts.telling import colour, describe, name_quantity, when, who
from verifier.report.charts.value_scale import ValueScale, value_scale

MOST_LANES = 5
_LANE = 15.0
_EDGE = 4.0


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where things stand: the margin for names, the height of a row, and where in it the mark is."""

    name: str
    width: float
    margin: float
    row: float
    mark: float
    most_ticks: int


WIDE = _Layout("wide", 600, 236, 38, 19, 5)
NARROW = _Layout("narrow", 340, 0, 58, 45, 4)
_TOP = 6.0
_FOOT = 34.0


@dataclass(frozen=True, slots=True)
class _Lane:
    """A connector and the lane of the margin that it takes."""

    connector: Connector
    lane: int


def draw_rows(
    key: str, quantity: DisputedQuantity, shown: Sequence[int], connectors: Sequence[Connector], layout: _Layout
) -> Markup:
    """Draw the values at some places of a quantity, a row each in the order given."""
    row_of = {place: row for row, place in enumerate(shown)}
    taken = _lanes(connectors, row_of)
    gutter = _LANE * (1 + max((each.lane for each in taken), default=-1)) + (8 if taken else 0)
    right = layout.width - gutter - _EDGE
    ends = [end for place in shown for end in quantity.values[place].ends]
    inset = OPEN_LENGTH + _EDGE
    scale = value_scale(ends, layout.margin + inset, right - inset, layout.most_ticks)
    bottom = _TOP + layout.row * len(shown)
    parts = [
        *_axis(scale, quantity.unit, layout, right, bottom),
        *(
            part
            for place, row in row_of.items()
            for part in _row(quantity.values[place], scale, layout, _TOP + layout.row * row, right, bool(taken))
        ),
        *(_connector(each, row_of, layout, right) for each in taken),
    ]
    title = f"{name_quantity(quantity)}: values by origin"
    return image(key, layout.name, layout.width, bottom + _FOOT, title, describe(quantity), *parts)


def _axis(scale: ValueScale, unit: str | None, layout: _Layout, right: float, bottom: float) -> Iterator[Markup]:
    places = [scale.at(tick) for tick in scale.ticks]
    for place in places:
        yield ruled(place, _TOP, place, bottom, "chart-grid-line")
    yield ruled(layout.margin + _EDGE, bottom, right, bottom)
    yield from place_labels(tick_labels(scale.ticks, unit), places, bottom + 14, layout.margin, layout.width - 2)
    name = axis_name(unit, is_log=scale.is_log)
    if name:
        yield write(name, layout.margin + _EDGE, bottom + 28, layout.width - layout.margin - _EDGE, TICK)


def _row(
    value: Value, scale: ValueScale, layout: _Layout, top: float, right: float, has_gutter: bool
) -> Iterator[Markup]:
    room = (layout.margin or right) - _EDGE * 2
    used = min(line_width(value.figure, STRONG) + 1, room)
    yield write(value.figure, _EDGE, top + 14, room, STRONG)
    if room - used > 40:
        yield write(when(value), _EDGE + used + 6, top + 14, room - used - 6, NOTE)
    yield write(who(value, room, NOTE), _EDGE, top + 29, room, NOTE)
    y = top + layout.mark
    yield ruled(layout.margin + _EDGE, y, right + (8 if has_gutter else 0), y, "chart-guide")
    yield draw_mark(value.reading, scale, y, colour(value))


def _lanes(connectors: Sequence[Connector], row_of: dict[int, int]) -> list[_Lane]:
    spans = []
    for connector in connectors:
        rows = [row_of[place] for place in connector.places]
        spans.append((min(rows), max(rows)))
    taken = [_Lane(connector, lane) for connector, lane in zip(connectors, lanes(spans), strict=True)]
    return [each for each in taken if each.lane < MOST_LANES]


def _connector(each: _Lane, row_of: dict[int, int], layout: _Layout, right: float) -> Markup:
    connector = each.connector
    start = right + 8
    spine = start + _LANE * each.lane + 8
    ys = [_TOP + layout.row * row_of[place] + layout.mark for place in connector.places]
    parts = [element("path", {"class": "chart-spine", "d": f"M{spine:.1f} {min(ys):.1f}V{max(ys):.1f}"})]
    ends = ys if connector.label is not RelationLabel.UPDATES else ys[:1]
    parts.extend(element("path", {"class": "chart-spine", "d": f"M{start:.1f} {y:.1f}H{spine:.1f}"}) for y in ends)
    if connector.label is RelationLabel.UPDATES:
        y = ys[-1]
        parts.append(element("path", {"class": "chart-spine", "d": f"M{start + 4:.1f} {y:.1f}H{spine:.1f}"}))
        parts.append(element("path", {"class": "chart-arrow", "d": f"M{start:.1f} {y:.1f}l7 -4v8z"}))
    else:
        parts.append(_sign(connector, spine, (min(ys) + max(ys)) / 2))
    attributes: Attributes = {"class": connector_class(connector)}
    return element("g", attributes, *parts)


def _sign(connector: Connector, x: float, y: float) -> Markup:
    label: Attributes = {"class": "chart-sign", "x": x, "y": y + 4, "text-anchor": "middle"}
    return element(
        "g",
        {},
        element("circle", {"class": "chart-sign-ground", "cx": x, "cy": y, "r": 6}),
        element("text", label, Markup(SIGN[connector.label])),
    )


def connector_class(connector: Connector) -> str:
    """Return the classes of a connector: what it says, and whether a verdict rests on it."""
    return f"chart-link chart-{connector.label}" + ("" if connector.counts else " chart-uncounted")
