"""Measure the llm engine without a model: calls, tokens, and the time it adds to that of the answers.

`verifier check` runs in a process of its own against a server on this machine that gives canned answers, each after the
same wait. Time counts from the first request to the last answer; start-up and probing are shown beside it.
"""

import json
import math
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from evals.bench.generator import make_articles
from evals.bench.measure import BenchError, run_measured
from evals.bench.model_server import Kind, Served
from verifier.engines.llm.tokens import CHARS_PER_TOKEN
from verifier.models import Report

CONCURRENCY = 8
WAIT_S = 0.2


@dataclass(frozen=True, slots=True)
class LlmRun:
    """One run; `tokens_in` at 4 characters each. `startup_s` is from the process's start to its first request."""

    story: str
    articles: int
    claims: int
    reading_calls: int
    relating_calls: int
    tokens_in: int
    startup_s: float
    probing_s: float
    wall_s: float
    ideal_s: float

    @property
    def ratio(self) -> float:
        """Return the time over that of the answers alone, as many at once as are allowed."""
        return self.wall_s / self.ideal_s


def measure_llm(folder: Path, sizes: Sequence[int], repeats: int, wait_s: float = WAIT_S) -> tuple[LlmRun, ...]:
    """Return for the articles of a folder, and for each number of made-up ones on one event, the run of median time."""
    with tempfile.TemporaryDirectory() as scratch:
        stories = {folder.name: folder} | {f"made up, {size}": _write_story(Path(scratch), size) for size in sizes}
        runs: dict[str, list[LlmRun]] = {name: [] for name in stories}
        for _ in range(repeats):
            for name, path in stories.items():
                runs[name].append(_measure(name, path, wait_s))
    return tuple(sorted(found, key=lambda run: run.wall_s)[(len(found) - 1) // 2] for found in runs.values())


def _write_story(scratch: Path, size: int) -> Path:
    path = scratch / f"{size}.jsonl"
    articles = make_articles(size, per_story=size)
    rows = ({"id": each.id, "outlet": each.outlet, "title": each.title, "text": each.text} for each in articles)
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return path


def _measure(name: str, path: Path, wait_s: float) -> LlmRun:
    with _serve(wait_s) as server:
        started = time.monotonic()
        command = [sys.executable, "-m", "verifier", "check", str(path), "--engine", "llm", "--format", "json"]
        command += ["--base-url", server.url, "--model", "canned", "--no-cache", "--concurrency", str(CONCURRENCY)]
        report = Report.model_validate_json(run_measured(command)[1])
    if report.failures or report.unchecked:
        raise BenchError(f"{name}: not everything was answered; run it by hand to see why: {' '.join(command)}")
    return _run_of(name, report, server.served, started, wait_s)


def _run_of(name: str, report: Report, served: Sequence[Served], started: float, wait_s: float) -> LlmRun:
    """Work out a run from what the server saw."""
    asked = [each for each in served if each.kind != Kind.PROBE]
    first = min(each.arrived for each in asked)
    reading = sum(each.kind == Kind.EXTRACT for each in asked)
    relating = len(asked) - reading
    rounds = math.ceil(len(report.articles) / CONCURRENCY) + math.ceil(relating / CONCURRENCY)
    return LlmRun(
        story=name,
        articles=len(report.articles),
        claims=len(report.claims),
        reading_calls=reading,
        relating_calls=relating,
        tokens_in=sum(-(-each.chars // CHARS_PER_TOKEN) for each in asked),
        startup_s=round(min(each.arrived for each in served) - started, 3),
        probing_s=round(first - min(each.arrived for each in served), 3),
        wall_s=round(max(each.answered for each in asked) - first, 3),
        ideal_s=round(wait_s * rounds, 3),
    )


@dataclass(slots=True)
class _Service:
    """A server in a process of its own: where it listens, and, once it has ended, what it answered."""

    url: str
    served: tuple[Served, ...] = ()


@contextmanager
def _serve(wait_s: float) -> Iterator[_Service]:
    command = [sys.executable, "-m", "evals.bench.model_server", str(wait_s)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        service = _Service(process.stdout.readline().strip())
        try:
            yield service
        finally:
            told, _ = process.communicate()
            service.served = tuple(Served(**json.loads(line)) for line in told.splitlines())
