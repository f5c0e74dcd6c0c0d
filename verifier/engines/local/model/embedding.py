"""Turn texts into vectors whose cosine says how alike they are, and find the claims that are near each other.

Every text is compared with every other, in blocks: up to 20,000 that is faster than keeping an index.
"""

from collections.abc import Hashable, Sequence

import numpy as np
from numpy.typing import NDArray

from verifier.engines.local.model.network import Network, Numbers

_BATCH = 512
_BLOCK = 256
"""Rows of the matrix of cosines that are in memory at once: 20 MB for 20,000 texts."""


class Embedder:
    """Embeds texts with the shipped network; implements `verifier.engines.base.Neighbours`."""

    def __init__(self, network: Network) -> None:
        """Take a network; raise ValueError where it gives no embeddings."""
        dimension = network.manifest.embedding_dimension
        if dimension is None:
            raise ValueError(f"{network.manifest.name} gives no embeddings")
        self._network, self._dimension = network, dimension

    def embed(self, texts: Sequence[str]) -> Numbers:
        """Return an array of shape (texts, dimension), rows in order and of unit length."""
        found = np.zeros((len(texts), self._dimension), dtype=np.float32)
        for start in range(0, len(texts), _BATCH):
            for place, vector in enumerate(self._network.embeddings(texts[start : start + _BATCH]), start):
                found[place] = vector
        return found

    def nearest(self, texts: Sequence[str], groups: Sequence[Hashable], count: int) -> list[list[int]]:
        """Return for each text the places of up to `count` texts of other groups, the nearest first."""
        return nearest_rows(self.embed(texts), groups, count)


def nearest_rows(vectors: Numbers, groups: Sequence[Hashable], count: int) -> list[list[int]]:
    """Return for each row the places of up to `count` rows of other groups, by cosine; ties by place."""
    numbers: dict[Hashable, int] = {}
    marks = np.array([numbers.setdefault(group, len(numbers)) for group in groups], dtype=np.int64)
    found: list[list[int]] = []
    for start in range(0, len(vectors), _BLOCK):
        block = slice(start, start + _BLOCK)
        likeness = np.where(marks[block, None] == marks[None, :], -np.inf, vectors[block] @ vectors.T)
        found.extend(_highest(row, count) for row in likeness)
    return found


def _highest(row: NDArray[np.floating], count: int) -> list[int]:
    places = np.argpartition(-row, count - 1)[:count] if count < len(row) else np.arange(len(row))
    places = np.sort(places)
    ranked = places[np.argsort(-row[places], kind="stable")]
    return [int(place) for place in ranked if row[place] > -np.inf]
