"""What is an address here, and how one is shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.ingest.web import show
from verifier.ingest.web.addresses import Address, read_address, redirect_from
from verifier.ingest.web.faults import SHOWN_CHARS, Fault


@pytest.mark.parametrize(
    ("given_address", "read"),
    [
        ("https://Example.ORG", "https://example.org/"),
        ("  http://example.org/a?b=c#part \n", "http://example.org/a?b=c"),
        ("HTTPS://example.org:443/a", "https://example.org/a"),
        ("http://example.org:8080/", "http://example.org:8080/"),
        ("https://bücher.example/ä?q=ß", "https://xn--bcher-kva.example/%C3%A4?q=%C3%9F"),
        ("https://example.org/a%20b/%zz", "https://example.org/a%20b/%zz"),
        ("https://example.org?token=s3cret", "https://example.org/?token=s3cret"),
        ("http://[2606:2800:0220::1]/", "http://[2606:2800:220::1]/"),
        ("http://93.184.215.14/", "http://93.184.215.14/"),
        ("http://example.org./", "http://example.org./"),
        ("http://under_score.example.org/", "http://under_score.example.org/"),
        ("http://127。0。0。1/", "http://127.0.0.1/"),  # it is judged as what it stands for
    ],
)
def test_an_address_is_read_into_one_spelling(given_address: str, read: str) -> None:
    assert read_address(given_address).text == read


@pytest.mark.parametrize(
    ("given_address", "reason"),
    [
        ("", "starts with http:// or https://"),
        ("example.org/a", "starts with http:// or https://"),
        ("file:///etc/passwd", "starts with http:// or https://"),
        ("ftp://example.org/", "starts with http:// or https://"),
        ("javascript:alert(1)", "starts with http:// or https://"),
        ("data:text/html,hello", "starts with http:// or https://"),
        ("http://", "names no host"),
        ("http:///path", "names no host"),
        ("https://user:secret@example.org/", "holds a user or a password"),
        ("https://example.org@evil.example/", "holds a user or a password"),
        ("https://@example.org/", "holds a user or a password"),
        ("http://example.org\\@evil.example/", "a backslash"),
        ("http://exa mple.org/", "white space"),
        ("http://example.org/a\tb", "white space, a control character"),
        ("http://example.org/\r\nHost: evil.example", "a control character"),
        ("http://example.org/\udc80", "a control character"),
        ("http://example.org:99999/", "a port that is not a number"),
        ("http://example.org:http/", "a port that is not a number"),
        ("http://example.org:0/", "names port 0"),
        ("http://example.org:25/", "names port 25"),
        ("http://2130706433/", "a number for a host"),
        ("http://0x7f000001/", "a number for a host"),
        ("http://0x7f.1/", "a number for a host"),
        ("http://0177.0.0.1/", "a number for a host"),
        ("http://127.1/", "a number for a host"),
        ("http://127.0.0.1.5/", "a number for a host"),
        ("http://999.0.0.1/", "a number for a host"),
        ("http://%31%32%37.0.0.1/", "a host name that is not one"),
        ("http://exa$mple.org/", "a host name that is not one"),
        ("http://a..b/", "a host name that is not one"),
        ("http://-/", "a host name that is not one"),
        (f"http://{'a' * 64}.org/", "a host name that is not one"),
        (f"http://{'a.' * 200}org/", "a host name that is not one"),
        (f"http://{'ä' * 300}.org/", "a host name that is not one"),
        ("http://xn--ü/", "a host name that is not one"),
        ("http://[::1/", "is not an address"),
        ("http://[fe80::1%25eth0]/", "names a network interface"),
        ("http://[1.2.3.4]/", ""),
        ("http://example.org/" + "a" * 9_000, "longer than 8000 characters"),
    ],
)
def test_what_is_no_address_is_refused_with_a_reason(given_address: str, reason: str) -> None:
    with pytest.raises(Fault) as caught:
        read_address(given_address)
    assert reason in caught.value.reason
    assert caught.value.advice


def test_a_server_of_ones_own_may_be_on_any_port() -> None:
    assert read_address("http://example.org:81/", any_port=True).port == 81


@given(st.text(max_size=60).map(lambda text: f"http://{text}") | st.text(max_size=40))
def test_whatever_is_given_it_is_an_address_or_refused_and_an_address_is_read_the_same_again(text: str) -> None:
    try:
        address = read_address(text)
    except Fault:
        return
    assert read_address(address.text) == address
    assert address.text.isascii()
    assert not set(address.text) & set(" \r\n\t\\")


@pytest.mark.parametrize(
    ("location", "leads_to"),
    [
        ("/b", "https://example.org/b"),
        ("b?c", "https://example.org/a/b?c"),
        ("//other.example/x", "https://other.example/x"),
        ("http://other.example", "http://other.example/"),
        ("../../../x", "https://example.org/x"),
    ],
)
def test_a_redirect_is_read_from_where_it_stands(location: str, leads_to: str) -> None:
    assert redirect_from(Address("https", "example.org", 443, "/a/"), location).text == leads_to


@pytest.mark.parametrize(
    "location", ["", " ", "file:///etc/passwd", "http://[", "https://u:p@example.org/", "gopher:x"]
)
def test_a_redirect_to_anything_else_is_refused(location: str) -> None:
    with pytest.raises(Fault):
        redirect_from(Address("https", "example.org", 443, "/"), location)


def test_a_long_address_is_shown_cut_and_a_password_not_at_all() -> None:
    assert len(show("https://example.org/" + "a" * 5_000)) == SHOWN_CHARS
    assert show("https://me:hunter2@example.org/x") == "https://…@example.org/x"
    assert show("//me:hunter2@example.org/x") == "//…@example.org/x"
    assert show("HTTPS:\\\\me:hunter2@example.org/x") == "HTTPS:\\\\…@example.org/x"
    assert show("me:hunter2@example.org") == "me:…@example.org"
    assert show("https://example.org/@reporter/story") == "https://example.org/@reporter/story"


def test_letters_that_rearrange_a_line_are_shown_as_escapes() -> None:
    assert show("http://x/\u202egpj.exe\n\x1b[31m") == "http://x/\\u202egpj.exe\\n\\x1b[31m"


@given(st.text(max_size=400))
def test_what_is_shown_is_one_short_visible_line(text: str) -> None:
    shown = show(text)
    assert len(shown) <= SHOWN_CHARS
    assert shown.isprintable()
