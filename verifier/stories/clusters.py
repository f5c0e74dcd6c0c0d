"""Join what is most alike, step by step, until nothing is alike enough: average-link clustering.

The likeness of two groups is the mean over their pairs (UPGMA; Sokal and Michener, 1958), lowered where their days of
publication lie apart. A deviation keeps the cost near-linear: only groups of which two members are among each other's
`NEAREST` are candidates, found by the mentions that few share; the mean itself is exact, from sums of vectors.
"""

import heapq
import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count

from verifier.stories.vectors import Key, Vector, add, likeness

NEAREST = 30
"""Of so many others the likeness to one is looked at."""

VISITS = 6_000
"""How many shared mentions are looked at to find the nearest of one, the rarest mentions first."""

SOON = timedelta(days=7)
HALVED_EVERY = timedelta(days=60)
"""Likeness is halved for each of these that two groups were published apart, the first week left out; at most twice."""
_LEAST = 0.25


@dataclass(frozen=True, slots=True)
class Printed:
    """From when to when articles were published; None where that is not known."""

    first: datetime
    last: datetime


@dataclass(frozen=True, slots=True)
class Item:
    """What is clustered: a vector, and when it was published."""

    vector: Vector
    printed: Printed | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Some items, by their places in ascending order, with the sum of their vectors."""

    places: tuple[int, ...]
    total: Vector
    printed: Printed | None

    def join(self, other: "Group") -> "Group":
        """Return both as one."""
        return Group(
            tuple(sorted((*self.places, *other.places))),
            add(self.total, other.total),
            _span(self.printed, other.printed),
        )

    def alike(self, other: "Group") -> float:
        """Return the mean likeness of a member of one and a member of the other."""
        return likeness(self.total, other.total) / (len(self.places) * len(other.places))

    @property
    def within(self) -> float:
        """The mean likeness of two members; 0 for a single one."""
        size = len(self.places)
        return (likeness(self.total, self.total) - size) / (size * (size - 1)) if size > 1 else 0.0


@dataclass(frozen=True, slots=True)
class Merge:
    """Two groups that were joined."""

    one: Group
    other: Group


@dataclass(frozen=True, slots=True)
class Clustering:
    """The groups that were left, and how they came about, the last merge last."""

    groups: tuple[Group, ...]
    merges: tuple[Merge, ...]


def cluster(items: Sequence[Item], bar: float) -> Clustering:
    """Join the most alike first, down to a likeness of `bar`; ties are settled by place."""
    groups = {place: Group((place,), item.vector, item.printed) for place, item in enumerate(items)}
    near = _neighbourhood([item.vector for item in items])
    queue = [(-_value(groups, near, one, other), one, other) for one in near for other in near[one] if one < other]
    heapq.heapify(queue)
    merges: list[Merge] = []
    names = count(len(items))
    while queue:
        value, one, other = heapq.heappop(queue)
        if -value < bar:
            break
        if one not in groups or other not in groups:
            continue
        name = next(names)
        merges.append(Merge(groups[one], groups[other]))
        near[name] = _mean_likeness(groups, near, one, other)
        groups[name] = groups.pop(one).join(groups.pop(other))
        for third, alike in near[name].items():
            near[third][name] = alike
            heapq.heappush(queue, (-_value(groups, near, third, name), third, name))
    return Clustering(tuple(sorted(groups.values(), key=lambda group: group.places)), tuple(merges))


def closeness(one: Printed | None, other: Printed | None) -> float:
    """Return what days of publication leave of the likeness of two groups: all where they are close or unknown."""
    if one is None or other is None:
        return 1.0
    gap = max(one.first - other.last, other.first - one.last, timedelta(0))
    return max(_LEAST, math.pow(0.5, max(gap - SOON, timedelta(0)) / HALVED_EVERY))


def nearest(vectors: Sequence[Vector]) -> Iterator[dict[int, float]]:
    """Yield for each vector the places of those most like it, in order, each with its likeness."""
    postings: dict[Key, list[int]] = defaultdict(list)
    for place, vector in enumerate(vectors):
        for key in vector:
            if not isinstance(key, int):
                postings[key].append(place)
    for place, vector in enumerate(vectors):
        scores: dict[int, float] = defaultdict(float)
        visits = 0
        for key in sorted((key for key in vector if key in postings), key=lambda key: len(postings[key])):
            visits += len(postings[key])
            if visits > VISITS and scores:
                break
            for other in postings[key]:
                scores[other] += vector[key] * vectors[other][key]
        scores.pop(place, None)
        chosen = sorted(scores, key=lambda other: (-scores[other], other))[:NEAREST]
        yield {other: likeness(vector, vectors[other]) for other in sorted(chosen)}


def _neighbourhood(vectors: Sequence[Vector]) -> dict[int, dict[int, float]]:
    """Return the likenesses that are looked at, in both directions."""
    near: dict[int, dict[int, float]] = {place: {} for place in range(len(vectors))}
    for place, found in enumerate(nearest(vectors)):
        for other, alike in found.items():
            near[place][other] = near[other][place] = alike
    return near


def _mean_likeness(
    groups: Mapping[int, Group], near: Mapping[int, Mapping[int, float]], one: int, other: int
) -> dict[int, float]:
    """Return the likeness of two groups together to each that is near one of them."""
    thirds = [third for third in {**near[one], **near[other]} if third in groups and third not in (one, other)]
    sizes = len(groups[one].places), len(groups[other].places)
    means: dict[int, float] = {}
    for third in thirds:
        alike = [near[each].get(third) for each in (one, other)]
        exact = [
            groups[each].alike(groups[third]) if found is None else found
            for each, found in zip((one, other), alike, strict=True)
        ]
        means[third] = sum(size * found for size, found in zip(sizes, exact, strict=True)) / sum(sizes)
    return means


def _value(groups: Mapping[int, Group], near: Mapping[int, Mapping[int, float]], one: int, other: int) -> float:
    return near[one][other] * closeness(groups[one].printed, groups[other].printed)


def _span(one: Printed | None, other: Printed | None) -> Printed | None:
    if one is None or other is None:
        return one or other
    return Printed(min(one.first, other.first), max(one.last, other.last))
