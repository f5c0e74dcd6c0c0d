"""Weigh what articles mention, so that articles on one event come out alike and others do not.

Two weighings. `weigh_widely` tells apart what has nothing to do with one another: rare mentions count more, and as if
there were `UNSEEN` more articles that mention none of it, so that a name that all of five articles share still tells
that they belong together. `weigh_closely` tells apart similar events among articles that are alike: it asks only what
some of these mention and the others do not. Names count half as much again as words, figures and days do so where
similar events are told apart. Both are term weights in the sense of Salton and Buckley (1988, "Term-weighting
approaches in automatic text retrieval", Information Processing & Management 24(5)); the likeness of two articles is the
cosine. The constants were chosen on ECB+ (docs/stories.md).
"""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from verifier.stories.mentions import Mention, Mentions, Sort

Key = Mention | int
"""What a vector has a weight for: a mention, or the place of a number in an embedding."""

Vector = Mapping[Key, float]
"""Weights that are not zero; of length 1, or empty."""

UNSEEN = 50
"""Articles on other things that are taken to be there besides those given."""

EMBEDDED = 0.3
"""How much of the likeness of two articles embeddings decide, where there are any."""

_WIDE = {Sort.NAME: 1.5, Sort.FIGURE: 1.0, Sort.DAY: 1.0, Sort.WORD: 1.0, Sort.LIGHT: 0.5}
_CLOSE = {Sort.NAME: 1.5, Sort.FIGURE: 1.5, Sort.DAY: 1.5, Sort.WORD: 1.0, Sort.LIGHT: 0.5}
_REPEATED_CLOSELY = 0.5
"""How much less a repetition counts where only differences are asked for."""


def weigh_widely(several: Sequence[Mentions]) -> tuple[Vector, ...]:
    """Return a vector for each article among whatever others there are."""
    frequency = _frequency(several)
    total = len(several) + UNSEEN

    def weight(mention: Mention, count: int) -> float:
        return _WIDE[mention.sort] * math.log(total / (frequency[mention] + 0.5)) * (1 + math.log(count))

    return tuple(_vector(mentions, frequency, weight) for mentions in several)


def weigh_closely(several: Sequence[Mentions]) -> tuple[Vector, ...]:
    """Return a vector for each of some articles that are alike; what one alone mentions says nothing on the others."""
    frequency = Counter({mention: found for mention, found in _frequency(several).items() if found > 1})
    total = len(several) + 0.5

    def weight(mention: Mention, count: int) -> float:
        rarity = math.log(total / frequency[mention])
        return _CLOSE[mention.sort] * rarity * (1 + _REPEATED_CLOSELY * math.log(count))

    return tuple(_vector(mentions, frequency, weight) for mentions in several)


def with_embeddings(vectors: Sequence[Vector], embeddings: Sequence[Sequence[float]]) -> tuple[Vector, ...]:
    """Return vectors whose likeness is in part that of the embeddings (each of length 1)."""
    return tuple(_joined(vector, embedding) for vector, embedding in zip(vectors, embeddings, strict=True))


def likeness(one: Vector, other: Vector) -> float:
    """Return the cosine of two vectors; of two sums of vectors their product, from which averages are made."""
    if len(one) > len(other):
        one, other = other, one
    return sum(weight * other[key] for key, weight in one.items() if key in other)


def add(one: Vector, other: Vector) -> Vector:
    """Return the sum of two vectors or sums."""
    total = dict(one)
    for key, weight in other.items():
        total[key] = total.get(key, 0.0) + weight
    return total


def _frequency(several: Iterable[Mentions]) -> Counter[Mention]:
    return Counter(mention for mentions in several for mention in mentions)


def _vector(mentions: Mentions, known: Mapping[Mention, int], weight: Callable[[Mention, int], float]) -> Vector:
    """Return the weights in the order of the mentions, so that sums come out the same in every run."""
    weights = {mention: weight(mention, mentions[mention]) for mention in sorted(mentions) if mention in known}
    length = math.sqrt(sum(value * value for value in weights.values()))
    return {mention: value / length for mention, value in weights.items() if value > 0}


def _joined(vector: Vector, embedding: Sequence[float]) -> Vector:
    lexical, embedded = math.sqrt(1 - EMBEDDED), math.sqrt(EMBEDDED)
    words: dict[Key, float] = {key: weight * lexical for key, weight in vector.items()}
    return words | {place: value * embedded for place, value in enumerate(embedding)}
