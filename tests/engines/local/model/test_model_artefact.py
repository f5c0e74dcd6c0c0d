"""The files of the model are taken as they were shipped, or not at all."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from engines.local.model.tiny import TINY, copy_of_tiny, note_sums

from verifier.engines.local.model import choosing
from verifier.engines.local.model.artefact import FOLDER, ModelUnavailableError, read_artefact
from verifier.engines.local.model.choosing import choose_entailment, name_of
from verifier.engines.local.model.encoder import CrossEncoder
from verifier.engines.local.relations.overlap import OverlapModel

Damage = Callable[[Path], object]


def test_whole_files_are_read() -> None:
    artefact = read_artefact(TINY)
    assert artefact.manifest.name == "tiny-1 (int8)"
    assert artefact.manifest.embedding_dimension == 4
    assert len(artefact.graph) > 1_000


DAMAGES: list[tuple[str, Damage, str]] = [
    ("missing", lambda folder: (folder / "claims.onnx").unlink(), r"claims\.onnx is not in the package"),
    (
        "empty",
        lambda folder: (folder / "claims.onnx").write_bytes(b""),
        r"claims\.onnx is damaged or cut short \(0 bytes",
    ),
    (
        "cut",
        lambda folder: (folder / "claims.onnx").write_bytes((folder / "claims.onnx").read_bytes()[:-1]),
        r"claims\.onnx is damaged or cut short",
    ),
    (
        "changed",
        lambda folder: (folder / "tokenizer.json").write_bytes((folder / "tokenizer.json").read_bytes() + b" "),
        r"tokenizer\.json is damaged",
    ),
    ("no manifest", lambda folder: (folder / "model.toml").unlink(), r"model\.toml is not in the package"),
    ("broken manifest", lambda folder: (folder / "model.toml").write_text("version = "), r"model\.toml is damaged"),
    (
        "manifest of nothing",
        lambda folder: (folder / "model.toml").write_text('version = "x"'),
        r"model\.toml is damaged",
    ),
    ("manifest in no encoding", lambda folder: (folder / "model.toml").write_bytes(b"\xff"), r"model\.toml is damaged"),
]


@pytest.mark.parametrize(("damage", "told"), [each[1:] for each in DAMAGES], ids=[each[0] for each in DAMAGES])
def test_damaged_files_leave_word_overlap_and_one_warning_that_says_what_to_do(
    damage: Damage, told: str, tmp_path: Path
) -> None:
    folder = copy_of_tiny(tmp_path)
    damage(folder)
    with pytest.raises(ModelUnavailableError, match=told):
        read_artefact(folder)
    model, warnings = choose_entailment(folder)
    assert isinstance(model, OverlapModel)
    assert name_of(model) == "OverlapModel"
    assert len(warnings) == 1
    assert "pip install" in warnings[0]
    assert "compared by their words" in warnings[0]


@pytest.mark.parametrize(
    ("name", "raw"),
    [("claims.onnx", b"no graph"), ("tokenizer.json", b"{}"), ("tokenizer.json", b"no JSON")],
)
def test_files_that_the_runtime_cannot_run_leave_word_overlap_too(name: str, raw: bytes, tmp_path: Path) -> None:
    folder = copy_of_tiny(tmp_path)
    (folder / name).write_bytes(raw)
    note_sums(folder)
    model, (warning,) = choose_entailment(folder)
    assert isinstance(model, OverlapModel)
    assert "cannot run it" in warning
    assert "pip install --upgrade 'story-verifier[model]'" in warning


def test_a_network_of_another_shape_than_it_says_is_not_used(tmp_path: Path) -> None:
    folder = copy_of_tiny(tmp_path)
    manifest = folder / "model.toml"
    manifest.write_text(
        manifest.read_text(encoding="utf-8").replace("embedding_dimension = 4", "embedding_dimension = 5")
    )
    model, (warning,) = choose_entailment(folder)
    assert isinstance(model, OverlapModel)
    assert "not those that model.toml describes" in warning


@pytest.mark.parametrize("missing", ["onnxruntime", "tokenizers", "numpy"])
def test_without_the_extra_claims_are_compared_by_words_and_the_pip_line_is_given(
    missing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    choosing.load_network.cache_clear()
    for module in ("network", "encoder", "embedding"):
        monkeypatch.delitem(sys.modules, f"verifier.engines.local.model.{module}", raising=False)
    monkeypatch.setitem(sys.modules, missing, None)
    model, (warning,) = choose_entailment(TINY)
    assert isinstance(model, OverlapModel)
    assert "pip install 'story-verifier[model]'" in warning
    assert missing in warning


def test_a_model_is_loaded_once() -> None:
    first, second = choose_entailment(TINY)[0], choose_entailment(TINY)[0]
    assert isinstance(first, CrossEncoder)
    assert isinstance(second, CrossEncoder)
    assert first.network is second.network


def test_the_shipped_model_loads_and_keeps_its_size() -> None:
    model, warnings = choose_entailment()
    assert warnings == ()
    assert isinstance(model, CrossEncoder)
    assert (FOLDER / "claims.onnx").stat().st_size <= 30_000_000
    (same,) = model.score([("The dam at Lodz broke on Monday.", "The dam at Lodz broke on Monday.")])
    (other,) = model.score([("A goalkeeper signed with Porto.", "The dam at Lodz broke on Monday.")])
    assert same.supports > other.supports
