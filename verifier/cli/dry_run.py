"""Say what a run would cost, before any model is asked: `--dry-run`.

Addresses are fetched, since what a page holds is what it would cost.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from verifier.cli.exits import ExitCode, say
from verifier.cli.sources import Sources, read
from verifier.settings import EngineChoice, Settings, choose_engine

if TYPE_CHECKING:
    from verifier.engines.llm.ask import Estimate


def show_estimate(sources: Sources, settings: Settings, *, compare: bool, as_json: bool) -> ExitCode:
    """Print the guess; PARTIAL where an article could not be read. Without `compare` nothing is related."""
    import json
    from dataclasses import asdict

    import typer

    from verifier.engines.llm.ask import Estimate
    from verifier.ingest.addresses import is_address
    from verifier.report.account import show_failure
    from verifier.report.index import number

    ingest = read(sources, settings)
    if choose_engine(settings).engine is EngineChoice.LLM:
        from verifier.engines.llm.engine import LlmEngine
        from verifier.stories import group_stories

        stories = () if settings.one_story else group_stories(ingest.articles)
        estimate = LlmEngine(settings).estimate(ingest.articles, compare=compare, stories=stories)
        lines = _lines(estimate, settings)
    else:
        estimate = Estimate(calls=0, tokens_in=0, tokens_out=0, usd=Decimal(0))
        lines = iter(["the local engine reads these articles: nothing is sent, and nothing is charged"])
    pages = sum(article.trail is not None and article.trail.fetched is not None for article in ingest.articles)
    pages *= bool(sources.feeds) or any(map(is_address, sources.paths))  # those of kept originals were fetched earlier
    fetched = [f"fetched   {number(pages, 'page')}, to know what is in them; no model was asked"] if pages else []
    shown = [*fetched, *lines]
    typer.echo(json.dumps(asdict(estimate), indent=2, default=str) if as_json else "\n".join(shown))
    for failure in ingest.failures:
        say(f"verifier: {show_failure(failure)}")
    return ExitCode.PARTIAL if ingest.failures else ExitCode.DONE


def _lines(estimate: "Estimate", settings: Settings) -> Iterator[str]:
    yield f"model     {settings.model} at {settings.endpoint or 'the default endpoint'}"
    cached = f", and {estimate.from_cache} answered from the cache" if estimate.from_cache else ""
    probes = f", after up to {estimate.probes} tiny ones that try the endpoint" if estimate.probes else ""
    yield f"calls     about {estimate.calls}{cached}{probes}"
    yield f"tokens    about {estimate.tokens_in} in and {estimate.tokens_out} out, guessed at 4 characters each"
    yield f"price     about ${estimate.usd:.4f}" if estimate.usd is not None else "price     unknown"
