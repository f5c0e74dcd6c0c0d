"""The verbs run, report, compare and gate write a page beside what else they write."""

import os
from pathlib import Path

import pytest
from evals_pages import parse, words
from typer.testing import CliRunner, Result

from evals.cli import app
from evals.gate.baseline import read_baseline, write_baseline
from evals.scores.values import Outcome


@pytest.fixture(autouse=True)
def _no_settings_of_the_user(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith(("VERIFIER_", "OPENAI_"))]:
        monkeypatch.delenv(name)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


def call(*words: str | Path) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


def test_run_writes_a_page_and_report_the_same_one(gold_twice: Path, out: Path) -> None:
    rows = ("--row", "local", "--row", "annotators")
    assert call("run", "--gold", gold_twice, "--out", out, *rows).exit_code == 0
    logs = (out / "local.jsonl", out / "annotators.jsonl")
    assert call("report", *logs, "--gold", gold_twice, "--out", out / "again").exit_code == 0
    page = (out / "page.html").read_text(encoding="utf-8")
    assert "Evaluation: local, annotators" in words(parse(page))
    assert (out / "again" / "page.html").read_text(encoding="utf-8") == page


def test_report_without_a_folder_writes_nothing(gold_twice: Path, out: Path) -> None:
    call("run", "--gold", gold_twice, "--out", out, "--row", "overlap")
    (out / "page.html").unlink()
    assert call("report", out / "overlap.jsonl", "--gold", gold_twice).exit_code == 0
    assert not (out / "page.html").exists()


def test_compare_writes_a_page_with_what_changed(gold_twice: Path, out: Path) -> None:
    call("run", "--gold", gold_twice, "--out", out, "--row", "overlap", "--row", "local")
    page = out / "pages" / "changes.html"
    logs = (out / "overlap.jsonl", out / "local.jsonl")
    assert call("compare", *logs, "--gold", gold_twice, "--out", page).exit_code == 0
    text = words(parse(page.read_text(encoding="utf-8")))
    assert "From overlap (before) to local (after)" in text
    assert "Macro-F1" in text
    assert "11 only in the second" in text  # overlap says nothing end to end


def test_a_run_is_held_against_what_was_blessed(gold_twice: Path, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(out.parent)
    gate = ("gate", "--row", "local", "--gold", gold_twice, "--out", out)
    assert call(*gate, "--bless").exit_code == 0
    assert "From the blessed result" not in words(parse((out / "page.html").read_text(encoding="utf-8")))
    folder = out.parent / "evals" / "baseline"
    known = read_baseline(folder, "local")
    assert known is not None
    turned = known.results[0].model_copy(update={"got": Outcome.ERROR})
    write_baseline(folder, known.model_copy(update={"results": (turned, *known.results[1:])}))
    assert call(*gate).exit_code == 0
    for command in (gate, ("run", "--row", "local", "--gold", gold_twice, "--out", out)):
        (out / "page.html").unlink()
        assert call(*command).exit_code == 0
        text = words(parse((out / "page.html").read_text(encoding="utf-8")))
        assert "From the blessed result to local" in text
        assert turned.id in text
