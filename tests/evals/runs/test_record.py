"""Recording asks for what is not on a cassette, keeps answers as they come, and drops what is not asked any more."""

from pathlib import Path

import pytest
from engines.llm.chat_server import ChatServer, Reply, Seen, completion, error
from gold_stories import BRIDGE_ARTICLES, write_articles
from model_answers import answer, settings_for, unless, user_of

from evals.cassettes import find_secrets, read_recording
from evals.cassettes.tape import load
from evals.runs.album import Stage
from evals.runs.record import Recorded, record_stage, settings_for_recording
from verifier.errors import SettingsError
from verifier.settings import Mode, Settings


def record(
    server: ChatServer, gold: Path, cassettes: Path, *stages: Stage, afresh: bool = False, **settings: object
) -> list[Recorded]:
    """Record stages of all stories."""
    folders = sorted(gold.iterdir())
    known = settings_for_recording(settings_for(server, **settings))
    return [
        each
        for stage in stages or (Stage.EXTRACT,)
        for each in record_stage(stage, folders, known, cassettes, afresh=afresh)
    ]


def held(cassettes: Path, story: str, stage: Stage = Stage.EXTRACT) -> int:
    return len(load(cassettes / "gold" / story / f"{stage}.yaml"))


def test_a_story_without_labels_can_be_read(model: ChatServer, gold: Path, cassettes: Path) -> None:
    write_articles(gold / "bridge")
    [recorded] = record(model, gold, cassettes)
    assert (recorded.take.name, recorded.new, recorded.problems) == ("gold/bridge/extract", len(BRIDGE_ARTICLES), ())
    assert held(cassettes, "bridge") == len(model.calls) == len(BRIDGE_ARTICLES)
    assert read_recording(cassettes, "gold/bridge/extract").model == "served"


def test_every_story_and_stage_has_a_cassette_of_its_own(model: ChatServer, stories: Path, cassettes: Path) -> None:
    recorded = record(model, stories, cassettes, *Stage)
    assert not any(each.problems for each in recorded)
    names = {f"{story}/{stage}.yaml" for story in ("bridge", "viaduct") for stage in Stage}
    assert {str(path.relative_to(cassettes / "gold")) for path in cassettes.rglob("*.yaml")} == names
    for story, other in (("bridge", "viaduct"), ("viaduct", "bridge")):
        for stage in Stage:
            text = (cassettes / "gold" / story / f"{stage}.yaml").read_text(encoding="utf-8")
            assert story in text
            assert other not in text
            assert find_secrets(text) == []


def test_what_is_recorded_is_not_asked_again(model: ChatServer, stories: Path, cassettes: Path) -> None:
    record(model, stories, cassettes, *Stage)
    before, files = len(model.calls), {path: path.read_bytes() for path in cassettes.rglob("*.yaml")}
    again = record(model, stories, cassettes, *Stage)
    assert len(model.calls) == before
    assert {each.new for each in again} == {0}
    assert {path: path.read_bytes() for path in cassettes.rglob("*.yaml")} == files


def test_afresh_asks_again_for_the_stage_alone(model: ChatServer, stories: Path, cassettes: Path) -> None:
    record(model, stories, cassettes, Stage.EXTRACT, Stage.RELATE)
    before = len(model.calls)
    record(model, stories, cassettes, Stage.RELATE, afresh=True)
    assert len(model.calls) == before + 2
    assert held(cassettes, "bridge", Stage.RELATE) == 1


def test_requests_of_all_stories_are_under_way_together(model: ChatServer, stories: Path, cassettes: Path) -> None:
    model.script = [lambda seen: Reply(answer(seen).text, wait_s=0.5)]
    record(model, stories, cassettes)
    assert model.most_at_once == 2 * len(BRIDGE_ARTICLES)


def test_no_more_requests_are_under_way_than_allowed(model: ChatServer, stories: Path, cassettes: Path) -> None:
    model.script = [lambda seen: Reply(answer(seen).text, wait_s=0.05)]
    record(model, stories, cassettes, concurrency=3)
    assert model.most_at_once <= 3
    assert len(model.calls) == 2 * len(BRIDGE_ARTICLES)


def test_an_answer_is_on_disk_before_the_others_have_come(model: ChatServer, gold: Path, cassettes: Path) -> None:
    write_articles(gold / "bridge")
    seen_on_disk: list[int] = []

    def count(seen: Seen) -> Reply:
        seen_on_disk.append(held(cassettes, "bridge"))
        return answer(seen)

    model.script = [count]
    record(model, gold, cassettes, concurrency=1)
    assert seen_on_disk == list(range(len(BRIDGE_ARTICLES)))


