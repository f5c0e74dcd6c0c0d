"""The verbs `doctor` and `cache`."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from chat_server import completion, error
from stations import Station
from typer.testing import CliRunner, Result

from verifier.cli import app

Serve = Callable[..., Station]

FORM = completion('{"colour": "blue", "is_round": true}', arguments='{"colour": "blue", "is_round": true}')

STORY = "\n".join(
    f"On day {day} of the flood at Harrow, the council of ward {day} moved {day * 7} families to the school."
    for day in range(3, 23)
)


def run(station: Station, *words: str, **settings: str) -> Result:
    environment = {
        "OPENAI_BASE_URL": station.server.url,
        "OPENAI_API_KEY": "sk-secret-of-this-test",
        "VERIFIER_MODEL": "served",
        "VERIFIER_CACHE_DIR": str(station.cache_dir),
    }
    return CliRunner().invoke(app, list(words), env=environment | settings)


def test_doctor_says_what_works(serve: Serve) -> None:
    result = run(serve(FORM), "doctor")
    assert result.exit_code == 0
    for words in (
        "http://127.0.0.1",
        "served (one of 1",
        "tools (found out)",
        "json_schema  enforced",
        "price     unknown",
    ):
        assert words in result.stdout
    assert "4 calls, 400 tokens in, 80 out" in result.stdout
    assert "a run should work" in result.stdout


def test_doctor_says_what_does_not_work_and_what_to_do(serve: Serve) -> None:
    station = serve(error(401, "no such key sk-secret-of-this-test"))
    result = run(station, "doctor", VERIFIER_MODEL="another")
    assert result.exit_code == 4
    assert "not listed; the endpoint lists: served" in result.stdout
    assert "OPENAI_API_KEY" in result.stdout
    assert "sk-secret" not in result.output


def test_doctor_speaks_json(serve: Serve) -> None:
    result = run(serve(FORM), "doctor", "--format", "json", "--mode", "json")
    found = json.loads(result.stdout)
    assert (found["mode"], found["forced"], found["failure"]) == ("json", True, None)
    assert [each["works"] for each in found["results"]] == [True] * 4


@pytest.mark.parametrize("missing", ["VERIFIER_MODEL", "OPENAI_BASE_URL"])
def test_doctor_without_a_setting_says_which(serve: Serve, missing: str) -> None:
    settings = {"OPENAI_API_KEY": "", missing: ""}
    result = run(serve(FORM), "doctor", **settings)
    assert result.exit_code == 2
    assert missing in result.stderr


def test_the_cache_is_shown_and_deleted(serve: Serve) -> None:
    station = serve(FORM)
    list(station.asker(use_cache=True, mode=None).ask_all([]))
    run(station, "doctor")
    shown = run(station, "cache", "info")
    assert shown.exit_code == 0
    assert "endpoints 1 " in shown.stdout
    deleted = json.loads(run(station, "cache", "clear", "--format", "json").stdout)
    assert deleted["size_bytes"] > 0
    assert list(station.cache_dir.iterdir()) == []
    assert "answers   0" in run(station, "cache", "info").stdout


def test_doctor_remembers_for_the_next_run_unless_told_not_to(serve: Serve) -> None:
    station = serve(FORM)
    run(station, "doctor", "--no-cache")
    assert station.asker(mode=None, use_cache=True).mode is None
    run(station, "doctor")
    assert station.asker(mode=None, use_cache=True).mode == "tools"


def test_a_dry_run_says_what_a_run_would_cost_and_sends_nothing(serve: Serve, tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.txt").write_text(STORY)
    station = serve(FORM)
    result = run(station, "check", str(tmp_path), "--dry-run")
    assert result.exit_code == 0, result.stderr
    assert "calls     about 3, after up to 6 tiny ones" in result.stdout
    assert "price     unknown" in result.stdout
    assert station.server.requests == []
    words = ("extract", str(tmp_path / "one.txt"), "--dry-run", "-f", "json", "--mode", "json")
    found = json.loads(run(station, *words).stdout)
    assert (found["calls"], found["probes"], found["usd"]) == (1, 0, None)
    assert found["tokens_in"] > 400


def test_a_dry_run_of_the_local_engine_costs_nothing(serve: Serve, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(STORY)
    result = run(serve(FORM), "check", str(tmp_path / "one.txt"), "--dry-run", "--engine", "local")
    assert result.exit_code == 0
    assert "nothing is sent" in result.stdout
