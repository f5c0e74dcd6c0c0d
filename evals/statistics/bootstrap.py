"""Give a figure an interval by resampling articles within their stories, and the difference of two runs likewise.

Claims of one article stand or fall together, so articles are drawn, not claims: the cluster bootstrap (Davison and
Hinkley, 1997, "Bootstrap Methods and their Application", section 3.8; Field and Welsh, 2007, "Bootstrapping clustered
data", J. R. Stat. Soc. B 69(3); for evaluations of language models, Miller, 2024, "Adding Error Bars to Evals",
arXiv:2411.00640). Each story keeps its weight (strata), so what is said holds for stories like these; articles of one
story still depend on each other, which the interval does not see. From a story's n articles n - 1 are drawn, each with
the weight n / (n - 1): drawing n would understate the variance of small strata by the factor (n - 1) / n (Rao, Wu and
Yue, 1992, "Some recent work on resampling methods for complex surveys", Survey Methodology 18(2)). Intervals are
percentile intervals (Efron and Tibshirani, 1993, "An Introduction to the Bootstrap", chapter 13), without bias
correction or acceleration.

A metric is a function of counts that add up over articles (hits and total; true and false positives). A resample is a
row of weights on articles, so that all resampled counts are one matrix product. Resamples where the metric
is undefined (0 / 0) are left out. The weights depend on strata and seed alone: two runs over the same articles meet the
same resamples, which is what makes the difference a paired one.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache
from math import isclose

import numpy as np
from numpy.typing import ArrayLike, NDArray

from verifier.models.base import Value

RESAMPLES = 2_000
LEVEL = 0.95
FEW_ARTICLES = 15
"""Below this many articles even the cluster bootstrap covers less than it says (Cameron, Gelbach and Miller, 2008,
"Bootstrap-Based Improvements for Inference with Clustered Errors", on few clusters)."""

Counts = NDArray[np.float64]
Statistic = Callable[[Counts], Counts]
"""Maps counts, whose last axis is the metric's own, to the metric: NaN where it is undefined."""


class Interval(Value):
    """The ends of an interval."""

    low: float
    high: float

    @property
    def is_point(self) -> bool:
        """Whether no resample differed from another, but for rounding."""
        return isclose(self.low, self.high, rel_tol=1e-9, abs_tol=1e-9)


def estimate(counts: ArrayLike, statistic: Statistic) -> float | None:
    """Return a metric of counts (a row an article), None where it is undefined."""
    table = _table(counts)
    if not table.size:
        return None
    return _known(float(statistic(table.sum(axis=0))))


def bootstrap(
    counts: ArrayLike,
    strata: Sequence[str],
    statistic: Statistic,
    *,
    resamples: int = RESAMPLES,
    level: float = LEVEL,
    seed: int = 0,
) -> Interval | None:
    """Return the interval of a metric, given a row of counts for each article and the story of each.

    None where no story has two articles (nothing can vary), and where the metric is undefined in every resample. Raises
    ValueError where rows and strata differ in number.
    """
    table = _table(counts, len(strata))
    if not _can_vary(strata):
        return None
    return percentiles(statistic(_weights(tuple(strata), resamples, seed) @ table), level)


def bootstrap_difference(
    one: ArrayLike,
    other: ArrayLike,
    strata: Sequence[str],
    statistic: Statistic,
    *,
    resamples: int = RESAMPLES,
    level: float = LEVEL,
    seed: int = 0,
) -> Interval | None:
    """Return the interval of the metric of `one` minus that of `other`, on the same resamples of the same articles.

    None as for `bootstrap`.
    """
    here, there = _table(one, len(strata)), _table(other, len(strata))
    if not _can_vary(strata):
        return None
    weights = _weights(tuple(strata), resamples, seed)
    return percentiles(statistic(weights @ here) - statistic(weights @ there), level)


def _table(counts: ArrayLike, rows: int | None = None) -> Counts:
    table = np.asarray(counts, dtype=np.float64)
    if table.size and table.ndim != 2:
        raise ValueError(f"counts are a row for each article, got {table.ndim} axes")
    if rows is not None and len(table) != rows:
        raise ValueError(f"every article has a row of counts and a story, got {len(table)} rows and {rows} stories")
    return table


def _can_vary(strata: Sequence[str]) -> bool:
    return len(set(strata)) < len(strata)


@lru_cache(maxsize=8)  # every metric of a run is resampled alike
def _weights(strata: tuple[str, ...], resamples: int, seed: int) -> Counts:
    """Return the weight of each article, a row a resample; the only article of a story always has 1."""
    generator = np.random.default_rng(seed)
    weights = np.ones((resamples, len(strata)))
    for story in sorted(set(strata)):
        places = [place for place, name in enumerate(strata) if name == story]
        size = len(places)
        if size > 1:
            drawn = generator.multinomial(size - 1, np.full(size, 1 / size), size=resamples)
            weights[:, places] = drawn * (size / (size - 1))
    weights.flags.writeable = False
    return weights


def percentiles(values: Counts, level: float = LEVEL) -> Interval | None:
    """Return the interval that holds the middle of resampled values; None where not one of them is defined."""
    defined = values[np.isfinite(values)]
    if not len(defined):
        return None
    tail = (1 - level) / 2
    low, high = np.quantile(defined, (tail, 1 - tail))
    return Interval(low=float(low), high=float(high))


def _known(value: float) -> float | None:
    return value if np.isfinite(value) else None
