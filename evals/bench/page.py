"""Measure the HTML page: its size, how long it takes to write, and in a browser how soon it can be used and filtered.

Two reports: the five seed articles, and fifty made-up articles on one event with some thousand claims.
"""

import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.bench.chromium import InBrowser, measure_in_browser, started, take_picture, why_not
from evals.bench.generator import make_articles
from evals.bench.measure import BenchError
from verifier.engines.local.engine import LocalEngine
from verifier.ingest import read_articles
from verifier.models import Report
from verifier.pipeline import verify
from verifier.report import Format, render

ARTICLES = 50
PICTURE_WIDTH, PICTURE_HEIGHT = 1280, 800


@dataclass(frozen=True, slots=True)
class PageRun:
    """One page: of how much, bytes, seconds to write it, and how it does in a browser (None without one)."""

    name: str
    articles: int
    claims: int
    facts: int
    bytes: int
    seconds: float
    in_browser: InBrowser | None


def measure_pages(seeds: Path, articles: int = ARTICLES) -> tuple[PageRun, ...]:
    """Write and open the page of the seeds and of made-up articles; it is searched for a word of its first claim."""
    reports = {"seeds": check_seeds(seeds), "made up": _check_made_up(articles)}
    with tempfile.TemporaryDirectory() as folder:
        return tuple(_run(name, report, Path(folder)) for name, report in reports.items())


def draw_picture(seeds: Path, target: Path) -> None:
    """Write a picture of the seeds' page; raise BenchError where there is no browser."""
    reason = why_not()
    if reason:
        raise BenchError(reason)
    with tempfile.TemporaryDirectory() as folder, started() as browser:
        file = Path(folder) / "report.html"
        file.write_text(render(check_seeds(seeds), Format.HTML), encoding="utf-8")
        take_picture(browser, file, target, width=PICTURE_WIDTH, height=PICTURE_HEIGHT)


def check_seeds(folder: Path) -> Report:
    """Check a folder of articles with the local engine; raise InputError where there are none."""
    ingest = read_articles([str(folder)])
    return verify(ingest.articles, engine=LocalEngine(), warnings=ingest.warnings)


def _check_made_up(articles: int) -> Report:
    """Check made-up articles on one event, three of five lengthened by the text of one more."""
    made = make_articles(2 * articles, per_story=2 * articles)
    texts = [
        one if place % 5 > 2 else one.model_copy(update={"text": f"{one.text}\n\n{more.text}"})
        for place, (one, more) in enumerate(zip(made[:articles], made[articles:], strict=True))
    ]
    return verify(texts, engine=LocalEngine(), one_story=True)


def _run(name: str, report: Report, folder: Path) -> PageRun:
    render(report, Format.HTML)  # templates are compiled once in a process
    start = time.perf_counter()
    page = render(report, Format.HTML)
    seconds = time.perf_counter() - start
    file = folder / "report.html"
    file.write_text(page, encoding="utf-8")
    return PageRun(
        name=name,
        articles=len(report.articles),
        claims=len(report.claims),
        facts=len(report.facts),
        bytes=len(page.encode()),
        seconds=round(seconds, 3),
        in_browser=_in_browser(report, file),
    )


def _in_browser(report: Report, file: Path) -> InBrowser | None:
    if why_not():
        return None
    words = report.claims[0].text.split()[-1]
    with started() as browser:
        measure_in_browser(browser, file, words)  # the first page of a browser also waits for its start
        return measure_in_browser(browser, file, words)


def show_pages(runs: Sequence[PageRun]) -> str:
    """Return a line a page; "-" where no browser could be asked. A second figure is of the processor."""
    lines = ["page      articles  claims  facts      KB  write s  interactive ms      filter ms  slowest filter ms"]
    for run in runs:
        seen = run.in_browser
        interactive = f"{seen.interactive_ms:.0f} / {seen.interactive_processor_ms:.0f}" if seen else "-"
        median = f"{seen.filter_ms:.0f} / {seen.filter_processor_ms:.0f}" if seen else "-"
        slowest = f"- / {seen.slowest_filter_processor_ms:.0f}" if seen else "-"
        lines.append(
            f"{run.name:<8}{run.articles:>10}{run.claims:>8}{run.facts:>7}{run.bytes / 1000:>8.0f}{run.seconds:>9.2f}"
            f"{interactive:>16}{median:>15}{slowest:>19}"
        )
    return "\n".join(lines)
