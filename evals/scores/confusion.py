"""Compute the figures of verdicts from items: accuracy, macro-F1, each class, the table, and the two rates that hurt.

All run over the three declared labels. What is missed or has no answer is wrong; the scored-only values leave out what
has no answer, never what was missed.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from pydantic import Field

from evals.runs.values import Setting
from evals.scores.figures import Cluster, Figure, Sheet, make_figure
from evals.scores.slices import slice_accuracy
from evals.scores.values import Item, Outcome
from evals.statistics import metrics
from evals.statistics.bootstrap import Counts, Statistic
from verifier.models import VerdictLabel
from verifier.models.base import Value

LABELS = tuple(VerdictLabel)
OUTCOMES = tuple(Outcome)
"""The columns of the table: the labels in the order of the rows, then missed and error."""

_ERROR = OUTCOMES.index(Outcome.ERROR)
_CONTRADICTED = LABELS.index(VerdictLabel.CONTRADICTED)
_CORROBORATED = LABELS.index(VerdictLabel.CORROBORATED)


class ClassFigures(Value):
    """Precision, recall and F1 of one verdict; `support` is how many claims gold gives it, `predicted` the run."""

    precision: Figure = Figure()
    recall: Figure = Figure()
    f1: Figure = Figure()
    support: int = 0
    predicted: int = 0


class VerdictFigures(Value):
    """How verdicts came out in one setting (docs/metrics.md); `confusion` is [expected][got], slices are accuracies."""

    accuracy: Figure = Figure()
    macro_f1: Figure = Figure()
    classes: Mapping[VerdictLabel, ClassFigures] = Field(default_factory=dict)
    confusion: Mapping[VerdictLabel, Mapping[Outcome, int]] = Field(default_factory=dict)
    false_corroborated: Figure = Figure()
    missed_contradicted: Figure = Figure()
    by_tag: Mapping[str, Figure] = Field(default_factory=dict)
    by_kind: Mapping[str, Figure] = Field(default_factory=dict)
    by_outlets: Mapping[str, Figure] = Field(default_factory=dict)
    by_story: Mapping[str, Figure] = Field(default_factory=dict)
    by_split: Mapping[str, Figure] = Field(default_factory=dict)


def verdict_figures(
    items: Sequence[Item], clusters: Sequence[Cluster], splits: Mapping[str, str], setting: Setting, seed: int = 0
) -> VerdictFigures:
    """Compute the figures of one setting over the articles that were scored; `splits` says which story is of which."""
    if not clusters:
        return VerdictFigures()
    table = count_outcomes(items, clusters)
    return VerdictFigures(
        accuracy=_of_tables(table, clusters, metrics.accuracy, seed),
        macro_f1=_of_tables(table, clusters, metrics.macro_f1, seed),
        classes={label: _class_figures(place, table, clusters, seed) for place, label in enumerate(LABELS)},
        confusion=_named(table, setting),
        false_corroborated=_of_contradicted(table, clusters, [_CORROBORATED], seed),
        missed_contradicted=_of_contradicted(
            table, clusters, [place for place in range(len(OUTCOMES)) if place != _CONTRADICTED], seed
        ),
        by_tag=slice_accuracy(items, clusters, lambda item: item.tags, seed),
        by_kind=slice_accuracy(items, clusters, lambda item: (item.kind.value,), seed),
        by_outlets=slice_accuracy(items, clusters, lambda item: (str(item.outlets),), seed),
        by_story=slice_accuracy(items, clusters, lambda item: (item.story,), seed),
        by_split=slice_accuracy(items, clusters, lambda item: (splits[item.story],), seed),
    )


def count_outcomes(items: Sequence[Item], clusters: Sequence[Cluster]) -> Counts:
    """Return a table [expected][got] for each article."""
    table = np.zeros((len(clusters), len(LABELS), len(OUTCOMES)))
    place_of = {cluster: place for place, cluster in enumerate(clusters)}
    for item in items:
        table[place_of[item.story, item.article], LABELS.index(item.expected), OUTCOMES.index(item.got)] += 1
    return table


def flatten(table: Counts) -> Counts:
    """Write each article's table out in a row."""
    return table.reshape(len(table), len(LABELS) * len(OUTCOMES))


def of_outcomes(metric: Statistic) -> Statistic:
    """Turn a metric of tables into one of tables that are written out in a row."""
    return metrics.of_tables(metric, len(LABELS), len(OUTCOMES))


def _without_errors(table: Counts) -> Counts:
    scored = table.copy()
    scored[..., _ERROR] = 0
    return scored


def _of_tables(table: Counts, clusters: Sequence[Cluster], metric: Statistic, seed: int) -> Figure:
    sheet = Sheet(
        clusters,
        counts=flatten(table),
        sizes=table.sum(axis=(-2, -1)),
        errors=table[..., _ERROR].sum(axis=-1),
        scored=flatten(_without_errors(table)),
    )
    return make_figure(sheet, of_outcomes(metric), seed=seed)


def _class_figures(place: int, table: Counts, clusters: Sequence[Cluster], seed: int) -> ClassFigures:
    counts = metrics.class_counts(table)[:, place]
    errors = table[:, place, _ERROR]
    support, predicted = table[:, place].sum(axis=-1), table[..., place].sum(axis=-1)
    gold = Sheet(clusters, counts, support, errors, scored=metrics.class_counts(_without_errors(table))[:, place])
    return ClassFigures(
        precision=make_figure(Sheet(clusters, counts, predicted), metrics.precision, seed=seed),
        recall=make_figure(gold, metrics.recall, seed=seed),
        f1=make_figure(gold, metrics.f1, seed=seed),
        support=int(support.sum()),
        predicted=int(predicted.sum()),
    )


def _of_contradicted(table: Counts, clusters: Sequence[Cluster], columns: Sequence[int], seed: int) -> Figure:
    """Return the share of gold's contradicted claims that came out in one of some columns."""
    row = table[:, _CONTRADICTED]
    scored = _without_errors(table)[:, _CONTRADICTED]
    sheet = Sheet(
        clusters,
        counts=np.stack([row[:, columns].sum(axis=-1), row.sum(axis=-1)], axis=-1),
        sizes=row.sum(axis=-1),
        errors=row[:, _ERROR],
        scored=np.stack([scored[:, columns].sum(axis=-1), scored.sum(axis=-1)], axis=-1),
    )
    return make_figure(sheet, metrics.share, seed=seed)


def _named(table: Counts, setting: Setting) -> Mapping[VerdictLabel, Mapping[Outcome, int]]:
    """Return the summed table by name; nothing can be missed where the claims are gold's own."""
    total = table.sum(axis=0)
    columns = [each for each in OUTCOMES if each is not Outcome.MISSED or setting is Setting.END_TO_END]
    return {
        label: {outcome: int(total[row, OUTCOMES.index(outcome)]) for outcome in columns}
        for row, label in enumerate(LABELS)
    }
