"""Cassettes: what is recorded, what is not, which answer belongs to which request, and that no miss goes unseen."""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import yaml
from engines.llm.chat_server import ChatServer, Reply, Seen, canned, completion, error
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import JsonValue
from stories import article

from evals.bench import canned as answers
from evals.cassettes import (
    NEUTRAL,
    CassetteMissError,
    Recording,
    find_secrets,
    note_recording,
    read_recording,
    readable,
    record,
    replay,
)
from verifier.engines.llm import LlmEngine
from verifier.engines.llm.schema import ProposedClaim, ProposedClaims
from verifier.errors import EndpointError
from verifier.models import Article, Extraction
from verifier.settings import Mode, Settings

ROOT = Path(__file__).parents[3]
FLOOD, FIRE = article("a", "The dam above Harrow broke on Monday."), article("b", "The mill of Harrow burned down.")
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=8,
)
KEY = "sk-" + "a1b2c3d4" * 4


@pytest.fixture
def server() -> Iterator[ChatServer]:
    """Answer everything of the project's."""
    chat = ChatServer(canned())
    yield chat
    chat.close()


def plain(seen: Seen) -> Reply:
    return Reply(answers.completion(seen.body))


def engine(base_url: str = NEUTRAL, **more: object) -> LlmEngine:
    given = {"base_url": base_url, "model": "m", "mode": "json_schema", "use_cache": False, "api_key": KEY}
    return LlmEngine(Settings.model_validate(given | more))


def claims(engine: LlmEngine, *articles: Article) -> list[str]:
    items = list(engine.extract(articles))
    assert all(isinstance(item, Extraction) for item in items), items
    return sorted(claim.text for item in items if isinstance(item, Extraction) for claim in item.claims)


def test_what_was_recorded_is_played_back_from_anywhere(server: ChatServer, tmp_path: Path) -> None:
    path = tmp_path / "c.yaml"
    with record(path):
        told = claims(engine(server.url, concurrency=1), FLOOD, FIRE)
    server.close()
    with replay(path) as cassette:
        assert claims(engine("http://127.0.0.1:1/another/path/v1"), FIRE, FLOOD) == told
        assert cassette.all_played
    assert told == [FLOOD.text, FIRE.text]


def test_nothing_of_the_user_or_the_machine_is_recorded(server: ChatServer, tmp_path: Path) -> None:
    path = tmp_path / "c.yaml"
    headers = {"Set-Cookie": "session=1", "openai-organization": "org-of-somebody-0001", "Date": "Mon, 1 Jan 2024"}
    server.script = [lambda seen: replace(plain(seen), headers=headers)]
    with record(path):
        claims(engine(server.url + "?key=hush"), FLOOD)
    text = path.read_text(encoding="utf-8")
    assert find_secrets(text) == []
    assert not [word for word in (KEY, "127.0.0.1", "hush", "session=1", "org-of", "Jan", "stainless") if word in text]
    (interaction,) = yaml.safe_load(text)["interactions"]
    assert interaction["request"]["headers"] == {"content-type": ["application/json"]}
    assert interaction["response"]["headers"] == {"content-type": ["application/json"]}
    assert interaction["request"]["uri"] == "https://model.invalid/v1/chat/completions"


def test_a_compressed_answer_is_recorded_in_clear(server: ChatServer, tmp_path: Path) -> None:
    path = tmp_path / "c.yaml"
    server.script = [lambda seen: replace(plain(seen), packed=True)]
    with record(path):
        told = claims(engine(server.url), FLOOD)
    assert "encoding" not in path.read_text(encoding="utf-8")
    with replay(path):
        assert claims(engine(), FLOOD) == told == [FLOOD.text]


def test_failures_are_not_recorded(server: ChatServer, tmp_path: Path) -> None:
    path = tmp_path / "c.yaml"
    server.script = [error(500), canned()]
    with record(path):
        claims(engine(server.url), FLOOD)
    assert len(server.calls) == 2
    with replay(path) as cassette:
        claims(engine(), FLOOD)
    assert len(cassette) == 1


