"""Score texts by logistic regression on their embeddings, each by a model that has seen nothing of its group.

Weights are balanced by class, since nearly every sentence of the data carries a claim. Scores are probabilities under
that weighting: 0.5 is the threshold that needs no choosing.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedGroupKFold

from verifier.engines.local.model.choosing import load_network
from verifier.engines.local.model.embedding import Embedder

Rows = NDArray[np.float32]
Scores = NDArray[np.float64]
Labels = NDArray[np.bool_]

THRESHOLD = 0.5
STRENGTH = 1.0
"""Inverse of the penalty, scikit-learn's default; never tuned."""
FOLDS = 5
SEED = 0


class Texts(Protocol):
    """Turns texts into rows of numbers."""

    def of(self, texts: Sequence[str]) -> Rows:
        """Return a row for each text."""


class Vectors:
    """Embeds each text once; implements `Texts`."""

    def __init__(self, folder: Path) -> None:
        """Take the folder of a network that gives embeddings; ValueError where it gives none."""
        self._embedder = Embedder(load_network(folder))
        self._known: dict[str, Rows] = {}

    def of(self, texts: Sequence[str]) -> Rows:
        """Return a row of unit length for each text."""
        new = list(dict.fromkeys(text for text in texts if text not in self._known))
        self._known.update(zip(new, self._embedder.embed(new), strict=True))
        return np.stack([self._known[text] for text in texts])


def fit(rows: Rows, labels: Labels, strength: float = STRENGTH) -> LogisticRegression:
    """Fit on everything given; ValueError where all labels are alike."""
    return LogisticRegression(C=strength, class_weight="balanced", max_iter=2_000).fit(rows, labels)


def score(model: LogisticRegression, rows: Rows) -> Scores:
    """Return the probability of the label for each row."""
    found: Scores = model.predict_proba(rows)[:, 1]
    return found


def unseen_scores(rows: Rows, labels: Labels, groups: Sequence[str], strength: float = STRENGTH) -> Scores:
    """Score each row by a model of the other folds; groups stay whole, folds have about as much of each label."""
    found = np.full(len(rows), np.nan)
    folds = StratifiedGroupKFold(FOLDS, shuffle=True, random_state=SEED)
    for seen, unseen in folds.split(rows, labels, groups):
        found[unseen] = score(fit(rows[seen], labels[seen], strength), rows[unseen])
    return found


def left_out_scores(rows: Rows, labels: Labels, folds: Sequence[str], strength: float = STRENGTH) -> Scores:
    """Score each row by a model of all folds but its own."""
    found, names = np.full(len(rows), np.nan), np.array(folds)
    for name in sorted(set(folds)):
        unseen = names == name
        found[unseen] = score(fit(rows[~unseen], labels[~unseen], strength), rows[unseen])
    return found
