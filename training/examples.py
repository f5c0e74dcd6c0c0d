"""Hold one training example, and files of them."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path


class Label(StrEnum):
    """What the premise says on the hypothesis; `unsupported` is one of the last two, and it is not known which."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    NEUTRAL = "neutral"
    UNSUPPORTED = "unsupported"


LABELS = (Label.SUPPORTS, Label.CONTRADICTS, Label.NEUTRAL)
"""The model's outputs, in their order."""


class Part(StrEnum):
    """Where an example is from; a mix is made of parts, and an ablation leaves some out."""

    SENTENCES = "sentences"
    REST = "rest"
    SWAPS = "swaps"
    TABLES = "tables"
    BUNDLES = "bundles"
    CONTRASTS = "contrasts"
    EVENTS = "events"
    ASIDES = "asides"
    STORIES = "stories"
    LABELLED = "labelled"
    PASSAGES = "passages"


@dataclass(frozen=True, slots=True)
class Example:
    """A premise, a hypothesis, and what the one says on the other; `group` is what must not be split between files."""

    premise: str
    hypothesis: str
    label: Label
    part: Part
    group: str


def write_examples(path: Path, examples: Iterable[Example]) -> int:
    """Write one example a line as JSON; return how many."""
    count = 0
    with path.open("w", encoding="utf-8") as file:
        for count, example in enumerate(examples, start=1):  # noqa: B007
            file.write(json.dumps(asdict(example), ensure_ascii=False) + "\n")
    return count


def read_examples(path: Path) -> Iterator[Example]:
    """Yield the examples of a file that `write_examples` made."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            yield Example(
                premise=row["premise"],
                hypothesis=row["hypothesis"],
                label=Label(row["label"]),
                part=Part(row["part"]),
                group=row["group"],
            )
