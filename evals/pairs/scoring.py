"""Compute the figures of a judge on a set of pairs, each with a 95 % interval.

All of them follow from the confusion matrix (Manning, Raghavan & Schütze 2008, ch. 8.3 for precision, recall and F1;
Brodersen et al. 2010 for balanced accuracy); tests hold them against scikit-learn. A matrix is [expected][got], with a
last column for pairs that could not be judged: they are right in no figure. Intervals are percentile bootstrap (Efron &
Tibshirani 1993, ch. 13): pairs are taken as independent, so their resampled matrices are multinomial; a set with
several pairs on one text makes that a little too narrow.
"""

from collections.abc import Sequence

import numpy as np

from evals.pairs.loading import PairSet
from evals.pairs.values import Bearing
from evals.statistics import RESAMPLES, metrics
from evals.statistics.bootstrap import Counts, Statistic, percentiles
from verifier.models.base import Value

_ERROR = "error"
_ROWS = tuple(map(str, Bearing))
_COLUMNS = (*_ROWS, _ERROR)


class Figure(Value):
    """A value with its 95 % interval; all None where the set has nothing to compute it from."""

    value: float | None = None
    ci_low: float | None = None
    ci_high: float | None = None


class PairScores(Value):
    """How a judge did on a set.

    `balanced_accuracy` and `macro_f1` are over the labels that the set has; `supported_f1` and
    `supported_balanced_accuracy` ask only whether the claim is supported. `confusion` is [expected][got], with a last
    column for pairs without an answer; `left_out` counts rows whose label says nothing.
    """

    set_name: str
    judge: str
    n: int
    n_errors: int
    left_out: int
    accuracy: Figure
    balanced_accuracy: Figure
    macro_f1: Figure
    contradiction_f1: Figure
    contradiction_recall: Figure
    supported_f1: Figure
    supported_balanced_accuracy: Figure
    confusion: dict[str, dict[str, int]]


def score_pairs(judge: str, pairs: PairSet, answers: Sequence[Bearing | None], seed: int = 0) -> PairScores:
    """Return the figures; `answers` are in the order of the pairs.

    Where a set asks only whether a claim is supported, an answer of "contradicts" is read as not supported.
    """
    got = [_told(answer, pairs.scheme.binary) for answer in answers]
    matrix = _count([str(pair.expected) for pair in pairs.pairs], got)
    drawn = _resample(matrix, seed)

    def figure(metric: Statistic) -> Figure:
        return _figure(metric, matrix, drawn)

    contradiction = _ROWS.index(Bearing.CONTRADICTS)
    supported = _ROWS.index(Bearing.SUPPORTS)
    return PairScores(
        set_name=pairs.name,
        judge=judge,
        n=len(pairs.pairs),
        n_errors=got.count(_ERROR),
        left_out=pairs.left_out,
        accuracy=figure(metrics.accuracy),
        balanced_accuracy=figure(_balanced_accuracy),
        macro_f1=figure(_macro_f1),
        contradiction_f1=figure(_f1_of(contradiction)),
        contradiction_recall=figure(_recall_of(contradiction)),
        supported_f1=figure(_f1_of(supported)),
        supported_balanced_accuracy=figure(lambda counts: _balanced_accuracy(_one_against_rest(counts, supported))),
        confusion={
            row: {column: int(count) for column, count in zip(_COLUMNS, counts, strict=True)}
            for row, counts in zip(_ROWS, matrix, strict=True)
        },
    )


def _told(answer: Bearing | None, binary: bool) -> str:
    if answer is None:
        return _ERROR
    return str(Bearing.NONE if binary and answer is Bearing.CONTRADICTS else answer)


def _count(expected: Sequence[str], got: Sequence[str]) -> Counts:
    matrix = np.zeros((len(_ROWS), len(_COLUMNS)))
    for one, other in zip(expected, got, strict=True):
        matrix[_ROWS.index(one), _COLUMNS.index(other)] += 1
    return matrix


def _resample(matrix: Counts, seed: int) -> Counts:
    size = int(matrix.sum())
    drawn = np.random.default_rng(seed).multinomial(size, (matrix / max(size, 1)).ravel(), RESAMPLES)
    return drawn.reshape(RESAMPLES, *matrix.shape).astype(np.float64)


def _figure(metric: Statistic, matrix: Counts, drawn: Counts) -> Figure:
    value = float(metric(matrix))
    interval = percentiles(metric(drawn)) if np.isfinite(value) else None
    if interval is None:
        return Figure()
    return Figure(value=value, ci_low=interval.low, ci_high=interval.high)


def _recall_of(label: int) -> Statistic:
    return lambda counts: metrics.recall(metrics.class_counts(counts)[..., label, :])


def _f1_of(label: int) -> Statistic:
    """Undefined where the label neither occurs nor is given."""
    return lambda counts: metrics.f1(metrics.class_counts(counts)[..., label, :])


def _balanced_accuracy(counts: Counts) -> Counts:
    """Mean recall of the labels that occur."""
    return _mean_over_occurring(metrics.recall(metrics.class_counts(counts)), counts)


def _macro_f1(counts: Counts) -> Counts:
    """Mean F1 of the labels that occur."""
    return _mean_over_occurring(metrics.f1(metrics.class_counts(counts)), counts)


def _mean_over_occurring(values: Counts, counts: Counts) -> Counts:
    occurs = counts.any(axis=-1)
    return metrics.share(np.stack([np.where(occurs, values, 0.0).sum(axis=-1), occurs.sum(axis=-1)], axis=-1))


def _one_against_rest(counts: Counts, label: int) -> Counts:
    """Return tables of two rows (the label, the rest) and three columns (the label, the rest, no answer)."""
    rest = [row for row in range(len(_ROWS)) if row != label]
    rows = np.stack([counts[..., label, :], counts[..., rest, :].sum(axis=-2)], axis=-2)
    return np.stack([rows[..., label], rows[..., rest].sum(axis=-1), rows[..., -1]], axis=-1)
