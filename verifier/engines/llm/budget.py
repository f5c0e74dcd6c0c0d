"""Keep a run within its limits: a request that would exceed one is not sent.

What is in flight counts as if it had cost what was guessed for it. A request that would fit only if the guesses turn
out high waits until they are settled. Tokens are guessed before (4 characters each; the output limit where one is
sent, else as many as go in), so that a run can end above `max_tokens` or `max_usd` by the error of its last guesses.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from decimal import Decimal

from verifier.engines.llm.ask import FailureReason
from verifier.engines.llm.faults import Fault
from verifier.engines.llm.prices import Price
from verifier.engines.llm.usage import Tally
from verifier.errors import SettingsError
from verifier.settings import Settings


@dataclass(frozen=True, slots=True)
class Limits:
    """What a run may cost; None is no limit."""

    max_calls: int | None = None
    max_tokens: int | None = None
    max_usd: Decimal | None = None


def limits_of(settings: Settings, price: Price | None) -> Limits:
    """Return the limits of the settings; raise SettingsError for a limit in money where no price is known."""
    if settings.max_usd is not None and price is None:
        raise SettingsError(
            f"--max-usd cannot be kept: the price of {settings.model} at {settings.endpoint or 'the default endpoint'} "
            "is unknown. Give --max-tokens or --max-calls instead"
        )
    return Limits(settings.max_calls, settings.max_tokens, settings.max_usd)


@dataclass(frozen=True, slots=True)
class Need:
    """What one request may cost."""

    tokens_in: int
    tokens_out: int


class Budget:
    """Admits requests while they fit; belongs to one event loop, the tally outlives it."""

    def __init__(self, limits: Limits, price: Price | None, tally: Tally) -> None:
        self._limits = limits
        self._price = price
        self._tally = tally
        self._in_flight: list[Need] = []
        self._settled = asyncio.Condition()

    @asynccontextmanager
    async def admit(self, need: Need) -> AsyncIterator[None]:
        """Hold room for one request while it is under way; raise Fault where there is none."""
        async with self._settled:
            while (limit := self._exceeded(need)) is not None:
                if not self._in_flight:
                    raise Fault(FailureReason.BUDGET, f"not sent: {limit} would be exceeded")
                await self._settled.wait()
            self._in_flight.append(need)
        try:
            yield
        finally:
            self._in_flight.remove(need)
            async with self._settled:
                self._settled.notify_all()

    def _exceeded(self, need: Need) -> str | None:
        """Name the first limit that one more request would break, or None."""
        spent, limits = self._tally.usage, self._limits
        needs = [*self._in_flight, need]
        tokens_in, tokens_out = sum(each.tokens_in for each in needs), sum(each.tokens_out for each in needs)
        if limits.max_calls is not None and spent.calls + len(needs) > limits.max_calls:
            return f"the limit of {limits.max_calls} calls"
        tokens = spent.tokens_in + spent.tokens_out + tokens_in + tokens_out
        if limits.max_tokens is not None and tokens > limits.max_tokens:
            return f"the limit of {limits.max_tokens} tokens"
        if limits.max_usd is not None and self._price is not None:
            usd = (spent.cost_usd or Decimal(0)) + self._price.cost_usd(tokens_in, tokens_out)
            if usd > limits.max_usd:
                return f"the limit of {limits.max_usd} US dollars"
        return None
