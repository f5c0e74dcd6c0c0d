"""Say what to keep in mind when reading the figures: what is missing, what they rest on, how far to trust them."""

from collections.abc import Iterator, Sequence

from evals.reports.values import Content, ScoredRun
from evals.runs.annotators import ANNOTATORS
from evals.statistics import FEW_ARTICLES


def find_notices(content: Content) -> tuple[str, ...]:
    """Return sentences, what is missing first."""
    runs = content.runs
    return (
        *(line for run in runs for line in _missing(run)),
        *(f"{row} has no figures: {reason}." for row, reason in content.reasons.items()),
        *_basis(runs),
        *_trust(runs),
    )


def _missing(run: ScoredRun) -> Iterator[str]:
    counts = run.summary.counts
    for words, names in (("failed", counts.failed), ("has no result", counts.missing)):
        for name in names:
            yield f"{run.label}: {name} {words}; its claims count as wrong."


def _basis(runs: Sequence[ScoredRun]) -> Iterator[str]:
    golds = {run.header.gold for run in runs if run.header.row != ANNOTATORS}
    if len(golds) > 1:
        yield "Not all rows were run on the same stories and labels: compare with care."
    replayed = [run.label for run in runs if run.header.replayed]
    if replayed:
        yield f"{', '.join(replayed)}: recorded answers were played, so seconds and prices are not those of a model."
    dirty = [run.label for run in runs if run.header.dirty]
    if dirty:
        yield f"{', '.join(dirty)}: the code had changes that are in no commit."


def _trust(runs: Sequence[ScoredRun]) -> Iterator[str]:
    few = min((run.summary.counts.articles for run in runs), default=FEW_ARTICLES)
    if few < FEW_ARTICLES:
        yield (f"Intervals marked * rest on fewer than {FEW_ARTICLES} articles and are narrower than they should be.")
    else:
        yield f"A figure marked * rests on fewer than {FEW_ARTICLES} articles: its interval is too narrow."
