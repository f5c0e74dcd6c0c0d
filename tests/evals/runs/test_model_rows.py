"""Rows that ask a model give the same from cassettes as live, and make no connection for what is missing there."""

import socket
from dataclasses import replace
from pathlib import Path
from shutil import copytree

import pytest
from engines.llm.chat_server import ChatServer, error
from model_answers import answer, settings_for, unless, write_stories

from evals.cassettes import NEUTRAL, note_recording, read_recording
from evals.cassettes.tape import load, save
from evals.labels.folder import load_stories
from evals.runs.album import Stage
from evals.runs.record import record_stage, settings_for_recording
from evals.runs.rows import BOTH, Bench, Row, RowName, UnavailableError, open_row
from evals.runs.runner import Outcome, run_row
from evals.runs.values import Sample, Setting
from verifier.settings import Mode, Settings

MODEL_ROWS = (RowName.LLM, RowName.WHOLE_STORY)


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Record everything once: "gold" holds the stories, "cassettes" the answers."""
    folder, server = tmp_path_factory.mktemp("once"), ChatServer(answer)
    gold = write_stories(folder / "gold")
    settings = settings_for_recording(settings_for(server))
    for stage in Stage:
        done = record_stage(stage, sorted(gold.iterdir()), settings, folder / "cassettes")
        assert not any(each.problems for each in done)
    server.close()
    return folder


@pytest.fixture
def recorded(once: Path, cassettes: Path) -> Path:
    """Return cassettes that a test may change."""
    copytree(once / "cassettes", cassettes)
    return cassettes


def bench(gold: Path, settings: Settings | None = None, **more: object) -> Bench:
    known = load_stories(gold)
    return replace(Bench(known, lambda: known, settings or Settings()), **more)


def run(row: Row, gold: Path, log: Path) -> Outcome:
    return run_row(row, load_stories(gold), log)


def without_costs(sample: Sample) -> Sample:
    """Leave out what differs between asking and playing: the address, and times."""
    report = sample.report
    assert report is not None
    engine = report.engine.model_copy(update={"endpoint": None})
    usage = report.usage.model_copy(update={"seconds": 0.0})
    answers = tuple(each.model_copy(update={"seconds": None}) for each in sample.answers)
    known = report.model_copy(update={"engine": engine, "usage": usage})
    return sample.model_copy(update={"report": known, "seconds": None, "answers": answers})


@pytest.mark.parametrize("name", MODEL_ROWS)
def test_a_replay_gives_what_asking_gave(
    name: RowName, model: ChatServer, stories: Path, recorded: Path, tmp_path: Path
) -> None:
    live = run(open_row(name, bench(stories, settings_for(model))), stories, tmp_path / "live.jsonl")
    before = len(model.calls)
    played = run(open_row(name, bench(stories, cassettes=recorded)), stories, tmp_path / "played.jsonl")
    assert len(model.calls) == before
    assert live.is_complete
    assert played.is_complete
    assert list(map(without_costs, live.samples)) == list(map(without_costs, played.samples))


def test_live_samples_say_how_long_answers_took_and_replayed_ones_do_not(
    model: ChatServer, stories: Path, recorded: Path, tmp_path: Path
) -> None:
    live = run(open_row(RowName.LLM, bench(stories, settings_for(model))), stories, tmp_path / "live.jsonl")
    played = run(open_row(RowName.LLM, bench(stories, cassettes=recorded)), stories, tmp_path / "played.jsonl")
    for sample in live.samples:
        assert sample.seconds
        assert all(answer.seconds for answer in sample.answers)
    for sample in played.samples:
        assert sample.seconds is None
        assert sample.answers
        assert {answer.seconds for answer in sample.answers} == {None}


def test_the_raw_answers_of_a_story_are_its_own(model: ChatServer, stories: Path, tmp_path: Path) -> None:
    outcome = run(open_row(RowName.LLM, bench(stories, settings_for(model))), stories, tmp_path / "live.jsonl")
    by_key = {(sample.story, sample.setting): sample.answers for sample in outcome.samples}
    assert [answer.key.split("/")[0] for answer in by_key["bridge", Setting.ORACLE]] == ["relate-oracle"]
    extracted = [answer for answer in by_key["viaduct", Setting.END_TO_END] if answer.key.startswith("extract/")]
    assert len(extracted) == 4
    assert "bridge" not in "".join(answer.raw for answer in extracted).casefold()


def test_a_replay_makes_no_connection_even_for_what_is_missing(
    stories: Path, recorded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[object] = []
    monkeypatch.setattr(socket, "getaddrinfo", lambda *address, **_: tried.append(address))
    monkeypatch.setattr(socket.socket, "connect", lambda _, address: tried.append(address))
    change(recorded / "gold" / "bridge" / "extract.yaml")
    outcome = run(open_row(RowName.LLM, bench(stories, cassettes=recorded)), stories, tmp_path / "played.jsonl")
    assert tried == []
    assert {(each.story, each.setting) for each in outcome.missing} == {("bridge", Setting.END_TO_END)}


def change(cassette: Path) -> None:
    """Make a cassette one of other requests."""
    text = cassette.read_text(encoding="utf-8")
    cassette.write_text(text.replace("in 1950", "in 1951"), encoding="utf-8")


def test_a_miss_names_the_cassette_and_where_the_request_differs(stories: Path, recorded: Path, tmp_path: Path) -> None:
    change(recorded / "gold" / "bridge" / "whole-story.yaml")
    outcome = run(open_row(RowName.WHOLE_STORY, bench(stories, cassettes=recorded)), stories, tmp_path / "log.jsonl")
    [missing] = outcome.missing
    assert missing.story == "bridge"
    assert "gold/bridge/whole-story" in missing.reason
    assert "body.messages[1].content" in missing.reason
    assert "1950" in missing.reason
    assert [sample.story for sample in outcome.samples] == ["viaduct"]
    assert not outcome.failed


def test_an_answer_that_nobody_asks_for_is_told(stories: Path, recorded: Path, tmp_path: Path) -> None:
    extract, other = (recorded / "gold" / "bridge" / f"{stage}.yaml" for stage in (Stage.EXTRACT, Stage.WHOLE_STORY))
    save(extract, [*load(extract), *load(other)])
    outcome = run(open_row(RowName.LLM, bench(stories, cassettes=recorded)), stories, tmp_path / "log.jsonl")
    assert outcome.is_complete
    [warning] = outcome.warnings
    assert "gold/bridge/extract (1)" in warning


def test_a_story_that_was_never_recorded_is_missing(stories: Path, recorded: Path, tmp_path: Path) -> None:
    (recorded / "gold" / "bridge" / "relate.yaml").unlink()
    outcome = run(open_row(RowName.LLM, bench(stories, cassettes=recorded)), stories, tmp_path / "log.jsonl")
    [missing] = outcome.missing
    assert (missing.story, missing.setting) == ("bridge", Setting.END_TO_END)
    assert missing.reason == "not recorded yet: gold/bridge/relate"


@pytest.mark.parametrize("name", MODEL_ROWS)
def test_a_failure_at_the_endpoint_stays_with_its_story(
    name: RowName, model: ChatServer, stories: Path, tmp_path: Path
) -> None:
    model.script = [unless("iaduct", error(400, "no viaducts"))]
    outcome = run(open_row(name, bench(stories, settings_for(model))), stories, tmp_path / "log.jsonl")
    good = [sample for sample in outcome.samples if sample.story == "bridge"]
    assert all(sample.report and not sample.report.failures for sample in good)
    for sample in outcome.samples:
        if sample.story == "viaduct":
            assert sample.failure or (sample.report and sample.report.failures)


def test_requests_of_all_stories_keep_to_the_bound(model: ChatServer, stories: Path, tmp_path: Path) -> None:
    settings = settings_for(model, concurrency=4)
    assert run(open_row(RowName.LLM, bench(stories, settings)), stories, tmp_path / "log.jsonl").is_complete
    assert model.most_at_once <= 4


@pytest.mark.parametrize("name", MODEL_ROWS)
def test_without_an_endpoint_or_a_recording_there_is_no_row(name: RowName, stories: Path, cassettes: Path) -> None:
    with pytest.raises(UnavailableError, match="nothing is recorded"):
        open_row(name, bench(stories, cassettes=cassettes))
    with pytest.raises(UnavailableError, match="no endpoint"):
        open_row(name, bench(stories, cassettes=cassettes, replay=False))


def test_an_endpoint_is_asked_unless_a_replay_is_wanted(model: ChatServer, stories: Path, recorded: Path) -> None:
    live = open_row(RowName.LLM, bench(stories, settings_for(model), cassettes=recorded))
    played = open_row(RowName.LLM, bench(stories, settings_for(model), cassettes=recorded, replay=True))
    assert (live.replayed, played.replayed) == (False, True)
    assert (played.info.endpoint, played.info.model) == (NEUTRAL.removesuffix("/v1"), "served")
    assert live.info.mode == played.info.mode == Mode.JSON_SCHEMA


def test_recordings_of_different_models_are_not_one_row(stories: Path, recorded: Path) -> None:
    name = "gold/bridge/extract"
    note = read_recording(recorded, name)
    note_recording(recorded, name, note.model_copy(update={"model": "another"}))
    with pytest.raises(UnavailableError, match=r"another.*served"):
        open_row(RowName.LLM, bench(stories, cassettes=recorded))


def test_a_cassette_without_a_note_cannot_be_played(stories: Path, recorded: Path) -> None:
    (recorded / "recorded.toml").unlink()
    with pytest.raises(UnavailableError, match=r"recorded\.toml"):
        open_row(RowName.WHOLE_STORY, bench(stories, cassettes=recorded))


def test_the_rows_say_in_which_settings_they_speak(stories: Path, recorded: Path) -> None:
    known = bench(stories, cassettes=recorded)
    assert open_row(RowName.LLM, known).settings == BOTH
    assert open_row(RowName.WHOLE_STORY, known).settings == (Setting.END_TO_END,)
    assert open_row(RowName.OVERLAP, known).settings == (Setting.ORACLE,)
    assert [ref.id for ref in open_row(RowName.WHOLE_STORY, known).info.prompts] == ["whole-story"]
