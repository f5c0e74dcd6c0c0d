"""The verb `check`: articles in, a report with verdicts out."""

from verifier.cli import options
from verifier.cli.exits import ExitCode, guarded


@guarded
def check(
    paths: options.Paths,
    format: options.Format = None,
    output: options.Output = None,
    verbose: options.Verbose = False,
    fail_on: options.FailOn = None,
    independence: options.Independence = None,
    engine: options.Engine = None,
    bodies: options.Bodies = None,
    max_chars: options.MaxChars = None,
    config: options.Config = None,
    model: options.Model = None,
    base_url: options.BaseUrl = None,
    mode: options.Mode = None,
    max_calls: options.MaxCalls = None,
    max_tokens: options.MaxTokens = None,
    max_usd: options.MaxUsd = None,
    use_cache: options.Cache = None,
    concurrency: options.Concurrency = None,
    timeout: options.Timeout = None,
    dry_run: options.DryRun = False,
) -> ExitCode:
    """Check the articles of one story against each other."""
    from verifier.cli.dry_run import show_estimate
    from verifier.cli.output import Target
    from verifier.cli.story import check_story, exit_code, settle
    from verifier.models import VerdictLabel
    from verifier.report import render

    settings = settle(
        config,
        {
            "independence": independence,
            "engine": engine,
            "bodies": bodies,
            "max_chars": max_chars,
            "model": model,
            "base_url": base_url,
            "mode": mode,
            "max_calls": max_calls,
            "max_tokens": max_tokens,
            "max_usd": max_usd,
            "use_cache": use_cache,
            "concurrency": concurrency,
            "timeout_s": timeout,
        },
    )
    if dry_run:
        return show_estimate(paths, settings, compare=True, as_json=format == "json")
    target = Target.of(output, format, verbose)
    report = check_story(paths, settings)
    delivered = target.deliver(report, render)
    return exit_code(report, VerdictLabel(fail_on) if fail_on else None) or delivered
