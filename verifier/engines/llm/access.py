"""Hold what all requests to one endpoint share: address, price, limits, what it can do, and what was spent.

Outlives the event loops in which requests are made; `connect` opens what belongs to one loop.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

from pydantic import ValidationError

from verifier.engines.llm.ask import FailureReason
from verifier.engines.llm.budget import Budget, limits_of
from verifier.engines.llm.cache import AnswerCache
from verifier.engines.llm.capabilities import PREFERENCE, Capabilities, ProbeResult, probe
from verifier.engines.llm.endpoint import endpoint_of, open_client
from verifier.engines.llm.faults import Fault
from verifier.engines.llm.prices import Price, find_price
from verifier.engines.llm.sampling import Sampling
from verifier.engines.llm.structured import Asking
from verifier.engines.llm.transport import Clockwork, RetryPolicy, Transport
from verifier.engines.llm.usage import Tally
from verifier.settings import Mode, Settings

_PROBE_ATTEMPTS = 2
_NO_MODE_ADVICE = "use another model, or force one with --mode if you know better"


class Access:
    """The way to one model at one endpoint."""

    def __init__(
        self, settings: Settings, policy: RetryPolicy, clockwork: Clockwork, prices: tuple[Price, ...] | None
    ) -> None:
        self.settings = settings
        self.endpoint = endpoint_of(settings)
        self.price = find_price(self.endpoint.model, self.endpoint.host, prices)
        self.limits = limits_of(settings, self.price)
        self.cache = AnswerCache(settings.cache_dir) if settings.use_cache else None
        self.tally = Tally()
        self._policy = policy
        self._clockwork = clockwork
        self._capabilities = self._recall()
        self._sampling = Sampling(self.endpoint.host, frozenset(self._capabilities.refused_parameters))

    @property
    def mode(self) -> Mode | None:
        """The mode that is forced, remembered or found out; None where it is still unknown."""
        return self.settings.mode or self._capabilities.mode

    @property
    def refused_parameters(self) -> tuple[str, ...]:
        """Sampling parameters that the endpoint would not take, sorted."""
        return tuple(sorted(self._sampling.refused))

    @asynccontextmanager
    async def connect(self) -> AsyncIterator[Transport]:
        """Open the way for one event loop; what was learned on it is remembered."""
        async with open_client(self.endpoint, self.settings.timeout_s) as client:
            try:
                yield Transport(
                    client=client,
                    secret=self.endpoint.secret,
                    timeout_s=self.settings.timeout_s,
                    budget=Budget(self.limits, self.price, self.tally),
                    price=self.price,
                    sampling=self._sampling,
                    policy=self._policy,
                    clockwork=self._clockwork,
                )
            finally:
                self._remember(self._capabilities.results)
                self.let_go()

    async def asking(self, transport: Transport) -> Asking:
        """Return how to ask, after finding out the mode where it is unknown; raise Fault where there is none."""
        if self.mode is None:
            results = await self.probe(transport)
            if self.mode is None:
                raise _no_mode(results)
        return Asking(transport, self.endpoint.model, self.mode or PREFERENCE[-1], self.settings.context_tokens)

    async def probe(self, transport: Transport, *, all_modes: bool = False) -> tuple[ProbeResult, ...]:
        """Try modes anew and remember what works; raise Fault where the endpoint cannot be used."""
        brief = replace(transport, policy=replace(self._policy, attempts=min(self._policy.attempts, _PROBE_ATTEMPTS)))
        results = await probe(
            lambda mode: Asking(brief, self.endpoint.model, mode, reasks=0), self.tally, all_modes=all_modes
        )
        self._remember(results)
        return results

    def let_go(self) -> None:
        """Close the cache's file until it is needed again."""
        if self.cache:
            self.cache.close()

    def _recall(self) -> Capabilities:
        record = self.cache.get_capabilities(self.endpoint.identity, self.endpoint.model) if self.cache else None
        self.let_go()
        try:
            return Capabilities.model_validate_json(record) if record else Capabilities()
        except ValidationError:  # from another version
            return Capabilities()

    def _remember(self, results: tuple[ProbeResult, ...]) -> None:
        known = Capabilities(results=results, refused_parameters=self.refused_parameters)
        if known != self._capabilities and self.cache and (known.mode or known.refused_parameters):
            self.cache.put_capabilities(self.endpoint.identity, self.endpoint.model, known.model_dump_json())
        self._capabilities = known


def _no_mode(results: tuple[ProbeResult, ...]) -> Fault:
    """Say why no mode works; where all failed alike, that is the reason."""
    told = "; ".join(f"{result.mode}: {result.detail}" for result in results)
    reasons = {result.reason for result in results if result.reason is not None}
    reason = reasons.pop() if len(reasons) == 1 else FailureReason.WRONG_SCHEMA
    advice = None if reason is FailureReason.SERVER_ERROR else _NO_MODE_ADVICE
    return Fault(reason, f"the model gives structured answers in no mode ({told})", advice, hopeless=True)
