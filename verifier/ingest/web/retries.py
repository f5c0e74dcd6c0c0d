"""Ask again where the same request may succeed, politely.

What is repeated: statuses 408, 425, 429 and 5xx, silence, and connections that were refused or broke off.
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
        backoff_s = _FIRST_WAIT_S
        while True:
            try:
                return await attempt()
            except Fault as fault:
                if not fault.retryable or budget.repeats <= 0 or (fault.retry_after_s or 0.0) > self.longest_wait_s:
                    raise
                asked_s = fault.retry_after_s
            budget.repeats -= 1
            await self.clockwork.sleep(self._jittered(backoff_s) if asked_s is None else asked_s)
            backoff_s *= 2

    def _jittered(self, backoff_s: float) -> float:
        return min(self.longest_wait_s, backoff_s) * (0.5 + self.clockwork.jitter() / 2)


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
