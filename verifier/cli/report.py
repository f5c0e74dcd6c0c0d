"""The verb `report`: a saved report in, shown again in any format; its verdicts are always made anew."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from verifier.cli import options
from verifier.cli.exits import ExitCode, say
from verifier.cli.verbs import verb

if TYPE_CHECKING:
    from verifier.settings import Settings

Saved = Annotated[str, typer.Argument(metavar="REPORT", help="A report in JSON, - for stdin.")]


@verb("bodies", engine="local")  # no engine runs here, so no key is needed
def report(
    settings: "Settings",
    saved: Saved,
    format: options.Format = None,
    output: options.Output = None,
    verbose: options.Verbose = False,
    fail_on: options.FailOn = None,
    independence: options.Independence = None,
) -> ExitCode:
    """Show a saved report again, its verdicts made anew."""
    from verifier.cli.output import Target
    from verifier.cli.story import exit_code
    from verifier.models import Independence
    from verifier.origins import Bodies
    from verifier.pipeline import recompute
    from verifier.report import load_report, read_report, render, render_claims

    target = Target.of(output, format, verbose)
    before = read_report(sys.stdin.buffer.read(), "standard input") if saved == "-" else load_report(Path(saved))
    if before.claims and not before.verdicts:
        say("verifier: nothing was compared in this report (`verifier extract` made it): its claims are listed")
        return target.deliver(before, render_claims)
    anew = recompute(
        before,
        # not a setting here: where the option is not given, the report's own holds
        independence=Independence(independence) if independence else None,
        bodies=Bodies.load(settings.bodies),
    )
    delivered = target.deliver(anew, render)
    return exit_code(anew, fail_on) or delivered
