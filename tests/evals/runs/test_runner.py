"""A run writes a sample as soon as it is there, goes on where it was, and one story's failure stays with it."""

from pathlib import Path

import pytest

from evals.cassettes import CassetteMissError
from evals.labels.folder import load_stories
from evals.labels.values import Story
from evals.runs.log import read_log
from evals.runs.rows import BOTH, Bench, PlainRow, RowName, check_story, open_row
from evals.runs.runner import run_row
from evals.runs.values import Sample, Setting
from verifier.engines.scripted import ScriptedEngine
from verifier.errors import EngineError
from verifier.models import EngineInfo
from verifier.settings import Settings


class Counted:
    """A row that counts how often it is asked, and raises for stories that it is told to."""

    def __init__(self, **errors: BaseException) -> None:
        self.errors = dict(errors)
        self.asked: list[str] = []

    def __call__(self, story: Story, setting: Setting) -> Sample:
        self.asked.append(f"{story.id}/{setting}")
        if story.id in self.errors:
            raise self.errors[story.id]
        return check_story(story, setting, ScriptedEngine())

    @property
    def row(self) -> PlainRow:
        return PlainRow("counted", BOTH, EngineInfo(name="scripted"), self)


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "out" / "counted.jsonl"


def test_every_story_in_every_setting_is_a_sample(stories: Path, log: Path) -> None:
    counted = Counted()
    outcome = run_row(counted.row, load_stories(stories), log)
    assert outcome.is_complete
    assert counted.asked == [f"{story}/{setting}" for story in ("bridge", "viaduct") for setting in BOTH]
    assert [(each.story, each.setting) for each in outcome.samples] == list(read_log(log).samples)
    assert all(sample.seconds is not None for sample in outcome.samples)


def test_one_setting_alone_can_be_run(stories: Path, log: Path) -> None:
    counted = Counted()
    run_row(counted.row, load_stories(stories), log, settings=[Setting.ORACLE])
    assert counted.asked == ["bridge/oracle", "viaduct/oracle"]


def test_what_can_be_put_back_is_not_in_the_log(stories: Path, log: Path) -> None:
    run_row(Counted().row, load_stories(stories), log)
    for sample in read_log(log).samples.values():
        report = sample.report
        assert report is not None
        assert report.claims or sample.setting is Setting.END_TO_END
        assert not any((report.articles, report.relations, report.verdicts, report.copies, report.facts))


@pytest.mark.parametrize(
    ("error", "told"), [(EngineError("the engine broke"), "the engine broke"), (KeyError("x"), "KeyError: 'x'")]
)
def test_a_story_that_fails_is_a_sample_and_the_others_go_on(
    stories: Path, log: Path, error: Exception, told: str
) -> None:
    outcome = run_row(Counted(bridge=error).row, load_stories(stories), log)
    assert [(each.story, each.failure) for each in outcome.failed] == [("bridge", told)] * 2
    assert [each.story for each in outcome.samples if each.report] == ["viaduct"] * 2
    assert not outcome.is_complete
    assert not read_log(log).is_finished


def test_a_missing_cassette_is_not_a_wrong_answer(stories: Path, log: Path) -> None:
    outcome = run_row(Counted(bridge=CassetteMissError("not recorded")).row, load_stories(stories), log)
    assert [(each.story, each.reason) for each in outcome.missing] == [("bridge", "not recorded")] * 2
    assert {story for story, _ in read_log(log).samples} == {"viaduct"}
    assert not outcome.is_complete


def test_a_run_goes_on_where_it_was_and_tries_failures_again(stories: Path, log: Path) -> None:
    known = load_stories(stories)
    run_row(Counted(bridge=EngineError("down")).row, known, log)
    later = Counted()
    outcome = run_row(later.row, known, log)
    assert later.asked == ["bridge/oracle", "bridge/end_to_end"]
    assert outcome.is_complete
    assert len(outcome.samples) == 4
    assert read_log(log).is_finished


def test_an_interrupted_run_keeps_what_it_had(stories: Path, log: Path) -> None:
    known, counted = load_stories(stories), Counted()
    counted.errors["viaduct"] = KeyboardInterrupt()
    with pytest.raises(KeyboardInterrupt):
        run_row(counted.row, known, log)
    assert {story for story, _ in read_log(log).samples} == {"bridge"}


def test_a_row_without_anything_to_say_leaves_no_log(stories: Path, log: Path) -> None:
    row = PlainRow("counted", (Setting.ORACLE,), EngineInfo(name="scripted"), Counted())
    assert run_row(row, load_stories(stories), log, settings=[Setting.END_TO_END]).samples == []
    assert not log.exists()


def test_the_header_says_what_the_run_rests_on(stories: Path, log: Path) -> None:
    known = load_stories(stories)
    run_row(Counted().row, known, log)
    header = read_log(log).header
    assert (header.row, header.stories) == ("counted", ("bridge", "viaduct"))
    assert {"python", "pydantic", "verifier"} <= header.packages.keys()
    path = stories / "bridge" / "claims.jsonl"
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    run_row(Counted().row, load_stories(stories), log)
    assert read_log(log).header.gold != header.gold


@pytest.mark.parametrize("name", [RowName.LOCAL, RowName.MAJORITY, RowName.OVERLAP])
def test_rows_without_a_model_run_anywhere(stories: Path, tmp_path: Path, name: RowName) -> None:
    known = load_stories(stories)
    row = open_row(name, Bench(known, lambda: known, Settings()))
    assert run_row(row, known, tmp_path / "run.jsonl").is_complete


def test_progress_is_told(stories: Path, log: Path) -> None:
    told: list[tuple[str, int, int]] = []
    run_row(Counted().row, load_stories(stories), log, on_progress=lambda *state: told.append(state))
    assert told == [("counted", done, 4) for done in (1, 2, 3, 4)]
