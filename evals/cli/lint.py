"""Check gold stories and their labels: the verb `lint`."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from evals.cli.app import app
from evals.labels.faults import Fault, Severity
from evals.labels.lint import PASSES, is_story, lint_labels, lint_story

GOLD = Path("evals/gold")


@app.command("lint")
def lint(
    folders: Annotated[
        list[Path] | None,
        typer.Argument(help="Stories, passes of stories, or folders of stories.", show_default=str(GOLD)),
    ] = None,
    fix: Annotated[bool, typer.Option("--fix", help="Fill in the offsets of quotes and copied passages.")] = False,
    labelling: Annotated[
        str | None, typer.Option("--pass", help="Check this labelling (passes/NAME) instead of the story's own.")
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Let warnings fail too.")] = False,
) -> None:
    """Check gold stories: every line, the quotes, and whether labels and rules agree."""
    faults = [fault for folder in folders or [GOLD] for fault in _lint(folder, labelling, fix)]
    for fault in faults:
        typer.echo(str(fault))
    counts = Counter(fault.severity for fault in faults)
    typer.echo(", ".join(f"{counts[severity]} {severity}s" for severity in Severity), err=True)
    failing = counts[Severity.FAULT] + (counts[Severity.WARNING] if strict else 0)
    raise typer.Exit(1 if failing else 0)


def _lint(folder: Path, labelling: str | None, fix: bool) -> Iterator[Fault]:
    if folder.parent.name == PASSES and is_story(folder.parent.parent):
        yield from lint_labels(folder.parent.parent, folder.name, fix=fix)
    elif is_story(folder):
        yield from lint_story(folder, fix=fix) if labelling is None else lint_labels(folder, labelling, fix=fix)
    elif not folder.is_dir():
        raise typer.BadParameter(f"{folder} is not a folder")
    else:
        stories = sorted(path for path in folder.iterdir() if is_story(path))
        if not stories:
            raise typer.BadParameter(f"{folder} holds no stories: a story has an articles.jsonl")
        for story in stories:
            yield from _lint(story, labelling, fix)
