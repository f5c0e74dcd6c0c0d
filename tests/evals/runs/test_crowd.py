"""Jobs run together within a bound on requests, and one that fails stops no other."""

import threading
from collections.abc import Callable

import pytest

from evals.runs.crowd import Job, together


class Gauge:
    """Counts the requests of the jobs that are under way."""

    def __init__(self) -> None:
        self.now = self.most = 0
        self.threads: set[str] = set()
        self._lock = threading.Lock()

    def job(self, name: str, requests: int) -> Job[str]:
        def work() -> str:
            with self._lock:
                self.now += requests
                self.most = max(self.most, self.now)
                self.threads.add(threading.current_thread().name)
            threading.Event().wait(0.02)
            with self._lock:
                self.now -= requests
            return name

        return Job(name, requests, work)


@pytest.mark.parametrize(("sizes", "bound"), [([2, 2, 2, 2, 2], 4), ([1] * 6, 3), ([3, 1, 2, 3], 5)])
def test_no_more_requests_than_allowed_are_under_way(sizes: list[int], bound: int) -> None:
    gauge = Gauge()
    done = list(together([gauge.job(str(place), size) for place, size in enumerate(sizes)], bound))
    assert sorted(each.result or "" for each in done) == [str(place) for place in range(len(sizes))]
    assert 1 < gauge.most <= bound


def test_everything_that_fits_is_under_way_at_once() -> None:
    barrier = threading.Barrier(5)
    done = list(together([Job(str(place), 3, lambda: barrier.wait(timeout=10)) for place in range(5)], 15))
    assert sorted(each.result or 0 for each in done) == [0, 1, 2, 3, 4]


def test_a_job_that_needs_more_than_there_is_runs_alone() -> None:
    gauge = Gauge()
    assert [each.error for each in together([gauge.job("big", 9), gauge.job("small", 1)], 2)] == [None, None]
    assert gauge.most == 9


def test_one_request_at_a_time_means_in_order_and_in_this_thread() -> None:
    gauge = Gauge()
    done = list(together([gauge.job(name, 5) for name in "cab"], 1))
    assert [each.name for each in done] == ["c", "a", "b"]
    assert gauge.threads == {threading.current_thread().name}


@pytest.mark.parametrize("bound", [1, 8])
def test_a_failing_job_is_an_item_of_its_own(bound: int) -> None:
    def fail() -> str:
        raise ValueError("it broke")

    works: list[Callable[[], str]] = [fail, lambda: "fine"]
    done = {each.name: each for each in together([Job(str(n), 1, work) for n, work in enumerate(works)], bound)}
    assert str(done["0"].error) == "it broke"
    assert done["1"].result == "fine"


def test_an_interrupt_of_a_job_in_order_is_the_callers() -> None:
    def interrupt() -> str:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(together([Job("a", 1, interrupt)], 1))
