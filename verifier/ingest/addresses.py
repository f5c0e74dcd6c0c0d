"""Say what the user calls an address, and what an id can be made of; pure.

An id comes from the address that was given, not from where it led: that may change between two runs.
"""

import re
from urllib.parse import parse_qsl, unquote, urlsplit

from verifier.ingest.drafts import Place

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]{1,20}://", re.IGNORECASE)
_SUFFIX = re.compile(r"\.[A-Za-z]{1,5}$")
_GENERIC = frozenset({"index", "default", "amp", "article", "articles", "story", "news", "home", "print", "html"})
_TRACKING = re.compile(r"utm_\w+|\w*clid|ref|cmp|cmpid|ocid|smid|partner|src|source|share|amp", re.IGNORECASE)
_LONGEST = 80
_LONGEST_QUERY = 40


def is_address(given: str) -> bool:
    """Whether something names a place on a network rather than a path."""
    return _SCHEME.match(given.strip()) is not None


def place_of(asked: str) -> Place:
    """Return the place of an address: its id is the last telling word of the path, else the host."""
    parts = urlsplit(asked.strip())
    host = (parts.hostname or "").removeprefix("www.")
    words = [_SUFFIX.sub("", unquote(piece)) for piece in parts.path.split("/") if piece]
    stem = _telling(words) or host
    query = "-".join(f"{name}-{value}" for name, value in parse_qsl(parts.query) if not _TRACKING.fullmatch(name))
    return Place(asked, "-".join(filter(None, [stem[:_LONGEST], query[:_LONGEST_QUERY]])), host)


def _telling(words: list[str]) -> str | None:
    """Return the last word that says something: one with letters before a number."""
    told = [word for word in words if word.lower() not in _GENERIC]
    lettered = [word for word in told if len(word) >= 3 and any(map(str.isalpha, word))]
    numbers = [word for word in told if len(word) >= 4 and word.isdecimal()]
    return next(reversed([*numbers[-1:], *lettered[-1:]]), None)
