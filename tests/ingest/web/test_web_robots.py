"""What robots.txt says is found out once a site, and kept to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from web_sites import (
    ARTICLE,
    LONG_S,
    Bridge,
    Connection,
    Names,
    Naps,
    Replies,
    Reply,
    fetched,
    own,
    page,
    redirect,
    refusal,
    serving,
)

from verifier.ingest.web import Fetched, Limits, Refusal, fetch_all
from verifier.ingest.web.chain import Surroundings
from verifier.ingest.web.rules import Rules

POLITE = {"respect_robots": True}


def rules(text: str) -> Rules:
    return Rules.read(text.encode(), "story-verifier")


@pytest.mark.parametrize(
    ("text", "target", "allowed"),
    [
        ("", "/a", True),
        ("User-agent: *\nDisallow: /", "/a", False),
        ("User-agent: *\nDisallow: /", "/robots.txt", True),
        ("User-agent: *\nDisallow:", "/a", True),
        ("user-AGENT:*\r\ndisALLOW : /private # not here", "/private/x", False),
        ("User-agent: *\nDisallow: /private", "/public", True),
        # The longest rule decides, wherever it stands.
        ("User-agent: *\nDisallow: /\nAllow: /news/", "/news/quake", True),
        ("User-agent: *\nAllow: /news/\nDisallow: /", "/shop", False),
        ("User-agent: *\nAllow: /page\nDisallow: /*.htm", "/page.htm", False),
        ("User-agent: *\nDisallow: /a\nAllow: /a", "/a", True),
        # Stars and ends.
        ("User-agent: *\nDisallow: /*.pdf$", "/x/report.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/x/report.pdf?print", True),
        ("User-agent: *\nDisallow: /*/print/*/old", "/a/print/b/c/old", False),
        ("User-agent: *\nDisallow: /*/print/*/old", "/a/print/old", True),
        ("User-agent: *\nDisallow: /a*b*b$", "/ab", True),
        ("User-agent: *\nDisallow: /a*b*b$", "/abb", False),
        ("User-agent: *\nDisallow: /*?*session=", "/a?x=1&session=2", False),
        ("User-agent: *\nDisallow: /exact$", "/exact", False),
        ("User-agent: *\nDisallow: /exact$", "/exactly", True),
        # One group names us: the general one does not count, and groups of one name are joined.
        ("User-agent: *\nDisallow: /\n\nUser-agent: Story-Verifier\nDisallow: /b", "/a", True),
        ("User-agent: story-verifier/1.0\nDisallow: /a\n\nUser-agent: *\nAllow: /", "/a", False),
        ("User-agent: story-verifier\nDisallow: /a\nUser-agent: story-verifier\nDisallow: /b", "/a", False),
        ("User-agent: other\nUser-agent: story-verifier\nCrawl-delay: 3\nDisallow: /a", "/a", False),
        ("User-agent: other\nDisallow: /", "/a", True),
        ("User-agent: story\nDisallow: /", "/a", True),
        # One spelling of a path.
        ("User-agent: *\nDisallow: /caf%C3%A9", "/caf%c3%a9", False),
        ("User-agent: *\nDisallow: /café", "/caf%C3%A9", False),
        ("User-agent: *\nDisallow: /%7Ejoe", "/~joe/x", False),
        ("User-agent: *\nDisallow: /a%2Fb", "/a/b", True),
        # What is none.
        ("Disallow: /", "/a", True),
        ("<!doctype html><p>User-agent: *</p>", "/a", True),
        ("\ufeffUser-agent: *\nDisallow: /", "/a", False),
        ("User-agent: *\nSitemap: https://x/\nDisallow: /", "/a", False),
    ],
)
def test_the_rules_are_read_as_the_standard_has_them(text: str, target: str, allowed: bool) -> None:
    assert rules(text).allow(target) is allowed


@given(st.text(max_size=300), st.text(alphabet="/ab*$%?é2F", max_size=30))
def test_any_robots_txt_gives_an_answer(text: str, target: str) -> None:
    assert isinstance(rules(f"User-agent: *\n{text}").allow("/" + target), bool)


def test_hostile_patterns_are_answered_too() -> None:
    stars = "User-agent: *\n" + "Disallow: /" + "*a" * 200_000 + "$\n" + "Disallow: /" + "a*" * 20 + "b$\n" * 1
    assert rules(stars).allow("/" + "a" * 8_000)
    many = "User-agent: *\n" + "".join(f"Disallow: /{place}\n" for place in range(40_000))
    assert not rules(many).allow("/7")


def robots(text: str) -> bytes:
    return page(text.encode(), content_type="text/plain")


def test_a_page_that_is_closed_to_programs_is_not_asked_for() -> None:
    replies = {
        "/robots.txt": robots("User-agent: *\nDisallow: /closed"),
        "/closed": page(ARTICLE),
        "/open": page(ARTICLE),
    }
    with serving(replies) as site:
        closed, opened = fetch_all([site.url("/closed"), site.url("/open")], own(**POLITE))
    assert isinstance(closed, Refusal)
    assert "closed to programs by its site's robots.txt" in closed.reason
    assert "VERIFIER_WEB_IGNORE_ROBOTS" in closed.advice
    assert isinstance(opened, Fetched)
    assert "/closed" not in site.asked


def test_it_is_asked_for_once_a_site() -> None:
    replies = {"/robots.txt": robots(""), **{f"/{place}": page(ARTICLE) for place in range(6)}}
    with serving(replies) as site:
        outcomes = list(fetch_all([site.url(f"/{place}") for place in range(6)], own(**POLITE)))
    assert all(isinstance(outcome, Fetched) for outcome in outcomes)
    assert site.asked.count("/robots.txt") == 1


def test_it_can_be_ignored() -> None:
    with serving({"/robots.txt": robots("User-agent: *\nDisallow: /"), "/": page(ARTICLE)}) as site:
        assert fetched(site.url(), own(respect_robots=False)).data == ARTICLE
    assert site.asked == ["/"]


@pytest.mark.parametrize("status", ["404 Not Found", "401 Unauthorized", "403 Forbidden", "410 Gone"])
def test_one_that_is_not_there_allows_everything(status: str) -> None:
    with serving({"/robots.txt": page(b"User-agent: *\nDisallow: /", status), "/": page(ARTICLE)}) as site:
        assert fetched(site.url(), own(**POLITE)).data == ARTICLE


def silent(connection: Connection) -> None:
    connection.over.wait(LONG_S)


@pytest.mark.parametrize("reply", [page(b"", "503 Service Unavailable"), b"SSH-2.0-x\r\n\r\n", silent])
def test_one_that_cannot_be_had_closes_the_site(reply: Reply) -> None:
    with serving({"/robots.txt": reply, "/": page(ARTICLE)}) as site:
        told = refusal(site.url(), own(**POLITE, read_s=0.5))
    assert "its site's robots.txt cannot be had" in told.reason
    assert site.asked == ["/robots.txt"]


def test_one_that_fails_for_a_moment_is_asked_for_again() -> None:
    replies: Replies = {"/robots.txt": [page(b"", "503 Service Unavailable"), robots("")], "/": page(ARTICLE)}
    with serving(replies) as site:
        assert fetched(site.url(), own(**POLITE, tries=2), Surroundings(clockwork=Naps().clockwork)).data == ARTICLE


def test_its_redirects_are_followed_and_then_let_go() -> None:
    replies = {
        "/robots.txt": redirect("/there"),
        "/there": robots("User-agent: *\nDisallow: /closed"),
        "/closed": page(ARTICLE),
    }
    with serving(replies) as site:
        assert "robots.txt" in refusal(site.url("/closed"), own(**POLITE)).reason
    endless = {f"/{place}": redirect(f"/{place + 1}") for place in range(20)}
    with serving({"/robots.txt": redirect("/0"), "/": page(ARTICLE), **endless}) as site:
        assert fetched(site.url(), own(**POLITE)).data == ARTICLE
    assert len(site.asked) == 7


def test_its_redirects_cannot_lead_inside() -> None:
    with serving({"/robots.txt": redirect("http://inside.test/"), "/": page(ARTICLE)}) as site:
        names = Names({"news.test": [["93.184.215.14"]], "inside.test": [["127.0.0.1"]]})
        bridge = Bridge({"93.184.215.14": site.port})
        told = refusal("http://news.test/", Limits(tries=1), Surroundings(names, bridge))
    assert "loopback" in told.reason
    assert bridge.connected == ["93.184.215.14"]


def test_a_redirect_to_a_site_that_is_closed_ends_there() -> None:
    closed = {"/robots.txt": robots("User-agent: *\nDisallow: /"), "/": page(ARTICLE)}
    with serving(closed) as there, serving({"/": redirect(there.url()), "/robots.txt": robots("")}) as here:
        told = refusal(here.url(), own(**POLITE))
    assert f"is redirected to {there.url()}, which is closed to programs" in told.reason
    assert there.asked == ["/robots.txt"]


def test_where_the_host_itself_is_the_trouble_that_is_told_instead() -> None:
    told = refusal("http://nowhere.test/", Limits(tries=1), Surroundings(Names({}), Bridge({})))
    assert "not known" in told.reason


def test_an_endless_one_is_cut_and_read_as_far_as_it_goes() -> None:
    text = "User-agent: *\nDisallow: /closed\n" + "# nothing to see\n" * 100_000
    with serving({"/robots.txt": robots(text), "/closed": page(ARTICLE), "/": page(ARTICLE)}) as site:
        limits = own(**POLITE, max_bytes=1_000)
        assert "robots.txt" in refusal(site.url("/closed"), limits).reason
        assert fetched(site.url(), limits).data == ARTICLE


def test_redirects_from_site_to_site_with_slow_robots_txt_do_not_renew_the_time() -> None:
    def slow(connection: Connection) -> None:
        connection.over.wait(0.2)
        connection.write(robots(""))

    sites = {f"s{place}.test": f"93.184.215.{place}" for place in range(1, 10)}
    replies: dict[str, Reply] = {
        f"/{place}": redirect(f"http://s{place + 1}.test/{place + 1}") for place in range(1, 9)
    }
    with serving(replies | {"/robots.txt": slow, "/9": page(ARTICLE)}) as site:
        names = Names({name: [[number]] for name, number in sites.items()})
        surroundings = Surroundings(names, Bridge(dict.fromkeys(sites.values(), site.port)))
        told = refusal("http://s1.test/1", Limits(tries=1, total_s=0.5), surroundings)
    assert "not there in full after 0.5 seconds" in told.reason
    assert site.asked.count("/robots.txt") < 5


def test_a_slow_robots_txt_costs_time_only_the_address_that_asks_first() -> None:
    def slow(connection: Connection) -> None:
        connection.over.wait(0.4)
        connection.write(robots(""))

    def late(connection: Connection) -> None:
        connection.over.wait(0.4)
        connection.write(page(ARTICLE))

    with serving({"/robots.txt": slow, "/": late, "/also": late}) as site:
        first, second = fetch_all([site.url(), site.url("/also")], own(**POLITE, total_s=0.6))
    assert isinstance(first, Refusal)
    assert isinstance(second, Fetched)
