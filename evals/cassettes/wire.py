"""Say what of a request and its answer is recorded, and which recorded answer belongs to a request.

A request is known by method, last part of the path, and JSON body. Host, query and headers are left out of cassettes:
they are the user's own, and hold keys.
"""

import json
from collections.abc import Iterator, Mapping

from pydantic import JsonValue
from vcr.request import Request

NEUTRAL = "https://model.invalid/v1"
"""The address under which everything is recorded; names in .invalid never resolve (RFC 2606)."""

_CHAT = "/chat/completions"
_KEPT_HEADERS = frozenset({"content-type"})
_FIRST_FAILURE = 400
_SHOWN_CHARS = 60

Response = dict[str, JsonValue]


def neutral_request(request: Request) -> Request:
    """Return a request as it is recorded and looked up."""
    path = str(request.path)
    tail = _CHAT if path.endswith(_CHAT) else f"/{path.rsplit('/', 1)[-1]}"
    return Request(request.method, NEUTRAL + tail, request.body, _kept(request.headers))


def clean_response(response: Response) -> Response | None:
    """Return a response as it is recorded; None for a failure, which a replay has no use for."""
    match response:
        case {"status": {"code": int(code)}, "headers": dict(headers)} if code < _FIRST_FAILURE:
            return response | {"headers": _kept(headers)}
        case _:
            return None


def _kept(headers: Mapping[str, JsonValue]) -> dict[str, JsonValue]:
    return {name: value for name, value in headers.items() if name.lower() in _KEPT_HEADERS}


def match_bodies(one: Request, other: Request) -> None:
    """Raise AssertionError, as vcrpy wants it, where the JSON bodies differ."""
    if (gap := difference(body_of(one), body_of(other))) is not None:
        raise AssertionError(gap)


def body_of(request: Request) -> JsonValue:
    """Return a request's body: as JSON where it is that, else as text."""
    raw = request.body or b""
    text = raw.decode("utf-8", "replace") if isinstance(raw, bytes) else str(raw)
    try:
        body: JsonValue = json.loads(text)
    except ValueError:
        return text
    return body


def difference(asked: JsonValue, recorded: JsonValue) -> str | None:
    """Say where two bodies first differ, or return None."""
    there, here = dict(_leaves(asked)), dict(_leaves(recorded))
    for place in sorted(there.keys() | here.keys()):
        if (place in there, there.get(place)) != (place in here, here.get(place)):
            one, other = str(there.get(place, "nothing")), str(here.get(place, "nothing"))
            start = max(0, _first_difference(one, other) - _SHOWN_CHARS // 2)
            end = start + _SHOWN_CHARS
            return f"{place} has {one[start:end]!r} where {other[start:end]!r} was recorded"
    return None


def nearest_difference(asked: JsonValue, recorded: list[JsonValue]) -> str:
    """Say where a body first differs from the recorded one that is most like it."""
    leaves = set(_leaves(asked))
    nearest = max(recorded, key=lambda body: len(leaves & set(_leaves(body))), default=None)
    return "nothing is recorded" if nearest is None else difference(asked, nearest) or "it was played already"


def _first_difference(one: str, other: str) -> int:
    return next((place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), 0)


def _leaves(value: JsonValue, place: str = "body") -> Iterator[tuple[str, str | int | float | bool | None]]:
    """Yield the plain values in a body with their places; an empty object or list is named by its brackets."""
    if isinstance(value, dict) and value:
        for key, inner in value.items():
            yield from _leaves(inner, f"{place}.{key}")
    elif isinstance(value, list) and value:
        for index, inner in enumerate(value):
            yield from _leaves(inner, f"{place}[{index}]")
    else:
        yield place, str(value) if isinstance(value, dict | list) else value
