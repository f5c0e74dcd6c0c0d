"""A wall is told from a page by what stands in its markup, and only where the article is not there."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.ingest.web import Fetched, Refusal, find_wall
from verifier.ingest.web.marks import read_marks

ADDRESS = "https://news.test/story"


def got(markup: str | bytes, media_type: str | None = "text/html") -> Fetched:
    data = markup.encode() if isinstance(markup, str) else markup
    return Fetched(ADDRESS, ADDRESS, datetime.now(UTC), media_type, "utf-8", data)


def described(**fields: object) -> str:
    data = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Quake", **fields}
    return f'<html><head><script type="application/ld+json">{json.dumps(data)}</script></head><body><p>The quake…'


PAID = {
    "declared": described(isAccessibleForFree=False),
    "as a word": described(isAccessibleForFree="False"),
    "as a link": described(isAccessibleForFree="http://schema.org/False"),
    "a part of it": described(
        isAccessibleForFree=True,
        hasPart={"@type": "WebPageElement", "isAccessibleForFree": False, "cssSelector": ".rest"},
    ),
    "in a graph": '<script type="application/ld+json">{"@graph":[{"@type":["Thing","ReportageNewsArticle"],'
    '"isAccessibleForFree":false}]}</script><p>The quake',
    "in microdata": '<article itemscope><meta itemprop="isAccessibleForFree" content="false"><p>The quake',
    "in OpenGraph": '<head><meta property="article:content_tier" content="locked"></head><p>The quake',
}
CONSENT = {
    "IAB": "<script>window.__tcfapi=function(){}</script><div>We value your privacy</div>",
    "OneTrust": '<script src="https://cdn.cookielaw.org/scripttemplates/otSDKStub.js"></script>',
    "Didomi": '<div id="didomi-host"></div>',
    "Sourcepoint": '<div id="sp_message_container_1"></div>',
    "home-made": "<form method=post><p>We and our partners use cookies.</p><button>Accept all</button></form>",
    "as a submit": "<form><p>Your consent, please.</p><input type=submit value='I agree'></form>",
}
STORY = "<p>The quake killed twelve people in the hills on Monday, the mayor said.</p>" * 12
SCRIPTS = {
    "asked for": "<body><noscript>You need to enable JavaScript to run this app.</noscript><div id=root></div>",
    "asked for in plain view": "<body><p>Please turn on Javascript to continue.</p>",
    "an empty root": '<body><div id="__next"></div><script src="/main.js"></script>',
}
LOGIN = '<body><form action="/login"><input name=user><input type="password" name=p><button>Go</button></form>'
CHALLENGE = '<body><div class="h-captcha"></div><script src="https://js.hcaptcha.com/1/api.js"></script>'


@pytest.mark.parametrize("markup", PAID.values(), ids=PAID)
def test_a_page_that_says_it_is_closed_and_shows_little_is_behind_a_paywall(markup: str) -> None:
    wall = find_wall(got(markup), 400)
    assert isinstance(wall, Refusal)
    assert wall.reason.startswith("is behind a paywall")
    assert wall.address == ADDRESS
    assert "save the page" in wall.advice


@pytest.mark.parametrize("markup", PAID.values(), ids=PAID)
def test_a_page_that_says_it_is_closed_and_shows_the_article_is_a_page(markup: str) -> None:
    assert find_wall(got(markup), 4_000) is None


def test_the_number_of_words_that_a_closed_page_names_decides_whether_it_is_whole() -> None:
    long = described(isAccessibleForFree=False, wordCount=1_200)
    assert find_wall(got(long), 2_500) is not None
    assert find_wall(got(long), 6_500) is None
    short = described(isAccessibleForFree=False, wordCount="150")
    assert find_wall(got(short), 900) is None
    assert find_wall(got(short), 200) is not None


def test_a_closed_part_that_is_there_all_the_same_is_no_wall() -> None:
    part = {"@type": "WebPageElement", "isAccessibleForFree": False, "cssSelector": ".rest"}
    markup = described(isAccessibleForFree=False, hasPart=part)
    whole = markup + '<div class="story rest">' + "<p>The quake killed twelve people.</p>" * 40 + "</div>"
    assert find_wall(got(whole), 1_200) is None
    assert find_wall(got(markup + '<div class="rest">Subscribe.</div>'), 1_200) is not None


def test_what_is_said_of_other_articles_counts_for_nothing() -> None:
    other = {"@type": "NewsArticle", "isAccessibleForFree": False}
    assert find_wall(got(described(mentions=[other], itemListElement=[{"item": other}])), 400) is None


def test_a_metered_or_free_page_is_a_page() -> None:
    metered = '<head><meta property="article:content_tier" content="metered"></head><p>The quake'
    assert find_wall(got(metered), 400) is None
    assert find_wall(got(described(isAccessibleForFree=True)), 400) is None


def test_a_box_of_a_paywall_counts_only_where_next_to_nothing_is_there() -> None:
    markup = '<body><p>The quake</p><div class="article-paywall__box">Subscribe</div>'
    wall = find_wall(got(markup), 100)
    assert wall is not None
    assert "paywall" in wall.reason
    assert find_wall(got(markup), 600) is None


@pytest.mark.parametrize("markup", CONSENT.values(), ids=CONSENT)
def test_a_wall_for_consent_is_told_from_a_banner(markup: str) -> None:
    wall = find_wall(got(f"<html><body>{markup}"), 60)
    assert wall is not None
    assert "consent to cookies" in wall.reason
    assert find_wall(got(f"<html><body>{STORY}{markup}"), 800) is None


BANNER = """<p>We and our 812 partners use cookies and similar identifiers to keep and read personal data on your
device. With your consent, we and our vendors use these personal data for advertising. Some partners do not ask for your
consent but rely on their legitimate interest; you can object in your privacy preferences. Your preferences hold for
this site only, and you can withdraw your consent at any time by way of the privacy link. See our privacy notice and our
cookies notice for how partners and vendors use identifiers.</p><button>Accept all</button>"""
ABOUT_COOKIES = """<p>The regulator fined the shop 40 million euros on Tuesday because its site had set cookies before
visitors could refuse them. The company said that it would appeal. Inspectors had opened the site on two days in June
and found eleven trackers at work on the first screen, the regulator said. It is the third fine of its kind this year.
Lawyers for the shop argued that the visitors' consent could be assumed, which the regulator rejected.</p>"""


