"""Intervals come from resampling articles within stories."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evals.statistics import Interval, bootstrap, bootstrap_difference, estimate, metrics

SHARES = st.lists(
    st.tuples(st.integers(0, 5), st.integers(0, 5), st.sampled_from("abc")).map(
        lambda row: ((row[0], row[0] + row[1]), row[2])
    ),
    min_size=2,
    max_size=20,
)


def test_an_estimate_adds_up_the_articles() -> None:
    assert estimate([(1, 2), (2, 2)], metrics.share) == 0.75


@pytest.mark.parametrize("counts", [[], [(0, 0)], [(0, 0), (0, 0)]])
def test_without_data_the_estimate_is_unknown_and_not_0(counts: list[tuple[int, int]]) -> None:
    assert estimate(counts, metrics.share) is None


def test_without_data_there_is_no_interval() -> None:
    assert bootstrap([], [], metrics.share) is None
    assert bootstrap([(0, 0), (0, 0)], ["a", "a"], metrics.share) is None


def test_one_article_a_story_cannot_be_resampled_within_stories() -> None:
    assert bootstrap([(1, 2), (2, 2)], ["a", "b"], metrics.share) is None


def test_every_article_needs_a_story() -> None:
    with pytest.raises(ValueError, match="2 rows and 1 stories"):
        bootstrap([(1, 2), (2, 2)], ["a"], metrics.share)


def test_one_seed_gives_one_interval() -> None:
    counts, stories = [(row % 7, 7 + row % 5) for row in range(40)], ["a", "b"] * 20
    assert bootstrap(counts, stories, metrics.share, seed=7) == bootstrap(counts, stories, metrics.share, seed=7)
    assert bootstrap(counts, stories, metrics.share, seed=7) != bootstrap(counts, stories, metrics.share, seed=8)


@settings(max_examples=60)
@given(SHARES)
def test_an_interval_lies_in_the_range_of_the_metric_and_in_order(rows: list[tuple[tuple[int, int], str]]) -> None:
    interval = bootstrap([counts for counts, _ in rows], [story for _, story in rows], metrics.share, resamples=200)
    if interval is not None:
        assert 0 <= interval.low <= interval.high <= 1


@settings(max_examples=60)
@given(st.integers(2, 20))
def test_articles_that_are_all_alike_leave_no_doubt(articles: int) -> None:
    interval = bootstrap([(3, 4)] * articles, ["a"] * articles, metrics.share, resamples=100)
    assert interval is not None
    assert interval.is_point
    assert interval.low == pytest.approx(0.75)


def test_a_story_keeps_its_number_of_articles() -> None:
    """Each story is right or wrong throughout, so that within stories nothing varies."""
    counts, stories = [(1, 1), (1, 1), (0, 1), (0, 1)], ["a", "a", "b", "b"]
    interval = bootstrap(counts, stories, metrics.share)
    assert interval is not None
    assert interval.is_point
    assert interval.low == pytest.approx(0.5)


def test_claims_that_fall_together_widen_the_interval() -> None:
    stories = ["a"] * 20
    together = bootstrap([(10, 10), (0, 10)] * 10, stories, metrics.share)
    apart = bootstrap([(5, 10), (5, 10)] * 9 + [(4, 10), (6, 10)], stories, metrics.share)
    assert together is not None
    assert apart is not None
    assert together.high - together.low > 5 * (apart.high - apart.low)


def test_the_interval_is_that_of_drawing_articles_one_by_one() -> None:
    """The weights and the matrix product stand for a loop that draws one article less than there are, and scales up."""
    generator = np.random.default_rng(3)
    totals = generator.integers(1, 9, size=12)
    counts = np.stack([generator.binomial(totals, 0.6), totals], axis=1)
    stories = ["a"] * 7 + ["b"] * 5
    drawn = []
    for _ in range(4_000):
        first = counts[generator.integers(0, 7, size=6)].sum(axis=0) * 7 / 6
        second = counts[7 + generator.integers(0, 5, size=4)].sum(axis=0) * 5 / 4
        hits, total = first + second
        drawn.append(hits / total)
    interval = bootstrap(counts, stories, metrics.share, resamples=4_000)
    assert interval is not None
    assert [interval.low, interval.high] == pytest.approx(np.quantile(drawn, (0.025, 0.975)), abs=0.02)


def test_the_spread_of_resamples_is_the_standard_error_of_a_stratified_sample() -> None:
    """Also where stories are small: the mean of 4 articles in each of 30 stories has the variance of the textbook."""
    generator = np.random.default_rng(5)
    values = generator.normal(size=(30, 4))
    textbook = np.sqrt(values.var(axis=1, ddof=1).sum() / 4) / 30
    counts = np.stack([values.ravel(), np.ones(120)], axis=1)
    interval = bootstrap(counts, [str(place // 4) for place in range(120)], metrics.share, resamples=20_000)
    assert interval is not None
    assert (interval.high - interval.low) / (2 * 1.96) == pytest.approx(textbook, rel=0.03)


def test_resamples_without_data_are_left_out_and_not_taken_for_0() -> None:
    """The one article with data is drawn in about 60 of 100 resamples."""
    assert bootstrap([(1, 1)] + [(0, 0)] * 9, ["a"] * 10, metrics.share) == Interval(low=1, high=1)


def test_a_run_does_not_differ_from_itself() -> None:
    counts, stories = [(1, 2), (2, 2), (0, 3), (3, 4)], ["a"] * 4
    assert bootstrap_difference(counts, counts, stories, metrics.share) == Interval(low=0, high=0)


def test_a_paired_difference_is_narrower_than_the_figures_it_is_made_of() -> None:
    before = np.array([(10, 10), (0, 10)] * 6)
    after = before + np.array([(0, 0), (1, 0)] * 6)
    stories = ["a"] * 12
    interval = bootstrap_difference(after, before, stories, metrics.share)
    alone = bootstrap(before, stories, metrics.share)
    assert interval is not None
    assert alone is not None
    assert interval.low > 0
    assert interval.high - interval.low < (alone.high - alone.low) / 3


def test_a_difference_turns_with_its_sides() -> None:
    one, other = [(1, 2), (2, 2), (0, 3), (3, 4)], [(2, 2), (2, 2), (1, 3), (2, 4)]
    here = bootstrap_difference(one, other, ["a"] * 4, metrics.share)
    there = bootstrap_difference(other, one, ["a"] * 4, metrics.share)
    assert here is not None
    assert there is not None
    assert (here.low, here.high) == pytest.approx((-there.high, -there.low))
