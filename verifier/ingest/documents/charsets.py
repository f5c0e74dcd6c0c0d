"""Decode the bytes of a page, whose header, own declaration and bytes may each say something else.

In this order: a byte order mark; UTF-8, where the bytes are valid UTF-8 (others hardly ever are by chance); what the
header of the answer said; what the page declares; what the bytes look like. Labels mean what browsers take them for
(WHATWG, Encoding Standard, "Names and labels"): iso-8859-1 is windows-1252.
"""

import re

from verifier.ingest.encodings import Decoded, decode

_DECLARED = re.compile(
    rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,100}encoding\s*=\s*["']([\w.:-]{2,40})""",
    re.IGNORECASE,
)
_HEAD = 4_096
_LEGACY = {
    "windows-1252": "cp1252 windows-1252 x-cp1252 iso-8859-1 iso8859-1 latin1 latin-1 l1 ascii us-ascii ansi_x3.4-1968",
    "iso-8859-2": "iso-8859-2 iso8859-2 latin2 latin-2",
    "iso-8859-7": "iso-8859-7 greek",
    "iso-8859-15": "iso-8859-15 latin-9",
    "windows-1250": "windows-1250 cp1250",
    "windows-1251": "windows-1251 cp1251",
    "windows-1253": "windows-1253 cp1253",
    "windows-1254": "windows-1254 cp1254 iso-8859-9 latin5",
    "windows-1255": "windows-1255 cp1255",
    "iso-8859-8": "iso-8859-8 iso-8859-8-i visual logical",
    "windows-1256": "windows-1256 cp1256",
    "iso-8859-6": "iso-8859-6 arabic",
    "windows-1257": "windows-1257 cp1257",
    "windows-1258": "windows-1258 cp1258",
    "cp874": "windows-874 tis-620 iso-8859-11",
    "koi8-r": "koi8-r koi8",
    "koi8-u": "koi8-u",
    "gb18030": "gb2312 gbk gb18030 x-gbk gb_2312-80",
    "big5hkscs": "big5 big5-hkscs x-x-big5 cn-big5",
    "euc-jp": "euc-jp x-euc-jp",
    "cp932": "shift_jis shift-jis sjis x-sjis windows-31j ms_kanji",
    "iso-2022-jp": "iso-2022-jp",
    "cp949": "euc-kr ks_c_5601-1987 korean windows-949 ksc5601",
    "utf-16-le": "utf-16 utf-16le unicode",
    "utf-16-be": "utf-16be",
    "utf-8": "utf-8 utf8 unicode-1-1-utf-8",
}
_ENCODINGS = {label: encoding for encoding, labels in _LEGACY.items() for label in labels.split()}


def decode_page(data: bytes, charset: str | None = None) -> Decoded:
    """Return the text of a page; `charset` is what the header of its answer said. InputError where it is no text."""
    if data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        return decode(data)
    clean = _as_utf8(data)
    stated = [encoding for label in (charset, declared(data)) if (encoding := _encoding(label))]
    if clean is not None and not (data.isascii() and "iso-2022-jp" in stated):
        return Decoded(clean)
    for encoding in stated:
        if encoding != "utf-8" and (text := _strictly(data, encoding)) is not None:
            return Decoded(text)
        if encoding == "utf-8" and (text := _mended(data)) is not None:
            return Decoded(text, damaged=True)
    return decode(data.replace(b"\0", b""))


def declared(data: bytes) -> str | None:
    """Return the encoding that a page declares for itself, as it writes it."""
    match = _DECLARED.search(data[:_HEAD])
    return None if match is None else (match[1] or match[2]).decode("ascii", "replace")


def _encoding(label: str | None) -> str | None:
    return _ENCODINGS.get((label or "").strip().strip("\"'").lower())


def _as_utf8(data: bytes) -> str | None:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _mended(data: bytes) -> str | None:
    """Decode what is UTF-8 but for a few places, or return None."""
    text = data.decode("utf-8", "replace")
    return text if text.count("\ufffd") <= 5 + len(text) // 1_000 else None


def _strictly(data: bytes, encoding: str) -> str | None:
    """Decode, or return None; the five bytes that windows-1252 leaves out are marked, as browsers let them pass."""
    errors = "replace" if encoding == "windows-1252" else "strict"
    try:
        text = data.decode(encoding, errors)
    except (UnicodeDecodeError, LookupError):
        return None
    return text if text.count("\ufffd") <= 5 + len(text) // 1_000 else None
