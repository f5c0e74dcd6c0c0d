"""Send many requests at once, never more than the bound, and stop where none can succeed.

A fixed number of workers take requests in order. One fault that concerns every request (no connection, no such model,
a key that is refused) stops them all: what was not answered comes back as failures, or, where nothing was answered in
the whole run, as an EndpointError.
"""

import asyncio
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from pydantic import BaseModel

from verifier.engines.llm.access import Access
from verifier.engines.llm.ask import Answer, Ask, AskFailure, FailureReason
from verifier.engines.llm.faults import Fault
from verifier.engines.llm.kept import find_answer, keep_answer
from verifier.engines.llm.structured import Asking
from verifier.engines.llm.usage import Tally
from verifier.errors import EndpointError

T = TypeVar("T", bound=BaseModel)

_WHILE_UNPROVEN = frozenset({FailureReason.UNAUTHORISED, FailureReason.HTML_PAGE})
"""Failures that concern every request as long as the endpoint has answered none."""


@dataclass(slots=True)
class Progress:
    """Whether anything was answered in the whole run, and whether by the endpoint itself."""

    answered: bool = False
    proven: bool = False


@dataclass(slots=True)
class Run(Generic[T]):
    """The requests of one call, on their way; `was_searched` says that the cache has none of them."""

    access: Access
    progress: Progress
    requests: Sequence[Ask[T]]
    emit: Callable[[Answer[T] | AskFailure], None]
    was_searched: bool
    _waiting: deque[int] = field(default_factory=deque)
    _open: dict[int, Tally] = field(default_factory=dict)

    async def run(self) -> None:
        """Emit one item a request; raise EndpointError where nothing was ever answered and nothing can be."""
        self._open = {place: Tally(self.access.tally) for place in range(len(self.requests))}
        self._waiting = deque(self._open)
        async with self.access.connect() as transport:
            try:
                await self._work(await self.access.asking(transport))
            except Fault as fault:
                self._end(fault)

    async def _work(self, asking: Asking) -> None:
        size = min(self.access.settings.concurrency, len(self.requests))
        workers = [asyncio.create_task(self._take_requests(asking)) for _ in range(size)]
        try:
            await asyncio.gather(*workers)
        finally:
            for worker in workers:
                worker.cancel()
            await asyncio.gather(*workers, return_exceptions=True)

    async def _take_requests(self, asking: Asking) -> None:
        while self._waiting:
            await self._answer(self._waiting.popleft(), asking)

    async def _answer(self, place: int, asking: Asking) -> None:
        request = self.requests[place]
        kept = None if self.was_searched else find_answer(self.access, request)
        if kept is not None:
            self.progress.answered = True
            self.access.tally.add(kept.usage)
            self._close(place, kept)
            return
        try:
            outcome = await asking.ask(request, self._open[place])
        except Fault as fault:
            if fault.hopeless or (fault.reason in _WHILE_UNPROVEN and not self.progress.proven):
                raise
            self._close(place, self._failure(place, fault, fault.message))
            return
        self.progress.answered = self.progress.proven = True
        keep_answer(self.access, request, outcome)
        usage = self._open[place].usage
        self._close(place, Answer(request.key, outcome.value, outcome.problems, usage, from_cache=False))

    def _close(self, place: int, item: Answer[T] | AskFailure) -> None:
        del self._open[place]
        self.emit(item)

    def _failure(self, place: int, fault: Fault, message: str) -> AskFailure:
        usage = self._open[place].usage
        return AskFailure(self.requests[place].key, fault.reason, message, fault.advice, usage, fault)

    def _end(self, fault: Fault) -> None:
        """Close what is open, for a reason that concerns all of it."""
        if not self.progress.answered and fault.reason is not FailureReason.BUDGET:
            raise EndpointError(f"{self.access.endpoint.shown}: {fault.message}. What to do: {fault.advice}") from fault
        for place in tuple(self._open):
            self._close(place, self._failure(place, fault, f"given up: {fault.message}"))
