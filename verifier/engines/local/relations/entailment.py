"""Say how a model of entailment is asked what a premise says on a hypothesis.

No model lives here. The local engine takes any object with this one method; `overlap.OverlapModel` is the baseline.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

_TOLERANCE = 1e-6


@dataclass(frozen=True, slots=True)
class Entailment:
    """Probabilities that the premise makes the hypothesis true, makes it false, or leaves it open; their sum is 1."""

    supports: float
    contradicts: float
    neutral: float

    def __post_init__(self) -> None:
        """Refuse what is no distribution."""
        values = (self.supports, self.contradicts, self.neutral)
        if not all(0 <= value <= 1 for value in values) or abs(sum(values) - 1) > _TOLERANCE:
            raise ValueError(f"the probabilities must lie between 0 and 1 and sum to 1, got {values}")


class EntailmentModel(Protocol):
    """Judges pairs of sentences in bulk."""

    def score(self, pairs: Sequence[tuple[str, str]]) -> Sequence[Entailment]:
        """Return one outcome for each (premise, hypothesis), in the order given."""
        ...