def test_a_banner_that_was_taken_for_the_article_is_still_a_wall() -> None:
    wall = find_wall(got(f"<html><body>{BANNER}"), 600)
    assert wall is not None
    assert "consent to cookies" in wall.reason


def test_an_article_about_cookies_is_an_article() -> None:
    banner = '<div id="onetrust-banner-sdk">We use cookies. <button>Accept</button></div>'
    assert find_wall(got(f"<html><body>{ABOUT_COOKIES}{banner}"), 450) is None


@pytest.mark.parametrize("markup", SCRIPTS.values(), ids=SCRIPTS)
def test_a_page_that_scripts_fill_in_is_told(markup: str) -> None:
    wall = find_wall(got(markup), 0)
    assert wall is not None
    assert "filled in by scripts" in wall.reason
    assert find_wall(got(markup), 800) is None


def test_a_login_and_a_test_for_persons_are_told() -> None:
    login, challenge = find_wall(got(LOGIN), 0), find_wall(got(CHALLENGE), 0)
    assert login is not None
    assert "login form" in login.reason
    assert challenge is not None
    assert "a person is reading" in challenge.reason
    assert find_wall(got(LOGIN), 800) is None
    assert find_wall(got(CHALLENGE), 800) is None


def test_a_page_that_only_forwards_names_where_to() -> None:
    markup = '<head><meta http-equiv="Refresh" content="0; url=https://news.test/real"></head><body>One moment'
    wall = find_wall(got(markup), 10)
    assert wall is not None
    assert "forwards the reader to https://news.test/real" in wall.reason
    assert find_wall(got('<head><meta http-equiv=refresh content="300"></head><p>Live'), 10) is None


