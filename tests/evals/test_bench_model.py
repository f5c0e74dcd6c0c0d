"""Check what the benchmark of the trained model measures, on the tiny one."""

from dataclasses import replace
from pathlib import Path

import pytest

from evals.bench.measure import BenchError
from evals.bench.model import ModelRun, best_of, measure_model, measure_model_once, pairs_of_length
from evals.bench.table import show_model
from verifier.engines.local.model.choosing import load_trained

TINY = Path(__file__).parents[1] / "data" / "tiny_model"
RUN = ModelRun("claims-3 (int8)", 0.5, 300, 39.8, 200.0, 5.5, 400.0, 160.0)


def test_pairs_are_those_of_about_forty_tokens() -> None:
    network = load_trained(TINY).network
    with pytest.raises(BenchError, match="no pair of sentences comes to 40 tokens"):
        pairs_of_length(network, ["dam " * 30, "flood " * 30])  # cut to the 32 tokens that the tiny model reads


def test_a_model_that_cannot_be_used_is_an_error_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(BenchError, match=r"model\.toml is not in the package"):
        measure_model_once(tmp_path)
    with pytest.raises(BenchError, match=r"model\.toml is not in the package"):
        measure_model(1, tmp_path)


def test_the_best_of_each_figure_is_given() -> None:
    slow = replace(RUN, load_s=2.0, pairs_per_s=90.0, processor_ms=7.0, sentences_per_s=None, peak_mib=150.0)
    assert best_of([slow, RUN]) == replace(RUN, peak_mib=150.0)
    assert best_of([slow]).sentences_per_s is None


def test_the_table_ends_with_the_best() -> None:
    lines = show_model([RUN, replace(RUN, pairs_per_s=210.0)]).splitlines()
    assert lines[0] == "claims-3 (int8): 300 pairs of 39.8 tokens"
    assert lines[-1].split() == ["best", "0.50", "210", "5.50", "400", "160"]
