"""Learn with which weights a model's word and the rules' count together, on stories that the model was not trained on.

One logistic regression an answer (scikit-learn), on standardised features; the weights that are written are those of
the features as they are. The bars are given, not learned: they are chosen on the gold stories for development.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from training.cases import story_cases
from training.examples import Label
from training.stories import Story
from verifier.engines.local.relations.entailment import EntailmentModel
from verifier.engines.local.relations.weighing import BIAS, Weighing, Weights, features_of, may_be_weighed

_PENALTY = 0.3
"""Inverse strength of the ridge penalty."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """One direction of a pair as numbers."""

    features: dict[str, float]
    label: Label


def weigh_stories(stories: Sequence[Story], model: EntailmentModel) -> list[Weighed]:
    """Return the features of every pair of the stories of which the model would be asked both ways."""
    found: list[Weighed] = []
    for story in stories:
        cases = [each for each in story_cases(story) if may_be_weighed(each.case)]
        scores = model.score([(each.premise, each.case.target.text) for each in cases])
        by_ids = {each.case.ids: score for each, score in zip(cases, scores, strict=True)}
        for each, score in zip(cases, scores, strict=True):
            back = by_ids.get(each.case.ids[::-1])
            if back is not None:
                found.append(Weighed(dict(features_of(each.case, score, back)), each.label))
    return found


def fit_weights(rows: Sequence[Weighed], answer: Label, bar: float) -> Weights:
    """Return the weights for one answer against both others."""
    names = sorted({name for row in rows for name in row.features} - {BIAS})
    values = np.array([[row.features[name] for name in names] for row in rows])
    scaler = StandardScaler().fit(values)
    fitted = LogisticRegression(C=_PENALTY, max_iter=5_000).fit(
        scaler.transform(values), [row.label is answer for row in rows]
    )
    plain = fitted.coef_[0] / scaler.scale_
    bias = float(fitted.intercept_[0] - (plain * scaler.mean_).sum())
    weights = {BIAS: bias} | {name: float(weight) for name, weight in zip(names, plain, strict=True)}
    return Weights(bar=bar, weights={name: round(weight, 4) for name, weight in weights.items()})


def fit_weighing(rows: Sequence[Weighed], bars: tuple[float, float]) -> Weighing:
    """Return weights for support and contradiction; `bars` in this order."""
    return Weighing(
        supports=fit_weights(rows, Label.SUPPORTS, bars[0]),
        contradicts=fit_weights(rows, Label.CONTRADICTS, bars[1]),
    )
