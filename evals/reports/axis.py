"""Lay out the chart of intervals: every row's macro-F1 on one axis from 0 to 100 %, the two settings apart.

Only numbers and words are made here; the template draws them. The axis always runs from 0 to 100, so that nothing is
magnified and no interval can lie outside.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from evals.reports.ceiling import Ceiling
from evals.reports.cells import interval
from evals.reports.values import ScoredRun
from evals.runs.values import Setting
from evals.scores.figures import NONE, Figure

LEFT, RIGHT, WIDTH = 150, 560, 700
_TOP, _STEP, _PANEL = 8, 24, 40
_TICKS = (0, 25, 50, 75, 100)
_LABEL = 22


@dataclass(frozen=True, slots=True)
class Mark:
    """One row: where its dot and the ends of its interval lie (None where unknown), and what stands beside it."""

    label: str
    y: float
    words: str
    dot: float | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Panel:
    """The rows of one setting between `top` and `bottom`; `ceiling` is where the annotators' agreement lies."""

    setting: Setting
    title: str
    top: float
    bottom: float
    marks: tuple[Mark, ...]
    ceiling: float | None
    ceiling_words: str


@dataclass(frozen=True, slots=True)
class Axis:
    """The chart: `ticks` are places and their labels in percent."""

    width: int
    height: float
    left: int
    right: int
    bottom: float
    ticks: tuple[tuple[float, int], ...]
    panels: tuple[Panel, ...]


def lay_out(runs: Sequence[ScoredRun], ceiling: Ceiling | None) -> Axis:
    """Place every run in both settings; one that has no figure in a setting stands there with "-"."""
    panels: list[Panel] = []
    top = float(_TOP)
    for setting in Setting:
        panels.append(_panel(runs, setting, ceiling, top))
        top = panels[-1].bottom
    ticks = tuple((place(tick / 100), tick) for tick in _TICKS)
    return Axis(WIDTH, top + 24, LEFT, RIGHT, top, ticks, tuple(panels))


def place(share: float) -> float:
    """Return where a share from 0 to 1 lies on the axis."""
    return round(LEFT + min(max(share, 0.0), 1.0) * (RIGHT - LEFT), 1)


def _panel(runs: Sequence[ScoredRun], setting: Setting, ceiling: Ceiling | None, top: float) -> Panel:
    marks = tuple(
        _mark(run.label, run.summary.verdicts(setting).macro_f1, top + _PANEL + _STEP * number)
        for number, run in enumerate(runs)
    )
    value = ceiling.of(setting).value if ceiling else None
    return Panel(
        setting,
        setting.words,
        top,
        top + _PANEL + _STEP * len(runs),
        marks,
        None if value is None else place(value),
        "" if value is None else f"people agree: {value:.1%}",
    )


def _mark(label: str, figure: Figure, y: float) -> Mark:
    short = label if len(label) <= _LABEL else f"{label[: _LABEL - 1]}…"
    if figure.value is None:
        return Mark(short, y, NONE)
    words = f"{figure.value * 100:.1f} {interval(figure)}".rstrip()
    if figure.ci_low is None or figure.ci_high is None:
        return Mark(short, y, words, place(figure.value))
    return Mark(short, y, words, place(figure.value), place(figure.ci_low), place(figure.ci_high))
