"""Find which figure of one claim stands for which figure of another.

The rules are those of `verifier.quantities.alignment`, which compares but does not say what it compared: of one
dimension, those whose counted things share a word first, then those that agree, then those in the same place.
"""

import re
from collections.abc import Iterator

from verifier.models import Quantity, RelationLabel
from verifier.quantities import comparable, compare

_AGREEMENT = (RelationLabel.SUPPORTS, RelationLabel.NONE, RelationLabel.VARIES, RelationLabel.CONTRADICTS)


def counterparts(one: tuple[Quantity, ...], other: tuple[Quantity, ...]) -> Iterator[tuple[int, int]]:
    """Yield the places of figures that stand for each other, each figure once at most; conversions stand aside."""
    pairs = [
        (here, there)
        for here, mine in enumerate(one)
        for there, theirs in enumerate(other)
        if not mine.converted and not theirs.converted and comparable(mine, theirs)
    ]
    if len(pairs) > 1:
        pairs.sort(key=lambda pair: _rank(one[pair[0]], other[pair[1]], pair))
    used: set[int] = set()
    met: set[int] = set()
    for here, there in pairs:
        if here not in used and there not in met:
            used.add(here)
            met.add(there)
            yield here, there


def agree(one: Quantity, other: Quantity) -> bool:
    """Whether two figures are one value, however they are printed and hedged."""
    return all(compare(*pair).label is RelationLabel.SUPPORTS for pair in ((one, other), (other, one)))


def count_alike(one: Quantity, other: Quantity) -> bool:
    """Whether what two figures count shares a word."""
    return bool(_counted(one) & _counted(other))


def _rank(one: Quantity, other: Quantity, pair: tuple[int, int]) -> tuple[bool, int, int, tuple[int, int]]:
    agreement = sum(_AGREEMENT.index(compare(*each).label) for each in ((one, other), (other, one)))
    return not count_alike(one, other), agreement, abs(pair[0] - pair[1]), pair


def _counted(quantity: Quantity) -> set[str]:
    return {word.removesuffix("s") for word in re.findall(r"[^\W\d_]+", quantity.of.casefold())}