def test_a_recording_that_broke_off_asks_only_for_the_rest(model: ChatServer, gold: Path, cassettes: Path) -> None:
    write_articles(gold / "bridge")
    model.script = [answer, answer, error(401, "no such key")]
    [broken] = record(model, gold, cassettes, concurrency=1)
    assert broken.problems
    assert held(cassettes, "bridge") == 2
    model.script = [answer]
    before = len(model.calls)
    [recorded] = record(model, gold, cassettes)
    assert recorded.problems == ()
    assert len(model.calls) - before == recorded.new == len(BRIDGE_ARTICLES) - 2
    assert held(cassettes, "bridge") == len(BRIDGE_ARTICLES)


def test_an_answer_that_cannot_be_used_is_asked_for_again(model: ChatServer, gold: Path, cassettes: Path) -> None:
    write_articles(gold / "bridge")
    outlet = str(BRIDGE_ARTICLES[0]["outlet"])
    model.script = [unless(f"outlet: {outlet}", completion('{"nothing": 1}'))]
    [recorded] = record(model, gold, cassettes)
    assert len(recorded.problems) == 1
    assert held(cassettes, "bridge") == len(BRIDGE_ARTICLES) - 1
    model.script = [answer]
    [again] = record(model, gold, cassettes)
    assert (again.new, again.problems) == (1, ())


def test_an_answer_to_what_is_not_asked_any_more_is_dropped(model: ChatServer, gold: Path, cassettes: Path) -> None:
    folder = write_articles(gold / "bridge")
    record(model, gold, cassettes)
    path = folder / str(BRIDGE_ARTICLES[0]["file"])
    path.write_text(path.read_text(encoding="utf-8") + "\nBoats are waiting.\n", encoding="utf-8")
    [recorded] = record(model, gold, cassettes)
    assert recorded.new == 1
    assert held(cassettes, "bridge") == len(BRIDGE_ARTICLES)
    assert "Boats are waiting" in (cassettes / "gold/bridge/extract.yaml").read_text(encoding="utf-8")


def test_one_article_in_two_stories_is_on_both_cassettes(model: ChatServer, gold: Path, cassettes: Path) -> None:
    write_articles(gold / "bridge")
    write_articles(gold / "again")
    record(model, gold, cassettes, concurrency=2)
    assert held(cassettes, "bridge") == held(cassettes, "again") == len(BRIDGE_ARTICLES)
    before = len(model.calls)
    record(model, gold, cassettes, concurrency=2)
    assert len(model.calls) == before


def test_relating_starts_from_the_recorded_claims(model: ChatServer, stories: Path, cassettes: Path) -> None:
    record(model, stories, cassettes, Stage.EXTRACT)
    before = len(model.calls)
    record(model, stories, cassettes, Stage.RELATE)
    asked = [user_of(seen) for seen in model.calls[before:]]
    assert len(asked) == 2
    assert all("List the related pairs" in user for user in asked)


def test_relating_gold_claims_gives_no_verdict_or_tag_away(model: ChatServer, stories: Path, cassettes: Path) -> None:
    path = stories / "bridge" / "claims.jsonl"
    path.write_text(path.read_text(encoding="utf-8").replace('"tags": []', '"tags": ["flat-denial"]'), encoding="utf-8")
    record(model, stories, cassettes, Stage.RELATE_ORACLE)
    for user in map(user_of, model.calls):
        claims = user.partition("<claims")[2]
        assert "was built in 1950" in claims
        assert not any(word in claims for word in ("flat-denial", "corroborated", "single-source", "verdict"))


def test_a_story_that_cannot_be_read_does_not_stop_the_others(
    model: ChatServer, stories: Path, cassettes: Path
) -> None:
    (stories / "bridge" / "articles.jsonl").write_text("{}\n", encoding="utf-8")
    by_story = {each.take.story: each.problems for each in record(model, stories, cassettes)}
    assert "lint" in by_story["bridge"][0]
    assert by_story["viaduct"] == ()


def test_recording_needs_a_model_and_forces_what_shapes_requests() -> None:
    with pytest.raises(SettingsError, match="VERIFIER_MODEL"):
        settings_for_recording(Settings())
    given = Settings(
        model="m", base_url="http://m.example", mode=Mode.TOOLS, context_tokens=8000, max_output_tokens=900
    )
    known = settings_for_recording(given)
    assert (known.mode, known.context_tokens, known.max_output_tokens) == (Mode.JSON_SCHEMA, 32_000, None)
    assert (known.model, known.base_url, known.use_cache) == ("m", "http://m.example", False)
