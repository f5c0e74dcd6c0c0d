"""Redirects are followed by hand, a bounded number of them."""

import pytest
from web_sites import ARTICLE, fetched, own, page, redirect, refusal, serving


@pytest.mark.parametrize(
    "status",
    ["301 Moved Permanently", "302 Found", "303 See Other", "307 Temporary Redirect", "308 Permanent Redirect"],
)
def test_every_kind_of_redirect_is_followed(status: str) -> None:
    with serving({"/a": redirect("/b", status), "/b": page(ARTICLE)}) as site:
        got = fetched(site.url("/a"), own())
    assert got.asked == site.url("/a")
    assert got.final == site.url("/b")
    assert got.data == ARTICLE


def test_a_redirect_with_letters_outside_ascii_is_followed() -> None:
    with serving({"/a": redirect("/ä?q=é"), "/%C3%A4?q=%C3%A9": page(ARTICLE)}) as site:
        assert fetched(site.url("/a"), own()).data == ARTICLE


def test_a_redirect_to_itself_is_a_loop_at_once() -> None:
    with serving({"/a": redirect("/a")}) as site:
        told = refusal(site.url("/a"), own())
    assert "back to itself" in told.reason
    assert site.asked == ["/a"]


def test_a_loop_of_several_is_found_when_it_closes() -> None:
    with serving({"/a": redirect("/b"), "/b": redirect("/c"), "/c": redirect("/a")}) as site:
        assert "back to itself" in refusal(site.url("/a"), own()).reason
    assert site.asked == ["/a", "/b", "/c"]


def test_a_chain_without_end_is_left_after_the_limit() -> None:
    with serving({f"/{place}": redirect(f"/{place + 1}") for place in range(40)}) as site:
        told = refusal(site.url("/0"), own(max_redirects=5))
    assert "more than 5 redirects" in told.reason
    assert len(site.asked) == 6


def test_the_last_allowed_redirect_still_counts() -> None:
    with serving({"/a": redirect("/b"), "/b": page(ARTICLE)}) as site:
        assert fetched(site.url("/a"), own(max_redirects=1)).data == ARTICLE
        assert "more than 0 redirects" in refusal(site.url("/a"), own(max_redirects=0)).reason


@pytest.mark.parametrize("location", ["", "file:///etc/passwd", "javascript:alert(1)", "http://", "\x1b]0;x\x07"])
def test_a_redirect_that_is_no_address_is_refused_and_named(location: str) -> None:
    with serving({"/a": redirect(location)}) as site:
        told = refusal(site.url("/a"), own())
    assert "redirect" in told.reason
    assert site.url("/a") in told.message
    assert told.message.isprintable()


def test_what_is_wrong_after_a_redirect_is_told_of_the_place_where_it_is() -> None:
    with serving({"/a": redirect("/gone")}) as site:
        told = refusal(site.url("/a"), own())
    assert told.address == site.url("/a")
    assert f"is redirected to {site.url('/gone')}, which does not exist" in told.reason


def test_the_body_of_a_redirect_is_not_read() -> None:
    told = page(b"x" * 100_000, "302 Found", location="/b")
    with serving({"/a": told, "/b": page(ARTICLE)}) as site:
        assert fetched(site.url("/a"), own(max_bytes=1_000)).data == ARTICLE


def test_no_cookie_and_no_referrer_is_sent_on() -> None:
    first = page(b"", "302 Found", location="/b", set_cookie="who=me")
    with serving({"/a": first, "/b": page(ARTICLE)}) as site:
        fetched(site.url("/a"), own())
    assert "cookie" not in site.heads[1].lower()
    assert "referer" not in site.heads[1].lower()
