"""Say which fuller name a person's shorter name stands for within one story.

"Miller" is Matthew Miller where no other Miller is named; "Pat Ryder", "Patrick S. Ryder" and "P. Ryder" are one
person on the same condition. A name that could be two people stays as it is. It knows no titles (`names`), no bodies.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

Name = tuple[str, ...]
"""A person's levelled words in order, without titles."""

_MOST_NAMESAKES = 50
"""More persons of one surname are left apart: comparing them all would take the square of their number."""


class People:
    """The persons named in a story."""

    def __init__(self, names: Iterable[Name], *, by_first: bool) -> None:
        """Take every name of a person in the story, short and full.

        `by_first` lets a single word stand for a first name too, as a Korean or Chinese family name does.
        """
        full = sorted({name for name in names if len(name) > 1})
        self._fuller = _link_variants(full)
        self._by_last = _unambiguous((name[-1], self._follow(name)) for name in full)
        self._by_first = _unambiguous((name[0], self._follow(name)) for name in full) if by_first else {}

    def fullest(self, name: Name) -> Name:
        """Return the fullest name in the story for this person; the name itself where that is unclear or unknown."""
        if len(name) == 1:
            return self._by_last.get(name[0]) or self._by_first.get(name[0]) or name
        return self._follow(name)

    def _follow(self, name: Name) -> Name:
        while name in self._fuller:
            name = self._fuller[name]
        return name


def _link_variants(names: Iterable[Name]) -> Mapping[Name, Name]:
    """Return for each name the one fuller name that it can be short for."""
    by_last: dict[str, list[Name]] = defaultdict(list)
    for name in names:
        by_last[name[-1]].append(name)
    links: dict[Name, Name] = {}
    for namesakes in by_last.values():
        if len(namesakes) <= _MOST_NAMESAKES:
            links.update(_link_namesakes(namesakes))
    return links


def _link_namesakes(namesakes: list[Name]) -> Iterable[tuple[Name, Name]]:
    for name in namesakes:
        fuller = [other for other in namesakes if _is_short_for(name, other)]
        fullest = [other for other in fuller if not any(_is_short_for(other, third) for third in fuller)]
        if len(fullest) == 1:
            yield name, fullest[0]


def _is_short_for(name: Name, other: Name) -> bool:
    """Whether two names with one surname can be one person's, the first in fewer letters (ties: by spelling)."""
    if name == other or not other[0].startswith(name[0]):
        return False
    middles, others = name[1:-1], other[1:-1]
    if middles and others and middles[0][0] != others[0][0]:
        return False
    return (len(name[0]), len(name), name) < (len(other[0]), len(other), other)


def _unambiguous(pairs: Iterable[tuple[str, Name]]) -> Mapping[str, Name]:
    """Return the keys that stand beside one name only."""
    found: dict[str, set[Name]] = defaultdict(set)
    for key, name in pairs:
        found[key].add(name)
    return {key: next(iter(names)) for key, names in found.items() if len(names) == 1}
