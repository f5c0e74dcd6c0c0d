"""Let synchronous code take results from asynchronous work as they come.

The work runs in an event loop on a thread of its own: time limits keep running while the caller is busy, and a caller
that has a running loop itself (a notebook) is no obstacle. Ctrl-C stops the work; what was ready is still handed out.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Generator, Iterator
from contextlib import suppress
from dataclasses import dataclass
from threading import Event, Thread
from typing import Generic, TypeVar

R = TypeVar("R")
Work = Callable[[Callable[[R], None]], Awaitable[None]]
"""Asynchronous work that hands each result to the function it is given."""

_WAKE_S = 0.5


@dataclass(frozen=True, slots=True)
class _End:
    error: BaseException | None = None


class _Background(Generic[R]):
    def __init__(self, work: Work[R]) -> None:
        self._work = work
        self.outbox: deque[R | _End] = deque()
        self._filled = Event()
        self._started = Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._task: asyncio.Task[None] | None = None
        self._thread = Thread(target=self._run, name="llm-requests", daemon=True)

    def start(self) -> None:
        self._thread.start()
        self._started.wait()

    def wait(self) -> None:
        """Return once the outbox holds something; a wait without end could not be interrupted everywhere."""
        while not self.outbox:
            self._filled.wait(_WAKE_S)
            self._filled.clear()

    def _put(self, item: R | _End) -> None:
        self.outbox.append(item)
        self._filled.set()

    def stop(self) -> None:
        if self._loop is not None and self._task is not None:
            with suppress(RuntimeError):  # the loop has ended by itself
                self._loop.call_soon_threadsafe(self._task.cancel)
        self._thread.join()

    def _run(self) -> None:
        error: BaseException | None = None
        try:
            asyncio.run(self._main())
        except asyncio.CancelledError:
            pass
        except BaseException as raised:  # handed to the caller's thread, whatever it is
            error = raised
        finally:
            self._started.set()
            self._put(_End(error))

    async def _main(self) -> None:
        self._loop, self._task = asyncio.get_running_loop(), asyncio.current_task()
        self._started.set()
        await self._work(self._put)


def in_background(work: Work[R], meanwhile: Callable[[], None] | None = None) -> Generator[R, None, None]:
    """Yield the results of asynchronous work as they come; raise what it raises, after the results before it.

    `meanwhile` is called once the work is under way.
    """
    background = _Background(work)
    background.start()
    try:
        if meanwhile is not None:
            meanwhile()
        background.wait()
        while not isinstance(item := background.outbox[0], _End):
            del background.outbox[0]  # no call from here to the yield: Ctrl-C cannot come between
            yield item
            background.wait()
        if item.error is not None:
            raise item.error
    except KeyboardInterrupt:
        background.stop()
        yield from _results(background.outbox)
        raise
    finally:
        background.stop()


def _results(outbox: "deque[R | _End]") -> Iterator[R]:
    for item in tuple(outbox):
        if not isinstance(item, _End):
            yield item
