"""An address gives an article with its trail, or a reason that names it; the others are read all the same."""

import hashlib
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from ingest.web.web_sites import page, redirect, serving
from news_pages import DAM, by_source, fetch_articles, news, reasons

from verifier.errors import InputError
from verifier.ingest import read_articles

PLAIN = "Dam breaks on the Harrow\n\nThe Harrow dam broke at dawn on Friday, the county said.\n"


def test_a_page_comes_with_its_trail() -> None:
    data = news("Dam breaks", date="2026-11-20T10:00:00Z")
    with serving({"/old": redirect("/news/dam-breaks"), "/news/dam-breaks": page(data)}) as site:
        (article,) = fetch_articles(site.url("/old")).articles
        trail = article.trail
        assert trail is not None
        assert (trail.asked, trail.final) == (site.url("/old"), site.url("/news/dam-breaks"))
        assert article.url == site.url("/news/dam-breaks")
    assert (article.id, article.outlet, article.title) == ("old", "Harrow Post", "Dam breaks")
    assert trail.sha256 == hashlib.sha256(data).hexdigest()
    assert trail.text_sha256 == hashlib.sha256(article.text.encode()).hexdigest()
    assert trail.media_type == "text/html"
    assert trail.extractor.startswith("trafilatura ")
    assert trail.fetched is not None
    assert trail.fetched.utcoffset() == timedelta(0)
    assert trail.fetched <= datetime.now(UTC)
    assert DAM[1] in article.text


def test_the_address_that_a_page_calls_its_own_is_the_articles() -> None:
    head = '<link rel="canonical" href="https://post.example/dam">'
    with serving({"/a": page(news("Dam breaks", head=head))}) as site:
        (article,) = fetch_articles(site.url("/a")).articles
    assert article.url == "https://post.example/dam"


def test_a_page_that_calls_the_front_page_its_own_keeps_its_address() -> None:
    head = '<link rel="canonical" href="https://post.example/">'
    with serving({"/a": page(news("Dam breaks", head=head))}) as site:
        (article,) = fetch_articles(site.url("/a")).articles
        assert article.url == site.url("/a")


def test_plain_text_is_read_in_the_encoding_that_its_server_names() -> None:
    text = PLAIN.replace("county", "mayor of Žďár")
    with serving({"/a": page(text.encode("iso-8859-2"), content_type="text/plain; charset=iso-8859-2")}) as site:
        (article,) = fetch_articles(site.url("/a")).articles
    assert "Žďár" in article.text
    assert article.trail is not None
    assert (article.trail.media_type, article.trail.extractor) == ("text/plain", "text")


def test_what_a_server_writes_above_its_text_is_not_the_users_word() -> None:
    text = f"---\noutlet: BBC\nid: mine\n---\n{PLAIN}"
    with serving({"/dam": page(text.encode(), content_type="text/plain")}) as site:
        (article,) = fetch_articles(site.url("/dam")).articles
    assert (article.id, article.source_grade) == ("dam", None)
    assert article.outlet != "BBC"


def test_every_failure_names_its_article_and_stops_no_other(tmp_path: Path) -> None:
    (tmp_path / "saved.html").write_bytes(news("Dam breaks, saved"))
    closed = '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":false}</script>'
    replies = {
        "/good": page(news("Dam breaks")),
        "/gone": page(b"", "404 Not Found"),
        "/paid": page(news("Secret", DAM[0], head=closed)),
        "/feed": page(b"<?xml version='1.0'?><rss><channel></channel></rss>", content_type="application/rss+xml"),
        "/thin": page(b"<!doctype html><p>Nothing here"),
        "/picture": page(b"\x89PNG", content_type="image/png"),
    }
    with serving(replies) as site:
        given = [*map(site.url, replies), str(tmp_path / "saved.html"), str(tmp_path / "none.txt")]
        ingest = fetch_articles(*given)
        assert sorted(by_source(ingest)) == sorted([site.url("/good"), str(tmp_path / "saved.html")])
        assert len(ingest.failures) == 6
        for path, told in [
            ("/gone", "does not exist (status 404"),
            ("/paid", "is behind a paywall"),
            ("/feed", "is a feed, not an article"),
            ("/thin", "is a page with next to no text"),
            ("/picture", "is an image"),
        ]:
            assert any(reason.startswith(f"{site.url(path)} {told}") for reason in reasons(ingest)), path
        assert all(failure.advice for failure in ingest.failures)


def test_one_page_is_read_once_however_many_addresses_lead_to_it() -> None:
    head = '<link rel="canonical" href="https://post.example/dam">'
    replies = {
        "/a": page(news("Dam breaks", head=head)),
        "/b": redirect("/a"),
        "/c": page(news("Dam breaks", head=head)),
    }
    with serving(replies) as site:
        ingest = fetch_articles(site.url("/a"), site.url("/b"), site.url("/c"), site.url("/a"))
        assert [article.source for article in ingest.articles] == [site.url("/a")]
        assert list(ingest.warnings) == [
            f"{site.url('/b')} is the page of {site.url('/a')}, and was read once",
            f"{site.url('/c')} is the page of {site.url('/a')}, and was read once",
        ]


def test_the_order_in_which_addresses_are_given_changes_nothing() -> None:
    replies = {f"/{name}/story": page(news(f"Dam breaks {name}")) for name in "abcd"} | {"/e": page(b"", "404 No")}
    with serving(replies) as site:
        given = [site.url(path) for path in replies]
        one, other = fetch_articles(*given), fetch_articles(*reversed(given))
    known = [(article.id, article.source, article.text) for article in one.articles]
    assert known == [(article.id, article.source, article.text) for article in other.articles]
    assert (one.failures, one.warnings) == (other.failures, other.warnings)


def test_where_nothing_can_be_fetched_all_reasons_are_told() -> None:
    with serving({}) as site, pytest.raises(InputError) as error:
        fetch_articles(site.url("/a"), site.url("/b"))
    assert str(error.value).count("does not exist (status 404") == 2


def test_without_leave_nothing_is_fetched_from_this_machine() -> None:
    with serving({"/a": page(news("Dam breaks"))}) as site:
        with pytest.raises(InputError, match="leads to this machine itself"):
            read_articles([site.url("/a")])
        assert site.asked == []
