"""Read what an endpoint sends back, in the shapes that servers really use, and rebuild it as a chat completion.

Servers leave fields out, give arguments as an object instead of a string, or content as parts. What is read is
rebuilt from the few fields that matter, so that nothing behind this module meets a shape that it does not know.
"""

import json

from openai.types.chat import ChatCompletion
from pydantic import BaseModel, ConfigDict, Field, JsonValue, ValidationError

from verifier.engines.llm.ask import FailureReason
from verifier.engines.llm.faults import Fault, excerpt, looks_like_html, status_fault
from verifier.engines.llm.tokens import estimate_tokens

_FINISHES = frozenset({"stop", "length", "tool_calls", "content_filter", "function_call"})


class _Lenient(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class _Function(_Lenient):
    name: str = ""
    arguments: str | dict[str, JsonValue] | None = None


class _ToolCall(_Lenient):
    id: str | None = None
    function: _Function


class _Part(_Lenient):
    text: str = ""


class _Message(_Lenient):
    content: str | list[_Part] | None = None
    refusal: str | None = None
    tool_calls: list[_ToolCall] | None = None


class _Choice(_Lenient):
    message: _Message | None = None
    finish_reason: str | None = None


class _CachedTokens(_Lenient):
    cached_tokens: int | None = Field(None, ge=0)


class _TokenCounts(_Lenient):
    prompt_tokens: int | None = Field(None, ge=0)
    completion_tokens: int | None = Field(None, ge=0)
    prompt_tokens_details: _CachedTokens | None = None


class _Body(_Lenient):
    model: str = ""
    choices: list[_Choice] | None = None
    usage: _TokenCounts | None = None
    error: JsonValue = None


class Reply(BaseModel):
    """A completion and its tokens; `estimated` where the endpoint gave none."""

    model_config = ConfigDict(frozen=True)

    completion: ChatCompletion
    tokens_in: int
    tokens_out: int
    tokens_cached: int
    estimated: bool


def read_reply(text: str, request_tokens: int, secret: str | None) -> Reply:
    """Return what a body with status 200 says; `request_tokens` is the guess for an endpoint that counts nothing.

    Raise Fault for a web page, for what is no JSON or no chat completion, and for an error that came as a success.
    """
    if looks_like_html(text):
        raise Fault(FailureReason.HTML_PAGE, "a web page came instead of an answer")
    try:
        body = _Body.model_validate_json(text)
    except ValidationError:
        told = excerpt(text, secret) or "nothing"
        message = f"what came is no chat completion: {told}"
        raise Fault(FailureReason.NOT_JSON, message) from None  # the cause quotes the body, which may hold the key
    if body.error:
        raise status_fault(_status_of(body.error), text, secret)
    return _reply(body, request_tokens)


def _status_of(error: JsonValue) -> int:
    code = error.get("code") if isinstance(error, dict) else None
    return code if isinstance(code, int) and 400 <= code < 600 else 500


def _reply(body: _Body, request_tokens: int) -> Reply:
    choice = body.choices[0] if body.choices else _Choice()
    message = choice.message or _Message()
    content = _content(message)
    arguments = [_arguments(call) for call in message.tool_calls or ()]
    completion = ChatCompletion.model_validate(
        {
            "id": "",
            "object": "chat.completion",
            "created": 0,
            "model": body.model,
            "choices": [
                {
                    "index": 0,
                    "finish_reason": choice.finish_reason if choice.finish_reason in _FINISHES else "stop",
                    "message": {
                        "role": "assistant",
                        "content": content,
                        "refusal": message.refusal or None,
                        "tool_calls": _tool_calls(message, arguments) or None,
                    },
                }
            ],
        }
    )
    counts = body.usage or _TokenCounts()
    written = estimate_tokens(content or "", *arguments)
    cached = counts.prompt_tokens_details.cached_tokens if counts.prompt_tokens_details else None
    return Reply(
        completion=completion,
        tokens_in=counts.prompt_tokens or request_tokens,
        tokens_out=counts.completion_tokens or written,
        tokens_cached=min(cached or 0, counts.prompt_tokens or request_tokens),
        estimated=not counts.prompt_tokens or (not counts.completion_tokens and written > 0),
    )


def _content(message: _Message) -> str | None:
    if isinstance(message.content, list):
        return "".join(part.text for part in message.content)
    return message.content


def _arguments(call: _ToolCall) -> str:
    given = call.function.arguments
    return given if isinstance(given, str) else json.dumps(given or {}, ensure_ascii=False)


def _tool_calls(message: _Message, arguments: list[str]) -> list[dict[str, JsonValue]]:
    return [
        {
            "id": call.id or f"call_{position}",
            "type": "function",
            "function": {"name": call.function.name, "arguments": text},
        }
        for position, (call, text) in enumerate(zip(message.tool_calls or (), arguments, strict=True))
    ]
