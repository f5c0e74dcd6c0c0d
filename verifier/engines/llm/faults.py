"""Turn everything that can go wrong with a request into one exception with a reason, a message and advice.

Pure: nothing is sent or retried here. Messages that an endpoint wrote are cut, stripped of markup and of the key.
"""

import json
import re
from collections.abc import Mapping

import httpx2
import openai
from pydantic import BaseModel, JsonValue

from verifier.engines.llm.ask import FailureReason

RETRYABLE_STATUS = frozenset({408, 409, 425, 429}) | frozenset(range(500, 600))
"""Statuses after which the same request may succeed."""

_EXCERPT_CHARS = 240
_MARKUP = re.compile(r"<[^<>]{0,500}>")
_CONTEXT_WORDS = (
    "context_length_exceeded",
    "context length",
    "context window",
    "context size",
    "maximum context",
    "exceed_context_size",
    "prompt is too long",
    "too many tokens",
)
_QUOTA_WORDS = ("insufficient_quota", "billing_hard_limit_reached")
_QUOTA_ADVICE = "the account has no credit left: top it up, or use another endpoint"
_REJECTION_WORDS = (
    "unsupported",
    "not support",
    "unknown",
    "unrecognized",
    "unexpected",
    "not permitted",
    "not allowed",
    "extra inputs",
)
SAMPLING_PARAMETERS = ("temperature", "seed", "max_tokens", "max_completion_tokens")
"""Parameters that a request can do without (docs/endpoints.md)."""

ADVICE: Mapping[FailureReason, str] = {
    FailureReason.UNREACHABLE: "start the server, or correct OPENAI_BASE_URL; `verifier doctor` tries it",
    FailureReason.CONNECTION_DROPPED: "run again: answers that came are kept in the cache; see the server's log",
    FailureReason.UNAUTHORISED: "set OPENAI_API_KEY to a key that this endpoint accepts for this model",
    FailureReason.NO_SUCH_MODEL: (
        "set VERIFIER_MODEL to a model that `verifier doctor` lists; the address of most endpoints ends in /v1"
    ),
    FailureReason.RATE_LIMITED: (
        "lower concurrency (VERIFIER_CONCURRENCY), or run again later: answers that came are in the cache"
    ),
    FailureReason.TIMEOUT: (
        "raise timeout_s (VERIFIER_TIMEOUT_S), lower concurrency (VERIFIER_CONCURRENCY), or use a faster model; "
        "max_output_tokens (VERIFIER_MAX_OUTPUT_TOKENS) ends answers of a model that repeats itself"
    ),
    FailureReason.SERVER_ERROR: (
        "run again later; if it stays, see the server's log; take a forced --mode away: some servers fail on one"
    ),
    FailureReason.BAD_REQUEST: "run `verifier doctor`, and force another --mode if it finds one",
    FailureReason.HTML_PAGE: "correct OPENAI_BASE_URL: a web page or a proxy answers there (most end in /v1)",
    FailureReason.NOT_JSON: "force another --mode, or use a model that writes JSON (`verifier doctor` tries it)",
    FailureReason.WRONG_SCHEMA: "force another --mode, or use a larger model (`verifier doctor` tries it)",
    FailureReason.REFUSED: "use another model: this one declines to read the text",
    FailureReason.EMPTY: "run again, force another --mode, or use another model",
    FailureReason.TRUNCATED: (
        "use a model or settings (max_output_tokens, the server's own) that allow longer answers, or shorter articles"
    ),
    FailureReason.CONTEXT_EXCEEDED: (
        "set context_tokens (VERIFIER_CONTEXT_TOKENS) to what the model takes, so that articles are cut; where that "
        "does not help, start the server with a longer context (docs/local-models.md)"
    ),
    FailureReason.BUDGET: "raise --max-calls, --max-tokens or --max-usd and run again: answers that came are cached",
}


class Fault(Exception):
    """One request went wrong.

    `retryable`: the same request may succeed later. `hopeless`: no other request would fare better, so that the rest
    need not be sent. `retry_after_s` is what the endpoint asked for. `unsent`: the endpoint never got the request.
    `rejected_parameter` names a sampling parameter that the endpoint does not know.
    """

    def __init__(
        self,
        reason: FailureReason,
        message: str,
        advice: str | None = None,
        *,
        retryable: bool = False,
        hopeless: bool = False,
        retry_after_s: float | None = None,
        unsent: bool = False,
        rejected_parameter: str | None = None,
    ) -> None:
        """Take the usual advice for the reason where none is given."""
        super().__init__(message)
        self.reason = reason
        self.message = message
        self.advice = advice or ADVICE[reason]
        self.retryable = retryable
        self.hopeless = hopeless
        self.retry_after_s = retry_after_s
        self.unsent = unsent
        self.rejected_parameter = rejected_parameter


