"""Name the places and actors of a claim: runs of capitalised words, told apart by the preposition in front.

No gazetteer: a run behind "in", "to" or "near" is a place, any other an actor; months and days are neither.
"""

import re
from collections.abc import Iterator

from verifier.engines.local import lexicon

_NAME = r"[A-Z][\w'’.-]*\w(?: (?:of |the |de |al-)?[A-Z][\w'’.-]*\w){0,5}"
_PLACED = re.compile(
    rf"\b(?:in|to|into|near|from|at|across|inside|outside|toward|towards|around|off)\s(?:the |\w+ern )?({_NAME})"
)
_RUN = re.compile(rf"\b{_NAME}")
_POSSESSIVE = re.compile(r"['’]s$")


def find_places(text: str) -> tuple[str, ...]:
    """Return the places that the text names, each once, in order."""
    return _clean(match[1] for match in _PLACED.finditer(text))


def find_actors(text: str, places: tuple[str, ...]) -> tuple[str, ...]:
    """Return the other names of the text, each once, in order."""
    runs = (match[0] for match in _RUN.finditer(text) if match.start() > 0 or len(match[0].split()) > 1)
    return tuple(name for name in _clean(runs) if name not in places)


def _clean(names: Iterator[str]) -> tuple[str, ...]:
    kept: dict[str, None] = {}
    for name in names:
        name = _POSSESSIVE.sub("", name)
        if name.split()[0].casefold().rstrip(".") not in lexicon.MONTHS | lexicon.DAYS:
            kept.setdefault(name)
    return tuple(kept)
