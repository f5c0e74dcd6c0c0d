"""Weights are learnt from how features and labels go together, and written as they are used."""

import pytest

from training.weigh import CONTRADICTS, SUPPORTS, Example, fit_weighing, fit_weights
from verifier.engines.local.relations.weighing import BIAS, weigh
from verifier.models import RelationLabel

LABELS = (RelationLabel.SUPPORTS, RelationLabel.CONTRADICTS, RelationLabel.NONE, RelationLabel.NONE)


def example(number: int) -> Example:
    label = LABELS[number % len(LABELS)]
    features = {
        BIAS: 1.0,
        "alike": 0.9 if label is not RelationLabel.NONE else 0.1,
        "model supports": 2.0 if label is RelationLabel.SUPPORTS else -2.0,
        "noise": (number % 7) / 7,
    }
    return Example("made", (f"a{number}", f"b{number}"), features, label)


EXAMPLES = [example(number) for number in range(80)]


def test_what_goes_with_an_answer_speaks_for_it() -> None:
    weights = fit_weights(EXAMPLES, SUPPORTS, 0.4)
    support, contradiction, none, _ = EXAMPLES[:4]
    assert weights.weights["model supports"] > 0
    assert weigh(support.features, weights) > 0.8
    assert max(weigh(each.features, weights) for each in (contradiction, none)) < 0.2
    assert weights.bar == pytest.approx(0.4)


def test_an_update_counts_with_contradictions() -> None:
    updated = [
        Example(each.story, each.ids, each.features, RelationLabel.UPDATES)
        if each.relation is RelationLabel.CONTRADICTS
        else each
        for each in EXAMPLES
    ]
    assert fit_weights(updated, CONTRADICTS, 0.5) == fit_weights(EXAMPLES, CONTRADICTS, 0.5)


def test_each_answer_has_its_own_weights_and_bar() -> None:
    weighing = fit_weighing(EXAMPLES, (0.4, 0.7))
    assert (weighing.supports.bar, weighing.contradicts.bar) == (0.4, 0.7)
    assert weighing.supports.weights.keys() == weighing.contradicts.weights.keys()
    assert weighing.supports.weights != weighing.contradicts.weights
