"""Say how far a figure can be trusted: intervals over articles, paired tests, agreement beyond chance.

metrics.py: ratios, F1, macro-F1 and kappa from counts
bootstrap.py: intervals by resampling articles within stories, of a figure and of a difference
mcnemar.py: the exact test of two runs on the same items
kappa.py: Cohen's kappa with an interval
"""

from evals.statistics.bootstrap import (
    FEW_ARTICLES,
    LEVEL,
    RESAMPLES,
    Interval,
    bootstrap,
    bootstrap_difference,
    estimate,
)
from evals.statistics.kappa import Kappa, Rating, cohen_kappa
from evals.statistics.mcnemar import mcnemar

__all__ = [
    "FEW_ARTICLES",
    "LEVEL",
    "RESAMPLES",
    "Interval",
    "Kappa",
    "Rating",
    "bootstrap",
    "bootstrap_difference",
    "cohen_kappa",
    "estimate",
    "mcnemar",
]
