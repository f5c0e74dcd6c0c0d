"""Score run logs anew, without any model: the verb `report`."""

from pathlib import Path
from typing import Annotated

import typer

from evals.cli.app import app
from evals.cli.given import COMPLETE, GOLD, INCOMPLETE, given_run, or_usage
from evals.cli.summaries import conclude
from evals.gate.baseline import FOLDER as BASELINE
from evals.reports.gather import find_blessed, score
from evals.reports.values import Content


@app.command("report")
def report(
    logs: Annotated[list[Path], typer.Argument(metavar="RUN.jsonl…", help="Logs of runs.")],
    gold: Annotated[Path, typer.Option(help="The folder of the stories.")] = GOLD,
    out: Annotated[Path | None, typer.Option(help="Write summary.json and page.html into this folder.")] = None,
) -> None:
    """Score run logs with the code as it is now: figures, times and verdicts are worked out again, claims are not."""
    runs = [given_run(log, gold) for log in logs]
    scored = [score(run) for run in runs]
    blessed = or_usage(lambda: find_blessed(scored, BASELINE)) if out else ()
    conclude(Content(scored, against=blessed), out)
    raise typer.Exit(COMPLETE if all(run.is_finished for run in runs) else INCOMPLETE)
