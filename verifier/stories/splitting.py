"""Tell similar events apart: two earthquakes, two acquittals, two results of a quarter.

Articles on two such events are alike as a whole. What parts them are names, figures and days that nearly all articles
on the one mention and hardly any on the other. So a group is looked at by what its own articles do not all share
(`weigh_closely`), and parted where two sides are each much more alike within than with one another. Copies of one text
are much alike too, without being an event: likeness beyond `ENOUGH` counts for nothing here, and each side needs two
articles that are no copies. One article by itself differs from others for many reasons, and is never parted here.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from verifier.stories.clusters import Clustering, Group, Item, Merge, closeness, cluster, nearest
from verifier.stories.mentions import Mentions
from verifier.stories.vectors import Vector, likeness, weigh_closely

APART = 0.28
"""Two sides are two events where the likeness across is at most this share of that within."""

ENOUGH = 0.6
"""Articles that are more alike than this are taken to be just so much alike."""

COPY = 0.9
"""Articles that are more alike than this are copies."""

_FEWEST = 4
_MOST = 0.7
"""A cut through fewer of the articles than this share says nothing on the group as a whole."""
_STEPS = 0.3
"""How many of the last joins are looked at, as a share of the articles: single ones may have joined late."""

Near = Sequence[dict[int, float]]
"""For each article those that it is most like, and how much."""


def part(members: Sequence[int], mentions: Sequence[Mentions], items: Sequence[Item]) -> list[list[int]]:
    """Return the events that a group of articles is about, each as the places of its articles in ascending order.

    `items` are the articles as they were grouped, among whatever others there are.
    """
    if len(members) < _FEWEST:
        return [list(members)]
    vectors = weigh_closely([mentions[place] for place in members])
    closely = [Item(vector, items[place].printed) for vector, place in zip(vectors, members, strict=True)]
    sides = _Parting(closely, [items[place].vector for place in members], tuple(nearest(vectors))).sides()
    return [event for side in sides for event in part(sorted(members[at] for at in side), mentions, items)] or [
        list(members)
    ]


@dataclass(frozen=True, slots=True)
class _Parting:
    """Looks for two events in a group of articles."""

    items: Sequence[Item]
    widely: Sequence[Vector]
    near: Near

    def sides(self) -> tuple[list[int], ...]:
        """Return the articles of the two events, nothing where there is one."""
        size = len(self.items)
        splits = _splits(cluster(self.items, bar=0.0))
        for _, split in zip(range(max(1, int(size * _STEPS))), splits, strict=False):
            if min(self._different(split.one), self._different(split.other)) < 2:
                continue
            if self._are_apart(split.one, split.other):
                return self._with_the_rest(split.one, split.other)
            if len(split.one.places) + len(split.other.places) >= _MOST * size:
                return ()
        return ()

    def _different(self, side: Group) -> int:
        """Return how many articles of a side are no copies of earlier ones."""
        kept: set[int] = set()
        for place in side.places:
            near = (other for other in self.near[place] if other in kept)
            if not any(likeness(self.widely[place], self.widely[other]) >= COPY for other in near):
                kept.add(place)
        return len(kept)

    def _are_apart(self, one: Group, other: Group) -> bool:
        across = one.alike(other) * closeness(one.printed, other.printed)
        return across <= APART * math.sqrt(self._within(one) * self._within(other))

    def _within(self, side: Group) -> float:
        """Return the mean likeness within a side, where copies count as little more than reports of one event do."""
        members, size = set(side.places), len(side.places)
        excess = sum(
            max(found - ENOUGH, 0.0)
            for place in side.places
            for other, found in self.near[place].items()
            if other in members
        )
        return max(side.within - excess / (size * (size - 1)), 0.0)

    def _with_the_rest(self, one: Group, other: Group) -> tuple[list[int], list[int]]:
        """Return both sides, with each article of neither at the side that it is more like."""
        sides = list(one.places), list(other.places)
        for place in sorted(set(range(len(self.items))) - {*one.places, *other.places}):
            alone = Group((place,), self.items[place].vector, None)
            sides[alone.alike(other) > alone.alike(one)].append(place)
        return sides


def _splits(clustering: Clustering) -> Iterator[Merge]:
    """Yield the joins from the last to the first; groups that share nothing at all are joined after all others."""
    first, *others = sorted(clustering.groups, key=lambda group: (-len(group.places), group.places))
    late: list[Merge] = []
    for other in others:
        late.append(Merge(first, other))
        first = first.join(other)
    yield from reversed((*clustering.merges, *late))
