"""How long to wait before a request is sent again, and when not to."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from chat_server import Reply, completion, error
from hypothesis import given
from hypothesis import strategies as st
from stations import NOW, Station, question

from verifier.engines.llm.ask import Answer, AskFailure, FailureReason
from verifier.engines.llm.transport import RetryPolicy, retry_after_s

Serve = Callable[..., Station]

GOOD = completion(arguments='{"count": 3}')


def limited(wish: str) -> Reply:
    return replace(error(429), headers={"Retry-After": wish})


@pytest.mark.parametrize(
    ("wish", "wait_s"),
    [
        ("7", 7.0),
        ("0", 0.0),
        ("1.5", 1.5),
        (format_datetime(NOW + timedelta(seconds=9), usegmt=True), 9.0),
        (format_datetime(NOW - timedelta(hours=1), usegmt=True), 0.0),
    ],
)
def test_retry_after_is_honoured_as_seconds_and_as_a_date(serve: Serve, wish: str, wait_s: float) -> None:
    station = serve(limited(wish), GOOD)
    (item,) = station.ask()
    assert isinstance(item, Answer)
    assert station.waits_s == [wait_s]


@pytest.mark.parametrize("wish", ["", "soon", "-3", "nan", "inf", "99999999999999999999 Nov"])
def test_an_illegible_retry_after_is_passed_over(wish: str) -> None:
    assert retry_after_s({"retry-after": wish}, NOW) is None


@given(st.text(max_size=40))
def test_no_retry_after_makes_it_crash(wish: str) -> None:
    wait_s = retry_after_s({"retry-after": wish}, datetime(2026, 1, 1, tzinfo=UTC))
    assert wait_s is None or wait_s >= 0


def test_a_503_may_ask_for_a_wait_too(serve: Serve) -> None:
    station = serve(replace(error(503), headers={"Retry-After": "4"}), GOOD)
    station.ask()
    assert station.waits_s == [4.0]


def test_without_a_wish_the_waits_double(serve: Serve) -> None:
    station = serve(error(429))
    station.ask()
    assert station.waits_s == [0.5, 1.0, 2.0]


def test_a_wish_for_a_longer_wait_than_the_cap_ends_the_request_at_once(serve: Serve) -> None:
    station = serve(limited("3600"), GOOD)
    (item,) = station.ask()
    assert isinstance(item, AskFailure)
    assert item.reason is FailureReason.RATE_LIMITED
    assert "3600 s" in item.message
    assert station.waits_s == []
    assert len(station.server.calls) == 1


def test_the_waits_of_one_request_together_stay_under_the_cap(serve: Serve) -> None:
    station = serve(limited("25"))
    station.ask()
    assert station.waits_s == [25.0, 25.0]


def test_one_attempt_means_no_retry(serve: Serve) -> None:
    station = serve(error(500))
    station.ask(policy=RetryPolicy(attempts=1))
    assert len(station.server.calls) == 1


def test_a_used_up_quota_is_not_tried_again(serve: Serve) -> None:
    station = serve(GOOD, error(429, "you have run out", code="insufficient_quota"))
    items = station.ask(3, concurrency=1)
    assert len(station.server.calls) == 2
    assert [item.reason for item in items if isinstance(item, AskFailure)] == [FailureReason.RATE_LIMITED] * 2


@pytest.mark.parametrize(
    ("message", "param", "gone"),
    [
        ("Unsupported value: 'temperature' does not support 0 with this model.", "temperature", "temperature"),
        ("unrecognized request argument supplied: seed", None, "seed"),
    ],
)
def test_a_parameter_that_the_model_refuses_is_left_out_from_then_on(
    serve: Serve, message: str, param: str | None, gone: str
) -> None:
    station = serve(error(400, message, **({"param": param} if param else {})), GOOD)
    items = station.ask(2, concurrency=1)
    assert all(isinstance(item, Answer) for item in items)
    first, *others = station.server.calls
    assert gone in first.body
    assert len(others) == 2
    assert all(gone not in seen.body for seen in others)
    assert items[0].usage.retries == 1


def test_a_model_that_wants_the_newer_output_limit_gets_it(serve: Serve) -> None:
    message = "Unsupported parameter: 'max_tokens' is not supported. Use 'max_completion_tokens' instead."
    station = serve(error(400, message, param="max_tokens"), GOOD)
    (item,) = station.asker().ask_all([question(max_output_tokens=50)])
    assert isinstance(item, Answer)
    before, after = station.server.calls
    assert before.body["max_tokens"] == 50
    assert "max_tokens" not in after.body
    assert after.body["max_completion_tokens"] == 50


def test_a_model_that_refuses_everything_is_not_asked_for_ever(serve: Serve) -> None:
    names = ("temperature", "seed", "max_tokens", "max_completion_tokens", "temperature")
    station = serve(*[error(400, f"{name} is not supported", param=name) for name in names])
    _, item = [*serve(GOOD).ask(), *station.asker().ask_all([question(max_output_tokens=50)])]
    assert isinstance(item, AskFailure)
    assert item.reason is FailureReason.BAD_REQUEST
    assert len(station.server.calls) == 5
