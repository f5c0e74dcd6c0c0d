"""Make a verb of a function: give it the options of the settings it names, load these, and end with its exit code."""

import os
from collections.abc import Callable
from functools import wraps
from inspect import Parameter, Signature, signature
from pathlib import Path
from typing import TYPE_CHECKING

from verifier.cli import options
from verifier.cli.exits import ExitCode, guarded

if TYPE_CHECKING:
    from verifier.settings import Raw


def verb(*names: str, **fixed: "Raw") -> Callable[[Callable[..., ExitCode]], Callable[..., None]]:
    """Return a decorator for a function whose first parameter is the `Settings` of the run.

    On the command line it is replaced by an option for each setting that is named, and by --config. What is `fixed`
    holds whatever the environment and verifier.toml say.
    """
    shared = {name: options.OF_SETTINGS[name] for name in names} | {"config": options.Config}

    def decorate(work: Callable[..., ExitCode]) -> Callable[..., None]:
        @wraps(work)
        def run(config: Path | None, **given: "Raw") -> ExitCode:
            from verifier.settings import find_file, load_settings

            chosen = {name: given.pop(name) for name in names}
            file = config or find_file(Path.cwd())
            settings = load_settings(
                environ=os.environ, file=file, file_was_found=config is None, overrides=chosen | fixed
            )
            return work(settings, **given)

        _, *own = signature(work).parameters.values()
        added = [
            Parameter(name, Parameter.KEYWORD_ONLY, default=None, annotation=kind) for name, kind in shared.items()
        ]
        # Typer reads both, to learn which options there are.
        run.__annotations__ = {each.name: each.annotation for each in (*own, *added)}
        run.__signature__ = Signature([*own, *added])  # type: ignore[attr-defined] # PEP 362
        return guarded(run)

    return decorate
