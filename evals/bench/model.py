"""Measure the trained model of the local engine: pairs and sentences a second, loading, memory.

Every figure is of a process of its own. Pairs are neighbouring sentences of made-up articles that come to about 40
tokens, which is what two claims have. The machine's other work slows every run, so the best of several is given, with
the processor time beside it.
"""

import json
import resource
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path

from evals.bench.generator import make_articles
from evals.bench.measure import MIB, RSS_UNIT, BenchError, run_measured
from verifier.engines.local.model.artefact import FOLDER, ModelUnavailableError
from verifier.engines.local.model.choosing import load_trained
from verifier.engines.local.model.network import Network
from verifier.text import sentences

TOKENS = 40
_SLACK = 2
_PAIRS = 300
_ARTICLES = 120


@dataclass(frozen=True, slots=True)
class ModelRun:
    """One run. `load_s` counts imports of the runtime too; sentences are embedded, None where the model cannot.

    `processor_ms` is the time on the processor for each pair, `peak_mib` the resident memory of the whole process.
    """

    model: str
    load_s: float
    pairs: int
    tokens: float
    pairs_per_s: float
    processor_ms: float
    sentences_per_s: float | None
    peak_mib: float


def measure_model(repeats: int, folder: Path = FOLDER) -> tuple[ModelRun, ...]:
    """Run several times, each in a process of its own; raise BenchError where the model cannot be used."""
    command = [sys.executable, "-m", "evals.bench", "model-once", str(folder)]
    return tuple(ModelRun(**json.loads(run_measured(command)[1])) for _ in range(repeats))


def best_of(runs: Sequence[ModelRun]) -> ModelRun:
    """Return the best of each figure over runs of one model; raise ValueError where there are none."""
    embedded = [run.sentences_per_s for run in runs if run.sentences_per_s is not None]
    return ModelRun(
        model=runs[0].model,
        load_s=min(run.load_s for run in runs),
        pairs=runs[0].pairs,
        tokens=runs[0].tokens,
        pairs_per_s=max(run.pairs_per_s for run in runs),
        processor_ms=min(run.processor_ms for run in runs),
        sentences_per_s=max(embedded) if embedded else None,
        peak_mib=min(run.peak_mib for run in runs),
    )


def measure_model_once(folder: Path) -> ModelRun:
    """Measure in this process; raise BenchError where the model cannot be used."""
    started = time.perf_counter()
    try:
        model = load_trained(folder)
    except ModelUnavailableError as error:
        raise BenchError(str(error)) from error
    load_s = time.perf_counter() - started
    texts = _sentences()
    pairs, tokens = pairs_of_length(model.network, texts)
    took, worked = _time(lambda: model.score(pairs))
    embedder, singles = model.neighbours, texts[: len(pairs)]
    embedding_s = None if embedder is None else _time(lambda: embedder.embed(singles))[0]
    return ModelRun(
        model=model.manifest.name,
        load_s=round(load_s, 3),
        pairs=len(pairs),
        tokens=round(tokens, 1),
        pairs_per_s=round(len(pairs) / took, 1),
        processor_ms=round(1000 * worked / len(pairs), 2),
        sentences_per_s=None if embedding_s is None else round(len(singles) / embedding_s, 1),
        peak_mib=round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * RSS_UNIT / MIB, 1),
    )


def pairs_of_length(network: Network, texts: Sequence[str]) -> tuple[list[tuple[str, str]], float]:
    """Return pairs of neighbours of about 40 tokens, each once, and their mean number of tokens."""
    given = list(dict.fromkeys(pairwise(texts)))
    fitting = [
        (pair, length)
        for pair, length in zip(given, network.count_tokens(given), strict=True)
        if abs(length - TOKENS) <= _SLACK
    ][:_PAIRS]
    if not fitting:
        raise BenchError(f"no pair of sentences comes to {TOKENS} tokens with this tokenizer: nothing to measure")
    return [pair for pair, _ in fitting], sum(length for _, length in fitting) / len(fitting)


def as_json(run: ModelRun) -> str:
    """Return a run as one line, as `measure_model` reads it."""
    return json.dumps(asdict(run))


def _sentences() -> list[str]:
    return [sentence.text for article in make_articles(_ARTICLES) for sentence in sentences(article.text)]


def _time(work: Callable[[], object]) -> tuple[float, float]:
    started, worked = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - started, time.process_time() - worked
