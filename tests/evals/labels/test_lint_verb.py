"""Check the verb `lint`: what it takes, what it prints, and how it ends."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from gold_stories import BRIDGE_CLAIMS, write_articles, write_labels, write_story
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from evals.cli import app
from evals.labels.faults import Fault
from evals.labels.jsonl import read_lines, write_lines
from evals.labels.lint import lint_story


def lint(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["lint", *map(str, arguments)])


def test_a_sound_story_passes(bridge: Path) -> None:
    result = lint(bridge)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "0 faults, 0 warnings, 0 notes\n"


def test_a_fault_fails_and_stands_on_stdout_with_its_place(bridge: Path) -> None:
    write_labels(bridge)
    result = lint(bridge)
    assert result.exit_code == 1
    assert result.stdout.splitlines()[0] == (
        f"{bridge}/claims.jsonl:1: fault: quotes: offsets are missing; run lint --fix"
    )


def test_fix_mends_what_the_program_can_mend(bridge: Path) -> None:
    write_labels(bridge)
    assert lint(bridge, "--fix").exit_code == 0
    assert lint(bridge).exit_code == 0


def test_warnings_fail_only_where_it_is_asked(bridge: Path) -> None:
    path = bridge / "story.toml"
    path.write_text(path.read_text().replace('["contradiction"]', '["range"]'))
    assert lint(bridge).exit_code == 0
    assert lint(bridge, "--strict").exit_code == 1


def test_a_story_that_is_not_labelled_yet_is_only_noted(tmp_path: Path) -> None:
    result = lint(write_articles(tmp_path / "story"))
    assert result.exit_code == 0
    assert [line.split(": ")[1] for line in result.stdout.splitlines()] == ["note", "note"]


def test_a_folder_of_stories_is_checked_story_by_story(gold: Path) -> None:
    write_story(gold, "bridge")
    write_labels(write_articles(gold / "flood"))
    result = lint(gold)
    assert result.exit_code == 1
    assert all("/flood/" in line for line in result.stdout.splitlines())


def test_a_pass_is_checked_by_its_name_or_its_folder(bridge: Path) -> None:
    path = write_labels(bridge / "passes" / "first", BRIDGE_CLAIMS[:2], [])
    assert lint(bridge, "--pass", "first", "--fix").exit_code == 1
    by_name = lint(bridge, "--pass", "first")
    assert lint(path).stdout == by_name.stdout
    assert "its relations make it single-source" in by_name.stdout
    assert lint(bridge.parent, "--pass", "first").stdout == by_name.stdout


def test_in_a_story_its_passes_stay_as_they_were_left(bridge: Path) -> None:
    write_labels(bridge / "passes" / "first", BRIDGE_CLAIMS[:2], [])
    result = lint(bridge, "--fix")
    assert [line.split(": ", 1)[1] for line in result.stdout.splitlines()] == [
        "fault: labelling.passes: is 0, but there are 1 passes"
    ]


@pytest.mark.parametrize("name", ["nowhere", "empty"])
@pytest.mark.parametrize("option", [(), ("--agreement",), ("--pass", "first")])
def test_a_folder_without_stories_is_a_wrong_use(tmp_path: Path, name: str, option: tuple[str, ...]) -> None:
    (tmp_path / "empty").mkdir()
    result = lint(tmp_path / name, *option)
    assert result.exit_code == 2
    assert "holds no stories" in result.stderr


def test_a_pass_that_is_not_there_is_a_fault(bridge: Path) -> None:
    result = lint(bridge, "--pass", "third")
    assert (result.exit_code, "there is no such folder" in result.stdout) == (1, True)


def test_agreement_is_shown_and_with_fix_written_down(bridge: Path) -> None:
    for name in ("first", "second"):
        write_labels(bridge / "passes" / name)
        lint(bridge, "--pass", name, "--fix")
    path = bridge / "story.toml"
    path.write_text(path.read_text().replace("passes = 0", "passes = 2"))
    shown = lint(bridge.parent, "--agreement")
    assert shown.exit_code == 1
    assert shown.stdout.splitlines()[1].startswith("bridge")
    assert shown.stdout.splitlines()[2].startswith("all")
    fixed = lint(bridge, "--agreement", "--fix")
    assert fixed.exit_code == 0
    assert "[agreement.relations]" in path.read_text()
    assert lint(bridge).exit_code == 0


def test_a_pass_that_cannot_be_read_is_left_out_of_the_table(bridge: Path) -> None:
    for name in ("first", "second"):
        write_labels(bridge / "passes" / name)
    result = lint(bridge, "--agreement")
    assert "is left out" in result.stderr
    assert result.stdout.splitlines()[1].startswith("all")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=5), inner, max_size=2),
    max_leaves=4,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(["articles", "claims", "relations"]), st.integers(0, 3), st.integers(0, 8), JSON)
def test_nothing_that_a_field_may_hold_stops_the_linter(
    bridge: Path, file: str, number: int, field: int, value: object
) -> None:
    path = bridge / f"{file}.jsonl"
    before = path.read_text()
    rows = [json.loads(line) for line in before.splitlines()]
    names = list(rows[number])
    rows[number][names[field % len(names)]] = value
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    try:
        lint_story(bridge, fix=True)
    finally:
        path.write_text(before)


@given(JSON)
def test_what_is_read_is_written_back_as_it_was(value: object) -> None:
    line = json.dumps({"value": value})
    with TemporaryDirectory() as folder:
        path = Path(folder) / "rows.jsonl"
        path.write_text(line + "\n")
        faults: list[Fault] = []
        lines = read_lines(path, faults)
        if faults:
            assert "NaN" in line or "Infinity" in line
            return
        write_lines(path, lines)
        assert json.loads(path.read_text()) == json.loads(line)


@pytest.mark.parametrize("line", ['{"text": "\\ud800"}', '{"low": NaN}', "[" * 100_000])
def test_json_that_cannot_be_written_back_is_a_fault(tmp_path: Path, line: str) -> None:
    faults: list[Fault] = []
    path = tmp_path / "rows.jsonl"
    path.write_text(line)
    assert read_lines(path, faults) == []
    assert len(faults) == 1
