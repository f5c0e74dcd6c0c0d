"""Take out what a page puts around and into a story: captions, related links, newsletter boxes, banners, adverts.

It goes by the names that sites give to the parts of their pages, and by what they hold: a part with several paragraphs
of prose stays, whatever it is called, unless its name leaves no doubt.
"""

import re

from verifier.ingest.documents.pages.tree import BLOCKS, Element, drop, names, tokens

_CERTAIN = re.compile(
    r"(?:^|-)(?:cookies?|consent|gdpr|newsletters?|comments?|disqus|related(?:-\w+)?|recirc\w*|most-(?:read|popular|viewed)"
    r"|outbrain|taboola|adverts?|advertisement|advertising|sponsored|breadcrumbs?|subscribe|signup|sign-up|trending"
    r"|also-(?:like|read)|read-(?:more|next|also)|more-(?:stories|from|on|news)|social|share(?:-\w+)?|sharing|promo\w*"
    r"|pull-?quote|paywall|skip-link|screen-reader\w*|visually-hidden|sr-only|jump-?links?|read-?time"
    r"|(?:photo|image|img|picture|media|wp|figure)-(?:caption|credit|description)\w*|caption-text|caption)(?:-|$)"
)
_LIKELY = frozenset(
    "ad ads sidebar rail navigation nav menu toolbar footer banner popup modal overlay donate donation support tags"
    " topics tag topic author bio app apps follow teaser teasers recommended recommendations popular latest widget"
    " notification alert alerts player video gallery slideshow copyright printing tools"
    " actions buttons toc".split()
)
_BOX = re.compile(
    r"(?:^|-)(?:fact-?(?:box|file|sheet)?s?|background|explainer|at-a-glance|key-(?:facts|points|figures)|info-?box"
    r"|in-numbers|timeline|summary)(?:-|$)"
)
_FULL_PAGE = frozenset({"html", "body", "main", "article", "h1", "head"})
_PROSE = 600
_PROSE_IN_CERTAIN = 4_000
_SENTENCE = 80
_ROLES = frozenset({"navigation", "banner", "complementary", "search", "dialog", "alertdialog", "contentinfo", "menu"})


def strip_furniture(root: Element) -> None:
    """Take furniture out of a page."""
    prose = _prose(root)
    _unwrap_figures(root)
    _free_boxes(root)
    for element in list(root.iter()):
        if element.tag in _FULL_PAGE or element.getparent() is None:
            continue
        if _is_furniture(element, prose.get(element, 0)):
            drop(element)


def _prose(root: Element) -> dict[Element, int]:
    """Return for every element the characters of prose in it: of texts long enough to be sentences, outside links."""
    found: dict[Element, int] = {}
    for element in reversed(list(root.iter())):
        linked = element.tag == "a"
        own = 0 if linked else _long(element.text)
        found[element] = own + sum(found.get(child, 0) + (0 if linked else _long(child.tail)) for child in element)
    return found


def _long(text: str | None) -> int:
    return len(text) if text and len(text) >= _SENTENCE else 0


def _unwrap_figures(root: Element) -> None:
    """Free tables and quotations from figures that wrap them; other figures go, and so do all captions."""
    for figure in list(root.iter("figure")):
        for caption in list(figure.iter("figcaption")):
            drop(caption)
        if next(figure.iter("table", "blockquote", "p", "iframe"), None) is not None:
            figure.tag = "div"
        else:
            drop(figure)
    for caption in list(root.iter("figcaption")):
        drop(caption)


def _free_boxes(root: Element) -> None:
    """Make sections of the boxes that belong to a story; trafilatura takes every aside for furniture."""
    for aside in list(root.iter("aside")):
        if _BOX.search(names(aside)) and not _CERTAIN.search(names(aside)):
            aside.tag = "section"


def _is_furniture(element: Element, prose: int) -> bool:
    if (element.get("role") or "").lower() in _ROLES and prose < _PROSE_IN_CERTAIN and not _has_headline(element):
        return True
    if not (element.get("class") or element.get("id")):
        return False
    if _CERTAIN.search(names(element)):
        return prose < _PROSE_IN_CERTAIN and not _has_headline(element)
    return bool(tokens(element) & _LIKELY) and prose < _PROSE and element.tag in BLOCKS and not _has_headline(element)


def _has_headline(element: Element) -> bool:
    return next(element.iter("h1"), None) is not None


def link_share(element: Element) -> float:
    """Return how much of the text of an element stands in links, 0 to 1."""
    whole = sum(len(text.strip()) for text in element.itertext())
    linked = sum(len(text.strip()) for link in element.iter("a") for text in link.itertext())
    return linked / whole if whole else 0.0
