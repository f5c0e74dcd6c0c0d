"""Learn with which weights a model's word and what the rules see count together, on stories it was not trained on.

One logistic regression an answer (scikit-learn), on standardised features; the weights that are written are those of
the features as they are. The bars are given, not learned: they are chosen on the verdicts that come of them. All pairs
that share enough are learned from, also those of which the rules speak before the weights are heard: there are too few
else.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from evals.labels.values import Story
from training.labelled import LabelledCase
from verifier.engines.local.relations.entailment import EntailmentModel
from verifier.engines.local.relations.pairs import premise_of
from verifier.engines.local.relations.weighing import BIAS, Weighing, Weights, features_of, may_be_weighed
from verifier.models import RelationLabel

SUPPORTS = frozenset({RelationLabel.SUPPORTS})
CONTRADICTS = frozenset({RelationLabel.CONTRADICTS, RelationLabel.UPDATES})
"""What counts as a contradiction here: which of two values is the later one is worked out elsewhere."""

CasesOf = Callable[[Story], Iterable[LabelledCase]]
"""`labelled_cases`, or `extracted_cases`: what people labelled in their own claims, or in those of the engine."""

_PENALTY = 0.3
"""Inverse strength of the ridge penalty."""


@dataclass(frozen=True, slots=True)
class Example:
    """One direction of a pair as numbers."""

    story: str
    ids: tuple[str, str]
    features: dict[str, float]
    relation: RelationLabel


def weigh_examples(stories: Sequence[Story], model: EntailmentModel, cases_of: CasesOf) -> list[Example]:
    """Return the directions of pairs of the stories that the model would be asked both ways, but those that vary."""
    found: list[Example] = []
    for story in stories:
        cases = [(case, label) for case, label in cases_of(story) if may_be_weighed(case)]
        scores = model.score([(premise_of(case), case.target.text) for case, _ in cases])
        by_ids = {case.ids: score for (case, _), score in zip(cases, scores, strict=True)}
        found.extend(
            Example(story.id, case.ids, dict(features_of(case, by_ids[case.ids], by_ids[case.ids[::-1]])), label)
            for case, label in cases
            if label is not RelationLabel.VARIES and case.ids[::-1] in by_ids
        )
    return found


def fit_weights(examples: Sequence[Example], answers: frozenset[RelationLabel], bar: float) -> Weights:
    """Return the weights for some answers against all others."""
    names = sorted({name for each in examples for name in each.features} - {BIAS})
    values = np.array([[each.features[name] for name in names] for each in examples])
    scaler = StandardScaler().fit(values)
    fitted = LogisticRegression(C=_PENALTY, max_iter=5_000).fit(
        scaler.transform(values), [each.relation in answers for each in examples]
    )
    plain = fitted.coef_[0] / scaler.scale_
    bias = float(fitted.intercept_[0] - (plain * scaler.mean_).sum())
    weights = {BIAS: bias} | {name: float(weight) for name, weight in zip(names, plain, strict=True)}
    return Weights(bar=bar, weights={name: round(weight, 4) for name, weight in weights.items()})


def fit_weighing(examples: Sequence[Example], bars: tuple[float, float]) -> Weighing:
    """Return weights for support and contradiction; `bars` in this order."""
    return Weighing(
        supports=fit_weights(examples, SUPPORTS, bars[0]),
        contradicts=fit_weights(examples, CONTRADICTS, bars[1]),
    )
