"""Draw the events of a story in rows under one axis of time, with the articles' publication as ticks on it.

In the wide layout the words of an event stand to the right of its mark, in the narrow one above it. Events of a day
share a band.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from markupsafe import Markup

from verifier.models import Report, VerdictLabel
from verifier.report.charts.drawing import NOTE, Lettering, draw_break, image, place_labels, ruled, write
from verifier.report.charts.events import (
    Event,
    Publication,
    choose_events,
    find_events,
    find_publications,
    middle,
    show_span,
)
from verifier.report.charts.lettering import wrap
from verifier.report.charts.markup import Attributes, claim_link, element, isolated, marked, safe_id, words
from verifier.report.charts.tables import in_details, write_table
from verifier.report.charts.time_scale import TimeScale, show_day, time_scale
from verifier.report.index import number
from verifier.report.untrusted import plain

ENTRY = Lettering("chart-entry", 12.0)
_LINE = 15.0
_AXIS = 52.0
_FOOT = 8.0
_ARROW = 14.0
_COLOURS = {
    VerdictLabel.CONTRADICTED: "contradicted",
    VerdictLabel.CORROBORATED: "corroborated",
    VerdictLabel.SINGLE_SOURCE: "single",
    None: "unknown",
}
_SIGNS: Mapping[VerdictLabel | None, str] = {VerdictLabel.CONTRADICTED: "× ", VerdictLabel.CORROBORATED: "✓ "}


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where the axis and the words stand, and in how many lines."""

    name: str
    width: float
    axis: tuple[float, float]
    words: tuple[float, float]
    lines: int
    is_above: bool

    @property
    def day_room(self) -> float:
        """How wide the words for a day may be."""
        return self.width if self.is_above else self.axis[0] - 14


WIDE = _Layout("wide", 720, (112, 304), (324, 640), 3, is_above=False)
NARROW = _Layout("narrow", 340, (16, 324), (2, 338), 3, is_above=True)


@dataclass(frozen=True, slots=True)
class _Row:
    """An event with its lines, from `top` on, and the height of its mark."""

    event: Event
    lines: tuple[str, ...]
    day: tuple[str, ...]
    top: float
    mark: float
    bottom: float


def timeline(report: Report) -> Markup:
    """Return a drawing and a table of the story's events; nothing where no fact has a known time."""
    events = find_events(report)
    if not events:
        return Markup()
    publications = find_publications(report)
    shown = choose_events(events)
    key = safe_id("chart", "timeline", events[0].fact)
    parts = [
        element("h3", {"id": key}, Markup("Timeline")),
        element("p", {"class": "chart-lead"}, words(_lead(events, shown))),
        *(_draw(key, shown, publications, layout) for layout in (WIDE, NARROW)),
        _KEY,
        in_details("Events as a table", _table(events, publications, set(shown))),
    ]
    return element("figure", {"class": "chart chart-timeline", "aria-labelledby": key}, *parts)


def _lead(events: Sequence[Event], shown: Sequence[Event]) -> str:
    left = len(events) - len(shown)
    rest = f" The other {number(left, 'fact')} with a known time are in the table." if left else ""
    what = "contradicted first, then those that most outlets have" if left else "all with a known time"
    return f"{number(len(shown), 'fact')}, {what}.{rest}"


def _draw(key: str, events: Sequence[Event], publications: Sequence[Publication], layout: _Layout) -> Markup:
    scale = time_scale(_moments(events, publications), *layout.axis)
    with_year = len({moment.year for moment in scale.moments}) > 1
    rows = _rows(events, layout, with_year)
    bottom = rows[-1].bottom
    parts = [
        *_axis(scale, publications, layout, bottom),
        *(part for row in rows for part in _row(row, scale, layout)),
    ]
    first, last = events[0], events[-1]
    description = (
        f"{number(len(events), 'event')} from {first.time} to {last.time}, "
        f"and the publication of {number(len(publications), 'article')}. The table has them all."
    )
    return image(key, layout.name, layout.width, bottom + _FOOT, "Timeline of the story's events", description, *parts)


def _moments(events: Sequence[Event], publications: Sequence[Publication]) -> Iterator[datetime]:
    for event in events:
        start, end = _ends(event)
        yield from (moment for moment in (start, end) if moment is not None)
    yield from (publication.moment for publication in publications)


def _ends(event: Event) -> tuple[datetime | None, datetime | None]:
    """Return where a bar begins and ends; a time within one day is a dot in the middle of it."""
    start, end = event.bounds.start, event.bounds.end
    if start is not None and end is not None and end - start <= timedelta(days=1):
        return middle(event.bounds), middle(event.bounds)
    return start, end


def _rows(events: Sequence[Event], layout: _Layout, with_year: bool) -> list[_Row]:
    rows: list[_Row] = []
    top, before = _AXIS, ""
    left, right = layout.words
    for event in events:
        span = show_span(event.bounds, with_year=with_year)
        day = wrap(span, layout.day_room, NOTE.size, 2) if span != before else ()
        before = span
        lines = wrap(plain(_entry(event)), right - left, ENTRY.size, layout.lines)
        if layout.is_above:
            first = top + (_LINE if day else 0)
            mark = first + _LINE * len(lines) + 12
            bottom = mark + 10
        else:
            mark = top + 5 + _LINE * len(lines) / 2
            bottom = top + _LINE * max(len(lines), len(day)) + 9
        rows.append(_Row(event, lines, day, top, mark, bottom))
        top = bottom
    return rows


