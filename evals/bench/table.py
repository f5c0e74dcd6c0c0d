"""Show results of a benchmark as a small table."""

from collections.abc import Sequence

from evals.bench.llm import LlmRun
from evals.bench.measure import ScaleRun, SeedsResult
from evals.bench.model import ModelRun, best_of


def show_seeds(result: SeedsResult) -> str:
    """Return a line a run and the medians."""
    lines = ["run      seconds  processor s  peak MiB"]
    for name, run in (*((str(number), run) for number, run in enumerate(result.runs, 1)), ("median", result.median)):
        lines.append(f"{name:<7}{run.seconds:>9.2f}{run.processor_seconds:>13.2f}{run.peak_mib:>10.0f}")
    return "\n".join(lines)


def show_scale(runs: Sequence[ScaleRun]) -> str:
    """Return a line a size; the last column is the processor time per article over that of the size before."""
    lines = ["articles  claims  relations   seconds  processor s  ms/article  peak MiB  ratio"]
    for place, run in enumerate(runs):
        ratio = f"{run.ms_per_article / runs[place - 1].ms_per_article:.2f}" if place else "-"
        lines.append(
            f"{run.articles:>8}{run.claims:>8}{run.relations:>11}{run.seconds:>10.2f}{run.processor_seconds:>13.2f}"
            f"{run.ms_per_article:>12.1f}{run.peak_mib:>10.0f}{ratio:>7}"
        )
    return "\n".join(lines)


def show_llm(runs: Sequence[LlmRun]) -> str:
    """Return a line a story: calls to read and to relate, and the time from the first request to the last answer."""
    lines = ["story         articles  claims  read  relate  tokens in  start-up s  probing s    time s  least s  ratio"]
    lines += [
        f"{run.story:<14}{run.articles:>8}{run.claims:>8}{run.reading_calls:>6}{run.relating_calls:>8}{run.tokens_in:>11}"
        f"{run.startup_s:>12.2f}{run.probing_s:>11.2f}{run.wall_s:>10.3f}{run.ideal_s:>9.3f}{run.ratio:>7.2f}"
        for run in runs
    ]
    return "\n".join(lines)


def show_model(runs: Sequence[ModelRun]) -> str:
    """Return a line a run and the best of each figure."""
    best = best_of(runs)
    lines = [f"{best.model}: {best.pairs} pairs of {best.tokens:.1f} tokens"]
    lines.append("run     load s   pairs/s  processor ms/pair  sentences/s  peak MiB")
    for name, run in (*((str(number), run) for number, run in enumerate(runs, 1)), ("best", best)):
        embedded = "-" if run.sentences_per_s is None else f"{run.sentences_per_s:.0f}"
        lines.append(
            f"{name:<7}{run.load_s:>7.2f}{run.pairs_per_s:>10.0f}{run.processor_ms:>19.2f}{embedded:>13}"
            f"{run.peak_mib:>10.0f}"
        )
    return "\n".join(lines)
