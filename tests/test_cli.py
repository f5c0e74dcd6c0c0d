"""The command line: what goes where, which exit code, and what a person is told."""

import json
import os
import pty
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import get_args

import pytest
import stories
from typer.testing import CliRunner, Result

from verifier.cli import app, options, story
from verifier.cli.exits import ExitCode
from verifier.cli.manual import renew
from verifier.engines.base import Engine
from verifier.engines.scripted import ScriptedEngine
from verifier.errors import EndpointError, EngineError
from verifier.ingest import MAX_CHARS
from verifier.models import Article, Extraction, Failure, Independence, Judgement, RelationLabel, VerdictLabel
from verifier.report import Format
from verifier.settings import EngineChoice, Mode, Settings

ROOT = Path(__file__).parent.parent
ONE = stories.article("one", "Nine judges sat in the Harrow case.", "The Harrow dam broke at dawn.")
OTHER = stories.article("other", "Twelve judges sat in the Harrow case.", "The Harrow dam broke at daybreak.")
CLAIMS = tuple(
    stories.claim(of, number, body="Harrow County", figure=figure)
    for of, number, figure in ((ONE, 1, 9), (ONE, 2, None), (OTHER, 1, 12), (OTHER, 2, None))
)
JUDGEMENTS: tuple[Judgement, ...] = (
    *stories.support_each_other([CLAIMS[1], CLAIMS[3]]),
    stories.judge(CLAIMS[0], CLAIMS[2], RelationLabel.CONTRADICTS, same_quantity=True),
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Run in a folder that holds a story and no settings."""
    for name in [name for name in os.environ if name.startswith(("VERIFIER_", "OPENAI_"))]:
        monkeypatch.delenv(name)
    rows = [
        {"id": each.id, "outlet": each.outlet, "published": stories.DAY, "text": each.text} for each in (ONE, OTHER)
    ]
    (tmp_path / "story.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> ScriptedEngine:
    scripted = ScriptedEngine(CLAIMS, JUDGEMENTS)
    take(monkeypatch, scripted)
    return scripted


def take(monkeypatch: pytest.MonkeyPatch, engine: Engine) -> None:
    monkeypatch.setattr(story, "open_engine", lambda settings: engine)


class Talkative(ScriptedEngine):
    """Has something to say besides its answers."""

    @property
    def warnings(self) -> tuple[str, ...]:
        return ("the model was slow",)


def run(*words: str, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(app, list(words), input=stdin, prog_name="verifier", env={"COLUMNS": "80"})


class Breaking(ScriptedEngine):
    """Gives the claims of one article, and then something happens."""

    def __init__(self, happens: Callable[[], object], *, after: int = 1) -> None:
        super().__init__(CLAIMS, JUDGEMENTS)
        self._happens, self._after = happens, after

    def extract(self, articles: Sequence[Article]) -> Iterator[Extraction | Failure]:
        """Yield items until something happens."""
        for done, item in enumerate(super().extract(articles)):
            if done == self._after:
                self._happens()
            yield item


def breaking(error: BaseException) -> Callable[[], object]:
    def happens() -> None:
        raise error

    return happens


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
        (("check",), "Missing argument"),
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
    _saved(folder)
    (folder / "verifier.toml").write_text('api_key_env = "DESK_KEY"\ncache_dir = "cache"\n', encoding="utf-8")
    for words in (("report", "r.json"), ("cache", "info")):
        assert run(*words).exit_code == 0
    assert "export DESK_KEY" in run("check", "story.jsonl").stderr


def test_extract_lists_claims_and_judges_none(engine: ScriptedEngine) -> None:
    for format in get_args(options.FormatName):
        result = run("extract", "story.jsonl", "--format", format)
        assert result.exit_code == 0
        assert "The Harrow dam broke at dawn." in result.stdout
        assert not re.search(r"contradicted|corroborated|single-source", result.stdout)
    assert engine.relate_calls == []


def test_extract_of_one_article_from_stdin(engine: ScriptedEngine) -> None:
    row = json.dumps({"id": "one", "outlet": "A", "text": ONE.text})
    result = run("extract", "-", stdin=row.encode())
    assert result.exit_code == 0
    assert "single-source" not in result.output


def _saved(folder: Path) -> dict[str, list[dict[str, object]]]:
    assert run("check", "story.jsonl", "-o", "r.json").exit_code == 0
    content: dict[str, list[dict[str, object]]] = json.loads((folder / "r.json").read_text(encoding="utf-8"))
    return content


def test_a_saved_report_is_shown_with_verdicts_made_anew(engine: ScriptedEngine, folder: Path) -> None:
    content = _saved(folder)
    for verdict in content["verdicts"]:
        verdict["label"] = "corroborated"
    content["relations"] = []
    result = run("report", "-", "-f", "json", "--fail-on", "contradicted", stdin=json.dumps(content))
    assert result.exit_code == ExitCode.CONDITION_HOLDS
    labels = [verdict["label"] for verdict in json.loads(result.stdout)["verdicts"]]
    assert labels == ["contradicted", "corroborated", "contradicted", "corroborated"]


def test_a_saved_report_may_be_counted_by_origin(engine: ScriptedEngine, folder: Path) -> None:
    _saved(folder)
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


def test_the_version_is_shown() -> None:
    assert re.fullmatch(r"verifier \d+\.\d+.*\n", run("--version").stdout)


@pytest.mark.parametrize(
    ("spelt_out", "choices"),
    [
        (options.EngineName, EngineChoice),
        (options.FormatName, Format),
        (options.IndependenceName, Independence),
        (options.ModeName, Mode),
    ],
)
def test_the_choices_of_an_option_are_those_of_the_code(spelt_out: object, choices: type[VerdictLabel]) -> None:
    assert list(get_args(spelt_out)) == [choice.value for choice in choices]


def test_defaults_that_are_told_are_those_of_the_stages() -> None:
    assert Settings().max_chars == MAX_CHARS
    assert f"(default {MAX_CHARS})" in run("check", "--help").stdout.replace("\n", " ")


@pytest.mark.parametrize("page", ["docs/cli.md", "README.md"])
def test_what_the_documentation_shows_of_the_program_is_current(monkeypatch: pytest.MonkeyPatch, page: str) -> None:
    monkeypatch.chdir(ROOT)
    text = (ROOT / page).read_text(encoding="utf-8")
    assert text == renew(text), f"python -m verifier.cli.manual {page}"


def test_help_waits_for_nothing_heavy() -> None:
    heavy = ("openai", "instructor", "pint", "pysbd", "pydantic", "rich", "snowballstemmer")
    code = f"import sys, verifier.cli; print([name for name in {heavy} if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


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
    saved = _saved(folder)
    short = {**saved, "claims": saved["claims"][:2], "judgements": [], "unchecked": []}
    (folder / "short.json").write_text(json.dumps(short), encoding="utf-8")
    assert "\x1b[1m" in _on_terminal("report", "short.json")
    assert "\x1b" not in _on_terminal("report", "short.json", NO_COLOR="1")


def test_a_reader_that_has_seen_enough_is_no_error(engine: ScriptedEngine, folder: Path) -> None:
    saved = _saved(folder)
    long = {**saved, "warnings": ["seen"] * 100_000}
    (folder / "long.json").write_text(json.dumps(long), encoding="utf-8")
    command = [sys.executable, "-m", "verifier", "report", "long.json", "-f", "json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(1)
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0
