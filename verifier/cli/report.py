"""The verb `report`: a saved report in, shown again in any format; its verdicts are always made anew.

With a file of annotations people's word is put on it; beside an older report, what changed since is shown in its place.
"""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from verifier.cli import options
from verifier.cli.exits import ExitCode, say
from verifier.cli.verbs import verb

if TYPE_CHECKING:
    from verifier.cli.output import Target
    from verifier.models import Independence, Report
    from verifier.origins import Bodies
    from verifier.report import Format
    from verifier.settings import Settings

Saved = Annotated[str, typer.Argument(metavar="REPORT", help="A report in JSON, - for stdin.")]
Annotations = Annotated[
    Path | None,
    typer.Option(help="A JSON file of what people refused, merged, confirmed or overruled, to put on the report."),
]
Since = Annotated[
    str | None,
    typer.Option(metavar="REPORT", help="Show what changed since this older report: as table, markdown or json."),
]


@verb("bodies", engine="local")  # no engine runs here, so no key is needed
def report(
    settings: "Settings",
    saved: Saved,
    format: options.Format = None,
    output: options.Output = None,
    verbose: options.Verbose = False,
    fail_on: options.FailOn = None,
    independence: options.Independence = None,
    annotations: Annotations = None,
    since: Since = None,
) -> ExitCode:
    """Show a saved report again, its verdicts made anew."""
    from verifier.cli.output import Target
    from verifier.cli.story import exit_code
    from verifier.errors import UsageError
    from verifier.models import Independence
    from verifier.origins import Bodies
    from verifier.report import render, render_claims
    from verifier.report.changed import check_format

    target = Target.of(output, format, verbose)
    if since is not None:
        check_format(target.format)
        if saved == since == "-":
            raise UsageError("standard input holds one report: give the other as a file")
    # Counting is not a setting here: where the option is not given, the report's own holds.
    rules = _Rules(Independence(independence) if independence else None, Bodies.load(settings.bodies))
    anew = rules.apply(_annotated(_read(saved), annotations))
    for remark in anew.remarks if annotations is not None else ():
        say(f"verifier: {remark}")
    if since is not None:
        delivered = _deliver_changes(target, rules.apply(_read(since)), anew)
    elif _is_compared(anew):
        delivered = target.deliver(anew, render)
    else:
        say("verifier: nothing was compared in this report (`verifier extract` made it): its claims are listed")
        return target.deliver(anew, render_claims)
    return exit_code(anew, fail_on) or delivered


@dataclass(frozen=True, slots=True)
class _Rules:
    """By what verdicts are made anew."""

    independence: "Independence | None"
    bodies: "Bodies"

    def apply(self, report: "Report") -> "Report":
        """Make the verdicts of a report anew, if anything in it was compared."""
        from verifier.pipeline import recompute

        if not _is_compared(report):
            return report
        return recompute(report, independence=self.independence, bodies=self.bodies)


def _is_compared(report: "Report") -> bool:
    return bool(report.verdicts) or not report.claims


def _read(name: str) -> "Report":
    from verifier.report import load_report, read_report

    return read_report(sys.stdin.buffer.read(), "standard input") if name == "-" else load_report(Path(name))


def _annotated(report: "Report", path: Path | None) -> "Report":
    from verifier.annotations import annotate
    from verifier.errors import InputError
    from verifier.report.annotated import load_annotations

    if path is None:
        return report
    file = load_annotations(path)
    if not _is_compared(report):
        raise InputError(
            f"{path} cannot be applied: nothing was compared in this report; give one that `verifier check` wrote"
        )
    return annotate(report, file, str(path))


def _deliver_changes(target: "Target", old: "Report", new: "Report") -> ExitCode:
    from verifier.changes import changes
    from verifier.report.changed import render_changes

    found = changes(old, new)

    def show(report: "Report", format: "Format", *, colour: bool, width: int, verbose: bool) -> str:
        # what changed has no folds to open, and is of both reports
        return render_changes(found, format, colour=colour, width=width)

    return target.deliver(new, show)
