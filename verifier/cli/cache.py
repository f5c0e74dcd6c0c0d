"""The verb `cache`: say what the answer cache holds, or delete it."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from verifier.cli import options
from verifier.cli.exits import ExitCode, guarded

if TYPE_CHECKING:
    from verifier.engines.llm.cache import CacheInfo

Action = Annotated[Literal["info", "clear"], typer.Argument(help="info: what it holds; clear: delete it.")]
Format = Annotated[Literal["text", "json"], typer.Option("--format", "-f", help="How to show the result.")]


@guarded
def cache(action: Action, format: Format = "text", config: options.Config = None) -> ExitCode:
    """Show or delete the answers that models gave in earlier runs."""
    import json

    from verifier.cli.story import settle
    from verifier.engines.llm.cache import clear, info

    folder = settle(config, {}).cache_dir
    found = info(folder)
    if action == "clear":
        clear(folder)
    if format == "json":
        typer.echo(json.dumps({"action": action, **asdict(found)}, indent=2, default=str))
    else:
        typer.echo("\n".join(_lines(found, is_gone=action == "clear")))
    return ExitCode.DONE


def _lines(found: "CacheInfo", is_gone: bool) -> Iterator[str]:
    state = " (deleted)" if is_gone else ""
    yield f"file      {found.path}{state}"
    if found.problem is not None:
        yield f"problem   {found.problem}: `verifier cache clear` deletes it"
    yield f"answers   {found.answers}"
    yield from (f"  {model}  {count}" for model, count in (found.models or {}).items())
    yield f"endpoints {found.endpoints} whose abilities are known"
    yield f"size      {found.size_bytes / 1_000_000:.1f} MB"
