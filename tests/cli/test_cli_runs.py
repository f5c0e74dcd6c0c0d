"""What a run shows, which exit code it ends with, and what a person is told."""

import json
import re
from pathlib import Path
from typing import get_args

import pytest
from cli_runs import CLAIMS, JUDGEMENTS, ONE, Breaking, Talkative, breaking, run, saved, take

from verifier.cli import options, story
from verifier.cli.exits import ExitCode
from verifier.engines.scripted import ScriptedEngine
from verifier.errors import EndpointError, EngineError


def test_a_story_is_checked(engine: ScriptedEngine) -> None:
    result = run("check", "story.jsonl")
    assert result.exit_code == 0, result.output
    assert "CONTRADICTED" in result.stdout
    assert "Nine judges sat in the Harrow case." in result.stdout
    assert "\x1b" not in result.stdout
    assert result.stderr == ""


def test_fail_on_makes_a_contradiction_an_exit_code(engine: ScriptedEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("check", "story.jsonl", "--fail-on", "contradicted").exit_code == ExitCode.CONDITION_HOLDS
    take(monkeypatch, ScriptedEngine(CLAIMS))
    assert run("check", "story.jsonl", "--fail-on", "contradicted").exit_code == ExitCode.DONE


def test_what_could_not_be_read_is_listed_and_makes_the_run_partial(monkeypatch: pytest.MonkeyPatch) -> None:
    take(monkeypatch, ScriptedEngine(CLAIMS, unreadable={"other": "it was cut off"}))
    result = run("check", "story.jsonl")
    assert result.exit_code == ExitCode.PARTIAL
    assert "extract failed (other): it was cut off; change the script" in result.stdout


def test_a_contradiction_stands_before_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    (Path("story.jsonl").parent / "empty.txt").touch()
    take(monkeypatch, ScriptedEngine(CLAIMS, JUDGEMENTS))
    assert run("check", "story.jsonl", "empty.txt").exit_code == ExitCode.PARTIAL
    assert run("check", "story.jsonl", "empty.txt", "--fail-on", "contradicted").exit_code == ExitCode.CONDITION_HOLDS


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("check",), "No articles were given"),
        (("check", "story.jsonl", "--since", "24h"), "name a feed with --feed"),
        (("check", "--feed", "none.xml", "--since", "soon"), "--since 'soon' is not understood"),
        (("check", "--feed", "none.xml"), "none.xml does not exist"),
        (("check", "story.jsonl", "--outlets", "none.toml"), "the outlets file none.toml cannot be read"),
        (("check", "none.txt"), "none.txt"),
        (("check", "story.jsonl", "--engine", "magic"), "magic"),
        (("check", "story.jsonl", "--format", "pdf"), "pdf"),
        (("check", "story.jsonl", "--max-chars", "0"), "max_chars given as an option is '0'; allowed: a whole number"),
        (("check", "story.jsonl", "--config", "none.toml"), "none.toml cannot be read"),
        (("check", "story.jsonl", "--bodies", "none.toml"), "none.toml"),
        (("check", "story.jsonl", "--max-usd", "much"), "max_usd"),
        (("check", "story.jsonl", "--engine", "llm"), "VERIFIER_MODEL"),
        (("report", "none.json"), "none.json cannot be read"),
        (("report", "story.jsonl"), "not JSON"),
        (("advise",), "advise"),
    ],
)
def test_wrong_usage_says_what_is_wrong(words: tuple[str, ...], told: str) -> None:
    result = run(*words)
    assert result.exit_code == ExitCode.USAGE, result.output
    assert told in result.stderr
    assert "Traceback" not in result.stderr
    assert result.stdout == ""


def test_a_wrong_line_in_the_folders_settings_is_named() -> None:
    Path("verifier.toml").write_text("concurency = 3\n", encoding="utf-8")
    result = run("check", "story.jsonl")
    assert result.exit_code == ExitCode.USAGE
    assert "unknown setting concurency" in result.stderr


def test_settings_that_lie_in_the_folder_decide_less_than_those_that_are_named(engine: ScriptedEngine) -> None:
    Path("verifier.toml").write_text("web_allow_private = true\n", encoding="utf-8")
    found, named = run("check", "story.jsonl"), run("check", "story.jsonl", "--config", "verifier.toml")
    assert found.exit_code == ExitCode.USAGE
    assert "--config verifier.toml" in found.stderr
    assert named.exit_code == ExitCode.DONE


