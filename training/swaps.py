"""Make contrastive examples of public pairs by changing the one count that premise and hypothesis share.

A caption with "two picks" excludes "four picks", and says the same as "2 picks". Sentences with a bound, a negation or
several counts are left alone, and so is "one", which is seldom a count.
"""

import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from training.contrasts import BOUND, COUNTS, NEGATION
from training.examples import Example, Label, Part

_COUNT = re.compile(rf"(?<![\w.,:$£€-])(?:{'|'.join(COUNTS)}|\d{{1,3}})(?![\w:%-]|[.,]\d)", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_WORD_OF = {count: word for word, count in COUNTS.items()}
_OTHERS = (2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 30, 50, 100)


@dataclass(frozen=True, slots=True)
class _Count:
    start: int
    end: int
    value: int


def swap_examples(pairs: Iterable[Example], chance: random.Random) -> Iterator[Example]:
    """Yield for each fitting pair a changed premise against itself, and a changed hypothesis against its premise."""
    seen: set[str] = set()
    for pair in pairs:
        told = _only_count(pair.premise)
        if told is None:
            continue
        if pair.premise not in seen:
            yield from _changed_premise(pair, told, chance)
        seen.add(pair.premise)
        asked = _only_count(pair.hypothesis)
        if asked and asked.value == told.value and pair.label is Label.SUPPORTS:
            changed = _put(pair.hypothesis, asked, _other(told.value, chance), chance)
            yield Example(pair.premise, changed, Label.CONTRADICTS, Part.SWAPS, pair.group)
            yield Example(pair.premise, pair.hypothesis, Label.SUPPORTS, Part.SWAPS, pair.group)


def _changed_premise(pair: Example, told: _Count, chance: random.Random) -> Iterator[Example]:
    changed = _put(pair.premise, told, _other(told.value, chance), chance)
    yield _swapped(pair.premise, changed, Label.CONTRADICTS, chance)
    if chance.random() < 0.5:  # digits and words are one
        same = _put(pair.premise, told, told.value, chance)
        yield _swapped(pair.premise, same, Label.SUPPORTS, chance)


def _swapped(one: str, other: str, label: Label, chance: random.Random) -> Example:
    premise, hypothesis = (one, other) if chance.random() < 0.5 else (other, one)
    return Example(premise, hypothesis, label, Part.SWAPS, "")


def _only_count(text: str) -> _Count | None:
    """Return the one count of a sentence without bound and negation and without other digits."""
    found = list(_COUNT.finditer(text))
    if len(found) != 1 or BOUND.search(text) or NEGATION.search(text):
        return None
    match = found[0]
    if _DIGIT.search(text[: match.start()] + text[match.end() :]):
        return None
    value = int(match[0]) if match[0].isdigit() else COUNTS[match[0].lower()]
    return _Count(match.start(), match.end(), value)


def _other(value: int, chance: random.Random) -> int:
    return chance.choice([other for other in _OTHERS if other != value])


def _put(text: str, place: _Count, value: int, chance: random.Random) -> str:
    word = _WORD_OF.get(value)
    written = word if word and chance.random() < 0.6 else str(value)
    return text[: place.start] + (written.capitalize() if place.start == 0 else written) + text[place.end :]
