"""Cut examples into batches of about equal cost: pairs of like length together, so that little is padding."""

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from tokenizers import Tokenizer

from training.examples import LABELS, Example, Label

TOKENS_A_BATCH = 2_048
TARGETS = (*LABELS, Label.UNSUPPORTED)
"""What a label's number is the place in: the model's outputs first."""
_STEP = 8
"""Lengths are rounded up to this many tokens: a CPU compiles its kernels anew for every shape that it meets."""


@dataclass(frozen=True, slots=True)
class Encoded:
    """One example as numbers."""

    ids: tuple[int, ...]
    types: tuple[int, ...]
    label: int


@dataclass(frozen=True, slots=True)
class Batch:
    """Tensors [batch, length], and labels [batch]."""

    ids: torch.Tensor
    mask: torch.Tensor
    types: torch.Tensor
    labels: torch.Tensor


def encode(tokenizer: Tokenizer, examples: Sequence[Example]) -> list[Encoded]:
    """Return the examples as numbers, in the order given."""
    found = tokenizer.encode_batch([(example.premise, example.hypothesis) for example in examples])
    return [
        Encoded(tuple(each.ids), tuple(each.type_ids), TARGETS.index(example.label))
        for each, example in zip(found, examples, strict=True)
    ]


def cut_batches(encoded: Sequence[Encoded], chance: random.Random | None = None) -> Iterator[list[int]]:
    """Yield the places of the examples of each batch, all of one rounded length; with `chance` in random order."""
    by_length: dict[int, list[int]] = defaultdict(list)
    for place, example in enumerate(encoded):
        by_length[rounded(len(example.ids))].append(place)
    batches: list[list[int]] = []
    for length, places in sorted(by_length.items()):
        if chance:
            chance.shuffle(places)
        size = max(1, TOKENS_A_BATCH // length)
        batches.extend(places[start : start + size] for start in range(0, len(places), size))
    if chance:
        chance.shuffle(batches)
    yield from batches


def rounded(length: int) -> int:
    """Return the length that a text of so many tokens is padded to."""
    return -(-length // _STEP) * _STEP


def stack(encoded: Sequence[Encoded], places: Sequence[int]) -> Batch:
    """Pad the examples of a batch to the rounded length of the longest."""
    longest = rounded(max(len(encoded[place].ids) for place in places))
    ids = torch.zeros((len(places), longest), dtype=torch.long)
    mask, types = torch.zeros_like(ids), torch.zeros_like(ids)
    for row, place in enumerate(places):
        length = len(encoded[place].ids)
        ids[row, :length] = torch.tensor(encoded[place].ids)
        types[row, :length] = torch.tensor(encoded[place].types)
        mask[row, :length] = 1
    return Batch(ids, mask, types, torch.tensor([encoded[place].label for place in places]))
