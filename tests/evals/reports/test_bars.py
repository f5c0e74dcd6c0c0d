"""Bars of text: where the value and its interval lie, in columns."""

import io

import pytest
from rich.console import Console

from evals.cli import tables
from evals.cli.bars import COLUMNS, SCALE, draw
from evals.reports.values import ScoredRun
from evals.scores.figures import Figure


@pytest.mark.parametrize(
    ("figure", "drawn"),
    [
        (Figure(), ""),
        (Figure(value=0.0), "●" + " " * 32),
        (Figure(value=1.0), "·" * 32 + "●"),
        (Figure(value=0.5, ci_low=0.25, ci_high=0.75), "·" * 8 + "├───────●───────┤" + " " * 8),
        (Figure(value=1.0, ci_low=1.0, ci_high=1.0), "·" * 32 + "●"),
        (Figure(value=0.0, ci_low=0.0, ci_high=0.125), "●───┤" + " " * 28),
    ],
)
def test_a_bar_ends_at_the_value_and_whiskers_at_the_interval(figure: Figure, drawn: str) -> None:
    assert draw(figure) == drawn


def test_a_plain_bar_is_ascii_and_as_long() -> None:
    figure = Figure(value=0.5, ci_low=0.25, ci_high=0.75)
    assert draw(figure, plain=True) == "." * 8 + "[-------O-------]" + " " * 8


def test_the_scale_stands_above_its_columns() -> None:
    assert len(SCALE) == COLUMNS
    assert [SCALE.index(tick) for tick in ("25", "50", "75")] == [8, 16, 24]


def test_the_tables_fit_into_100_columns_without_colour(
    runs: dict[str, ScoredRun], monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = io.StringIO()
    monkeypatch.setattr(tables, "Console", lambda width=None: Console(file=stream, width=width or 100))
    summaries = [run.summary.model_copy(update={"row": "whole-story"}) for run in runs.values()]
    tables.show(summaries, {"nli": "no model of entailment is shipped"})
    lines = stream.getvalue().splitlines()
    assert max(map(len, lines)) <= 100
    assert not any("…" in line or "\x1b" in line for line in lines)
    assert sum("├" in line or "●" in line for line in lines) == 4
