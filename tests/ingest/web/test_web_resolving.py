"""Connections go to checked addresses, and to exactly those."""

import asyncio
import threading

import pytest
from web_sites import ARTICLE, LONG_S, Bridge, Names, fetched, own, page, redirect, refusal, serving

from verifier.ingest.web import Limits
from verifier.ingest.web.chain import Surroundings
from verifier.ingest.web.faults import Fault
from verifier.ingest.web.resolving import CheckedNetwork, look_up

PUBLIC = "93.184.215.14"
OTHER = "93.184.215.15"
GUARDED = Limits(respect_robots=False, tries=1, connect_s=LONG_S, read_s=LONG_S, total_s=LONG_S)
"""The guard is on: the servers of these tests are reached over a bridge that stands for the network outside."""


def test_a_name_that_leads_to_a_public_address_is_fetched_from_there() -> None:
    with serving({"/": page(ARTICLE)}) as site:
        names, bridge = Names({"news.test": [[PUBLIC]]}), Bridge({PUBLIC: site.port})
        got = fetched("http://news.test/", GUARDED, Surroundings(names, bridge))
    assert got.data == ARTICLE
    assert bridge.connected == [PUBLIC]
    assert "Host: news.test\r\n" in site.heads[0]


@pytest.mark.parametrize(
    "inside", ["127.0.0.1", "10.0.0.7", "169.254.169.254", "::1", "fd00:ec2::254", "::ffff:127.0.0.1", "0.0.0.0"]
)
def test_a_name_that_leads_inside_is_refused_before_any_connection(inside: str) -> None:
    names, bridge = Names({"news.test": [[inside]]}), Bridge({})
    told = refusal("http://news.test/", GUARDED, Surroundings(names, bridge))
    assert "leads to" in told.reason
    assert "http://news.test/" in told.message
    assert bridge.connected == []


def test_one_address_inside_bars_a_name_with_others_outside() -> None:
    names, bridge = Names({"news.test": [[PUBLIC, "192.168.0.1"]]}), Bridge({})
    assert "private network" in refusal("http://news.test/", GUARDED, Surroundings(names, bridge)).reason
    assert bridge.connected == []


def test_the_checked_answer_is_the_one_connected_to_though_the_next_answer_differs() -> None:
    """Rebinding: a program that checks one look-up and connects by another would be at 127.0.0.1 now."""
    with serving({"/": page(ARTICLE)}) as site:
        names, bridge = Names({"rebind.test": [[PUBLIC], ["127.0.0.1"]]}), Bridge({PUBLIC: site.port})
        got = fetched("http://rebind.test/", GUARDED, Surroundings(names, bridge))
    assert got.data == ARTICLE
    assert names.asked == ["rebind.test"]
    assert bridge.connected == [PUBLIC]


def test_a_later_answer_that_leads_inside_is_checked_too() -> None:
    with serving({"/": redirect("http://rebind.test/secret")}) as site:
        names, bridge = Names({"rebind.test": [[PUBLIC], ["127.0.0.1"]]}), Bridge({PUBLIC: site.port})
        told = refusal("http://rebind.test/", GUARDED, Surroundings(names, bridge))
    assert "loopback" in told.reason
    assert names.asked == ["rebind.test"] * 2
    assert bridge.connected == [PUBLIC]
    assert site.asked == ["/"]


@pytest.mark.parametrize(
    "inside",
    [
        "http://127.0.0.1/admin",
        "http://localhost/admin",
        "http://inside.test/admin",
        "http://[::1]/admin",
        "http://[::ffff:7f00:1]/admin",
        "http://169.254.169.254/latest/meta-data/",
        "http://2130706433/",
        "http://0/",
        "file:///etc/passwd",
        "ftp://news.test/",
        "http://user:secret@news.test/",
    ],
)
def test_a_public_page_cannot_redirect_inside(inside: str) -> None:
    with serving({"/": redirect(inside)}) as site:
        names = Names({"news.test": [[PUBLIC]], "inside.test": [["10.1.2.3"]], "localhost": [["127.0.0.1"]]})
        bridge = Bridge({PUBLIC: site.port})
        told = refusal("http://news.test/", GUARDED, Surroundings(names, bridge))
    assert "is redirected to" in told.reason
    assert "secret" not in told.message
    assert bridge.connected == [PUBLIC]


