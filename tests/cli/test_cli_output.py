"""Where the command line puts a result: a file that is whole, a pipe, a terminal."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from cli_runs import Breaking, run, saved, take

from verifier.cli.exits import ExitCode
from verifier.engines.scripted import ScriptedEngine


def test_a_result_goes_to_a_file_in_the_format_of_its_name(engine: ScriptedEngine, folder: Path) -> None:
    for name, start in (("r.json", "{"), ("r.md", "# "), ("r.csv", "claim,"), ("r.txt", "2 articles")):
        result = run("check", "story.jsonl", "-o", name)
        assert (result.exit_code, result.stdout) == (0, "")
        assert (folder / name).read_text(encoding="utf-8").startswith(start)
    assert run("check", "story.jsonl", "-o", "r.json", "-f", "csv").exit_code == 0
    assert (folder / "r.json").read_text(encoding="utf-8").startswith("claim,")
    assert not list(folder.glob(".*"))


def test_a_link_is_followed_and_a_device_stays_one(engine: ScriptedEngine, folder: Path) -> None:
    (folder / "real.json").touch(mode=0o640)
    (folder / "link.json").symlink_to("real.json")
    assert run("check", "story.jsonl", "-o", "link.json").exit_code == 0
    assert (folder / "link.json").is_symlink()
    assert (folder / "real.json").stat().st_mode & 0o777 == 0o640
    assert (folder / "real.json").stat().st_size > 0
    assert run("check", "story.jsonl", "-o", os.devnull).exit_code == 0
    assert Path(os.devnull).is_char_device()


@pytest.mark.parametrize(("path", "told"), [("none/r.json", "make it first"), (".", "is a folder")])
def test_a_file_that_cannot_be_written_is_found_out_before_the_work(
    engine: ScriptedEngine, path: str, told: str
) -> None:
    result = run("check", "story.jsonl", "-o", path)
    assert result.exit_code == ExitCode.USAGE
    assert told in result.stderr
    assert engine.extract_calls == []


def test_a_report_is_not_lost_when_its_folder_goes_away(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    (folder / "out").mkdir()
    take(monkeypatch, Breaking((folder / "out").rmdir))
    result = run("check", "story.jsonl", "-o", "out/r.json")
    assert result.exit_code == ExitCode.PARTIAL
    assert "follows on stdout" in result.stderr
    assert json.loads(result.stdout)["schema_version"] == "1"


def _on_terminal(*words: str, **environ: str) -> str:
    """Run the command line with a terminal as its stdout."""
    leader, follower = pty.openpty()
    command = [sys.executable, "-m", "verifier", *words]
    subprocess.run(command, stdout=follower, check=True, env={**os.environ, "TERM": "xterm", **environ})
    os.close(follower)
    shown = b""
    try:
        while piece := os.read(leader, 65536):
            shown += piece
    except OSError:  # Linux says so when the other end is closed
        pass
    os.close(leader)
    return shown.decode("utf-8")


def test_colour_is_for_terminals_that_want_it(engine: ScriptedEngine, folder: Path) -> None:
    content = saved(folder)
    short = {**content, "claims": content["claims"][:2], "judgements": [], "unchecked": []}
    (folder / "short.json").write_text(json.dumps(short), encoding="utf-8")
    assert "\x1b[1m" in _on_terminal("report", "short.json")
    assert "\x1b" not in _on_terminal("report", "short.json", NO_COLOR="1")


def test_a_reader_that_has_seen_enough_is_no_error(engine: ScriptedEngine, folder: Path) -> None:
    content = saved(folder)
    long = {**content, "warnings": ["seen"] * 100_000}
    (folder / "long.json").write_text(json.dumps(long), encoding="utf-8")
    command = [sys.executable, "-m", "verifier", "report", "long.json", "-f", "json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(1)
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0
