"""Where the tiny model of the tests lies, and copies of it to damage."""

import shutil
from hashlib import sha256
from pathlib import Path

from verifier.engines.local.model.choosing import load_trained
from verifier.engines.local.model.encoder import CrossEncoder

TINY = Path(__file__).parents[3] / "data" / "tiny_model"


def tiny_model() -> CrossEncoder:
    return load_trained(TINY)


def copy_of_tiny(folder: Path) -> Path:
    return Path(shutil.copytree(TINY, folder / "model"))


def note_sums(folder: Path) -> None:
    """Write the checksums of the files as they are now, as if they had been shipped like this."""
    manifest = folder / "model.toml"
    head = manifest.read_text(encoding="utf-8").partition("[sha256]")[0]
    sums = "".join(
        f'"{name}" = "{sha256((folder / name).read_bytes()).hexdigest()}"\n'
        for name in ("claims.onnx", "tokenizer.json")
    )
    manifest.write_text(f"{head}[sha256]\n{sums}", encoding="utf-8")
