"""Record a model's answers on gold stories: the verb `record`."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from evals.cassettes import FOLDER
from evals.cli.app import app
from evals.cli.given import COMPLETE, GOLD, INCOMPLETE, given_settings, interruptible, or_usage
from evals.labels.lint import find_folders
from evals.runs.album import Stage
from evals.runs.record import STAGES, Recorded, record_stage, settings_for_recording


class RecordedRow(StrEnum):
    """The rows that ask a model."""

    LLM = "llm"
    WHOLE_STORY = "whole-story"


@app.command("record")
def record(
    row: Annotated[
        list[RecordedRow] | None, typer.Option(help="Whose answers; may be repeated.", show_default="llm")
    ] = None,
    stage: Annotated[list[Stage] | None, typer.Option(help="Only this stage; may be repeated.")] = None,
    story: Annotated[list[str] | None, typer.Option(help="Only this story; may be repeated.")] = None,
    gold: Annotated[Path, typer.Option(help="The folder of the stories.")] = GOLD,
    cassettes: Annotated[Path, typer.Option(help="Where to write, for a trial.", show_default="cassettes")] = FOLDER,
    afresh: Annotated[bool, typer.Option("--afresh", help="Ask again for what is recorded already.")] = False,
) -> None:
    """Record a model's answers, a cassette a story and stage; what is recorded already is not asked again."""
    settings = or_usage(lambda: settings_for_recording(given_settings()))
    folders = _stories(gold, story or ())
    stages = stage or [each for name in row or [RecordedRow.LLM] for each in STAGES[name]]
    complete = True
    with interruptible():
        for each in stages:
            for recorded in record_stage(each, folders, settings, cassettes, afresh=afresh):
                _show(recorded)
                complete &= not recorded.problems
    raise typer.Exit(COMPLETE if complete else INCOMPLETE)


def _stories(gold: Path, names: Sequence[str]) -> list[Path]:
    found = find_folders(gold)
    unknown = set(names) - {folder.name for folder in found}
    if unknown or not found:
        raise typer.BadParameter(f"{gold} holds no story {', '.join(sorted(unknown))}".rstrip())
    return [folder for folder in found if not names or folder.name in names]


def _show(recorded: Recorded) -> None:
    typer.echo(f"{recorded.take.name}: {recorded.new} new answers", err=True)
    for problem in recorded.problems:
        typer.echo(f"  {problem}", err=True)
