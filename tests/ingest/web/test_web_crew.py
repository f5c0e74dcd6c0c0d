"""Many addresses at once: in order, bounded, each for itself, and over as soon as the caller has enough."""

import asyncio
import subprocess
import sys
import threading
from collections.abc import Callable

import pytest
from web_sites import ARTICLE, LONG_S, Connection, Names, Naps, fetched, own, page, refusal, serving

from verifier.ingest.web import Fetched, Limits, Refusal, fetch_all
from verifier.ingest.web.chain import Surroundings
from verifier.settings import load_settings


def numbered(place: int) -> bytes:
    return b"<p>article %d" % place


def after(event: threading.Event, reply: bytes) -> Callable[[Connection], None]:
    def wait(connection: Connection) -> None:
        event.wait(LONG_S)
        connection.write(reply)

    return wait


def then(event: threading.Event, reply: bytes) -> Callable[[Connection], None]:
    def answer(connection: Connection) -> None:
        connection.write(reply)
        event.set()

    return answer


def requests_under_way() -> int:
    return sum(thread.name == "web-requests" for thread in threading.enumerate())


def test_outcomes_come_in_the_order_of_the_addresses_though_the_last_is_there_first() -> None:
    first = threading.Event()
    replies = {"/0": after(first, page(numbered(0))), "/1": then(first, page(numbered(1)))}
    with serving(replies) as site:
        outcomes = list(fetch_all([site.url("/0"), site.url("/1")], own()))
    assert [outcome.data for outcome in outcomes if isinstance(outcome, Fetched)] == [numbered(0), numbered(1)]


def test_the_client_is_not_imported_before_something_is_fetched() -> None:
    """The command line imports this package to say what it can do, and has to stay quick."""
    told = "import sys, verifier.ingest.web; print({'httpcore2', 'httpx2', 'tenacity', 'lxml'} & set(sys.modules))"
    ran = subprocess.run([sys.executable, "-c", told], check=True, capture_output=True, text=True, timeout=LONG_S)
    assert ran.stdout.strip() == "set()"


def test_bad_addresses_stop_no_others() -> None:
    with serving({"/": page(ARTICLE)}) as site:
        given = ["nonsense", site.url(), "http://[", site.url("/none"), site.url()]
        outcomes = list(fetch_all(given, own()))
    assert [type(outcome) for outcome in outcomes] == [Refusal, Fetched, Refusal, Refusal, Fetched]


def test_no_addresses_give_nothing_and_start_nothing() -> None:
    assert list(fetch_all([], own())) == []
    assert requests_under_way() == 0


def test_what_is_done_is_counted_on_the_callers_thread() -> None:
    counted: list[tuple[int, int, str]] = []

    def count(done: int, total: int) -> None:
        counted.append((done, total, threading.current_thread().name))

    with serving({"/": page(ARTICLE)}) as site:
        list(fetch_all([site.url()] * 3, own(), on_done=count))
    here = threading.current_thread().name
    assert counted == [(1, 3, here), (2, 3, here), (3, 3, here)]


def test_more_addresses_than_are_started_at_a_time_all_come() -> None:
    with serving({f"/{place}": page(numbered(place)) for place in range(40)}) as site:
        outcomes = fetch_all([site.url(f"/{place}") for place in range(40)], own(parallel=2))
        assert [outcome.data for outcome in outcomes if isinstance(outcome, Fetched)] == [
            numbered(place) for place in range(40)
        ]


@pytest.mark.parametrize(("limits", "most"), [({"per_host": 1}, 1), ({"per_host": 2}, 2), ({"parallel": 1}, 1)])
def test_no_more_requests_than_allowed_are_at_one_host_at_a_time(limits: dict[str, int], most: int) -> None:
    places = threading.Semaphore(most)
    too_many: list[Connection] = []

    def slowly(connection: Connection) -> None:
        if places.acquire(blocking=False):
            connection.over.wait(0.02)
            places.release()  # before the answer: who has it asks again at once
        else:
            too_many.append(connection)
        connection.write(page(ARTICLE))

    with serving({"/": slowly}) as site:
        list(fetch_all([site.url()] * 8, own(**limits)))
    assert not too_many


