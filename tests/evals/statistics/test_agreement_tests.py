"""Kappa and McNemar's test are those of the libraries, and say nothing where there is nothing to say."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binom
from sklearn.metrics import cohen_kappa_score

from evals.statistics import Rating, cohen_kappa, mcnemar

LABELS = ("yes", "no", "perhaps")
RATINGS = st.lists(st.tuples(st.sampled_from(LABELS), st.sampled_from(LABELS), st.sampled_from("abcd")), max_size=30)


def rate(rows: list[tuple[str, str, str]]) -> list[Rating]:
    return [Rating(story="s", article=article, one=one, other=other) for one, other, article in rows]


@settings(max_examples=60)
@given(RATINGS)
def test_kappa_is_known_exactly_where_two_labels_occur(rows: list[tuple[str, str, str]]) -> None:
    found = cohen_kappa(rate(rows), LABELS, resamples=50)
    used = {label for one, other, _ in rows for label in (one, other)}
    if len(used) < 2:
        assert found.value is None
        assert found.ci_low is None
    else:
        ones, others = [row[0] for row in rows], [row[1] for row in rows]
        assert found.value == pytest.approx(cohen_kappa_score(ones, others))


def test_annotators_who_always_agree_on_one_label_have_no_kappa_but_an_agreement() -> None:
    found = cohen_kappa(rate([("yes", "yes", "a"), ("yes", "yes", "b")]), LABELS)
    assert (found.value, found.agreement, found.n, found.n_articles) == (None, 1.0, 2, 2)


def test_no_items_give_no_agreement() -> None:
    found = cohen_kappa([], LABELS)
    assert (found.value, found.agreement, found.ci_low, found.n) == (None, None, None, 0)


def test_the_interval_of_kappa_holds_it_and_says_when_articles_are_few() -> None:
    rows = [(LABELS[at % 3], LABELS[(at + (at % 7 == 0)) % 3], "abcd"[at * at % 4]) for at in range(60)]
    found = cohen_kappa(rate(rows), LABELS)
    assert found.value is not None
    assert found.ci_low is not None
    assert found.ci_high is not None
    assert found.ci_low <= found.value <= found.ci_high
    assert found.optimistic


def test_a_label_that_is_not_declared_is_refused() -> None:
    with pytest.raises(ValueError, match="maybe"):
        cohen_kappa(rate([("yes", "maybe", "a")]), LABELS)


@settings(max_examples=60)
@given(st.integers(0, 40), st.integers(0, 40))
def test_mcnemar_is_twice_the_smaller_tail_of_a_fair_coin(broke: int, fixed: int) -> None:
    p = mcnemar(broke, fixed)
    if broke + fixed == 0:
        assert p is None
    else:
        assert p == pytest.approx(min(1.0, 2 * binom.cdf(min(broke, fixed), broke + fixed, 0.5)))


def test_mcnemar_refuses_a_negative_number() -> None:
    with pytest.raises(ValueError, match="negative"):
        mcnemar(-1, 2)
