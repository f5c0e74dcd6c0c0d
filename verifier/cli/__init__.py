"""The command line: parse, call the library, show the result; one module a verb.

exits.py: exit codes, and what error leads to which
options.py, verbs.py: the options that verbs share, and how a verb gets those of its settings
story.py: from paths and settings to a report
output.py: where the result goes

The result goes to stdout, everything else to stderr. What is slow to import is imported in the verbs' bodies, so that
`--help` is quick. A verb is added with one line here.
"""

from typing import Annotated

import typer

from verifier._version import __version__
from verifier.cli.cache import cache
from verifier.cli.check import check
from verifier.cli.doctor import doctor
from verifier.cli.extract import extract
from verifier.cli.report import report

__all__ = ["app", "main"]

app = typer.Typer(
    name="verifier",
    help="Check several articles on one event against each other.",
    epilog="Exit codes: 0 done; 1 a --fail-on condition holds; 2 usage or configuration; 3 done in part; "
    "4 the endpoint could not be used at all.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command("check")(check)
app.command("extract")(extract)
app.command("report")(report)
app.command("doctor")(doctor)
app.command("cache")(cache)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"verifier {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    pass


def main() -> None:
    """Run the command line; the entry point of `verifier`."""
    app(prog_name="verifier")
