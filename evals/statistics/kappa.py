"""Measure how far two annotators agree beyond chance, with an interval.

Cohen's kappa (Cohen, 1960, "A Coefficient of Agreement for Nominal Scales", Educ. Psychol. Meas. 20(1)), computed by
scikit-learn. The interval is the cluster bootstrap's over articles, not the large-sample formula of Fleiss, Cohen and
Everitt (1969), which takes items for independent.
"""

from collections.abc import Sequence

import numpy as np
from sklearn.metrics import cohen_kappa_score

from evals.statistics import metrics
from evals.statistics.bootstrap import FEW_ARTICLES, RESAMPLES, Counts, bootstrap
from verifier.models.base import Value


class Rating(Value):
    """What two annotators say of one item, with the story and article that it is of."""

    story: str
    article: str
    one: str
    other: str


class Kappa(Value):
    """Agreement beyond chance: -1 to 1; None where there are no items, or both always say the same one thing.

    `agreement` is the plain share of equal labels. `optimistic` says that there are too few articles for the interval
    to cover what it says.
    """

    value: float | None
    ci_low: float | None
    ci_high: float | None
    agreement: float | None
    n: int
    n_articles: int
    optimistic: bool


def cohen_kappa(
    ratings: Sequence[Rating], labels: Sequence[str], *, resamples: int = RESAMPLES, seed: int = 0
) -> Kappa:
    """Return the agreement on the declared labels; ValueError for a label that is not declared."""
    if strange := {label for rating in ratings for label in (rating.one, rating.other)} - set(labels):
        raise ValueError(f"labels that are not declared: {', '.join(sorted(strange))}")
    articles = sorted({(rating.story, rating.article) for rating in ratings})
    tables = _tables(ratings, labels, articles)
    kappa = metrics.of_tables(metrics.kappa, len(labels), len(labels))
    interval = bootstrap(tables, [story for story, _ in articles], kappa, resamples=resamples, seed=seed)
    value = _value(ratings, labels)
    return Kappa(
        value=value,
        ci_low=interval.low if interval and value is not None else None,
        ci_high=interval.high if interval and value is not None else None,
        agreement=sum(rating.one == rating.other for rating in ratings) / len(ratings) if ratings else None,
        n=len(ratings),
        n_articles=len(articles),
        optimistic=len(articles) < FEW_ARTICLES,
    )


def _value(ratings: Sequence[Rating], labels: Sequence[str]) -> float | None:
    # Where both say one and the same label throughout, kappa is 0 / 0, and scikit-learn would warn.
    if len({label for rating in ratings for label in (rating.one, rating.other)}) < 2:
        return None
    ones, others = [rating.one for rating in ratings], [rating.other for rating in ratings]
    return float(cohen_kappa_score(ones, others, labels=list(labels)))


def _tables(ratings: Sequence[Rating], labels: Sequence[str], articles: Sequence[tuple[str, str]]) -> Counts:
    """Return a flattened table [one][other] for each article."""
    tables = np.zeros((len(articles), len(labels) ** 2))
    row_of = {article: row for row, article in enumerate(articles)}
    place_of = {label: place for place, label in enumerate(labels)}
    for rating in ratings:
        column = place_of[rating.one] * len(labels) + place_of[rating.other]
        tables[row_of[rating.story, rating.article], column] += 1
    return tables
