"""Take a page apart in the order in which one finding leaves the way clear for the next."""

from copy import deepcopy
from dataclasses import dataclass

from verifier.ingest.documents.blocks import Block
from verifier.ingest.documents.pages import live, marks, obstacles
from verifier.ingest.documents.pages.described import Guess, describe, guess, lacks, stated_titles
from verifier.ingest.documents.pages.furniture import strip_furniture
from verifier.ingest.documents.pages.linked_data import LinkedArticle, read_linked
from verifier.ingest.documents.pages.main_text import count_words, main_text
from verifier.ingest.documents.pages.tags import Tags, read_tags
from verifier.ingest.documents.pages.tree import Element, drop, parse, strip_unseen, words_of
from verifier.ingest.metadata import Metadata
from verifier.models import PartRole

_MUCH_LONGER = 2
"""The text that a page states of itself is taken where it is this many times as long as what is found on it."""


@dataclass(frozen=True, slots=True)
class Page:
    """The paragraphs of a page's story with their roles, and what is known about it."""

    blocks: tuple[Block, ...]
    metadata: Metadata


@dataclass(frozen=True, slots=True)
class _Body:
    blocks: tuple[Block, ...]
    warnings: tuple[str, ...] = ()


def read_page(text: str, address: str | None) -> Page:
    """Return the story of a page; InputError where it holds none."""
    root = parse(text)
    tags = read_tags(root, address)
    linked = _read_linked(root, tags, address)
    signals = obstacles.read_signals(root, linked.free)
    guessed = guess(deepcopy(root)) if lacks(linked, tags) else Guess()
    notes = marks.take_notes(root)
    strip_unseen(root, keep=marks.BYLINE)
    posts = live.find_posts(root)
    heading = marks.find_headline(root, stated_titles(linked, tags))
    head = list(marks.head_of(root, heading, next(iter(posts), None)))
    lines = marks.take_date_lines(head, heading)
    standfirst = marks.take_standfirst(head, (linked.description, tags.description))
    headline = _take(heading)
    known = describe(linked, tags, lines, guessed, headline, notes)
    body = _body(root, posts, linked, known.title)
    opening = tuple(Block(words, PartRole.STANDFIRST) for words in standfirst)
    warnings = (*body.warnings, *obstacles.check((*opening, *body.blocks), signals))
    blocks = [*([Block(known.title, PartRole.HEADLINE)] if known.title else []), *opening]
    blocks += [Block(line, PartRole.CREDIT) for line in lines.lines]
    blocks += [*body.blocks, *(Block(note, PartRole.NOTE) for note in notes)]
    return Page(tuple(blocks), known.warned(*warnings))


def _read_linked(root: Element, tags: Tags, address: str | None) -> LinkedArticle:
    headings = [words_of(heading, 400) for heading in list(root.iter("h1"))[:5]]
    titles = [title for title in (tags.title, tags.window_title, *headings) if title]
    return read_linked(root, [url for url in (tags.address, address) if url], titles)


def _take(heading: Element | None) -> str | None:
    if heading is None:
        return None
    words = words_of(heading)
    drop(heading)
    return words


def _body(root: Element, posts: tuple[Element, ...], linked: LinkedArticle, title: str | None) -> _Body:
    if posts or linked.live:
        return _live(root, posts, linked)
    strip_furniture(root)
    found = tuple(block for block in main_text(root) if marks.plain(block.text) != marks.plain(title or ""))
    stated = tuple(Block(line) for line in (linked.body or "").splitlines() if line.strip())
    if count_words(stated) > _MUCH_LONGER * count_words(found):
        return _Body(
            stated, ("the page shows less of the story than it states for search engines; the latter was read",)
        )
    return _Body(found)


def _live(root: Element, posts: tuple[Element, ...], linked: LinkedArticle) -> _Body:
    """Read the posts that the page shows, or those that it states where they are more."""
    shown = tuple(live.read_posts(posts))
    stated = tuple(live.linked_posts(linked.posts))
    if count_words(stated) > count_words(shown):
        shown, number = stated, len(linked.posts)
    else:
        number = len(posts)
    if not shown:
        strip_furniture(root)
        return _Body(main_text(root), ("is a live blog whose posts could not be told apart",))
    return _Body(shown, (f"is a live blog: {number} posts were read, in the order of the page",))
