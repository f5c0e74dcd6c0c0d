"""The verbs run, report and record: what they write, what they say, and how they end."""

import json
from pathlib import Path

import pytest
from click.testing import Result
from engines.llm.chat_server import ChatServer, error
from model_answers import unless
from typer.testing import CliRunner

from evals.cli import app
from evals.runs import rows
from verifier.engines.local.model.artefact import ModelUnavailableError


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


@pytest.fixture
def endpoint(model: ChatServer, monkeypatch: pytest.MonkeyPatch) -> ChatServer:
    """Set an endpoint, as a user would."""
    for name, value in (("OPENAI_BASE_URL", model.url), ("VERIFIER_MODEL", "served"), ("VERIFIER_CONCURRENCY", "16")):
        monkeypatch.setenv(name, value)
    return model


def call(*words: str | Path) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


def run(gold: Path, out: Path, *more: str | Path) -> Result:
    return call("run", "--gold", gold, "--out", out, *more)


def summary(out: Path) -> dict[str, dict[str, dict[str, dict[str, float]]]]:
    content = json.loads((out / "summary.json").read_text(encoding="utf-8"))
    rows: dict[str, dict[str, dict[str, dict[str, float]]]] = content["rows"]
    return rows


def test_run_writes_a_log_a_row_and_a_summary(stories: Path, out: Path) -> None:
    result = run(stories, out, "--row", "local", "--row", "overlap")
    assert result.exit_code == 0, result.output
    assert {path.name for path in out.iterdir()} == {"local.jsonl", "overlap.jsonl", "page.html", "summary.json"}
    assert 0 <= summary(out)["overlap"]["oracle"]["accuracy"]["value"] <= 1
    assert "overlap" in result.stdout


@pytest.fixture
def no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise ModelUnavailableError("claims.onnx is not in the package; install it")

    monkeypatch.setattr(rows, "load_trained", fail)


@pytest.mark.usefixtures("no_model")
def test_all_rows_are_tried_and_what_cannot_be_run_says_why(stories: Path, out: Path, cassettes: Path) -> None:
    result = run(stories, out, "--cassettes", cassettes)
    assert result.exit_code == 0, result.output
    assert set(summary(out)) == {"majority", "overlap", "local"}
    for words in ("nli: no model of entailment", "llm: no endpoint is set", "annotators: no story has two passes"):
        assert words in result.stdout


@pytest.mark.usefixtures("no_model")
def test_a_row_that_was_asked_for_and_cannot_be_run_is_incomplete(stories: Path, out: Path, cassettes: Path) -> None:
    assert run(stories, out, "--row", "llm", "--cassettes", cassettes).exit_code == 3
    assert run(stories, out, "--row", "nli").exit_code == 3


def test_a_split_or_a_story_can_be_chosen(stories: Path, out: Path) -> None:
    assert run(stories, out, "--row", "overlap", "--split", "test").exit_code == 0
    assert summary(out)["overlap"]["stories"] == ["viaduct"]
    assert run(stories, out, "--row", "overlap", "--story", "bridge").exit_code == 0
    assert summary(out)["overlap"]["stories"] == ["bridge"]


def test_the_majority_is_that_of_the_dev_stories(stories: Path, out: Path) -> None:
    lines = (stories / "bridge" / "claims.jsonl").read_text(encoding="utf-8")
    (stories / "bridge" / "claims.jsonl").write_text(
        lines.replace('"single-source"', '"contradicted"'), encoding="utf-8"
    )
    assert run(stories, out, "--row", "majority", "--split", "test").exit_code == 0
    log = (out / "majority.jsonl").read_text(encoding="utf-8").splitlines()
    assert set(json.loads(log[1])["verdicts"].values()) == {"contradicted"}


@pytest.mark.parametrize(
    "words", [("--story", "nowhere"), ("--row", "nothing"), ("--gold", "/nowhere"), ("--split", "train")]
)
def test_what_cannot_be_meant_is_a_usage_error(stories: Path, out: Path, words: tuple[str, ...]) -> None:
    assert run(stories, out, *words).exit_code == 2
    assert not out.exists()


