"""Go from sources and settings to a report: read the articles, open an engine, run the pipeline with progress."""

from verifier.cli.exits import ExitCode, say
from verifier.cli.progress import progress
from verifier.cli.sources import Sources, read
from verifier.engines.base import Engine
from verifier.models import Report
from verifier.origins import Bodies
from verifier.pipeline import INTERRUPTED, extract, verify
from verifier.settings import EngineChoice, Settings, choose_engine


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


def check_story(sources: Sources, settings: Settings) -> Report:
    """Read articles and check those of one story against each other."""
    bodies = Bodies.load(settings.bodies)
    ingest = read(sources, settings)
    engine = open_engine(settings)
    with progress() as on_progress:
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


def list_claims(sources: Sources, settings: Settings) -> Report:
    """Read articles for their claims and compare nothing."""
    ingest = read(sources, settings)
    engine = open_engine(settings)
    with progress() as on_progress:
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
