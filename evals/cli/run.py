"""Run engines and baselines over gold stories: the verb `run`."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Annotated

import typer

from evals.cassettes import FOLDER
from evals.cli.app import app
from evals.cli.given import COMPLETE, GOLD, INCOMPLETE, given_settings, given_stories, interruptible, or_usage
from evals.cli.summaries import conclude, say_problems, say_progress
from evals.gate.baseline import FOLDER as BASELINE
from evals.labels.folder import load_stories
from evals.labels.values import Split, Story
from evals.reports.gather import find_blessed, score
from evals.reports.values import Content, ScoredRun
from evals.runs.rescore import read_run
from evals.runs.rows import BOTH, Bench, RowName, UnavailableError, open_row
from evals.runs.runner import run_row
from evals.runs.values import Setting

OUT = Path("evals/out")


@app.command("run")
def run(
    row: Annotated[
        list[RowName] | None, typer.Option(help="Only this row; may be repeated.", show_default="all that can be run")
    ] = None,
    split: Annotated[Split | None, typer.Option(help="Only stories of this split.")] = None,
    story: Annotated[list[str] | None, typer.Option(help="Only this story; may be repeated.")] = None,
    gold: Annotated[Path, typer.Option(help="The folder of the stories.")] = GOLD,
    out: Annotated[Path, typer.Option(file_okay=False, help="Where the logs, summary.json and page.html go.")] = OUT,
    setting: Annotated[Setting | None, typer.Option(help="Only this setting.", show_default="both")] = None,
    replay: Annotated[
        bool | None,
        typer.Option(
            "--replay/--live", help="Play recorded answers, or ask.", show_default="ask if an endpoint is set"
        ),
    ] = None,
    cassettes: Annotated[Path, typer.Option(help="Where recorded answers lie.", show_default="cassettes")] = FOLDER,
) -> None:
    """Run rows over gold stories, write their logs, and show what came out; goes on with what was interrupted."""
    stories = given_stories(gold, split, story or ())

    @cache
    def dev() -> Sequence[Story]:
        return load_stories(gold, split=Split.DEV)

    bench = Bench(stories, dev, given_settings(), replay, cassettes)
    results = _Results()
    with interruptible():
        for name in row or list(RowName):
            _run_one(name, bench, [setting] if setting else BOTH, out, results)
    blessed = or_usage(lambda: find_blessed(results.runs, BASELINE))
    conclude(Content(results.runs, results.reasons, blessed), out)
    is_complete = results.is_complete and not (row and results.reasons)
    raise typer.Exit(COMPLETE if is_complete else INCOMPLETE)


@dataclass(slots=True)
class _Results:
    """What has come of the rows so far; `reasons` says of those without a figure why."""

    runs: list[ScoredRun] = field(default_factory=list)
    reasons: dict[str, str] = field(default_factory=dict)
    is_complete: bool = True


def _run_one(name: RowName, bench: Bench, settings: Sequence[Setting], out: Path, results: _Results) -> None:
    try:
        row = or_usage(lambda: open_row(name, bench))
    except UnavailableError as error:
        results.reasons[name] = str(error)
        return
    log = out / f"{name}.jsonl"
    outcome = or_usage(lambda: run_row(row, bench.stories, log, settings=settings, on_progress=say_progress))
    say_problems(name, outcome)
    for warning in outcome.warnings:
        typer.echo(f"{name}: {warning}", err=True)
    results.is_complete &= outcome.is_complete
    if outcome.samples:
        results.runs.append(score(read_run(log, bench.stories)))
    else:
        results.reasons[name] = outcome.missing[0].reason if outcome.missing else "it says nothing in this setting"
