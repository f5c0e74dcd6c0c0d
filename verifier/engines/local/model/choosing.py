"""Choose the model of entailment: the trained one where it loads, else word overlap, with a warning that says why."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from verifier.engines.local.model.artefact import FOLDER, Manifest, ModelUnavailableError, read_artefact
from verifier.engines.local.relations.entailment import EntailmentModel
from verifier.engines.local.relations.overlap import OverlapModel

if TYPE_CHECKING:
    from verifier.engines.local.model.encoder import CrossEncoder
    from verifier.engines.local.model.network import Network

Choice = tuple[EntailmentModel, tuple[str, ...]]
"""The model to judge with, and what a person should know about why it is that one."""

INSTALL = "pip install 'story-verifier[model]'"


@runtime_checkable
class _Trained(Protocol):
    @property
    def manifest(self) -> Manifest: ...


def choose_entailment(folder: Path = FOLDER) -> Choice:
    """Return the trained model of a folder, loaded once a process, or word overlap and why."""
    try:
        return load_trained(folder), ()
    except ModelUnavailableError as error:
        told = str(error).rstrip(".")
        return OverlapModel(), (
            f"The trained model could not be used, so claims were compared by their words, which finds less: {told}.",
        )


def load_trained(folder: Path = FOLDER) -> "CrossEncoder":
    """Return the trained model of a folder; raise ModelUnavailableError with what to do where it cannot be used."""
    network = load_network(folder)
    from verifier.engines.local.model.encoder import CrossEncoder

    return CrossEncoder(network)


@cache
def load_network(folder: Path = FOLDER) -> "Network":
    """Return the network of a folder, loaded once; raise ModelUnavailableError with what to do where it cannot be."""
    artefact = read_artefact(folder)
    try:
        from verifier.engines.local.model.network import Network
    except ImportError as error:
        raise ModelUnavailableError(
            f"onnxruntime, numpy and tokenizers are needed to run it ({error}); {INSTALL}"
        ) from error
    return Network(artefact)


def name_of(model: EntailmentModel) -> str:
    """Return what a report calls a model: its version, else its class."""
    return model.manifest.name if isinstance(model, _Trained) else type(model).__name__
