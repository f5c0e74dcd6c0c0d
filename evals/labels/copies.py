"""Make copies, as the verifier knows them, of the passages that a person labelled as copied from another article.

A labelled passage may be long, edited and moved about, so each of its sentences is placed by itself; that keeps places
exact where a copy of a copy is followed. Whatever else two articles share by hand is then one text too: a sentence of
one copied passage is no evidence for another sentence of it, nor for one of a second passage of the same text.
"""

from collections.abc import Iterable, Iterator, Sequence

from evals.labels.passages import counterpart
from verifier.models import Article, Copy
from verifier.text import sentences

_GAP = 250
"""Characters that may stand between two copied sentences of one stretch."""

Place = tuple[int, int]
"""Where a stretch starts and ends, in characters of its article."""


def copies_between(here: Article, there: Article, passages: Sequence[Place]) -> list[Copy]:
    """Return the copies that some passages of one article are of another, sentences first.

    The order matters to who follows copies of copies: the first place that holds a quote is the nearest.
    """
    placed = [pair for passage in passages for pair in place_sentences(here, there, passage)]
    stretches = _stretches(twin for _, twin in placed)
    pairs = [*placed, *((passage, stretch) for passage in passages for stretch in stretches)]
    return [_copy((here.id, *passage), (there.id, *twin)) for passage, twin in dict.fromkeys(pairs)]


def place_sentences(here: Article, there: Article, passage: Place) -> Iterator[tuple[Place, Place]]:
    """Yield the sentences of a passage that have a counterpart, with it; the passage itself where none has."""
    found = False
    for sentence in sentences(here.text, *passage):
        twin = counterpart(sentence.text, there.text)
        if twin is not None:
            found = True
            yield (sentence.start, sentence.end), twin
    whole = None if found else counterpart(here.text[slice(*passage)], there.text)
    if whole is not None:
        yield passage, whole


def _stretches(places: Iterable[Place]) -> list[Place]:
    """Join places that lie near each other."""
    joined: list[Place] = []
    for start, end in sorted(places):
        if joined and start - joined[-1][1] <= _GAP:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined


def _copy(*places: tuple[str, int, int]) -> Copy:
    (first, first_start, first_end), (second, second_start, second_end) = sorted(places)
    return Copy(
        first=first,
        first_start=first_start,
        first_end=first_end,
        second=second,
        second_start=second_start,
        second_end=second_end,
        why="labelled by hand",
    )
