"""Hold what is asked of a model and what comes back: requests, answers, and answers that did not come.

A request is data: nothing in it is template source, whatever an article may contain.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Generic, TypeVar

from pydantic import BaseModel

from verifier.errors import EngineError
from verifier.models import Failure, Pair, PromptRef, Stage, Usage
from verifier.prompts import Messages

T = TypeVar("T", bound=BaseModel)

_NOTHING_USED = Usage()


@dataclass(frozen=True, slots=True)
class Ask(Generic[T]):
    """One request: `key` is the caller's own id for it and comes back beside the answer.

    `response_model` needs at least one required field, and should forbid unknown ones: otherwise a fragment of an
    answer could pass for a whole and empty one. `validate` names what is wrong with a schema-valid value, one problem
    an entry, in words for the model; the problems go back to it once, and where the second answer is valid too,
    `merge` makes one of both (default: the one with fewer problems). `prompt` is kept beside a cached answer.
    `max_output_tokens` is a limit that is sent, `expected_output_tokens` a guess for estimates only (None: as many as
    go in).
    """

    key: str
    messages: Messages
    response_model: type[T]
    prompt: PromptRef | None = None
    max_output_tokens: int | None = None
    expected_output_tokens: int | None = None
    validate: Callable[[T], Sequence[str]] | None = None
    merge: Callable[[T, T], T] | None = None

    def __post_init__(self) -> None:
        """Refuse a response model that an empty object would satisfy."""
        if not any(known.is_required() for known in self.response_model.model_fields.values()):
            raise EngineError(f"{self.response_model.__name__} needs a required field, or {{}} would be an answer")


@dataclass(frozen=True, slots=True)
class Answer(Generic[T]):
    """A schema-valid answer; `problems` are those that `Ask.validate` still names after the one re-ask."""

    key: str
    value: T
    problems: tuple[str, ...]
    usage: Usage
    from_cache: bool


class FailureReason(StrEnum):
    """Why there is no answer (docs/endpoints.md says what to do about each)."""

    UNREACHABLE = "unreachable"
    CONNECTION_DROPPED = "connection_dropped"
    UNAUTHORISED = "unauthorised"
    NO_SUCH_MODEL = "no_such_model"
    RATE_LIMITED = "rate_limited"
    TIMEOUT = "timeout"
    SERVER_ERROR = "server_error"
    BAD_REQUEST = "bad_request"
    HTML_PAGE = "html_page"
    NOT_JSON = "not_json"
    WRONG_SCHEMA = "wrong_schema"
    REFUSED = "refused"
    EMPTY = "empty"
    TRUNCATED = "truncated"
    CONTEXT_EXCEEDED = "context_exceeded"
    BUDGET = "budget"


@dataclass(frozen=True, slots=True)
class AskFailure:
    """A request without an answer: what happened, what to do, and what it cost all the same.

    `cause` is the exception underneath, where there is one.
    """

    key: str
    reason: FailureReason
    message: str
    advice: str
    usage: Usage = _NOTHING_USED
    cause: BaseException | None = field(default=None, repr=False, compare=False)

    def as_failure(self, stage: Stage, articles: tuple[str, ...] = (), pairs: tuple[Pair, ...] = ()) -> Failure:
        """Say in a report which articles or comparisons this concerns."""
        return Failure(stage=stage, reason=self.message, advice=self.advice, articles=articles, pairs=pairs)


@dataclass(frozen=True, slots=True)
class Estimate:
    """What requests would cost, before any is sent; all figures are guesses at 4 characters a token.

    `from_cache` requests have their answer already and are not in `calls`. `probes` is how many tiny requests may come
    first to find out what the endpoint can do. `usd` is None where no price is known.
    """

    calls: int
    tokens_in: int
    tokens_out: int
    usd: Decimal | None
    from_cache: int = 0
    probes: int = 0
