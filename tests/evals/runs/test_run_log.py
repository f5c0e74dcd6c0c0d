"""A run log is only added to; it is gone on with where it broke off, and never believed where it is broken."""

import json
from pathlib import Path

import pytest

from evals.runs.log import RunLog, read_log
from evals.runs.values import SCHEMA, Exchange, Header, Sample, Setting
from verifier.errors import InputError
from verifier.models import EngineInfo, VerdictLabel

HEADER = Header(row="majority", engine=EngineInfo(name="majority"), gold="0" * 64, stories=("a", "b"), started="now")


def sample(story: str, setting: Setting = Setting.ORACLE, failure: str | None = None) -> Sample:
    verdicts = None if failure else {f"{story}-1": VerdictLabel.CORROBORATED}
    answers = (Exchange(key="k", raw='{"x": "ä"}', seconds=1.5),)
    return Sample(story=story, setting=setting, verdicts=verdicts, failure=failure, answers=answers)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "run.jsonl"


def test_what_is_written_is_read_again(path: Path) -> None:
    log = RunLog(path, HEADER)
    log.add(sample("a"))
    log.add(sample("b", Setting.END_TO_END))
    log.finish()
    content = read_log(path)
    assert content.header == HEADER
    assert list(content.samples.values()) == [sample("a"), sample("b", Setting.END_TO_END)]
    assert content.is_finished
    assert len(path.read_text(encoding="utf-8").splitlines()) == 4


def test_a_header_says_even_what_is_as_it_is_by_default(path: Path) -> None:
    RunLog(path, HEADER)
    written = json.loads(path.read_text(encoding="utf-8"))
    assert (written["schema_version"], written["seed"], written["replayed"]) == (SCHEMA, 0, False)


def test_half_a_character_in_an_answer_costs_no_run(path: Path) -> None:
    log = RunLog(path, HEADER)
    log.add(sample("a").model_copy(update={"answers": (Exchange(key="k", raw="one \ud83d two"),)}))
    assert read_log(path).samples["a", Setting.ORACLE].answers[0].raw == "one ? two"


def test_an_unfinished_log_is_gone_on_with(path: Path) -> None:
    RunLog(path, HEADER).add(sample("a"))
    later = HEADER.model_copy(update={"started": "later", "commit": "f" * 40, "dirty": True})
    log = RunLog(path, later)
    assert log.samples == {("a", Setting.ORACLE): sample("a")}
    log.add(sample("b"))
    assert [story for story, _ in read_log(path).samples] == ["a", "b"]


def test_a_finished_log_is_begun_anew(path: Path) -> None:
    log = RunLog(path, HEADER)
    log.add(sample("a"))
    log.finish()
    assert RunLog(path, HEADER).samples == {}
    assert read_log(path).samples == {}


@pytest.mark.parametrize(
    "other", [{"gold": "1" * 64}, {"row": "overlap"}, {"prompts": {"extract": "2"}}, {"seed": 1}, {"stories": ("a",)}]
)
def test_an_unfinished_log_of_another_run_is_kept_aside(path: Path, other: dict[str, object]) -> None:
    RunLog(path, HEADER).add(sample("a"))
    before = path.read_bytes()
    assert RunLog(path, HEADER.model_copy(update=other)).samples == {}
    assert path.with_suffix(".jsonl.old").read_bytes() == before


@pytest.mark.parametrize("torn", ['{"record": "sample", "sto', '{"record": "footer", "samples": 1}'])
def test_a_last_line_that_broke_off_is_passed_over_and_cut_off(path: Path, torn: str) -> None:
    RunLog(path, HEADER).add(sample("a"))
    with path.open("a", encoding="utf-8") as stream:
        stream.write(torn)
    assert read_log(path).samples == {("a", Setting.ORACLE): sample("a")}
    assert not read_log(path).is_finished
    RunLog(path, HEADER).add(sample("b"))
    assert [story for story, _ in read_log(path).samples] == ["a", "b"]


def test_a_log_whose_header_broke_off_is_begun_anew(path: Path) -> None:
    path.parent.mkdir()
    path.write_text('{"record": "head', encoding="utf-8")
    assert RunLog(path, HEADER).samples == {}
    assert read_log(path).header == HEADER


def test_of_two_lines_on_one_story_the_last_counts(path: Path) -> None:
    log = RunLog(path, HEADER)
    log.add(sample("a", failure="no answer"))
    log.add(sample("a"))
    assert read_log(path).samples == {("a", Setting.ORACLE): sample("a")}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "no header"),
        ("hello\n", "line 1"),
        ('{"record": "footer", "samples": 0}\n', "no header"),
        (HEADER.model_dump_json() + '\n{"record": "sample"}\n{}\n', r"line 2.*story"),
        (HEADER.model_dump_json() + '\n{"record": "other"}\n', "line 2"),
        (HEADER.model_dump_json() + '\n{"record":"sample","story":"a","setting":"oracle","seconds":NaN}\n', "line 2"),
        (HEADER.model_copy(update={"schema_version": "0"}).model_dump_json() + "\n", "schema 0"),
    ],
)
def test_what_is_no_log_is_refused_with_the_line(path: Path, text: str, told: str) -> None:
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=told):
        read_log(path)


def test_a_log_that_is_not_there_is_the_callers_mistake(path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_log(path)
