"""Find the quantities of which the articles report more than one value, with who gives which value of what time.

A quantity is a group of figures that relations join: those that support each other, and those that contradict, update
or vary, where the engine said that both are of the same quantity. A group in which nothing differs is no dispute.
Nothing is judged here.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from verifier.edtf import Bounds
from verifier.models import Bound, Claim, Kind, Quantity, RelationLabel, Report, Stance, VerdictLabel
from verifier.origins import OriginIndex, resolve_origins
from verifier.quantities import render
from verifier.quantities.reading import Reading, read, unit_of
from verifier.report.charts.joining import Join, find_joins
from verifier.report.disputes import components
from verifier.report.index import Index, show_time
from verifier.times.holding import holding_of, said_or_published

_VAGUE_REACH = 2
"""How many times the span of the other values a vague word may lie off."""

Node = tuple[str, int]
"""A claim and the place of a figure in it."""


@dataclass(frozen=True, slots=True)
class Source:
    """A claim that gives a value, its outlet, and the figure in the article's own words."""

    claim: str
    outlet: str
    words: str


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a quantity that one origin gives of one time, and the claims that have it.

    `reading` is in the unit of the whole quantity; `figure` as it is printed. `basis` says where the time comes from.
    """

    figure: str
    reading: Reading
    origin: str
    sources: tuple[Source, ...]
    time: str | None
    bounds: Bounds | None
    basis: str
    label: VerdictLabel | None
    marks: tuple[str, ...]

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets that have the value, sorted."""
        return tuple(sorted({source.outlet for source in self.sources}))

    @property
    def moment(self) -> datetime | None:
        """The middle of the time, or its known end."""
        if self.bounds is None:
            return None
        start, end = self.bounds.start, self.bounds.end
        if start is None or end is None:
            return start or end
        return start + (end - start) / 2

    @property
    def ends(self) -> tuple[Decimal, ...]:
        """The known ends of the figure, in the unit of the quantity."""
        return tuple(mark.value for mark in (self.reading.low, self.reading.high) if mark is not None)

    @property
    def is_open(self) -> bool:
        """Whether the figure is open at an end; "up to" is an estimate."""
        return len(self.ends) == 1 and self.reading.bound is not Bound.UP_TO

    @property
    def size(self) -> tuple[Decimal, Decimal]:
        """Lower and upper end, for sorting; an open end is the other one."""
        return self.ends[0], self.ends[-1]


@dataclass(frozen=True, slots=True)
class Link:
    """How two values bear on each other, by their places; of an update `one` is the older."""

    label: RelationLabel
    one: int
    other: int
    counts: bool
    why: str


@dataclass(frozen=True, slots=True)
class DisputedQuantity:
    """A quantity with more than one value, the values in the order of their size; `key` is unique in a report."""

    key: str
    of: str
    unit: str | None
    values: tuple[Value, ...]
    links: tuple[Link, ...]

    def ends_of(self, places: Iterable[int]) -> tuple[Decimal, ...]:
        """Return the ends that an axis has to hold; those of vague words only where they do not dwarf the others."""
        chosen = [self.values[place] for place in places]
        clear = [end for value in chosen if value.reading.bound is not Bound.VAGUE for end in value.ends]
        vague = [end for value in chosen if value.reading.bound is Bound.VAGUE for end in value.ends]
        low, high = min(clear or vague), max(clear or vague)
        reach = _VAGUE_REACH * (high - low or abs(high))
        near = [end for end in vague if low - reach <= end <= high + reach]
        return (*(clear or vague), *near)

    @property
    def has(self) -> frozenset[RelationLabel]:
        """The ways in which values differ."""
        return frozenset(link.label for link in self.links)


def find_disputed(report: Report) -> tuple[DisputedQuantity, ...]:
    """Return the quantities with more than one value: contradictions first, then by how many outlets give one."""
    index = Index.of(report)
    joins = find_joins(report, index.claims)
    names = {(node.claim, node.place) for join in joins for node in (join.one, join.other)}
    if not names:
        return ()
    origins = resolve_origins(report.claims)
    of_name = {f"{claim}\n{place}": (claim, place) for claim, place in names}
    name_of = {node: name for name, node in of_name.items()}
    links = [
        (name_of[(join.one.claim, join.one.place)], name_of[(join.other.claim, join.other.place)]) for join in joins
    ]
    group_of = {name: number for number, group in enumerate(components(links)) for name in group}
    inside: dict[int, list[Join]] = defaultdict(list)
    for join, (name, _) in zip(joins, links, strict=True):
        inside[group_of[name]].append(join)
    members: dict[int, list[Node]] = defaultdict(list)
    for name, group in group_of.items():
        members[group].append(of_name[name])
    found = [
        _quantity(sorted(members[group]), joined, index, origins)
        for group, joined in inside.items()
        if any(join.label is not None for join in joined)
    ]
    return tuple(sorted((each for each in found if each.links), key=_order))


