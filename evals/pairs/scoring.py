"""Compute the figures of a judge on a set of pairs, each with a 95 % interval.

All of them follow from the confusion matrix (Manning, Raghavan & Schütze 2008, ch. 8.3 for precision, recall and F1;
Brodersen et al. 2010 for balanced accuracy); tests hold them against scikit-learn. A pair that could not be judged is
wrong in every figure. Intervals are percentile bootstrap (Efron & Tibshirani 1993, ch. 13): pairs are taken as
independent, so their resampled matrices are multinomial; a set with several pairs on one text makes that a little too
narrow.
"""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from evals.pairs.loading import PairSet
from evals.pairs.values import Bearing
from verifier.models.base import Value

RESAMPLES = 2_000
_ERROR = "error"
_ROWS = tuple(map(str, Bearing))
_COLUMNS = (*_ROWS, _ERROR)

Matrix = NDArray[np.float64]
"""Counts [expected][got], the last column for pairs without an answer."""

Metric = Callable[[Matrix], float | None]


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

    def figure(metric: Metric) -> Figure:
        return _figure(metric, matrix, drawn)

    contradiction = _ROWS.index(Bearing.CONTRADICTS)
    supported = _ROWS.index(Bearing.SUPPORTS)
    return PairScores(
        set_name=pairs.name,
        judge=judge,
        n=len(pairs.pairs),
        n_errors=got.count(_ERROR),
        left_out=pairs.left_out,
        accuracy=figure(_accuracy),
        balanced_accuracy=figure(_balanced_accuracy),
        macro_f1=figure(_macro_f1),
        contradiction_f1=figure(lambda counts: _f1(counts, contradiction)),
        contradiction_recall=figure(lambda counts: _recall(counts, contradiction)),
        supported_f1=figure(lambda counts: _f1(counts, supported)),
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


def _count(expected: Sequence[str], got: Sequence[str]) -> Matrix:
    matrix = np.zeros((len(_ROWS), len(_COLUMNS)))
    for one, other in zip(expected, got, strict=True):
        matrix[_ROWS.index(one), _COLUMNS.index(other)] += 1
    return matrix


def _resample(matrix: Matrix, seed: int) -> Sequence[Matrix]:
    size = int(matrix.sum())
    if not size:
        return ()
    drawn = np.random.default_rng(seed).multinomial(size, (matrix / size).ravel(), RESAMPLES)
    return tuple(each.reshape(matrix.shape).astype(np.float64) for each in drawn)


def _figure(metric: Metric, matrix: Matrix, drawn: Sequence[Matrix]) -> Figure:
    value = metric(matrix) if matrix.any() else None
    if value is None:
        return Figure()
    values = [each for counts in drawn if (each := metric(counts)) is not None]
    low, high = np.percentile(values, [2.5, 97.5])
    return Figure(value=value, ci_low=float(low), ci_high=float(high))


def _accuracy(counts: Matrix) -> float:
    return float(counts.diagonal().sum() / counts.sum())


def _recall(counts: Matrix, label: int) -> float | None:
    support = counts[label].sum()
    return float(counts[label, label] / support) if support else None


def _f1(counts: Matrix, label: int) -> float | None:
    """Return the harmonic mean of precision and recall; None where the label neither occurs nor is given."""
    concerned = counts[label].sum() + counts[:, label].sum()
    return float(2 * counts[label, label] / concerned) if concerned else None


def _balanced_accuracy(counts: Matrix) -> float:
    recalls = [each for label in range(len(counts)) if (each := _recall(counts, label)) is not None]
    return sum(recalls) / len(recalls)


def _macro_f1(counts: Matrix) -> float:
    scores = [_f1(counts, label) or 0.0 for label in range(len(counts)) if counts[label].any()]
    return sum(scores) / len(scores)


def _one_against_rest(counts: Matrix, label: int) -> Matrix:
    rest = [row for row in range(counts.shape[0]) if row != label]
    others = [column for column in range(counts.shape[1]) if column != label]
    return np.array(
        [
            [counts[label, label], counts[label, others].sum()],
            [counts[rest, label].sum(), counts[np.ix_(rest, others)].sum()],
        ]
    )
