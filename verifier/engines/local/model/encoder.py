"""Judge pairs of texts with the trained cross-encoder: both are read together, and three probabilities come out.

It does no alignment and knows no dates, outlets or speakers: that is for the rules around it.
"""

import math
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice

from verifier.engines.local.model.artefact import Manifest
from verifier.engines.local.model.embedding import Embedder
from verifier.engines.local.model.evidence import combine, readings
from verifier.engines.local.model.network import Network
from verifier.engines.local.relations.entailment import Entailment
from verifier.engines.local.relations.weighing import Weighing

_BATCH = 512
"""Pairs that are tokenised at once."""


class CrossEncoder:
    """Implements `EntailmentModel`; a pair's outcome does not depend on what else is scored."""

    def __init__(self, network: Network) -> None:
        self._network = network

    @property
    def manifest(self) -> Manifest:
        """What is known about the model."""
        return self._network.manifest

    @property
    def network(self) -> Network:
        """What runs it."""
        return self._network

    @property
    def weighing(self) -> Weighing | None:
        """With which weights its word counts beside what the rules see; None where it brings none."""
        return self.manifest.weighing

    @cached_property
    def neighbours(self) -> Embedder | None:
        """What embeds with the same network; None where it makes no embeddings."""
        return Embedder(self._network) if self.manifest.embedding_dimension else None

    def score(self, pairs: Sequence[tuple[str, str]]) -> Sequence[Entailment]:
        """Return one outcome for each (premise, hypothesis), in the order given; long premises by their passages."""
        read = [readings(premise, hypothesis) for premise, hypothesis in pairs]
        asked = [(text, hypothesis) for texts, (_, hypothesis) in zip(read, pairs, strict=True) for text in texts]
        outcomes = self._score_each(asked)
        return [combine(list(islice(outcomes, len(texts)))) for texts in read]

    def _score_each(self, pairs: Sequence[tuple[str, str]]) -> Iterator[Entailment]:
        """Yield the outcome of each pair as it is; a pair that occurs again is not computed again."""
        known: dict[tuple[str, str], Entailment] = {}
        for start in range(0, len(pairs), _BATCH):
            batch = pairs[start : start + _BATCH]
            new = list(dict.fromkeys(pair for pair in batch if pair not in known))
            for pair, logits in zip(new, self._network.logits(new), strict=True):
                known[pair] = calibrate(logits.tolist(), self.manifest.temperature)
            yield from (known[pair] for pair in batch)


def calibrate(logits: Sequence[float], temperature: float) -> Entailment:
    """Return the softmax of logits over a temperature (Guo et al., On Calibration of Modern Neural Networks, 2017)."""
    highest = max(logits)
    weights = [math.exp((logit - highest) / temperature) for logit in logits]
    total = sum(weights)
    supports, contradicts, _ = (weight / total for weight in weights)
    return Entailment(supports, contradicts, max(0.0, 1 - supports - contradicts))
