"""The setting that ends answers of a model that does not stop by itself."""

from collections.abc import Callable

import pytest
from chat_server import completion
from stations import Station, question

from verifier.engines.llm.ask import Answer, AskFailure, FailureReason

Serve = Callable[..., Station]
GOOD = completion(arguments='{"count": 3}')


@pytest.mark.parametrize(
    ("setting", "own", "sent"), [(None, None, None), (500, None, 500), (None, 700, 700), (500, 700, 700)]
)
def test_a_limit_is_sent_where_one_is_set_and_a_requests_own_comes_first(
    serve: Serve, setting: int | None, own: int | None, sent: int | None
) -> None:
    station = serve(GOOD)
    list(station.asker(max_output_tokens=setting).ask_all([question(max_output_tokens=own)]))
    assert station.server.calls[0].body.get("max_tokens") == sent


def test_an_answer_that_reaches_the_limit_is_a_failure_that_names_the_setting(serve: Serve) -> None:
    (item,) = serve(completion(arguments='{"cou', finish_reason="length")).ask(max_output_tokens=500)
    assert isinstance(item, AskFailure)
    assert item.reason is FailureReason.TRUNCATED
    assert "max_output_tokens" in item.advice


@pytest.mark.parametrize("arguments", ['{"cou', '{"count": 3, "label": "on and on'])
def test_a_tool_call_that_uses_up_the_limit_is_cut_off_whatever_the_endpoint_calls_it(
    serve: Serve, arguments: str
) -> None:
    station = serve(completion(arguments=arguments, finish_reason="tool_calls", tokens=(100, 500)))
    (item,) = station.ask(max_output_tokens=500)
    assert isinstance(item, AskFailure)
    assert item.reason is FailureReason.TRUNCATED
    assert len(station.server.calls) == 1  # asking again would run into the same limit


def test_an_answer_that_just_fits_into_the_limit_is_an_answer(serve: Serve) -> None:
    (item,) = serve(completion(arguments='{"count": 3}', tokens=(100, 500))).ask(max_output_tokens=500)
    assert isinstance(item, Answer)


def test_an_answer_under_another_limit_is_asked_for_anew(serve: Serve) -> None:
    station = serve(GOOD)
    for limit, from_cache in ((500, False), (500, True), (600, False), (None, False)):
        (item,) = station.ask(max_output_tokens=limit, use_cache=True)
        assert isinstance(item, Answer)
        assert item.from_cache is from_cache


def test_an_estimate_expects_no_more_than_the_limit(serve: Serve) -> None:
    asked = question(expected_output_tokens=5_000)
    station = serve(GOOD)
    assert station.asker().estimate([asked]).tokens_out == 5_000
    assert station.asker(max_output_tokens=500).estimate([asked]).tokens_out == 500
