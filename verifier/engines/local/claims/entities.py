"""Name the places and actors of a claim: runs of capitalised words, told apart by the preposition in front.

No gazetteer: a run behind "in", "to" or "near" is a place, any other an actor; months and days are neither.
"""

import re
from collections.abc import Iterator

from verifier.engines.local.grammar import lexicon

_NAME = r"[A-Z][\w'’.-]*\w(?: (?:of |the |de |al-)?[A-Z][\w'’.-]*\w){0,5}"
_PLACED = re.compile(
    rf"\b(?:in|to|into|near|from|at|across|inside|outside|toward|towards|around|off)\s(?:the |\w+ern )?({_NAME})"
)
_RUN = re.compile(rf"\b{_NAME}")
_POSSESSIVE = re.compile(r"['’]s$")


def find_places(text: str) -> tuple[str, ...]:
    """Return the places that the text names, each once, in order."""
    return _clean(match[1] for match in _PLACED.finditer(text) if not _modifies(text, match.end()))


def find_actors(text: str, places: tuple[str, ...]) -> tuple[str, ...]:
    """Return the other names of the text, each once, in order."""
    runs = (match[0] for match in _RUN.finditer(text) if match.start() > 0 or len(match[0].split()) > 1)
    return tuple(name for name in _clean(runs) if name not in places)


def _modifies(text: str, end: int) -> bool:
    """Whether a name stands in front of a noun, as in "the French parliament"."""
    after = re.match(r" ([a-z]+)", text[end : end + 20])
    return after is not None and after[1] not in _MAY_FOLLOW


_MAY_FOLLOW = (
    lexicon.PREPOSITIONS | lexicon.COORDINATORS | lexicon.SUBORDINATORS | lexicon.RELATIVES | lexicon.AUXILIARIES
    | lexicon.ADVERBS
    | frozenset("region province oblast district county area island city state border prefecture".split())
)  # fmt: skip


def _clean(names: Iterator[str]) -> tuple[str, ...]:
    kept: dict[str, None] = {}
    for name in names:
        name = _POSSESSIVE.sub("", name)
        if name.split()[0].casefold().rstrip(".") not in lexicon.MONTHS | lexicon.DAYS:
            kept.setdefault(name)
    return tuple(kept)
