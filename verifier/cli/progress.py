"""Show on stderr how far the work is, where stderr is a terminal."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from verifier.models import Stage

_STAGES = {Stage.INGEST: "Fetching pages", Stage.EXTRACT: "Reading articles", Stage.RELATE: "Comparing claims"}


@contextmanager
def progress() -> Iterator[Callable[[Stage, int, int], None] | None]:
    """Yield what to call with a stage, how much of it is done and how much there is; None where nobody looks."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        tasks = {stage: bar.add_task(words, visible=False, total=None) for stage, words in _STAGES.items()}

        def show(stage: Stage, done: int, total: int) -> None:
            bar.update(tasks[stage], completed=done, total=total, visible=True)

        yield show
