"""Compute accuracy by slices of the items: phenomenon tag, kind, number of outlets, story, split.

A slice holds what it holds: few items in few articles give a wide interval, or none. Slices are not corrected for there
being many of them.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np

from evals.scores.figures import Cluster, Figure, Sheet, make_figure
from evals.scores.values import Item, Outcome
from evals.statistics import metrics


def slice_accuracy(
    items: Sequence[Item], clusters: Sequence[Cluster], slices_of: Callable[[Item], Iterable[str]], seed: int = 0
) -> Mapping[str, Figure]:
    """Return the accuracy of every slice that an item is in, sorted by name; an item may be in several."""
    slices: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        for name in set(slices_of(item)):
            slices[name].append(item)
    place_of = {cluster: place for place, cluster in enumerate(clusters)}
    return {name: _accuracy(slices[name], clusters, place_of, seed) for name in sorted(slices, key=_in_order)}


def _in_order(name: str) -> tuple[int, str]:
    """Put numbers in their own order."""
    return (int(name) if name.isdecimal() else 0), name


def _accuracy(items: Sequence[Item], clusters: Sequence[Cluster], place_of: Mapping[Cluster, int], seed: int) -> Figure:
    counts, errors = np.zeros((len(clusters), 2), dtype=np.int64), np.zeros(len(clusters), dtype=np.int64)
    for item in items:
        place = place_of[item.story, item.article]
        counts[place] += (item.right, True)
        errors[place] += item.got is Outcome.ERROR
    scored = counts - np.outer(errors, (0, 1))
    return make_figure(Sheet(clusters, counts, counts[:, 1], errors, scored), metrics.share, seed=seed)
