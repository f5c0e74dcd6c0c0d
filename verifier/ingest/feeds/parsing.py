"""Take a feed apart, by feedparser: RSS, RDF and Atom, also where they are not quite well-formed.

feedparser is given bytes only, so that it opens nothing itself; what it would clean or resolve inside of texts is left
to those who read the texts. Documents that declare entities are refused: they can grow without bound.
"""

import calendar
import html
import io
import re
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urljoin, urlsplit

from verifier.errors import InputError
from verifier.ingest.documents import Kind, recognise
from verifier.ingest.documents.blocks import tidy
from verifier.ingest.documents.extras import need
from verifier.ingest.documents.moments import published
from verifier.ingest.drafts import Entry

MAX_BYTES = 5_000_000
MOST_ENTRIES = 5_000
_LONGEST_TITLE = 300
_TAG = re.compile(r"<[^<>]{0,2000}>")
_DISCOVERY = re.compile(rb"<link\b[^<>]{0,500}application/(?:rss|atom)\+xml[^<>]{0,500}>", re.IGNORECASE)
_HREF = re.compile(rb"""href\s*=\s*["']?([^"'\s>]{1,500})""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """An entry: where its article stands if it says so, its own text as HTML, and when it was last dated, in UTC."""

    link: str | None
    content: str
    dated: datetime | None
    known: Entry


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed's title, its own address if that is known, and its entries in their order."""

    title: str | None
    address: str | None
    entries: tuple[FeedEntry, ...]
    warnings: tuple[str, ...] = ()


def parse_feed(data: bytes, address: str | None = None) -> Feed:
    """Return the feed that some bytes are; `address` is the one that answered. InputError says what else."""
    parser = need("feedparser", "is a feed")
    if len(data) > MAX_BYTES:
        raise InputError(f"is a feed that is too large ({len(data):,} bytes); give a feed of newer entries only")
    _refuse_pages(data, address)
    if b"<!ENTITY" in data.replace(b"\0", b"").upper():
        raise InputError("is a feed that declares entities, which are not expanded; give the addresses of its articles")
    headers = {"content-location": address} if address else {}
    found = parser.parse(io.BytesIO(data), response_headers=headers, sanitize_html=False, resolve_relative_uris=False)
    if not found.entries and (found.bozo or not found.version):
        raise InputError("is no feed that can be read (neither RSS nor Atom, or broken off); check the address")
    own = address or _own_address(found.feed)
    return Feed(
        title=_plain(found.feed.get("title")),
        address=own,
        entries=tuple(_entries(found.entries, own)),
        warnings=tuple(_warnings(found)),
    )


def _refuse_pages(data: bytes, address: str | None) -> None:
    if not data.strip():
        raise InputError("is an empty feed; check the address")
    if recognise(data, "", None) is not Kind.HTML:
        return
    link = _DISCOVERY.search(data[:500_000])
    href = _HREF.search(link[0]) if link else None
    where = urljoin(address or "", html.unescape(href[1].decode("utf-8", "replace"))) if href else None
    advice = f"give the feed that it names: {where}" if where else "look for the address of its feed (RSS or Atom)"
    raise InputError(f"is a page, not a feed; {advice}")


def _own_address(feed: Mapping[str, object]) -> str | None:
    """Return the address that a feed gives itself, else that of its site."""
    links = feed.get("links")
    own = [link.get("href") for link in links if link.get("rel") == "self"] if isinstance(links, list) else []
    return next((link for link in (*own, feed.get("link")) if isinstance(link, str) and _is_whole(link)), None)


def _is_whole(link: str) -> bool:
    try:
        parts = urlsplit(link)
    except ValueError:
        return False
    return bool(parts.scheme and parts.netloc)


def _entries(found: Sequence[Mapping[str, object]], base: str | None) -> Iterator[FeedEntry]:
    for entry in found[:MOST_ENTRIES]:
        stated, changed = published(_words(entry, "published")), published(_words(entry, "updated"))
        known = Entry(
            title=_plain(entry.get("title")), published=stated or changed, updated=changed if stated else None
        )
        # Asked for a date of change that is not there, feedparser would give the one of publication.
        dates = [entry[name] for name in ("published_parsed", "updated_parsed") if name in entry]
        moments = [moment for date in dates if (moment := _moment(date))]
        yield FeedEntry(_link(entry, base), _content(entry), max(moments, default=None), known)


def _link(entry: Mapping[str, object], base: str | None) -> str | None:
    link = _words(entry, "feedburner_origlink") or _words(entry, "link")
    try:
        return urljoin(base or "", link.strip()) if link and link.strip() else None
    except ValueError:
        return link


def _content(entry: Mapping[str, object]) -> str:
    """Return the longest text that an entry holds itself."""
    content = entry.get("content")
    texts = [item.get("value") for item in content if isinstance(item, Mapping)] if isinstance(content, list) else []
    return max((text for text in (*texts, entry.get("summary")) if isinstance(text, str)), key=len, default="")


def _words(entry: Mapping[str, object], name: str) -> str | None:
    value = entry[name] if name in entry else None
    return value if isinstance(value, str) else None


def _plain(value: object) -> str | None:
    """Return a title without the markup that some feeds put into it."""
    return tidy(html.unescape(_TAG.sub("", value)))[:_LONGEST_TITLE] or None if isinstance(value, str) else None


def _moment(value: object) -> datetime | None:
    """Return the moment that feedparser read, in UTC."""
    if not isinstance(value, time.struct_time):
        return None
    try:
        return datetime.fromtimestamp(calendar.timegm(value), UTC)
    except (ValueError, OverflowError, OSError):
        return None


def _warnings(found: "Mapping[str, object]") -> Iterator[str]:
    entries = found.get("entries")
    many = len(entries) if isinstance(entries, list) else 0
    error = found.get("bozo_exception")
    if found.get("bozo") and "Encoding" not in type(error).__name__ and "Content" not in type(error).__name__:
        yield "is not well-formed: entries may be missing"
    if many > MOST_ENTRIES:
        yield f"has {many:,} entries, of which the first {MOST_ENTRIES:,} were looked at"
