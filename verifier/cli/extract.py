"""The verb `extract`: articles in, their claims out; nothing is compared and nothing gets a verdict."""

from typing import TYPE_CHECKING

from verifier.cli import options
from verifier.cli.exits import ExitCode
from verifier.cli.verbs import verb

if TYPE_CHECKING:
    from verifier.settings import Settings


@verb(*options.READING)
def extract(
    settings: "Settings",
    paths: options.Paths = None,
    feed: options.Feed = None,
    since: options.Since = None,
    limit: options.Limit = None,
    keep_originals: options.KeepOriginals = None,
    format: options.Format = None,
    output: options.Output = None,
    verbose: options.Verbose = False,
    dry_run: options.DryRun = False,
) -> ExitCode:
    """List the claims of articles, without checking them."""
    from verifier.cli.dry_run import show_estimate
    from verifier.cli.output import Target
    from verifier.cli.sources import Sources
    from verifier.cli.story import exit_code, list_claims
    from verifier.report import render_claims

    sources = Sources(paths or (), feed or (), since, limit, keep_originals)
    if dry_run:
        return show_estimate(sources, settings, compare=False, as_json=format == "json")
    target = Target.of(output, format, verbose)
    report = list_claims(sources, settings)
    delivered = target.deliver(report, render_claims)
    return exit_code(report) or delivered
