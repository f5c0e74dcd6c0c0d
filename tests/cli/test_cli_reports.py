"""A saved report is shown again, and never believed."""

import json
import os
import subprocess
import sys
from pathlib import Path

from cli_runs import run, saved

from verifier.cli.exits import ExitCode
from verifier.engines.scripted import ScriptedEngine


def test_a_saved_report_is_shown_with_verdicts_made_anew(engine: ScriptedEngine, folder: Path) -> None:
    content = saved(folder)
    for verdict in content["verdicts"]:
        verdict["label"] = "corroborated"
    content["relations"] = []
    result = run("report", "-", "-f", "json", "--fail-on", "contradicted", stdin=json.dumps(content))
    assert result.exit_code == ExitCode.CONDITION_HOLDS
    labels = [verdict["label"] for verdict in json.loads(result.stdout)["verdicts"]]
    assert labels == ["contradicted", "corroborated", "contradicted", "corroborated"]


def test_a_saved_report_may_be_counted_by_origin(engine: ScriptedEngine, folder: Path) -> None:
    saved(folder)
    by_outlet, by_origin = (
        json.loads(run("report", "r.json", "-f", "json", *words).stdout) for words in ((), ("--independence", "origin"))
    )
    assert {"outlet", "origin"} == {by_outlet["independence"], by_origin["independence"]}
    assert "corroborated" in {verdict["label"] for verdict in by_outlet["verdicts"]}
    assert "corroborated" not in {verdict["label"] for verdict in by_origin["verdicts"]}


def test_claims_that_nobody_compared_get_no_verdict_from_a_saved_report(engine: ScriptedEngine) -> None:
    assert run("extract", "story.jsonl", "-o", "claims.json").exit_code == 0
    result = run("report", "claims.json")
    assert "The Harrow dam broke at dawn." in result.stdout
    assert "nothing was compared" in result.stderr
    assert "single-source" not in result.output


def test_a_report_from_stdin_is_utf_8_whatever_the_locale(engine: ScriptedEngine, folder: Path) -> None:
    content = json.dumps({**saved(folder), "warnings": ["“ä”"]}, ensure_ascii=False).encode()
    environ = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    command = [sys.executable, "-m", "verifier", "report", "-"]
    done = subprocess.run(command, input=content, capture_output=True, check=True, env=environ)
    assert "“ä”" in done.stdout.decode("utf-8")
    assert run("report", "-", stdin=b"\xff{}").exit_code == ExitCode.USAGE