@pytest.mark.parametrize(
    ("error", "code", "told"),
    [
        (EndpointError("nobody answers at http://x; start it"), ExitCode.NO_ENDPOINT, "verifier: nobody answers"),
        (EngineError("the engine \x1b[2Jcheats"), ExitCode.NO_ENDPOINT, r"\x1b[2Jcheats"),
        (ZeroDivisionError("oh"), ExitCode.BUG, "defect of the program"),
    ],
)
def test_an_engine_that_breaks_ends_the_run(
    monkeypatch: pytest.MonkeyPatch, error: Exception, code: ExitCode, told: str
) -> None:
    take(monkeypatch, Breaking(breaking(error)))
    result = run("check", "story.jsonl")
    assert result.exit_code == code
    assert told in result.stderr
    assert result.stdout == ""


def test_an_interrupted_run_keeps_what_was_done(monkeypatch: pytest.MonkeyPatch) -> None:
    take(monkeypatch, Breaking(breaking(KeyboardInterrupt())))
    result = run("check", "story.jsonl", "-v")
    assert result.exit_code == ExitCode.PARTIAL
    assert "interrupted" in result.stdout
    assert "Nine judges sat in the Harrow case." in result.stdout
    assert "extract failed (other)" in result.stdout


def test_a_run_that_is_interrupted_at_once_has_nothing_to_keep(monkeypatch: pytest.MonkeyPatch) -> None:
    take(monkeypatch, Breaking(breaking(KeyboardInterrupt()), after=0))
    assert run("check", "story.jsonl").exit_code == ExitCode.INTERRUPTED


def test_warnings_of_the_engine_stand_in_the_report(monkeypatch: pytest.MonkeyPatch) -> None:
    take(monkeypatch, Talkative(CLAIMS))
    assert "the model was slow" in run("check", "story.jsonl").stdout


def test_auto_says_which_engine_it_took_and_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(story, "_open_local", lambda: ScriptedEngine(CLAIMS))
    monkeypatch.setattr(story, "_open_llm", lambda settings: ScriptedEngine(CLAIMS))
    assert "engine: local (no endpoint is configured" in run("check", "story.jsonl").stderr
    assert run("check", "story.jsonl", "--engine", "local").stderr == ""
    monkeypatch.setenv("OPENAI_API_KEY", "sk-secret-4711")
    result = run("check", "story.jsonl", "--model", "m", "--base-url", "http://127.0.0.1:9/v1?key=sk-secret-4711")
    assert result.stderr == "engine: llm (model m at http://127.0.0.1:9)\n"
    assert "secret" not in result.output


def test_a_dry_run_names_what_could_not_be_read() -> None:
    Path("empty.txt").touch()
    result = run("check", "story.jsonl", "empty.txt", "--dry-run", "--format", "json", "--engine", "local")
    assert result.exit_code == ExitCode.PARTIAL
    assert json.loads(result.stdout)["usd"] == "0"
    assert "empty.txt is empty" in result.stderr


def test_what_asks_no_endpoint_needs_no_key(engine: ScriptedEngine, folder: Path) -> None:
    saved(folder)
    (folder / "verifier.toml").write_text('api_key_env = "DESK_KEY"\ncache_dir = "cache"\n', encoding="utf-8")
    for words in (("report", "r.json"), ("cache", "info")):
        assert run(*words).exit_code == 0
    assert "export DESK_KEY" in run("check", "story.jsonl").stderr


def test_extract_lists_claims_and_judges_none(engine: ScriptedEngine) -> None:
    for format in get_args(options.FormatName):
        result = run("extract", "story.jsonl", "--format", format)
        assert result.exit_code == 0
        assert "The Harrow dam broke at dawn." in result.stdout
        shown = re.sub(r"<(style|script)\b.*?</\1>", "", result.stdout, flags=re.DOTALL)
        assert not re.search(r"contradicted|corroborated|single-source", shown)
    assert engine.relate_calls == []


def test_extract_of_one_article_from_stdin(engine: ScriptedEngine) -> None:
    row = json.dumps({"id": "one", "outlet": "A", "text": ONE.text})
    result = run("extract", "-", stdin=row.encode())
    assert result.exit_code == 0
    assert "single-source" not in result.output
