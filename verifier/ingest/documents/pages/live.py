"""Read a live blog: posts one below the other, each with a time of its own.

The posts stay in the page's order, which is the newest first on most sites; a post's time stands before it as a credit
line. What a page loads only as the reader scrolls is not in it and cannot be read.
"""

import re
from collections.abc import Iterator

from verifier.ingest.documents.blocks import Block, tidy
from verifier.ingest.documents.pages.linked_data import Post
from verifier.ingest.documents.pages.tree import Element, inner_blocks, names, words_of
from verifier.models import PartRole

_LIVE = re.compile(r"(?:^|-)live(?:-?(?:blog|page|updates?|posts?|feed|entr\w+|story))?(?:-|$)")
_TIME = re.compile(r"(?:^|-)(?:time(?:stamp)?|date|posted|ago)(?:-|$)")
_AROUND = re.compile(r"(?:^|-)(?:author|byline|share|social|actions?|avatar|tags?|label|badge|pinned)(?:-|$)")
_FEWEST = 3
_LONGEST_TIME = 80
_WORDS_OF_A_POST = 8


def find_posts(root: Element) -> tuple[Element, ...]:
    """Return the posts of a page that calls itself live, in its order; none where it is no live blog."""
    if not _calls_itself_live(root):
        return ()
    groups: dict[Element, list[Element]] = {}
    whole: dict[Element, bool] = {}  # of many moments in one element, each would ask again
    for moment in root.iter("time"):
        for element in moment.iterancestors("article", "div", "li", "section"):
            parent = element.getparent()
            if element not in whole:
                whole[element] = len(words_of(element).split()) >= _WORDS_OF_A_POST
            if parent is not None and whole[element]:
                posts = groups.setdefault(parent, [])
                if not posts or posts[-1] is not element:
                    posts.append(element)
                break
    best = max(groups.values(), key=len, default=[])
    return tuple(best) if len(best) >= _FEWEST else ()


def _calls_itself_live(root: Element) -> bool:
    if any(
        "liveblog" in (element.get("itemtype") or "").lower()
        for element in root.iter("div", "article", "main", "body", "section")
    ):
        return True
    parts = root.iter("html", "body", "main", "article", "section", "div", "ol", "ul")
    return any(_LIVE.search(names(element)) for element in parts if element.get("class") or element.get("id"))


def read_posts(posts: tuple[Element, ...]) -> Iterator[Block]:
    """Yield the paragraphs of posts, each post's time before it."""
    for post in posts:
        if moment := _time_of(post):
            yield Block(moment, PartRole.CREDIT)
        for element in inner_blocks(post):
            words = tidy(words_of(element, 20_000))
            if words and words != moment and not _is_around(element, post):
                yield Block(words)


def _time_of(post: Element) -> str | None:
    moment = next(post.iter("time"), None)
    if moment is None:
        return None
    words = tidy(words_of(moment)) or moment.get("datetime") or ""
    return words if 0 < len(words) <= _LONGEST_TIME else None


def _is_around(element: Element, post: Element) -> bool:
    """Whether an element belongs to what surrounds a post: its time, its author, its buttons."""
    for node in (element, *element.iterancestors()):
        if node is post:
            return next(element.iter("time"), None) is not None and len(words_of(element)) <= _LONGEST_TIME
        if _AROUND.search(names(node)) or (_TIME.search(names(node)) and len(words_of(node)) <= _LONGEST_TIME):
            return True
    return False


def linked_posts(posts: tuple[Post, ...]) -> Iterator[Block]:
    """Yield the paragraphs of posts that JSON-LD gives."""
    for post in posts:
        if post.posted:
            yield Block(post.posted, PartRole.CREDIT)
        if post.headline:
            yield Block(post.headline)
        for line in (post.body or "").splitlines():
            yield Block(line)
