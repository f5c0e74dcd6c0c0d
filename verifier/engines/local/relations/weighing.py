"""Weigh a model's word on two claims together with what the rules see of them: two logistic regressions.

A model that is asked alone takes much for a contradiction that is merely about the same things; rules alone find only
what shares their words. Each feature adds its weight times its value to the log-odds (Hosmer, Lemeshow & Sturdivant
2013). The weights come with the model: they were learned with it, on stories that it was not trained on.
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

LEAST_ALIKE = 0.15
"""Share of one claim's keys that the other must have for the model to be asked at all."""

_LEAST = 1e-4
"""Probabilities are held so far from 0 and 1 before their log-odds are taken."""
_MANY_NAMES = 4


class Weights(Value):
    """Weights by feature for one answer; from the probability `bar` on it is believed."""

    bar: float = Field(gt=0, le=1)
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
    """Whether two claims of two articles have enough in common for the model to be asked at all."""
    apart = case.evidence.article != case.target.article
    return apart and max(case.alignment.covered, case.alignment.covered_back) >= LEAST_ALIKE


def features_of(case: Case, score: Entailment, back: Entailment) -> Mapping[str, float]:
    """Return the features of one direction; `back` is the model's word on the other direction."""
    return {
        BIAS: 1.0,
        "model supports": _log_odds(score.supports),
        "model contradicts": _log_odds(score.contradicts),
        "model supports, back": _log_odds(back.supports),
        "model contradicts, back": _log_odds(back.contradicts),
        "covered": case.alignment.covered,
        "covered, back": case.alignment.covered_back,
        "both covered": case.alignment.covered * case.alignment.covered_back,
        "names shared": _names_shared(case),
        "names alike": _names_alike(case),
        **{name: float(flag) for name, flag in (*_figures(case), *_alignment(case), *_setting(case))},
    }


_Flags = tuple[tuple[str, bool], ...]


def _names_shared(case: Case) -> float:
    """Return how many names both have, of four or more 1."""
    return min(len(case.alignment.evidence.names & case.alignment.target.names), _MANY_NAMES) / _MANY_NAMES


def _names_alike(case: Case) -> float:
    """Return the share of names that both have, of all that either has."""
    ours, theirs = case.alignment.evidence.names, case.alignment.target.names
    return len(ours & theirs) / max(1, len(ours | theirs))


def _figures(case: Case) -> _Flags:
    figures, ours, theirs = case.figures, case.evidence.quantities, case.target.quantities
    compared = compare_all(ours, theirs, None)
    values = None if compared is None else compared.label
    return (
        ("figures agree", figures.label is RelationLabel.SUPPORTS),
        ("figures differ", figures.label is RelationLabel.CONTRADICTS),
        ("figures vary", figures.label is RelationLabel.VARIES),
        ("one quantity", figures.same_quantity is True),
        ("two quantities", figures.same_quantity is False),
        ("figures carry target", figures.carries_target),
        ("measure told alike", figures.told_alike),
        ("both have figures", bool(ours and theirs)),
        ("neither has figures", not ours and not theirs),
        ("values agree", values is RelationLabel.SUPPORTS),
        ("values differ", values is RelationLabel.CONTRADICTS),
        ("values vary", values is RelationLabel.VARIES),
    )


def _alignment(case: Case) -> _Flags:
    aligned, ours, theirs = case.alignment, case.alignment.evidence, case.alignment.target
    return (
        ("target names more", bool(aligned.extra_in_target)),
        ("evidence names more", bool(aligned.extra_in_evidence)),
        ("names clash", aligned.names_clash),
        ("other things counted", aligned.contrasted),
        ("polarity differs", not aligned.same_polarity),
        ("opposite words", bool(aligned.opposed)),
        ("other verb", not aligned.same_verb),
        ("verb shared", bool(ours.verb & theirs.verb)),
        ("head shared", bool(ours.head & theirs.head)),
        ("other doer", aligned.other_doer),
        ("other place", not aligned.placed),
        ("part of it", aligned.part_of is not None),
    )


def _setting(case: Case) -> _Flags:
    ours, theirs = case.alignment.evidence, case.alignment.target
    kinds = case.evidence.kind, case.target.kind
    return (
        ("evidence only reported", ours.reported and not theirs.reported),
        ("foreseen by one", ours.foreseen is not theirs.foreseen),
        ("evidence conditional", ours.conditional and not theirs.conditional),
        ("unresolved subject", ours.dangling or theirs.dangling),
        ("firmness differs", ours.firmness is not theirs.firmness),
        ("stance differs", case.evidence.stance is not case.target.stance),
        ("forecast", Stance.PREDICTED in (case.evidence.stance, case.target.stance)),
        ("statement", Kind.STATEMENT in kinds),
        ("kinds differ", kinds[0] is not kinds[1]),
        ("one origin", case.alignment.same_origin),
        ("apart in time", case.is_apart_in_time()),
    )


def weigh(features: Mapping[str, float], weights: Weights) -> float:
    """Return a probability; a feature without a weight counts for nothing."""
    total = sum(weights.weights.get(name, 0.0) * value for name, value in features.items())
    return 1 / (1 + math.exp(-max(-50.0, min(50.0, total))))


def _log_odds(probability: float) -> float:
    held = min(max(probability, _LEAST), 1 - _LEAST)
    return math.log(held / (1 - held))
