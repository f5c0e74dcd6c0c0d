"""Finding out what an endpoint can do, once, and what a diagnosis says of it."""

import json
from collections.abc import Callable
from dataclasses import replace

import pytest
from chat_server import Reply, Seen, completion, error
from stations import Station, question

from verifier.engines.llm.ask import Answer, AskFailure, FailureReason
from verifier.engines.llm.cache import info
from verifier.engines.llm.doctor import diagnose
from verifier.errors import EndpointError
from verifier.settings import Mode

Serve = Callable[..., Station]

ALL = ("tools", "json_schema", "json", "md_json")
FORM = '{"colour": "blue", "is_round": true}'


def mode_of(seen: Seen) -> str:
    """Tell from a request in which mode it was made."""
    if "tools" in seen.body:
        return "tools"
    kind = seen.body.get("response_format")
    return {"json_schema": "json_schema", "json_object": "json"}[kind["type"]] if isinstance(kind, dict) else "md_json"


def server_with(*modes: str, binds: tuple[str, ...] = (), otherwise: Reply | None = None) -> Callable[[Seen], Reply]:
    """Answer in some modes only, in a few whatever was asked; in others fail, or say something that is no form."""

    def answer(seen: Seen) -> Reply:
        mode, asked = mode_of(seen), json.dumps(seen.body["messages"])
        if mode not in modes:
            return otherwise or completion("A clear sky is blue.")
        if "Say hello." in asked and mode not in binds:
            return completion("Hello!")
        text = '{"count": 3}' if "How many" in asked else FORM
        return completion(arguments=text) if mode == "tools" else completion(text)

    return answer


@pytest.mark.parametrize(
    ("works", "binds", "found", "probes"),
    [
        (ALL, ("tools", "json_schema"), "tools", 1),
        (ALL, ("json_schema",), "json_schema", 2),
        (ALL, (), "tools", 3),
        (("json_schema", "md_json"), (), "json_schema", 4),
        (("json", "md_json"), (), "json", 5),
        (("md_json",), (), "md_json", 6),
    ],
)
@pytest.mark.parametrize("otherwise", [None, completion("")])
def test_a_run_uses_the_first_mode_that_binds_the_model_else_the_first_that_it_follows(
    serve: Serve, works: tuple[str, ...], binds: tuple[str, ...], found: str, probes: int, otherwise: Reply | None
) -> None:
    station = serve(server_with(*works, binds=binds, otherwise=otherwise))
    asker = station.asker(mode=None)
    assert asker.mode is None
    (item,) = asker.ask_all([question()])
    assert isinstance(item, Answer)
    assert asker.mode == found
    assert len(station.server.calls) == probes + 1
    assert asker.usage.calls == probes + 1
    assert item.usage.calls == 1


def test_a_mode_that_the_server_does_not_know_is_tried_once(serve: Serve) -> None:
    station = serve(server_with("md_json", otherwise=error(400, "response_format is not supported")))
    asker = station.asker(mode=None)
    assert isinstance(next(iter(asker.ask_all([question()]))), Answer)
    assert [mode_of(call) for call in station.server.calls] == [*ALL, "md_json"]


def test_a_server_that_fails_on_a_mode_is_asked_in_the_next(serve: Serve) -> None:
    station = serve(server_with("json_schema", binds=("json_schema",), otherwise=error(500)))
    asker = station.asker(mode=None)
    assert isinstance(next(iter(asker.ask_all([question()]))), Answer)
    assert asker.mode == "json_schema"
    assert len(station.server.calls) == 4


def test_what_was_found_out_is_remembered_by_endpoint_and_model(serve: Serve) -> None:
    station = serve(server_with("json"))
    list(station.asker(mode=None, use_cache=True).ask_all([question("first")]))
    before = len(station.server.calls)
    asker = station.asker(mode=None, use_cache=True)
    assert asker.mode == "json"
    list(asker.ask_all([question("second")]))
    assert len(station.server.calls) == before + 1
    assert station.asker(mode=None, use_cache=True, model="another").mode is None
    assert info(station.cache_dir).endpoints == 1


def test_a_refused_parameter_is_remembered_too(serve: Serve) -> None:
    def picky(seen: Seen) -> Reply:
        refused = "temperature" in seen.body
        return (
            error(400, "temperature is not supported", param="temperature")
            if refused
            else server_with(*ALL, binds=ALL)(seen)
        )

    station = serve(picky)
    list(station.asker(mode=None, use_cache=True).ask_all([question("first")]))
    assert len(station.server.calls) == 3
    list(station.asker(mode=None, use_cache=True).ask_all([question("second")]))
    assert len(station.server.calls) == 4


