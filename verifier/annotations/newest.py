"""Say which annotations hold of several on one matter: the newest of each person.

Two different words of one person at the same moment are both kept, and stand against each other like those of two.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

from verifier.models import Word

Said = TypeVar("Said", bound=Word)


def person(word: Word) -> str:
    """Return what the words of one person share; capitals and white space make no difference."""
    return " ".join(word.by.casefold().split())


def newest(words: Iterable[Said], matter: Callable[[Said], Hashable]) -> tuple[Said, ...]:
    """Return the words that hold, in the order of their making; `matter` says what a word is about."""
    by_person: dict[Hashable, list[Said]] = defaultdict(list)
    for word in dict.fromkeys(words):
        by_person[person(word), matter(word)].append(word)
    kept: list[Said] = []
    for several in by_person.values():
        last = max(word.on for word in several)
        kept.extend(word for word in several if word.on == last)
    return tuple(sorted(kept, key=lambda word: (word.on, person(word), word.model_dump_json())))


def names(words: Iterable[Word]) -> str:
    """Write who said something, each once."""
    return " and ".join(dict.fromkeys(" ".join(word.by.split()) for word in words))
