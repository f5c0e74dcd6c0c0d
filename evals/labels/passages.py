"""Find where another article has a passage that was labelled as a copy, by aligning the two word by word.

Alignment is difflib's (Ratcliff and Obershelp's matching of longest common runs). Which of the two texts was first is
not its business.
"""

import re
from difflib import Match, SequenceMatcher

LIKENESS = 0.6
"""At least this part of the passage's words must stand in the other text too, in the same order."""

_RUN = 3
"""A shorter run of equal words is chance."""

_GAP = 40
"""Words that may stand between two runs of one passage."""

_WORD = re.compile(r"[^\W_]+(?:[.,'’][^\W_]+)*")


def counterpart(passage: str, text: str) -> tuple[int, int] | None:
    """Return the offsets of the passage's counterpart in a text, or None where too little of it stands there."""
    words, others = list(_WORD.finditer(passage)), list(_WORD.finditer(text))
    matcher = SequenceMatcher(None, [_level(word) for word in words], [_level(word) for word in others], autojunk=False)
    runs = [run for run in matcher.get_matching_blocks() if run.size >= min(_RUN, len(words))]
    clusters = _clusters([run for run in runs if run.size])
    best = max(clusters, key=_size, default=None)
    if best is None or _size(best) < LIKENESS * len(words):
        return None
    return others[best[0].b].start(), others[best[-1].b + best[-1].size - 1].end()


def _clusters(runs: list[Match]) -> list[list[Match]]:
    """Put runs together that lie near each other in the other text."""
    clusters: list[list[Match]] = []
    for run in runs:
        if clusters and run.b - (clusters[-1][-1].b + clusters[-1][-1].size) <= _GAP:
            clusters[-1].append(run)
        else:
            clusters.append([run])
    return clusters


def _size(cluster: list[Match]) -> int:
    return sum(run.size for run in cluster)


def _level(word: re.Match[str]) -> str:
    return word[0].casefold().replace("’", "'")
