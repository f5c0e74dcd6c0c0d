"""Choose the entries of feeds: the newest that are new enough, so many of each feed at most.

An entry without a date is taken last, and said to have none. One without a link is an article where it holds enough
text itself. A feed's links are never taken for files.
"""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from verifier.errors import InputError
from verifier.ingest import files
from verifier.ingest.addresses import is_address
from verifier.ingest.drafts import Answer, Material, Place, draft_of
from verifier.ingest.feeds.parsing import MAX_BYTES, Feed, FeedEntry, parse_feed
from verifier.ingest.pages import Wanted, Web
from verifier.ingest.reader import Reader
from verifier.ingest.web import Fetched, fetch_all, show

LIMIT = 20
_FEWEST_WORDS = 25
_TAG = re.compile(r"<[^<>]{0,2000}>")
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Feeds:
    """Which feeds to read, by address or path; entries from `since` on, at most `limit` of each feed."""

    sources: Sequence[str] = ()
    since: datetime | None = None
    limit: int = LIMIT


@dataclass(frozen=True, slots=True)
class _Found:
    """The bytes of a feed, with what its server said of them if it was fetched."""

    name: str
    data: bytes
    answer: Answer | None = None


def read_feeds(reader: Reader, feeds: Feeds, web: Web) -> list[Wanted]:
    """Return the addresses that entries name; the reader is given articles that stand in a feed, and what failed."""
    wanted: list[Wanted] = []
    for found in _find(reader, sorted(set(feeds.sources)), web):
        try:
            feed = parse_feed(found.data, found.answer.final if found.answer else None)
        except InputError as error:
            reader.fail(show(found.name), error)
            continue
        reader.warnings.extend(f"the feed {show(found.name)} {warning}" for warning in feed.warnings)
        for entry in _choose(reader, found.name, feed, feeds):
            wanted.extend(_take(reader, found, feed, entry))
    return wanted


def _find(reader: Reader, sources: Sequence[str], web: Web) -> Iterator[_Found]:
    """Yield the feeds that are there: those in files, then those at addresses."""
    for source in sources:
        if not is_address(source):
            try:
                yield _Found(source, _read_file(Path(source)))
            except InputError as error:
                reader.fail(source, error)
    addresses = list(filter(is_address, sources))
    for outcome in fetch_all(addresses, web.limits, surroundings=web.surroundings):
        if isinstance(outcome, Fetched):
            answer = Answer(final=outcome.final, fetched=outcome.fetched)
            yield _Found(outcome.asked, outcome.data, answer)
        else:
            reader.refuse(outcome.address, outcome.reason, outcome.advice)


def _read_file(path: Path) -> bytes:
    if files.check_file(path).st_size > MAX_BYTES:
        raise InputError("is a feed that is too large; give a feed of newer entries only")
    with files.open_file(path) as stream:
        return stream.read(MAX_BYTES + 1)


def _choose(reader: Reader, name: str, feed: Feed, feeds: Feeds) -> list[FeedEntry]:
    """Return the wanted entries, the newest first, and say what was left out."""
    since = feeds.since
    fresh = [entry for entry in feed.entries if since is None or entry.dated is None or entry.dated >= since]
    fresh.sort(key=lambda entry: entry.dated or _LONG_AGO, reverse=True)
    chosen = fresh[: feeds.limit]
    old, more = len(feed.entries) - len(fresh), len(fresh) - len(chosen)
    undated = sum(entry.dated is None for entry in chosen) if since else 0
    told = [
        f"older than asked for: {old} of {len(feed.entries)} entries" if old else "",
        f"left out: {more} more, which a higher --limit (now {feeds.limit}) takes" if more else "",
        f"without a date, and read all the same: {undated}" if undated else "",
        "" if feed.entries else "it has no entries",
    ]
    if any(told):
        reader.warnings.append(f"the feed {show(name)}: {'; '.join(filter(None, told))}")
    return chosen


def _take(reader: Reader, found: _Found, feed: Feed, entry: FeedEntry) -> Iterator[Wanted]:
    """Yield the address of an entry, or give the reader the article that it is itself."""
    name = f"{show(found.name)}, entry {(entry.known.title or 'without a title')[:100]!r}"
    if entry.link is not None and is_address(entry.link):
        yield Wanted(entry.link, entry.known)
    elif entry.link is not None and feed.address is None:
        reader.refuse(
            name,
            f"links to {show(entry.link)}, and the feed does not say at which address that begins",
            "give the address of the feed instead of the file",
        )
    elif len(_TAG.sub(" ", entry.content).split()) < _FEWEST_WORDS:
        reader.refuse(name, "has neither a link nor enough text of its own", "give the address of its article")
    else:
        _take_content(reader, found, feed, entry, name)


def _take_content(reader: Reader, found: _Found, feed: Feed, entry: FeedEntry, name: str) -> None:
    answer = found.answer and found.answer.model_copy(update={"media_type": "text/html", "charset": "utf-8"})
    host = urlsplit(feed.address).hostname if feed.address else None
    material = Material(
        Place(name, entry.known.title or "entry", host or Path(found.name).stem),
        _page(feed, entry).encode("utf-8", "replace"),
        answer=answer,
        entry=entry.known,
    )
    try:
        reader.take(draft_of(material, reader.max_chars), material)
    except InputError as error:
        reader.fail(name, error)


def _page(feed: Feed, entry: FeedEntry) -> str:
    """Return the text of an entry as a page, so that it is read like one."""
    title, site = html.escape(entry.known.title or ""), html.escape(feed.title or "")
    named = f'<meta property="og:site_name" content="{site}">' if site else ""
    heading = f"<h1>{title}</h1>" if title else ""
    return (
        f"<!doctype html><html><head><meta charset=utf-8><title>{title}</title>{named}</head>"
        f"<body><article>{heading}{entry.content}</article></body></html>"
    )
