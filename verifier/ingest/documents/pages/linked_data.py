"""Read what a page says about itself in JSON-LD, as schema.org means it (NewsArticle and its kin).

Pages wrap it in lists and @graph, refer to nodes by @id, list other articles beside their own, and write JSON that is
none. The article is the one that names the page's own address, else the one with the page's title, else the first.
"""

import html
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from verifier.ingest.documents.blocks import tidy
from verifier.ingest.documents.pages.tree import Element

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
Node: TypeAlias = dict[str, Json]

_ARTICLES = frozenset(
    "article newsarticle reportagenewsarticle analysisnewsarticle backgroundnewsarticle opinionnewsarticle"
    " reviewnewsarticle askpublicnewsarticle blogposting liveblogposting report pressrelease satiricalarticle"
    " scholarlyarticle techarticle socialmediaposting advertisercontentarticle".split()
)
_WRAPPERS = ("@graph", "mainEntity", "mainEntityOfPage", "itemReviewed")
_LONGEST = 3_000_000
_MOST_NODES = 5_000
_DEEPEST = 6
_TRAILING_COMMA = re.compile(r",(?=\s*[}\]])")
_PAIR = re.compile(r'"(headline|datePublished|dateModified|description)"\s*:\s*"((?:[^"\\\n]|\\.){1,500})"')


@dataclass(frozen=True, slots=True)
class Post:
    """One entry of a live blog: its headline, its text, and when it was posted, as written."""

    headline: str | None
    body: str | None
    posted: str | None


@dataclass(frozen=True, slots=True)
class LinkedArticle:
    """What JSON-LD says about the article of a page; dates are as written."""

    headline: str | None = None
    description: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    updated: str | None = None
    address: str | None = None
    agency: str | None = None
    body: str | None = None
    free: bool | None = None
    live: bool = False
    posts: tuple[Post, ...] = field(default=())


def read_linked(root: Element, addresses: Iterable[str], titles: Iterable[str]) -> LinkedArticle:
    """Return what the page's JSON-LD says of its article; nothing where there is none."""
    scripts = [script.text or "" for script in root.iter("script") if "ld+json" in (script.get("type") or "").lower()]
    roots = [value for text in scripts for value in _load(text)]
    nodes = list(_nodes(roots))
    by_id = {str(node["@id"]): node for node in reversed(nodes) if len(node) > 1 and isinstance(node.get("@id"), str)}
    articles = [node for node in nodes if _types(node) & _ARTICLES]
    if not articles:
        return LinkedArticle(outlet=_site(nodes))
    chosen = _choose(articles, {_bare(url) for url in addresses}, {_plain(title) for title in titles})
    return _article(chosen, by_id, nodes)


def _load(text: str) -> list[Json]:
    """Return the values in a script; of JSON that cannot be mended, the pairs that can be made out."""
    text = text[:_LONGEST].strip().removeprefix("<!--").removesuffix("-->").strip()
    text = text.removeprefix("//<![CDATA[").removesuffix("//]]>").strip().rstrip(";")
    for candidate in (text, _TRAILING_COMMA.sub("", text)):
        try:
            value: Json = json.loads(candidate, strict=False)
        except (ValueError, RecursionError):
            continue
        return [value]
    pairs: Node = {}
    for match in _PAIR.finditer(text):
        pairs.setdefault(match[1], match[2].replace('\\"', '"').replace("\\/", "/"))
    return [{"@type": "Article", **pairs}] if pairs else []


def _nodes(roots: list[Json]) -> Iterator[Node]:
    """Yield the nodes that a page states of itself: of lists, graphs and main entities, not of lists of links."""
    waiting: list[tuple[Json, int]] = [(value, 0) for value in reversed(roots)]
    left = _MOST_NODES
    while waiting and left:
        value, depth = waiting.pop()
        left -= 1
        if isinstance(value, list):
            waiting.extend((item, depth) for item in reversed(value[:left]))
        elif isinstance(value, dict):
            yield value
            if depth < _DEEPEST:
                waiting.extend((value[key], depth + 1) for key in reversed(_WRAPPERS) if key in value)


