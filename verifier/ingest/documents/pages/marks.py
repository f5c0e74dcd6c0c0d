"""Find what a page sets apart from its story: headline, standfirst, byline and date line, correction notes.

What is found is taken out of the tree, so that it is not read twice. A note that says what was corrected is none of the
story's own claims, but the reader of a report must see it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from verifier.ingest import wording
from verifier.ingest.dates import printed_dates
from verifier.ingest.documents.blocks import tidy
from verifier.ingest.documents.moments import read_moment
from verifier.ingest.documents.pages.furniture import link_share
from verifier.ingest.documents.pages.tree import Element, drop, inner_blocks, names, words_of

NOTE = re.compile(
    r"(?:correction|clarification|editor['’]?s?['’]? note|amendment|update)s?\b[^.:—–]{0,60}[:—–]\s*\S+(?:\s+\S+){3}"
    r"|(?:this|the) (?:article|story|report|post|page|piece|headline|caption)\b[^.]{0,80}?"
    r"\b(?:amended|updated|corrected|revised|clarified)\b"
    r"|(?:this|the) (?:article|story|report|post|page)\b[^.]{0,40}? to (?:correct|clarify|reflect)\b"
    r"|(?:an?|the) (?:earlier|previous|original|prior) version of (?:this|the)\b"
    r"|we (?:have |'ve )?(?:amended|updated|corrected) this\b"
    r"|(?:updated|amended|corrected)\b[^.:]{0,60}(?: to (?:correct|clarify|reflect|include|add|remove|make clear)\b)",
    re.IGNORECASE,
)
_LONGEST_NOTE = 900
_STANDFIRST = re.compile(
    r"(?:^|-)(?:stand-?first|sub-?title|dek|deck|sub-?head(?:line|ing)?|article-(?:summary|intro|lead|lede|excerpt)"
    r"|story-(?:summary|intro|lead)|intro|summary|lede|excerpt|tease|chapo)(?:-|$)"
)
BYLINE = re.compile(
    r"(?:^|-)(?:by-?line|date-?line|time-?stamp|pub(?:lish(?:ed)?)?-?(?:date|time)|(?:post|article|entry|story)-(?:date|meta|time)"
    r"|author(?:-name)?|dateline|credit-line|source)(?:-|$)"
)
_LONGEST_STANDFIRST = 600
_LONGEST_BYLINE = 200
_MOST_STANDFIRST = 6
_STANDFIRST_TAGS = frozenset({"p", "div", "h2", "h3", "section", "ul"})
_MOSTLY = 0.5
_ALIKE = 0.3
"""Titles for search engines are often worded anew; a site's own name as first heading shares no word."""

