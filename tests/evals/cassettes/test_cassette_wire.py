"""What of a request is recorded, and where two differ."""

import pytest
from pydantic import JsonValue
from vcr.request import Request

from evals.cassettes import NEUTRAL
from evals.cassettes.wire import body_of, difference, match_bodies, nearest_difference, neutral_request


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ({"a": 1}, {"a": 1}, None),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}, None),
        ({"a": 1}, {"a": 2}, "body.a has '1' where '2' was recorded"),
        ({"a": 1}, {"a": "1"}, "body.a has '1' where '1' was recorded"),
        ({"a": [1, {"b": "x"}]}, {"a": [1, {"b": "y"}]}, "body.a[1].b has 'x' where 'y' was recorded"),
        ({"a": 1}, {}, "body has 'nothing' where '{}' was recorded"),
        ({"a": []}, {"a": {}}, "body.a has '[]' where '{}' was recorded"),
        ("x", "y", "body has 'x' where 'y' was recorded"),
    ],
)
def test_a_difference_is_named_by_its_place(one: JsonValue, other: JsonValue, told: str | None) -> None:
    assert difference(one, other) == told


def test_of_several_recorded_requests_the_nearest_is_compared() -> None:
    recorded: list[JsonValue] = [{"text": "far", "n": 1}, {"text": "one two three", "n": 2}]
    assert nearest_difference({"text": "one two four", "n": 2}, recorded) == (
        "body.text has 'one two four' where 'one two three' was recorded"
    )


def test_bodies_match_as_json_and_not_as_text() -> None:
    one, other = (Request("POST", NEUTRAL, body, {}) for body in (b'{"a": 1, "b": 2}', b'{"b":2,"a":1}'))
    match_bodies(one, other)
    with pytest.raises(AssertionError, match=r"body\.a"):
        match_bodies(one, Request("POST", NEUTRAL, b'{"a": 3, "b": 2}', {}))


@pytest.mark.parametrize(
    "address",
    ["https://api.example.org/v1/chat/completions?key=x", "http://u:p@127.0.0.1:8080/a/b/chat/completions"],
)
def test_a_request_keeps_its_body_and_the_end_of_its_path_only(address: str) -> None:
    kept = neutral_request(Request("POST", address, b'{"a": 1}', {"Authorization": "x", "Content-Type": "text/json"}))
    assert (kept.uri, dict(kept.headers)) == (f"{NEUTRAL}/chat/completions", {"Content-Type": "text/json"})
    assert body_of(kept) == {"a": 1}
    assert neutral_request(kept).uri == kept.uri