@pytest.mark.parametrize("mode", ALL)
def test_a_forced_mode_is_used_without_a_probe(serve: Serve, mode: str) -> None:
    station = serve(server_with(*ALL))
    asker = station.asker(mode=mode)
    assert isinstance(next(iter(asker.ask_all([question()]))), Answer)
    assert [mode_of(call) for call in station.server.calls] == [mode]
    assert asker.mode == mode


def test_a_model_that_gives_structured_answers_in_no_mode_is_told(serve: Serve) -> None:
    station = serve(server_with())
    with pytest.raises(EndpointError, match=r"in no mode \(tools: .*md_json: .*--mode"):
        station.ask(mode=None)
    assert len(station.server.calls) == 6


@pytest.mark.parametrize(("fault", "calls"), [(error(401), 1), (error(404), 1), (error(429), 2)])
def test_a_fault_of_the_whole_endpoint_ends_the_probe(serve: Serve, fault: Reply, calls: int) -> None:
    station = serve(fault)
    with pytest.raises(EndpointError):
        station.ask(mode=None)
    assert len(station.server.calls) == calls


def test_a_limit_of_calls_counts_probes(serve: Serve) -> None:
    station = serve(server_with("json"))
    (item,) = station.ask(mode=None, max_calls=2)
    assert isinstance(item, AskFailure)
    assert item.reason is FailureReason.BUDGET
    assert len(station.server.calls) == 2


def test_every_request_is_drawn_the_same_way(serve: Serve) -> None:
    station = serve(server_with(*ALL))
    station.ask(2)
    assert [(call.body["temperature"], call.body["seed"]) for call in station.server.calls] == [(0.0, 7)] * 2


def test_a_diagnosis_tries_every_mode_and_says_what_works(serve: Serve) -> None:
    station = serve(server_with("tools", "json_schema", "md_json", binds=("json_schema",)))
    diagnosis = diagnose(station.settings(mode=None, use_cache=True), clockwork=station.clockwork)
    assert diagnosis.is_well
    assert {result.mode: (result.works, result.binds) for result in diagnosis.results} == {
        Mode.TOOLS: (True, False),
        Mode.JSON_SCHEMA: (True, True),
        Mode.JSON: (False, False),
        Mode.MD_JSON: (True, False),
    }
    assert diagnosis.mode is Mode.JSON_SCHEMA
    assert diagnosis.models == ("served",)
    assert diagnosis.usage.calls == len(station.server.calls) == 5
    assert diagnosis.price is None
    assert all(result.detail for result in diagnosis.results if not result.works)
    assert station.asker(mode=None, use_cache=True).mode == "json_schema"


def test_a_diagnosis_replaces_what_is_remembered(serve: Serve) -> None:
    station = serve(server_with("json"))
    settings = station.settings(mode=None, use_cache=True)
    diagnose(settings)
    station.server.script = [server_with(*ALL)]
    assert diagnose(settings).mode is Mode.TOOLS
    assert station.asker(mode=None, use_cache=True).mode == "tools"


def test_a_forced_mode_that_does_not_work_is_told(serve: Serve) -> None:
    station = serve(server_with("json"))
    diagnosis = diagnose(station.settings(mode="tools"))
    assert (diagnosis.mode, diagnosis.forced, diagnosis.is_well) == (Mode.TOOLS, True, False)
    assert diagnosis.advice is not None
    assert "--mode" in diagnosis.advice


@pytest.mark.parametrize(
    ("fault", "reason"),
    [(error(401), FailureReason.UNAUTHORISED), (Reply("<html>"), FailureReason.HTML_PAGE)],
)
def test_a_diagnosis_of_a_broken_endpoint_is_no_crash(serve: Serve, fault: Reply, reason: FailureReason) -> None:
    station = serve(fault)
    station.server.models = fault
    diagnosis = diagnose(station.settings(mode=None), clockwork=station.clockwork)
    assert (diagnosis.reason, diagnosis.models, diagnosis.results) == (reason, None, ())
    assert diagnosis.failure
    assert diagnosis.advice


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"data": 3}', '{"data": [{"name": "x"}]}', "<html>"])
def test_an_endpoint_may_list_no_models(serve: Serve, text: str) -> None:
    station = serve(server_with(*ALL))
    station.server.models = replace(station.server.models, text=text)
    diagnosis = diagnose(station.settings(mode=None))
    assert diagnosis.is_well
    assert diagnosis.models is None
