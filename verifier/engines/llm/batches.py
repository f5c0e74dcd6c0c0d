"""Split the claims of a story into requests where one would be too large, so that every candidate pair is in one.

A story that fits is one batch with all its claims, whatever the candidates are. Otherwise batches are grown along the
candidate pairs, so that claims on one subject stay together, and small ones are put together. Greedy; the number of
batches grows with the claims, since candidates per claim are bounded.
"""

from collections import defaultdict, deque
from collections.abc import Collection, Mapping, Sequence

from verifier.models import Pair

_OPEN_BATCHES = 16
"""How many of the last batches are tried for room, so that the cost stays in proportion to the claims."""


def batches(sizes: Mapping[str, int], candidates: Sequence[Pair], limit: int) -> list[tuple[str, ...]]:
    """Return claim ids by batch, sorted, each of a total size of at most `limit` (or of two claims)."""
    if sum(sizes.values()) <= limit:
        return [tuple(sorted(sizes))]
    open_pairs: dict[str, set[str]] = defaultdict(set)
    for pair in candidates:
        open_pairs[pair.first].add(pair.second)
        open_pairs[pair.second].add(pair.first)
    made: list[set[str]] = []
    while open_pairs:
        batch = _grow(sizes, open_pairs, limit)
        _close(batch, open_pairs)
        made.append(batch)
    return [tuple(sorted(batch)) for batch in _packed(made, sizes, limit)]


def halves(batch: Sequence[str], sizes: Mapping[str, int], candidates: Sequence[Pair]) -> list[tuple[str, ...]]:
    """Return smaller batches that cover the candidates within one batch; nothing where it has only two claims."""
    if len(batch) <= 2:
        return []
    members = set(batch)
    inside = [pair for pair in candidates if pair.first in members and pair.second in members]
    sizes_inside = {claim: sizes[claim] for claim in batch}
    smaller = batches(sizes_inside, inside, max(sum(sizes_inside.values()) // 2, 1))
    return [each for each in smaller if len(each) < len(batch)]


def _grow(sizes: Mapping[str, int], open_pairs: Mapping[str, Collection[str]], limit: int) -> set[str]:
    """Start from the claim with most open pairs, and take in neighbours of neighbours while there is room."""
    start = min(open_pairs, key=lambda claim: (-len(open_pairs[claim]), claim))
    first = min(open_pairs[start])
    batch, room = {start, first}, limit - sizes[start] - sizes[first]
    queue = deque((start, first))
    while queue and room > 0:
        for claim in sorted(open_pairs.get(queue.popleft(), ())):
            if claim not in batch and sizes[claim] <= room:
                batch.add(claim)
                queue.append(claim)
                room -= sizes[claim]
    return batch


def _packed(grown: Sequence[set[str]], sizes: Mapping[str, int], limit: int) -> list[set[str]]:
    """Put batches together that fit into one request: a story may fall into many small subjects."""
    packed: list[set[str]] = []
    for batch in grown:
        for roomy in packed[-_OPEN_BATCHES:]:
            if sum(sizes[claim] for claim in roomy | batch) <= limit:
                roomy |= batch
                break
        else:
            packed.append(batch)
    return packed


def _close(batch: Collection[str], open_pairs: dict[str, set[str]]) -> None:
    for claim in batch:
        open_pairs[claim].difference_update(batch)
        if not open_pairs[claim]:
            del open_pairs[claim]
