"""What is written down about a model is read again as it was, with the hashes of the files beside it."""

import shutil
from pathlib import Path

from training.manifest import write_manifest
from verifier.engines.local.model.artefact import read_artefact
from verifier.engines.local.relations.weighing import Weighing, Weights

TINY = Path(__file__).parents[1] / "data" / "tiny_model"


def test_a_manifest_is_read_as_it_was_written(tmp_path: Path) -> None:
    folder = shutil.copytree(TINY, tmp_path / "model")
    told = read_artefact(folder).manifest.model_copy(update={"temperature": 1.7, "embedding_dimension": None})
    write_manifest(folder, told)
    assert read_artefact(folder).manifest == told


def test_the_hashes_are_those_of_the_files(tmp_path: Path) -> None:
    folder = shutil.copytree(TINY, tmp_path / "model")
    manifest = read_artefact(folder).manifest
    (folder / "tokenizer.json").write_text("{}", encoding="utf-8")
    write_manifest(folder, manifest)
    assert read_artefact(folder).tokenizer == "{}"


def test_weights_are_read_as_they_were_written(tmp_path: Path) -> None:
    folder = shutil.copytree(TINY, tmp_path / "model")
    weighing = Weighing(
        supports=Weights(bar=0.4, weights={"bias": -3.5, "model supports, back": 0.25}),
        contradicts=Weights(bar=0.7, weights={"bias": -4.0}),
    )
    write_manifest(folder, read_artefact(folder).manifest.model_copy(update={"weighing": weighing}))
    assert read_artefact(folder).manifest.weighing == weighing