def test_recording_again_leaves_nothing_of_the_old_cassette(server: ChatServer, tmp_path: Path) -> None:
    path = tmp_path / "c.yaml"
    for each in (FLOOD, FIRE):
        with record(path):
            claims(engine(server.url), each)
    with replay(path) as cassette:
        claims(engine(), FIRE)
    assert len(cassette) == 1


@pytest.mark.parametrize("changed", [{"model": "another"}, {"mode": "json"}, {"max_output_tokens": 900}])
def test_another_request_is_a_miss_that_says_what_differs(
    server: ChatServer, tmp_path: Path, changed: dict[str, object]
) -> None:
    with record(tmp_path / "c.yaml"):
        claims(engine(server.url), FLOOD)
    with pytest.raises(CassetteMissError, match=r"1 of the requests were never recorded: body\..*README"):
        with replay(tmp_path / "c.yaml"):
            claims(engine(**changed), FLOOD)


def test_a_miss_is_told_where_the_engine_went_on_without_the_answer(server: ChatServer, tmp_path: Path) -> None:
    with record(tmp_path / "c.yaml"):
        claims(engine(server.url), FLOOD)
    with pytest.raises(CassetteMissError, match="Outlet b"), replay(tmp_path / "c.yaml"):
        list(engine(concurrency=1).extract([FLOOD, FIRE]))  # the second comes back as a failure


def test_a_missed_correction_is_told_although_the_first_answer_was_used(server: ChatServer, tmp_path: Path) -> None:
    invented = ProposedClaim(text="The mayor fled.", kind="fact", quote="The mayor fled", body="Outlet a")
    server.script = [completion(ProposedClaims(claims=[invented]).model_dump_json()), canned()]
    with record(tmp_path / "c.yaml"):
        claims(engine(server.url), FLOOD)
    text = (tmp_path / "c.yaml").read_text(encoding="utf-8")
    kept = yaml.safe_load(text) | {"interactions": yaml.safe_load(text)["interactions"][:1]}
    (tmp_path / "c.yaml").write_text(yaml.safe_dump(kept), encoding="utf-8")
    with pytest.raises(CassetteMissError), replay(tmp_path / "c.yaml"):
        list(engine().extract([FLOOD]))


