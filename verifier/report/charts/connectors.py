"""Reduce the relations between values to few connectors: brackets round what clashes, arrows from older to newer.

Values that bear alike on all others are joined by one connector, so that three outlets against two need one bracket,
not six. An update that follows from two others is not drawn; the table beside a chart lists what is drawn and what is
not.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from verifier.models import RelationLabel
from verifier.report.charts.figures import Link

_Around = Mapping[int, frozenset[int]]


@dataclass(frozen=True, slots=True)
class Connector:
    """A bracket round values (by place), or an arrow from the first to the last of two; `counts` as of relations."""

    label: RelationLabel
    places: tuple[int, ...]
    counts: bool


def connect(links: Iterable[Link], shown: Collection[int]) -> tuple[Connector, ...]:
    """Return what to draw between the values that are shown: contradictions, then updates, then versions that vary."""
    inside = [link for link in links if link.one in shown and link.other in shown]
    found: list[Connector] = []
    for label in (RelationLabel.CONTRADICTS, RelationLabel.UPDATES, RelationLabel.VARIES):
        of_label = [link for link in inside if link.label is label]
        if label is RelationLabel.UPDATES:
            found.extend(Connector(label, pair, counts) for pair, counts in _arrows(of_label))
            continue
        for counts in (True, False):
            pairs = [(link.one, link.other) for link in of_label if _counts(link) is counts]
            found.extend(Connector(label, group, counts) for group in _brackets(pairs))
    drawn = [set(each.places) for each in found if each.counts and each.label is RelationLabel.CONTRADICTS]
    return tuple(each for each in found if each.counts or not any(set(each.places) <= other for other in drawn))


def _counts(link: Link) -> bool:
    """Whether a link is drawn as one that counts; what varies never does, so that there is no difference to show."""
    return link.counts or link.label is RelationLabel.VARIES


def _brackets(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, ...]]:
    """Return groups of places, each pair in one of them; within a group classes of twins differ one and all."""
    around = _around(pairs)
    twins: dict[frozenset[int], list[int]] = defaultdict(list)
    for place in sorted(around):
        twins[around[place]].append(place)
    class_of = {place: number for number, members in enumerate(twins.values()) for place in members}
    members = list(twins.values())
    open_pairs = {(min(one, other), max(one, other)) for one, other in _classes(pairs, class_of)}
    beside: dict[int, set[int]] = defaultdict(set)
    for one, other in open_pairs:
        beside[one].add(other)
        beside[other].add(one)
    groups: list[tuple[int, ...]] = []
    while open_pairs:
        group = set(min(open_pairs))
        for candidate in sorted(beside):
            if candidate not in group and group <= beside[candidate]:
                group.add(candidate)
        open_pairs -= {(one, other) for one in group for other in group if one < other}
        groups.append(tuple(sorted(place for each in group for place in members[each])))
    return groups


def _classes(pairs: Iterable[tuple[int, int]], class_of: Mapping[int, int]) -> Iterable[tuple[int, int]]:
    return ((class_of[one], class_of[other]) for one, other in pairs)


def _around(pairs: Iterable[tuple[int, int]]) -> _Around:
    found: dict[int, set[int]] = defaultdict(set)
    for one, other in pairs:
        found[one].add(other)
        found[other].add(one)
    return {place: frozenset(others) for place, others in found.items()}


def _arrows(links: Sequence[Link]) -> list[tuple[tuple[int, int], bool]]:
    """Return the updates that no chain of others tells, few for values that are updated alike."""
    newer: dict[int, set[int]] = defaultdict(set)
    counting: dict[tuple[int, int], bool] = {}
    for link in links:
        newer[link.one].add(link.other)
        counting[(link.one, link.other)] = counting.get((link.one, link.other), False) or link.counts
    direct = [pair for pair in counting if not _has_way_round(pair, newer)]
    older_of: dict[int, frozenset[int]] = defaultdict(frozenset)
    newer_of: dict[int, frozenset[int]] = defaultdict(frozenset)
    for one, other in direct:
        older_of[other] |= {one}
        newer_of[one] |= {other}
    ranked = sorted(direct, key=lambda pair: (abs(pair[1] - pair[0]), pair))
    chosen: dict[tuple[frozenset[int], ...], tuple[int, int]] = {}
    for one, other in ranked:
        chosen.setdefault((older_of[one], newer_of[one], older_of[other], newer_of[other]), (one, other))
    drawn = set(chosen.values())
    for pair in ranked:
        ends = {place for each in drawn for place in each}
        if not ends.issuperset(pair):
            drawn.add(pair)
    return [(pair, counting[pair]) for pair in sorted(drawn)]


def _has_way_round(pair: tuple[int, int], newer: Mapping[int, set[int]]) -> bool:
    """Whether the newer of two is also reached by way of a third."""
    start, goal = pair
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
