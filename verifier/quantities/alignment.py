"""Compare all figures of two claims: each figure of the target with its counterpart in the evidence.

A counterpart is of the same dimension (and part of a score), and of those the one whose counted thing shares a word,
then the one that agrees best: where several figures could be meant, agreement is the likelier reading. A value that the
text gives as a conversion is another way to say the figure before it, not a figure more.
"""

import re
from collections.abc import Iterable, Sequence

from verifier.models import PartOf, Quantity, RelationLabel
from verifier.quantities.comparison import Comparison, comparable, compare

_GOOD_FIRST = (RelationLabel.SUPPORTS, RelationLabel.NONE, RelationLabel.VARIES, RelationLabel.CONTRADICTS)
_DECISIVE_FIRST = (RelationLabel.CONTRADICTS, RelationLabel.VARIES, RelationLabel.NONE, RelationLabel.SUPPORTS)


def compare_all(
    evidence: Sequence[Quantity], target: Sequence[Quantity], part_of: PartOf | None = None
) -> Comparison | None:
    """Say what the figures of one claim say on those of another; None where no two can be compared.

    One contradiction contradicts; otherwise one figure that varies varies; the evidence supports only if it supports
    every figure of the target.
    """
    sources = _with_conversions(evidence)
    found = [_best(sources, wanted, part_of) for wanted in _with_conversions(target)]
    compared = [each for each in found if each is not None]
    if not compared:
        return None
    decisive = min(compared, key=lambda each: _DECISIVE_FIRST.index(each.label))
    if decisive.label is RelationLabel.SUPPORTS:
        if len(compared) < len(found):
            return Comparison(RelationLabel.NONE, f"{decisive.why}, but not every figure has a counterpart")
        return Comparison(RelationLabel.SUPPORTS, "; ".join(dict.fromkeys(each.why for each in compared)))
    return decisive


def _with_conversions(quantities: Iterable[Quantity]) -> list[list[Quantity]]:
    """Group each figure with the conversions that follow it."""
    groups: list[list[Quantity]] = []
    for quantity in quantities:
        if quantity.converted and groups:
            groups[-1].append(quantity)
        else:
            groups.append([quantity])
    return groups


def _best(
    sources: Sequence[Sequence[Quantity]], wanted: Sequence[Quantity], part_of: PartOf | None
) -> Comparison | None:
    ranked = [
        (not _shares_word(source, goal), _GOOD_FIRST.index(found.label), found)
        for group in sources
        for source, goal, found in _comparisons(group, wanted, part_of)
    ]
    return min(ranked, key=lambda entry: entry[:2])[2] if ranked else None


def _comparisons(
    group: Sequence[Quantity], wanted: Sequence[Quantity], part_of: PartOf | None
) -> list[tuple[Quantity, Quantity, Comparison]]:
    """Compare two figures in whichever of their units they share; the first way that agrees stands for both."""
    found = [
        (source, goal, compare(source, goal, part_of))
        for goal in wanted
        for source in group
        if comparable(source, goal)
    ]
    return sorted(found, key=lambda entry: _GOOD_FIRST.index(entry[2].label))[:1]


def _shares_word(one: Quantity, other: Quantity) -> bool:
    return bool(_words(one.of) & _words(other.of))


def _words(text: str) -> set[str]:
    return {word.removesuffix("s") for word in re.findall(r"[^\W\d_]+", text.casefold())}
