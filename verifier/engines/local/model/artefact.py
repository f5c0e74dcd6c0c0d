"""Find the files of the trained model and take them only as they were shipped.

Every file is held against the SHA-256 in `model.toml`; what is run later are the very bytes that were checked. Nothing
here loads a runtime.
"""

import tomllib
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from pydantic import Field, ValidationError

from verifier.engines.local.relations.weighing import Weighing
from verifier.errors import VerifierError
from verifier.models.base import Value

FOLDER = Path(__file__).parent
MANIFEST, GRAPH, TOKENIZER = "model.toml", "claims.onnx", "tokenizer.json"

_REINSTALL = "install the package again: pip install --force-reinstall 'story-verifier[model]'"


class ModelUnavailableError(VerifierError):
    """The trained model cannot be used here; the message says why and what to do."""


class Manifest(Value):
    """What `model.toml` says.

    `temperature` divides the logits before the softmax. `max_length` counts tokens, special ones too.
    `embedding_dimension` is None where the network gives no embeddings, `weighing` where rules alone guard its word.
    `sha256` is by name of file, in lower-case hex.
    """

    version: str = Field(min_length=1)
    precision: str = "int8"
    card: str
    temperature: float = Field(gt=0, allow_inf_nan=False)
    max_length: int = Field(ge=8, le=512)
    embedding_dimension: int | None = Field(default=None, ge=1)
    sha256: dict[str, str]
    weighing: Weighing | None = None

    @property
    def name(self) -> str:
        """What a report calls the model."""
        return f"{self.version} ({self.precision})"


@dataclass(frozen=True, slots=True)
class Artefact:
    """The files of a model, whole and as they were shipped."""

    manifest: Manifest
    graph: bytes
    tokenizer: str


def read_artefact(folder: Path = FOLDER) -> Artefact:
    """Return the model in a folder; raise ModelUnavailableError where a file is missing, damaged or malformed."""
    manifest = _manifest(_read(folder / MANIFEST))
    graph = _checked(folder / GRAPH, manifest)
    tokenizer = _checked(folder / TOKENIZER, manifest)
    return Artefact(manifest, graph, tokenizer.decode("utf-8"))


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise ModelUnavailableError(f"{path.name} is not in the package; {_REINSTALL}") from error
    except OSError as error:
        raise ModelUnavailableError(f"{path.name} cannot be read ({error.strerror}); {_REINSTALL}") from error


def _manifest(raw: bytes) -> Manifest:
    try:
        return Manifest.model_validate(tomllib.loads(raw.decode("utf-8")))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, ValidationError) as error:
        raise ModelUnavailableError(f"{MANIFEST} is damaged; {_REINSTALL}") from error


def _checked(path: Path, manifest: Manifest) -> bytes:
    raw = _read(path)
    found, wanted = sha256(raw).hexdigest(), manifest.sha256.get(path.name, "")
    if found != wanted:
        told = f"its SHA-256 begins {found[:12]} and should begin {wanted[:12] or '(nothing is noted)'}"
        raise ModelUnavailableError(f"{path.name} is damaged or cut short ({len(raw):,} bytes; {told}); {_REINSTALL}")
    return raw
