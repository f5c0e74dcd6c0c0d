"""Vectors lie near where texts are alike, and neighbours are those of other groups, the nearest first."""

from pathlib import Path

import numpy as np
import pytest
from engines.local.model.tiny import copy_of_tiny, tiny_model

from verifier.engines.base import Neighbours
from verifier.engines.local.model.choosing import load_trained
from verifier.engines.local.model.embedding import Embedder, nearest_rows


def embedder() -> Embedder:
    found = tiny_model().neighbours
    assert found is not None
    return found


def test_vectors_are_of_unit_length_and_in_order() -> None:
    found = embedder().embed(["dam", "flood dam", "bank"])
    assert found.shape == (3, 4)
    assert found.dtype == np.float32
    assert np.linalg.norm(found, axis=1) == pytest.approx([1, 1, 1], abs=1e-5)
    assert found[0] @ found[1] > 0.99 > found[0] @ found[2]


def test_no_texts_give_no_vectors() -> None:
    assert embedder().embed([]).shape == (0, 4)
    assert embedder().nearest([], [], 5) == []


def test_neighbours_are_of_other_groups() -> None:
    finder: Neighbours = embedder()
    found = finder.nearest(["dam", "flood", "bank", "rates", "dam flood"], ["a", "a", "a", "b", "b"], 1)
    assert found == [[4], [4], [3], [2], [0]]


def test_all_of_one_group_have_no_neighbours() -> None:
    assert embedder().nearest(["dam", "flood"], ["a", "a"], 3) == [[], []]


def test_equally_near_ones_are_in_the_order_given() -> None:
    vectors = np.tile(np.array([[1.0, 0.0]], dtype=np.float32), (5, 1))
    assert nearest_rows(vectors, range(5), 10)[2] == [0, 1, 3, 4]


def test_blocks_make_no_difference() -> None:
    vectors = np.random.default_rng(3).normal(size=(700, 8)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    groups = [number % 7 for number in range(700)]
    found = nearest_rows(vectors, groups, 5)
    for place in (0, 255, 256, 699):
        likeness = vectors @ vectors[place]
        others = [other for other in range(700) if groups[other] != groups[place]]
        assert found[place] == sorted(others, key=lambda other: -likeness[other])[:5]


def test_a_network_without_embeddings_offers_no_neighbours(tmp_path: Path) -> None:
    folder = copy_of_tiny(tmp_path)
    manifest = folder / "model.toml"
    manifest.write_text(manifest.read_text(encoding="utf-8").replace("embedding_dimension = 4\n", ""))
    model = load_trained(folder)
    assert model.neighbours is None
    with pytest.raises(ValueError, match="gives no embeddings"):
        Embedder(model.network)
