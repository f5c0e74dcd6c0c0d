"""What becomes of each way in which an endpoint can fail, and how many requests it costs."""

import json
from collections.abc import Callable
from dataclasses import replace

import pytest
from chat_server import Reply, Step, completion, error
from stations import Form, Station, question

from verifier.engines.llm.ask import Answer, AskFailure, FailureReason
from verifier.errors import EndpointError

Serve = Callable[..., Station]

GOOD = completion(arguments='{"count": 3}')
HTML = "<!DOCTYPE html><html><body>Sign in to the network</body></html>"


@pytest.mark.parametrize(
    ("reply", "reason", "calls"),
    [
        (completion(arguments='{"cou', finish_reason="length"), FailureReason.TRUNCATED, 1),
        (completion(refusal="I will not read this."), FailureReason.REFUSED, 1),
        (completion("", finish_reason="content_filter"), FailureReason.REFUSED, 1),
        (completion(""), FailureReason.EMPTY, 1),
        (completion("  \n"), FailureReason.EMPTY, 1),
        (Reply('{"choices": []}'), FailureReason.EMPTY, 1),
        (Reply('{"choices": null}'), FailureReason.EMPTY, 1),
        (completion(arguments='{"number": 3}'), FailureReason.WRONG_SCHEMA, 2),
        (completion(arguments="{}"), FailureReason.WRONG_SCHEMA, 2),
        (completion(arguments='{"count": 3'), FailureReason.TRUNCATED, 2),
        (completion(arguments=""), FailureReason.NOT_JSON, 2),
        (completion("There are three of them."), FailureReason.NOT_JSON, 2),
        (Reply(""), FailureReason.NOT_JSON, 1),
        (Reply("Bad gateway", content_type="text/plain"), FailureReason.NOT_JSON, 1),
        (Reply('{"choices": "three"}'), FailureReason.NOT_JSON, 1),
        (Reply("[" * 100_000), FailureReason.NOT_JSON, 1),
        (error(400, "tool_choice is not known here"), FailureReason.BAD_REQUEST, 1),
        (error(422), FailureReason.BAD_REQUEST, 1),
        (error(403, "not for you"), FailureReason.UNAUTHORISED, 1),
        (error(413), FailureReason.CONTEXT_EXCEEDED, 1),
        (error(400, "too long", code="context_length_exceeded"), FailureReason.CONTEXT_EXCEEDED, 1),
        (error(400, "the request exceeds the available context size"), FailureReason.CONTEXT_EXCEEDED, 1),
        (error(500, "prompt is too long for the context window"), FailureReason.CONTEXT_EXCEEDED, 1),
        (error(429), FailureReason.RATE_LIMITED, 4),
        (error(408), FailureReason.SERVER_ERROR, 4),
        (error(409), FailureReason.SERVER_ERROR, 4),
        (error(500), FailureReason.SERVER_ERROR, 4),
        (Reply(HTML, 502, "text/html"), FailureReason.SERVER_ERROR, 4),
        (error(503), FailureReason.SERVER_ERROR, 4),
        (Reply('{"error": {"message": "upstream is busy", "code": 429}}'), FailureReason.RATE_LIMITED, 4),
        (Reply('{"error": "out of memory"}'), FailureReason.SERVER_ERROR, 4),
        (Reply("", drop=True), FailureReason.CONNECTION_DROPPED, 4),
    ],
)
def test_each_fault_has_its_reason_and_its_number_of_requests(
    serve: Serve, reply: Reply, reason: FailureReason, calls: int
) -> None:
    station = serve(GOOD, reply)
    asker = station.asker(concurrency=1)
    first, second = asker.ask_all([question(), question("1")])
    assert isinstance(first, Answer)
    assert isinstance(second, AskFailure)
    assert (second.reason, len(station.server.calls) - 1) == (reason, calls)
    assert second.usage.calls == calls
    assert second.message
    assert second.advice


