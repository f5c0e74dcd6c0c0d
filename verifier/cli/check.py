"""The verb `check`: articles in, a report with verdicts out."""

from typing import TYPE_CHECKING

from verifier.cli import options
from verifier.cli.exits import ExitCode
from verifier.cli.verbs import verb

if TYPE_CHECKING:
    from verifier.settings import Settings


@verb("independence", "bodies", "one_story", *options.READING)
def check(
    settings: "Settings",
    paths: options.Paths = None,
    feed: options.Feed = None,
    since: options.Since = None,
    limit: options.Limit = None,
    keep_originals: options.KeepOriginals = None,
    format: options.Format = None,
    output: options.Output = None,
    verbose: options.Verbose = False,
    fail_on: options.FailOn = None,
    dry_run: options.DryRun = False,
) -> ExitCode:
    """Check articles against each other, story by story."""
    from verifier.cli.dry_run import show_estimate
    from verifier.cli.output import Target
    from verifier.cli.sources import Sources
    from verifier.cli.story import check_story, exit_code
    from verifier.report import render

    sources = Sources(paths or (), feed or (), since, limit, keep_originals)
    if dry_run:
        return show_estimate(sources, settings, compare=True, as_json=format == "json")
    target = Target.of(output, format, verbose)
    report = check_story(sources, settings)
    delivered = target.deliver(report, render)
    return exit_code(report, fail_on) or delivered
