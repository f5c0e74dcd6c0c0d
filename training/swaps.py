"""Make contrastive examples of public pairs by changing the one count that premise and hypothesis share.

A caption with "two picks" excludes "four picks", and says the same as "2 picks"; the "first" is not the "third".
Sentences with a bound, a negation or several counts are left alone, and so is "one", which is seldom a count; but a
count may become one.
"""

import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from training.contrasts import BOUND, COUNTS, NEGATION
from training.examples import Example, Label, Part

_ROUND = {
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    "hundred": 100, "thousand": 1000, "million": 1_000_000,
}  # fmt: skip
_CARDINALS = COUNTS | _ROUND
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "twelfth": 12, "twentieth": 20,
}  # fmt: skip
_COUNT = re.compile(
    rf"(?<![\w.,:$£€-])(?:{'|'.join((*_CARDINALS, *_ORDINALS))}|\d{{1,3}})(?![\w:%-]|[.,]\d)", re.IGNORECASE
)
_DIGIT = re.compile(r"\d")
_WORD_OF = {count: word for word, count in _CARDINALS.items()} | {1: "one", 1000: "a thousand", 1_000_000: "a million"}
_ORDINAL_OF = {count: word for word, count in _ORDINALS.items()}
_OTHERS = (1, *COUNTS.values(), *_ROUND.values())


@dataclass(frozen=True, slots=True)
class _Count:
    start: int
    end: int
    value: int
    is_ordinal: bool


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
        if asked and (asked.value, asked.is_ordinal) == (told.value, told.is_ordinal) and pair.label is Label.SUPPORTS:
            changed = _put(pair.hypothesis, asked, _other(told, chance), chance)
            yield Example(pair.premise, changed, Label.CONTRADICTS, Part.SWAPS, pair.group)
            yield Example(pair.premise, pair.hypothesis, Label.SUPPORTS, Part.SWAPS, pair.group)


def _changed_premise(pair: Example, told: _Count, chance: random.Random) -> Iterator[Example]:
    changed = _put(pair.premise, told, _other(told, chance), chance)
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
    word = match[0].lower()
    is_ordinal = word in _ORDINALS
    value = int(word) if word.isdigit() else _ORDINALS[word] if is_ordinal else _CARDINALS[word]
    return _Count(match.start(), match.end(), value, is_ordinal)


def _other(count: _Count, chance: random.Random) -> int:
    others = _ORDINAL_OF if count.is_ordinal else _OTHERS
    return chance.choice([other for other in others if other != count.value])


def _put(text: str, place: _Count, value: int, chance: random.Random) -> str:
    word = (_ORDINAL_OF if place.is_ordinal else _WORD_OF).get(value)
    written = word if word and (place.is_ordinal or chance.random() < 0.6) else f"{value:,}"
    return text[: place.start] + (written.capitalize() if place.start == 0 else written) + text[place.end :]
