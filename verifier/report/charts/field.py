"""Draw values in a field: time runs to the right, values upwards, so that an update is seen to move.

For quantities with values of several times, on wide screens. Times that differ stand in columns of their own, in
proportion as far as there is room; who says so stands in a list to the right, tied to its mark by a thin line.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from markupsafe import Markup

from verifier.models import RelationLabel
from verifier.report.charts.connectors import Connector
from verifier.report.charts.drawing import (
    TICK,
    axis_name,
    connector_class,
    draw_break,
    draw_sign,
    image,
    line_width,
    place_labels,
    ruled,
    tick_labels,
    write,
)
from verifier.report.charts.events import show_span
from verifier.report.charts.figures import DisputedQuantity
from verifier.report.charts.labels import LINE, lay_label, write_label
from verifier.report.charts.marks import OPEN_LENGTH, RADIUS, draw_mark
from verifier.report.charts.markup import element, marked
from verifier.report.charts.place import lanes, push_apart
from verifier.report.charts.telling import colour, describe, name_quantity, note
from verifier.report.charts.time_scale import TimeScale, show_day, time_scale
from verifier.report.charts.value_scale import ValueScale, value_scale

WIDTH = 600.0
_LIST = 212.0
_TOP = 12.0
_LEAST_HEIGHT = 170.0
_FOOT = 40.0
_DODGE = 13.0
_LANE = 11.0
_MOST_LANES = 4
MOST_COLUMNS = 7
_LATEST = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where a mark is, and its column."""

    x: float
    y: float
    column: float


@dataclass(frozen=True, slots=True)
class _Frame:
    """The scales of a field and its lower edge."""

    values: ValueScale
    times: TimeScale
    left: float
    right: float
    bottom: float


def fits_field(quantity: DisputedQuantity, shown: Sequence[int]) -> bool:
    """Whether values update each other, all have a time, and the times are not too many to tell apart."""
    moments = {quantity.values[place].moment for place in shown}
    return RelationLabel.UPDATES in quantity.has and None not in moments and 1 < len(moments) <= MOST_COLUMNS


def draw_field(key: str, quantity: DisputedQuantity, shown: Sequence[int], connectors: Sequence[Connector]) -> Markup:
    """Draw the values at some places of a quantity, all of which have a time."""
    brackets = [each for each in connectors if each.label is not RelationLabel.UPDATES]
    arrows = [each for each in connectors if each.label is RelationLabel.UPDATES]
    values = quantity.values
    labels = {place: lay_label(values[place], note(values[place]), _LIST - 2) for place in shown}
    heights = {place: LINE * len(label) + 5 for place, label in labels.items()}
    frame = _frame(quantity, shown, _room(brackets, quantity), sum(heights.values()))
    spots = _spots(quantity, shown, frame)
    names = sorted(shown, key=lambda place: (spots[place].y, -spots[place].x, place))
    wanted = [spots[place].y - heights[place] / 2 for place in names]
    tops = push_apart(wanted, [heights[place] for place in names], 2, frame.bottom + 14)
    parts = [
        *_axes(frame, quantity, shown),
        *(part for place, top in zip(names, tops, strict=True) for part in _leader(spots[place], top)),
        *_brackets(brackets, quantity, spots),
        *(_arrow(each, spots) for each in arrows),
        *(
            marked(
                values[place].sources[0].claim,
                write_label(labels[place], WIDTH - _LIST, top + 10, _LIST - 2),
                draw_mark(values[place].reading, frame.values, spots[place].x, colour(values[place]), upright=True),
            )
            for place, top in zip(names, tops, strict=True)
        ),
    ]
    title = f"{name_quantity(quantity)}: values over time"
    return image(key, "wide", WIDTH, frame.bottom + _FOOT, title, describe(quantity), *parts)


def _frame(quantity: DisputedQuantity, shown: Sequence[int], room: float, height: float) -> _Frame:
    bottom = _TOP + max(_LEAST_HEIGHT, height)
    inset = OPEN_LENGTH + 2 if any(quantity.values[place].is_open for place in shown) else RADIUS + 5
    values = value_scale(quantity.ends_of(shown), bottom - inset, _TOP + inset, max(3, int(bottom / 42)))
    left = 14 + max(line_width(label, TICK) for label in tick_labels(values.ticks, quantity.unit))
    right = WIDTH - _LIST - 26
    moments = [moment for place in shown if (moment := quantity.values[place].moment) is not None]
    crowd = Counter((quantity.values[place].moment, quantity.values[place].size) for place in shown)
    beside = _DODGE * (max(crowd.values()) - 1)
    times = time_scale(moments, left + 16 + room, right - 16 - beside, 30 + room + beside)
    return _Frame(values, times, left, right, bottom)


def _spots(quantity: DisputedQuantity, shown: Sequence[int], frame: _Frame) -> Mapping[int, _Spot]:
    """Place the marks; those that would cover each other stand side by side."""
    spots: dict[int, _Spot] = {}
    taken: dict[float, list[_Spot]] = defaultdict(list)
    for place in shown:
        value = quantity.values[place]
        column = frame.times.at(value.moment or _LATEST)
        heights = [frame.values.at(end) for end in value.ends]
        y = (heights[0] + heights[-1]) / 2
        x = column
        while any(abs(other.y - y) < 2 * RADIUS + 2 and abs(other.x - x) < _DODGE - 1 for other in taken[column]):
            x += _DODGE
        spots[place] = _Spot(x, y, column)
        taken[column].append(spots[place])
    return spots


