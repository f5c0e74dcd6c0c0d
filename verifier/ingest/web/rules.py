"""Read a robots.txt and say what it allows (RFC 9309); pure.

The standard library's reader is not used: it takes the first rule that matches instead of the longest, and reads `*`
and `$` as letters, so it allows much that sites forbid with those, and forbids some that they allow.

Matching takes each piece between stars at its first place, so a hostile pattern costs no more than its length times
the path's.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple, Self
from urllib.parse import quote, unquote_to_bytes

ROBOTS_PATH = "/robots.txt"
MAX_BYTES = 512 * 1024
"""RFC 9309 section 2.5 asks for at least 500 KiB; what follows is taken as not sent."""

_MOST_RULES = 5_000
_MOST_STARS = 20
_KEPT = "/:@!$&'()*+,;=-._~?"
_TOKEN = re.compile(r"[A-Za-z_-]+")
_USES_GROUP = frozenset({"allow", "disallow"})


class Rule(NamedTuple):
    """One line of a group: a pattern, and whether it allows."""

    pattern: str
    allows: bool


class _Line(NamedTuple):
    key: str
    value: str


@dataclass(frozen=True, slots=True)
class Rules:
    """What one robots.txt says to one program."""

    rules: tuple[Rule, ...] = ()

    @classmethod
    def read(cls, data: bytes, product: str) -> Self:
        """Take the groups that name the product, else those for `*`; lines that are none are passed over."""
        named: list[Rule] = []
        general: list[Rule] = []
        found = False
        for agents, rules in _groups(data.decode("utf-8-sig", "replace")):
            if product.lower() in agents:
                found = True
                named += rules
            elif "*" in agents:
                general += rules
        return cls(tuple((named if found else general)[:_MOST_RULES]))

    def allow(self, target: str) -> bool:
        """Say whether a path with its query may be fetched: the longest rule that matches decides."""
        plain = _normal(target)
        if plain == ROBOTS_PATH:
            return True
        matching = [rule for rule in self.rules if _matches(rule.pattern, plain)]
        return max(((len(rule.pattern), rule.allows) for rule in matching), default=(0, True))[1]


def _groups(text: str) -> Iterator[tuple[set[str], list[Rule]]]:
    """Yield who each group is for, in lower case, and its rules."""
    agents: set[str] = set()
    rules: list[Rule] = []
    begun = False
    for key, value in _lines(text):
        if key == "user-agent":
            if begun:
                yield agents, rules
                agents, rules, begun = set(), [], False
            agents.add(_agent(value))
        elif key in _USES_GROUP and agents:
            begun = True
            if value and value.count("*") <= _MOST_STARS:
                rules.append(Rule(_normal(value), key == "allow"))
    yield agents, rules


def _lines(text: str) -> Iterator[_Line]:
    for line in re.split(r"[\r\n]+", text):
        key, colon, value = line.partition("#")[0].partition(":")
        if colon:
            yield _Line(key.strip().lower(), value.strip())


def _agent(value: str) -> str:
    """Return a product token in lower case; what follows it (a version) is no part of it."""
    token = _TOKEN.match(value)
    return token[0].lower() if token else value[:1]


def _normal(path: str) -> str:
    """Return a path or pattern in one spelling: percent-encoded where it has to be, and only there."""
    pieces = re.split(r"(%(?:2[Ff]|24|2[Aa]|3[Ff]|25))", path)
    return "".join(
        piece.upper() if place % 2 else quote(unquote_to_bytes(piece), safe=_KEPT) for place, piece in enumerate(pieces)
    )


def _matches(pattern: str, path: str) -> bool:
    anchored = pattern.endswith("$")
    first, *rest = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    if not rest:
        return not anchored or len(path) == len(first)
    at = len(first)
    for piece in rest[:-1]:
        at = path.find(piece, at)
        if at < 0:
            return False
        at += len(piece)
    last = rest[-1]
    if anchored:
        return len(path) - len(last) >= at and path.endswith(last)
    return path.find(last, at) >= 0
