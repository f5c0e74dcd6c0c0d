"""Turn what was given on the command line and in the environment into settings, stories and runs; not a verb.

What cannot be used ends the program with exit code 2.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import typer

from evals.labels.folder import load_stories
from evals.labels.sheet import ARTICLES, CLAIMS
from evals.labels.story_file import STORY
from evals.labels.values import Split, Story
from evals.runs.rescore import Run, read_run_of
from verifier.errors import UsageError
from verifier.settings import Settings, find_file, load_settings

GOLD = Path("evals/gold")
COMPLETE, INCOMPLETE = 0, 3
"""Exit codes: everything is there, or something is missing."""

T = TypeVar("T")


@contextmanager
def interruptible() -> Iterator[None]:
    """Let Ctrl-C end the program as incomplete: what is there is on disk."""
    try:
        yield
    except KeyboardInterrupt:
        typer.echo("interrupted: the same command goes on where it was", err=True)
        raise typer.Exit(INCOMPLETE) from None


def given_settings() -> Settings:
    """Return the settings of the environment and verifier.toml."""
    return or_usage(
        lambda: load_settings(
            environ=os.environ, file=find_file(Path.cwd()), file_was_found=True, overrides={"engine": "auto"}
        )
    )


def given_stories(gold: Path, split: Split | None, names: Sequence[str]) -> tuple[Story, ...]:
    """Load labelled stories; none at all is a mistake."""
    stories = or_usage(lambda: load_stories(gold, split=split, only=names))
    if not stories:
        of_split = f" of the split {split}" if split else ""
        raise typer.BadParameter(
            f"{gold} has no labelled stories{of_split}: one is a folder in it with {STORY}, {ARTICLES} and {CLAIMS}"
        )
    return stories


def given_run(log: Path, gold: Path) -> Run:
    """Read a run log and the stories that it is of."""
    return or_usage(lambda: read_run_of(log, gold))


def or_usage(load: Callable[[], T]) -> T:
    """Return what is loaded; what is wrong with it is the user's to mend."""
    try:
        return load()
    except UsageError as error:
        raise typer.BadParameter(str(error)) from error
