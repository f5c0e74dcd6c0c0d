"""Align the claims that were extracted from an article with those that gold has: one to one, by the greatest weight.

Weights are those of `evals.scores.likeness`. Pairs below the threshold do not enter, so that no weak pair displaces a
good one. The assignment is exact: scipy's `linear_sum_assignment` (Crouse, 2016, "On implementing 2D rectangular
assignment algorithms"), run on each group of claims that are connected by such pairs. Whether a match is a good
description of the claim is not judged here.

Cost grows nearly with the number of claims: only pairs get a weight that share one of their rarer words, which loses no
pair at or above the threshold (prefix filtering: Chaudhuri et al., 2006, "A Primitive Operator for Similarity Joins in
Data Cleaning"; Bayardo et al., 2007, "Scaling Up All Pairs Similarity Search").
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import linear_sum_assignment

from evals.scores.likeness import Likeness, Token, read_claim, weigh
from evals.scores.pieces import find_broken
from verifier.models import Claim

THRESHOLD = 0.5
"""The weight from which two claims are taken for one; checked on hand-judged pairs (docs/metrics.md)."""

OTHER_THRESHOLDS = (0.4, 0.6)
"""Shown beside it, so that a reader sees what hangs on the threshold."""

DUPLICATE = 0.8
"""The weight from which an extracted claim says what an earlier one of its article says."""

_Key = tuple[str, Token]


@dataclass(frozen=True, slots=True)
class AlignedPair:
    """Two claims taken for one, by id, and how alike they are."""

    predicted: str
    gold: str
    weight: float


@dataclass(frozen=True, slots=True)
class Broken:
    """A claim of one side that comes in pieces on the other, by id: at least two, sorted."""

    whole: str
    pieces: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Alignment:
    """Which predicted claim stands for which gold claim, sorted by gold id.

    `splits` are gold claims that were extracted in pieces, `merges` predicted claims that put several gold claims into
    one; a claim of either may also stand in `pairs`.
    """

    pairs: tuple[AlignedPair, ...]
    splits: tuple[Broken, ...] = ()
    merges: tuple[Broken, ...] = ()

    @property
    def predicted_of(self) -> Mapping[str, str]:
        """The predicted claim's id by the gold claim's."""
        return {pair.gold: pair.predicted for pair in self.pairs}


def align(predicted: Sequence[Claim], gold: Sequence[Claim], threshold: float = THRESHOLD) -> Alignment:
    """Align the claims of any number of articles, each article by itself; the order of the input changes nothing.

    Raises ValueError for a threshold that is not above 0 and at most 1.
    """
    here, there = _by_article(predicted), _by_article(gold)
    parts = [_align_article(here[article], there[article], threshold) for article in sorted(here.keys() & there.keys())]
    return Alignment(
        pairs=tuple(sorted((pair for part in parts for pair in part.pairs), key=lambda pair: pair.gold)),
        splits=tuple(split for part in parts for split in part.splits),
        merges=tuple(merge for part in parts for merge in part.merges),
    )


def find_duplicates(claims: Sequence[Claim]) -> tuple[str, ...]:
    """Return the ids of the claims that say what an earlier claim (by id) of their article says, sorted."""
    found: set[str] = set()
    for _, group in sorted(_by_article(claims).items()):
        for one, other, _ in _weighted(group, group, DUPLICATE):
            if one < other:
                found.add(group[other].claim.id)
    return tuple(sorted(found))


def _by_article(claims: Iterable[Claim]) -> Mapping[str, list[Likeness]]:
    groups: dict[str, list[Likeness]] = defaultdict(list)
    for claim in sorted(claims, key=lambda claim: claim.id):
        groups[claim.article].append(read_claim(claim))
    return groups


def _align_article(predicted: Sequence[Likeness], gold: Sequence[Likeness], threshold: float) -> Alignment:
    pairs = tuple(_assign(predicted, gold, threshold))
    partner = {pair.predicted: pair.gold for pair in pairs} | {pair.gold: pair.predicted for pair in pairs}
    return Alignment(
        pairs=pairs,
        splits=tuple(Broken(whole, pieces) for whole, pieces in find_broken(gold, predicted, partner)),
        merges=tuple(Broken(whole, pieces) for whole, pieces in find_broken(predicted, gold, partner)),
    )


def _assign(predicted: Sequence[Likeness], gold: Sequence[Likeness], threshold: float) -> Iterator[AlignedPair]:
    weights = {(row, column): weight for row, column, weight in _weighted(predicted, gold, threshold)}
    for rows, columns in _connected(weights):
        matrix = np.array([[weights.get((row, column), 0.0) for column in columns] for row in rows])
        for at_row, at_column in zip(*linear_sum_assignment(matrix, maximize=True), strict=True):
            row, column = rows[at_row], columns[at_column]
            if (row, column) in weights:
                yield AlignedPair(predicted[row].claim.id, gold[column].claim.id, weights[row, column])


def _connected(edges: Iterable[tuple[int, int]]) -> Iterator[tuple[list[int], list[int]]]:
    """Yield rows and columns that are connected by edges, each group once, in order."""
    by_row: dict[int, set[int]] = defaultdict(set)
    by_column: dict[int, set[int]] = defaultdict(set)
    for row, column in edges:
        by_row[row].add(column)
        by_column[column].add(row)
    done: set[int] = set()
    for first in sorted(by_row):
        rows: set[int] = set()
        columns: set[int] = set()
        waiting = [first] if first not in done else []
        while waiting:
            row = waiting.pop()
            rows.add(row)
            new = by_row[row] - columns
            columns |= new
            waiting.extend(set().union(*(by_column[column] for column in new)) - rows)
        done |= rows
        if rows:
            yield sorted(rows), sorted(columns)


def _weighted(
    predicted: Sequence[Likeness], gold: Sequence[Likeness], threshold: float
) -> Iterator[tuple[int, int, float]]:
    """Yield the places of every two claims whose weight is at least the threshold."""
    if not 0 < threshold <= 1:
        raise ValueError(f"a threshold lies above 0 and is at most 1, got {threshold}")
    frequency = Counter(key for claim in (*predicted, *gold) for key in _keys(claim))
    index: dict[_Key, list[int]] = defaultdict(list)
    for place, claim in enumerate(gold):
        for key in _rarer_keys(claim, frequency, threshold):
            index[key].append(place)
    for row, claim in enumerate(predicted):
        candidates = {column for key in _rarer_keys(claim, frequency, threshold) for column in index.get(key, ())}
        for column in sorted(candidates):
            weight = weigh(claim, gold[column])
            if weight >= threshold:
                yield row, column, weight


def _keys(claim: Likeness) -> set[_Key]:
    return {("text", token) for token in claim.text} | {("quote", token) for quote in claim.quotes for token in quote}


def _rarer_keys(claim: Likeness, frequency: Mapping[_Key, int], threshold: float) -> set[_Key]:
    """Return the words of which any claim that is alike enough shares one.

    A weight of t needs an F1 of t in texts or in quotes, and an F1 of t with n words shares at least t / (2 - t) * n.
    """
    found: set[_Key] = set()
    for where, bag in (("text", claim.text), *(("quote", quote) for quote in claim.quotes)):
        ordered = sorted(((where, token) for token in bag), key=lambda key: (frequency[key], key))
        needed = math.ceil(threshold / (2 - threshold) * len(ordered) - 1e-9)
        found.update(ordered[: len(ordered) - max(needed, 1) + 1])
    return found
