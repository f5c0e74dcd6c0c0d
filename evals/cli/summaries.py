"""Write what came of rows to summary.json and page.html, and show it; not a verb."""

from collections.abc import Mapping
from pathlib import Path

from evals.cli.tables import show
from evals.reports.page import FILE_NAME as PAGE
from evals.reports.page import save_page
from evals.reports.values import Content
from evals.scores.summary import Summary
from verifier.models.base import Value

FILE_NAME = "summary.json"


class Summaries(Value):
    """What summary.json holds: a summary by row, and of each row that could not be run why."""

    rows: Mapping[str, Summary]
    unavailable: Mapping[str, str]


def conclude(content: Content, out: Path | None) -> None:
    """Write the summaries and the page into a folder, if one is given, and print the tables."""
    summaries = [run.summary for run in content.runs]
    if out is not None:
        written = Summaries(rows={summary.row: summary for summary in summaries}, unavailable=content.reasons)
        out.mkdir(parents=True, exist_ok=True)
        (out / FILE_NAME).write_text(written.model_dump_json(indent=2) + "\n", encoding="utf-8")
        save_page(content, out / PAGE)
    show(summaries, content.reasons)