_OPENING_PARAGRAPHS = 2
_PROSE = 160
_UPDATED = re.compile(r"\b(?:updated|modified|amended|corrected|revised)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DateLines:
    """Bylines and date lines as printed, and the moments that they give, as written."""

    lines: tuple[str, ...]
    published: str | None
    updated: str | None


def plain(words: str) -> str:
    """Return the letters and digits of words, to compare them by."""
    return "".join(sign for sign in words.casefold() if sign.isalnum())


def find_headline(root: Element, titles: Iterable[str | None]) -> Element | None:
    """Return the heading that shares most words with the titles that a page states, or None.

    Where no title is stated the first heading of the first rank is taken.
    """
    stated = [frozenset(title.casefold().split()) for title in titles if title]
    headings = [heading for heading in list(root.iter("h1"))[:20] if tidy(words_of(heading))]
    if not stated:
        return next(iter(headings), None)
    best = max(headings, key=lambda heading: _likeness(tidy(words_of(heading)), stated), default=None)
    return best if best is not None and _likeness(tidy(words_of(best)), stated) >= _ALIKE else None


def _likeness(words: str, stated: list[frozenset[str]]) -> float:
    own = frozenset(words.casefold().split())
    return max((len(own & title) / len(own | title) for title in stated if own | title), default=0.0)


def take_standfirst(head: Iterable[Element], descriptions: Iterable[str | None]) -> tuple[str, ...]:
    """Take out what introduces a story, by its name or because the page describes itself by it; a line a paragraph."""
    known = {plain(words) for words in descriptions if words}
    lines: list[str] = []
    for element in list(head):
        if len(lines) < _MOST_STANDFIRST and element.getparent() is not None and _introduces(element, known):
            lines.extend(words for block in inner_blocks(element) if (words := tidy(words_of(block))))
            drop(element)
    return tuple(lines)


def _introduces(element: Element, known: set[str]) -> bool:
    if element.tag not in _STANDFIRST_TAGS:
        return False
    words = words_of(element, _LONGEST_STANDFIRST + 1)
    if not 4 <= len(words.split()) or len(words) > _LONGEST_STANDFIRST or link_share(element) >= _MOSTLY:
        return False
    if _STANDFIRST.search(names(element)):
        return True
    set_apart = element.tag in ("h2", "h3") or any(item.tag in ("header", "hgroup") for item in element.iterancestors())
    return element.tag in ("h2", "h3", "p") and set_apart and plain(words) in known


def take_notes(root: Element) -> tuple[str, ...]:
    """Take out the notes that say how a story was corrected or updated, in order."""
    notes = []
    for element in list(inner_blocks(root)):
        words = tidy(words_of(element))
        if len(words) <= _LONGEST_NOTE and NOTE.match(words):
            notes.append(words)
            drop(element)
    return tuple(dict.fromkeys(notes))


def note_date(notes: Iterable[str]) -> str | None:
    """Return the words of the latest full date in notes."""
    found = [(day, printed.words) for note in notes for printed in printed_dates(note) if (day := printed.full)]
    return max(found)[1] if found else None


def take_date_lines(head: Iterable[Element], headline: Element | None) -> DateLines:
    """Take bylines and date lines out of a head, and return what they say."""
    head = list(head)
    published, updated = _time_elements(head)
    lines: list[str] = []
    for element in head:
        if element.getparent() is None or element is headline:
            continue
        words = tidy(words_of(element, _LONGEST_BYLINE + 1))
        if words and len(words) <= _LONGEST_BYLINE and _is_line(words, names(element)):
            lines.append(words)
            drop(element)
    return DateLines(tuple(dict.fromkeys(lines)), published, updated)


def head_of(root: Element, headline: Element | None, end: Element | None) -> Iterator[Element]:
    """Yield the elements from the headline's header to the first paragraphs of prose, or to `end`."""
    start = headline
    if headline is not None:
        start = next((parent for parent in headline.iterancestors("header", "hgroup")), headline)
    begun, left = start is None, _OPENING_PARAGRAPHS
    for element in root.iter():
        if element is end:
            return
        begun = begun or element is start
        if begun and isinstance(element.tag, str):
            yield element
        if begun and element.tag == "p" and len(words_of(element, _PROSE)) >= _PROSE:
            left -= 1
        if not left:
            return


def _is_line(words: str, called: str) -> bool:
    """Whether words are a byline or date line, by their wording or by what their element is called."""
    return wording.is_credit(words) or (not words.endswith(".") and BYLINE.search(called) is not None)


def _time_elements(head: Iterable[Element]) -> tuple[str | None, str | None]:
    """Return what the first time element, and the first that is called updated, state."""
    published = updated = None
    for element in head:
        moment = (element.get("datetime") or words_of(element, 80)) if element.tag == "time" else ""
        if read_moment(moment) is None:
            continue
        if _UPDATED.search(f"{names(element)} {words_of(element, 80)} {_words_before(element)}"):
            updated = updated or moment
        else:
            published = published or moment
    return published, updated


def _words_before(element: Element) -> str:
    earlier, parent = element.getprevious(), element.getparent()
    if earlier is not None:
        return f"{words_of(earlier, 60)} {earlier.tail or ''}"
    return "" if parent is None else f"{parent.text or ''} {names(parent)}"
