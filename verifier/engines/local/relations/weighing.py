"""Weigh a model's word on a pair of claims together with what code sees of it: two logistic regressions.

A model that is asked alone takes much for a contradiction that is merely about the same things; rules alone find only
what shares their words. Each feature below adds its weight times its value to the log-odds (Hosmer, Lemeshow &
Sturdivant 2013). Weights come with the model: they were learned with it, on stories that it was not trained on.
"""

import math
from collections.abc import Mapping
from typing import Protocol, runtime_checkable

from pydantic import Field

from verifier.engines.local.relations.cases import Case
from verifier.engines.local.relations.entailment import Entailment
from verifier.models import Kind, RelationLabel, Stance
from verifier.models.base import Value
from verifier.quantities import compare_all

BIAS = "bias"
_LEAST = 1e-4
"""Probabilities are held so far from 0 and 1 before their log-odds are taken."""

LEAST_ALIKE = 0.3
"""Share of one claim's keys that the other must have; chosen on the gold stories for development."""


class Weights(Value):
    """Weights by feature for one answer; from `bar` on it is believed."""

    bar: float = Field(gt=0, lt=1)
    weights: dict[str, float]


class Weighing(Value):
    """What a model brings to be weighed with."""

    supports: Weights
    contradicts: Weights


@runtime_checkable
class Weighed(Protocol):
    """A model of entailment that may bring weights."""

    @property
    def weighing(self) -> Weighing | None:
        """The weights; None where it has none."""
        ...


def may_be_weighed(case: Case) -> bool:
    """Whether two claims have enough in common for the model to be asked at all."""
    return max(case.alignment.covered, case.alignment.covered_back) >= LEAST_ALIKE


def features_of(case: Case, score: Entailment, back: Entailment) -> Mapping[str, float]:
    """Return the features of one direction; `back` is the model's word on the other direction."""
    aligned, figures = case.alignment, case.figures
    low, high = sorted((aligned.covered, aligned.covered_back))
    ours, theirs = aligned.evidence, aligned.target
    flags = {
        "figures agree": figures.label is RelationLabel.SUPPORTS,
        "figures differ": figures.label is RelationLabel.CONTRADICTS,
        "figures vary": figures.label is RelationLabel.VARIES,
        "one quantity": figures.same_quantity is True,
        "two quantities": figures.same_quantity is False,
        "figures carry target": figures.carries_target,
        "measure told alike": figures.told_alike,
        "both have figures": bool(case.evidence.quantities and case.target.quantities),
        "neither has figures": not case.evidence.quantities and not case.target.quantities,
        "target names more": bool(aligned.extra_in_target),
        "evidence names more": bool(aligned.extra_in_evidence),
        "other things counted": aligned.contrasted,
        "polarity differs": not aligned.same_polarity,
        "opposite words": bool(aligned.opposed),
        "other verb": not aligned.same_verb,
        "other doer": aligned.other_doer,
        "other place": not aligned.placed,
        "evidence only reported": ours.reported and not theirs.reported,
        "foreseen by one": ours.foreseen is not theirs.foreseen,
        "evidence conditional": ours.conditional and not theirs.conditional,
        "unresolved subject": ours.dangling or theirs.dangling,
        "stance differs": case.evidence.stance is not case.target.stance,
        "forecast": Stance.PREDICTED in (case.evidence.stance, case.target.stance),
        "statement": Kind.STATEMENT in (case.evidence.kind, case.target.kind),
        "apart in time": case.is_apart_in_time(),
    }
    compared = compare_all(case.evidence.quantities, case.target.quantities, None)
    values = None if compared is None else compared.label
    flags |= {
        "values agree": values is RelationLabel.SUPPORTS,
        "values differ": values is RelationLabel.CONTRADICTS,
        "values vary": values is RelationLabel.VARIES,
    }
    return {
        BIAS: 1.0,
        "model supports": _log_odds(score.supports),
        "model contradicts": _log_odds(score.contradicts),
        "model supports, back": _log_odds(back.supports),
        "model contradicts, back": _log_odds(back.contradicts),
        "covered": aligned.covered,
        "covered, back": aligned.covered_back,
        "both covered": low * high,
        **{name: float(flag) for name, flag in flags.items()},
    }


def weigh(features: Mapping[str, float], weights: Weights) -> float:
    """Return a probability; a feature without a weight counts for nothing."""
    total = sum(weights.weights.get(name, 0.0) * value for name, value in features.items())
    return 1 / (1 + math.exp(-max(-50.0, min(50.0, total))))


def _log_odds(probability: float) -> float:
    held = min(max(probability, _LEAST), 1 - _LEAST)
    return math.log(held / (1 - held))
