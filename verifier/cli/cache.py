"""The verb `cache`: say what the answer cache holds, or delete it."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from verifier.cli import options
from verifier.cli.exits import ExitCode
from verifier.cli.verbs import verb

if TYPE_CHECKING:
    from verifier.engines.llm.cache import CacheInfo
    from verifier.settings import Settings

Action = Annotated[Literal["info", "clear"], typer.Argument(help="info: what it holds; clear: delete it.")]


@verb(engine="local")  # no endpoint is asked here, so no key is needed
def cache(settings: "Settings", action: Action, format: options.PlainFormat = "text") -> ExitCode:
    """Show or delete the answers that models gave in earlier runs."""
    import json

    from verifier.engines.llm.cache import clear, info

    folder = settings.cache_dir
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
        yield f"problem   {found.problem}{'' if is_gone else ': `verifier cache clear` deletes it'}"
    yield f"answers   {found.answers}"
    yield from (f"  {model}  {count}" for model, count in (found.models or {}).items())
    yield f"endpoints {found.endpoints} whose abilities are known"
    yield f"size      {found.size_bytes / 1_000_000:.1f} MB"
