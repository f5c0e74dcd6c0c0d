"""Say what kind of thing an answer holds, and refuse early what no article can be read from; pure."""

import re
from dataclasses import dataclass

from verifier.ingest.web.faults import refuse

READ = frozenset(
    {
        "text/html",
        "application/xhtml+xml",
        "text/plain",
        "text/markdown",
        "text/xml",
        "application/xml",
        "application/rss+xml",
        "application/atom+xml",
        "application/rdf+xml",
        "application/pdf",
        "application/x-pdf",
        "message/rfc822",
        "multipart/related",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    }
)
"""The media types of pages (multipart/related: one saved with its pictures), feeds, PDF, Word, mail and text."""

SAYS_NOTHING = frozenset({"application/octet-stream", "binary/octet-stream", "application/download", "unknown/unknown"})
ACCEPT = "text/html, application/xhtml+xml, application/pdf;q=0.9, application/xml;q=0.9, text/plain;q=0.8, */*;q=0.1"

_TYPE = re.compile(r"\s*([a-z0-9!#$&^_.+-]{1,30}/[a-z0-9!#$&^_.+-]{1,90})\s*(?:;|,|$)")
_CHARSET = re.compile(r";\s*charset\s*=\s*[\"']?\s*([a-z0-9][a-z0-9_.:+-]{0,39})")
_STARTS = (b"%PDF-", b"PK\x03\x04")
_SNIFFED = 1024
_TEXT_CONTROLS = frozenset(b"\t\n\v\f\r\x1b")
_MARKED_UTF_16 = (b"\xff\xfe", b"\xfe\xff")

_KINDS = {
    "image": ("an image", "give the address of the page that shows it"),
    "video": ("a video", "give the address of the page that shows it, or a transcript as a file"),
    "audio": ("a recording", "give the address of the page that holds it, or a transcript as a file"),
    "font": ("a font", "give the address of a page"),
}
_DATA = "give the address of the page that a reader sees"
_OTHER = "save its words as a text file, and give that"


@dataclass(frozen=True, slots=True)
class MediaType:
    """What a Content-Type field says, in lower case; None for what it does not say legibly."""

    name: str | None
    charset: str | None


def read_media_type(field: str) -> MediaType:
    """Read a Content-Type field (RFC 9110 section 8.3)."""
    lower = field[:1000].lower()
    name, charset = _TYPE.match(lower), _CHARSET.search(lower)
    return MediaType(name[1] if name else None, charset[1] if charset else None)


def refuse_unreadable_type(name: str | None) -> None:
    """Raise Fault for a media type that holds no article; one that is missing or says nothing waits for the bytes."""
    if name is None or name in READ or name in SAYS_NOTHING:
        return
    group, _, inner = name.partition("/")
    if group in _KINDS:
        kind, advice = _KINDS[group]
        refuse(f"is {kind} ({name})", advice)
    if "json" in inner or "javascript" in inner or inner == "css":
        refuse(f"is data for programs ({name})", _DATA)
    refuse(f"is of a type that holds no article ({name})", _OTHER)


def refuse_unreadable_bytes(name: str | None, data: bytes) -> None:
    """Raise Fault where nobody said what the bytes are and they are neither text nor PDF nor Word."""
    if name is not None and name not in SAYS_NOTHING:
        return
    head = data[:_SNIFFED]
    if head.lstrip().startswith(_STARTS) or head.startswith(_MARKED_UTF_16):
        return
    if any(byte < 32 and byte not in _TEXT_CONTROLS for byte in head):
        refuse("is of a type that was not named, and is no text", _OTHER)
