"""Test what kind of document bytes are taken for, and which dates and encodings they state."""

import pytest

from verifier.errors import InputError
from verifier.ingest.documents import MAX_BYTES, Kind, convert, recognise
from verifier.ingest.documents.charsets import declared, decode_page
from verifier.ingest.documents.moments import read_moment


@pytest.mark.parametrize(
    ("data", "name", "media_type", "kind"),
    [
        (b"%PDF-1.7 ...", "story.txt", None, Kind.PDF),
        (b"\n\n%PDF-1.4", "x", "text/html", Kind.PDF),
        (b"\xef\xbb\xbf<!DOCTYPE html><p>x", "story.txt", None, Kind.HTML),
        (b'<?xml version="1.0"?>\n<!-- saved -->\n<html xmlns="x">', "story", None, Kind.HTML),
        ("<!doctype html>".encode("utf-16"), "story", None, Kind.HTML),
        (b"<p>Hello</p>", "story.html", None, Kind.HTML),
        (b"<p>Hello</p>", "story", "Text/HTML; charset=utf-8", Kind.HTML),
        (b"<p>Hello</p>", "story.txt", None, None),
        (b"Just words", "STORY.HTM", None, Kind.HTML),
        (b"From: a@b.c\nDate: x\nMessage-ID: <1>\n\nHello", "story.txt", None, Kind.MAIL),
        (b"From: the editor\nTo: all\nSubject: rain\n\nDear readers", "story.txt", None, None),
        (b"Rain: it falls\nSnow: too\n", "story.txt", None, None),
        (b"", "story.eml", None, Kind.MAIL),
        (b"PK\x03\x04rubbish", "story.docx", None, None),
        (b"PK\x03\x04 word/document.xml", "x", None, Kind.DOCX),
        (b"Quake kills 12 on coast", "story.md", None, None),
        (b"", "story.txt", None, None),
    ],
)
def test_content_goes_before_the_name(data: bytes, name: str, media_type: str | None, kind: Kind | None) -> None:
    assert recognise(data, name, media_type) is kind


def test_what_is_no_document_is_refused_with_what_to_do() -> None:
    with pytest.raises(InputError, match=r"is no page, PDF, Word file or mail; save"):
        convert(b"Quake kills 12 on coast", name="story.txt")


def test_a_document_that_is_too_large_is_refused_before_it_is_read() -> None:
    with pytest.raises(InputError, match=r"is too large \(33,554,433 bytes\); "):
        convert(b"%PDF-" + b"0" * (MAX_BYTES - 4), name="big.pdf")


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("2025-03-09", "2025-03-09"),
        ("2025-03-09T06:30:00+01:00", "2025-03-09T06:30:00+01:00"),
        ("2025-03-09T06:30:00+0100", "2025-03-09T06:30:00+01:00"),
        ("2025-03-09T06:30:00.123Z", "2025-03-09T06:30:00Z"),
        ("2025-03-09 6:30 UTC", "2025-03-09T06:30:00Z"),
        ("2025-03-09T06:30", "2025-03-09"),
        ("2025-03-09T00:00:00Z", "2025-03-09"),
        ("Sun, 09 Mar 2025 08:30:00 +0100", "2025-03-09T08:30:00+01:00"),
        ("Sun, 09 Mar 2025 08:30:00 GMT", "2025-03-09T08:30:00Z"),
        ("March 9, 2025 at 6.30am", "2025-03-09"),
        ("1741503000", "2025-03-09T06:50:00Z"),
        ("1741503000123", "2025-03-09T06:50:00Z"),
        ("1970-01-01T00:00:00Z", None),
        ("0001-01-01T00:00:00", None),
        ("9999-12-31", None),
        ("2025-13-45T99:99:99Z", None),
        ("2025-02-30", None),
        ("yesterday", None),
        ("", None),
        ("9" * 10_000, None),
    ],
)
def test_moments_are_read_in_the_forms_that_systems_write(words: str, moment: str | None) -> None:
    found = read_moment(words)
    assert (None if found is None else str(found)) == moment


@pytest.mark.parametrize(
    ("data", "charset", "text"),
    [
        ("café".encode(), "iso-8859-1", "café"),
        ("café".encode("cp1252"), "iso-8859-1", "café"),
        ('<meta charset="windows-1251">Курск'.encode("cp1251"), None, '<meta charset="windows-1251">Курск'),
        ('<meta charset="utf-8">Курск'.encode("cp1251"), "windows-1251", '<meta charset="utf-8">Курск'),
        ("国防省".encode("shift_jis"), "Shift_JIS", "国防省"),
        ("国防省".encode("iso-2022-jp"), "iso-2022-jp", "国防省"),
        ("서울".encode("cp949"), "euc-kr", "서울"),
        ("كورسك".encode("cp1256"), "windows-1256", "كورسك"),
        ("café".encode("utf-16"), "utf-8", "café"),
        ("café".encode(), "zlib", "café"),
        (b"plain", "rot13", "plain"),
    ],
)
def test_the_bytes_go_before_the_header_and_the_header_before_the_page(
    data: bytes, charset: str | None, text: str
) -> None:
    assert decode_page(data, charset).text == text


def test_a_page_cut_off_inside_a_character_is_damaged_not_misread() -> None:
    found = decode_page(('<meta charset="utf-8">' + "Größe und Maß. " * 50 + "é").encode()[:-1])
    assert found.damaged
    assert "Größe und Maß." in found.text


def test_a_declaration_is_found_in_every_form() -> None:
    forms = (b'<meta charset=utf-8>', b'<meta http-equiv="content-type" content="text/html; charset=utf-8">',
             b'<?xml version="1.0" encoding="utf-8"?>')  # fmt: skip
    assert [declared(form) for form in forms] == ["utf-8"] * 3
    assert declared(b"<p>charset=utf-8") is None
