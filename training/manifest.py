"""Write `model.toml`: what a model is, and the hashes of its files."""

import json
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from verifier.engines.local.model.artefact import GRAPH, MANIFEST, TOKENIZER, Manifest


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write the manifest with the hashes of the files as they lie in the folder."""
    hashes = {name: sha256((folder / name).read_bytes()).hexdigest() for name in (GRAPH, TOKENIZER)}
    told = manifest.model_copy(update={"sha256": hashes})
    (folder / MANIFEST).write_text("\n".join(_lines(told)) + "\n", encoding="utf-8")


def _lines(manifest: Manifest) -> Iterator[str]:
    yield "# What the trained model is; its files are held against these hashes when they are loaded."
    plain = manifest.model_dump(exclude_none=True, exclude={"sha256", "weighing"})
    yield from (f"{name} = {json.dumps(value)}" for name, value in plain.items())
    yield from _table("sha256", manifest.sha256)
    if manifest.weighing is not None:
        for answer, weights in (
            ("supports", manifest.weighing.supports),
            ("contradicts", manifest.weighing.contradicts),
        ):
            yield f"\n[weighing.{answer}]"
            yield f"bar = {weights.bar}"
            yield from _table(f"weighing.{answer}.weights", weights.weights)


def _table(name: str, values: Mapping[str, str | float]) -> Iterator[str]:
    yield f"\n[{name}]"
    yield from (f"{json.dumps(key)} = {json.dumps(value)}" for key, value in values.items())