def _entry(event: Event) -> str:
    sign = _SIGNS.get(event.label, "")
    forecast = "Forecast: " if event.is_forecast else ""
    return f"{sign}{forecast}{event.text}"


def _axis(scale: TimeScale, publications: Sequence[Publication], layout: _Layout, bottom: float) -> Iterator[Markup]:
    start, end = layout.axis
    days = sorted({moment.astimezone(UTC).date() for moment in scale.moments})
    noons = [datetime(day.year, day.month, day.day, 12, tzinfo=UTC) for day in days]
    places = [scale.at(noon) for noon in noons]
    labels = [show_day(noon, with_year=False) for noon in noons]
    years = [str(day.year) for day in days]
    room = (0.0, layout.words[0] - 6) if not layout.is_above else (0.0, layout.width)
    yield from place_labels(labels, places, 11, *room, years)
    for place in places:
        yield ruled(place, 32, place, bottom, "chart-grid-line")
    yield ruled(start - 6, 34, end + 6, 34)
    for place in scale.breaks:
        yield draw_break(place, 34)
    for publication in publications:
        place = scale.at(publication.moment)
        yield ruled(place, 34, place, 43, "chart-published")


def _row(row: _Row, scale: TimeScale, layout: _Layout) -> Iterator[Markup]:
    if row.day and row.top > _AXIS:
        yield ruled(0, row.top, layout.width, row.top, "chart-grid-line")
    first = row.top + 16
    left, right = layout.words
    if layout.is_above:
        if row.day:
            yield write(" ".join(row.day), left, row.top + 13, right - left, NOTE)
            first += _LINE
        first -= 3
    else:
        for place, line in enumerate(row.day):
            yield write(line, 0, first + _LINE * place, layout.day_room + 1, NOTE)
    parts = []
    for place, line in enumerate(row.lines):
        parts.append(write(line, left, first + _LINE * place, right - left + 1, ENTRY))
    if not layout.is_above:
        parts.append(write(number(len(row.event.outlets), "outlet"), right + 8, first, layout.width - right - 8, NOTE))
    yield marked(row.event.claim, *parts, _mark(row, scale, layout))


def _mark(row: _Row, scale: TimeScale, layout: _Layout) -> Markup:
    start, end = _ends(row.event)
    colour = f"chart-mark chart-{_COLOURS[row.event.label]}"
    y = row.mark
    if start is not None and start == end:
        dot: Attributes = {
            "class": "chart-hollow" if row.event.is_forecast else "chart-dot",
            "cx": scale.at(start),
            "cy": y,
            "r": 4.5,
        }
        return element("g", {"class": colour}, element("circle", dot))
    left = (
        scale.at(start) if start is not None else max(scale.at(end or datetime.min) - 2 * _ARROW, layout.axis[0] - 10)
    )
    right = scale.at(end) if end is not None else min(scale.at(start or datetime.max) + 2 * _ARROW, layout.axis[1] + 10)
    bar = "chart-bar chart-vague" if row.event.is_forecast else "chart-bar"
    parts = [ruled(left, y, right, y, bar)]
    parts.append(_cap(left, y, 1) if start is None else ruled(left, y - 4, left, y + 4, "chart-bar"))
    parts.append(_cap(right, y, -1) if end is None else ruled(right, y - 4, right, y + 4, "chart-bar"))
    return element("g", {"class": colour}, *parts)


def _reach(start: datetime | None, end: datetime | None, scale: TimeScale, layout: _Layout) -> tuple[float, float]:
    """Return the ends of a bar; an open one is a short way off."""
    known = [scale.at(moment) for moment in (start, end) if moment is not None]
    left = known[0] if start is not None else max(known[0] - 2 * _ARROW, layout.axis[0] - 10)
    right = known[-1] if end is not None else min(known[-1] + 2 * _ARROW, layout.axis[1] + 10)
    return left, right


def _cap(x: float, y: float, inwards: int) -> Markup:
    step = 5 * inwards
    return element(
        "path", {"class": "chart-tip", "d": f"M{x + step:.1f} {y - 4:.1f}L{x:.1f} {y:.1f}L{x + step:.1f} {y + 4:.1f}"}
    )


_KEY = element(
    "ul",
    {"class": "chart-key"},
    element("li", {}, Markup("× contradicted, ✓ corroborated, neither: one source")),
    element("li", {}, Markup("dot: within a day; bar: longer; arrow: open; hollow or dashed: forecast")),
    element("li", {}, Markup("ticks on the axis: articles published; //: days left out")),
)


def _table(events: Sequence[Event], publications: Sequence[Publication], shown: set[Event]) -> Markup:
    timed = [(event.order[2], _event_row(event, event in shown)) for event in events]
    timed += [(publication.moment, _publication_row(publication)) for publication in publications]
    timed.sort(key=lambda each: each[0])
    heads = ("Time", "Event", "Verdict", "Outlets")
    return write_table("Events and publications in order of time", heads, [row for _, row in timed])


def _event_row(event: Event, is_shown: bool) -> Sequence[Markup]:
    mark = "" if is_shown else " (not drawn)"
    return (
        words(event.time),
        element("a", {"href": claim_link(event.claim)}, isolated(event.text)) + Markup(mark),
        Markup((event.label or "withheld") + (", forecast" if event.is_forecast else "")),
        Markup(", ").join(map(isolated, event.outlets)),
    )


def _publication_row(publication: Publication) -> Sequence[Markup]:
    return words(publication.time), Markup("Article published"), Markup("-"), isolated(publication.outlet)