def test_two_requests_to_one_host_do_run_at_once() -> None:
    met = threading.Barrier(2)

    def meet(connection: Connection) -> None:
        met.wait(LONG_S)
        connection.write(page(ARTICLE))

    with serving({"/": meet}) as site:
        outcomes = list(fetch_all([site.url()] * 2, own(per_host=2)))
    assert all(isinstance(outcome, Fetched) for outcome in outcomes)


def test_a_slow_host_does_not_hold_up_another() -> None:
    done = threading.Event()
    around = Surroundings(Names({"fast.test": [["127.0.0.1"]]}))
    with serving({"/": after(done, page(ARTICLE))}) as slow, serving({"/": then(done, page(ARTICLE))}) as fast:
        given = [slow.url(), slow.url(), fast.url(host="fast.test")]
        outcomes = list(fetch_all(given, own(per_host=1), surroundings=around))
    assert all(isinstance(outcome, Fetched) for outcome in outcomes)


def test_who_has_enough_may_leave_and_nothing_runs_on() -> None:
    def forever(connection: Connection) -> None:
        connection.over.wait(LONG_S)

    with serving({"/": page(ARTICLE), "/forever": forever}) as site:
        outcomes = fetch_all([site.url(), site.url("/forever"), site.url("/forever")], own())
        assert isinstance(next(outcomes), Fetched)
        assert requests_under_way() == 1
        outcomes.close()  # type: ignore[attr-defined]
        assert requests_under_way() == 0


def test_an_interrupt_while_waiting_ends_the_requests(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    def forever(connection: Connection) -> None:
        connection.over.wait(LONG_S)

    monkeypatch.setattr("verifier.ingest.web.crew.Crew._take", interrupted)
    with serving({"/forever": forever}) as site, pytest.raises(KeyboardInterrupt):
        list(fetch_all([site.url("/forever")], own()))
    assert requests_under_way() == 0


def test_it_works_from_within_a_running_loop() -> None:
    async def from_a_notebook(address: str) -> list[Fetched | Refusal]:
        return list(fetch_all([address], own()))

    with serving({"/": page(ARTICLE)}) as site:
        assert isinstance(asyncio.run(from_a_notebook(site.url()))[0], Fetched)


def test_a_connection_that_the_server_drops_without_a_word_is_opened_again() -> None:
    """The reply does not say "close": the server's closing afterwards must not spoil the next request."""
    with serving({"/": page(ARTICLE, connection="keep-alive")}) as site:
        around = Surroundings(clockwork=Naps().clockwork)
        outcomes = list(fetch_all([site.url()] * 5, own(per_host=1, tries=3), surroundings=around))
    assert all(isinstance(outcome, Fetched) for outcome in outcomes)


def test_the_limits_are_those_of_the_settings() -> None:
    environ = {
        "VERIFIER_WEB_CONNECT_S": "1.5",
        "VERIFIER_WEB_READ_S": "2.5",
        "VERIFIER_WEB_TOTAL_S": "3.5",
        "VERIFIER_WEB_MAX_BYTES": "5000",
        "VERIFIER_WEB_MAX_REDIRECTS": "4",
        "VERIFIER_WEB_PER_HOST": "5",
        "VERIFIER_WEB_PARALLEL": "6",
        "VERIFIER_WEB_TRIES": "7",
        "VERIFIER_WEB_LONGEST_WAIT_S": "8",
        "VERIFIER_WEB_ALLOW_PRIVATE": "true",
        "VERIFIER_WEB_IGNORE_ROBOTS": "true",
    }
    assert Limits.of(load_settings(environ=environ)) == Limits(1.5, 2.5, 3.5, 5000, 4, 5, 6, 7, 8.0, True, False)
    assert Limits.of(load_settings(environ={})) == Limits()


def test_an_own_server_is_refused_with_the_way_in() -> None:
    with serving({"/": page(ARTICLE)}) as site:
        told = refusal(site.url(), Limits(tries=1))
        assert "VERIFIER_WEB_ALLOW_PRIVATE" in told.advice
        assert site.asked == []
        assert fetched(site.url(), own()).data == ARTICLE
