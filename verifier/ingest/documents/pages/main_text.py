"""Cut the story out of a page: by trafilatura, and by plainer means where that finds next to nothing.

trafilatura (Barbaresi, Trafilatura: A Web Scraping Library and Command-Line Tool for Text Discovery and Extraction,
2021) takes time that grows with the square of some pages, so one of very many elements is read by its paragraphs alone.
"""

import logging
from collections.abc import Iterator

from lxml import etree

from verifier.ingest.documents.blocks import Block, tidy
from verifier.ingest.documents.extras import need
from verifier.ingest.documents.pages.furniture import link_share
from verifier.ingest.documents.pages.tree import BLOCKS, Element, inner_blocks, words_of

_MOST_FOR_TRAFILATURA = 8_000
_WORDS_OF_A_STORY = 60
_LEAVES = ("p", "head", "item", "quote", "cell", "ab", "code", "fw", "note")
_PARAGRAPHS = frozenset({"p", "li", "blockquote", "h2", "h3", "h4", "td", "dd", "pre"})
_LONGEST_PARAGRAPH = 200_000
_NAME = "trafilatura"


def main_text(root: Element) -> tuple[Block, ...]:
    """Return the paragraphs of the story in order, headings among them; none where a page holds none."""
    if sum(1 for _ in root.iter()) > _MOST_FOR_TRAFILATURA:
        return _paragraphs(root)
    found = _by_trafilatura(root)
    if count_words(found) >= _WORDS_OF_A_STORY:
        return found
    return max(found, _paragraphs(root), key=count_words)


def count_words(blocks: tuple[Block, ...]) -> int:
    """Return how many words blocks hold."""
    return sum(len(block.text.split()) for block in blocks)


def _by_trafilatura(root: Element) -> tuple[Block, ...]:
    trafilatura = need(_NAME, "is a saved page")
    logging.getLogger(_NAME).setLevel(logging.CRITICAL)  # what it discards is said by this package
    document = trafilatura.bare_extraction(
        root,
        include_comments=False,
        include_tables=True,
        with_metadata=False,
        date_extraction_params={"max_date": "2200-01-01"},
    )
    return () if document is None else tuple(_blocks(document.body))


def _blocks(body: Element) -> Iterator[Block]:
    """Yield the leaves of what trafilatura made of a page; rows of a table are a line each."""
    for element in body.iter("row", *_LEAVES):
        if element.tag == "row":
            cells = [tidy(" ".join(cell.itertext())) for cell in element.iter("cell")]
            yield Block(" | ".join(cell for cell in cells if cell))
        elif element.tag != "cell" and not any(parent.tag in ("row", *_LEAVES) for parent in element.iterancestors()):
            yield from _lines(element)


def _lines(element: Element) -> Iterator[Block]:
    """Yield the lines of an element, which breaks and inner paragraphs part."""
    line: list[str] = []
    for event, node in etree.iterwalk(element, events=("start", "end")):
        starts = event == "start"
        if node is not element and node.tag in ("lb", *_LEAVES):
            yield Block("".join(line))
            line = []
        if starts or node is not element:
            line.append((node.text if starts else node.tail) or "")
    yield Block("".join(line))


def _paragraphs(root: Element) -> tuple[Block, ...]:
    """Return the innermost blocks that are paragraphs and not links."""
    kept = [
        Block(words)
        for element in inner_blocks(root)
        if element.tag in _PARAGRAPHS
        and link_share(element) < 0.5
        and (words := tidy(words_of(element, _LONGEST_PARAGRAPH)))
    ]
    return tuple(kept) if kept else _loose(root)


def _loose(root: Element) -> tuple[Block, ...]:
    """Return the text of a page without paragraphs, parted at its breaks."""
    found = [Block(tidy(text)) for element in root.iter(*BLOCKS, "br") for text in (element.text, element.tail) if text]
    return tuple(block for block in found if len(block.text.split()) >= 8)
