"""Say what becomes of rows: progress, problems, and figures in summary.json, page.html and tables; not a verb."""

import sys
from collections.abc import Mapping
from pathlib import Path

import typer

from evals.cli.tables import show
from evals.reports.page import FILE_NAME as PAGE
from evals.reports.page import save_page
from evals.reports.values import Content
from evals.runs.runner import Outcome
from evals.scores.summary import Summary
from verifier.models.base import Value
from verifier.report.untrusted import plain

FILE_NAME = "summary.json"


class Summaries(Value):
    """What summary.json holds: a summary by row, and of each row that could not be run why."""

    rows: Mapping[str, Summary]
    unavailable: Mapping[str, str]


def say_progress(row: str, done: int, total: int) -> None:
    """Count a row's samples on stderr: each on a terminal, elsewhere the last."""
    if sys.stderr.isatty() or done == total:
        typer.echo(f"{row}: {done} of {total}", err=True)


def say_problems(row: str, outcome: Outcome) -> None:
    """Name on stderr the samples of a row that failed or are missing; reasons may hold a model's words."""
    for sample in outcome.failed:
        typer.echo(f"{row}: {sample.story}, {sample.setting} failed: {plain(sample.failure or '')}", err=True)
    for missing in outcome.missing:
        typer.echo(f"{row}: {missing.story}, {missing.setting} is missing: {plain(missing.reason)}", err=True)


def conclude(content: Content, out: Path | None) -> None:
    """Write the summaries and the page into a folder, if one is given, and print the tables."""
    summaries = [run.summary for run in content.runs]
    if out is not None:
        written = Summaries(rows={summary.row: summary for summary in summaries}, unavailable=content.reasons)
        out.mkdir(parents=True, exist_ok=True)
        (out / FILE_NAME).write_text(written.model_dump_json(indent=2) + "\n", encoding="utf-8")
        save_page(content, out / PAGE)
    show(summaries, content.reasons)
    if out is not None:
        typer.echo(f"written: {out / PAGE} (what went wrong, to read in a browser), {out / FILE_NAME}", err=True)
