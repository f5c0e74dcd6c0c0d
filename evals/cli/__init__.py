"""The command line of the evals: one module a verb, each of which registers itself with `app`."""

from importlib import import_module
from pkgutil import iter_modules

from evals.cli.app import app

__all__ = ["app", "main"]

for _verb in sorted(module.name for module in iter_modules(__path__)):
    import_module(f"{__name__}.{_verb}")


def main() -> None:
    """Run the command line; the entry point of `python -m evals`."""
    app(prog_name="python -m evals")