def test_metadata_are_refused_even_where_private_addresses_are_allowed() -> None:
    names, bridge = Names({"meta.test": [["169.254.169.254"]]}), Bridge({})
    assert "metadata" in refusal("http://meta.test/", own(), Surroundings(names, bridge)).reason
    assert bridge.connected == []


def test_a_redirect_to_another_public_site_is_followed() -> None:
    with serving({"/": page(ARTICLE)}) as there, serving({"/": redirect("http://there.test/")}) as here:
        names = Names({"here.test": [[PUBLIC]], "there.test": [[OTHER]]})
        bridge = Bridge({PUBLIC: here.port, OTHER: there.port})
        got = fetched("http://here.test/", GUARDED, Surroundings(names, bridge))
    assert (got.asked, got.final) == ("http://here.test/", "http://there.test/")


def test_where_one_address_is_dead_the_next_is_tried_and_the_families_take_turns() -> None:
    with serving({"/": page(ARTICLE)}) as site:
        names = Names({"news.test": [["2606:4700::1", "2606:4700::2", PUBLIC]]})
        bridge = Bridge({PUBLIC: site.port})
        fetched("http://news.test/", GUARDED, Surroundings(names, bridge))
    assert bridge.connected == ["2606:4700::1", PUBLIC]


def test_an_unknown_name_is_told_and_so_is_a_host_that_does_not_answer() -> None:
    names, bridge = Names({"dead.test": [[PUBLIC]], "empty.test": [[]]}), Bridge({})
    around = Surroundings(names, bridge)
    assert "not known" in refusal("http://nowhere.test/", GUARDED, around).reason
    assert "cannot be reached" in refusal("http://dead.test/", GUARDED, around).reason
    assert "without an address" in refusal("http://empty.test/", GUARDED, around).reason


def test_a_name_server_that_never_answers_is_given_up() -> None:
    async def silent(host: str, port: int) -> list[object]:
        await asyncio.sleep(LONG_S)
        return []

    limits = Limits(respect_robots=False, tries=1, connect_s=0.05)
    told = refusal("http://slow.test/", limits, Surroundings(silent, Bridge({})))  # type: ignore[arg-type]
    assert "could not be looked up in time" in told.reason


def test_a_name_with_endless_addresses_is_refused() -> None:
    names = Names({"many.test": [[f"93.184.{place}.1" for place in range(100)]]})
    assert "more than 64 addresses" in refusal("http://many.test/", GUARDED, Surroundings(names, Bridge({}))).reason


def test_the_systems_resolver_knows_this_machine_and_refuses_what_is_no_name() -> None:
    found = asyncio.run(look_up("localhost", 80))
    assert found
    assert all(address.is_loopback for address in found)
    with pytest.raises(OSError, match="not a host name"):
        asyncio.run(look_up("a" * 70 + ".test", 80))


def test_a_look_up_that_is_given_up_leaves_nobody_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    release = threading.Event()

    def hanging(host: str, port: int) -> list[object]:
        release.wait(LONG_S)
        return []

    monkeypatch.setattr("verifier.ingest.web.resolving._ask_system", hanging)

    async def give_up() -> None:
        async with asyncio.timeout(0.05):
            await look_up("slow.test", 80)

    with pytest.raises(TimeoutError):
        asyncio.run(give_up())  # would wait for the thread, were it one of the loop's own
    release.set()


def test_no_address_leads_to_a_socket_of_this_machine() -> None:
    network = CheckedNetwork(Names({}), Bridge({}), allow_private=True)
    with pytest.raises(Fault):
        asyncio.run(network.connect_unix_socket("/run/docker.sock"))
