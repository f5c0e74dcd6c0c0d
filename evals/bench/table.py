"""Show results of a benchmark as a small table."""

from collections.abc import Sequence

from evals.bench.measure import ScaleRun, SeedsResult


def show_seeds(result: SeedsResult) -> str:
    """Return a line a run and the medians."""
    rows = [(str(number), run.seconds, run.peak_mib) for number, run in enumerate(result.runs, start=1)]
    rows.append(("median", result.median.seconds, result.median.peak_mib))
    return "\n".join(("run      seconds   peak MiB", *(f"{name:<7}{s:>9.2f}{mib:>11.0f}" for name, s, mib in rows)))


def show_scale(runs: Sequence[ScaleRun]) -> str:
    """Return a line a size; the last column is the time per article over that of the size before."""
    lines = ["articles  claims  relations   seconds  ms/article  peak MiB  ratio"]
    for place, run in enumerate(runs):
        ratio = f"{run.ms_per_article / runs[place - 1].ms_per_article:.2f}" if place else "-"
        lines.append(
            f"{run.articles:>8}{run.claims:>8}{run.relations:>11}{run.seconds:>10.2f}{run.ms_per_article:>12.1f}"
            f"{run.peak_mib:>10.0f}{ratio:>7}"
        )
    return "\n".join(lines)
