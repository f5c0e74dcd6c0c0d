"""Many requests at once: the bound, failing fast, and stopping."""

import asyncio
import os
import signal
import socket
import threading
from collections.abc import Callable, Iterator

import pytest
from chat_server import Reply, Seen, Step, completion, error
from stations import Item, Station, question

from verifier.engines.llm.ask import Answer, Ask, AskFailure, FailureReason
from verifier.engines.llm.background import in_background
from verifier.errors import EndpointError, EngineError, SettingsError
from verifier.prompts import Messages

Serve = Callable[..., Station]

GOOD = completion(arguments='{"count": 3}')
SLOW = Reply(GOOD.text, wait_s=0.02)


def collect(items: Iterator[Item], into: list[Item]) -> None:
    for item in items:
        into.append(item)


@pytest.mark.parametrize(("concurrency", "requests"), [(1, 4), (3, 12), (8, 5)])
def test_never_more_than_the_bound_are_under_way(serve: Serve, concurrency: int, requests: int) -> None:
    station = serve(SLOW)
    items = station.ask(requests, concurrency=concurrency)
    assert all(isinstance(item, Answer) for item in items)
    assert {item.key for item in items} == {str(number) for number in range(requests)}
    assert 1 <= station.server.most_at_once <= min(concurrency, requests)


def test_requests_are_sent_side_by_side(serve: Serve) -> None:
    together = threading.Barrier(3)

    def wait_for_the_others(_: Seen) -> Reply:
        together.wait(timeout=5)
        return GOOD

    items = serve(wait_for_the_others).ask(3, concurrency=3)
    assert all(isinstance(item, Answer) for item in items)


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (error(401, "bad key"), "OPENAI_API_KEY"),
        (error(403, "not allowed"), "OPENAI_API_KEY"),
        (error(404, "model not found"), "VERIFIER_MODEL"),
        (error(429, "run out", code="insufficient_quota"), "credit"),
    ],
)
def test_what_cannot_succeed_for_anybody_is_asked_once_and_says_what_to_do(
    serve: Serve, fault: Step, words: str
) -> None:
    station = serve(fault)
    with pytest.raises(EndpointError, match=words):
        station.ask(6, concurrency=1)
    assert len(station.server.calls) == 1


def test_what_was_answered_before_a_fatal_fault_is_kept(serve: Serve) -> None:
    station = serve(GOOD, error(401))
    items = station.ask(5, concurrency=1)
    assert [type(item) for item in items] == [Answer, AskFailure, AskFailure, AskFailure, AskFailure]
    assert {item.reason for item in items if isinstance(item, AskFailure)} == {FailureReason.UNAUTHORISED}
    assert len(station.server.calls) == 2


def test_a_refusal_of_one_text_does_not_end_a_run_that_works(serve: Serve) -> None:
    station = serve(GOOD, error(403, "blocked by a filter"), GOOD)
    items = station.ask(3, concurrency=1)
    assert [type(item) for item in items] == [Answer, AskFailure, Answer]


def test_nobody_at_the_door_is_told_after_a_few_attempts(serve: Serve) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    station = serve(GOOD)
    asker = station.asker(base_url=f"http://127.0.0.1:{port}/v1", concurrency=1)
    with pytest.raises(EndpointError, match=rf"http://127.0.0.1:{port}: no connection.*verifier doctor"):
        list(asker.ask_all([question(), question("1")]))
    assert len(station.waits_s) == 3
    assert asker.usage.calls == 0


def test_a_name_that_does_not_resolve_is_no_endpoint(serve: Serve) -> None:
    with pytest.raises(EndpointError, match="no connection"):
        serve(GOOD).ask(base_url="http://no-such-host.invalid/v1")


def test_a_model_must_be_set(serve: Serve) -> None:
    with pytest.raises(SettingsError, match="VERIFIER_MODEL"):
        serve(GOOD).asker(model=None)


def test_without_address_and_key_no_text_goes_anywhere(serve: Serve) -> None:
    with pytest.raises(SettingsError, match="OPENAI_BASE_URL"):
        serve(GOOD).asker(base_url=None)


def test_a_response_model_that_nothing_satisfies_is_needed() -> None:
    from pydantic import BaseModel

    class Loose(BaseModel):
        count: int = 0

    with pytest.raises(EngineError, match="required"):
        Ask(key="0", messages=Messages("", ""), response_model=Loose)


def test_nothing_is_sent_before_the_first_item_is_taken(serve: Serve) -> None:
    station = serve(GOOD)
    station.asker().ask_all([question()])
    assert station.server.requests == []


def test_no_requests_give_no_items(serve: Serve) -> None:
    station = serve(GOOD)
    assert station.ask(0) == []
    assert station.server.requests == []


def test_an_iterator_that_is_dropped_stops_what_is_under_way(serve: Serve) -> None:
    station = serve(GOOD, Reply(GOOD.text, wait_s=20))
    items = station.asker(concurrency=1, timeout_s=60).ask_all([question(), question("1"), question("2")])
    assert isinstance(next(items), Answer)
    items.close()
    assert not [thread for thread in threading.enumerate() if thread.name == "llm-requests"]
    assert len(station.server.calls) <= 2


def test_it_works_inside_a_running_event_loop(serve: Serve) -> None:
    station = serve(GOOD)

    async def notebook() -> None:
        assert isinstance(station.ask()[0], Answer)

    asyncio.run(notebook())


def test_ctrl_c_stops_and_keeps_what_is_done(serve: Serve) -> None:
    def interrupt(_: Seen) -> Reply:
        os.kill(os.getpid(), signal.SIGINT)
        return Reply(GOOD.text, wait_s=20)

    station = serve(GOOD, GOOD, interrupt)
    asker = station.asker(concurrency=1, timeout_s=60, use_cache=True)
    requests = [question(str(number)) for number in range(5)]
    done: list[Item] = []
    with pytest.raises(KeyboardInterrupt):
        collect(asker.ask_all(requests), done)
    assert [item.key for item in done] == ["0", "1"]
    station.server.script = [GOOD]
    again = list(station.asker(use_cache=True).ask_all(requests))
    assert [item.from_cache for item in again if isinstance(item, Answer)] == [True, True, False, False, False]


def test_what_was_ready_at_ctrl_c_is_still_handed_out() -> None:
    ready = threading.Event()

    async def work(emit: Callable[[int], None]) -> None:
        emit(1)
        emit(2)
        ready.set()
        await asyncio.sleep(60)

    items = in_background(work)
    assert next(items) == 1
    assert ready.wait(5)
    assert items.throw(KeyboardInterrupt()) == 2
    with pytest.raises(KeyboardInterrupt):
        next(items)


def test_an_error_in_the_background_comes_after_the_results_before_it() -> None:
    async def work(emit: Callable[[int], None]) -> None:
        emit(1)
        raise ValueError("too bad")

    items = in_background(work)
    assert next(items) == 1
    with pytest.raises(ValueError, match="too bad"):
        next(items)
