"""What is kept between runs, under which name, and what happens when it cannot be."""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from chat_server import Reply, Step, completion, error
from pydantic import BaseModel
from stations import Form, Station, question

from verifier.engines.llm.ask import Answer, Ask, AskFailure
from verifier.engines.llm.cache import FILE_NAME, AnswerCache, Stored, answer_key, clear, info
from verifier.models import PromptRef
from verifier.prompts import Messages

Serve = Callable[..., Station]

GOOD = completion(arguments='{"count": 3}')


def ask(station: Station, request: Ask[Form], **settings: object) -> Answer[Form] | AskFailure:
    (item,) = station.asker(**({"use_cache": True} | settings)).ask_all([request])
    return item


def test_the_second_run_sends_nothing(serve: Serve) -> None:
    station = serve(GOOD)
    first, second = ask(station, question()), ask(station, question())
    assert isinstance(first, Answer)
    assert isinstance(second, Answer)
    assert (first.from_cache, second.from_cache) == (False, True)
    assert first.value == second.value
    assert (second.usage.calls, second.usage.answers_from_cache) == (0, 1)
    assert len(station.server.calls) == 1


def test_a_cached_run_needs_no_endpoint(serve: Serve) -> None:
    station = serve(GOOD)
    ask(station, question())
    station.server.script = [error(401)]
    asker = station.asker(use_cache=True, concurrency=1)
    items = list(asker.ask_all([question("new"), question()]))
    assert [type(item) for item in items] == [Answer, AskFailure]
    assert asker.usage.answers_from_cache == 1


@pytest.mark.parametrize(
    "other",
    [
        {"model": "another"},
        {"mode": "json"},
        {"use_cache": False},
    ],
)
def test_another_setting_is_another_answer(serve: Serve, other: dict[str, object]) -> None:
    station = serve(GOOD, completion('{"count": 3}', arguments='{"count": 3}'))
    ask(station, question())
    item = ask(station, question(), **other)
    assert isinstance(item, Answer)
    assert not item.from_cache


def test_another_endpoint_path_is_another_answer_and_a_slash_is_not(serve: Serve) -> None:
    station = serve(GOOD)
    ask(station, question())
    slash = ask(station, question(), base_url=station.server.url + "/")
    path = ask(station, question(), base_url=station.server.url.replace("/v1", "/v2"))
    assert isinstance(slash, Answer)
    assert isinstance(path, Answer)
    assert (slash.from_cache, path.from_cache) == (True, False)


class Form2(BaseModel):
    """What the model is asked to fill in."""

    count: int


@pytest.mark.parametrize(
    "other",
    [
        {"messages": Messages("Count what you are told to.", "another text")},
        {"messages": Messages("another rule", question().messages.user)},
        {"response_model": Form2},
        {"max_output_tokens": 7},
    ],
)
def test_another_request_is_another_answer(serve: Serve, other: dict[str, object]) -> None:
    station = serve(GOOD)
    ask(station, question())
    given = {"key": "0", "messages": question().messages, "response_model": Form}
    item = ask(station, Ask(**(given | other)))
    assert isinstance(item, Answer)
    assert not item.from_cache


def test_key_prompt_name_and_expected_length_do_not_name_an_answer(serve: Serve) -> None:
    station = serve(GOOD)
    ask(station, question())
    prompt = PromptRef(id="count", version="2", sha256="0")
    request = Ask("other", question().messages, Form, prompt=prompt, expected_output_tokens=9, validate=lambda _: [])
    item = ask(station, request)
    assert isinstance(item, Answer)
    assert (item.key, item.from_cache) == ("other", True)


@pytest.mark.parametrize(
    "bad",
    [
        error(500),
        error(400),
        completion(refusal="No."),
        completion(arguments='{"count": 3}', finish_reason="length"),
        completion(""),
        completion(arguments="{}"),
        Reply("<html>"),
        Reply("", drop=True),
    ],
)
def test_no_error_refusal_or_truncated_answer_is_kept(serve: Serve, bad: Step) -> None:
    station = serve(GOOD, bad)
    list(station.asker(use_cache=True, concurrency=1).ask_all([question("first"), question()]))
    assert info(station.cache_dir).answers == 1


def test_an_answer_whose_problems_stayed_is_kept_with_them(serve: Serve) -> None:
    station = serve(GOOD)
    request = question(validate=lambda form: ["too few"])
    first, second = ask(station, request), ask(station, request)
    assert isinstance(first, Answer)
    assert isinstance(second, Answer)
    assert first.problems == second.problems == ("too few",)
    assert second.from_cache