def test_a_wall_behind_a_redirect_is_told_of_the_place_where_it_stands() -> None:
    elsewhere = "https://consent.news.test/collect?to=story"
    page = Fetched(ADDRESS, elsewhere, datetime.now(UTC), "text/html", None, CONSENT["IAB"].encode())
    wall = find_wall(page, 0)
    assert wall is not None
    assert wall.address == ADDRESS
    assert wall.reason.startswith(f"is redirected to {elsewhere}, which asks for consent")
    respelt = Fetched("HTTPS://News.test/story#top", ADDRESS, datetime.now(UTC), "text/html", None, LOGIN.encode())
    assert "redirected" not in getattr(find_wall(respelt, 0), "reason", "redirected")


def test_a_saved_page_has_walls_too() -> None:
    saved = Fetched("saved.html", "saved.html", datetime.now(UTC), None, None, b"<html>" + LOGIN.encode())
    wall = find_wall(saved, 0)
    assert wall is not None
    assert wall.message.startswith("saved.html is a login form")


def test_a_short_page_without_any_mark_is_left_to_the_reader() -> None:
    assert find_wall(got("<html><body><p>12 dead in quake.</p>"), 16) is None


@pytest.mark.parametrize("media_type", ["application/pdf", "text/plain", "application/rss+xml"])
def test_only_html_has_walls(media_type: str) -> None:
    assert find_wall(got(SCRIPTS["asked for"], media_type), 0) is None


def test_a_page_without_a_stated_type_is_looked_at_if_it_is_one() -> None:
    assert find_wall(got("<!DOCTYPE html>" + SCRIPTS["asked for"], None), 0) is not None
    assert find_wall(got("enable JavaScript", None), 0) is None


def test_a_page_in_utf_16_has_its_marks_too() -> None:
    assert find_wall(got(SCRIPTS["asked for"].encode("utf-16")), 0) is not None


@pytest.mark.parametrize(
    "script",
    [
        "{",
        "[" * 100_000,
        '{"isAccessibleForFree": false}',
        '{"@type": 5, "isAccessibleForFree": false}',
        '{"@type": "NewsArticle", "isAccessibleForFree": {"x": 1}, "wordCount": -3}',
        "null",
        '{"@type": {"@type": "NewsArticle"}, "isAccessibleForFree": false}',
    ],
)
def test_metadata_that_are_malformed_say_nothing(script: str) -> None:
    markup = f'<html><script type="application/ld+json">{script}</script><body><p>The quake'
    assert find_wall(got(markup), 400) is None


@given(st.binary(max_size=300) | st.text(alphabet="<>/ahmtlscrip=\"' -!", max_size=200).map(str.encode))
def test_any_bytes_have_marks_or_none(data: bytes) -> None:
    read_marks(data)


@pytest.mark.parametrize(
    "page",
    [
        b"<div class=rest>" * 100_000,
        b"<button>" * 200_000,
        b"<!--" * 300_000,
        b"<a href='" * 200_000,
        b"<p>cookies" * 200_000,
        b"&" * 2_000_000,
        b"<meta http-equiv=refresh content='0" + b" " * 1_000_000,
        described(hasPart={"@type": "Article", "isAccessibleForFree": False, "cssSelector": ".rest"}).encode()
        + b"<div class=rest>x" * 100_000,
        b"<div><noscript>" * 120 + b"<b></b>" * 100_000,
        b"<div><noscript>" * 120 + b"a " * 900_000,
    ],
)
def test_a_hostile_page_is_looked_at_like_any_other(page: bytes) -> None:
    assert read_marks(page).words is None


def test_a_notice_is_read_to_its_end_but_not_beyond() -> None:
    page = b"<p>" + b"word " * 200 + b"</p><noscript><p>Enable Java<i>Script</i></p></noscript>JavaScript"
    assert read_marks(page).asks_for_scripts
    assert not read_marks(page.replace(b"Java<i>", b"Vinyl<i>")).asks_for_scripts
