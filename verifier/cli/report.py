"""The verb `report`: a saved report in, shown again in any format; its verdicts are always made anew."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from verifier.cli import options
from verifier.cli.exits import ExitCode, guarded

Saved = Annotated[str, typer.Argument(metavar="REPORT", help="A report in JSON, - for stdin.")]


@guarded
def report(
    saved: Saved,
    format: options.Format = None,
    output: options.Output = None,
    verbose: options.Verbose = False,
    fail_on: options.FailOn = None,
    independence: options.Independence = None,
    bodies: options.Bodies = None,
    config: options.Config = None,
) -> ExitCode:
    """Show a saved report again, its verdicts made anew."""
    from verifier.cli.output import Target
    from verifier.cli.story import exit_code, settle
    from verifier.models import Independence, VerdictLabel
    from verifier.origins import Bodies
    from verifier.pipeline import recompute
    from verifier.report import load_report, read_report, render

    # No engine runs here, so no key is needed; the report's own independence holds unless the option is given.
    settings = settle(config, {"bodies": bodies, "engine": "local"})
    target = Target.of(output, format, verbose)
    before = read_report(sys.stdin.read(), "standard input") if saved == "-" else load_report(Path(saved))
    anew = recompute(
        before,
        independence=Independence(independence) if independence else None,
        bodies=Bodies.load(settings.bodies),
    )
    delivered = target.deliver(anew, render)
    return exit_code(anew, VerdictLabel(fail_on) if fail_on else None) or delivered
