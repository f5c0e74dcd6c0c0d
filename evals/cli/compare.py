"""Compare two runs item by item: the verb `compare`."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from evals.cli.app import app
from evals.cli.given import COMPLETE, GOLD, INCOMPLETE, given_run
from evals.reports.gather import hold_against, score
from evals.reports.page import save_page
from evals.reports.values import Content
from evals.scores.figures import ON_NOTES
from evals.scores.paired import Comparison, ItemPair, Pairing
from verifier.report.untrusted import plain

_SHOWN, _FEW = 25, 5
_NAMES = ("before", "after")


@app.command("compare")
def compare(
    before: Annotated[Path, typer.Argument(metavar="A.jsonl", help="The log of a run.")],
    after: Annotated[Path, typer.Argument(metavar="B.jsonl", help="The log of another.")],
    gold: Annotated[Path, typer.Option(help="The folder of the stories.")] = GOLD,
    every: Annotated[
        bool, typer.Option("--all", help="List every item that broke or was fixed, or that one run alone has.")
    ] = False,
    out: Annotated[
        Path | None, typer.Option(dir_okay=False, metavar="FILE.html", help="Write a page on both runs.")
    ] = None,
) -> None:
    """Say what broke and what was fixed from A to B, and whether the difference is more than chance.

    Both are scored with the code as it is now: a change of the rules after an engine's answers shows in `gate`.
    """
    runs = [given_run(log, gold) for log in (before, after)]
    before_run, after_run = (score(run, f"{run.header.row} ({name})") for run, name in zip(runs, _NAMES, strict=True))
    against = hold_against(before_run, after_run)
    pairing = against.pairing
    if not pairing.pairs:
        raise typer.BadParameter(f"{before} and {after} have no claim in common in the same setting")
    if out is not None:
        save_page(Content((before_run, after_run), against=(against,)), out)
    console = Console(highlight=False, markup=False, width=None if Console().is_terminal else 132)
    console.print(_table(against.comparisons))
    console.print(f"In percent, with 95 % intervals over articles. {ON_NOTES}")
    for title, pairs in (("broke", pairing.broke), ("fixed", pairing.fixed)):
        _list(console, title, pairs, None if every else _SHOWN)
    _say_alone(console, pairing, None if every else _FEW)
    raise typer.Exit(COMPLETE if all(run.is_finished for run in runs) else INCOMPLETE)


def _table(comparisons: Sequence[Comparison]) -> Table:
    table = Table("setting", "claims", "accuracy", "macro-F1", "broke", "fixed", "McNemar p", "change", box=None)
    for each in comparisons:
        if each.n:
            p = "-" if each.mcnemar is None else f"{each.mcnemar:.3f}"
            shown = (each.accuracy.in_percent, each.macro_f1.in_percent)
            table.add_row(each.setting.words, str(each.n), *shown, str(each.broke), str(each.fixed), p, each.change)
    return table


def _list(console: Console, title: str, pairs: Sequence[ItemPair], limit: int | None) -> None:
    for pair in pairs[:limit]:
        console.print(f"{title}: {pair.id}: expected {pair.after.expected}, {pair.before.got} became {pair.after.got}")
        console.print(f"    {plain(pair.after.text)}")
    if limit is not None and len(pairs) > limit:
        console.print(f"and {len(pairs) - limit} more that {'were ' if title == 'fixed' else ''}{title} (--all)")


def _say_alone(console: Console, pairing: Pairing, limit: int | None) -> None:
    for side, ids in (("first", pairing.only_before), ("second", pairing.only_after)):
        if ids:
            shown = ", ".join(ids[:limit]) + (" (--all names them)" if limit is not None and len(ids) > limit else "")
            console.print(f"{len(ids)} items are only in the {side} run: {shown}")
    if pairing.relabelled:
        console.print(f"{len(pairing.relabelled)} items have another right answer in the second run")