def _order(quantity: DisputedQuantity) -> tuple[bool, bool, int, str]:
    outlets = {outlet for value in quantity.values for outlet in value.outlets}
    clashes = any(link.label is RelationLabel.CONTRADICTS and link.counts for link in quantity.links)
    return not clashes, RelationLabel.UPDATES not in quantity.has, -len(outlets), quantity.key


def _quantity(nodes: Sequence[Node], joins: Iterable[Join], index: Index, origins: OriginIndex) -> DisputedQuantity:
    figures = {node: index.claims[node[0]].quantities[node[1]] for node in nodes}
    unit = Counter(unit_of(figure) for figure in figures.values()).most_common(1)[0][0]
    groups: dict[tuple[str, str, str | None, tuple[str, ...]], list[Node]] = defaultdict(list)
    for node in nodes:
        groups[_key(node, figures[node], index, origins)].append(node)
    valued = [(_value(group, figures, unit, index, origins), group) for group in groups.values()]
    valued.sort(key=lambda each: (each[0].size, each[0].time or "~", each[0].sources[0].claim))
    place_of = {node: place for place, (_, group) in enumerate(valued) for node in group}
    claim, place = nodes[0]
    return DisputedQuantity(
        key=f"{claim}.{place}",
        of=_name(figures.values()),
        unit=unit,
        values=tuple(value for value, _ in valued),
        links=tuple(_links(joins, place_of)),
    )


def _name(figures: Iterable[Quantity]) -> str:
    """Return what is counted, as most claims have it."""
    names = Counter(" ".join(figure.of.split()) for figure in figures if figure.of.strip())
    return min(names, key=lambda name: (-names[name], -len(name), name), default="")


def _key(
    node: Node, figure: Quantity, index: Index, origins: OriginIndex
) -> tuple[str, str, str | None, tuple[str, ...]]:
    claim = index.claims[node[0]]
    time, _, _ = _time(claim, index)
    return render(figure), origins.key(claim), time, _marks(claim)


def _time(claim: Claim, index: Index) -> tuple[str | None, Bounds | None, str]:
    """Return when the content holds, to show and to draw; failing that when it was said or published."""
    article = index.articles[claim.article]
    published = article.published.when if article.published else None
    holding = holding_of(claim, published)
    if holding.bounds is not None and holding.time is not None:
        return show_time(holding.time), holding.bounds, holding.basis
    said = said_or_published(claim, published)
    return (show_time(said.time), said.time.bounds, said.basis) if said.time else (None, None, "unknown")


def _marks(claim: Claim) -> tuple[str, ...]:
    found = {
        "statement": claim.kind is Kind.STATEMENT,
        "forecast": claim.stance is Stance.PREDICTED,
        "unconfirmed": claim.stance is Stance.UNCONFIRMED,
        "set right": claim.set_right,
    }
    return tuple(mark for mark, holds in found.items() if holds)


def _value(
    group: Sequence[Node],
    figures: Mapping[Node, Quantity],
    unit: str | None,
    index: Index,
    origins: OriginIndex,
) -> Value:
    claim = index.claims[group[0][0]]
    figure = figures[group[0]]
    reading, own = read(figure), unit_of(figure)
    if own is not None and unit is not None:
        reading = reading.in_unit(own, unit, difference=False)
    time, bounds, basis = _time(claim, index)
    sources = tuple(Source(node[0], index.outlet(node[0]), _as_printed(figures[node])) for node in group)
    verdicts = [index.verdicts[node[0]].label for node in group if node[0] in index.verdicts]
    labels = Counter(label for label in verdicts if label is not None)
    body = origins.key(claim)
    return Value(
        figure=render(figure),
        reading=reading,
        origin="own report" if body in (index.outlet(claim.id), index.article(claim.id).outlet_name) else body,
        sources=sources,
        time=time,
        bounds=bounds,
        basis=basis,
        label=min(labels, key=lambda label: list(VerdictLabel).index(label), default=None),
        marks=_marks(claim),
    )


def _as_printed(figure: Quantity) -> str:
    return " ".join(figure.words.split())


def _links(joins: Iterable[Join], place_of: Mapping[Node, int]) -> Iterator[Link]:
    """Yield one link for each two values and each way to differ; one that counts goes before one that does not."""
    found: dict[tuple[RelationLabel, int, int], Join] = {}
    for join in joins:
        if join.label is None:
            continue
        one = place_of[(join.one.claim, join.one.place)]
        other = place_of[(join.other.claim, join.other.place)]
        if join.label is not RelationLabel.UPDATES:
            one, other = min(one, other), max(one, other)
        key = join.label, one, other
        if one != other and (key not in found or (join.counts and not found[key].counts)):
            found[key] = join
    for (label, one, other), join in sorted(found.items(), key=lambda item: item[0]):
        yield Link(label, one, other, join.counts, join.why)
