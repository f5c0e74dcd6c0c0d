"""Measure what one run of a process takes: its time by the clock and on the processor, and the peak of its memory.

Every figure is of a process of its own, so that imports count and no run profits from an earlier one. Where other work
shares the machine, the time by the clock is longer and the time on the processor hardly so.
"""

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from evals.bench.generator import make_articles
from verifier.engines.local.engine import LocalEngine
from verifier.errors import VerifierError
from verifier.pipeline import verify

MIB = 1024 * 1024
RSS_UNIT = 1 if sys.platform == "darwin" else 1024
"""getrusage(2) gives ru_maxrss in bytes on macOS, in kilobytes on Linux."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds by the clock and on the processor, and peak resident memory in MiB, of one process."""

    seconds: float
    processor_seconds: float
    peak_mib: float


@dataclass(frozen=True, slots=True)
class SeedsResult:
    """Runs of the first command; `median` is taken of each measure apart."""

    runs: tuple[Cost, ...]
    median: Cost


@dataclass(frozen=True, slots=True)
class ScaleRun:
    """One run over made-up articles; seconds are of checking them, without start and imports."""

    articles: int
    claims: int
    relations: int
    seconds: float
    processor_seconds: float
    peak_mib: float

    @property
    def ms_per_article(self) -> float:
        """Milliseconds of the processor for each article."""
        return 1000 * self.processor_seconds / self.articles


class BenchError(VerifierError):
    """A measured process failed; its last words are in the message."""


def measure_seeds(folder: Path, repeats: int) -> SeedsResult:
    """Run `verifier check FOLDER` several times; raise BenchError where it does not end well."""
    command = [sys.executable, "-m", "verifier", "check", str(folder), "--engine", "local", "--format", "json"]
    runs = tuple(run_measured(command)[0] for _ in range(repeats))
    median = Cost(
        seconds=statistics.median(run.seconds for run in runs),
        processor_seconds=statistics.median(run.processor_seconds for run in runs),
        peak_mib=statistics.median(run.peak_mib for run in runs),
    )
    return SeedsResult(runs, median)


def measure_scale(sizes: Sequence[int], repeats: int, per_story: int) -> tuple[ScaleRun, ...]:
    """Return for each size its run of median time; sizes take turns, so that a busy moment does not hit one alone."""
    runs: dict[int, list[ScaleRun]] = {size: [] for size in sizes}
    for _ in range(repeats):
        for size, found in runs.items():
            command = [sys.executable, "-m", "evals.bench", "once", str(size), "--per-story", str(per_story)]
            found.append(ScaleRun(**json.loads(run_measured(command)[1])))
    return tuple(sorted(found, key=lambda run: run.processor_seconds)[(len(found) - 1) // 2] for found in runs.values())


def measure_once(size: int, per_story: int) -> ScaleRun:
    """Check made-up articles in this process; raise BenchError where anything failed: nothing is quickly done."""
    articles = make_articles(size, per_story=per_story)
    start, worked = time.perf_counter(), time.process_time()
    report = verify(articles, engine=LocalEngine())
    seconds, worked = time.perf_counter() - start, time.process_time() - worked
    if report.failures:
        raise BenchError(f"{len(report.failures)} articles or comparisons failed, first: {report.failures[0].reason}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * RSS_UNIT / MIB
    counts = len(report.claims), len(report.relations)
    return ScaleRun(size, *counts, round(seconds, 3), round(worked, 3), round(peak, 1))


def as_json(run: ScaleRun) -> str:
    """Return a run as one line, as `measure_scale` reads it."""
    return json.dumps(asdict(run))


def run_measured(command: Sequence[str]) -> tuple[Cost, str]:
    """Run a command to its end; return what it took and its standard output. Raise BenchError where it fails."""
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=output, stderr=errors, env=_plain_environment())
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            errors.seek(0)
            last = errors.read().decode(errors="replace")[-2000:]
            raise BenchError(f"{' '.join(command)} ended with {process.returncode}; run it by hand to see why:\n{last}")
        output.seek(0)
        cost = Cost(
            seconds=round(seconds, 3),
            processor_seconds=round(usage.ru_utime + usage.ru_stime, 3),
            peak_mib=round(usage.ru_maxrss * RSS_UNIT / MIB, 1),
        )
        return cost, output.read().decode()


def _plain_environment() -> dict[str, str]:
    """Return the environment without settings of the verifier, so that every run measures the same."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("VERIFIER_", "OPENAI_"))}
