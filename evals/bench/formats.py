"""Measure how long a report takes in each format, and how large it becomes: made-up articles, about 1,000 claims.

Rendering is measured on the processor in this process, imports included in a first run that does not count. Reading a
saved report, computing it anew and comparing it with an older one are measured beside it.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from evals.bench.generator import make_articles
from verifier.changes import changes
from verifier.engines.local.engine import LocalEngine
from verifier.models import Report
from verifier.pipeline import recompute, verify
from verifier.report import Format, read_report, render

ARTICLES = 75
"""As many made-up articles have about 1,000 claims."""


@dataclass(frozen=True, slots=True)
class FormatCost:
    """What was done, the least processor seconds of several runs, and the bytes that came of it (None: no text)."""

    what: str
    claims: int
    processor_seconds: float
    size_bytes: int | None


def measure_formats(articles: int = ARTICLES, repeats: int = 3) -> tuple[FormatCost, ...]:
    """Measure every format, and what `verifier report` does before and beside it."""
    report = verify(make_articles(articles), engine=LocalEngine())
    saved = render(report, Format.JSON).encode("utf-8")
    earlier = report.model_copy(update={"claims": report.claims[::2]})
    found = [_measured(format.value, report, partial(_render, report, format), repeats) for format in Format]
    found += [
        _measured(what, report, work, repeats)
        for what, work in (
            ("reading", partial(_read, saved)),
            ("computing anew", partial(_recompute, report)),
            ("comparing", partial(_compare, earlier, report)),
        )
    ]
    return tuple(found)


def show_formats(costs: tuple[FormatCost, ...]) -> str:
    """Return a line for each."""
    lines = ["what            claims  processor s  kilobytes"]
    for cost in costs:
        size = "-" if cost.size_bytes is None else f"{cost.size_bytes / 1000:,.0f}"
        lines.append(f"{cost.what:<14}{cost.claims:>8}{cost.processor_seconds:>13.2f}{size:>11}")
    return "\n".join(lines)


def _measured(what: str, report: Report, work: Callable[[], int | None], repeats: int) -> FormatCost:
    size = work()
    return FormatCost(what, len(report.claims), min(_seconds(work, repeats)), size)


def _seconds(work: Callable[[], int | None], repeats: int) -> Iterator[float]:
    for _ in range(repeats):
        start = time.process_time()
        work()
        yield time.process_time() - start


def _render(report: Report, format: Format) -> int:
    return len(render(report, format).encode("utf-8"))


def _read(saved: bytes) -> None:
    read_report(saved, "the report")


def _recompute(report: Report) -> None:
    recompute(report)


def _compare(old: Report, new: Report) -> None:
    changes(old, new)
