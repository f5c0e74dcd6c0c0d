"""Axes keep the order of what they hold, and their ticks are round."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verifier.report.charts.place import choose_apart, lanes, push_apart
from verifier.report.charts.time_scale import time_scale
from verifier.report.charts.value_scale import LOG_FACTOR, value_scale

figures = st.decimals(min_value=-(10**12), max_value=10**12, allow_nan=False, allow_infinity=False, places=2)
values = st.lists(figures, min_size=1, max_size=12)
wild = st.lists(
    st.builds(lambda digits, power: Decimal(digits).scaleb(power), st.integers(-999, 999), st.integers(-500, 500)),
    min_size=1,
    max_size=6,
)
START = datetime(2024, 11, 4, tzinfo=UTC)
moments = st.lists(
    st.integers(0, 40_000_000).map(lambda minutes: START - timedelta(minutes=minutes)), min_size=1, max_size=12
)


@settings(max_examples=100)
@given(values | wild)
def test_the_order_along_an_axis_is_that_of_the_values(known: list[Decimal]) -> None:
    scale = value_scale(known, 10, 300, 5)
    places = [scale.at(value) for value in sorted(known)]
    assert places == sorted(places)
    assert all(10 <= place <= 300 for place in places)
    assert scale.low <= min(known) or scale.is_log
    assert max(known) <= scale.high


@settings(max_examples=100)
@given(values)
def test_ticks_are_round_few_and_evenly_apart(known: list[Decimal]) -> None:
    scale = value_scale(known, 0, 100, 5)
    assert 2 <= len(scale.ticks) <= 7
    assert list(scale.ticks) == sorted(set(scale.ticks))
    if not scale.is_log:
        steps = {later - earlier for earlier, later in pairwise(scale.ticks)}
        assert len(steps) == 1
        assert steps.pop().normalize().as_tuple().digits in {(1,), (2,), (5,)}


@settings(max_examples=100)
@given(values)
def test_an_axis_is_logarithmic_only_where_values_span_more_than_the_factor(known: list[Decimal]) -> None:
    spans_much = min(known) > 0 and max(known) > LOG_FACTOR * min(known)
    scale = value_scale(known, 0, 100, 5)
    assert scale.is_log is spans_much
    if scale.is_log:
        assert all(tick.normalize().as_tuple().digits == (1,) for tick in scale.ticks)
        assert scale.low <= min(known)


@pytest.mark.parametrize(
    ("known", "ticks"),
    [
        ((10_000, 12_000), ("10000", "10500", "11000", "11500", "12000")),
        ((2, 3), ("2", "3")),
        ((0, 41), ("0", "20", "40", "60")),
        ((5, 5), ("4", "5", "6")),
        ((3_000, 258_913), ("1000", "10000", "100000", "1000000")),
    ],
)
def test_ticks_of_known_figures(known: tuple[int, ...], ticks: tuple[str, ...]) -> None:
    assert tuple(map(str, value_scale(map(Decimal, known), 0, 100, 5).ticks)) == ticks


def test_a_count_has_no_ticks_between_whole_numbers() -> None:
    assert all(tick == int(tick) for tick in value_scale(map(Decimal, (2, 4)), 0, 100, 9).ticks)


@settings(max_examples=100)
@given(moments, st.floats(0, 60))
def test_time_runs_one_way_between_the_ends(known: list[datetime], least: float) -> None:
    scale = time_scale(known, 20, 320, least)
    places = [scale.at(moment) for moment in sorted(set(known))]
    assert places == sorted(places)
    assert all(20 <= place <= 320 for place in places)
    if len(places) > 1:
        room = min(least, 300 / (len(places) - 1))
        assert min(later - earlier for earlier, later in pairwise(places)) >= room - 1e-6


def test_a_gap_that_dwarfs_the_rest_is_cut_and_marked() -> None:
    days = [START + timedelta(days=each) for each in (0, 1, 2, 3)]
    long_ago = START - timedelta(days=20_000)
    scale = time_scale([long_ago, *days], 0, 300)
    assert len(scale.breaks) == 1
    assert scale.places[0] < scale.breaks[0] < scale.places[1]
    assert scale.at(days[1]) - scale.at(days[0]) > 30


def test_without_long_gaps_time_is_in_proportion() -> None:
    scale = time_scale([START, START + timedelta(days=1), START + timedelta(days=3)], 0, 300)
    assert scale.places == (0, 100, 300)
    assert scale.breaks == ()


@settings(max_examples=100)
@given(st.lists(st.tuples(st.floats(0, 100), st.floats(1, 16)), max_size=12))
def test_things_that_are_pushed_apart_do_not_overlap_and_keep_their_order(things: list[tuple[float, float]]) -> None:
    wanted, sizes = [each[0] for each in things], [each[1] for each in things]
    placed = push_apart(wanted, sizes, 0, 200)
    order = sorted(range(len(things)), key=lambda place: (wanted[place], place))
    for earlier, later in pairwise(order):
        assert placed[earlier] + sizes[earlier] <= placed[later] + 1e-6
    assert all(-1e-6 <= start and start + size <= 200 + 1e-6 for start, size in zip(placed, sizes, strict=True))


def test_what_has_room_stays_where_it_is_wanted() -> None:
    assert push_apart([50, 10], [20, 20], 0, 100) == (50, 10)


@settings(max_examples=100)
@given(st.lists(st.tuples(st.floats(0, 100), st.floats(1, 30)), max_size=12))
def test_labels_that_are_chosen_have_a_gap_between_them(given_spans: list[tuple[float, float]]) -> None:
    spans = sorted((start, start + width) for start, width in given_spans)
    chosen = [spans[place] for place in choose_apart(spans, 5)]
    assert all(later[0] - earlier[1] >= 5 - 1e-6 for earlier, later in pairwise(chosen))
    assert bool(chosen) is bool(spans)


@settings(max_examples=100)
@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=10))
def test_spans_of_one_lane_share_no_row(pairs: list[tuple[int, int]]) -> None:
    spans = [(min(pair), max(pair)) for pair in pairs]
    numbers = lanes(spans)
    for place, one in enumerate(spans):
        for other in range(place):
            if numbers[place] == numbers[other]:
                assert one[1] < spans[other][0] or spans[other][1] < one[0]
