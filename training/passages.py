"""Make examples of passages: longer texts, each with short ones that it supports, in part supports, or does not.

What is not supported may be contradicted or merely not said: such an example has the label `unsupported`, and the model
learns only that it is not supported. Digests are passages put together from the facts of a story.
"""

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from training.examples import Example, Label, Part
from training.stories import Story

DIGESTS = 10
"""Digests made of each story."""
_FEWEST, _MOST = 3, 8
"""Facts that a digest tells."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Consecutive sentences or turns of one text, and short texts about it; `name` is file and line."""

    name: str
    units: tuple[str, ...]
    supported: tuple[str, ...]
    partial: tuple[str, ...]
    unsupported: tuple[str, ...]


def load_passages(folder: Path) -> tuple[Passage, ...]:
    """Read every `*.jsonl` of a folder, in the order of their names."""
    return tuple(passage for path in sorted(folder.glob("*.jsonl")) for passage in _read(path))


def _read(path: Path) -> Iterator[Passage]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        row = json.loads(line)
        yield Passage(
            name=f"{path.stem}:{number}",
            units=tuple(row["passage"]),
            supported=tuple(row["supported"]),
            partial=tuple(row["partial"]),
            unsupported=tuple(row["unsupported"]),
        )


def passage_examples(passage: Passage) -> Iterator[Example]:
    """Yield one example for each short text, with the whole passage before it."""
    whole = " ".join(passage.units)
    for label, texts in (
        (Label.SUPPORTS, passage.supported),
        (Label.NEUTRAL, passage.partial),
        (Label.UNSUPPORTED, passage.unsupported),
    ):
        for text in texts:
            yield Example(whole, text, label, Part.PASSAGES, passage.name)


def digest_examples(story: Story, chance: random.Random) -> Iterator[Example]:
    """Yield digests of some facts of a story with one or two facts: told, told otherwise, or one of them not told."""
    for _ in range(DIGESTS):
        facts = chance.sample(story.facts, min(len(story.facts), chance.randint(_FEWEST, _MOST) + 1))
        left_out, told = facts[0], facts[1:]
        passage = " ".join(chance.choice((*fact.same, *fact.narrower)) for fact in told)
        one, other = chance.sample(told, 2)
        true = chance.choice((*one.same, *one.wider))
        also = chance.choice((*other.same, *other.wider))
        false = chance.choice(other.against)
        untold = chance.choice((*left_out.same, *left_out.beside, *other.beside))
        for texts, label in (
            ((true,), Label.SUPPORTS),
            ((false,), Label.CONTRADICTS),
            ((untold,), Label.NEUTRAL),
            ((true, also), Label.SUPPORTS),
            ((true, false), Label.CONTRADICTS),
            ((true, untold), Label.NEUTRAL),
        ):
            text = " ".join(chance.sample(texts, len(texts)))
            yield Example(passage, text, label, Part.PASSAGES, story.name)