def test_a_story_with_faults_is_a_usage_error_that_names_lint(stories: Path, out: Path) -> None:
    (stories / "bridge" / "claims.jsonl").write_text("{}\n", encoding="utf-8")
    result = run(stories, out)
    assert result.exit_code == 2
    assert "lint" in result.output


def test_report_scores_a_log_as_run_did(stories: Path, out: Path) -> None:
    shown = run(stories, out, "--row", "local", "--row", "majority").stdout
    again = call("report", out / "local.jsonl", out / "majority.jsonl", "--gold", stories, "--out", out / "again")
    assert again.exit_code == 0, again.output
    assert again.stdout == shown
    assert summary(out / "again") == summary(out)


def test_report_of_an_unfinished_log_is_incomplete(stories: Path, out: Path) -> None:
    run(stories, out, "--row", "overlap")
    log = out / "overlap.jsonl"
    log.write_text("".join(log.read_text(encoding="utf-8").splitlines(keepends=True)[:2]), encoding="utf-8")
    result = call("report", log, "--gold", stories)
    assert result.exit_code == 3
    assert "overlap: no result for viaduct" in result.stdout


def test_report_of_what_is_no_log_is_a_usage_error(stories: Path, tmp_path: Path) -> None:
    assert call("report", tmp_path / "none.jsonl", "--gold", stories).exit_code == 2


def test_record_then_run_without_an_endpoint(
    endpoint: ChatServer, stories: Path, out: Path, cassettes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    both = ("--row", "llm", "--row", "whole-story", "--cassettes", cassettes)
    recorded = call("record", "--gold", stories, *both)
    assert recorded.exit_code == 0, recorded.output
    assert "gold/viaduct/relate-oracle: 1 new" in recorded.stderr
    asked = len(endpoint.calls)
    monkeypatch.delenv("OPENAI_BASE_URL")
    result = run(stories, out, *both)
    assert result.exit_code == 0, result.output
    assert len(endpoint.calls) == asked
    assert set(summary(out)) == {"llm", "whole-story"}
    log = (out / "llm.jsonl").read_text(encoding="utf-8")
    assert json.loads(log.splitlines()[0])["replayed"] is True
    assert endpoint.url not in log


def test_record_takes_one_stage_of_one_story(endpoint: ChatServer, stories: Path, cassettes: Path) -> None:
    chosen = ("--stage", "extract", "--story", "viaduct")
    assert call("record", "--gold", stories, "--cassettes", cassettes, *chosen).exit_code == 0
    assert [path.parent.name for path in cassettes.rglob("*.yaml")] == ["viaduct"]
    assert len(endpoint.calls) == 4


def test_record_is_incomplete_where_an_answer_is_missing(endpoint: ChatServer, stories: Path, cassettes: Path) -> None:
    endpoint.script = [unless("iaduct", error(400, "no viaducts"))]
    result = call("record", "--gold", stories, "--stage", "extract", "--cassettes", cassettes)
    assert result.exit_code == 3
    assert "no viaducts" in result.stderr
    assert (cassettes / "gold" / "bridge" / "extract.yaml").exists()


def test_record_without_a_model_is_a_usage_error(stories: Path, cassettes: Path) -> None:
    result = call("record", "--gold", stories, "--cassettes", cassettes)
    assert result.exit_code == 2
    assert "VERIFIER_MODEL" in result.output
    assert not cassettes.exists()


@pytest.mark.parametrize("words", [("--story", "nowhere"), ("--stage", "ingest"), ("--gold", "/nowhere")])
def test_record_refuses_what_is_not_there(endpoint: ChatServer, stories: Path, words: tuple[str, ...]) -> None:
    assert call("record", "--gold", stories, *words).exit_code == 2
    assert endpoint.calls == []


def test_a_run_at_an_endpoint_that_fails_says_so_and_is_incomplete(
    endpoint: ChatServer, stories: Path, out: Path
) -> None:
    endpoint.script = [error(401, "no such key")]
    result = run(stories, out, "--row", "llm")
    assert result.exit_code == 3
    assert "bridge, oracle failed" in result.stderr
    assert summary(out)["llm"]["oracle"]["accuracy"]["n_errors"] == 22
