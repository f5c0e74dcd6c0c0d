"""Explain the marks and connectors that a chart has, and only those."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from types import MappingProxyType

from markupsafe import Markup

from verifier.models import Bound, RelationLabel
from verifier.quantities.precision import Mark
from verifier.quantities.reading import Reading
from verifier.report.charts.connectors import Connector
from verifier.report.charts.figures import Value
from verifier.report.charts.marks import draw_mark
from verifier.report.charts.markup import Attributes, element
from verifier.report.charts.value_scale import ValueScale

_SCALE = ValueScale(Decimal(0), Decimal(1), 4, 26, False, ())
_NAMES: Mapping[Bound, str] = MappingProxyType(
    {
        Bound.EXACT: "exact",
        Bound.ABOUT: "estimate (about, up to)",
        Bound.AT_LEAST: "at least",
        Bound.AT_MOST: "at most",
        Bound.RANGE: "range",
        Bound.VAGUE: "vague word",
    }
)
_LINKS: Mapping[RelationLabel, str] = MappingProxyType(
    {
        RelationLabel.CONTRADICTS: "contradict each other",
        RelationLabel.UPDATES: "updated by a later value",
        RelationLabel.VARIES: "told differently",
    }
)
_UNCOUNTED = "dashed: differs, but is not counted (one outlet, or weak evidence)"


def draw_key(values: Iterable[Value], connectors: Iterable[Connector]) -> Markup:
    """Return a list of what the signs of a chart mean."""
    bounds = {Bound.ABOUT if value.reading.bound is Bound.UP_TO else value.reading.bound for value in values}
    drawn = list(connectors)
    labels = {connector.label for connector in drawn}
    items = [_item(_mark(bound), name) for bound, name in _NAMES.items() if bound in bounds]
    items += [_item(_connector(label), name) for label, name in _LINKS.items() if label in labels]
    if not all(connector.counts for connector in drawn):
        items.append(element("li", {}, Markup(_UNCOUNTED)))
    return element("ul", {"class": "chart-key"}, *items)


def _item(picture: Markup, name: str) -> Markup:
    attributes: Attributes = {"viewBox": "0 0 32 16", "aria-hidden": "true", "focusable": "false"}
    return element("li", {}, element("svg", attributes, picture), Markup(name))


def _mark(bound: Bound) -> Markup:
    low, high = Mark(Decimal("0.2"), Decimal(1)), Mark(Decimal("0.9"), Decimal(1))
    middle = Mark(Decimal("0.5"), Decimal(1))
    readings = {
        Bound.EXACT: (middle, middle),
        Bound.ABOUT: (middle, middle),
        Bound.AT_LEAST: (Mark(Decimal(0), Decimal(1)), None),
        Bound.AT_MOST: (None, Mark(Decimal(1), Decimal(1))),
    }
    ends = readings.get(bound, (low, high))
    return draw_mark(Reading(bound, *ends), _SCALE, 8, "unknown")


def _connector(label: RelationLabel) -> Markup:
    lines = {
        RelationLabel.CONTRADICTS: "M6 3H14V13H6",
        RelationLabel.VARIES: "M6 3H14V13H6",
        RelationLabel.UPDATES: "M3 8H22",
    }
    parts = [element("path", {"class": "chart-spine", "d": lines[label]})]
    if label is RelationLabel.UPDATES:
        parts.append(element("path", {"class": "chart-arrow", "d": "M29 8l-8 -4v8z"}))
    else:
        sign: Attributes = {"class": "chart-sign", "x": 23, "y": 12, "text-anchor": "middle"}
        parts.append(element("text", sign, Markup({"contradicts": "×", "varies": "≈"}[label])))
    return element("g", {"class": f"chart-link chart-{label}"}, *parts)
