"""Measure a trained model on the examples that were held out: accuracy, and the F1 of each label."""

from collections.abc import Sequence
from dataclasses import dataclass

import torch

from training.examples import LABELS, Example, Part


@dataclass(frozen=True, slots=True)
class Measured:
    """How a model did on a set; `f1` is by label, None for a label that the set lacks."""

    n: int
    accuracy: float
    f1: dict[str, float | None]


def measure(logits: torch.Tensor, examples: Sequence[Example]) -> Measured:
    """Return the figures for logits in the order of the examples."""
    given = [LABELS[place] for place in logits.argmax(dim=1).tolist()]
    expected = [example.label for example in examples]
    right = sum(one is other for one, other in zip(given, expected, strict=True))
    scores = {label.value: _f1(label, given, expected) for label in LABELS}
    return Measured(len(examples), right / max(len(examples), 1), scores)


def by_part(logits: torch.Tensor, examples: Sequence[Example]) -> dict[Part, Measured]:
    """Return the figures for each part that the examples have."""
    found: dict[Part, Measured] = {}
    for part in sorted({example.part for example in examples}):
        places = [place for place, example in enumerate(examples) if example.part is part]
        found[part] = measure(logits[places], [examples[place] for place in places])
    return found


def _f1(label: object, given: Sequence[object], expected: Sequence[object]) -> float | None:
    if label not in expected:
        return None
    hits = sum(one is label and other is label for one, other in zip(given, expected, strict=True))
    return 2 * hits / (sum(one is label for one in given) + sum(one is label for one in expected))
