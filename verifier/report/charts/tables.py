"""Write the table beside a chart: everything that the chart shows, in words, and what it has no room for."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from markupsafe import Markup

from verifier.models import RelationLabel
from verifier.report.charts.figures import DisputedQuantity, Link, Value
from verifier.report.charts.lettering import shorten
from verifier.report.charts.markup import Attributes, claim_link, element, isolated, words
from verifier.report.charts.telling import name_quantity, when

_FORWARD = {
    RelationLabel.CONTRADICTS: "contradicts",
    RelationLabel.VARIES: "varies from",
    RelationLabel.UPDATES: "updated by",
}
_BACK = {**_FORWARD, RelationLabel.UPDATES: "updates"}


def in_details(summary: str, table: Markup) -> Markup:
    """Put a table where it is opened on demand."""
    return element("details", {}, element("summary", {}, words(summary)), table)


def write_table(caption: str, heads: Sequence[str], rows: Iterable[Sequence[Markup]]) -> Markup:
    """Write a table whose first column names each row."""
    head = element("tr", {}, *(element("th", {"scope": "col"}, words(name)) for name in heads))
    body = [
        element("tr", {}, element("th", {"scope": "row"}, row[0]), *(element("td", {}, cell) for cell in row[1:]))
        for row in rows
    ]
    table = element(
        "table",
        {"class": "chart-table"},
        element("caption", {}, isolated(caption)),
        element("thead", {}, head),
        element("tbody", {}, *body),
    )
    frame: Attributes = {
        "class": "chart-scroll",
        "tabindex": "0",
        "role": "group",
        "aria-label": f"Table: {shorten(caption, 60, 1)}",
    }
    return element("div", frame, table)


def write_values(quantity: DisputedQuantity, shown: Sequence[int]) -> Markup:
    """Write all values of a quantity, those that are drawn first."""
    order = [*shown, *(place for place in range(len(quantity.values)) if place not in set(shown))]
    bearing: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for link in quantity.links:
        bearing[link.one][_verb(link, _FORWARD)].append(_named(quantity.values[link.other]))
        bearing[link.other][_verb(link, _BACK)].append(_named(quantity.values[link.one]))
    rows = [_row(quantity.values[place], _sum_up(bearing[place])) for place in order]
    heads = ("Value", "Time", "Origin", "Outlets and their words", "Verdict", "Bearing on the others")
    return write_table(name_quantity(quantity), heads, rows)


def _verb(link: Link, verbs: Mapping[RelationLabel, str]) -> str:
    return verbs[link.label] if link.counts else f"{verbs[link.label]} (not counted)"


def _named(value: Value) -> str:
    return f"{value.figure} ({value.origin})"


def _sum_up(bearing: Mapping[str, Iterable[str]]) -> list[str]:
    return [f"{verb} {', '.join(dict.fromkeys(others))}" for verb, others in bearing.items()]


def _row(value: Value, bearing: Iterable[str]) -> Sequence[Markup]:
    sources = [
        element("a", {"href": claim_link(source.claim)}, isolated(source.outlet))
        + (Markup(" “") + isolated(source.words) + Markup("”") if source.words else Markup())
        for source in value.sources
    ]
    return (
        isolated(value.figure),
        isolated(when(value)),
        isolated(value.origin),
        Markup(", ").join(sources),
        Markup(value.label or "withheld"),
        Markup("; ").join(map(isolated, bearing)) or Markup("-"),
    )
