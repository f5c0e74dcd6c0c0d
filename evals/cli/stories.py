"""Measure how articles are grouped into stories: the verb `stories`."""

from functools import partial
from pathlib import Path
from typing import Annotated

import typer
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from evals.cli.app import app
from evals.cli.given import or_usage
from evals.pairs.scoring import Figure
from evals.stories.grouping import GROUPINGS
from evals.stories.loading import load_documents
from evals.stories.scoring import FEW_TOPICS, GroupingScores, score_grouping

_WIDTH = 120
"""Columns where the output is no terminal."""


@app.command("stories")
def stories(
    paths: Annotated[
        list[Path],
        typer.Argument(
            help="JSON Lines, an object with id, subtopic and sentences a line; or a folder of gold stories."
        ),
    ],
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line instead of tables.")] = False,
) -> None:
    """Measure how articles are grouped into stories, on documents whose paths you give."""
    for path in paths:
        documents = or_usage(partial(load_documents, path))
        scores = [score_grouping(name, documents, grouping) for name, grouping in GROUPINGS.items()]
        if as_json:
            for each in scores:
                typer.echo(each.model_dump_json())
        else:
            _show(scores)


def _show(scores: list[GroupingScores]) -> None:
    first = scores[0]
    table = Table(
        "",
        title=f"{first.set_name}: {first.documents} documents, {first.stories} stories, {first.topics} topics",
        title_justify="left",
        box=SIMPLE_HEAD,
    )
    for heading in ("B-cubed F1", "precision", "recall", "groups", "whole when alone"):
        table.add_column(heading, justify="right", no_wrap=True)
    for each in scores:
        figures = (each.f1, each.precision, each.recall)
        table.add_row(each.grouping, *map(_cell, figures), str(each.groups), f"{each.whole} of {each.stories}")
    console = Console(width=None if Console().is_terminal else _WIDTH)
    console.print(table)
    if first.topics < FEW_TOPICS:
        console.print(f"Fewer than {FEW_TOPICS} topics: trust the intervals less than they look.")


def _cell(figure: Figure) -> str:
    if figure.value is None or figure.ci_low is None or figure.ci_high is None:
        return "-"
    return f"{figure.value:.3f} ({figure.ci_low:.3f}-{figure.ci_high:.3f})"
