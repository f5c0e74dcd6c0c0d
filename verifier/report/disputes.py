"""Lay out where the articles disagree: versions side by side, and figures in one table.

Reads the relations that the rules made; judges nothing.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from verifier.models import Claim, Pair, Quantity, Relation, RelationLabel, Report, Standing, VerdictLabel
from verifier.report.index import Index, Words, show_time

_DIFFERENT = frozenset({RelationLabel.CONTRADICTS, RelationLabel.VARIES})
_WITHIN = {Standing.SAME_ARTICLE: "one article", Standing.SAME_OUTLET: "several articles"}


@dataclass(frozen=True, slots=True)
class Version:
    """One side of a dispute: a fact, its counts, and the words of each outlet that has it."""

    letter: str
    text: str
    label: VerdictLabel | None
    counts: str
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Clash:
    """Two versions of a dispute, by letter, and why they do not go together."""

    one: str
    other: str
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """Versions of one matter that are linked by relations of one label."""

    versions: tuple[Version, ...]
    clashes: tuple[Clash, ...]


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure, who has it, who vouches for it, and what time it is about."""

    figure: str
    of: str
    outlets: tuple[str, ...]
    origin: str
    as_of: str | None


@dataclass(frozen=True, slots=True)
class FigureTable:
    """Figures of one matter that differ; the lowest first."""

    about: str
    rows: tuple[FigureRow, ...]


@dataclass(frozen=True, slots=True)
class Within:
    """Claims of one article or one outlet that differ, and why: shown, never counted."""

    where: str
    words: tuple[Words, ...]
    why: tuple[str, ...]


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
    return Within(f"{many} of {outlet}", index.in_order(group), _reasons(inside))


def _reasons(relations: Iterable[Relation]) -> tuple[str, ...]:
    """Return why claims differ, once a pair: a symmetric relation stands in both directions."""
    once: dict[Pair, str] = {}
    for relation in relations:
        once.setdefault(Pair.of(relation.evidence, relation.target), relation.why)
    return tuple(dict.fromkeys(why for why in once.values() if why))


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


def show_counts(fact_id: str, index: Index) -> str:
    """Write a fact's outlets and origins: those of its member with the most outlets for it."""
    best = index.best(fact_id)
    return f"{number(len(best.outlets_for), 'outlet')}, {number(len(best.origins_for), 'origin')}"


def number(count: int, noun: str) -> str:
    """Write a count with its noun."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


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
            counts=show_counts(fact, index),
            words=index.one_an_outlet(index.voices(fact), first=involved.intersection(index.facts[fact].claims)),
        )
        for fact in ordered
    ]
    clashes = [_clash(pair, letters, by_facts[pair]) for pair in pairs if pair in by_facts]
    return Dispute(tuple(versions), tuple(clashes))


def _letter(place: int) -> str:
    """Name a version: A to Z, then A2 to Z2."""
    rounds, within = divmod(place, 26)
    return chr(ord("A") + within) + (str(rounds + 1) if rounds else "")


def _clash(pair: Pair, letters: Mapping[str, str], relations: Sequence[Relation]) -> Clash:
    one, other = sorted((letters[pair.first], letters[pair.second]))
    return Clash(one, other, _reasons(relations))


def _outlets(dispute: Dispute) -> int:
    return len({words.outlet for version in dispute.versions for words in version.words})


def _both_have_figures(relation: Relation, index: Index) -> bool:
    one, other = index.claims[relation.evidence].quantities, index.claims[relation.target].quantities
    return bool({quantity.unit for quantity in one} & {quantity.unit for quantity in other})


def _figure_table(group: Sequence[str], index: Index) -> FigureTable:
    claims = [index.claims[claim] for claim in group]
    units = Counter(unit for claim in claims for unit in {quantity.unit for quantity in claim.quantities})
    unit = units.most_common(1)[0][0]
    rows: dict[tuple[str, str, str | None], tuple[Quantity, list[Claim]]] = {}
    for claim in claims:
        quantity = next((found for found in claim.quantities if found.unit == unit), claim.quantities[0])
        words = index.words(claim.id)
        rows.setdefault((show_quantity(quantity).casefold(), words.origin, words.as_of), (quantity, []))[1].append(
            claim
        )
    ordered = sorted(rows.values(), key=lambda row: (_size(row[0]), row[1][0].id))
    longest = max(claims, key=lambda claim: (len(index.verdicts[claim.id].outlets_for), claim.id))
    return FigureTable(longest.text, tuple(_figure_row(quantity, sharing, index) for quantity, sharing in ordered))


def _figure_row(quantity: Quantity, claims: Sequence[Claim], index: Index) -> FigureRow:
    return FigureRow(
        figure=show_quantity(quantity),
        of=quantity.of,
        outlets=tuple(sorted({index.outlet(claim.id) for claim in claims})),
        origin=index.words(claims[0].id).origin,
        as_of=show_time(claims[0].time),
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