def _axes(frame: _Frame, quantity: DisputedQuantity, shown: Sequence[int]) -> Iterator[Markup]:
    unit = quantity.unit
    for tick, label in zip(frame.values.ticks, tick_labels(frame.values.ticks, unit), strict=True):
        y = frame.values.at(tick)
        yield ruled(frame.left, y, frame.right, y, "chart-grid-line")
        width = line_width(label, TICK)
        yield write(label, frame.left - 6 - width, y + 4, width + 1, TICK)
    yield ruled(frame.left, frame.bottom, frame.right, frame.bottom)
    name = axis_name(unit, is_log=frame.values.is_log)
    if name:
        yield write(name, 2, 10, WIDTH - _LIST - 8, TICK)
    moments, places = frame.times.moments, frame.times.places
    for place in places:
        yield ruled(place, frame.bottom, place, frame.bottom + 4)
    for place in frame.times.breaks:
        yield draw_break(place, frame.bottom)
    above, below = zip(*(_when(moment, quantity, shown) for moment in moments), strict=True)
    yield from place_labels(above, places, frame.bottom + 17, 2, frame.right + 16, below)


def _when(moment: datetime, quantity: DisputedQuantity, shown: Sequence[int]) -> tuple[str, str]:
    """Write the time of a column in two lines: the day, and below it the year, or the hour where one is given."""
    times = [quantity.values[place] for place in shown if quantity.values[place].moment == moment]
    bounds = next(value.bounds for value in times if value.bounds is not None)
    if bounds.start is not None and bounds.start == bounds.end:
        return show_day(moment, with_year=False), f"{moment:%H:%M}"
    span = show_span(bounds, with_year=False)
    return span, "" if str(moment.year) in span else str(moment.year)


def _leader(spot: _Spot, top: float) -> Iterator[Markup]:
    yield ruled(spot.x + RADIUS + 2, spot.y, WIDTH - _LIST - 6, top + 10, "chart-leader")


def _room(brackets: Sequence[Connector], quantity: DisputedQuantity) -> float:
    """Return the width that brackets need to the left of a column."""
    return _LANE * min(max((lane + 1 for lane in _lanes(brackets, quantity)), default=0), _MOST_LANES)


def _lanes(brackets: Sequence[Connector], quantity: DisputedQuantity) -> list[int]:
    """Return which brackets stand side by side: those of one time that would cover each other."""
    beside: dict[datetime | None, list[int]] = defaultdict(list)
    for number, each in enumerate(brackets):
        beside[min(quantity.values[place].moment or _LATEST for place in each.places)].append(number)
    found = [0] * len(brackets)
    for numbers in beside.values():
        # Values are in the order of their size, so that their places are as good as their heights.
        spans = [(min(brackets[number].places), max(brackets[number].places)) for number in numbers]
        for number, lane in zip(numbers, lanes(spans), strict=True):
            found[number] = lane
    return found


def _brackets(
    brackets: Sequence[Connector], quantity: DisputedQuantity, spots: Mapping[int, _Spot]
) -> Iterator[Markup]:
    for each, lane in zip(brackets, _lanes(brackets, quantity), strict=True):
        if lane < _MOST_LANES:
            yield _bracket(each, spots, lane)


def _bracket(connector: Connector, spots: Mapping[int, _Spot], lane: int) -> Markup:
    joined = [spots[place] for place in connector.places]
    spine = min(spot.column for spot in joined) - RADIUS - 6 - _LANE * lane
    ys = [spot.y for spot in joined]
    lines = [f"M{spine:.1f} {min(ys):.1f}V{max(ys):.1f}"]
    lines += [f"M{spine:.1f} {spot.y:.1f}H{spot.x - RADIUS - 1:.1f}" for spot in joined]
    return element(
        "g",
        {"class": connector_class(connector)},
        element("path", {"class": "chart-spine", "d": "".join(lines)}),
        draw_sign(connector, spine, (min(ys) + max(ys)) / 2),
    )


def _arrow(connector: Connector, spots: Mapping[int, _Spot]) -> Markup:
    """Draw a straight arrow from the older to the newer value, clear of both marks."""
    older, newer = spots[connector.places[0]], spots[connector.places[-1]]
    across, up = newer.x - older.x, newer.y - older.y
    length = max((across**2 + up**2) ** 0.5, 1.0)
    clear = min(RADIUS + 3, length / 4)
    east, south = across / length, up / length
    start = older.x + east * clear, older.y + south * clear
    tip = newer.x - east * clear, newer.y - south * clear
    back = tip[0] - east * 8, tip[1] - south * 8
    head = (
        f"M{tip[0]:.1f} {tip[1]:.1f}L{back[0] - south * 4:.1f} {back[1] + east * 4:.1f}"
        f"L{back[0] + south * 4:.1f} {back[1] - east * 4:.1f}z"
    )
    return element(
        "g",
        {"class": connector_class(connector)},
        element("path", {"class": "chart-spine", "d": f"M{start[0]:.1f} {start[1]:.1f}L{back[0]:.1f} {back[1]:.1f}"}),
        element("path", {"class": "chart-arrow", "d": head}),
    )
