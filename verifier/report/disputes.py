"""Lay out where the articles disagree: versions side by side, and figures in one table.

Reads the relations that the rules made; judges nothing.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from verifier.models import Claim, Pair, Quantity, Relation, RelationLabel, Report, Standing, VerdictLabel
from verifier.report.index import Index, Words, number, show_time
from verifier.report.persons import decisions_on

_DIFFERENT = frozenset({RelationLabel.CONTRADICTS, RelationLabel.VARIES})
_WITHIN = {Standing.SAME_ARTICLE: "one article", Standing.SAME_OUTLET: "several articles"}


@dataclass(frozen=True, slots=True)
class Version:
    """One side of a dispute: a fact, the words of each outlet that has it, and other outlets that support it.

    `outlets` and `origins` count those of the fact's claim that most are for; `notes` are people's decisions.
    """

    letter: str
    text: str
    label: VerdictLabel | None
    outlets: str
    origins: str
    words: tuple[Words, ...]
    also: tuple[str, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Clash:
    """Why versions of a dispute do not go together, and which: two letters each."""

    why: str
    pairs: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        return f"{', '.join(f'{one} and {other}' for one, other in self.pairs)}: {self.why or 'no reason given'}"


@dataclass(frozen=True, slots=True)
class Dispute:
    """Versions of one matter that are linked by relations of one label."""

    versions: tuple[Version, ...]
    clashes: tuple[Clash, ...]


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure, what it counts, the body that vouches for it, who prints it, and what time it is about."""

    figure: str
    of: str
    origin: str
    outlets: tuple[str, ...]
    as_of: str | None


@dataclass(frozen=True, slots=True)
class FigureTable:
    """Figures of one matter that differ; the lowest first."""

    rows: tuple[FigureRow, ...]


@dataclass(frozen=True, slots=True)
class Within:
    """Claims of one article or one outlet that differ, and why: shown, never counted."""

    where: str
    words: tuple[Words, ...]
    why: str


def find_disputes(report: Report, index: Index, label: RelationLabel) -> tuple[Dispute, ...]:
    """Return the facts that counting relations of a symmetric label link, most outlets first.

    Figures that merely vary are left to `find_figures`.
    """
    linking = [relation for relation in report.relations if relation.counts and relation.label is label]
    if label is RelationLabel.VARIES:
        linking = [relation for relation in linking if not _both_have_figures(relation, index)]
    by_facts: dict[Pair, list[Relation]] = defaultdict(list)
    for relation in linking:
        one, other = index.fact_of[relation.evidence], index.fact_of[relation.target]
        if one != other:
            by_facts[Pair.of(one, other)].append(relation)
    groups = components((pair.first, pair.second) for pair in by_facts)
    disputes = [_dispute(group, by_facts, index) for group in groups]
    return tuple(sorted(disputes, key=lambda dispute: -_outlets(dispute)))


def find_figures(report: Report, index: Index) -> tuple[FigureTable, ...]:
    """Return the figures that contradict or vary between outlets, a table for each matter."""
    links = [
        (relation.evidence, relation.target)
        for relation in report.relations
        if relation.counts and relation.label in _DIFFERENT and _both_have_figures(relation, index)
    ]
    return tuple(_figure_table(group, index) for group in components(links))


def find_within(report: Report, index: Index) -> tuple[Within, ...]:
    """Return what one article, or one outlet in two articles, has in several versions."""
    found = [relation for relation in report.relations if relation.label in _DIFFERENT and relation.standing in _WITHIN]
    of_article = [relation for relation in found if relation.standing is Standing.SAME_ARTICLE]
    of_outlet = [relation for relation in found if relation.standing is Standing.SAME_OUTLET]
    return tuple(
        _within(group, several, index)
        for several in (of_article, of_outlet)
        for group in components((relation.evidence, relation.target) for relation in several)
    )


def _within(group: Sequence[str], several: Sequence[Relation], index: Index) -> Within:
    members = frozenset(group)
    inside = [relation for relation in several if relation.evidence in members]
    outlet = index.outlet(group[0])
    many = _WITHIN[inside[0].standing]
    return Within(f"{many} of {outlet}", index.in_order(group), _reason(inside))


def _reason(relations: Iterable[Relation]) -> str:
    """Return the first reason that is given; two claims of a version differ from the other side for much the same."""
    return next((relation.why for relation in relations if relation.why), "")


