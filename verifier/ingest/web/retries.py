"""Ask again where the same request may succeed, politely.

tenacity owns the repeats: statuses 408, 425, 429 and 5xx, silence, and connections that were refused or broke off.
Between two tries it waits as long as the server asks (Retry-After, in seconds or as a date, RFC 9110 section 10.2.3),
else a second and then twice as long each time, with jitter. A server that asks for more than the limit is not asked
again.
"""

import asyncio
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TypeVar

from tenacity import AsyncRetrying, RetryCallState, retry_if_exception

from verifier.ingest.web.faults import Fault
from verifier.ingest.web.wire import Budget

T = TypeVar("T")

_FIRST_WAIT_S = 1.0


@dataclass(frozen=True, slots=True)
class Clockwork:
    """What depends on time and chance, so that tests can do without."""

    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    jitter: Callable[[], float] = random.random


@dataclass(frozen=True, slots=True)
class Patience:
    """The longest wait between two tries, in seconds; how often to try is for the budget of the address."""

    longest_wait_s: float
    clockwork: Clockwork

    async def persist(self, attempt: Callable[[], Awaitable[T]], budget: Budget) -> T:
        """Return what the attempt returns; raise its last Fault where no try succeeded."""

        def stop(state: RetryCallState) -> bool:
            return budget.repeats <= 0 or (_asked_s(state) or 0.0) > self.longest_wait_s

        def count(state: RetryCallState) -> None:
            budget.repeats -= 1

        retrying = AsyncRetrying(
            sleep=self.clockwork.sleep,
            wait=self._wait_s,
            stop=stop,
            before_sleep=count,
            retry=retry_if_exception(lambda error: isinstance(error, Fault) and error.retryable),
            reraise=True,
        )
        async for turn in retrying:
            with turn:
                return await attempt()
        raise Fault("was not tried")  # not reached: tenacity raises the last fault

    def _wait_s(self, state: RetryCallState) -> float:
        asked = _asked_s(state)
        if asked is not None:
            return asked
        backoff = min(self.longest_wait_s, _FIRST_WAIT_S * 2.0 ** (state.attempt_number - 1))
        return backoff * (0.5 + self.clockwork.jitter() / 2)


def _asked_s(state: RetryCallState) -> float | None:
    error = state.outcome.exception() if state.outcome is not None else None
    return error.retry_after_s if isinstance(error, Fault) else None


def retry_after_s(field: str, now: datetime) -> float | None:
    """Return how many seconds a Retry-After field asks to wait, or None where it does not say so legibly."""
    given = field.strip()
    if given.isdecimal() and given.isascii():
        return float(given[:10])
    try:
        moment = parsedate_to_datetime(given)
    except (ValueError, OverflowError):  # a day or an hour of twenty digits overflows
        return None
    moment = moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
    return max(0.0, (moment - now).total_seconds())
