"""Find which figure of one claim stands for which figure of another.

The rules are those of `verifier.quantities.alignment`, which compares but does not say what it compared: of one
dimension, those whose counted things share a word first, then those that agree, then those in the same place.
"""

import re
from collections.abc import Iterator

from verifier.models import Quantity, RelationLabel
from verifier.quantities import comparable, compare

_AGREEMENT = (RelationLabel.SUPPORTS, RelationLabel.NONE, RelationLabel.VARIES, RelationLabel.CONTRADICTS)


_Key = tuple[str, str, str, str, str, str, bool]


class Figures:
    """Compares figures of claims; figures that were met before are not compared again.

    Many claims of many relations have few different figures, so that the cost is that of the different pairs of them.
    """

    def __init__(self) -> None:
        """Start with nothing compared."""
        self._labels: dict[tuple[_Key, _Key], RelationLabel] = {}
        self._places: dict[tuple[tuple[_Key, ...], tuple[_Key, ...]], tuple[tuple[int, int], ...]] = {}
        self._counted: dict[str, frozenset[str]] = {}

    def counterparts(self, one: tuple[Quantity, ...], other: tuple[Quantity, ...]) -> tuple[tuple[int, int], ...]:
        """Return the places of figures that stand for each other, each figure once at most; conversions stand aside."""
        key = tuple(map(_key, one)), tuple(map(_key, other))
        if key not in self._places:
            self._places[key] = tuple(self._find(one, other))
        return self._places[key]

    def agree(self, one: Quantity, other: Quantity) -> bool:
        """Whether two figures are one value, however they are printed and hedged."""
        return self._bearings(one, other) == {RelationLabel.SUPPORTS}

    def bears_one_way(self, one: Quantity, other: Quantity) -> bool:
        """Whether one figure supports the other, which says less."""
        return self._bearings(one, other) == {RelationLabel.SUPPORTS, RelationLabel.NONE}

    def count_alike(self, one: Quantity, other: Quantity) -> bool:
        """Whether what two figures count shares a word."""
        return not self._words(one.of).isdisjoint(self._words(other.of))

    def _find(self, one: tuple[Quantity, ...], other: tuple[Quantity, ...]) -> Iterator[tuple[int, int]]:
        pairs = [
            (here, there)
            for here, mine in enumerate(one)
            for there, theirs in enumerate(other)
            if not mine.converted and not theirs.converted and comparable(mine, theirs)
        ]
        if len(pairs) > 1:
            pairs.sort(key=lambda pair: self._rank(one[pair[0]], other[pair[1]], pair))
        used: set[int] = set()
        met: set[int] = set()
        for here, there in pairs:
            if here not in used and there not in met:
                used.add(here)
                met.add(there)
                yield here, there

    def _rank(self, one: Quantity, other: Quantity, pair: tuple[int, int]) -> tuple[bool, int, int, tuple[int, int]]:
        agreement = sum(_AGREEMENT.index(self._bearing(*each)) for each in ((one, other), (other, one)))
        return not self.count_alike(one, other), agreement, abs(pair[0] - pair[1]), pair

    def _bearings(self, one: Quantity, other: Quantity) -> set[RelationLabel]:
        return {self._bearing(one, other), self._bearing(other, one)}

    def _bearing(self, evidence: Quantity, target: Quantity) -> RelationLabel:
        key = _key(evidence), _key(target)
        if key not in self._labels:
            self._labels[key] = compare(evidence, target).label
        return self._labels[key]

    def _words(self, counted: str) -> frozenset[str]:
        if counted not in self._counted:
            found = re.findall(r"[^\W\d_]+", counted.casefold())
            self._counted[counted] = frozenset(word.removesuffix("s") for word in found)
        return self._counted[counted]


def _key(figure: Quantity) -> _Key:
    """Return what a comparison rests on; 10 and 10.0 are equal numbers, but not as exact as each other."""
    return str(figure.low), str(figure.high), figure.bound, figure.unit or "", figure.of, figure.words, figure.converted
