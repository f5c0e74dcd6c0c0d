"""Keys and queries show up nowhere but in the requests themselves."""

import logging
import traceback
from collections.abc import Callable
from dataclasses import replace

import pytest
from chat_server import Reply, Step, completion, error
from pydantic import SecretStr
from stations import Station

from verifier.engines.llm.ask import AskFailure
from verifier.engines.llm.doctor import diagnose
from verifier.engines.llm.endpoint import endpoint_of
from verifier.errors import EndpointError
from verifier.settings import Settings

Serve = Callable[..., Station]

KEY = "sk-THE-SECRET-KEY-1234567890"
TOKEN = "tenant-token-in-the-query"
GOOD = completion(arguments='{"count": 3}')
ECHOES: list[Step] = [
    error(400, f"you sent Authorization: Bearer {KEY}"),
    Reply(f"debug page with {KEY}", 500, "text/plain"),
    Reply(f"not json, but {KEY}"),
    Reply(f'{{"error": {{"message": "{KEY} is over its limit", "code": 429}}}}'),
]


def hidden(text: str) -> bool:
    return KEY not in text and TOKEN not in text


@pytest.mark.parametrize("echo", ECHOES)
def test_what_an_endpoint_echoes_is_cleaned(serve: Serve, echo: Step) -> None:
    (_, item) = serve(GOOD, echo).ask(2, api_key=KEY, concurrency=1)
    assert isinstance(item, AskFailure)
    assert hidden(repr(item))
    assert "***" in item.message


def test_a_refused_key_is_not_repeated_anywhere(serve: Serve) -> None:
    station = serve(error(401, f"Incorrect API key provided: {KEY}"))
    with pytest.raises(EndpointError) as caught:
        station.ask(api_key=KEY)
    assert hidden(str(caught.value))
    assert hidden(repr(caught.value.__cause__))


def test_logs_at_every_level_hide_query_and_key(serve: Serve, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    station = serve(error(500), GOOD)
    station.ask(api_key=KEY, base_url=f"{station.server.url}?api-version=7&token={TOKEN}")
    assert caplog.records
    assert hidden(caplog.text)


def test_a_query_and_a_key_are_sent_with_every_request(serve: Serve) -> None:
    station = serve(error(500), GOOD)
    station.ask(api_key=KEY, base_url=f"{station.server.url}?token={TOKEN}")
    assert [call.path for call in station.server.calls] == [f"/v1/chat/completions?token={TOKEN}"] * 2
    assert {call.headers["authorization"] for call in station.server.calls} == {f"Bearer {KEY}"}


def test_without_a_key_the_environments_key_is_not_sent(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    station = serve(GOOD)
    station.ask()
    assert hidden(str(station.server.calls[0].headers))


def test_reprs_hide_key_and_query(serve: Serve) -> None:
    station = serve(GOOD)
    settings = station.settings(api_key=KEY, base_url=f"{station.server.url}?token={TOKEN}")
    asker = station.asker(api_key=KEY, base_url=f"{station.server.url}?token={TOKEN}")
    assert hidden(repr(settings) + repr(endpoint_of(settings)) + repr(asker) + asker.endpoint)
    assert endpoint_of(settings).shown == station.server.url.removesuffix("/v1")


def test_a_diagnosis_hides_them_too(serve: Serve) -> None:
    station = serve(error(500, KEY))
    station.server.models = replace(station.server.models, text=f'{{"data": [{{"id": "model-of-{KEY}"}}]}}')
    settings = station.settings(api_key=KEY, base_url=f"{station.server.url}?token={TOKEN}", mode=None)
    assert hidden(repr(diagnose(settings, clockwork=station.clockwork)))


@pytest.mark.parametrize("reply", [error(401, KEY), Reply(f"<html>{KEY}")])
def test_a_traceback_hides_them(serve: Serve, reply: Step) -> None:
    with pytest.raises(EndpointError) as caught:
        serve(reply).ask(api_key=KEY)
    assert hidden("".join(traceback.format_exception(caught.value)))


@pytest.mark.parametrize(
    ("base_url", "shown", "identity"),
    [
        (None, "https://api.openai.com", "https://api.openai.com/v1"),
        ("http://localhost:8000/v1/", "http://localhost:8000", "http://localhost:8000/v1"),
        ("http://[::1]:8000/v1?k=v", "http://[::1]:8000", "http://[::1]:8000/v1"),
        ("https://GATE.example/a/b#part", "https://gate.example", "https://gate.example/a/b"),
    ],
)
def test_an_endpoint_is_shown_as_scheme_host_and_port(base_url: str | None, shown: str, identity: str) -> None:
    endpoint = endpoint_of(Settings(base_url=base_url, model="m", api_key=SecretStr(KEY)))
    assert (endpoint.shown, endpoint.identity) == (shown, identity)