def _types(node: Node) -> frozenset[str]:
    return frozenset(name.rpartition("/")[2].rpartition(":")[2].lower() for name in _strings(node.get("@type")))


def _strings(value: Json) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [item for item in values[:50] if isinstance(item, str)]


def _choose(articles: list[Node], addresses: set[str], titles: set[str]) -> Node:
    def rank(node: Node) -> tuple[bool, bool, bool]:
        named = {_bare(url) for key in ("url", "@id", "mainEntityOfPage") for url in _addresses(node.get(key))}
        return (
            not named & addresses,
            _plain(_text(node.get("headline")) or _text(node.get("name")) or "") not in titles,
            "liveblogposting" not in _types(node),
        )

    return min(articles, key=rank)


def _addresses(value: Json) -> list[str]:
    if isinstance(value, dict):
        return _strings(value.get("@id")) + _strings(value.get("url"))
    return _strings(value)


def _bare(url: str) -> str:
    return url.partition("#")[0].partition("?")[0].partition("://")[2].rstrip("/").removeprefix("www.").lower()


def _plain(title: str) -> str:
    return "".join(sign for sign in title.casefold() if sign.isalnum())


def _text(value: Json) -> str | None:
    """Return a value as words without markup, or None."""
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name")
    if not isinstance(value, str):
        return None
    return tidy(html.unescape(value)) or None


def _article(node: Node, by_id: dict[str, Node], nodes: list[Node]) -> LinkedArticle:
    free = node.get("isAccessibleForFree")
    address = next((url for key in ("url", "mainEntityOfPage", "@id") for url in _addresses(node.get(key))), None)
    posts = tuple(_posts(node.get("liveBlogUpdate")))
    return LinkedArticle(
        headline=_text(node.get("headline")) or _text(node.get("name")),
        description=_text(node.get("description")),
        outlet=next(_names(node.get("publisher"), by_id), None) or _site(nodes),
        authors=tuple(dict.fromkeys([*_names(node.get("author"), by_id), *_names(node.get("creator"), by_id)])),
        published=_text(node.get("datePublished")) or _text(node.get("dateCreated")),
        updated=_text(node.get("dateModified")),
        address=address,
        agency=next(_names(node.get("sourceOrganization"), by_id), None) or _text(node.get("creditText")),
        body=_body(node.get("articleBody")),
        free=None if free is None else str(free).lower() not in ("false", "0", "no"),
        live="liveblogposting" in _types(node),
        posts=posts,
    )


def _names(value: Json, by_id: dict[str, Node]) -> Iterator[str]:
    """Yield the names of people or bodies, given as words, nodes, references or lists of them."""
    for item in (value if isinstance(value, list) else [value])[:20]:
        node = by_id.get(str(item.get("@id")), item) if isinstance(item, dict) and "name" not in item else item
        name = _text(node.get("name") or node.get("legalName")) if isinstance(node, dict) else _text(node)
        if name and "://" not in name:
            yield name[:200]


def _site(nodes: list[Node]) -> str | None:
    kinds = {"newsmediaorganization", "organization", "website"}
    found = [node for node in nodes if _types(node) & kinds]
    found.sort(key=lambda node: "newsmediaorganization" not in _types(node))
    return next((name for node in found if (name := _text(node.get("name")))), None)


def _body(value: Json) -> str | None:
    """Return the text of an article with its line breaks; markup in it is taken out."""
    text = next(iter(_strings(value)), None)
    if not text:
        return None
    if "</p>" in text or "<br" in text:
        text = re.sub(r"</p>|<br\s*/?>", "\n", text)
    return html.unescape(re.sub(r"<[a-zA-Z/][^<>]{0,500}>", " ", text)).strip() or None


def _posts(value: Json) -> Iterator[Post]:
    for item in value[:1_000] if isinstance(value, list) else []:
        if isinstance(item, dict):
            body = _body(item.get("articleBody")) or _text(item.get("description"))
            yield Post(_text(item.get("headline")), body, _text(item.get("datePublished")))
