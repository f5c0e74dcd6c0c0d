"""Show summaries side by side, a row each: verdicts, claims and relations, cost; not a verb.

What is not known is "-", and never 0.
"""

from collections.abc import Mapping, Sequence

from rich.console import Console
from rich.table import Table

from evals.scores.cost import Cost
from evals.scores.figures import Figure
from evals.scores.summary import Summary

NONE = "-"
_WIDTH = 132
"""Columns where the output is no terminal."""


def show(summaries: Sequence[Summary], reasons: Mapping[str, str]) -> None:
    """Print the tables; `reasons` says of rows without a summary why they have none."""
    console = Console(width=None if Console().is_terminal else _WIDTH)
    for table in (_verdicts(summaries, reasons), _claims(summaries), _costs(summaries)):
        console.print(table)
    for row, reason in reasons.items():
        console.print(f"{row}: {reason}", highlight=False, markup=False)
    for summary in summaries:
        for name in (*summary.counts.failed, *summary.counts.missing):
            console.print(f"{summary.row}: no result for {name}", highlight=False, markup=False)
    console.print("Figures with their 95 % intervals over articles; what has no answer counts as wrong.", style="dim")


def _verdicts(summaries: Sequence[Summary], reasons: Mapping[str, str]) -> Table:
    table = _table(
        "Verdicts", "setting", "claims", "accuracy", "macro-F1", "false corrob.", "missed contrad.", "errors"
    )
    for summary in summaries:
        for name, figures in (("oracle", summary.oracle), ("end to end", summary.end_to_end)):
            accuracy = figures.accuracy
            table.add_row(
                summary.row if name == "oracle" else "",
                name,
                str(accuracy.n or NONE),
                *map(figure, (accuracy, figures.macro_f1, figures.false_corroborated, figures.missed_contradicted)),
                str(accuracy.n_errors) if accuracy.n else NONE,
            )
    for row in reasons:
        table.add_row(row, *[NONE] * (len(table.columns) - 1))
    return table


def _claims(summaries: Sequence[Summary]) -> Table:
    table = _table("Claims and relations", "claims P", "R", "F1", "supports F1", "contradicts F1", "updates F1", "gap")
    for summary in summaries:
        claims, relations = summary.extraction, summary.relations
        table.add_row(
            summary.row,
            *map(figure, (claims.precision, claims.recall, claims.f1)),
            *map(figure, (relations.supports.f1, relations.contradicts.f1, relations.updates.f1)),
            figure(summary.gap),
        )
    return table


def _costs(summaries: Sequence[Summary]) -> Table:
    table = _table(
        "Cost", "setting", "calls", "tokens in", "out", "cached", "re-asks", "retries", "USD", "s p50", "s p95"
    )
    for summary in summaries:
        for name, cost in (("oracle", summary.cost.oracle), ("end to end", summary.cost.end_to_end)):
            table.add_row(summary.row if name == "oracle" else "", name, *_cost(cost))
    return table


def _cost(cost: Cost) -> Sequence[str]:
    counts = (cost.calls, cost.tokens_in, cost.tokens_out, cost.tokens_cached, cost.reasks, cost.retries)
    seconds = (cost.seconds.p50, cost.seconds.p95)
    return (
        *(NONE if count is None else f"{count:,}" for count in counts),
        NONE if cost.usd is None else f"{cost.usd:.2f}",
        *(NONE if value is None else f"{value:.2f}" for value in seconds),
    )


def _table(title: str, *columns: str) -> Table:
    table = Table(title=title, title_justify="left", box=None, pad_edge=False)
    table.add_column("row", no_wrap=True)
    for column in columns:
        table.add_column(column, justify="left" if column == "setting" else "right", no_wrap=True)
    return table


def figure(value: Figure) -> str:
    """Return a figure in percent with its interval."""
    if value.value is None:
        return NONE
    shown = f"{value.value:.1%}".rstrip("%")
    if value.ci_low is None or value.ci_high is None:
        return shown
    return f"{shown} [{value.ci_low * 100:.0f}, {value.ci_high * 100:.0f}]"
