"""Make the table of what runs cost, side by side."""

from collections.abc import Sequence

from evals.reports.cells import Cell, Grid, Line, number
from evals.reports.values import ScoredRun
from evals.runs.values import Setting
from evals.scores.cost import Cost, Seconds
from evals.scores.figures import NONE

_PER_CALL_DIGITS, _USD_DIGITS, _S_DIGITS = 1, 4, 2


def cost_table(runs: Sequence[ScoredRun]) -> Grid | None:
    """Return a table with a column for each row and setting of which anything is known; None where there is none."""
    columns = {
        f"{run.label}, {setting.words}": _cells(cost, f"{run.label}.cost.{setting}")
        for run in runs
        for setting in Setting
        for cost in [run.summary.cost.of(setting)]
        if cost.samples or cost.seconds.n
    }
    if not columns:
        return None
    names = next(iter(columns.values()))
    lines = tuple(Line(words, tuple(column[words] for column in columns.values())) for words in names)
    return Grid("What each row cost", ("", *columns), lines)


def _cells(cost: Cost, name: str) -> dict[str, Cell]:
    return {
        "stories counted": number(cost.samples, f"{name}.samples"),
        "stories of unknown cost": number(cost.samples_unknown, f"{name}.samples_unknown"),
        "articles in them": number(cost.articles or None, f"{name}.articles"),
        "right verdicts in them": number(cost.correct if cost.samples else None, f"{name}.correct"),
        "calls": number(cost.calls, f"{name}.calls"),
        "calls an article": number(cost.calls_per_article, f"{name}.calls_per_article", _PER_CALL_DIGITS),
        "tokens in": number(cost.tokens_in, f"{name}.tokens_in"),
        "tokens out": number(cost.tokens_out, f"{name}.tokens_out"),
        "of those in, cached": number(cost.tokens_cached, f"{name}.tokens_cached"),
        "tokens are estimated": Cell(("yes" if cost.estimated else "no") if cost.calls else NONE),
        "tokens an article": number(cost.tokens_per_article, f"{name}.tokens_per_article"),
        "tokens a right verdict": number(cost.tokens_per_correct, f"{name}.tokens_per_correct"),
        "answers asked for again": number(cost.reasks, f"{name}.reasks"),
        "calls repeated": number(cost.retries, f"{name}.retries"),
        "answers from a cache": number(cost.answers_from_cache, f"{name}.answers_from_cache"),
        "USD": number(cost.usd, f"{name}.usd", _USD_DIGITS),
        "USD an article": number(cost.usd_per_article, f"{name}.usd_per_article", _USD_DIGITS),
        "USD a right verdict": number(cost.usd_per_correct, f"{name}.usd_per_correct", _USD_DIGITS),
        **_seconds(cost.seconds, f"{name}.seconds", "a story"),
        **_seconds(cost.call_seconds, f"{name}.call_seconds", "a call"),
    }


def _seconds(seconds: Seconds, name: str, of: str) -> dict[str, Cell]:
    return {
        f"seconds {of}: median": number(seconds.p50, f"{name}.p50", _S_DIGITS),
        f"seconds {of}: 95 of 100 within": number(seconds.p95, f"{name}.p95", _S_DIGITS),
        f"seconds {of}: together": number(seconds.total, f"{name}.total", _S_DIGITS),
        f"seconds {of}: measured": number(seconds.n or None, f"{name}.n"),
    }
