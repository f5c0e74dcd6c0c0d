"""Compare all figures of two claims: each figure of the target with its counterpart in the evidence.

Counterparts are of the same dimension (and part of a score). Figures whose counted things share a word find each other
first, then those that agree best: where several could be meant, agreement is the likelier reading. Each has one
counterpart at most, so that "5 injured" says nothing on "3 killed and 5 injured" that it does not say on the injured. A
value that the text gives as a conversion is another way to say the figure before it, not a figure more.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import product

from verifier.models import PartOf, Quantity, RelationLabel
from verifier.quantities.comparison import Comparison, comparable, compare

_GOOD_FIRST = (RelationLabel.SUPPORTS, RelationLabel.NONE, RelationLabel.VARIES, RelationLabel.CONTRADICTS)
_DECISIVE_FIRST = (RelationLabel.CONTRADICTS, RelationLabel.VARIES, RelationLabel.NONE, RelationLabel.SUPPORTS)

_Ways = Sequence[Quantity]
"""A figure and its conversions."""


def compare_all(
    evidence: Sequence[Quantity], target: Sequence[Quantity], part_of: PartOf | None = None
) -> Comparison | None:
    """Say what the figures of one claim say on those of another; None where no two can be compared.

    One contradiction contradicts; otherwise one figure that varies varies; the evidence supports only if it supports
    every figure of the target. Both directions contradict or vary together.
    """
    return _compare_printed(_printed(evidence), _printed(target), part_of)


@dataclass(frozen=True, slots=True)
class _Printed:
    """Figures as they are printed: 10 and 10.0 are equal, but do not compare alike."""

    text: str
    quantities: tuple[Quantity, ...] = field(compare=False)


def _printed(quantities: Sequence[Quantity]) -> _Printed:
    return _Printed("".join(quantity.model_dump_json() for quantity in quantities), tuple(quantities))


@lru_cache(maxsize=20_000)  # many claims of a story give the same figures
def _compare_printed(evidence: _Printed, target: _Printed, part_of: PartOf | None) -> Comparison | None:
    wanted = _with_conversions(target.quantities)
    compared = _counterparts(_with_conversions(evidence.quantities), wanted, part_of)
    if not compared:
        return None
    decisive = min(compared, key=lambda each: _DECISIVE_FIRST.index(each.label))
    if decisive.label is RelationLabel.SUPPORTS:
        if len(compared) < len(wanted):
            return Comparison(RelationLabel.NONE, f"{decisive.why}, but not every figure has a counterpart")
        return Comparison(RelationLabel.SUPPORTS, "; ".join(dict.fromkeys(each.why for each in compared)))
    return decisive


def _with_conversions(quantities: Iterable[Quantity]) -> list[_Ways]:
    """Group each figure with the conversions that follow it."""
    groups: list[list[Quantity]] = []
    for quantity in quantities:
        if quantity.converted and groups:
            groups[-1].append(quantity)
        else:
            groups.append([quantity])
    return [*groups]


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two figures that can be compared, and their places in evidence and target."""

    source: int
    goal: int
    one: Quantity
    other: Quantity


def _counterparts(sources: Sequence[_Ways], goals: Sequence[_Ways], part_of: PartOf | None) -> list[Comparison]:
    """Return what the evidence says on each figure of the target that has a counterpart, in the target's order."""
    pairs = [
        _Pair(source, goal, one, other)
        for source, ways in enumerate(sources)
        for goal, wanted in enumerate(goals)
        for one, other in product(ways, wanted)
        if comparable(one, other)
    ]
    if len(pairs) > 1:
        pairs.sort(key=lambda pair: _rank(pair, part_of))
    used: set[int] = set()
    found: dict[int, Comparison] = {}
    for pair in pairs:
        if pair.source not in used and pair.goal not in found:
            used.add(pair.source)
            found[pair.goal] = compare(pair.one, pair.other, part_of)
    return [found[goal] for goal in sorted(found)]


def _rank(pair: _Pair, part_of: PartOf | None) -> tuple[bool, int, int, int]:
    """Put the closest first, the same whichever of the two claims is the evidence."""
    badness = _badness(pair.one, pair.other, part_of) + _badness(pair.other, pair.one, part_of and part_of.turned)
    shares_word = bool(_words(pair.one.of) & _words(pair.other.of))
    return not shares_word, badness, pair.source + pair.goal, abs(pair.source - pair.goal)


def _badness(one: Quantity, other: Quantity, part_of: PartOf | None) -> int:
    return _GOOD_FIRST.index(compare(one, other, part_of).label)


def _words(text: str) -> set[str]:
    return {word.removesuffix("s") for word in re.findall(r"[^\W\d_]+", text.casefold())}
