"""The verb `extract`: articles in, their claims out; nothing is compared and nothing gets a verdict."""

from verifier.cli import options
from verifier.cli.exits import ExitCode, guarded


@guarded
def extract(
    paths: options.Paths,
    format: options.Format = None,
    output: options.Output = None,
    verbose: options.Verbose = False,
    engine: options.Engine = None,
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
    """List the claims of articles, without checking them."""
    from verifier.cli.dry_run import show_estimate
    from verifier.cli.output import Target
    from verifier.cli.story import exit_code, list_claims, settle
    from verifier.report import render_claims

    settings = settle(
        config,
        {
            "engine": engine,
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
        return show_estimate(paths, settings, as_json=format == "json", compare=False)
    target = Target.of(output, format, verbose)
    report = list_claims(paths, settings)
    delivered = target.deliver(report, render_claims)
    return exit_code(report) or delivered
