"""Compare an older report with a newer one on the same event: what came, went or moved.

Two reports are compared as they are: nothing is computed anew, and no article is read. Claims are found again by their
outlet and their words, since ids may differ from run to run.
"""

from verifier.changes.compare import changes
from verifier.changes.matching import Matches, match_claims
from verifier.changes.values import (
    ArticleChange,
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
