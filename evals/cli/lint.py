"""Check gold stories and their labels: the verb `lint`."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from evals.cli.app import app
from evals.cli.given import GOLD
from evals.labels.agreement import compare_passes, measure, together
from evals.labels.agreement_table import show_agreement
from evals.labels.faults import Fault, Severity
from evals.labels.folder import PASSES, has_passes, load_passes
from evals.labels.lint import find_folders, is_story, lint_pass, lint_story
from evals.labels.lint import lint as lint_gold
from evals.labels.story_file import STORY, write_agreement
from verifier.errors import InputError


@app.command("lint")
def lint(
    folders: Annotated[
        list[Path] | None,
        typer.Argument(help="Stories, passes of stories, or folders of stories.", show_default=str(GOLD)),
    ] = None,
    fix: Annotated[
        bool, typer.Option("--fix", help="Fill in offsets; with --agreement, write the figures into story.toml.")
    ] = False,
    labelling: Annotated[
        str | None, typer.Option("--pass", help="Check this labelling (passes/NAME) instead of the story's own.")
    ] = None,
    agreement: Annotated[bool, typer.Option("--agreement", help="Show how far the two passes agree.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Let warnings fail too.")] = False,
) -> None:
    """Check gold stories: every line, the quotes, and whether labels and rules agree."""
    given = folders or [GOLD]
    if agreement:
        _show_agreement(given, fix)
    faults = [fault for folder in given for fault in sorted(_lint(folder, labelling, fix))]
    for fault in faults:
        typer.echo(str(fault))
    counts = Counter(fault.severity for fault in faults)
    typer.echo(", ".join(f"{counts[severity]} {severity}s" for severity in Severity), err=True)
    failing = counts[Severity.FAULT] + (counts[Severity.WARNING] if strict else 0)
    raise typer.Exit(1 if failing else 0)


def _lint(folder: Path, labelling: str | None, fix: bool) -> Sequence[Fault]:
    if folder.parent.name == PASSES and is_story(folder.parent.parent):
        return lint_pass(folder.parent.parent, folder.name, fix=fix)
    if is_story(folder):
        return lint_story(folder, fix=fix) if labelling is None else lint_pass(folder, labelling, fix=fix)
    stories = _stories(folder)
    if labelling is not None:
        return [fault for story in stories for fault in lint_pass(story, labelling, fix=fix)]
    return lint_gold(folder, fix=fix)


def _stories(folder: Path) -> Sequence[Path]:
    """Return the stories in a folder, or the folder where it is one; none at all is a mistake."""
    found = (folder,) if is_story(folder) else find_folders(folder)
    if not found:
        raise typer.BadParameter(f"{folder} holds no stories: a story is a folder with an articles.jsonl")
    return found


def _show_agreement(folders: Sequence[Path], fix: bool) -> None:
    """Print the table over all stories that have two passes."""
    compared = {}
    for story in filter(has_passes, (story for folder in folders for story in _stories(folder))):
        try:
            compared[story] = compare_passes(story.name, *load_passes(story))
        except InputError as error:
            typer.echo(f"{story} is left out: {error}", err=True)
    measured = {story: measure(passes) for story, passes in compared.items()}
    typer.echo(
        show_agreement({story.name: found for story, found in measured.items()}, measure(together(compared.values())))
    )
    for story, found in measured.items():
        if fix and (story / STORY).is_file():
            write_agreement(story, found)
