"""Work on several stories at once, within a bound on the requests that are under way together.

Threads are daemons: an interrupt ends the program without waiting for answers that may take an hour.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from threading import Condition, Thread
from typing import Generic, TypeVar

T = TypeVar("T")

_WAKE_S = 0.5


@dataclass(frozen=True, slots=True)
class Job(Generic[T]):
    """A piece of work that makes at most `requests` requests at once."""

    name: str
    requests: int
    work: Callable[[], T]


@dataclass(frozen=True, slots=True)
class Done(Generic[T]):
    """What came of a job: a result, or the error that ended it."""

    name: str
    result: T | None = None
    error: Exception | None = None


class _Room:
    """Lets jobs in while there is room for their requests; one that needs more than all of it gets all of it."""

    def __init__(self, size: int) -> None:
        self._size = self._free = size
        self._changed = Condition()

    def enter(self, wanted: int) -> int:
        taken = min(wanted, self._size)
        with self._changed:
            self._changed.wait_for(lambda: self._free >= taken)
            self._free -= taken
        return taken

    def leave(self, taken: int) -> None:
        with self._changed:
            self._free += taken
            self._changed.notify_all()


def together(jobs: Sequence[Job[T]], most_requests: int) -> Iterator[Done[T]]:
    """Do all jobs, as many at once as their requests allow; yield what came of each as it ends.

    With one request at a time they are done in order, in the caller's own thread.
    """
    if most_requests == 1:
        yield from map(_do, jobs)
        return
    room, outbox = _Room(most_requests), SimpleQueue[Done[T]]()

    def do(job: Job[T]) -> None:
        taken = room.enter(job.requests)
        try:
            outbox.put(_do(job))
        finally:
            room.leave(taken)

    for job in jobs:
        Thread(target=do, args=(job,), name=f"story-{job.name}", daemon=True).start()
    for _ in jobs:
        yield _next(outbox)


def _do(job: Job[T]) -> Done[T]:
    try:
        return Done(job.name, job.work())
    except Exception as error:  # the boundary of one job: the others go on
        return Done(job.name, error=error)


def _next(outbox: "SimpleQueue[Done[T]]") -> Done[T]:
    while True:
        try:
            return outbox.get(timeout=_WAKE_S)  # a wait without end could not be interrupted everywhere
        except Empty:
            continue
