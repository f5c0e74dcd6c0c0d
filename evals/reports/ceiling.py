"""Say how far two people agree: the ceiling that rows are held against.

End to end it is the annotators' own row, missed claims included. On given claims it is taken over the claims that both
people listed, with Cohen's kappa beside it; agreement on relations is in story.toml, not here.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from evals.reports.values import ScoredRun
from evals.runs.annotators import ANNOTATORS
from evals.runs.values import Setting
from evals.scores.confusion import LABELS, count_outcomes, flatten, of_outcomes
from evals.scores.figures import Figure, Sheet, make_figure
from evals.scores.summary import clusters_of
from evals.scores.values import Item, Outcome
from evals.statistics import Kappa, Rating, cohen_kappa, metrics


@dataclass(frozen=True, slots=True)
class Ceiling:
    """Macro-F1 of the second person's verdicts against the first's, and kappa on the claims that both have."""

    end_to_end: Figure
    oracle: Figure
    kappa: Kappa

    def of(self, setting: Setting) -> Figure:
        """Return the figure that rows of a setting are held against."""
        return self.oracle if setting is Setting.ORACLE else self.end_to_end


def find_ceiling(runs: Sequence[ScoredRun]) -> Ceiling | None:
    """Return the agreement of the annotators' row; None where there is none."""
    run = next((run for run in runs if run.header.row == ANNOTATORS), None)
    if run is None:
        return None
    shared = [item for item in run.items(Setting.END_TO_END) if item.got not in (Outcome.MISSED, Outcome.ERROR)]
    ratings = [
        Rating(story=item.story, article=item.article, one=item.expected.value, other=item.got.value) for item in shared
    ]
    return Ceiling(
        end_to_end=run.summary.end_to_end.macro_f1,
        oracle=_macro_f1(run, shared),
        kappa=cohen_kappa(ratings, [label.value for label in LABELS], seed=run.header.seed),
    )


def _macro_f1(run: ScoredRun, items: Sequence[Item]) -> Figure:
    clusters = clusters_of([score for score in run.scores if score.setting is Setting.END_TO_END])
    table = count_outcomes(items, clusters)
    sheet = Sheet(clusters, counts=flatten(table), sizes=table.sum(axis=(-2, -1)))
    return make_figure(sheet, of_outcomes(metrics.macro_f1), seed=run.header.seed)
