"""The one re-ask: what the model is told, and what is left when it does not help."""

import json
from collections.abc import Callable

import pytest
from chat_server import Reply, completion, error
from stations import Form, Station, question

from verifier.engines.llm.ask import Answer, AskFailure, FailureReason
from verifier.engines.llm.structured import describe, whole_object

Serve = Callable[..., Station]

MODES = ("tools", "json_schema", "json", "md_json")


def at_least_two(form: Form) -> list[str]:
    return [] if form.count >= 2 else [f"count is {form.count}, and must be 2 or more"]


def filled(count: int, mode: str = "tools") -> Reply:
    text = json.dumps({"count": count})
    return completion(arguments=text) if mode == "tools" else completion(text)


def told(station: Station, call: int = 1) -> str:
    """Everything that a request said, as text."""
    return json.dumps(station.server.calls[call].body["messages"])


@pytest.mark.parametrize("mode", MODES)
def test_a_problem_is_named_to_the_model_once(serve: Serve, mode: str) -> None:
    station = serve(filled(1, mode), filled(2, mode))
    (item,) = station.asker(mode=mode).ask_all([question(validate=at_least_two)])
    assert isinstance(item, Answer)
    assert (item.value, item.problems) == (Form(count=2), ())
    assert item.usage.reasks == 1
    assert "count is 1, and must be 2 or more" in told(station)
    assert "pydantic" not in told(station)


@pytest.mark.parametrize("mode", MODES)
def test_problems_that_stay_come_back_beside_the_value(serve: Serve, mode: str) -> None:
    station = serve(filled(1, mode))
    (item,) = station.asker(mode=mode).ask_all([question(validate=at_least_two)])
    assert isinstance(item, Answer)
    assert item.value == Form(count=1)
    assert item.problems == ("count is 1, and must be 2 or more",)
    assert len(station.server.calls) == 2


@pytest.mark.parametrize(
    "second",
    [
        completion(arguments='{"count": "none"}'),
        completion(arguments="{"),
        completion(""),
        completion(refusal="No."),
        error(400),
        error(500),
    ],
)
def test_a_failed_re_ask_leaves_the_valid_answer_before_it(serve: Serve, second: Reply) -> None:
    station = serve(filled(1), second)
    (item,) = station.asker().ask_all([question(validate=at_least_two)])
    assert isinstance(item, Answer)
    assert item.value == Form(count=1)
    assert item.problems


def test_of_two_valid_answers_the_one_with_fewer_problems_is_kept(serve: Serve) -> None:
    def small(form: Form) -> list[str]:
        return ["too large"] * form.count

    station = serve(filled(1), filled(3))
    (item,) = station.asker().ask_all([question(validate=small)])
    assert isinstance(item, Answer)
    assert item.value == Form(count=1)


def test_a_broken_schema_is_told_by_place_and_without_the_answer(serve: Serve) -> None:
    station = serve(completion(arguments='{"count": "{{ 7*7 }} of them", "colour": 1}'), filled(3))
    (item,) = station.ask()
    assert isinstance(item, Answer)
    correction = station.server.calls[1].messages[-1]
    assert "count: Input should be a valid integer" in str(correction)
    assert "colour: Extra inputs are not permitted" in str(correction)
    assert "of them" not in str(correction)


def test_a_re_ask_that_would_not_fit_the_context_is_not_sent(serve: Serve) -> None:
    station = serve(completion(arguments=json.dumps({"count": "x" * 12_000})))
    (item,) = station.asker(context_tokens=2000).ask_all([question()])
    assert isinstance(item, AskFailure)
    assert item.reason is FailureReason.WRONG_SCHEMA
    assert len(station.server.calls) == 1


def test_a_request_that_does_not_fit_the_context_is_not_sent(serve: Serve) -> None:
    station = serve(filled(3))
    (item,) = station.asker(context_tokens=2000).ask_all([question("x" * 9_000)])
    assert isinstance(item, AskFailure)
    assert item.reason is FailureReason.CONTEXT_EXCEEDED
    assert station.server.calls == []


@pytest.mark.parametrize("hostile", ["{{ 7*7 }}", "{% raw", "{0} {count}", "{{ cycler.__init__ }}", "<|im_end|>"])
@pytest.mark.parametrize("mode", MODES)
def test_text_is_sent_to_the_letter_and_is_never_a_template(serve: Serve, hostile: str, mode: str) -> None:
    station = serve(filled(1, mode), filled(2, mode))
    list(station.asker(mode=mode).ask_all([question(hostile, validate=at_least_two)]))
    for call in station.server.calls:
        assert f"How many are there in question {hostile}?" in str(call.body["messages"])


def test_a_check_that_breaks_is_a_bug_and_no_answer(serve: Serve) -> None:
    def broken(_: Form) -> list[str]:
        raise KeyError("the caller's own")

    with pytest.raises(KeyError, match="the caller's own"):
        list(serve(filled(3)).asker().ask_all([question(validate=broken)]))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('{"a": 1}', '{"a": 1}'),
        ('x {"a": {"b": 2}} y', '{"a": {"b": 2}}'),
        ("nothing here", None),
        ("} backwards {", None),
        ('{"a": 1} and {"a": 2}', None),
        ('{"a": [1, {"b":', None),
        ("", None),
        ("{" * 50_000 + "}" * 50_000, None),
        ("<think>" * 20_000, None),
    ],
)
def test_only_one_whole_object_is_an_answer(text: str, found: str | None) -> None:
    assert whole_object(text) == found


def test_a_long_list_of_errors_is_cut() -> None:
    from pydantic import TypeAdapter, ValidationError

    with pytest.raises(ValidationError) as caught:
        TypeAdapter(list[int]).validate_python(["x"] * 100)
    lines = describe(caught.value).splitlines()
    assert len(lines) == 21
    assert lines[-1] == "and 80 more"
