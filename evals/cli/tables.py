"""Show summaries side by side, a row each: verdicts, contradictions and errors, claims, relations, cost; not a verb.

What is not known is "-", and never 0. All fits into 100 columns, and nothing is said by colour alone.
"""

from collections.abc import Iterator, Mapping, Sequence

from rich.console import Console
from rich.table import Table

from evals.cli.bars import SCALE, draw
from evals.runs.values import Setting
from evals.scores.confusion import VerdictFigures
from evals.scores.cost import Cost
from evals.scores.figures import NONE, ON_NOTES, Figure
from evals.scores.summary import Summary

_WIDTH = 100
"""Columns where the output is no terminal."""
_LEFT = ("setting", SCALE)


def show(summaries: Sequence[Summary], reasons: Mapping[str, str]) -> None:
    """Print the tables; `reasons` says of rows without a summary why they have none."""
    console = Console(width=None if Console().is_terminal else _WIDTH)
    plain = not console.encoding.startswith("utf")
    console.print(_verdicts(summaries, reasons, plain=plain))
    if summaries:
        for table in (_faults(summaries), _claims(summaries), _relations(summaries), _costs(summaries)):
            console.print(table)
    for row, reason in reasons.items():
        console.print(f"{row}: {reason}", highlight=False, markup=False)
    for summary in summaries:
        for name in (*summary.counts.failed, *summary.counts.missing):
            console.print(f"{summary.row}: no result for {name}", highlight=False, markup=False)
    console.print("Figures with their 95 % intervals over articles; what has no answer counts as wrong.", style="dim")
    console.print(ON_NOTES, style="dim")


def _verdicts(summaries: Sequence[Summary], reasons: Mapping[str, str], *, plain: bool) -> Table:
    table = _table("Verdicts", "setting", "claims", "accuracy", "macro-F1", SCALE)
    for heading, name, figures in _settings(summaries):
        shown = _shown(figures.accuracy, figures.macro_f1)
        table.add_row(heading, name, str(figures.accuracy.n or NONE), *shown, draw(figures.macro_f1, plain=plain))
    for row in reasons:
        table.add_row(row, *[NONE] * (len(table.columns) - 2))
    return table


def _faults(summaries: Sequence[Summary]) -> Table:
    table = _table("Contradictions and errors", "setting", "called corroborated", "missed", "no answer")
    for heading, name, figures in _settings(summaries):
        shown = _shown(figures.false_corroborated, figures.missed_contradicted)
        table.add_row(heading, name, *shown, str(figures.accuracy.n_errors) if figures.accuracy.n else NONE)
    return table


def _settings(summaries: Sequence[Summary]) -> Iterator[tuple[str, str, VerdictFigures]]:
    for summary in summaries:
        for setting in Setting:
            yield _once(summary, setting), setting.words, summary.verdicts(setting)


def _once(summary: Summary, setting: Setting) -> str:
    """Name a row in the first of its lines."""
    return summary.row if setting is Setting.ORACLE else ""


def _claims(summaries: Sequence[Summary]) -> Table:
    table = _table("Claims", "precision", "recall", "F1", "price of extraction")
    for summary in summaries:
        claims = summary.extraction
        table.add_row(summary.row, *_shown(claims.precision, claims.recall, claims.f1, summary.gap))
    return table


def _relations(summaries: Sequence[Summary]) -> Table:
    table = _table("Relations, F1", "supports", "contradicts", "updates", "varies")
    for summary in summaries:
        labels = summary.relations
        shown = (labels.supports, labels.contradicts, labels.updates, labels.varies)
        table.add_row(summary.row, *_shown(*(each.f1 for each in shown)))
    return table


def _costs(summaries: Sequence[Summary]) -> Table:
    table = _table(
        "Cost", "setting", "calls", "tokens in", "out", "cached", "re-asks", "retries", "USD", "s p50", "s p95"
    )
    for summary in summaries:
        for setting in Setting:
            table.add_row(_once(summary, setting), setting.words, *_cost(summary.cost.of(setting)))
    return table


def _cost(cost: Cost) -> Sequence[str]:
    counts = (cost.calls, cost.tokens_in, cost.tokens_out, cost.tokens_cached, cost.reasks, cost.retries)
    seconds = (cost.seconds.p50, cost.seconds.p95)
    return (
        *(NONE if count is None else f"{count:,}" for count in counts),
        NONE if cost.usd is None else f"{cost.usd:.2f}",
        *(NONE if value is None else f"{value:.2f}" for value in seconds),
    )


def _shown(*figures: Figure) -> Iterator[str]:
    return (figure.in_percent for figure in figures)


def _table(title: str, *columns: str) -> Table:
    table = Table(title=title, title_justify="left", box=None, pad_edge=False)
    table.add_column("row", no_wrap=True)
    for column in columns:
        table.add_column(column, justify="left" if column in _LEFT else "right", no_wrap=True)
    return table
