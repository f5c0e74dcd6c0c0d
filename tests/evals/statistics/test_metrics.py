"""The metrics are scikit-learn's, over any number of tables at once."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from sklearn.metrics import accuracy_score, cohen_kappa_score, f1_score, precision_recall_fscore_support

from evals.statistics import metrics

CLASSES = 3
COLUMNS = 5


def answers(table: np.ndarray) -> tuple[list[int], list[int]]:
    """Write a table out as the pairs that it counts."""
    pairs = [(row, column) for (row, column), count in np.ndenumerate(table) for _ in range(int(count))]
    return [row for row, _ in pairs], [column for _, column in pairs]


tables = arrays(np.float64, (CLASSES, COLUMNS), elements=st.integers(0, 6).map(float))
squares = arrays(np.float64, (CLASSES, CLASSES), elements=st.integers(0, 6).map(float))


@settings(max_examples=100)
@given(tables)
def test_macro_f1_is_that_of_scikit_learn_over_the_declared_classes(table: np.ndarray) -> None:
    expected, got = answers(table)
    ours = metrics.macro_f1(table)
    if not expected:
        assert np.isnan(ours)
        return
    theirs = f1_score(expected, got, labels=range(CLASSES), average="macro", zero_division=np.nan)
    assert ours == pytest.approx(theirs)


@settings(max_examples=100)
@given(tables)
def test_precision_recall_and_f1_of_each_class_are_those_of_scikit_learn(table: np.ndarray) -> None:
    expected, got = answers(table)
    counts = metrics.class_counts(table)
    ours = [metric(counts) for metric in (metrics.precision, metrics.recall, metrics.f1)]
    if expected:
        theirs = precision_recall_fscore_support(expected, got, labels=range(CLASSES), zero_division=np.nan)
        for mine, other in zip(ours, theirs[:3], strict=True):
            np.testing.assert_allclose(mine, other)


@settings(max_examples=100)
@given(tables)
def test_accuracy_is_that_of_scikit_learn(table: np.ndarray) -> None:
    expected, got = answers(table)
    if expected:
        assert metrics.accuracy(table) == pytest.approx(accuracy_score(expected, got))


@settings(max_examples=100)
@given(squares)
def test_kappa_is_that_of_scikit_learn(table: np.ndarray) -> None:
    one, other = answers(table)
    if len({*one, *other}) > 1:
        theirs = cohen_kappa_score(one, other, labels=range(CLASSES))
        assert metrics.kappa(table) == pytest.approx(theirs)


@settings(max_examples=50)
@given(arrays(np.float64, (4, CLASSES, COLUMNS), elements=st.integers(0, 3).map(float)))
def test_many_tables_come_out_as_each_by_itself(stack: np.ndarray) -> None:
    for metric in (metrics.macro_f1, metrics.accuracy):
        np.testing.assert_array_equal(metric(stack), [metric(table) for table in stack])


def test_a_class_that_neither_occurs_nor_is_predicted_does_not_lower_macro_f1() -> None:
    assert metrics.macro_f1(np.diag([0.0, 5.0, 3.0])) == 1


def test_a_class_that_is_predicted_but_does_not_occur_counts_with_0() -> None:
    table = np.array([[0.0, 0, 0], [0, 5, 0], [1, 0, 3]])
    assert metrics.macro_f1(table) == pytest.approx((0 + 1 + 6 / 7) / 3)


def test_what_is_missed_is_wrong_for_its_class_and_no_prediction_of_another() -> None:
    table = np.array([[2.0, 0, 0, 1, 1], [0, 1, 0, 0, 0], [0, 0, 1, 0, 0]])
    assert metrics.class_counts(table).tolist() == [[2, 0, 2], [1, 0, 0], [1, 0, 0]]


def test_nothing_over_nothing_is_undefined() -> None:
    nothing = np.zeros(3)
    assert all(np.isnan(metric(nothing)) for metric in (metrics.precision, metrics.recall, metrics.f1, metrics.share))
