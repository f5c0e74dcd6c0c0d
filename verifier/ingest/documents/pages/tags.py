"""Read what a page says about itself in meta tags, OpenGraph, microdata and time elements."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from verifier.ingest.documents.blocks import tidy
from verifier.ingest.documents.pages.tree import Element, words_of

_TITLE = ("og:title", "twitter:title", "dc.title", "headline", "title")
_OUTLET = ("og:site_name", "application-name", "dc.publisher", "publisher", "copyright-holder")
_AUTHOR = ("author", "article:author", "byl", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator")
_DESCRIPTION = ("og:description", "description", "twitter:description", "dc.description")
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "parsely-pub-date",
    "sailthru.date", "pubdate", "publishdate", "publish-date", "publication_date", "cxenseparse:recs:publishtime",
    "rnews:datepublished", "dcterms.issued", "dc.date.issued", "dcterms.created", "dc.date", "article.published",
    "iso-8601-publish-date", "date",
)  # fmt: skip
_UPDATED = (
    "article:modified_time", "og:article:modified_time", "og:updated_time", "datemodified", "dcterms.modified",
    "dc.date.modified", "article.updated", "lastmod", "last-modified",
)  # fmt: skip
_LONGEST = 2_000


@dataclass(frozen=True, slots=True)
class Tags:
    """What the tags of a page say about its article; dates are as written."""

    title: str | None
    window_title: str | None
    outlet: str | None
    author: str | None
    description: str | None
    published: str | None
    updated: str | None
    address: str | None
    kind: str | None


def read_tags(root: Element, address: str | None) -> Tags:
    """Return what tags say; `address` is where the page was found, for addresses relative to it."""
    known = _known(root)
    window = root.find(".//title")
    return Tags(
        title=_first(known, _TITLE),
        window_title=None if window is None else tidy(words_of(window))[:300] or None,
        outlet=_first(known, _OUTLET),
        author=next((name for key in _AUTHOR if (name := known.get(key)) and "://" not in name), None),
        description=_first(known, _DESCRIPTION),
        published=_first(known, _PUBLISHED),
        updated=_first(known, _UPDATED),
        address=_canonical(root, known, address),
        kind=known.get("og:type"),
    )


def _known(root: Element) -> dict[str, str]:
    """Return the first value of each name, in lower case, of meta tags and of microdata that dates or names a page."""
    known: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        value = tidy((meta.get("content") or "")[:_LONGEST])
        if name and value:
            known.setdefault(name.strip().lower(), value)
    for element in root.iter("time", "span", "div", "p", "a", "h1"):
        name = (element.get("itemprop") or "").lower()
        if name in ("datepublished", "datemodified", "headline"):
            value = element.get("datetime") or element.get("content") or words_of(element)[:_LONGEST]
            known.setdefault(name, tidy(value))
    return {name: value for name, value in known.items() if value}


def _first(known: dict[str, str], names: Iterable[str]) -> str | None:
    return next((known[name] for name in names if name in known), None)


def _canonical(root: Element, known: dict[str, str], address: str | None) -> str | None:
    """Return the address that a page calls its own, else the one where it was found."""
    links = [link.get("href") for link in root.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    for found in (*links, known.get("og:url"), known.get("twitter:url"), address):
        if found and (whole := _absolute(found, address)):
            return whole
    return None


def _absolute(found: str, address: str | None) -> str | None:
    try:
        whole = urljoin(address or "", found.strip())
        parts = urlsplit(whole)
    except ValueError:
        return None
    return whole if parts.scheme in ("http", "https") and parts.hostname and len(whole) <= _LONGEST else None
