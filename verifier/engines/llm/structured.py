"""Ask for one structured answer, and once more where it does not fit: instructor owns the schema and the re-ask.

instructor puts the schema into the request as the mode wants it, reads the answer and, where that fails, sends it back
with what is wrong. Both kinds of "wrong" go this way: an answer that breaks the schema, and a valid one in which the
caller's own check names problems. instructor's `context` is never used: it would make article text template source.
"""

import json
import re
from collections.abc import Awaitable, Callable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from types import new_class
from typing import Any, Generic, TypeVar, cast

import instructor
from instructor.core.exceptions import InstructorRetryException, ResponseParsingError
from openai.types.chat import ChatCompletion
from pydantic import BaseModel, ValidationError

from verifier.engines.llm.ask import Ask, FailureReason
from verifier.engines.llm.budget import Need
from verifier.engines.llm.faults import Fault
from verifier.engines.llm.sampling import sampling
from verifier.engines.llm.tokens import estimate_tokens
from verifier.engines.llm.transport import Transport, request_tokens
from verifier.engines.llm.usage import Tally
from verifier.engines.llm.wire import Reply
from verifier.models import Usage
from verifier.settings import Mode

T = TypeVar("T", bound=BaseModel)

REASKS = 1
INSTRUCTOR_MODES: Mapping[Mode, instructor.Mode] = {
    Mode.TOOLS: instructor.Mode.TOOLS,
    Mode.JSON_SCHEMA: instructor.Mode.JSON_SCHEMA,
    Mode.JSON: instructor.Mode.JSON,
    Mode.MD_JSON: instructor.Mode.MD_JSON,
}
_PROBLEMS_SHOWN = 20
_WHOLE_AGAIN = "Give the whole answer again, with everything else as it was."
_ENDS_EARLY = "EOF while parsing"
_THINKING = re.compile(r"\A\s*<think>.*?</think>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """A value and what is still wrong with it; `settled` says that asking again would change nothing."""

    value: T
    problems: tuple[str, ...]
    settled: bool


@dataclass(frozen=True, slots=True)
class Asking:
    """What all requests to one endpoint share."""

    transport: Transport
    model: str
    mode: Mode
    context_tokens: int | None = None
    reasks: int = REASKS

    async def ask(self, ask: Ask[T], tally: Tally) -> Outcome[T]:
        """Return the answer to one request, after one re-ask at most; raise Fault."""
        conversation = _Conversation(self, ask, tally)
        _CURRENT.set(conversation)
        create = cast(Callable[..., Awaitable[T]], instructor.patch(create=conversation.send, mode=self._mode))
        try:
            await create(
                response_model=_reading_model(ask.response_model),
                max_retries=self.reasks,
                model=self.model,
                messages=[
                    {"role": "system", "content": ask.messages.system},
                    {"role": "user", "content": ask.messages.user},
                ],
                **sampling(ask.max_output_tokens),
            )
        except InstructorRetryException as error:
            return conversation.after_failure(error)
        return conversation.outcome(settled=True)

    @property
    def _mode(self) -> instructor.Mode:
        return INSTRUCTOR_MODES[self.mode]


class _Conversation(Generic[T]):
    """One request and its re-ask: sends, reads, and keeps the best valid value."""

    def __init__(self, asking: Asking, ask: Ask[T], tally: Tally) -> None:
        self._asking = asking
        self._ask = ask
        self._tally = tally
        self._sent = 0
        self._text: str | None = None
        self._kept: tuple[T, tuple[str, ...]] | None = None
        self._wrong: Fault | None = None
        self._broken: Exception | None = None

    async def send(self, **body: object) -> ChatCompletion:
        """Send what instructor prepared; refuse answers that no re-ask would mend."""
        need = self._need(body)
        is_reask = self._sent > 0
        self._sent += 1
        if is_reask:
            self._tally.add(Usage(reasks=1))
        reply = await self._asking.transport.send(body, need, self._tally)
        choice = reply.completion.choices[0]
        content = choice.message.content or ""
        self._text = None
        if choice.finish_reason == "length" or self._is_cut_off(reply):
            raise Fault(FailureReason.TRUNCATED, "the answer broke off at the output limit")
        if choice.message.refusal or choice.finish_reason == "content_filter":
            raise Fault(FailureReason.REFUSED, "the model declined to answer")
        if not content.strip() and not choice.message.tool_calls:
            raise Fault(FailureReason.EMPTY, "the answer is empty")
        if self._asking.mode is not Mode.TOOLS:
            self._text = whole_object(content) or content
        elif not choice.message.tool_calls:
            self._wrong = Fault(FailureReason.NOT_JSON, "the model wrote text instead of calling the tool")
        return reply.completion

    def _is_cut_off(self, reply: Reply) -> bool:
        """Whether the output limit was used up in the middle: some servers name the tool call as the reason to stop."""
        limit = self._ask.max_output_tokens
        message = reply.completion.choices[0].message
        calls = [call.function.arguments for call in message.tool_calls or () if call.type == "function"]
        spoken = calls[0] if calls else message.content or ""
        return limit is not None and reply.tokens_out >= limit and whole_object(spoken) is None

    def _need(self, body: Mapping[str, object]) -> Need:
        tokens_in = request_tokens(body)
        limit = self._asking.context_tokens
        if limit is not None and tokens_in > limit:
            message = f"not sent: about {tokens_in} tokens do not fit into context_tokens = {limit}"
            raise Fault(FailureReason.CONTEXT_EXCEEDED, message, unsent=True)
        return Need(tokens_in, self._ask.max_output_tokens or self._ask.expected_output_tokens or tokens_in)

    def read(self, text: str) -> T:
        """Return the value of what instructor found; raise what makes it re-ask."""
        try:
            value = self._ask.response_model.model_validate_json(text if self._text is None else self._text)
        except ValidationError as error:
            self._wrong = _schema_fault(error)
            raise ResponseParsingError(describe(error)) from error
        merge = self._ask.merge
        if self._kept is not None and merge is not None:
            value = merge(self._kept[0], value)
        problems = self._problems(value)
        if self._kept is None or merge is not None or len(problems) <= len(self._kept[1]):
            self._kept = (value, problems)
        if problems and self._sent <= self._asking.reasks:
            raise ResponseParsingError("\n".join((*problems, _WHOLE_AGAIN)))
        return value.model_copy()  # instructor puts the raw response into what it is given

    def _problems(self, value: T) -> tuple[str, ...]:
        try:
            return tuple(self._ask.validate(value)) if self._ask.validate else ()
        except Exception as error:  # kept, because instructor would take it for an answer that does not fit
            self._broken = error
            raise

    def outcome(self, *, settled: bool) -> Outcome[T]:
        """Return the best value so far; raise Fault where there is none."""
        if self._kept is None:
            raise self._wrong or Fault(FailureReason.WRONG_SCHEMA, "the answer does not fit the schema")
        return Outcome(*self._kept, settled=settled)

    def after_failure(self, error: InstructorRetryException) -> Outcome[T]:
        """Fall back on a valid value from before a failed re-ask; else raise the Fault that explains most."""
        if self._broken is not None:
            raise self._broken
        fault = error.__cause__ if isinstance(error.__cause__, Fault) else None
        if fault is None or self._kept is not None:
            return self.outcome(settled=fault is None)
        if fault.reason is FailureReason.CONTEXT_EXCEEDED and self._wrong is not None:
            raise self._wrong  # only the re-ask did not fit
        raise fault


_CURRENT: ContextVar[_Conversation[Any]] = ContextVar("current conversation")


@cache
def _reading_model(wanted: type[T]) -> type[T]:
    """Return the caller's model, so that instructor reads answers by `_Conversation.read`.

    Made once a model, since making a class takes longer than anything else that a request needs.
    """

    def model_validate_json(_cls: type[T], /, json_data: str, **_options: object) -> T:
        value: T = _CURRENT.get().read(json_data)
        return value

    members = {
        "__module__": wanted.__module__,
        "__doc__": wanted.__doc__,
        "model_validate_json": classmethod(model_validate_json),
    }
    base = instructor.response_schema(wanted)
    return cast(type[T], new_class(wanted.__name__, (base,), {}, lambda body: body.update(members)))


def whole_object(text: str) -> str | None:
    """Return the one JSON object that a text holds, with prose or a fence around it, or None.

    It reaches from the first brace to the last: an object inside a broken one is not an answer. What a model thinks
    aloud beforehand is passed over.
    """
    spoken = _THINKING.sub("", text)
    start, end = spoken.find("{"), spoken.rfind("}")
    if start < 0 or end < start:
        return None
    candidate = spoken[start : end + 1]
    try:
        json.loads(candidate)
    except (ValueError, RecursionError):
        return None
    return candidate


def describe(error: ValidationError) -> str:
    """Say what is wrong with an answer, a line a place, without echoing it."""
    found = error.errors(include_url=False, include_context=False, include_input=False)
    lines = [f"{'.'.join(map(str, each['loc'])) or 'answer'}: {each['msg']}" for each in found[:_PROBLEMS_SHOWN]]
    more = len(found) - len(lines)
    return "\n".join([*lines, f"and {more} more"] if more else lines)


def _schema_fault(error: ValidationError) -> Fault:
    first = error.errors(include_url=False, include_context=False, include_input=False)[0]
    if first["type"] == "json_invalid":
        if _ENDS_EARLY in first["msg"] and not first["msg"].endswith("line 1 column 0"):
            return Fault(FailureReason.TRUNCATED, "the answer ends in the middle, though the endpoint calls it whole")
        return Fault(FailureReason.NOT_JSON, "the answer is not JSON")
    return Fault(FailureReason.WRONG_SCHEMA, f"the answer does not fit the schema ({describe(error).splitlines()[0]})")


def ask_tokens(ask: Ask[T]) -> Need:
    """Guess what one request needs, before it is prepared for a mode."""
    schema = json.dumps(ask.response_model.model_json_schema())
    tokens_in = estimate_tokens(ask.messages.system, ask.messages.user, schema)
    guess = ask.expected_output_tokens or tokens_in
    return Need(tokens_in, min(guess, ask.max_output_tokens or guess))
