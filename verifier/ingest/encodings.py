"""Turn the bytes of a file into text, or say why it is none.

It reads no files. A byte order mark decides, then UTF-8, then charset-normalizer with two corrections that news in
English needs: text that is nearly all ASCII is taken for windows-1252, and text full of hiragana for Japanese.
"""

import codecs
from dataclasses import dataclass

from charset_normalizer import from_bytes

from verifier.errors import InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = {
    b"%PDF-": "a PDF document",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"PK\x03\x04": "a zip archive or Office document",
    b"\xd0\xcf\x11\xe0": "an Office document",
    b"{\\rtf": "an RTF document",
    b"\x1f\x8b": "a gzip archive",
    b"7z\xbc\xaf": "a 7z archive",
    b"\x7fELF": "a program",
    b"SQLite format 3\x00": "a database",
}
_TEXT_CONTROLS = frozenset(b"\t\n\v\f\r\x1b")
_SAMPLE = 65_536
_MOSTLY_ASCII = 0.15
_JAPANESE = ("shift_jis", "euc_jp", "iso2022_jp")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text without its byte order mark; `guessed` names the encoding where nothing in the file settled it."""

    text: str
    guessed: str | None = None
    damaged: bool = False


def decode(data: bytes) -> Decoded:
    """Decode the bytes of a text file; InputError says what it is instead, or what to do."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode_marked(data[len(mark) :], encoding)
    _refuse_binary(data)
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _decode_unmarked(data)


def _decode_marked(data: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding))
    except UnicodeDecodeError:
        return Decoded(data.decode(encoding, "replace"), damaged=True)


def _refuse_binary(data: bytes) -> None:
    for magic, kind in _MAGIC.items():
        if data.startswith(magic):
            raise InputError(f"is {kind}, not plain text; save its words as a .txt file in UTF-8")
    head = data[:_SAMPLE]
    if head.count(0) > len(head) * 0.2 and len(head) > 3:
        raise InputError("is binary, or UTF-16 without a byte order mark; save it as UTF-8 text")
    controls = sum(head.count(code) for code in range(32) if code not in _TEXT_CONTROLS)
    if controls > max(4, len(head) * 0.05):
        raise InputError("is binary, not plain text; save its words as a .txt file in UTF-8")


def _decode_unmarked(data: bytes) -> Decoded:
    """Decode what is not valid UTF-8: a damaged file, or a legacy encoding."""
    repaired = data.decode("utf-8", "replace")
    bad = repaired.count("\ufffd")
    if bad <= 3 and sum(character > "\x7f" for character in repaired) > 2 * bad:
        return Decoded(repaired, damaged=True)
    for encoding in _candidates(data):
        try:
            return Decoded(data.decode(encoding), guessed=encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    raise InputError("is in an encoding that could not be recognised; save it as UTF-8")


def _candidates(data: bytes) -> list[str]:
    """Return encodings to try, the likeliest first."""
    found = [encoding for encoding in _JAPANESE if _is_japanese(data, encoding)]
    high = sum(byte > 0x7F for byte in data[:_SAMPLE])
    if high <= len(data[:_SAMPLE]) * _MOSTLY_ASCII and not found:
        found.append("cp1252")
    best = from_bytes(data[:_SAMPLE]).best()
    return [*found, best.encoding] if best else found


def _is_japanese(data: bytes, encoding: str) -> bool:
    text = data[:_SAMPLE].decode(encoding, "ignore")
    wide = sum(character > "\x7f" for character in text)
    hiragana = sum("\u3041" <= character <= "\u3096" for character in text)
    return hiragana > 0.2 * wide > 0