def excerpt(text: str, secret: str | None) -> str:
    """Return one short line of what an endpoint wrote, without markup, control characters and the key."""
    shown = text[: 20 * _EXCERPT_CHARS]
    if secret:
        shown = shown.replace(secret, "***")
    shown = " ".join(_MARKUP.sub(" ", shown).split())
    shown = "".join(letter for letter in shown if letter.isprintable())
    return shown if len(shown) <= _EXCERPT_CHARS else shown[: _EXCERPT_CHARS - 1] + "…"


def looks_like_html(text: str) -> bool:
    """Whether a body is a web page, whatever its content type says."""
    start = text.lstrip()[:200].casefold()
    return start.startswith(("<!doctype", "<html", "<head", "<body", "<?xml"))


def status_fault(status: int, body: str, secret: str | None, retry_after_s: float | None = None) -> Fault:
    """Say what an HTTP error status means."""
    said = _read_error(body)
    told = f"HTTP {status}" + (f": {excerpt(said.message, secret)}" if said.message.strip() else "")
    if status in {401, 403}:
        message = f"the endpoint refuses the key ({told})"
        return Fault(FailureReason.UNAUTHORISED, message, hopeless=status == 401)
    if status == 404:
        return Fault(FailureReason.NO_SUCH_MODEL, f"the endpoint has no such model or path ({told})", hopeless=True)
    if status == 413 or (status in {400, 422, 500} and said.speaks_of(_CONTEXT_WORDS)):
        return Fault(FailureReason.CONTEXT_EXCEEDED, f"the request does not fit the model's context ({told})")
    if status == 429 and said.speaks_of(_QUOTA_WORDS):
        return Fault(FailureReason.RATE_LIMITED, f"the quota is used up ({told})", _QUOTA_ADVICE, hopeless=True)
    if status in RETRYABLE_STATUS:
        reason = FailureReason.RATE_LIMITED if status == 429 else FailureReason.SERVER_ERROR
        wish = "" if retry_after_s is None else f", asks to wait {retry_after_s:.0f} s"
        message = f"{'too many requests' if status == 429 else 'the server failed'} ({told}){wish}"
        return Fault(reason, message, retryable=True, retry_after_s=retry_after_s)
    message = f"the endpoint refuses the request ({told})"
    return Fault(FailureReason.BAD_REQUEST, message, rejected_parameter=said.rejected_parameter)


def connection_fault(error: openai.APIConnectionError | TimeoutError | httpx2.TransportError) -> Fault:
    """Say what a connection that failed means; one that no network explains (a replay's miss) is not tried again."""
    cause = error.__cause__ if isinstance(error, openai.APIConnectionError) else error
    told = excerpt(str(cause or error), None) or type(cause).__name__
    if isinstance(cause, httpx2.ConnectError | httpx2.ConnectTimeout | httpx2.UnsupportedProtocol):
        message = f"no connection to the endpoint ({told})"
        return Fault(FailureReason.UNREACHABLE, message, retryable=True, hopeless=True, unsent=True)
    if isinstance(cause, httpx2.TimeoutException | TimeoutError):
        return Fault(FailureReason.TIMEOUT, "no answer within the time limit", retryable=True)
    if isinstance(cause, httpx2.HTTPError):
        return Fault(FailureReason.CONNECTION_DROPPED, f"the connection broke ({told})", retryable=True)
    return Fault(FailureReason.UNREACHABLE, f"the request could not be sent ({told})", hopeless=True, unsent=True)


class _Said(BaseModel):
    """What the body of an error says, in the shapes that servers use for it."""

    message: str = ""
    code: str = ""
    param: str = ""

    def speaks_of(self, phrases: tuple[str, ...]) -> bool:
        words = f"{self.message} {self.code}".casefold()
        return any(phrase in words for phrase in phrases)

    @property
    def rejected_parameter(self) -> str | None:
        if not self.speaks_of(_REJECTION_WORDS):
            return None
        if self.param in SAMPLING_PARAMETERS:
            return self.param
        places = {name: self.message.find(name) for name in SAMPLING_PARAMETERS if name in self.message}
        return min(places, key=lambda name: places[name]) if places else None


def _read_error(body: str) -> _Said:
    try:
        parsed: JsonValue = json.loads(body)
    except ValueError:
        return _Said(message=body)
    outer = parsed if isinstance(parsed, dict) else {}
    inner = outer.get("error", outer)
    if not isinstance(inner, dict):
        return _Said(message=_text(inner))
    message = inner.get("message") or inner.get("detail") or outer.get("detail") or body
    return _Said(message=_text(message), code=_text(inner.get("code")), param=_text(inner.get("param")))


def _text(value: JsonValue) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
