"""Each status and each kind of content is told apart, with what to do."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from web_sites import ARTICLE, Naps, Replies, fetched, own, page, redirect, refusal, serving

from verifier._version import __version__
from verifier.ingest.web.chain import Surroundings
from verifier.ingest.web.media import read_media_type
from verifier.ingest.web.retries import retry_after_s
from verifier.ingest.web.statuses import status_fault


def test_a_page_comes_with_where_it_was_when_and_what_the_server_said_of_it() -> None:
    before = datetime.now(UTC)
    with serving({"/a?token=s3cret": page(ARTICLE, content_type='Text/HTML; Charset="Windows-1252"')}) as site:
        got = fetched(site.url("/a?token=s3cret#part"), own())
    assert got.asked == site.url("/a?token=s3cret#part")
    assert got.final == site.url("/a?token=s3cret")
    assert (got.media_type, got.charset) == ("text/html", "windows-1252")
    assert got.data == ARTICLE
    assert before <= got.fetched <= datetime.now(UTC)
    assert got.fetched.tzinfo is UTC


def test_the_request_says_who_asks_and_nothing_about_the_user() -> None:
    with serving({"/": page(ARTICLE)}) as site:
        fetched(site.url(), own())
    fields = dict(line.split(": ", 1) for line in site.heads[0].strip().split("\r\n")[1:])
    assert fields["User-Agent"] == f"story-verifier/{__version__}"
    assert fields["Host"] == f"127.0.0.1:{site.port}"
    assert set(fields) == {"Host", "User-Agent", "Accept", "Accept-Encoding", "Accept-Language"}


def test_proxies_of_the_environment_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY", "https_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    with serving({"/": page(ARTICLE)}) as site:
        assert fetched(site.url(), own()).data == ARTICLE


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        ("401 Unauthorized", "needs a login"),
        ("402 Payment Required", "has to be paid for"),
        ("403 Forbidden", "not given to programs"),
        ("404 Not Found", "does not exist"),
        ("406 Not Acceptable", "not given in any form"),
        ("410 Gone", "was taken down for good"),
        ("418 I'm a teapot", "was refused (status 418)"),
        ("429 Too Many Requests", "wants fewer requests"),
        ("451 Unavailable For Legal Reasons", "for legal reasons"),
        ("500 Internal Server Error", "has a fault (status 500)"),
        ("503 Service Unavailable", "has a fault (status 503)"),
        ("204 No Content", "has no content"),
        ("206 Partial Content", "has no content"),
        ("304 Not Modified", "leads elsewhere without saying where"),
    ],
)
def test_each_status_is_told_in_its_own_words_with_the_address(status: str, reason: str) -> None:
    with serving({"/story": page(b"", status)}) as site:
        told = refusal(site.url("/story"), own())
    assert reason in told.reason
    assert status.split()[0] in told.reason
    assert told.message.startswith(f"{site.url('/story')} ")
    assert told.advice


def test_a_test_for_persons_is_told_from_a_plain_refusal() -> None:
    with serving({"/": page(b"<p>wait", "403 Forbidden", cf_mitigated="challenge")}) as site:
        assert "a person is reading" in refusal(site.url(), own()).reason


def test_only_a_full_answer_is_a_page() -> None:
    assert [status for status in range(100, 600) if status_fault(status, None) is None] == [200, 203]


@pytest.mark.parametrize(
    ("media_type", "reason"),
    [
        ("image/png", "is an image"),
        ("video/mp4", "is a video"),
        ("audio/mpeg", "is a recording"),
        ("application/json", "data for programs"),
        ("text/javascript", "data for programs"),
        ("text/css", "data for programs"),
        ("application/zip", "holds no article (application/zip)"),
        ("application/msword", "holds no article"),
    ],
)
def test_what_holds_no_article_is_refused_before_it_is_read(media_type: str, reason: str) -> None:
    with serving({"/": page(b"x", content_type=media_type, content_length="99999999999")}) as site:
        told = refusal(site.url(), own())
    assert reason in told.reason
    assert told.advice


@pytest.mark.parametrize(
    "media_type",
    [
        "text/html",
        "application/xhtml+xml; charset=utf-8",
        "text/plain",
        "application/pdf",
        "application/rss+xml",
        "application/atom+xml",
        "text/xml",
        "message/rfc822",
    ],
)
def test_pages_feeds_and_documents_are_fetched(media_type: str) -> None:
    with serving({"/": page(ARTICLE, content_type=media_type)}) as site:
        assert fetched(site.url(), own()).media_type == media_type.partition(";")[0]


def test_without_a_type_the_bytes_decide() -> None:
    replies = {
        "/text": page(ARTICLE, content_type=""),
        "/pdf": page(b"%PDF-1.7\n\x00\x01", content_type="application/octet-stream"),
        "/program": page(b"\x7fELF\x02\x01\x01\x00", content_type=""),
    }
    with serving(replies) as site:
        text = fetched(site.url("/text"), own())
        assert (text.media_type, text.charset) == (None, None)
        assert fetched(site.url("/pdf"), own()).media_type == "application/octet-stream"
        assert "is no text" in refusal(site.url("/program"), own()).reason


def test_a_wrong_charset_is_passed_on_as_stated_and_the_bytes_untouched() -> None:
    body = "<p>déjà</p>".encode("latin-1")
    with serving({"/": page(body, content_type="text/html; charset=utf-8")}) as site:
        got = fetched(site.url(), own())
    assert (got.charset, got.data) == ("utf-8", body)


def test_an_empty_page_is_none() -> None:
    with serving({"/": page(b" \n ")}) as site:
        assert "empty page" in refusal(site.url(), own()).reason


@pytest.mark.parametrize(
    ("field", "name", "charset"),
    [
        ("text/html", "text/html", None),
        ("text/html;charset=UTF-8", "text/html", "utf-8"),
        ("text/html; x=y; charset='gbk'", "text/html", "gbk"),
        ("text/html; charset=", "text/html", None),
        ("html", None, None),
        ("", None, None),
        ("text/html; charset=" + "a" * 500, "text/html", "a" * 40),
    ],
)
def test_a_content_type_is_read_as_far_as_it_is_legible(field: str, name: str | None, charset: str | None) -> None:
    stated = read_media_type(field)
    assert (stated.name, stated.charset) == (name, charset)


def test_a_fault_that_passes_is_tried_again() -> None:
    naps = Naps()
    with serving({"/": [page(b"", "503 Service Unavailable"), page(b"", "502 Bad Gateway"), page(ARTICLE)]}) as site:
        assert fetched(site.url(), own(tries=3), Surroundings(clockwork=naps.clockwork)).data == ARTICLE
    assert naps.taken == [1.0, 2.0]


def test_a_fault_that_stays_is_told_after_the_last_try() -> None:
    with serving({"/": page(b"", "500 Internal Server Error")}) as site:
        refusal(site.url(), own(tries=3), Surroundings(clockwork=Naps().clockwork))
    assert site.asked == ["/"] * 3


@pytest.mark.parametrize(
    "status", ["403 Forbidden", "404 Not Found", "410 Gone", "451 Unavailable", "401 Unauthorized"]
)
def test_what_will_not_change_is_asked_once(status: str) -> None:
    with serving({"/": page(b"", status)}) as site:
        refusal(site.url(), own(tries=5), Surroundings(clockwork=Naps().clockwork))
    assert site.asked == ["/"]


def test_a_site_that_asks_to_wait_is_waited_for() -> None:
    naps = Naps()
    with serving({"/": [page(b"", "429 Too Many Requests", retry_after="7"), page(ARTICLE)]}) as site:
        assert fetched(site.url(), own(tries=2), Surroundings(clockwork=naps.clockwork)).data == ARTICLE
    assert naps.taken == [7.0]


def test_a_site_that_asks_for_more_than_the_limit_is_left_alone() -> None:
    naps = Naps()
    with serving({"/": page(b"", "429 Too Many Requests", retry_after="3600")}) as site:
        told = refusal(site.url(), own(tries=5, longest_wait_s=30.0), Surroundings(clockwork=naps.clockwork))
    assert "wait for 60 minutes" in told.advice
    assert naps.taken == []
    assert site.asked == ["/"]


def test_a_retry_starts_from_the_page_that_failed_not_from_the_first() -> None:
    replies: Replies = {"/a": redirect("/b"), "/b": [page(b"", "503 Service Unavailable"), page(ARTICLE)]}
    with serving(replies) as site:
        fetched(site.url("/a"), own(tries=2), Surroundings(clockwork=Naps().clockwork))
    assert site.asked == ["/a", "/b", "/b"]


NOW = datetime(2026, 3, 9, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("field", "seconds"),
    [
        ("120", 120.0),
        (" 0 ", 0.0),
        (format_datetime(NOW + timedelta(minutes=2), usegmt=True), 120.0),
        (format_datetime(NOW - timedelta(minutes=2), usegmt=True), 0.0),
        ("", None),
        ("soon", None),
        ("-5", None),
        ("1e9", None),
        ("nan", None),
        ("٣", None),
        (f"Mon, 01 Jan {10**20} 00:00:00 GMT", None),
        (f"Mon, 01 Jan 2026 {10**20}:00:00 GMT", None),
        (f"Mon, 01 Jan 2026 00:00:00 +{'9' * 40}", None),
    ],
)
def test_a_wait_is_read_in_seconds_or_as_a_date(field: str, seconds: float | None) -> None:
    assert retry_after_s(field, NOW) == seconds


@given(
    st.text(alphabet=st.characters(max_codepoint=0x2FF), max_size=60)
    | st.from_regex(r"[A-Z][a-z]{2}, [0-9: A-Z+-]{5,40}")
)
def test_whatever_a_site_asks_for_is_a_wait_or_nothing(field: str) -> None:
    wait_s = retry_after_s(field, NOW)
    assert wait_s is None or wait_s >= 0
