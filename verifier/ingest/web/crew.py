"""Let synchronous code fetch many addresses at once and take what they give in order.

The requests run in an event loop on a thread of their own: time limits keep running while the caller is busy, and a
caller that has a running loop itself (a notebook) is no obstacle. Leaving, also by Ctrl-C, cancels what is under way.
"""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from queue import Empty, SimpleQueue
from threading import Event, Thread
from types import TracebackType
from typing import Self

from verifier.ingest.web.chain import Fetcher
from verifier.ingest.web.faults import Refusal
from verifier.ingest.web.outcomes import Fetched

Outcome = Fetched | Refusal
Done = Callable[[int, int], None]

_WAKE_S = 0.5
_AHEAD = 2
"""Times the addresses under way: what may lie in memory is so many bodies, of `max_bytes` each at the worst."""


class Crew:
    """Fetches on a thread of its own between entering and leaving."""

    def __init__(self, fetcher: Fetcher, parallel: int) -> None:
        self._fetcher = fetcher
        self._parallel = parallel
        self._finished: SimpleQueue[tuple[int, Outcome]] = SimpleQueue()
        self._ready = Event()
        self._loop = asyncio.new_event_loop()
        self._turns = asyncio.Semaphore(parallel)
        self._leaving = asyncio.Event()
        self._tasks: set[asyncio.Task[None]] = set()
        self._thread = Thread(target=self._run, name="web-requests", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._loop.call_soon_threadsafe(self._leaving.set)
        self._thread.join()

    def in_order(self, addresses: Sequence[str], on_done: Done | None) -> Iterator[Outcome]:
        """Yield one outcome for each address, in their order; `on_done` hears how many of how many are there."""
        waiting: dict[int, Outcome] = {}
        started = done = 0
        for turn in range(len(addresses)):
            while turn not in waiting:
                # Never far ahead of the caller: what nobody has taken yet lies in memory.
                ahead = min(len(addresses), turn + _AHEAD * self._parallel)
                self._start(addresses, range(started, ahead))
                started = ahead
                place, outcome = self._take()
                waiting[place] = outcome
                done += 1
                if on_done is not None:
                    on_done(done, len(addresses))
            yield waiting.pop(turn)

    def _take(self) -> tuple[int, Outcome]:
        while True:
            try:
                return self._finished.get(timeout=_WAKE_S)
            except Empty:  # a wait without end could not be interrupted everywhere
                if not self._thread.is_alive():
                    raise RuntimeError("the thread that fetches has ended") from None

    def _start(self, addresses: Sequence[str], places: range) -> None:
        for place in places:
            self._loop.call_soon_threadsafe(self._begin, place, addresses[place])

    def _begin(self, place: int, address: str) -> None:
        task = self._loop.create_task(self._fetch(place, address))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _fetch(self, place: int, address: str) -> None:
        async with self._turns:
            self._finished.put((place, await self._fetcher.fetch(address)))

    def _run(self) -> None:
        try:
            self._loop.run_until_complete(self._serve())
        finally:
            self._loop.close()

    async def _serve(self) -> None:
        async with self._fetcher:
            await self._leaving.wait()
            under_way = tuple(self._tasks)
            for task in under_way:
                task.cancel()
            await asyncio.gather(*under_way, return_exceptions=True)
            await self._loop.shutdown_asyncgens()
