"""Go from paths and settings to a report: read the articles, open an engine, run the pipeline with progress."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from verifier.cli.exits import ExitCode, say
from verifier.engines.base import Engine
from verifier.ingest import read_articles
from verifier.models import Report, Stage
from verifier.origins import Bodies
from verifier.pipeline import INTERRUPTED, extract, verify
from verifier.settings import EngineChoice, Settings, choose_engine

_STAGES = {Stage.EXTRACT: "Reading articles", Stage.RELATE: "Comparing claims"}


def open_engine(settings: Settings) -> Engine:
    """Open the engine that the settings ask for; where they leave it open, say on stderr which and why."""
    chosen = choose_engine(settings)
    if settings.engine is EngineChoice.AUTO:
        say(f"engine: {chosen.engine} ({chosen.reason})")
    return _open_llm(settings) if chosen.engine is EngineChoice.LLM else _open_local()


def _open_local() -> Engine:
    from verifier.engines.local.engine import LocalEngine

    return LocalEngine()


def _open_llm(settings: Settings) -> Engine:
    from verifier.engines.llm.engine import LlmEngine

    return LlmEngine(settings)


def check_story(paths: Sequence[str], settings: Settings) -> Report:
    """Read articles and check those of one story against each other."""
    bodies = Bodies.load(settings.bodies)
    ingest = read_articles(paths, max_chars=settings.max_chars)
    engine = open_engine(settings)
    with _progress() as on_progress:
        return verify(
            ingest.articles,
            engine=engine,
            independence=settings.independence,
            bodies=bodies,
            per_claim=settings.per_claim,
            one_story=settings.one_story,
            ingest_failures=ingest.failures,
            warnings=ingest.warnings,
            on_progress=on_progress,
        )


def list_claims(paths: Sequence[str], settings: Settings) -> Report:
    """Read articles for their claims and compare nothing."""
    ingest = read_articles(paths, max_chars=settings.max_chars)
    engine = open_engine(settings)
    with _progress() as on_progress:
        return extract(
            ingest.articles,
            engine=engine,
            ingest_failures=ingest.failures,
            warnings=ingest.warnings,
            on_progress=on_progress,
        )


def exit_code(report: Report, fail_on: str | None = None) -> ExitCode:
    """Return how the run ended; a verdict that it is to fail on comes before what is missing."""
    if INTERRUPTED in report.warnings and not report.claims:
        return ExitCode.INTERRUPTED
    if fail_on is not None and any(verdict.label == fail_on for verdict in report.verdicts):
        return ExitCode.CONDITION_HOLDS
    return ExitCode.PARTIAL if report.failures or report.unchecked else ExitCode.DONE


@contextmanager
def _progress() -> Iterator[Callable[[Stage, int, int], None] | None]:
    """Show on stderr how far the work is, where stderr is a terminal."""
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
