"""Make scored runs for tests of the page, and read pages back."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

from pydantic import BaseModel
from typer.testing import CliRunner

from evals.cli import app
from evals.labels.folder import load_stories
from evals.reports.gather import score
from evals.reports.page import write_page
from evals.reports.values import Against, Content, ScoredRun
from evals.runs.rescore import read_run
from evals.scores.figures import Figure


def run_rows(gold: Path, out: Path, *rows: str) -> list[ScoredRun]:
    """Run rows over the stories of a folder, and read them back."""
    options = [word for row in rows for word in ("--row", row)]
    result = CliRunner().invoke(app, ["run", "--gold", str(gold), "--out", str(out), *options])
    assert result.exit_code == 0, result.output
    stories = load_stories(gold)
    return [score(read_run(out / f"{row}.jsonl", stories)) for row in rows]


def page_of(*runs: ScoredRun, reasons: dict[str, str] | None = None, against: tuple[Against, ...] = ()) -> str:
    """Write a page."""
    return write_page(Content(runs, reasons or {}, against))


def parse(page: str) -> ElementTree.Element:
    """Read a page strictly: every element is closed, every sign of markup that is data is escaped."""
    return ElementTree.fromstring(page)


def words(element: ElementTree.Element) -> str:
    """Return the text of an element and all in it."""
    return "".join(element.itertext())


def shown(page: str) -> dict[str, str]:
    """Return the first word of each cell that bears a figure's name."""
    return {
        cell.attrib["data-name"]: words(cell).split()[0]
        for cell in parse(page).iter("td")
        if "data-name" in cell.attrib
    }


def figures(value: object, name: str = "") -> Iterator[tuple[str, Figure]]:
    """Yield every figure of a summary by its name."""
    if isinstance(value, Figure):
        yield name, value
    elif isinstance(value, BaseModel | dict):
        items = (
            value.items()
            if isinstance(value, dict)
            else [(key, getattr(value, key)) for key in type(value).model_fields]
        )
        for key, each in items:
            yield from figures(each, f"{name}.{key}".lstrip("."))


def with_words(run: ScoredRun, text: str) -> ScoredRun:
    """Put words into everything of a run that others may have written."""
    scores = tuple(
        each.model_copy(
            update={
                "items": tuple(
                    item.model_copy(update={"text": text, "why": text, "tags": (text,)}) for item in each.items
                )
            }
        )
        for each in run.scores
    )
    engine = run.header.engine.model_copy(update={"model": text, "mode": text, "endpoint": text})
    header = run.header.model_copy(
        update={"engine": engine, "sampling": {text: text}, "host": text, "packages": {text: text}}
    )
    oracle = run.summary.oracle.model_copy(update={"by_tag": {text: Figure(value=0.5, n=2)}})
    summary = run.summary.model_copy(update={"oracle": oracle})
    return replace(run, header=header, scores=scores, summary=summary, name=text)
