"""Ask a model many things at once, within limits, and take the answers as they come.

Sends nothing for what the cache holds. Finds out once in which mode the endpoint gives structured answers. What cannot
succeed for any request ends the run at once (`verifier.engines.llm.run`).
"""

from collections.abc import Callable, Generator, Sequence
from dataclasses import replace
from typing import TypeVar

from pydantic import BaseModel

from verifier.engines.llm.access import Access
from verifier.engines.llm.ask import Answer, Ask, AskFailure, Estimate
from verifier.engines.llm.background import in_background
from verifier.engines.llm.budget import Need
from verifier.engines.llm.capabilities import MOST_PROBES
from verifier.engines.llm.kept import find_answer
from verifier.engines.llm.prices import Price
from verifier.engines.llm.run import Progress, Run
from verifier.engines.llm.structured import ask_tokens
from verifier.engines.llm.transport import Clockwork, RetryPolicy
from verifier.models import Usage
from verifier.settings import Mode, Settings

T = TypeVar("T", bound=BaseModel)

_POLICY = RetryPolicy()
_CLOCKWORK = Clockwork()


class Asker:
    """Asks one model at one endpoint; owns mode, cache, budget, usage and concurrency."""

    def __init__(
        self,
        settings: Settings,
        *,
        policy: RetryPolicy = _POLICY,
        clockwork: Clockwork = _CLOCKWORK,
        prices: tuple[Price, ...] | None = None,
    ) -> None:
        """Raise SettingsError without a model, or with a limit in money where no price is known."""
        self._access = Access(settings, policy, clockwork, prices)
        self._progress = Progress()

    @property
    def endpoint(self) -> str:
        """Scheme, host and port: what a report may show."""
        return self._access.endpoint.shown

    @property
    def model(self) -> str:
        """The model's name at the endpoint."""
        return self._access.endpoint.model

    @property
    def mode(self) -> Mode | None:
        """The mode that is forced, remembered or found out; None before the first request to an unknown endpoint."""
        return self._access.mode

    @property
    def price(self) -> Price | None:
        """What tokens cost there, or None where it is unknown."""
        return self._access.price

    @property
    def usage(self) -> Usage:
        """What everything so far has cost, probes included."""
        return self._access.tally.usage

    @property
    def warnings(self) -> tuple[str, ...]:
        """What a person should know besides the answers."""
        warning = self._access.cache.warning if self._access.cache else None
        return (warning,) if warning else ()

    def ask_all(
        self, requests: Sequence[Ask[T]], meanwhile: Callable[[], None] | None = None
    ) -> Generator[Answer[T] | AskFailure, None, None]:
        """Yield one item a request, as they come: first what the cache holds, then in order of completion.

        Nothing is sent before the first item is taken. Raise EndpointError where the endpoint cannot be used at all
        and nothing was answered. Ctrl-C stops what is under way, and is raised after the answers that had come.
        `meanwhile` is work of the caller's own that fits into the time until the first answer; it is called once
        requests are under way, and not at all where all answers are in the cache.
        """
        requests = self._limited(requests)
        was_searched = self.mode is not None
        found = {place: kept for place, request in enumerate(requests) if (kept := find_answer(self._access, request))}
        self._access.let_go()
        for kept in found.values():
            self._progress.answered = True
            self._access.tally.add(kept.usage)
            yield kept
        pending = [request for place, request in enumerate(requests) if place not in found]
        if pending:

            async def work(emit: Callable[[Answer[T] | AskFailure], None]) -> None:
                await Run(self._access, self._progress, pending, emit, was_searched).run()

            yield from in_background(work, meanwhile)

    def estimate(self, requests: Sequence[Ask[T]], guessed: Sequence[Need] = ()) -> Estimate:
        """Guess what requests would cost, with further ones of which only the need is guessed; sends nothing."""
        limited = self._limited(requests)
        known = [ask_tokens(request) for request in limited if find_answer(self._access, request) is None]
        self._access.let_go()
        needs = [*known, *guessed]
        tokens_in, tokens_out = sum(need.tokens_in for need in needs), sum(need.tokens_out for need in needs)
        return Estimate(
            calls=len(needs),
            tokens_in=tokens_in,
            tokens_out=tokens_out,
            usd=self.price.cost_usd(tokens_in, tokens_out) if self.price else None,
            from_cache=len(requests) - len(known),
            probes=0 if self.mode or not needs else MOST_PROBES,
        )

    def _limited(self, requests: Sequence[Ask[T]]) -> Sequence[Ask[T]]:
        """Put the output limit of the settings on requests that have none of their own."""
        limit = self._access.settings.max_output_tokens
        if limit is None:
            return requests
        return [replace(request, max_output_tokens=request.max_output_tokens or limit) for request in requests]
