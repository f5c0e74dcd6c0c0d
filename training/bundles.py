"""Make examples of bundles: sentences written for this project around one fact of one invented event.

A bundle lists wordings of the fact (`same`), what follows from it (`wider`), what it follows from (`narrower`), what
cannot be true beside it (`against`), and what is about the same event and bears on it in neither way (`beside`). Every
pair whose label follows from that is an example; pairs about which a bundle says nothing are left out.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise, permutations, product
from pathlib import Path

from training.examples import Example, Label, Part


@dataclass(frozen=True, slots=True)
class Bundle:
    """The sentences around one fact; `name` is file and line."""

    name: str
    topic: str
    same: tuple[str, ...]
    wider: tuple[str, ...]
    narrower: tuple[str, ...]
    against: tuple[str, ...]
    beside: tuple[str, ...]


def load_bundles(folder: Path) -> tuple[Bundle, ...]:
    """Read every `*.jsonl` of a folder, in the order of their names."""
    return tuple(bundle for path in sorted(folder.glob("*.jsonl")) for bundle in _read(path))


def _read(path: Path) -> Iterator[Bundle]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        row = json.loads(line)
        yield Bundle(
            name=f"{path.stem}:{number}",
            topic=row["topic"],
            same=tuple(row["same"]),
            wider=tuple(row["wider"]),
            narrower=tuple(row["narrower"]),
            against=tuple(row["against"]),
            beside=tuple(row["beside"]),
        )


def bundle_examples(bundle: Bundle) -> Iterator[Example]:
    """Yield every labelled pair of a bundle, directed from premise to hypothesis."""
    for label, pairs in _labelled(bundle):
        for premise, hypothesis in pairs:
            yield Example(premise, hypothesis, label, Part.BUNDLES, bundle.name)


def _labelled(bundle: Bundle) -> Iterator[tuple[Label, Iterable[tuple[str, str]]]]:
    yield Label.SUPPORTS, permutations(bundle.same, 2)
    yield Label.SUPPORTS, product(bundle.same, bundle.wider)
    yield Label.SUPPORTS, product(bundle.narrower, (*bundle.same, *bundle.wider))
    yield Label.NEUTRAL, product(bundle.wider, (*bundle.same, *bundle.narrower))
    yield Label.NEUTRAL, product(bundle.same, bundle.narrower)
    told = (*bundle.same, *bundle.narrower)
    yield Label.CONTRADICTS, (*product(bundle.against, told), *product(told, bundle.against))
    every = (*told, *bundle.wider, *bundle.against)
    yield Label.NEUTRAL, (*product(bundle.beside, every), *product(every, bundle.beside))


def neighbour_examples(bundles: Iterable[Bundle]) -> Iterator[Example]:
    """Yield pairs of two events of one topic that follow each other in their file: alike in words, never one fact."""
    ordered = list(bundles)
    for one, other in pairwise(ordered):
        if one.topic != other.topic:
            continue
        for premise, hypothesis in zip(one.same, other.same, strict=False):
            yield Example(premise, hypothesis, Label.NEUTRAL, Part.BUNDLES, one.name)
            yield Example(hypothesis, premise, Label.NEUTRAL, Part.BUNDLES, other.name)
