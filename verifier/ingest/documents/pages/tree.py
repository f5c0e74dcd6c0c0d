"""Parse a page into a tree of bounded size, and take out what no reader sees.

A page comes from strangers: it may nest without end, repeat without end, or be no page at all. libxml2 cuts nesting at
256 levels; a page of too many elements is refused, so that every later pass stays short.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TypeAlias

import lxml.html
from lxml import etree

from verifier.errors import InputError

Element: TypeAlias = lxml.html.HtmlElement

_MOST_ELEMENTS = 100_000
_MOST_CHARACTERS = 6_000_000
_DATA_ADDRESS = re.compile(r"data:[a-z]{1,20}/[\w.+-]{1,60}(?:;[\w=-]{1,40})*;base64,[A-Za-z0-9+/=]{200,}")
_LONG_TAG = re.compile(r"(<[a-zA-Z][\w-]{0,40})\s[^<>]{10000,}")
"""A tag of thousands of attributes, which libxml2 compares with one another; or one that carries data."""

_CONTROLS = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 127])
_UNSEEN = frozenset(
    "script style noscript template svg math iframe object embed applet canvas audio video map link meta base form"
    " button input select option textarea label dialog nav menu footer head amp-sidebar amp-consent amp-ad"
    " amp-analytics amp-social-share amp-user-notification amp-img amp-video amp-carousel amp-iframe amp-list".split()
)
_TEXTLESS = frozenset({"script", "style", "template"})
BLOCKS = frozenset(
    "p div section article aside main header li dd dt blockquote h1 h2 h3 h4 h5 h6 td th pre figcaption tr ul ol table"
    " body figure details summary address hgroup dl caption tbody thead".split()
)
_INLINE = (
    "b i em strong span u font small big s sub sup abbr cite mark ins q code kbd bdi bdo wbr nobr tt var samp dfn data"
).split()
_HOLDERS = frozenset({"div", "header", "section", "article", "main", "body", "td"})
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_TOKEN = re.compile(r"[a-z0-9]+")


def parse(text: str) -> Element:
    """Return the root of a page; InputError where it is none, or too large."""
    text = _LONG_TAG.sub(r"\1 ", _DATA_ADDRESS.sub("", text).translate(_CONTROLS))
    if len(text) > _MOST_CHARACTERS:
        raise InputError(f"is a page of {len(text):,} characters, which is too large; save its words as a .txt file")
    parser = lxml.html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, recover=True, no_network=True
    )
    try:
        root = lxml.html.document_fromstring(text.encode("utf-8", "replace"), parser=parser, ensure_head_body=True)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise InputError("is a page without anything in it; save the page anew, or its words as a .txt file") from error
    if sum(1 for _ in root.iter()) > _MOST_ELEMENTS:
        raise InputError(f"has more than {_MOST_ELEMENTS:,} elements; save the words of the page as a .txt file")
    return root


def strip_unseen(root: Element, keep: re.Pattern[str]) -> None:
    """Take out scripts, styles, controls, menus and frames, and the marks of inline style.

    A span whose names match `keep` and that stands by itself becomes a block.
    """
    for element in list(root.iter()):
        if not isinstance(element.tag, str) or (element.tag in _UNSEEN and not _holds_story(element)):
            drop(element)
    _unwrap_layout_tables(root)
    for span in root.iter("span"):
        if keep.search(names(span)) and span.getparent().tag in _HOLDERS:
            span.tag = "div"
    etree.strip_tags(root, *_INLINE)
    for holder in list(root.iter(*_HOLDERS)):
        _wrap_loose_text(holder)


def _wrap_loose_text(holder: Element) -> None:
    """Make paragraphs of text that stands between blocks without one of its own."""
    children = list(holder)
    if not any(child.tag in BLOCKS for child in children):
        return
    for before, after in pairwise([None, *children, None]):
        if all(node is None or node.tag == "br" or node.tag in BLOCKS for node in (before, after)):
            text = holder.text if before is None else before.tail
            if text and text.strip():
                paragraph = lxml.html.Element("p")
                paragraph.text = text
                _put(holder, before, paragraph)


def _put(holder: Element, before: Element | None, paragraph: Element) -> None:
    """Put a paragraph in the place of the text after a child, or at the start."""
    if before is None:
        holder.text = None
        holder.insert(0, paragraph)
    else:
        before.tail = None
        before.addnext(paragraph)


def _unwrap_layout_tables(root: Element) -> None:
    """Make blocks of the cells of tables that lay out a page, which hold paragraphs, headings or other tables."""
    for table in list(root.iter("table")):
        if next(table.iter("p", "h1", "h2", "h3"), None) is not None or sum(1 for _ in table.iter("table")) > 1:
            for part in table.iter("table", "tbody", "thead", "tr", "td", "th"):
                part.tag = "div"


def _holds_story(element: Element) -> bool:
    """Whether a form wraps the whole page, as some publishing systems have it."""
    return element.tag == "form" and next(element.iter("h1", "article"), None) is not None


def drop(element: Element) -> None:
    """Take an element out and leave the text after it; the root stays."""
    if element.getparent() is not None:
        element.drop_tree()


def words_of(element: Element, most: int = 2_000) -> str:
    """Return the text of an element on one line, its blocks apart; no more than about `most` characters of it."""
    pieces: list[str] = []
    left = most
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, node in walk:
        if event == "start" and node.tag in _TEXTLESS:
            walk.skip_subtree()
            continue
        apart = " " if node.tag in BLOCKS or node.tag == "br" else ""
        text = node.text if event == "start" else node.tail if node is not element else None
        pieces.append(apart + (text or ""))
        left -= 1 + len(text or "")
        if left < 0:
            break
    return " ".join("".join(pieces).split())


def tokens(element: Element) -> frozenset[str]:
    """Return the words that the class and id of an element are made of."""
    names = f"{element.get('class', '')} {element.get('id', '')}"[:400]
    return frozenset(_TOKEN.findall(_CAMEL.sub(" ", names).lower()))


def names(element: Element) -> str:
    """Return class and id in lower case, their words joined by single hyphens."""
    return "-".join(
        _TOKEN.findall(_CAMEL.sub(" ", f"{element.get('class', '')} {element.get('id', '')}"[:400]).lower())
    )


def inner_blocks(root: Element) -> Iterator[Element]:
    """Yield the blocks of a page that hold no other block, in order."""
    holders = {parent for element in root.iter(*BLOCKS) if (parent := element.getparent()) is not None}
    for element in root.iter(*BLOCKS):
        if element not in holders:
            yield element
