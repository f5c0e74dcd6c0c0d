"""Is a sentence worth checking: what the rules say, the classifier, and both together.

A classifier of its `own set` is scored in five folds of whole documents, on gold with one story left out at a time; one
is trained on nothing but the number of words: where that does as well, it is length that was learnt. A classifier of
`other sets` has seen nothing of a public set that it scores; on gold it is trained on the public sets and on the other
stories.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from training.worthiness.classifier import (
    THRESHOLD,
    Labels,
    Rows,
    Scores,
    Texts,
    fit,
    left_out_scores,
    score,
    unseen_scores,
)
from training.worthiness.figures import Compared, Items, compare
from training.worthiness.sentences import GOLD, Labelled


@dataclass(frozen=True, slots=True)
class Row:
    """How one way of telling did on the sentences of one set; `n_no` of `n` are not worth checking."""

    source: str
    way: str
    n: int
    n_no: int
    compared: Compared


def compare_ways(sentences: Sequence[Labelled], vectors: Texts) -> Iterator[Row]:
    """Yield a row for each set and each way of telling."""
    for source in sorted({one.source for one in sentences}):
        here = [one for one in sentences if one.source == source]
        others = [one for one in sentences if one.source != source]
        expected, ruled = _labels(here), np.array([one.ruled for one in here])
        items = Items(expected, [one.group for one in here], [_stratum(one) for one in here])
        scores = {
            "own set": own_scores(here, vectors.of([one.text for one in here])),
            "own set, number of words": own_scores(here, _lengths(here)),
            "other sets": wider_scores(here, others, vectors),
        }
        for way, answers in _ways(ruled, scores):
            yield Row(source, way, len(here), int((~expected).sum()), compare(items, answers, ruled))


def own_scores(here: Sequence[Labelled], rows: Rows) -> Scores:
    """Score sentences of one set, given as rows of numbers, by models trained on the rest of it."""
    by_fold = left_out_scores if here[0].source == GOLD else unseen_scores
    return by_fold(rows, _labels(here), [one.fold for one in here])


def wider_scores(here: Sequence[Labelled], others: Sequence[Labelled], vectors: Texts) -> Scores:
    """Score sentences of one set by models trained on the others; those of gold on its other stories too."""
    if here[0].source != GOLD:
        return _elsewhere(here, others, vectors)
    found = np.zeros(len(here))
    for fold in sorted({one.fold for one in here}):
        unseen = np.array([one.fold == fold for one in here])
        seen = [*others, *(one for one in here if one.fold != fold)]
        model = fit(vectors.of([one.text for one in seen]), _labels(seen))
        found[unseen] = score(model, vectors.of([one.text for one in here if one.fold == fold]))
    return found


def _elsewhere(here: Sequence[Labelled], others: Sequence[Labelled], vectors: Texts) -> Scores:
    """Score a public set by a model of the other sets alone, as whoever uses a shipped one would."""
    model = fit(vectors.of([one.text for one in others]), _labels(others))
    return score(model, vectors.of([one.text for one in here]))


def _ways(ruled: Labels, scores: Mapping[str, Scores]) -> Iterator[tuple[str, Labels]]:
    yield "always worth it", np.ones_like(ruled)
    yield "rules", ruled
    for name, found in scores.items():
        told = found >= THRESHOLD
        yield f"classifier ({name})", told
        yield f"rules and classifier ({name})", ruled & told
        yield f"rules or classifier ({name})", ruled | told


def _lengths(sentences: Sequence[Labelled]) -> Rows:
    """Return the logarithm of the number of words of each sentence, as a column."""
    return np.log1p(np.array([[len(one.text.split())] for one in sentences], dtype=np.float32))


def _labels(sentences: Sequence[Labelled]) -> Labels:
    return np.array([one.worthy for one in sentences])


def _stratum(one: Labelled) -> str:
    return one.fold if one.source == GOLD else one.source
