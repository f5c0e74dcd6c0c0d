"""`verifier report` puts a person's word on a report, and shows what changed since another."""

import json
from pathlib import Path

import pytest
from cli_runs import run, saved

from verifier.cli.exits import ExitCode
from verifier.engines.scripted import ScriptedEngine

WORD = {"by": "Ana Ruiz", "on": "2025-03-06T09:00:00Z", "why": "two courts"}


def _notes(folder: Path, *annotations: dict[str, object]) -> None:
    content = {"annotations": [{**WORD, **each} for each in annotations]}
    (folder / "notes.json").write_text(json.dumps(content), encoding="utf-8")


REFUSAL: dict[str, object] = {"kind": "refuse-relation", "evidence": "one:1", "target": "other:1"}


def test_annotations_are_applied_shown_and_saved(engine: ScriptedEngine, folder: Path) -> None:
    saved(folder)
    assert run("report", "r.json", "--fail-on", "contradicted").exit_code == ExitCode.CONDITION_HOLDS
    _notes(folder, REFUSAL)
    words = ("report", "r.json", "--annotations", "notes.json", "--fail-on", "contradicted")
    assert run(*words, "-o", "r2.json").exit_code == ExitCode.DONE
    shown = run("report", "r2.json").stdout
    assert "1 relation refused" in shown
    assert "Ana Ruiz, 2025-03-06 09:00 UTC: refused that one:1 contradicts other:1" in shown
    again = run("report", "r2.json", "--annotations", "notes.json", "-f", "json").stdout
    assert json.loads(again) == json.loads((folder / "r2.json").read_text(encoding="utf-8"))


def test_an_annotation_without_effect_is_told_and_no_failure(engine: ScriptedEngine, folder: Path) -> None:
    saved(folder)
    _notes(folder, {**REFUSAL, "target": "other:2"})
    result = run("report", "r.json", "--annotations", "notes.json", "-f", "json")
    assert result.exit_code == ExitCode.DONE
    assert "there is none: nothing is changed" in result.stderr
    assert "there is none: nothing is changed" in json.loads(result.stdout)["remarks"][0]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ('{"annotations": [{"kind": "x"}]}', "notes.json cannot be used"),
        (json.dumps({"annotations": [{**WORD, **REFUSAL, "target": "nobody"}]}), "does not have (nobody)"),
    ],
)
def test_annotations_that_do_not_fit_are_a_usage_error(
    engine: ScriptedEngine, folder: Path, content: str, told: str
) -> None:
    saved(folder)
    (folder / "notes.json").write_text(content, encoding="utf-8")
    result = run("report", "r.json", "--annotations", "notes.json")
    assert result.exit_code == ExitCode.USAGE
    assert told in result.stderr


def test_claims_that_nobody_compared_take_no_annotations(engine: ScriptedEngine, folder: Path) -> None:
    run("extract", "story.jsonl", "-o", "claims.json")
    _notes(folder, REFUSAL)
    result = run("report", "claims.json", "--annotations", "notes.json")
    assert result.exit_code == ExitCode.USAGE
    assert "nothing was compared in this report" in result.stderr


def test_what_changed_since_an_older_report_is_shown(engine: ScriptedEngine, folder: Path) -> None:
    saved(folder)
    _notes(folder, REFUSAL)
    words = ("report", "r.json", "--annotations", "notes.json", "--since", "r.json")
    result = run(*words)
    assert result.exit_code == ExitCode.DONE
    assert "VERDICTS THAT MOVED  2" in result.stdout
    content = json.loads(run(*words, "-f", "json").stdout)
    assert content["kind"] == "changes"
    assert {each["before"]["label"] for each in content["verdicts"]} == {"contradicted"}
    assert run(*words, "-o", "changes.md").exit_code == ExitCode.DONE
    assert "## Verdicts that moved" in (folder / "changes.md").read_text(encoding="utf-8")


def test_listed_claims_are_compared_without_verdicts(engine: ScriptedEngine, folder: Path) -> None:
    saved(folder)
    run("extract", "story.jsonl", "-o", "claims.json")
    result = run("report", "claims.json", "--since", "r.json")
    assert "Nothing was compared in the newer report" in result.stdout
    assert "Nothing changed." in result.stdout


@pytest.mark.parametrize("format", ["csv", "jsonld"])
def test_other_formats_show_no_changes_and_say_which_do(engine: ScriptedEngine, folder: Path, format: str) -> None:
    saved(folder)
    for words in (("-f", format), ("-o", f"it.{format}")):
        result = run("report", "r.json", "--since", "r.json", *words)
        assert result.exit_code == ExitCode.USAGE
        assert "give --format table, markdown or json" in result.stderr
    assert not (folder / f"it.{format}").exists()


def test_standard_input_holds_one_report(engine: ScriptedEngine, folder: Path) -> None:
    text = json.dumps(saved(folder))
    assert run("report", "-", "--since", "r.json", stdin=text).exit_code == ExitCode.DONE
    assert run("report", "r.json", "--since", "-", stdin=text).exit_code == ExitCode.DONE
    result = run("report", "-", "--since", "-", stdin=text)
    assert result.exit_code == ExitCode.USAGE
    assert "give the other as a file" in result.stderr
