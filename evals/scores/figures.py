"""Make a figure of counts: the value, its interval over articles, and how much it rests on."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import ArrayLike

from evals.statistics import FEW_ARTICLES, bootstrap, estimate
from evals.statistics.bootstrap import Statistic
from verifier.models.base import Value

NONE = "-"
"""What is shown where a figure is unknown."""

ON_NOTES = f"* fewer than {FEW_ARTICLES} articles, or no resample differed: trust the interval less than it looks."
"""Explains the mark of `Figure.in_percent`."""

Cluster = tuple[str, str]
"""A story's id and that of one of its articles."""


class Note(StrEnum):
    """What a reader of an interval should know."""

    OPTIMISTIC = "optimistic"
    NO_VARIATION = "no-variation"


class Figure(Value):
    """One number of a summary (docs/metrics.md): None where it is unknown, never NaN, and never 0 for want of data.

    `ci_low` and `ci_high` are the ends of the 95 % interval. `n` is the size of the denominator, `n_articles` in how
    many articles it lies, `n_errors` how much of it had no answer and counts as wrong; `scored_only` is the value
    without that.
    """

    value: float | None = None
    ci_low: float | None = None
    ci_high: float | None = None
    n: int = 0
    n_articles: int = 0
    n_errors: int = 0
    scored_only: float | None = None
    notes: tuple[Note, ...] = ()

    @property
    def in_percent(self) -> str:
        """The value and its interval as a person reads them, "-" where it is unknown; `*` stands for notes."""
        if self.value is None:
            return NONE
        mark = "*" if self.notes else ""
        if self.ci_low is None or self.ci_high is None:
            return f"{self.value * 100:.1f}{mark}"
        return f"{self.value * 100:.1f} [{self.ci_low * 100:.0f}, {self.ci_high * 100:.0f}]{mark}"


@dataclass(frozen=True, slots=True)
class Sheet:
    """The counts that a metric is made of, a row an article.

    `sizes` is what the denominator holds in each article and `errors` how much of that had no answer; `scored` are the
    counts without it (None: nothing is without an answer).
    """

    clusters: Sequence[Cluster]
    counts: ArrayLike
    sizes: ArrayLike
    errors: ArrayLike | None = None
    scored: ArrayLike | None = None

    @property
    def stories(self) -> tuple[str, ...]:
        """The story of each row."""
        return tuple(story for story, _ in self.clusters)


def make_figure(sheet: Sheet, statistic: Statistic, *, seed: int = 0) -> Figure:
    """Compute a figure; all unknown where the sheet is empty."""
    if not sheet.clusters:
        return Figure()
    sizes = np.asarray(sheet.sizes, dtype=np.int64)
    value = estimate(sheet.counts, statistic)
    interval = bootstrap(sheet.counts, sheet.stories, statistic, seed=seed) if value is not None else None
    n_articles = int((sizes > 0).sum())
    return Figure(
        value=value,
        ci_low=interval.low if interval else None,
        ci_high=interval.high if interval else None,
        n=int(sizes.sum()),
        n_articles=n_articles,
        n_errors=0 if sheet.errors is None else int(np.sum(sheet.errors)),
        scored_only=value if sheet.scored is None else estimate(sheet.scored, statistic),
        notes=notes_on(n_articles, bool(interval and interval.is_point)),
    )


def notes_on(n_articles: int, is_point: bool) -> tuple[Note, ...]:
    """Say that there are few articles, or that no resample differed from another."""
    few = (Note.OPTIMISTIC,) if 0 < n_articles < FEW_ARTICLES else ()
    return (*few, Note.NO_VARIATION) if is_point else few
