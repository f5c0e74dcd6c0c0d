"""Turn texts into tokens and tokens into numbers: the one module that knows onnxruntime and tokenizers.

Each input is run by itself, up to four beside each other. An int8 network that is quantised dynamically scales its
activations over the whole batch, so in a batch a pair's outcome would depend on its neighbours; alone there is no
padding either, and on a processor nothing is lost (`python -m evals.bench model`).
"""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Protocol

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from verifier.engines.local.model.artefact import Artefact, ModelUnavailableError

Numbers = NDArray[np.float32]

LOGITS, EMBEDDING = "logits", "embedding"
CLASSES = 3
_THREADS = 4
"""Inputs that run beside each other at most."""
_SILENT = 4
"""Only fatal messages of the runtime, which writes past Python to the terminal."""
_PROBE = ("A dam broke.", "The dam broke.")


class _Encoding(Protocol):
    @property
    def ids(self) -> list[int]: ...

    @property
    def type_ids(self) -> list[int]: ...


class _Session(Protocol):
    def run(self, outputs: list[str], feeds: dict[str, NDArray[np.int64]]) -> list[Numbers]: ...


class Network:
    """A loaded model; may be shared between threads."""

    def __init__(self, artefact: Artefact) -> None:
        """Load; raise ModelUnavailableError where the runtime cannot run what was shipped."""
        self.manifest = artefact.manifest
        try:
            self._tokenizer = _tokenizer(artefact)
            self._session = _session(artefact.graph)
            self._try_out()
        except ModelUnavailableError:
            raise
        except Exception as error:  # both libraries raise bare Exceptions of their own
            told = " ".join(str(error).split())[:200]
            raise ModelUnavailableError(
                f"the installed onnxruntime or tokenizers cannot run it ({told}); "
                "update them: pip install --upgrade 'story-verifier[model]'"
            ) from error

    def count_tokens(self, pairs: Sequence[tuple[str, str]]) -> list[int]:
        """Return how many tokens each pair has, special ones too, after it was cut to the longest that is read."""
        whole = [(_encodable(one), _encodable(other)) for one, other in pairs]
        return [len(encoding.ids) for encoding in self._tokenizer.encode_batch(whole)]

    def logits(self, pairs: Sequence[tuple[str, str]]) -> Iterator[Numbers]:
        """Yield the three logits of each pair, in order: supports, contradicts, neutral."""
        whole = [(_encodable(one), _encodable(other)) for one, other in pairs]
        yield from self._run_each(LOGITS, self._tokenizer.encode_batch(whole))

    def embeddings(self, texts: Sequence[str]) -> Iterator[Numbers]:
        """Yield a vector of unit length for each text, in order."""
        yield from self._run_each(EMBEDDING, self._tokenizer.encode_batch([_encodable(text) for text in texts]))

    def _run_each(self, output: str, encodings: Sequence[_Encoding]) -> Iterator[Numbers]:
        """Run inputs beside each other, each on one thread: a short one gains little from several."""
        if len(encodings) == 1:
            yield self._run(output, encodings[0])
            return
        with ThreadPoolExecutor(min(_THREADS, os.cpu_count() or 1)) as pool:
            yield from pool.map(partial(self._run, output), encodings)

    def _run(self, output: str, encoding: _Encoding) -> Numbers:
        ids = np.array([encoding.ids], dtype=np.int64)
        feeds = {
            "input_ids": ids,
            "attention_mask": np.ones_like(ids),
            "token_type_ids": np.array([encoding.type_ids], dtype=np.int64),
        }
        found: Numbers = self._session.run([output], feeds)[0][0]
        return found

    def _try_out(self) -> None:
        """Run one pair, so that what does not fit is found at once and not in the middle of a story."""
        (logits,) = self.logits([_PROBE])
        fits = logits.shape == (CLASSES,) and bool(np.isfinite(logits).all())
        dimension = self.manifest.embedding_dimension
        if dimension is not None:
            (vector,) = self.embeddings(_PROBE[:1])
            fits = fits and vector.shape == (dimension,)
        if not fits:
            raise ModelUnavailableError(
                "its outputs are not those that model.toml describes; install the package again"
            )


def _tokenizer(artefact: Artefact) -> Tokenizer:
    tokenizer = Tokenizer.from_str(artefact.tokenizer)
    tokenizer.no_padding()
    tokenizer.enable_truncation(artefact.manifest.max_length, strategy="longest_first")
    tokenizer.encode_special_tokens = True  # "[SEP]" in an article is three plain tokens, and ends nothing
    return tokenizer


def _session(graph: bytes) -> _Session:
    onnxruntime.disable_telemetry_events()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = _SILENT
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    session: _Session = onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
    return session


def _encodable(text: str) -> str:
    """Replace lone surrogates, which the tokenizer refuses."""
    return text.encode("utf-8", errors="replace").decode("utf-8")
