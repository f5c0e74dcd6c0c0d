"""Settle what is known about the article of a page: JSON-LD goes before tags, tags before what trafilatura finds.

A date of change is kept only where it lies after publication: systems write one into every page. A page that names no
outlet has the host of its address for one, so that two pages of one site are one source.
"""

import logging
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlsplit

from verifier.ingest.agencies import agency
from verifier.ingest.documents.blocks import tidy
from verifier.ingest.documents.extras import need
from verifier.ingest.documents.moments import published
from verifier.ingest.documents.pages.linked_data import LinkedArticle
from verifier.ingest.documents.pages.marks import DateLines, note_date
from verifier.ingest.documents.pages.tags import Tags
from verifier.ingest.documents.pages.tree import Element
from verifier.ingest.metadata import Metadata
from verifier.models import DateBasis, Published

_SEPARATOR = re.compile(r"\s+[|–—»·:-]+\s+|\s*\|\s*")
_NOISE = timedelta(minutes=1)
_MOST_FOR_GUESSING = 8_000
_AUTHORS = re.compile(r",|/|\||&|\band\b|\bwith\b|\bfor\b|\bin\b|\bvia\b")
_BY = re.compile(r"^(?:by|from|source:?)\s+", re.IGNORECASE)
_STAFF = re.compile(r"\s+(?:staff|wire|news service|news desk|reporters?|editorial)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Guess:
    """What trafilatura finds where a page states nothing."""

    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    date: str | None = None


def guess(root: Element) -> Guess:
    """Return trafilatura's guesses from an untouched page; none where the page is very large."""
    if sum(1 for _ in root.iter()) > _MOST_FOR_GUESSING:
        return Guess()
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    settings = {"original_date": True, "extensive_search": False, "max_date": "2200-01-01"}  # the clock changes nothing
    found = need("trafilatura.metadata", "is a saved page").extract_metadata(
        root, date_config=settings, extensive=False
    )
    site = found.sitename if found.sitename and "." not in found.sitename else None
    return Guess(found.title, site, found.author, found.date)


def lacks(linked: LinkedArticle, tags: Tags) -> bool:
    """Whether a page states too little about itself."""
    stated = (linked.headline or tags.title, linked.outlet or tags.outlet, linked.published or tags.published)
    return not all(stated)


def describe(
    linked: LinkedArticle, tags: Tags, lines: DateLines, guessed: Guess, headline: str | None, notes: Iterable[str]
) -> Metadata:
    """Return what is known about the article of a page."""
    when = _first(linked.published, tags.published, lines.published) or published(guessed.date, DateBasis.INFERRED)
    changed = _first(linked.updated, tags.updated, lines.updated) or published(note_date(notes))
    authors = ", ".join(linked.authors) or tags.author or guessed.author
    outlet = linked.outlet or tags.outlet or guessed.outlet or _host(tags.address)
    return Metadata(
        outlet=outlet,
        title=headline or linked.headline or _without_site(tags.title, outlet) or _without_site(guessed.title, outlet),
        published=when,
        updated=changed if _is_later(changed, when) else None,
        url=tags.address,
        author=authors,
        credits=_agencies([authors or "", linked.agency or "", *lines.lines], outlet),
    )


def stated_titles(linked: LinkedArticle, tags: Tags) -> list[str]:
    """Return the titles that a page states, without the site's name."""
    outlet = linked.outlet or tags.outlet
    titles = (linked.headline, tags.title, tags.window_title)
    return [title for stated in titles if (title := _without_site(stated, outlet))]


def _first(*stated: str | None) -> Published | None:
    return next((found for words in stated if (found := published(words))), None)


def _is_later(changed: Published | None, when: Published | None) -> bool:
    if changed is None or when is None:
        return changed is not None
    after, before = changed.when.bounds.end, when.when.bounds.end
    return after is not None and before is not None and after - before >= _NOISE


def _without_site(title: str | None, outlet: str | None) -> str | None:
    """Return a title without the name of the site that follows it, or stands before it."""
    if not title:
        return None
    pieces = [piece for piece in _SEPARATOR.split(title) if piece]
    if outlet and len(pieces) > 1:
        for name, rest in ((pieces[-1], title[: title.rindex(pieces[-1])]), (pieces[0], title[len(pieces[0]) :])):
            if name.casefold().strip() in (outlet.casefold(), f"the {outlet.casefold()}"):
                return tidy(rest).strip("|–—»·:- ") or title
    return tidy(title.split(" | ")[0]) if len(title.split(" | ")[0].split()) >= 4 else tidy(title)


def _host(address: str | None) -> str | None:
    host = urlsplit(address).hostname if address else None
    return host.removeprefix("www.") if host else None


def _agencies(lines: Iterable[str], outlet: str | None) -> tuple[str, ...]:
    """Return the agencies that stand as authors or in bylines, other than the outlet itself."""
    own = None if outlet is None else agency(outlet) or outlet
    found: dict[str, None] = {}
    for line in lines:
        for piece in _AUTHORS.split(line):
            name = agency(_STAFF.sub("", _BY.sub("", piece.strip())).strip())
            if name is not None and name != own:
                found[name] = None
    return tuple(found)
