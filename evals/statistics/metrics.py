"""Compute metrics from counts, over any number of leading axes at once: what the bootstrap resamples.

Each function maps counts (last axis, or last two for a table) to values, NaN where 0 / 0 leaves a value undefined;
`evals.statistics.bootstrap` turns NaN into None before anything leaves. Values agree with scikit-learn's, which the
tests hold them to.

Macro-F1 is the arithmetic mean of the classes' F1 (Opitz and Burst, 2019, "Macro F1 and Macro F1", arXiv:1911.03347)
over the classes that are declared, never over those that happen to occur. A class with neither support nor predictions
has no F1 (0 / 0) and is left out of the mean, as scikit-learn does under `zero_division=np.nan`; its default, 0, would
deny full marks to a run without a fault, and 1 would hand out marks for nothing (on undefined F1: Forman and Scholz,
2010, "Apples-to-Apples in Cross-Validation Studies", SIGKDD Explorations 12(1)). A class that is predicted without
support has F1 0 and counts.
"""

import numpy as np

from evals.statistics.bootstrap import Counts, Statistic


def share(counts: Counts) -> Counts:
    """Hits over total, of (hits, total)."""
    return _ratio(counts[..., 0], counts[..., 1])


def precision(counts: Counts) -> Counts:
    """Precision, of (true positives, false positives, false negatives)."""
    return _ratio(counts[..., 0], counts[..., 0] + counts[..., 1])


def recall(counts: Counts) -> Counts:
    """Recall, of (true positives, false positives, false negatives)."""
    return _ratio(counts[..., 0], counts[..., 0] + counts[..., 2])


def f1(counts: Counts) -> Counts:
    """F1, of (true positives, false positives, false negatives); undefined only where all three are 0."""
    return _ratio(2 * counts[..., 0], 2 * counts[..., 0] + counts[..., 1] + counts[..., 2])


def class_counts(confusion: Counts) -> Counts:
    """Turn tables [expected][got] into (true positives, false positives, false negatives) of each expected class.

    Columns beyond the expected classes (missed, error) are answers that are right for no class.
    """
    classes = confusion.shape[-2]
    true = np.diagonal(confusion, axis1=-2, axis2=-1)[..., :classes]
    got = confusion.sum(axis=-2)[..., :classes]
    expected = confusion.sum(axis=-1)
    return np.stack([true, got - true, expected - true], axis=-1)


def accuracy(confusion: Counts) -> Counts:
    """Share of items on the diagonal of tables [expected][got]."""
    true = np.trace(confusion, axis1=-2, axis2=-1)
    return _ratio(true, confusion.sum(axis=(-2, -1)))


def macro_f1(confusion: Counts) -> Counts:
    """Mean F1 of the expected classes of tables [expected][got]; undefined only where all classes are."""
    of_classes = f1(class_counts(confusion))
    defined = np.isfinite(of_classes)
    return _ratio(np.where(defined, of_classes, 0.0).sum(axis=-1), defined.sum(axis=-1).astype(np.float64))


def kappa(confusion: Counts) -> Counts:
    """Cohen's kappa of square tables [one][other]; undefined where both always say the same one thing."""
    total = confusion.sum(axis=(-2, -1))
    observed = _ratio(np.trace(confusion, axis1=-2, axis2=-1), total)
    by_chance = _ratio((confusion.sum(axis=-1) * confusion.sum(axis=-2)).sum(axis=-1), total * total)
    return _ratio(observed - by_chance, 1 - by_chance)


def _ratio(part: Counts, whole: Counts) -> Counts:
    values: Counts = np.full(np.broadcast(part, whole).shape, np.nan)
    np.divide(part, whole, out=values, where=np.asarray(whole) != 0)
    return values


def of_tables(metric: Statistic, rows: int, columns: int) -> Statistic:
    """Turn a metric of tables into one of tables that are written out in a row."""
    return lambda counts: metric(counts.reshape(*counts.shape[:-1], rows, columns))
