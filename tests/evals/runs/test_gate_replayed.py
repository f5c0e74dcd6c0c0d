"""A changed prompt asks what was never recorded: the gate says so, and takes it for no wrong answer."""

import json
from pathlib import Path
from shutil import copytree

import pytest
from click.testing import Result
from engines.llm.chat_server import ChatServer, completion
from model_answers import unless
from typer.testing import CliRunner

from evals.cli import app
from verifier import prompts


@pytest.fixture
def recorded(model: ChatServer, stories: Path, cassettes: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Record the answers of a model, and take it away."""
    for name, value in (("OPENAI_BASE_URL", model.url), ("VERIFIER_MODEL", "served"), ("VERIFIER_CONCURRENCY", "16")):
        monkeypatch.setenv(name, value)
    result = CliRunner().invoke(app, ["record", "--gold", str(stories), "--cassettes", str(cassettes)])
    assert result.exit_code == 0, result.output
    monkeypatch.delenv("OPENAI_BASE_URL")
    return cassettes


def gate(stories: Path, recorded: Path, *more: str) -> Result:
    folders = ["--gold", str(stories), "--cassettes", str(recorded), "--baseline", str(recorded / "baseline")]
    return CliRunner().invoke(app, ["gate", "--row", "llm", *folders, *more])


def test_a_changed_prompt_is_an_incomplete_run_not_a_wrong_answer(
    stories: Path, recorded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert gate(stories, recorded, "--bless").exit_code == 0
    assert gate(stories, recorded).exit_code == 0
    changed = Path(copytree(Path(__file__).parents[3] / "prompts", tmp_path / "prompts"))
    prompt = changed / "relate.md"
    prompt.write_text(prompt.read_text(encoding="utf-8").replace("Work by subject", "Work quickly"), encoding="utf-8")
    monkeypatch.setattr(prompts, "_folder", lambda: changed)
    prompts.load_prompt.cache_clear()
    result = gate(stories, recorded)
    prompts.load_prompt.cache_clear()
    assert result.exit_code == 3, result.output
    assert "never recorded in gold/bridge/relate-oracle" in result.output


def test_a_prompt_that_makes_the_model_find_less_fails_once_it_is_recorded(
    model: ChatServer, stories: Path, recorded: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert gate(stories, recorded, "--bless").exit_code == 0
    model.script = [unless("Extract the claims", completion(json.dumps({"claims": []})))]
    monkeypatch.setenv("OPENAI_BASE_URL", model.url)
    arguments = ["record", "--gold", str(stories), "--cassettes", str(recorded), "--afresh"]
    assert CliRunner().invoke(app, arguments).exit_code == 0
    monkeypatch.delenv("OPENAI_BASE_URL")
    result = gate(stories, recorded)
    assert result.exit_code == 1, result.output
    assert "is missed (right: " in result.output
