"""Reduce the relations between values to few connectors: brackets round what clashes, arrows from older to newer.

The same figure from several outlets is one side of a bracket, so that three outlets against two need one bracket, not
six; of values with one figure and one time one is the end of an arrow, and an update that follows from two others is
not drawn. The table beside a chart lists them all.
"""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from verifier.models import RelationLabel
from verifier.report.charts.figures import DisputedQuantity, Link
from verifier.report.charts.place import neighbourhoods

_Pairs = Mapping[tuple[int, int], bool]
"""Pairs of places, the lower or the older first, and whether a verdict rests on what is between them."""


@dataclass(frozen=True, slots=True)
class Connector:
    """A bracket round values (by place), or an arrow from the first to the last of two; `counts` as of relations."""

    label: RelationLabel
    places: tuple[int, ...]
    counts: bool


def connect(quantity: DisputedQuantity, shown: Collection[int]) -> tuple[Connector, ...]:
    """Return what to draw between the values that are shown: contradictions, then updates, then versions that vary."""
    inside = [link for link in quantity.links if link.one in shown and link.other in shown]
    figures: dict[int, Hashable] = {place: quantity.values[place].size for place in shown}
    moments: dict[int, Hashable] = {place: (figures[place], quantity.values[place].moment) for place in shown}
    clashes = _pairs(inside, RelationLabel.CONTRADICTS)
    counting = _brackets([pair for pair, counts in clashes.items() if counts], figures)
    weak = _brackets([pair for pair, counts in clashes.items() if not counts], figures)
    weak = [each for each in weak if not any(set(each) <= set(other) for other in counting)]
    varying = _brackets([*_pairs(inside, RelationLabel.VARIES)], figures)
    return (
        *(Connector(RelationLabel.CONTRADICTS, group, True) for group in counting),
        *(Connector(RelationLabel.CONTRADICTS, group, False) for group in weak),
        *_arrows(_pairs(inside, RelationLabel.UPDATES), moments),
        *(Connector(RelationLabel.VARIES, group, True) for group in varying),
    )


def _pairs(links: Iterable[Link], label: RelationLabel) -> _Pairs:
    found: dict[tuple[int, int], bool] = {}
    for link in links:
        if link.label is label:
            pair = link.one, link.other
            found[pair] = found.get(pair, False) or link.counts
    return found


def _brackets(pairs: Sequence[tuple[int, int]], figures: Mapping[int, Hashable]) -> list[tuple[int, ...]]:
    """Return groups of places in which every figure clashes with every other; each pair is in one of them."""
    groups: list[tuple[int, ...]] = []
    for members in neighbourhoods(pairs):
        sides: dict[Hashable, list[int]] = defaultdict(list)
        for place in members:
            sides[figures[place]].append(place)
        number_of = {place: number for number, side in enumerate(sides.values()) for place in side}
        between = {_ordered(number_of[one], number_of[other]) for one, other in pairs if one in number_of}
        within = sorted({side for side, other in between if side == other})
        names = list(sides.values())
        groups.extend(tuple(names[number]) for number in within)
        for clique in _cliques({pair for pair in between if pair[0] != pair[1]}):
            groups.append(tuple(sorted(place for number in clique for place in names[number])))
    return groups


def _ordered(one: int, other: int) -> tuple[int, int]:
    return min(one, other), max(one, other)


def _cliques(pairs: set[tuple[int, int]]) -> list[frozenset[int]]:
    """Return groups whose members are all paired, so that each pair is in one."""
    beside: dict[int, set[int]] = defaultdict(set)
    for one, other in pairs:
        beside[one].add(other)
        beside[other].add(one)
    left, found = set(pairs), []
    while left:
        group = set(min(left))
        for candidate in sorted(beside):
            if candidate not in group and group <= beside[candidate]:
                group.add(candidate)
        left -= {_ordered(one, other) for one in group for other in group}
        found.append(frozenset(group))
    return found


def _arrows(updates: _Pairs, classes: Mapping[int, Hashable]) -> list[Connector]:
    """Return the updates that no chain of others tells, one for all between the same figures and times."""
    newer: dict[Hashable, set[Hashable]] = defaultdict(set)
    best: dict[tuple[Hashable, Hashable], tuple[int, int]] = {}
    for pair in sorted(updates, key=lambda each: (not updates[each], abs(each[1] - each[0]), each)):
        older, later = classes[pair[0]], classes[pair[1]]
        newer[older].add(later)
        best.setdefault((older, later), pair)
    drawn = [pair for ends, pair in best.items() if not _has_way_round(ends, newer)]
    return [Connector(RelationLabel.UPDATES, pair, updates[pair]) for pair in sorted(drawn)]


def _has_way_round(ends: tuple[Hashable, Hashable], newer: Mapping[Hashable, set[Hashable]]) -> bool:
    """Whether the newer of two is also reached by way of a third."""
    start, goal = ends
    seen = {start}
    waiting = [place for place in newer[start] if place != goal]
    while waiting:
        place = waiting.pop()
        if place == goal:
            return True
        if place not in seen:
            seen.add(place)
            waiting.extend(newer.get(place, ()))
    return False
