"""Write summaries to summary.json and show them; not a verb."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from evals.cli.tables import show
from evals.scores.summary import Summary
from verifier.models.base import Value

FILE_NAME = "summary.json"


class Summaries(Value):
    """What summary.json holds: a summary by row, and of each row that could not be run why."""

    rows: Mapping[str, Summary]
    unavailable: Mapping[str, str]


def conclude(summaries: Sequence[Summary], reasons: Mapping[str, str], out: Path | None) -> None:
    """Write the summaries into a folder, if one is given, and print them."""
    if out is not None:
        content = Summaries(rows={summary.row: summary for summary in summaries}, unavailable=reasons)
        out.mkdir(parents=True, exist_ok=True)
        (out / FILE_NAME).write_text(content.model_dump_json(indent=2) + "\n", encoding="utf-8")
    show(summaries, reasons)
