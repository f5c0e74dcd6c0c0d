"""Say in words what a chart draws: what is counted, who gives a value, of what time, and how many there are."""

from verifier.models import RelationLabel, VerdictLabel
from verifier.report.charts.figures import DisputedQuantity, Value
from verifier.report.index import number

_BASES = {"publication": "published", "when it was said": "said"}
_COLOURS = {
    VerdictLabel.CONTRADICTED: "contradicted",
    VerdictLabel.CORROBORATED: "corroborated",
    VerdictLabel.SINGLE_SOURCE: "single",
    None: "unknown",
}


def name_quantity(quantity: DisputedQuantity) -> str:
    """Return what is counted, with a capital; a unit where nothing else is known."""
    name = quantity.of or (quantity.unit or "figure").replace("_", " ")
    return name[:1].upper() + name[1:]


def when(value: Value) -> str:
    """Write the time of a value, with what it rests on where the text does not say, and what a reader must not miss."""
    time = value.time or "time unknown"
    basis = _BASES.get(value.basis)
    return "; ".join((f"{basis} {time}" if basis else time, *value.marks))


def note(value: Value) -> str:
    """Write what a time rests on where the text does not say it, and what a reader must not miss; empty for neither."""
    basis = ("date of publication",) if value.basis == "publication" else ()
    return "; ".join((*basis, *value.marks))


def colour(value: Value) -> str:
    """Return which of the page's colours a value has, by its verdict."""
    return _COLOURS[value.label]


def state(quantity: DisputedQuantity) -> str:
    """Say in a few words how the values differ."""
    if any(link.counts for link in quantity.links if link.label is RelationLabel.CONTRADICTS):
        return "Contradicted"
    if RelationLabel.UPDATES in quantity.has:
        return "Changed over time"
    return "Contradicted, not counted" if RelationLabel.CONTRADICTS in quantity.has else "Told differently"


def count_values(quantity: DisputedQuantity) -> str:
    """Say how many values there are, of how many origins and outlets."""
    figures = {value.figure for value in quantity.values}
    outlets = {outlet for value in quantity.values for outlet in value.outlets}
    origins = {value.origin if value.origin != "own report" else value.outlets for value in quantity.values}
    return ", ".join((number(len(figures), "value"), number(len(origins), "origin"), number(len(outlets), "outlet")))


def describe(quantity: DisputedQuantity) -> str:
    """Say for those who do not see a chart what is in it."""
    lowest, highest = quantity.values[0].figure, quantity.values[-1].figure
    ways = {
        RelationLabel.CONTRADICTS: "some contradict each other",
        RelationLabel.UPDATES: "some update earlier ones",
        RelationLabel.VARIES: "some vary",
    }
    said = ", ".join(text for label, text in ways.items() if label in quantity.has)
    return f"{count_values(quantity)}, from {lowest} to {highest}; {said}. The table has them all."
