"""Draw values as rows: a mark each on one axis of values, brackets and arrows in the margin beside them.

For values of one time, and for narrow screens. In the wide layout who says so stands to the left of a mark, in the
narrow one above it.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
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
from verifier.report.charts.labels import LINE, Line, lay_label, write_label
from verifier.report.charts.marks import OPEN_LENGTH, RADIUS, draw_mark
from verifier.report.charts.markup import Attributes, element, marked
from verifier.report.charts.place import lanes
from verifier.report.charts.telling import colour, describe, name_quantity, when
from verifier.report.charts.value_scale import ValueScale, value_scale

MOST_LANES = 5
_LANE = 15.0
_EDGE = 4.0
_ENDS_APART = 4.0


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
class _Row:
    """A value, its label, the upper edge of its row, and where in height its mark is."""

    value: Value
    label: tuple[Line, ...]
    top: float
    mark: float


@dataclass(frozen=True, slots=True)
class _Plot:
    """A layout with the plot's right end, how wide labels may be, and the lower end of the rows."""

    layout: _Layout
    right: float
    label_room: float
    rows: tuple[_Row, ...]
    bottom: float


@dataclass(frozen=True, slots=True)
class _Lane:
    """A connector, the rows that it joins, and the number of the lane in the margin that it takes."""

    connector: Connector
    rows: tuple[int, ...]
    number: int


def draw_rows(
    key: str, quantity: DisputedQuantity, shown: Sequence[int], connectors: Sequence[Connector], layout: _Layout
) -> Markup:
    """Draw the values at some places of a quantity, a row each in the order given."""
    row_of = {place: row for row, place in enumerate(shown)}
    taken = _lanes(connectors, row_of)
    gutter = _LANE * (1 + max((each.number for each in taken), default=-1)) + (8 if taken else 0)
    plot = _plot(quantity, shown, layout, layout.width - gutter - _EDGE)
    inset = _inset(quantity, shown)
    left = layout.margin + inset
    scale = value_scale(quantity.ends_of(shown), left, plot.right - inset, layout.most_ticks)
    parts = [
        *_axis(scale, quantity.unit, plot),
        *(part for row in plot.rows for part in _row(row, scale, plot)),
        *_connectors(taken, plot),
    ]
    title = f"{name_quantity(quantity)}: values by origin"
    return image(key, layout.name, layout.width, plot.bottom + _FOOT, title, describe(quantity), *parts)


def _plot(quantity: DisputedQuantity, shown: Sequence[int], layout: _Layout, right: float) -> _Plot:
    room = (layout.margin or right) - _EDGE * 2
    rows, top = [], _TOP
    for place in shown:
        value = quantity.values[place]
        label = lay_label(value, when(value), room)
        height = LINE * len(label)
        mark = top + (height / 2 + 4 if layout.margin else height + 15)
        rows.append(_Row(value, label, top, mark))
        top += height + (8 if layout.margin else 28)
    return _Plot(layout, right, room, tuple(rows), top)


def _inset(quantity: DisputedQuantity, shown: Sequence[int]) -> float:
    """Return the room that a plot keeps at both ends, so that a mark at one is not cut off."""
    is_open = any(quantity.values[place].is_open for place in shown)
    return _EDGE + (OPEN_LENGTH + 2 if is_open else RADIUS + 5)


def _axis(scale: ValueScale, unit: str | None, plot: _Plot) -> Iterator[Markup]:
    layout, bottom = plot.layout, plot.bottom
    places = [scale.at(tick) for tick in scale.ticks]
    for place in places:
        yield ruled(place, _TOP, place, bottom, "chart-grid-line")
    yield ruled(layout.margin + _EDGE, bottom, plot.right, bottom)
    yield from place_labels(tick_labels(scale.ticks, unit), places, bottom + 14, layout.margin, layout.width - 2)
    name = axis_name(unit, is_log=scale.is_log)
    if name:
        yield write(name, layout.margin + _EDGE, bottom + 28, layout.width - layout.margin - _EDGE, TICK)


def _row(row: _Row, scale: ValueScale, plot: _Plot) -> Iterator[Markup]:
    yield ruled(plot.layout.margin + _EDGE, row.mark, plot.right, row.mark, "chart-guide")
    text = write_label(row.label, _EDGE, row.top + 14, plot.label_room)
    mark = draw_mark(row.value.reading, scale, row.mark, colour(row.value))
    yield marked(row.value.sources[0].claim, text, mark)


def _lanes(connectors: Sequence[Connector], row_of: Mapping[int, int]) -> list[_Lane]:
    rows = [tuple(row_of[place] for place in connector.places) for connector in connectors]
    numbers = lanes([(min(each), max(each)) for each in rows])
    taken = [_Lane(*each) for each in zip(connectors, rows, numbers, strict=True)]
    return [each for each in taken if each.number < MOST_LANES]


def _connectors(taken: Sequence[_Lane], plot: _Plot) -> Iterator[Markup]:
    """Draw connectors in their lanes; where several end at a row, their ends lie one under the other."""
    ending = Counter(row for lane in taken for row in lane.rows)
    met: Counter[int] = Counter()
    for lane in sorted(taken, key=lambda each: each.number):
        ends = []
        for row in lane.rows:
            step = min(_ENDS_APART, 2 * _ENDS_APART * 2 / ending[row])
            ends.append(plot.rows[row].mark + step * (met[row] - (ending[row] - 1) / 2))
            met[row] += 1
        yield _connector(lane, ends, plot)


def _connector(lane: _Lane, ends: Sequence[float], plot: _Plot) -> Markup:
    connector = lane.connector
    start = plot.right + 8
    spine = start + _LANE * lane.number + 8
    lines = [f"M{spine:.1f} {min(ends):.1f}V{max(ends):.1f}"]
    if connector.label is RelationLabel.UPDATES:
        older, newer = ends
        lines += [f"M{start:.1f} {older:.1f}H{spine:.1f}", f"M{start + 5:.1f} {newer:.1f}H{spine:.1f}"]
        sign = element(
            "path",
            {"class": "chart-arrow", "d": f"M{start:.1f} {newer:.1f}L{start + 7:.1f} {newer - 4:.1f}V{newer + 4:.1f}z"},
        )
    else:
        lines += [f"M{start:.1f} {y:.1f}H{spine:.1f}" for y in ends]
        middle = (min(lane.rows) + max(lane.rows)) // 2  # between two rows, where no other connector ends
        sign = draw_sign(connector, spine, (plot.rows[middle].mark + plot.rows[middle + 1].mark) / 2)
    attributes: Attributes = {"class": connector_class(connector)}
    return element("g", attributes, element("path", {"class": "chart-spine", "d": "".join(lines)}), sign)
