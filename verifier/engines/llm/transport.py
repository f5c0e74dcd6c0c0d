"""Send one chat completion request, and send it again where the same request may succeed.

tenacity owns these repeats: statuses 408, 409, 425, 429 and 5xx, time limits, broken and refused connections. Between
them it waits as long as the endpoint asks (Retry-After, as seconds or as a date, RFC 9110 section 10.2.3), else twice
as long each time, with jitter. Neither the openai client nor instructor repeats anything for these reasons.
"""

import asyncio
import json
import random
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx2
import openai
from tenacity import AsyncRetrying, RetryCallState, retry_if_exception

from verifier.engines.llm.ask import FailureReason
from verifier.engines.llm.budget import Budget, Need
from verifier.engines.llm.faults import Fault, connection_fault, status_fault
from verifier.engines.llm.prices import Price
from verifier.engines.llm.sampling import Sampling
from verifier.engines.llm.tokens import estimate_tokens
from verifier.engines.llm.usage import Tally
from verifier.engines.llm.wire import Reply, read_reply
from verifier.models import Usage

_PATH = "/chat/completions"
_SIZED_FIELDS = ("messages", "tools", "response_format")
_MAYBE_PAID = frozenset({FailureReason.TIMEOUT, FailureReason.CONNECTION_DROPPED})


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """How often and how long to try: `attempts` in all, but no more than `timeout_attempts` run into the time limit.

    `total_wait_s` bounds the waiting between the attempts of one request: where the endpoint asks for more, the
    request fails at once.
    """

    attempts: int = 4
    timeout_attempts: int = 2
    first_wait_s: float = 0.5
    longest_wait_s: float = 20.0
    total_wait_s: float = 60.0


@dataclass(frozen=True, slots=True)
class Clockwork:
    """What depends on time and chance, so that tests can do without."""

    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    jitter: Callable[[], float] = random.random


@dataclass(frozen=True, slots=True)
class Transport:
    """Everything that a request needs on its way."""

    client: openai.AsyncOpenAI
    secret: str | None = field(repr=False)
    timeout_s: float
    budget: Budget
    price: Price | None
    sampling: Sampling
    policy: RetryPolicy
    clockwork: Clockwork

    async def send(self, body: Mapping[str, object], need: Need, tally: Tally) -> Reply:
        """Return the reply to a request; raise Fault. Every request that reaches the endpoint is counted in `tally`."""
        again = False
        while True:
            adapted = self.sampling.adapt(body)
            try:
                return await self._persist(adapted, need, tally, again)
            except Fault as fault:
                if fault.rejected_parameter not in adapted:
                    raise
                self.sampling.refuse(fault.rejected_parameter)
                again = True

    async def _persist(self, body: Mapping[str, object], need: Need, tally: Tally, again: bool) -> Reply:
        retrying = AsyncRetrying(
            sleep=self.clockwork.sleep,
            wait=self._wait_s,
            stop=self._stop,
            retry=retry_if_exception(lambda error: isinstance(error, Fault) and error.retryable),
            reraise=True,
        )
        async for attempt in retrying:
            with attempt:
                is_retry = again or attempt.retry_state.attempt_number > 1
                return await self._once(body, need, tally, is_retry)
        raise Fault(FailureReason.UNREACHABLE, "no attempt was made")  # not reached: tenacity raises the last fault

    def _wait_s(self, state: RetryCallState) -> float:
        fault = _fault_of(state)
        if fault.retry_after_s is not None:
            return fault.retry_after_s
        backoff = min(self.policy.longest_wait_s, self.policy.first_wait_s * 2.0 ** (state.attempt_number - 1))
        return backoff * (0.5 + self.clockwork.jitter() / 2)

    def _stop(self, state: RetryCallState) -> bool:
        timed_out = _fault_of(state).reason is FailureReason.TIMEOUT
        attempts = min(self.policy.attempts, self.policy.timeout_attempts) if timed_out else self.policy.attempts
        return state.attempt_number >= attempts or state.idle_for + state.upcoming_sleep > self.policy.total_wait_s

    async def _once(self, body: Mapping[str, object], need: Need, tally: Tally, is_retry: bool) -> Reply:
        async with self.budget.admit(need):
            started = time.perf_counter()
            try:
                reply = read_reply(await self._post(body), need.tokens_in, self.secret)
            except Fault as fault:
                if not fault.unsent:
                    seconds = time.perf_counter() - started
                    tally.add(self._failed(need, seconds, is_retry, fault.reason in _MAYBE_PAID))
                raise
            tally.add(self._answered(reply, time.perf_counter() - started, is_retry))
            return reply

    async def _post(self, body: Mapping[str, object]) -> str:
        try:
            async with asyncio.timeout(self.timeout_s):  # the whole answer: a body may drip for ever
                response = await self.client.post(_PATH, cast_to=httpx2.Response, body=dict(body))
                return response.text
        except openai.APIStatusError as error:
            wait_s = retry_after_s(error.response.headers, self.clockwork.now())
            # Without its cause: that one repeats what the endpoint said to the letter, which may hold the key.
            raise status_fault(error.status_code, error.response.text, self.secret, wait_s) from None
        except (openai.APIConnectionError, TimeoutError) as error:
            raise connection_fault(error) from error

    def _answered(self, reply: Reply, seconds: float, is_retry: bool) -> Usage:
        price = self.price
        return Usage(
            calls=1,
            tokens_in=reply.tokens_in,
            tokens_out=reply.tokens_out,
            tokens_cached=reply.tokens_cached,
            retries=int(is_retry),
            seconds=seconds,
            estimated=reply.estimated,
            cost_usd=price.cost_usd(reply.tokens_in, reply.tokens_out, reply.tokens_cached) if price else None,
        )

    def _failed(self, need: Need, seconds: float, is_retry: bool, maybe_paid: bool) -> Usage:
        """Count a request that failed; one whose answer got lost has had its input read, so far as anybody knows."""
        tokens_in = need.tokens_in if maybe_paid else 0
        return Usage(
            calls=1,
            tokens_in=tokens_in,
            retries=int(is_retry),
            seconds=seconds,
            estimated=maybe_paid,
            cost_usd=self.price.cost_usd(tokens_in, 0) if self.price else None,
        )


def request_tokens(body: Mapping[str, object]) -> int:
    """Guess the tokens that go in with a request: messages, tools and schema."""
    return estimate_tokens(*(json.dumps(body[name], ensure_ascii=False) for name in _SIZED_FIELDS if name in body))


def retry_after_s(headers: Mapping[str, str], now: datetime) -> float | None:
    """Return how many seconds the endpoint asks to wait, or None where it does not say so legibly."""
    given = headers.get("retry-after", "").strip()
    try:
        seconds = float(given)
    except ValueError:
        return _until(given, now)
    return seconds if 0 <= seconds < float("inf") else None


def _until(given: str, now: datetime) -> float | None:
    try:
        moment = parsedate_to_datetime(given)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - now).total_seconds())


def _fault_of(state: RetryCallState) -> Fault:
    error = state.outcome.exception() if state.outcome is not None else None
    return error if isinstance(error, Fault) else Fault(FailureReason.UNREACHABLE, str(error))
