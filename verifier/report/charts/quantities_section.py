"""Put the charts of the figures in dispute together: a picture, a key and a table for each quantity."""

from collections.abc import Sequence

from markupsafe import Markup

from verifier.models import RelationLabel, Report
from verifier.report.charts.connectors import connect
from verifier.report.charts.field import draw_field, fits_field
from verifier.report.charts.figures import DisputedQuantity, find_disputed
from verifier.report.charts.keys import draw_key
from verifier.report.charts.markup import element, isolated, safe_id, words
from verifier.report.charts.rows import NARROW, WIDE, draw_rows
from verifier.report.charts.tables import in_details, write_values
from verifier.report.charts.telling import count_values, name_quantity, state
from verifier.report.index import number

MOST_VALUES = 16
MOST_CHARTS = 24


def figures_in_dispute(report: Report) -> Markup:
    """Return a chart and a table for each quantity with more than one value; nothing where there is none."""
    found = find_disputed(report)
    if not found:
        return Markup()
    charts = [_chart(quantity, is_drawn=place < MOST_CHARTS) for place, quantity in enumerate(found)]
    return element(
        "div",
        {"class": "chart-set"},
        element("h3", {}, Markup("Figures in dispute")),
        element("div", {"class": "chart-grid"}, *charts),
    )


def _chart(quantity: DisputedQuantity, *, is_drawn: bool) -> Markup:
    key = safe_id("chart", quantity.key)
    shown = _choose(quantity) if is_drawn else ()
    connectors = connect(quantity, shown)
    by_time = sorted(shown, key=lambda place: (_moment(quantity, place), place))
    narrow = by_time if RelationLabel.UPDATES in quantity.has else shown
    parts = [
        element("h4", {"id": key}, isolated(name_quantity(quantity))),
        element("p", {"class": "chart-lead"}, words(_lead(quantity, shown))),
    ]
    if shown:
        parts += [
            draw_field(key, quantity, shown, connectors)
            if fits_field(quantity, shown)
            else draw_rows(key, quantity, narrow, connectors, WIDE),
            draw_rows(key, quantity, narrow, connectors, NARROW),
            draw_key([quantity.values[place] for place in shown], connectors),
        ]
    parts.append(in_details("Values as a table", write_values(quantity, shown)))
    return element("figure", {"class": "chart", "aria-labelledby": key}, *parts)


def _lead(quantity: DisputedQuantity, shown: Sequence[int]) -> str:
    left = len(quantity.values) - len(shown)
    more = f"; {number(left, 'row')} only in the table" if left else ""
    return f"{state(quantity)}: {count_values(quantity)}{more}."


def _moment(quantity: DisputedQuantity, place: int) -> float:
    moment = quantity.values[place].moment
    return moment.timestamp() if moment else float("-inf")


def _choose(quantity: DisputedQuantity) -> tuple[int, ...]:
    """Return the places of the values to draw: those with most outlets where there are too many."""
    linked = {place for link in quantity.links for place in (link.one, link.other)}
    ranked = sorted(
        range(len(quantity.values)),
        key=lambda place: (place not in linked, -len(quantity.values[place].outlets), place),
    )
    return tuple(sorted(ranked[:MOST_VALUES]))