def test_a_check_that_finds_other_problems_asks_again(serve: Serve) -> None:
    station = serve(GOOD)
    ask(station, question(validate=lambda form: ["too few"]))
    item = ask(station, question(validate=lambda form: ["too few", "no label"]))
    assert isinstance(item, Answer)
    assert not item.from_cache


def test_an_answer_is_not_kept_when_its_re_ask_was_cut_off(serve: Serve) -> None:
    station = serve(GOOD, error(500))
    item = ask(station, question(validate=lambda form: ["too few"]))
    assert isinstance(item, Answer)
    assert info(station.cache_dir).answers == 0


def test_the_cache_holds_json_and_no_key(serve: Serve) -> None:
    station = serve(GOOD)
    ask(station, question(), api_key="sk-very-secret", base_url=station.server.url + "?token=hidden-token")
    rows = sqlite3.connect(station.cache_dir / FILE_NAME).execute("SELECT * FROM answers").fetchall()
    assert json.loads(rows[0][1]) == {"count": 3, "label": "none"}
    content = b"".join(path.read_bytes() for path in station.cache_dir.iterdir())
    assert b"very-secret" not in content
    assert b"hidden-token" not in content


@pytest.mark.parametrize("content", [b"this is no database" * 100, b"SQLite format 3\x00" + b"\xff" * 5000])
def test_a_broken_file_is_a_warning_and_the_run_goes_on(serve: Serve, content: bytes) -> None:
    station = serve(GOOD)
    station.cache_dir.mkdir()
    (station.cache_dir / FILE_NAME).write_bytes(content)
    asker = station.asker(use_cache=True)
    (item,) = asker.ask_all([question()])
    assert isinstance(item, Answer)
    assert len(asker.warnings) == 1
    assert "verifier cache clear" in asker.warnings[0]
    assert info(station.cache_dir).problem is not None
    assert clear(station.cache_dir) == len(content)
    assert info(station.cache_dir).problem is None


def test_a_folder_that_cannot_be_made_is_a_warning(serve: Serve, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file stands here")
    asker = serve(GOOD).asker(use_cache=True)
    (item,) = asker.ask_all([question()])
    assert isinstance(item, Answer)
    assert len(asker.warnings) == 1


@pytest.mark.parametrize("value", ["{", '{"count": "x"}', "null"])
def test_a_row_that_does_not_fit_is_asked_again(serve: Serve, value: str) -> None:
    station = serve(GOOD)
    ask(station, question())
    with sqlite3.connect(station.cache_dir / FILE_NAME) as connection:
        connection.execute("UPDATE answers SET value = ?", (value,))
    item = ask(station, question())
    assert isinstance(item, Answer)
    assert not item.from_cache


def test_info_counts_answers_by_model(serve: Serve) -> None:
    station = serve(GOOD)
    assert info(station.cache_dir).answers == 0
    for key, model in (("0", "served"), ("1", "served"), ("0", "other")):
        ask(station, question(key), model=model)
    found = info(station.cache_dir)
    assert found.models == {"other": 1, "served": 2}
    assert found.size_bytes > 0
    assert clear(station.cache_dir) > 0
    assert info(station.cache_dir).answers == 0


def test_an_answers_name_depends_on_every_part_and_not_on_their_order() -> None:
    assert answer_key({"a": "1", "b": "2"}) == answer_key({"b": "2", "a": "1"})
    assert answer_key({"a": "12", "b": ""}) != answer_key({"a": "1", "b": "2"})
    assert len(answer_key({"a": "\ud800 lone surrogate"})) == 64


WRITER = """
import sys
from pathlib import Path
from verifier.engines.llm.cache import AnswerCache, Stored
cache = AnswerCache(Path(sys.argv[1]))
for number in range(25):
    cache.put(f"{sys.argv[2]}-{number}", Stored("{}"), model="m", prompt="")
assert cache.warning is None, cache.warning
"""


def test_several_processes_may_write_at_once(tmp_path: Path) -> None:
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path), str(number)], env=os.environ)
        for number in range(2)
    ]
    AnswerCache(tmp_path).put("mine", Stored("{}"), model="m", prompt="")
    assert [writer.wait(timeout=60) for writer in writers] == [0, 0]
    assert info(tmp_path).answers == 51
