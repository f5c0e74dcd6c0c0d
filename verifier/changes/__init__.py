"""Compare an older report with a newer one on the same event: what came, went or moved.

Two reports are compared as they are: nothing is computed anew, and no article is read. Articles are found again by
their address or text, claims by their outlet and words, since ids may differ from run to run.
"""

from verifier.changes.compare import changes
from verifier.changes.matching import Matches, match_claims
from verifier.changes.values import (
    ArticleChange,
    ArticleSeen,
    Changes,
    ClaimChange,
    FigureChange,
    Made,
    Move,
    Position,
    Told,
    VerdictChange,
)

__all__ = [
    "ArticleChange",
    "ArticleSeen",
    "Changes",
    "ClaimChange",
    "FigureChange",
    "Made",
    "Matches",
    "Move",
    "Position",
    "Told",
    "VerdictChange",
    "changes",
    "match_claims",
]