@pytest.mark.parametrize(
    ("fault", "calls"),
    [
        (error(500), 2),
        (error(429), 2),
        (Reply("", drop=True), 2),
        (completion(arguments='{"count": "many"}'), 2),
        (completion("I would say three."), 2),
    ],
)
def test_a_passing_fault_costs_one_request_more(serve: Serve, fault: Step, calls: int) -> None:
    station = serve(fault, GOOD)
    (item,) = station.ask()
    assert isinstance(item, Answer)
    assert item.value == Form(count=3)
    assert len(station.server.calls) == calls


def test_faults_of_both_kinds_are_added_and_not_multiplied(serve: Serve) -> None:
    station = serve(error(500), completion(arguments="{}"), error(503), error(503), GOOD)
    (item,) = station.ask()
    assert isinstance(item, Answer)
    assert len(station.server.calls) == 5
    assert (item.usage.calls, item.usage.retries, item.usage.reasks) == (5, 3, 1)


@pytest.mark.parametrize(
    "content_type", ["application/json", "text/plain", "text/html", "application/json; charset=??"]
)
def test_a_good_answer_counts_whatever_its_content_type(serve: Serve, content_type: str) -> None:
    (item,) = serve(replace(GOOD, content_type=content_type)).ask()
    assert isinstance(item, Answer)


@pytest.mark.parametrize("content_type", ["text/html", "application/json"])
def test_a_web_page_instead_of_an_answer_is_told_as_such(serve: Serve, content_type: str) -> None:
    station = serve(Reply(HTML, content_type=content_type))
    with pytest.raises(EndpointError, match=r"a web page came.*OPENAI_BASE_URL"):
        station.ask()
    assert len(station.server.calls) == 1


@pytest.mark.parametrize("drip", [Reply("", drip=True), replace(GOOD, wait_s=20.0)])
def test_an_answer_that_never_ends_is_given_up_and_tried_once_more(serve: Serve, drip: Reply) -> None:
    station = serve(drip)
    (item,) = station.ask(timeout_s=0.2)
    assert isinstance(item, AskFailure)
    assert item.reason is FailureReason.TIMEOUT
    assert len(station.server.calls) == 2
    assert item.usage.estimated
    assert item.usage.tokens_in > 0


@pytest.mark.parametrize("mode", ["json_schema", "json", "md_json"])
@pytest.mark.parametrize(
    "content",
    [
        '{"count": 3}',
        'Here it is:\n```json\n{"count": 3}\n```\nAnything else?',
        'Sure! {"count": 3} Is that what you meant?',
        '<think>{"count": 2}? No, three.</think>{"count": 3}',
    ],
)
def test_json_in_prose_is_an_answer(serve: Serve, mode: str, content: str) -> None:
    station = serve(completion(content))
    (item,) = station.ask(mode=mode)
    assert isinstance(item, Answer)
    assert item.value == Form(count=3)
    assert len(station.server.calls) == 1


@pytest.mark.parametrize("mode", ["json_schema", "json", "md_json"])
def test_an_object_inside_a_broken_one_is_no_answer(serve: Serve, mode: str) -> None:
    station = serve(completion('{"pages": [{"count": 3}, {"count":'))
    (item,) = station.ask(mode=mode)
    assert isinstance(item, AskFailure)
    assert item.reason is FailureReason.TRUNCATED


def test_arguments_that_come_as_an_object_are_read(serve: Serve) -> None:
    body = json.loads(GOOD.text)
    body["choices"][0]["message"]["tool_calls"][0]["function"]["arguments"] = {"count": 3}
    (item,) = serve(Reply(json.dumps(body))).ask()
    assert isinstance(item, Answer)
    assert item.value == Form(count=3)


def test_what_the_endpoint_says_is_cut_and_stripped(serve: Serve) -> None:
    page = "<p>" + "sorry \x1b[31m" * 500 + "</p>"
    (_, item) = serve(GOOD, Reply(page, 400, "text/html")).ask(2, concurrency=1)
    assert isinstance(item, AskFailure)
    assert len(item.message) < 400
    assert "<p>" not in item.message
    assert item.message.isprintable()
