"""A feed gives the newest of its entries that are new enough, each as the article that it leads to."""

import sys
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ingest.web.web_sites import page, redirect, serving
from news_pages import WEB, by_source, item, news, reasons, rss

from verifier.errors import InputError, UsageError
from verifier.ingest import Feeds, Ingest, read_articles
from verifier.ingest.feeds import read_since
from verifier.ingest.feeds.parsing import MAX_BYTES, parse_feed
from verifier.models import DateBasis

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
OWN = "A bridge fell on Saturday in Harrow and nobody was hurt, the county said in the evening. " * 3
ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Harrow atom</title>{self}
<entry><title>Dam breaks</title>{link}<published>2026-11-20T10:00:00+02:00</published>
<updated>2026-11-21T09:00:00Z</updated></entry></feed>"""


def read(feeds: Feeds, *paths: str) -> Ingest:
    return read_articles(paths, web=WEB, feeds=feeds)


@pytest.mark.parametrize(
    ("given", "moment"),
    [
        ("24h", NOW - timedelta(hours=24)),
        ("7d", NOW - timedelta(days=7)),
        ("2w", NOW - timedelta(days=14)),
        ("90 min", NOW - timedelta(minutes=90)),
        ("30m", NOW - timedelta(minutes=30)),
        ("2026-11-01", datetime(2026, 11, 1, tzinfo=UTC)),
        ("2026-11-01T10:00+02:00", datetime(2026, 11, 1, 8, tzinfo=UTC)),
        ("999999w", datetime.min.replace(tzinfo=UTC)),
    ],
)
def test_since_is_a_span_or_a_moment(given: str, moment: datetime) -> None:
    assert read_since(given, NOW) == moment


@pytest.mark.parametrize("given", ["", "soon", "24", "-3h", "1.5h", "2026-13-01", "h"])
def test_anything_else_is_refused_with_what_to_write(given: str) -> None:
    with pytest.raises(UsageError, match="write a span such as 24h"):
        read_since(given, NOW)


def test_the_newest_entries_that_are_new_enough_are_read() -> None:
    replies = {f"/{name}": page(news(f"Dam breaks {name}")) for name in "abc"}
    with serving(replies) as site:
        feed = rss(
            item("A", "/a", "Thu, 19 Nov 2026 10:00:00 GMT"),
            item("B", site.url("/b"), "Sat, 21 Nov 2026 23:00:00 +0900"),
            item("C", "/c"),
            item("Old", "/old", "Sun, 01 Nov 2026 10:00:00 GMT"),
        )
        site.replies = {**replies, "/feed": page(feed, content_type="application/rss+xml")}
        week = read(Feeds((site.url("/feed"),), NOW - timedelta(days=7)))
        assert sorted(by_source(week)) == [site.url("/a"), site.url("/b"), site.url("/c")]
        assert list(week.warnings) == [
            f"the feed {site.url('/feed')}: older than asked for: 1 of 4 entries; without a date, and read all the "
            "same: 1"
        ]
        one = read(Feeds((site.url("/feed"),), limit=1))
        assert sorted(by_source(one)) == [site.url("/b")]
        assert "left out: 3 more, which a higher --limit (now 1) takes" in one.warnings[0]
        assert "/old" not in site.asked


def test_what_the_feed_says_fills_in_what_the_page_does_not() -> None:
    feed = rss(item("Dam", "/a", "Sat, 21 Nov 2026 10:00:00 GMT"), item("Dam", "/b", "Sat, 21 Nov 2026 10:00:00 GMT"))
    replies = {
        "/feed": page(feed, content_type="text/xml"),
        "/a": page(news("Dam breaks")),
        "/b": page(news("Dam fails", date="2026-11-20T08:00:00Z")),
    }
    with serving(replies) as site:
        found = by_source(read(Feeds((site.url("/feed"),))))
        undated, dated = found[site.url("/a")], found[site.url("/b")]
    assert undated.published is not None
    assert (str(undated.published.when), undated.published.basis) == ("2026-11-21T10:00:00Z", DateBasis.STATED)
    assert dated.published is not None
    assert str(dated.published.when) == "2026-11-20T08:00:00Z"
    assert undated.title == "Dam breaks"


def test_atom_is_read_with_its_dates_of_publication_and_change() -> None:
    atom = ATOM.format(self="", link='<link rel="alternate" href="/a"/>').encode()
    with serving({"/feed": page(atom, content_type="application/atom+xml"), "/a": page(news("Dam"))}) as site:
        (article,) = read(Feeds((site.url("/feed"),), datetime(2026, 11, 21, tzinfo=UTC))).articles
    assert article.published is not None
    assert str(article.published.when) == "2026-11-20T10:00:00+02:00"
    assert article.updated is not None
    assert str(article.updated.when) == "2026-11-21T09:00:00Z"


def test_an_entry_without_a_link_is_an_article_where_it_holds_enough_text() -> None:
    feed = rss(
        item("Bridge falls", text=f"&lt;p&gt;{OWN}&lt;/p&gt;", date="Sat, 21 Nov 2026 11:00:00 GMT"),
        item("Short", text="Nothing more."),
    )
    with serving({"/feed": page(feed, content_type="application/rss+xml")}) as site:
        ingest = read(Feeds((site.url("/feed"),)))
        name = f"{site.url('/feed')}, entry"
    (article,) = ingest.articles
    assert (article.id, article.outlet, article.title) == ("Bridge-falls", "Harrow feed", "Bridge falls")
    assert OWN.strip() in article.text
    assert article.published is not None
    assert article.source == f"{name} 'Bridge falls'"
    assert reasons(ingest) == [f"{name} 'Short' has neither a link nor enough text of its own"]


def test_a_feed_in_a_file_begins_its_links_at_its_own_address(tmp_path: Path) -> None:
    with serving({"/a": page(news("Dam breaks"))}) as site:
        own = f'<link rel="self" href="{site.url("/feeds/all.xml")}"/>'
        (tmp_path / "atom.xml").write_text(ATOM.format(self=own, link='<link href="../a"/>'), encoding="utf-8")
        (tmp_path / "rss.xml").write_bytes(rss(item("A", "/a"), site=site.url("/")))
        for name in ("atom.xml", "rss.xml"):
            assert list(by_source(read(Feeds((str(tmp_path / name),))))) == [site.url("/a")]


def test_a_feed_in_a_file_without_an_address_says_which_links_it_cannot_follow(tmp_path: Path) -> None:
    (tmp_path / "secret.html").write_bytes(news("Secret"))
    path = tmp_path / "feed.xml"
    path.write_bytes(rss(item("A", "secret.html"), item("Bridge falls", text=OWN)))
    ingest = read(Feeds((str(path),)))
    assert [article.title for article in ingest.articles] == ["Bridge falls"]
    (failure,) = ingest.failures
    assert "links to secret.html, and the feed does not say at which address that begins" in failure.reason
    assert failure.advice == "give the address of the feed instead of the file"


@pytest.mark.parametrize(
    "link", ["file:///etc/hosts", "javascript:alert(1)", "ftp://a.example/x", "//[", "mailto:a@b.c"]
)
def test_a_link_that_is_no_address_of_a_page_is_refused(link: str, tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_bytes(rss(item("A", link), item("Bridge falls", text=OWN)))
    ingest = read(Feeds((str(path),)))
    assert len(ingest.articles) == len(ingest.failures) == 1


def test_an_address_in_the_feed_and_on_the_command_line_is_read_once() -> None:
    feed = rss(item("A", "/a", "Sat, 21 Nov 2026 10:00:00 GMT"), item("B", "/b"))
    replies = {"/feed": page(feed, content_type="text/xml"), "/a": page(news("Dam")), "/b": redirect("/a")}
    with serving(replies) as site:
        ingest = read(Feeds((site.url("/feed"), site.url("/feed"))), site.url("/a"))
        assert site.asked.count("/feed") == 1
    (article,) = ingest.articles
    assert article.published is not None


PAGE = b'<!doctype html><html><head><link rel="alternate" type="application/rss+xml" href="/rss"></head><p>x</p></html>'


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "is an empty feed"),
        (PAGE, "is a page, not a feed; give the feed that it names: https://a.example/rss"),
        (b"<!doctype html><p>Hello</p>", "look for the address of its feed"),
        (b"just words", "is no feed that can be read"),
        (b"<rss><channel><item", "is no feed that can be read"),
        (b'{"version": "https://jsonfeed.org/version/1"}', "is no feed that can be read"),
        (b"<rss>" + b" " * MAX_BYTES, "is a feed that is too large"),
        (b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "b">]><rss><channel></channel></rss>', "declares entities"),
        ('<?xml version="1.0"?><!DOCTYPE r [<!entity a "b">]><rss/>'.encode("utf-16"), "declares entities"),
    ],
)
def test_what_is_no_feed_is_told_what_it_is(data: bytes, told: str) -> None:
    with pytest.raises(InputError) as error:
        parse_feed(data, "https://a.example/news")
    assert told in str(error.value)


def test_a_feed_that_is_not_well_formed_gives_what_can_be_read_and_says_so() -> None:
    feed = parse_feed(rss(item("A", "https://a.example/a"), "<item><title>Fish & chips</title>"))
    assert feed.entries[0].link == "https://a.example/a"
    assert feed.warnings == ("is not well-formed: entries may be missing",)


def test_a_feed_that_fails_stops_no_other(tmp_path: Path) -> None:
    (tmp_path / "good.xml").write_bytes(rss(item("Bridge falls", text=OWN)))
    (tmp_path / "page.xml").write_bytes(PAGE)
    with serving({}) as site:
        sources = (str(tmp_path / "good.xml"), str(tmp_path / "page.xml"), str(tmp_path / "none.xml"), site.url("/x"))
        ingest = read(Feeds(sources))
        assert len(ingest.articles) == 1
        assert [reason.removeprefix(str(tmp_path)) for reason in reasons(ingest)] == [
            "/none.xml does not exist",
            "/page.xml is a page, not a feed",
            f"{site.url('/x')} does not exist (status 404: there is no such page)",
        ]


def test_a_feed_without_news_says_so(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_bytes(rss(item("Old", "https://a.example/a", "Sun, 01 Nov 2026 10:00:00 GMT")))
    with pytest.raises(InputError, match="older than asked for: 1 of 1 entries"):
        read(Feeds((str(path),), NOW))


def test_markup_in_a_title_is_taken_out() -> None:
    feed = parse_feed(rss(item("&lt;b&gt;Dam&lt;/b&gt; &amp;amp; bridge", "https://a.example/a")))
    assert feed.entries[0].known.title == "Dam & bridge"


@given(st.binary(max_size=300))
@settings(max_examples=60)
def test_any_bytes_are_a_feed_or_told_why_not(data: bytes) -> None:
    for each in (data, b"<rss version='2.0'><channel><item>" + data):
        with suppress(InputError):
            assert isinstance(parse_feed(each).entries, tuple)


def test_without_feedparser_the_way_to_install_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "feedparser", None)
    with pytest.raises(InputError, match=r"pip install 'story-verifier\[web\]'"):
        parse_feed(rss())