def components(links: Iterable[tuple[str, str]]) -> tuple[tuple[str, ...], ...]:
    """Return the groups of names that links connect, sorted."""
    around: dict[str, set[str]] = defaultdict(set)
    for one, other in links:
        around[one].add(other)
        around[other].add(one)
    groups, seen = [], set[str]()
    for start in sorted(around):
        if start in seen:
            continue
        group, waiting = set[str](), [start]
        while waiting:
            name = waiting.pop()
            if name not in group:
                group.add(name)
                waiting.extend(around[name] - group)
        seen |= group
        groups.append(tuple(sorted(group)))
    return tuple(groups)


def _dispute(group: Sequence[str], by_facts: Mapping[Pair, Sequence[Relation]], index: Index) -> Dispute:
    ordered = sorted(group, key=lambda fact: (-len(index.best(fact).outlets_for), fact))
    letters = {fact: _letter(place) for place, fact in enumerate(ordered)}
    pairs = [Pair.of(one, other) for one, other in combinations(ordered, 2)]
    involved = {claim for pair in pairs for found in by_facts.get(pair, ()) for claim in (found.evidence, found.target)}
    versions = [
        Version(
            letter=letters[fact],
            text=index.facts[fact].text,
            label=index.facts[fact].label,
            outlets=number(len(index.best(fact).outlets_for), "outlet"),
            origins=number(len(index.best(fact).origins_for), "origin"),
            words=index.one_an_outlet(fact, first=involved),
            also=index.also(fact),
            notes=decisions_on(fact, index),
        )
        for fact in ordered
    ]
    reasons: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for pair in pairs:
        if pair in by_facts:
            one, other = sorted((letters[pair.first], letters[pair.second]))
            reasons[_reason(by_facts[pair])].append((one, other))
    return Dispute(tuple(versions), tuple(Clash(why, tuple(found)) for why, found in reasons.items()))


def _letter(place: int) -> str:
    """Name a version: A to Z, then A2 to Z2."""
    rounds, within = divmod(place, 26)
    return chr(ord("A") + within) + (str(rounds + 1) if rounds else "")


def _outlets(dispute: Dispute) -> int:
    return len({outlet for side in dispute.versions for outlet in (*side.also, *(said.outlet for said in side.words))})


def _both_have_figures(relation: Relation, index: Index) -> bool:
    one, other = index.claims[relation.evidence].quantities, index.claims[relation.target].quantities
    return bool({quantity.unit for quantity in one} & {quantity.unit for quantity in other})


def _figure_table(group: Sequence[str], index: Index) -> FigureTable:
    claims = [index.claims[claim] for claim in group]
    units = Counter(unit for claim in claims for unit in {quantity.unit for quantity in claim.quantities})
    unit = units.most_common(1)[0][0]
    rows: dict[tuple[str, str, str | None], list[tuple[Quantity, Claim]]] = defaultdict(list)
    for claim in claims:
        quantity = next((found for found in claim.quantities if found.unit == unit), claim.quantities[0])
        key = (show_quantity(quantity).casefold(), claim.origin.body.casefold(), show_time(claim.time))
        rows[key].append((quantity, claim))
    ordered = sorted(rows.values(), key=lambda row: (_size(row[0][0]), row[0][1].id))
    return FigureTable(tuple(_figure_row(row, index) for row in ordered))


def _figure_row(row: Sequence[tuple[Quantity, Claim]], index: Index) -> FigureRow:
    quantity, claim = row[0]
    outlets = {index.outlet(claim.id) for _, claim in row}
    return FigureRow(
        figure=show_quantity(quantity),
        of=quantity.of,
        origin="own report" if claim.origin.body in outlets else claim.origin.body,
        outlets=tuple(sorted(outlets)),
        as_of=show_time(claim.time),
    )


def _size(quantity: Quantity) -> tuple[float, float]:
    low = quantity.low if quantity.low is not None else quantity.high
    high = quantity.high if quantity.high is not None else quantity.low
    return float(low or 0), float(high or 0)


def show_quantity(quantity: Quantity) -> str:
    """Write a figure as its article has it, else its ends and unit."""
    if quantity.words:
        return quantity.words
    if quantity.low == quantity.high:
        value = f"{quantity.low:,}"
    elif quantity.high is None:
        value = f"at least {quantity.low:,}"
    else:
        value = f"at most {quantity.high:,}" if quantity.low is None else f"{quantity.low:,} to {quantity.high:,}"
    return f"{value} {quantity.unit}" if quantity.unit else value
