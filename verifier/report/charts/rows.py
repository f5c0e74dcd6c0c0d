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
    TICK,
    axis_name,
    connector_class,
    draw_sign,
    image,
    place_labels,
    ruled,
    tick_labels,
    write,
)
from verifier.report.charts.figures import DisputedQuantity, Value
from verifier.report.charts.labels import LINE, Line, lay_label, most_lines, write_label
from verifier.report.charts.marks import OPEN_LENGTH, RADIUS, draw_mark
from verifier.report.charts.markup import Attributes, element, marked
from verifier.report.charts.place import lanes
from verifier.report.charts.telling import colour, describe, name_quantity, when
from verifier.report.charts.value_scale import ValueScale, value_scale

MOST_LANES = 5
_LANE = 15.0
_EDGE = 4.0


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where things stand: how wide the margin for labels is; without one they stand above the marks."""

    name: str
    width: float
    margin: float
    most_ticks: int


WIDE = _Layout("wide", 600, 236, 5)
NARROW = _Layout("narrow", 340, 0, 4)
_TOP = 6.0
_FOOT = 34.0


@dataclass(frozen=True, slots=True)
class _Rows:
    """A layout with the height of its rows, where in a row the mark is, and where the plot ends on the right."""

    layout: _Layout
    height: float
    mark: float
    right: float

    @property
    def label_room(self) -> float:
        """How wide a label may be."""
        return (self.layout.margin or self.right) - _EDGE * 2


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
    room = (layout.margin or layout.width - gutter - _EDGE) - _EDGE * 2
    labels = {place: lay_label(quantity.values[place], when(quantity.values[place]), room) for place in shown}
    rows = _rows(layout, layout.width - gutter - _EDGE, most_lines(labels.values()))
    inset = _inset(quantity, shown)
    left = layout.margin + inset
    scale = value_scale(quantity.ends_of(shown), left, rows.right - inset, layout.most_ticks)
    bottom = _TOP + rows.height * len(shown)
    parts = [
        *_axis(scale, quantity.unit, rows, bottom),
        *(
            part
            for place, row in row_of.items()
            for part in _row(quantity.values[place], labels[place], scale, rows, _TOP + rows.height * row)
        ),
        *(_connector(each, row_of, rows) for each in taken),
    ]
    title = f"{name_quantity(quantity)}: values by origin"
    return image(key, layout.name, layout.width, bottom + _FOOT, title, describe(quantity), *parts)


def _rows(layout: _Layout, right: float, lines: int) -> _Rows:
    if layout.margin:
        height = 8 + LINE * lines
        return _Rows(layout, height, height / 2, right)
    return _Rows(layout, 28 + LINE * lines, 15 + LINE * lines, right)


def _inset(quantity: DisputedQuantity, shown: Sequence[int]) -> float:
    """Return the room that a plot keeps at both ends, so that a mark at one is not cut off."""
    is_open = any(quantity.values[place].is_open for place in shown)
    return _EDGE + (OPEN_LENGTH + 2 if is_open else RADIUS + 5)


def _axis(scale: ValueScale, unit: str | None, rows: _Rows, bottom: float) -> Iterator[Markup]:
    layout = rows.layout
    places = [scale.at(tick) for tick in scale.ticks]
    for place in places:
        yield ruled(place, _TOP, place, bottom, "chart-grid-line")
    yield ruled(layout.margin + _EDGE, bottom, rows.right, bottom)
    yield from place_labels(tick_labels(scale.ticks, unit), places, bottom + 14, layout.margin, layout.width - 2)
    name = axis_name(unit, is_log=scale.is_log)
    if name:
        yield write(name, layout.margin + _EDGE, bottom + 28, layout.width - layout.margin - _EDGE, TICK)


def _row(value: Value, label: tuple[Line, ...], scale: ValueScale, rows: _Rows, top: float) -> Iterator[Markup]:
    y = top + rows.mark
    yield ruled(rows.layout.margin + _EDGE, y, rows.right, y, "chart-guide")
    text = write_label(label, _EDGE, top + 14, rows.label_room)
    yield marked(value.sources[0].claim, text, draw_mark(value.reading, scale, y, colour(value)))


def _lanes(connectors: Sequence[Connector], row_of: dict[int, int]) -> list[_Lane]:
    spans = []
    for connector in connectors:
        rows = [row_of[place] for place in connector.places]
        spans.append((min(rows), max(rows)))
    taken = [_Lane(connector, lane) for connector, lane in zip(connectors, lanes(spans), strict=True)]
    return [each for each in taken if each.lane < MOST_LANES]


def _connector(each: _Lane, row_of: dict[int, int], rows: _Rows) -> Markup:
    connector = each.connector
    start = rows.right + 8
    spine = start + _LANE * each.lane + 8
    ys = [_TOP + rows.height * row_of[place] + rows.mark for place in connector.places]
    lines = [f"M{spine:.1f} {min(ys):.1f}V{max(ys):.1f}"]
    if connector.label is RelationLabel.UPDATES:
        older, newer = ys
        lines += [f"M{start:.1f} {older:.1f}H{spine:.1f}", f"M{start + 5:.1f} {newer:.1f}H{spine:.1f}"]
        sign = element("path", {"class": "chart-arrow", "d": f"M{start:.1f} {newer:.1f}l7 -4v8z"})
    else:
        lines += [f"M{start:.1f} {y:.1f}H{spine:.1f}" for y in ys]
        sign = draw_sign(connector, spine, (min(ys) + max(ys)) / 2)
    attributes: Attributes = {"class": connector_class(connector)}
    return element("g", attributes, element("path", {"class": "chart-spine", "d": "".join(lines)}), sign)
