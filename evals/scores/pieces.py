"""Find the claims of one side that come in pieces on the other side: split where gold has one, merged where it has two.

A piece is a claim without a partner of its own whose quote overlaps that of the whole, whose words mostly stand in the
whole's text, which leaves out some of them, and which gives no figure, date or negation that the whole lacks.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from evals.scores.likeness import Likeness, Token, clashes

CONTAINED = 0.6
"""The share of a piece's words that stand in the whole."""

PROPER = 0.85
"""The share of the whole's words that a piece has at most; with more it says the same."""


def find_broken(
    wholes: Sequence[Likeness], parts: Sequence[Likeness], partner: Mapping[str, str]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the id of every whole with those of its pieces, where there are two or more that say different things.

    `partner` leads from an aligned claim of either side to the other.
    """
    index: dict[Token, list[Likeness]] = defaultdict(list)
    for part in parts:
        for token in part.text if part.claim.id not in partner else ():
            index[token].append(part)
    by_id = {part.claim.id: part for part in parts}
    for whole in wholes:
        near = {part.claim.id: part for token in whole.text for part in index.get(token, ())}
        own = by_id.get(partner.get(whole.claim.id, ""))
        candidates = [*near.values(), *([own] if own else [])]
        pieces = _different([part for part in candidates if _is_piece(part, whole)], whole)
        if len(pieces) > 1:
            yield whole.claim.id, tuple(part.claim.id for part in pieces)


def _is_piece(part: Likeness, whole: Likeness) -> bool:
    shared = len(part.text & whole.text)
    if shared < CONTAINED * len(part.text) or shared > PROPER * len(whole.text) or clashes(part, whole):
        return False
    return any(here.overlaps(there) for here in part.claim.quotes for there in whole.claim.quotes)


def _different(pieces: Sequence[Likeness], whole: Likeness) -> list[Likeness]:
    """Leave out pieces that have nothing of the whole that another does not have."""
    kept: list[Likeness] = []
    for piece in sorted(pieces, key=lambda piece: (-len(piece.text & whole.text), piece.claim.id)):
        if not any(piece.text & whole.text <= other.text for other in kept):
            kept.append(piece)
    return sorted(kept, key=lambda piece: piece.claim.id)
