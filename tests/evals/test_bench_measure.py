"""Check what the benchmark measures of a process, with commands that do nothing much."""

import sys

import pytest

from evals.bench.measure import BenchError, Cost, ScaleRun, SeedsResult, measure_once, run_measured
from evals.bench.table import show_scale, show_seeds
from verifier.engines.local import engine as local
from verifier.models import Article, Extraction


def test_a_process_takes_time_and_memory_and_its_output_is_kept() -> None:
    cost, output = run_measured([sys.executable, "-c", "print('done')"])
    assert output == "done\n"
    assert cost.seconds > 0
    assert cost.processor_seconds > 0
    assert cost.peak_mib > 1


def test_a_failed_process_is_an_error_with_its_last_words() -> None:
    with pytest.raises(BenchError, match=r"ended with 3.*\n.*out of paper"):
        run_measured([sys.executable, "-c", "import sys; print('out of paper', file=sys.stderr); sys.exit(3)"])


def test_settings_of_the_environment_do_not_reach_what_is_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VERIFIER_ENGINE", "llm")
    script = "import os; print([name for name in os.environ if name.startswith('VERIFIER_')])"
    assert run_measured([sys.executable, "-c", script])[1] == "[]\n"


def test_the_scale_table_sets_each_size_beside_the_one_before() -> None:
    runs = [ScaleRun(5, 50, 20, 0.7, 0.5, 80.0), ScaleRun(50, 500, 200, 9.5, 7.5, 90.0)]
    lines = show_scale(runs).splitlines()
    assert lines[1].split() == ["5", "50", "20", "0.70", "0.50", "100.0", "80", "-"]
    assert lines[2].split() == ["50", "500", "200", "9.50", "7.50", "150.0", "90", "1.50"]


def test_the_seeds_table_ends_with_the_median() -> None:
    lines = show_seeds(SeedsResult((Cost(2.0, 1.5, 90.0), Cost(3.0, 1.7, 80.0)), Cost(2.5, 1.6, 85.0))).splitlines()
    assert lines[-1].split() == ["median", "2.50", "1.60", "85"]


def test_a_run_in_which_articles_failed_is_no_measurement(monkeypatch: pytest.MonkeyPatch) -> None:
    def extract(article: Article) -> Extraction:
        raise KeyError(article.id)

    monkeypatch.setattr(local, "extract_claims", extract)
    with pytest.raises(BenchError, match="2 articles or comparisons failed"):
        measure_once(2, per_story=2)
