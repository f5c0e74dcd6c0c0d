"""What is unsupported asks only that support is unlikely, and mixed weights lie between those of two runs."""

from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

torch = pytest.importorskip("torch", reason="the extra `training` is not installed: pip install -e '.[training]'")

from training.batches import TARGETS  # noqa: E402
from training.encoder import CrossEncoder  # noqa: E402
from training.examples import LABELS, Label  # noqa: E402
from training.fit import loss_of, mix_weights  # noqa: E402


def loss(logits: list[float], label: Label) -> float:
    return float(loss_of(torch.tensor([logits]), torch.tensor([TARGETS.index(label)])))


def test_the_loss_of_a_known_label_is_the_cross_entropy() -> None:
    logits = [1.0, -0.5, 0.25]
    for place, label in enumerate(LABELS):
        expected = float(torch.nn.functional.cross_entropy(torch.tensor([logits]), torch.tensor([place])))
        assert loss(logits, label) == pytest.approx(expected)


def test_unsupported_is_indifferent_between_contradicted_and_open() -> None:
    assert loss([0.0, 3.0, -1.0], Label.UNSUPPORTED) == pytest.approx(loss([0.0, -1.0, 3.0], Label.UNSUPPORTED))
    assert loss([5.0, 0.0, 0.0], Label.UNSUPPORTED) > loss([-5.0, 0.0, 0.0], Label.UNSUPPORTED)


def test_mixed_weights_are_a_share_of_each_run(tmp_path: Path) -> None:
    own, earlier = torch.nn.Linear(2, 1), torch.nn.Linear(2, 1)
    before = own.weight.detach().clone()
    torch.save(earlier.state_dict(), tmp_path / "weights.pt")
    mix_weights(cast(CrossEncoder, SimpleNamespace(parts=lambda: own)), tmp_path, 0.25)
    assert torch.allclose(own.weight, 0.75 * before + 0.25 * earlier.weight)