def test_a_miss_is_not_tried_again_and_reaches_nobody(
    server: ChatServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with record(tmp_path / "c.yaml"):
        claims(engine(server.url), FLOOD)
    tried: list[object] = []
    monkeypatch.setattr(socket.socket, "connect", lambda _, address: tried.append(address))
    with pytest.raises(CassetteMissError) as caught, replay(tmp_path / "c.yaml"):
        list(engine(server.url).extract([FIRE]))
    assert isinstance(caught.value.__context__, EndpointError)
    assert tried == []
    assert len(server.calls) == 1


def test_a_cassette_that_was_not_played_to_the_end_shows_it(server: ChatServer, tmp_path: Path) -> None:
    with record(tmp_path / "c.yaml"):
        claims(engine(server.url), FLOOD, FIRE)
    with replay(tmp_path / "c.yaml") as cassette:
        claims(engine(), FLOOD)
    assert not cassette.all_played


def test_several_cassettes_play_as_one(server: ChatServer, tmp_path: Path) -> None:
    for each in (FLOOD, FIRE):
        with record(tmp_path / f"{each.id}.yaml"):
            claims(engine(server.url), each)
    with replay(tmp_path / "a.yaml", tmp_path / "b.yaml") as cassette:
        assert claims(engine(), FLOOD, FIRE) == [FLOOD.text, FIRE.text]
    assert cassette.all_played


def test_a_cassette_that_is_not_there_is_a_miss(tmp_path: Path) -> None:
    with pytest.raises(CassetteMissError, match=r"not recorded yet: c\.yaml"), replay(tmp_path / "c.yaml"):
        pass


def extractions(engine: LlmEngine, articles: list[Article]) -> dict[str, Extraction]:
    return {item.article: item for item in engine.extract(articles) if isinstance(item, Extraction)}


def test_answers_go_to_their_requests_whatever_the_order(server: ChatServer, tmp_path: Path) -> None:
    stories = [article(f"n{number}", f"Ward {number} has {number} boats.") for number in range(3, 11)]
    with record(tmp_path / "c.yaml"):
        recorded = extractions(engine(server.url, concurrency=1), stories)
    with replay(tmp_path / "c.yaml"):
        played = extractions(engine(concurrency=8), stories[::-1])
    assert played == recorded
    assert len(played) == len(stories)


@settings(max_examples=100, deadline=None)
@given(st.dictionaries(st.text(max_size=9), JSON, max_size=3), st.dictionaries(st.text(max_size=9), JSON, max_size=3))
def test_a_readable_cassette_says_the_same(asked: dict[str, JsonValue], told: dict[str, JsonValue]) -> None:
    def bodies(cassette: dict[str, JsonValue]) -> list[JsonValue]:
        match cassette:
            case {"interactions": [{"request": {"body": str(sent)}, "response": {"body": {"string": str(got)}}}]}:
                return [json.loads(sent), json.loads(got)]
            case _:
                raise AssertionError(cassette)

    cassette: dict[str, JsonValue] = {
        "version": 1,
        "interactions": [
            {
                "request": {"method": "POST", "uri": NEUTRAL, "body": json.dumps(asked), "headers": {}},
                "response": {"status": {"code": 200}, "headers": {}, "body": {"string": json.dumps(told)}},
            }
        ],
    }
    again = readable.deserialize(readable.serialize(cassette))
    assert bodies(again) == [asked, told]


def test_prompts_and_answers_stand_in_a_cassette_as_a_person_reads_them(server: ChatServer, tmp_path: Path) -> None:
    with record(tmp_path / "c.yaml"):
        claims(engine(server.url), FLOOD)
    lines = [line.strip() for line in (tmp_path / "c.yaml").read_text(encoding="utf-8").splitlines()]
    assert "Extract the claims of this article." in lines
    assert FLOOD.text in lines


def test_notes_are_kept_by_cassette(tmp_path: Path) -> None:
    one = Recording(model='a "model"', mode=Mode.JSON_SCHEMA, date=date(2026, 11, 22))
    other = one.model_copy(update={"model": "b"})
    note_recording(tmp_path, "seeds/relate", one)
    note_recording(tmp_path, "seeds/extract", one)
    note_recording(tmp_path, "seeds/extract", other)
    assert read_recording(tmp_path, "seeds/relate") == one
    assert read_recording(tmp_path, "seeds/extract") == other
    with pytest.raises(CassetteMissError, match="seeds/other"):
        read_recording(tmp_path, "seeds/other")


def recorded_tests(tmp_path: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the recorded tests in a process of their own, on cassettes elsewhere."""
    command = [
        sys.executable,
        "-m",
        "pytest",
        "tests/engines/llm/test_llm_injection_recorded.py",
        "-p",
        "no:cacheprovider",
        *words,
    ]
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("VERIFIER_", "OPENAI_"))}
    settings = plain | {"CASSETTES_FOLDER": str(tmp_path)} | environment
    return subprocess.run(command, cwd=ROOT, env=settings, capture_output=True, text=True, check=False)


def test_the_documented_command_records_and_its_recording_plays(server: ChatServer, tmp_path: Path) -> None:
    there = {"OPENAI_BASE_URL": server.url, "OPENAI_API_KEY": KEY, "VERIFIER_MODEL": "canned"}
    recorded_tests(tmp_path, "--record-mode=rewrite", "-k", "on_claims", **there)
    server.close()
    cassette = yaml.safe_load((tmp_path / "injection" / "extract.yaml").read_text(encoding="utf-8"))
    assert len(cassette["interactions"]) == len(server.calls) > 0
    playing = recorded_tests(tmp_path, "-k", "on_claims")
    assert playing.returncode in (0, 1), playing.stdout  # canned answers need not be good ones
    assert "never recorded" not in playing.stdout
    assert "were not asked for" not in playing.stdout
