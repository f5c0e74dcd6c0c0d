"""Put a drawing's parts together: text that fits its room, axes, connectors, and the named SVG around them.

User units are pixels at the width for which a drawing is made. A drawing is one image with a name and a description;
what it shows is also in a table beside it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from verifier.models import Quantity, RelationLabel
from verifier.quantities import render
from verifier.quantities.currencies import is_currency
from verifier.report.charts.connectors import Connector
from verifier.report.charts.lettering import shorten, text_width
from verifier.report.charts.markup import Attributes, element, words
from verifier.report.charts.place import choose_apart
from verifier.report.untrusted import plain

SIZE = 12.0
SMALL = 11.0
BOLDER = 1.1
"""How much wider bold letters are."""
SIGN = {RelationLabel.CONTRADICTS: "×", RelationLabel.VARIES: "≈"}


@dataclass(frozen=True, slots=True)
class Lettering:
    """A class of text and its font size, which the style sheet gives it too."""

    name: str
    size: float


STRONG = Lettering("chart-strong", SIZE)
NOTE = Lettering("chart-note", SMALL)
TICK = Lettering("chart-tick", SMALL)


def write(text: str, x: float, y: float, width: float, lettering: Lettering, anchor: str = "start") -> Markup:
    """Write one line, shortened to a width; text that is cut has the whole in a title."""
    line = plain(text)
    room = width / BOLDER if lettering is STRONG else width
    shown = shorten(line, room, lettering.size)
    placed: Attributes = {"class": lettering.name, "x": x, "y": y}
    if anchor != "start":
        placed = {**placed, "text-anchor": anchor}
    title = [element("title", {}, words(shorten(line, 2000, 10)))] if shown != line else []
    return element("text", placed, *title, words(shown))


def line_width(text: str, lettering: Lettering) -> float:
    """Return how much room one line needs."""
    return text_width(plain(text), lettering.size) * (BOLDER if lettering is STRONG else 1.0)


def tick_labels(ticks: Sequence[Decimal], unit: str | None) -> list[str]:
    """Write the values at ticks, money with its sign, other units only in the axis' name."""
    shown = unit if unit is not None and is_currency(unit) else None
    return [render(Quantity(low=tick, high=tick, unit=shown)) for tick in ticks]


def axis_name(unit: str | None, *, is_log: bool) -> str:
    """Return what an axis says beside its ticks: the unit, and whether steps are factors; empty for a plain count."""
    name = "" if unit is None or is_currency(unit) else render(Quantity(low=Decimal(2), high=Decimal(2), unit=unit))[2:]
    return ", ".join(part for part in (name, "logarithmic scale" if is_log else "") if part)


def place_labels(
    labels: Sequence[str], places: Sequence[float], y: float, low: float, high: float, below: Sequence[str] = ()
) -> Iterable[Markup]:
    """Write the labels of ticks that fit beside each other, each as near under its tick as the ends let it.

    `below` are second lines, or nothing; one that repeats the one before it is left out.
    """
    spans = []
    for place, lines in zip(places, zip(labels, below or labels, strict=True), strict=True):
        width = max(line_width(line, TICK) for line in lines)
        start = min(max(place - width / 2, low), high - width)
        spans.append((start, start + width))
    before = ""
    for chosen in choose_apart(spans, 8):
        start, end = spans[chosen]
        yield _centred(labels[chosen], start, end, y)
        if below and below[chosen] not in ("", before):
            yield _centred(below[chosen], start, end, y + 13)
        before = below[chosen] if below else ""


def _centred(line: str, start: float, end: float, y: float) -> Markup:
    width = line_width(line, TICK)
    return write(line, (start + end - width) / 2, y, width + 1, TICK)


def draw_break(x: float, y: float) -> Markup:
    """Draw the two strokes that show where an axis leaves something out."""
    strokes = "".join(f"M{left:.1f} {y + 5:.1f}L{left + 3:.1f} {y - 5:.1f}" for left in (x - 4, x + 1))
    return element("path", {"class": "chart-break", "d": strokes})


def ruled(x1: float, y1: float, x2: float, y2: float, name: str = "chart-rule") -> Markup:
    """Draw a thin line."""
    ends: Attributes = {"class": name, "x1": x1, "y1": y1, "x2": x2, "y2": y2}
    return element("line", ends)


def draw_sign(connector: Connector, x: float, y: float) -> Markup:
    """Draw the sign that tells a bracket's meaning without its colour."""
    label: Attributes = {"class": "chart-sign", "x": x, "y": y + 4, "text-anchor": "middle"}
    ground: Attributes = {"class": "chart-sign-ground", "cx": x, "cy": y, "r": 6}
    return element("g", {}, element("circle", ground), element("text", label, Markup(SIGN[connector.label])))


def connector_class(connector: Connector) -> str:
    """Return the classes of a connector: what it says, and whether a verdict rests on it."""
    return f"chart-link chart-{connector.label}" + ("" if connector.counts else " chart-uncounted")


def image(key: str, layout: str, width: float, height: float, title: str, description: str, *parts: Markup) -> Markup:
    """Put parts into an image whose name and description are read out; `layout` is wide or narrow."""
    title_id, description_id = f"{key}-{layout}-title", f"{key}-{layout}-desc"
    attributes: Attributes = {
        "class": f"chart-svg chart-{layout}",
        "viewBox": f"0 0 {width:.0f} {height:.0f}",
        "role": "img",
        "aria-labelledby": f"{title_id} {description_id}",
        "focusable": "false",
    }
    return element(
        "svg",
        attributes,
        element("title", {"id": title_id}, words(title)),
        element("desc", {"id": description_id}, words(description)),
        *parts,
    )
