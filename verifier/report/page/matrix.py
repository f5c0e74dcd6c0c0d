"""Lay facts out against outlets: a row a fact, a cell for what each outlet does with it.

Outlets that carry one text for a fact share a cell. Contradicted facts come first, the sides of one dispute next to
each other; nothing is judged here.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from verifier.independence import CopyIndex
from verifier.models import Fact, OutletView, Report, Stand, VerdictLabel
from verifier.report.disputes import Dispute, components, show_quantity
from verifier.report.index import Index, number

WITHHELD = "withheld"
_ORDER = (VerdictLabel.CONTRADICTED, VerdictLabel.CORROBORATED, VerdictLabel.SINGLE_SOURCE, None)


@dataclass(frozen=True, slots=True)
class Cell:
    """What one outlet, or several with one text, do with a fact; `claim` is where to read it, None for silence.

    `span` counts columns. `figure` is the figure that the outlet gives, `twin` another outlet whose text this one
    carries but whose column is apart. `asserts_too` says that it has the fact itself besides what it does with it.
    """

    stand: Stand
    span: int = 1
    outlets: tuple[str, ...] = ()
    claim: str | None = None
    figure: str = ""
    more: int = 0
    twin: str = ""
    asserts_too: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A fact, how many stand for and against it, and a cell for each outlet."""

    fact: str
    text: str
    label: str
    grade: int | None
    counts_for: str
    counts_against: str
    notes: tuple[str, ...]
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Facts by outlet; `together` are outlets whose columns are next to each other since they share a text."""

    outlets: tuple[str, ...]
    together: tuple[tuple[str, ...], ...]
    rows: tuple[Row, ...]


def lay_matrix(facts: Sequence[Fact], report: Report, index: Index, notes: Mapping[str, tuple[str, ...]]) -> Matrix:
    """Lay out facts in the order given; `notes` qualify a fact, by its id."""
    together = _sharing(report, index)
    outlets = _columns(index, together)
    copies = CopyIndex(report.copies)
    rows = tuple(
        _row(fact, outlets, index, copies if report.copies else None, notes.get(fact.id, ())) for fact in facts
    )
    return Matrix(outlets, together, rows)


def in_reading_order(report: Report, index: Index, disputes: Iterable[Dispute]) -> tuple[Fact, ...]:
    """Return the facts, contradicted first, disputes as they were given, then by how many outlets have them."""
    sides = [index.fact_of[side.words[0].claim] for dispute in disputes for side in dispute.versions]
    rank = {fact: place for place, fact in enumerate(sides)}

    def place(fact: Fact) -> tuple[int, int, int, str]:
        reach = len(index.best(fact.id).outlets_for)
        return _ORDER.index(fact.label), rank.get(fact.id, len(sides)), -reach, fact.id

    return tuple(sorted(report.facts, key=place))


def _sharing(report: Report, index: Index) -> tuple[tuple[str, ...], ...]:
    """Return the groups of outlets that have passages of one text."""
    names = {article.id: index.outlets[article.outlet_key] for article in report.articles}
    return components((names[copy.first], names[copy.second]) for copy in report.copies)


def _columns(index: Index, together: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Return all outlets: those that share a text next to each other, otherwise by name."""
    first_of = {outlet: group[0] for group in together for outlet in group}
    return tuple(sorted(set(index.outlets.values()), key=lambda outlet: (first_of.get(outlet, outlet), outlet)))


def _row(fact: Fact, outlets: Sequence[str], index: Index, copies: CopyIndex | None, notes: tuple[str, ...]) -> Row:
    best = index.best(fact.id)
    against = max(
        (index.verdicts[claim] for claim in fact.claims),
        key=lambda verdict: (len(verdict.outlets_against), len(verdict.origins_against)),
    )
    views = {view.outlet: view for view in fact.views}
    return Row(
        fact=fact.id,
        text=fact.text,
        label=fact.label or WITHHELD,
        grade=grade_of(fact, index),
        counts_for=show_counts(best.outlets_for, best.origins_for),
        counts_against=show_counts(against.outlets_against, against.origins_against),
        notes=notes,
        cells=tuple(_cells(fact, outlets, views, index, copies)),
    )


def grade_of(fact: Fact, index: Index) -> int | None:
    """Return the best grade of the members that have the fact's own verdict; None where it is withheld."""
    verdicts = (index.verdicts[claim] for claim in fact.claims)
    return min((found.grade.value for found in verdicts if found.label is fact.label and found.grade), default=None)


def show_counts(outlets: Sequence[str], origins: Sequence[str]) -> str:
    """Write outlets and origins apart; empty where there is no outlet."""
    return f"{number(len(outlets), 'outlet')}, {number(len(origins), 'origin')}" if outlets else ""


def _cells(
    fact: Fact,
    outlets: Sequence[str],
    views: Mapping[str, OutletView],
    index: Index,
    copies: CopyIndex | None,
) -> Iterable[Cell]:
    shows_figures = bool(index.claims[fact.id].quantities)
    texts = _one_texts(views.values(), index, copies) if copies else {}
    tellers = {index.outlet(claim) for claim in fact.claims}
    place = 0
    while place < len(outlets):
        view = views.get(outlets[place])
        text = texts.get(outlets[place])
        end = place + 1
        while text is not None and end < len(outlets) and texts.get(outlets[end]) == text:
            end += 1
        run = tuple(outlets[place:end])
        place = end
        if view is None or not view.claims:
            yield Cell(view.stand if view else Stand.SILENT)
            continue
        apart = next((name for name, other in texts.items() if other == text and name not in run), "") if text else ""
        yield Cell(
            stand=view.stand,
            span=len(run),
            outlets=run,
            claim=view.claims[0],
            figure=_figure(view.claims, index) if shows_figures else "",
            more=len(view.claims) - 1,
            twin=apart,
            asserts_too=view.stand is not Stand.ASSERTS and view.outlet in tellers,
        )


def _figure(claims: Iterable[str], index: Index) -> str:
    return next((show_quantity(found) for claim in claims for found in index.claims[claim].quantities), "")


def _one_texts(views: Iterable[OutletView], index: Index, copies: CopyIndex) -> dict[str, Hashable]:
    """Return, for each outlet that has nothing on a fact but what others carry word for word, a key of that text."""
    telling = [
        view for view in views if view.claims and all(copies.is_copied(index.claims[claim]) for claim in view.claims)
    ]
    links = [
        (one.outlet, other.outlet)
        for place, one in enumerate(telling)
        for other in telling[place + 1 :]
        if one.stand is other.stand and _is_one_text(one, other, index, copies)
    ]
    return {outlet: group for group in components(links) for outlet in group}


def _is_one_text(one: OutletView, other: OutletView, index: Index, copies: CopyIndex) -> bool:
    return any(
        copies.is_one_text(index.claims[here], index.claims[there]) for here in one.claims for there in other.claims
    )
