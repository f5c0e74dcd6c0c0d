"""Read what a page's metadata say about who may read it: schema.org in JSON-LD or microdata, and OpenGraph; pure.

The rules are schema.org's `isAccessibleForFree` with `hasPart` for the closed passage, and OpenGraph's
`article:content_tier`. "metered" is not closed: the text is there for the first readers.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

_ARTICLE = re.compile(r"Article|BlogPosting|Report\b|NewsPage|WebPageElement|WebPage\b")
_DOWN = ("@graph", "mainEntity", "mainEntityOfPage", "hasPart")
"""Where the page's own article may stand; what lies under other keys is about other articles."""

_MOST_NODES = 5_000
_MOST_CHARS = 1_000_000
_FREE = "isAccessibleForFree"


@dataclass(frozen=True, slots=True)
class Access:
    """What a page says of itself; `closed_parts` are selectors such as ".paid" or "#rest"."""

    is_closed: bool
    words: int | None
    closed_parts: frozenset[str]


def read_access(scripts: Iterable[str], metas: Mapping[str, str]) -> Access:
    """Read JSON-LD scripts and meta tags; what is malformed says nothing."""
    nodes = [node for script in scripts for node in _nodes(script)]
    closed = [node for node in nodes if _is_no(node.get(_FREE))]
    counts = [count for node in nodes if (count := _count(node.get("wordCount"))) is not None]
    selectors = (node.get("cssSelector") for node in closed)
    return Access(
        is_closed=bool(closed) or _is_no(metas.get(_FREE)) or metas.get("article:content_tier") == "locked",
        words=max(counts, default=None),
        closed_parts=frozenset(name for value in selectors for name in _selectors(value)),
    )


def _nodes(script: str) -> Iterator[Mapping[str, object]]:
    """Yield the objects that describe the page's own article or a part of it."""
    try:
        waiting: list[object] = [json.loads(script[:_MOST_CHARS], strict=False)]
    except (ValueError, RecursionError):
        return
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        value = waiting.pop()
        if isinstance(value, list):
            waiting += value
        elif isinstance(value, dict):
            waiting += [value[key] for key in _DOWN if key in value]
            if any(_ARTICLE.search(name) for name in _types(value)):
                yield value


def _types(node: Mapping[str, object]) -> list[str]:
    stated = node.get("@type")
    return [name for name in (stated if isinstance(stated, list) else [stated])[:20] if isinstance(name, str)]


def _is_no(value: object) -> bool:
    return value is False or (isinstance(value, str) and value.rpartition("/")[2].strip().lower() in ("false", "no"))


def _count(value: object) -> int | None:
    if isinstance(value, str) and value.isdecimal() and len(value) < 8:
        value = int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 < value < 10**7 else None


def _selectors(value: object) -> Iterator[str]:
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, str) and len(one) < 1_000:
            yield from (name.strip() for name in one.split(","))
