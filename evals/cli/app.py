"""Hold the command line's app; each verb's module registers itself with it."""

import typer

app = typer.Typer(
    name="evals",
    help="Measure how good the verifier is, on hand-labelled stories.",
    epilog="Exit codes: 0 pass; 1 a gate or a check failed; 2 usage; 3 the run is incomplete.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


@app.callback()
def _root() -> None:
    """Keep the verbs verbs, even where there is only one."""
