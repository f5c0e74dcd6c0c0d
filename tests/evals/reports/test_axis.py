"""The chart holds every interval, and lies about none."""

from xml.etree import ElementTree

import pytest
from evals_pages import page_of, parse, words
from hypothesis import given, settings
from hypothesis import strategies as st

from evals.reports.axis import LEFT, RIGHT, lay_out, place
from evals.reports.ceiling import find_ceiling
from evals.reports.values import ScoredRun
from evals.runs.values import Setting

Runs = dict[str, ScoredRun]


@given(st.floats(0, 1), st.floats(0, 1))
@settings(max_examples=100)
def test_places_keep_their_order_and_stay_on_the_axis(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert LEFT <= place(low) <= place(high) <= RIGHT


def test_the_axis_runs_from_0_to_100(runs: Runs) -> None:
    ticks = lay_out(list(runs.values()), None).ticks
    assert (ticks[0], ticks[-1]) == ((LEFT, 0), (RIGHT, 100))


def test_every_interval_lies_on_the_axis_with_its_dot_inside(runs: Runs) -> None:
    axis = lay_out(list(runs.values()), find_ceiling(list(runs.values())))
    for panel in axis.panels:
        assert [mark.label for mark in panel.marks] == list(runs)
        for mark in panel.marks:
            assert panel.top < mark.y < panel.bottom
            if mark.dot is not None and mark.low is not None and mark.high is not None:
                assert axis.left <= mark.low <= mark.dot <= mark.high <= axis.right


def test_the_settings_are_apart_and_have_marks_of_their_own(runs: Runs) -> None:
    oracle, whole = lay_out(list(runs.values()), None).panels
    assert oracle.bottom <= whole.top
    drawing = _drawing(page_of(*runs.values()))
    assert len(list(drawing.iter("circle"))) == 2  # overlap and local
    assert len(list(drawing.iter("rect"))) == 2  # local and annotators


def test_a_row_without_a_figure_stands_there_with_a_dash(runs: Runs) -> None:
    panel = lay_out([runs["overlap"]], None).panels[1]
    assert (panel.marks[0].words, panel.marks[0].dot) == ("-", None)


def test_the_chart_has_words_for_what_it_shows(runs: Runs) -> None:
    text = words(_drawing(page_of(*runs.values())))
    value = runs["local"].summary.oracle.macro_f1.value
    assert value is not None
    assert f"{value * 100:.1f}" in text
    assert "people agree" in text


def test_the_ceiling_is_the_annotators_row_and_on_given_claims_what_both_listed(runs: Runs) -> None:
    ceiling = find_ceiling(list(runs.values()))
    assert ceiling is not None
    assert ceiling.of(Setting.END_TO_END) == runs["annotators"].summary.end_to_end.macro_f1
    assert ceiling.of(Setting.ORACLE).n == ceiling.kappa.n == 10  # of eleven claims the second person has ten
    shared, whole = ceiling.of(Setting.ORACLE).value, ceiling.of(Setting.END_TO_END).value
    assert shared is not None
    assert whole is not None
    assert shared > whole
    assert ceiling.kappa.value == pytest.approx(1 - (1 / 10) / (1 - (3 * 4 + 3 * 3 + 4 * 3) / 100))


def test_without_annotators_there_is_no_line(runs: Runs) -> None:
    assert find_ceiling([runs["local"]]) is None
    assert "people agree" not in page_of(runs["local"])


def _drawing(page: str) -> ElementTree.Element:
    return next(parse(page).iter("svg"))
