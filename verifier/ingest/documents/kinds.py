"""Tell what kind of document some bytes are: by their content first, then by what they are said to be.

What is none of them is plain text, or something that `verifier.ingest.encodings` refuses by name.
"""

import io
import re
import zipfile
from enum import StrEnum
from pathlib import PurePath


class Kind(StrEnum):
    """A kind of document that text has to be made of."""

    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"
    MAIL = "mail"
    ARCHIVE = "archive"
    """A page saved as one file by a browser (MHTML): a mail that holds the page."""


SUFFIXES = {
    ".html": Kind.HTML,
    ".htm": Kind.HTML,
    ".xhtml": Kind.HTML,
    ".pdf": Kind.PDF,
    ".docx": Kind.DOCX,
    ".eml": Kind.MAIL,
    ".mhtml": Kind.ARCHIVE,
    ".mht": Kind.ARCHIVE,
}
"""The names that files of each kind go by."""

MEDIA_TYPES = {
    Kind.HTML: "text/html",
    Kind.PDF: "application/pdf",
    Kind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Kind.MAIL: "message/rfc822",
    Kind.ARCHIVE: "multipart/related",
}
_BY_MEDIA_TYPE = {media_type: kind for kind, media_type in MEDIA_TYPES.items()} | {"application/xhtml+xml": Kind.HTML}
_HEAD = 4_096
_PAGE = re.compile(r"(?:<\?xml[^>]{0,200}>|<!--.{0,2000}?-->|\s)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_FIELD = re.compile(r"^([A-Za-z][A-Za-z-]{1,40}):[ \t]?\S", re.MULTILINE)
_OF_MAIL = frozenset({"message-id", "mime-version", "received", "return-path", "delivered-to", "content-type"})
_SAVED_PAGE = re.compile(r"^(?:snapshot-content-location:|content-type:\s*multipart/related)", re.I | re.M)
_ZIP = b"PK\x03\x04"


def recognise(data: bytes, name: str, media_type: str | None) -> Kind | None:
    """Return the kind of a document, or None for plain text and for what is neither."""
    head = data[:_HEAD]
    if b"%PDF-" in head[:1024]:
        return Kind.PDF
    if head.startswith(_ZIP):
        return Kind.DOCX if _is_word(data) else None
    opening = _opening(head)
    if _PAGE.match(opening):
        return Kind.HTML
    if kind := _mail(opening):
        return kind
    return _said(name, media_type)


def _opening(head: bytes) -> str:
    """Return the first characters in whatever encoding; what matters here is ASCII in all that pages come in."""
    return head.replace(b"\0", b"").decode("utf-8-sig", "replace").lstrip("\ufeff\ufffd \t\r\n")


def _is_word(data: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return "word/document.xml" in archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError):
        return b"word/document.xml" in data  # damaged, and to be refused as such


def _mail(opening: str) -> Kind | None:
    """Return MAIL or ARCHIVE for bytes that begin with the header of a message."""
    header = re.split(r"\r?\n\r?\n", opening, maxsplit=1)[0]
    first = header.partition("\n")[0]
    fields = {field.lower() for field in _FIELD.findall(header)}
    if not _FIELD.match(first) or "from" not in fields or len(fields) < 3 or not fields & _OF_MAIL:
        return None
    return Kind.ARCHIVE if _SAVED_PAGE.search(header) and "to" not in fields else Kind.MAIL


def _said(name: str, media_type: str | None) -> Kind | None:
    kind = _BY_MEDIA_TYPE.get((media_type or "").partition(";")[0].strip().lower())
    return kind or SUFFIXES.get(PurePath(name).suffix.lower())
