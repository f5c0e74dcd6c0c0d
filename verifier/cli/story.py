"""Go from paths and settings to a report: read the articles, open an engine, run the pipeline with progress."""

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from verifier.cli.exits import ExitCode, say
from verifier.engines.base import Engine
from verifier.ingest import read_articles
from verifier.models import (
    Article,
    Claim,
    EngineInfo,
    Extraction,
    Failure,
    Judgement,
    Pair,
    Report,
    Stage,
    Usage,
    VerdictLabel,
)
from verifier.origins import Bodies
from verifier.pipeline import INTERRUPTED, verify
from verifier.settings import EngineChoice, Raw, Settings, choose_engine, find_file, load_settings

_STAGES = {Stage.EXTRACT: "Reading articles", Stage.RELATE: "Comparing claims"}


def settle(config: Path | None, overrides: Mapping[str, Raw]) -> Settings:
    """Load the settings of this process and folder."""
    return load_settings(environ=os.environ, file=config or find_file(Path.cwd()), overrides=overrides)


@dataclass(frozen=True, slots=True)
class Opened:
    """An engine, and what it wants a person to know once it has run."""

    engine: Engine
    warnings: Callable[[], tuple[str, ...]] = tuple


def open_engine(settings: Settings) -> Opened:
    """Open the engine that the settings ask for; where they leave it open, say on stderr which and why."""
    chosen = choose_engine(settings)
    if settings.engine is EngineChoice.AUTO:
        say(f"engine: {chosen.engine} ({chosen.reason})")
    return _open_llm(settings) if chosen.engine is EngineChoice.LLM else _open_local()


def _open_local() -> Opened:
    from verifier.engines.local.engine import LocalEngine

    return Opened(LocalEngine())


def _open_llm(settings: Settings) -> Opened:
    from verifier.engines.llm.engine import LlmEngine

    engine = LlmEngine(settings)
    return Opened(engine, lambda: engine.warnings)


def check_story(paths: Sequence[str], settings: Settings, *, compare: bool = True) -> Report:
    """Read the articles and check them; with `compare` off, only their claims are found, and nothing has a verdict."""
    bodies = Bodies.load(settings.bodies)
    ingest = read_articles(paths, max_chars=settings.max_chars)
    opened = open_engine(settings)
    with _progress() as on_progress:
        report = verify(
            ingest.articles,
            engine=opened.engine if compare else _OnlyExtracting(opened.engine),
            independence=settings.independence,
            bodies=bodies,
            per_claim=settings.per_claim,
            ingest_failures=ingest.failures,
            warnings=ingest.warnings,
            on_progress=on_progress,
        )
    report = report.model_copy(update={"warnings": (*report.warnings, *opened.warnings())})
    return report if compare else _without_verdicts(report)


class _OnlyExtracting:
    """An engine that lends its first half to the pipeline and compares nothing."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @property
    def info(self) -> EngineInfo:
        """What the engine says of itself."""
        return self._engine.info

    @property
    def usage(self) -> Usage:
        """What the engine has spent."""
        return self._engine.usage

    def extract(self, articles: Sequence[Article]) -> Iterator[Extraction | Failure]:
        """Pass the engine's items on."""
        return self._engine.extract(articles)

    def relate(
        self, articles: Sequence[Article], claims: Sequence[Claim], candidates: Sequence[Pair]
    ) -> Iterator[Judgement | Failure]:
        """Leave every candidate open."""
        return iter(())


def _without_verdicts(report: Report) -> Report:
    """Take out what was never compared: "single-source" would be untrue of it, also in a warning."""
    warnings = tuple(warning for warning in report.warnings if VerdictLabel.SINGLE_SOURCE not in warning)
    nothing = dict.fromkeys(("unchecked", "relations", "verdicts", "facts", "findings", "copies"), ())
    return report.model_copy(update={**nothing, "warnings": warnings})


def exit_code(report: Report, fail_on: VerdictLabel | None = None) -> ExitCode:
    """Return how the run ended; a condition that holds comes before what is missing."""
    if INTERRUPTED in report.warnings and not report.claims:
        return ExitCode.INTERRUPTED
    if fail_on is not None and any(verdict.label is fail_on for verdict in report.verdicts):
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
