"""Test which bytes are text, and what text they are."""

import codecs

import pytest

from verifier.errors import InputError
from verifier.ingest.encodings import decode

ENGLISH = "The minister said “we won’t leave” — the café’s owner paid £5 for the damage done on Sunday.\n" * 3


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_with_and_without_a_mark_is_read_and_the_mark_is_no_character(encoding: str) -> None:
    found = decode(ENGLISH.encode(encoding))
    assert (found.text, found.guessed, found.damaged) == (ENGLISH, None, False)


@pytest.mark.parametrize("mark", [codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE])
def test_utf16_of_either_byte_order_is_read(mark: bytes) -> None:
    encoding = "utf-16-le" if mark == codecs.BOM_UTF16_LE else "utf-16-be"
    assert decode(mark + ENGLISH.encode(encoding)).text == ENGLISH


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1252", ENGLISH),
        ("cp1251", "Министр обороны заявил, что войска прибыли в Курскую область в понедельник утром.\n" * 3),
        (
            "euc-kr",
            "북한군 1만명이 러시아 쿠르스크에 있다고 미국 국무부가 밝혔다. 대변인은 월요일 기자회견에서 말했다.\n" * 3,
        ),
        ("shift_jis", "国防総省の報道官は月曜日、北朝鮮の兵士がロシアにいると述べた。テストの文です。\n" * 3),
        ("gb18030", "美国国务院发言人周一表示，朝鲜士兵已经抵达俄罗斯库尔斯克。\n" * 3),
    ],
)
def test_legacy_encodings_are_recognised_and_called_a_guess(encoding: str, text: str) -> None:
    found = decode(text.encode(encoding))
    assert found.text == text
    assert found.guessed is not None


def test_line_ends_and_single_control_characters_are_kept() -> None:
    text = "One\r\ntwo\rthree\n\x00four\x07"
    assert decode(text.encode()).text == text


def test_a_character_cut_off_at_the_end_is_damage_not_another_encoding() -> None:
    found = decode("Zelenskyy said “no” to “it”".encode()[:-1])
    assert found.damaged
    assert found.text.startswith("Zelenskyy said “no”")


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7 text", b"\x89PNG\r\n\x1a\n", b"PK\x03\x04word", b"{\\rtf1 Hello}", b"\x1f\x8b\x08rest", b"\x7fELF",
        ENGLISH.encode("utf-16-le"), bytes(range(32)) * 20, b"\x00" * 100,
    ],
)  # fmt: skip
def test_what_is_not_text_is_refused_with_advice(data: bytes) -> None:
    with pytest.raises(InputError, match="; save"):
        decode(data)
