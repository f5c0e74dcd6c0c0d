"""Compare yes-or-no answers with labels: balanced accuracy and F1, with 95 % intervals over groups.

Intervals resample groups (articles, documents), paired where two answers to the same items are compared; see
`evals.statistics.bootstrap`. A table is counted as (true positives, false negatives, false positives, true negatives).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from evals.statistics import metrics
from evals.statistics.bootstrap import Counts, Interval, Statistic, bootstrap, bootstrap_difference, estimate
from training.worthiness.classifier import Labels


@dataclass(frozen=True, slots=True)
class Figure:
    """A value with its interval, None where it is unknown."""

    value: float | None
    interval: Interval | None

    def __str__(self) -> str:
        """Return it in per cent, "-" where it is unknown."""
        if self.value is None:
            return "-"
        ends = f" [{self.interval.low * 100:.1f}, {self.interval.high * 100:.1f}]" if self.interval else ""
        return f"{self.value * 100:.1f}{ends}"


@dataclass(frozen=True, slots=True)
class Compared:
    """How answers did against labels; `gain` is their balanced accuracy minus that of the rules."""

    balanced_accuracy: Figure
    f1_yes: Figure
    f1_no: Figure
    gain: Figure


@dataclass(frozen=True, slots=True)
class Items:
    """What is labelled: `expected` by people, `groups` what is resampled, `strata` what each group belongs to."""

    expected: Labels
    groups: Sequence[str]
    strata: Sequence[str]


def balanced_accuracy(counts: Counts) -> Counts:
    """Mean of the recalls of yes and of no."""
    return (metrics.share(_pair(counts, 0, 1)) + metrics.share(_pair(counts, 3, 2))) / 2


def f1_yes(counts: Counts) -> Counts:
    """F1 of yes."""
    return metrics.f1(counts[..., [0, 2, 1]])


def f1_no(counts: Counts) -> Counts:
    """F1 of no."""
    return metrics.f1(counts[..., [3, 1, 2]])


def compare(items: Items, answers: Labels, rules: Labels) -> Compared:
    """Return the figures of answers, and what they gain over those of the rules."""
    strata, counts = _count(items, answers)
    _, of_rules = _count(items, rules)

    def figure(statistic: Statistic) -> Figure:
        return Figure(estimate(counts, statistic), bootstrap(counts, strata, statistic))

    found, ruled = estimate(counts, balanced_accuracy), estimate(of_rules, balanced_accuracy)
    gain = Figure(
        None if found is None or ruled is None else found - ruled,
        bootstrap_difference(counts, of_rules, strata, balanced_accuracy),
    )
    return Compared(figure(balanced_accuracy), figure(f1_yes), figure(f1_no), gain)


def _count(items: Items, answers: Labels) -> tuple[tuple[str, ...], Counts]:
    """Return the stratum and the table of each group, in order of their names."""
    stratum_of = dict(zip(items.groups, items.strata, strict=True))
    places = {group: place for place, group in enumerate(sorted(stratum_of))}
    counts = np.zeros((len(places), 4))
    for group, expected, answer in zip(items.groups, items.expected, answers, strict=True):
        counts[places[group], (0 if answer else 1) if expected else (2 if answer else 3)] += 1
    return tuple(stratum_of[group] for group in places), counts


def _pair(counts: Counts, hits: int, misses: int) -> Counts:
    return np.stack([counts[..., hits], counts[..., hits] + counts[..., misses]], axis=-1)
