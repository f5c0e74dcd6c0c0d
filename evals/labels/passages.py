"""Find where another article has a passage that was labelled as a copy, by aligning the two word by word.

Alignment is difflib's (Ratcliff and Obershelp's matching of longest common runs); a person has said that there is a
counterpart, so little likeness is asked. Which of the two texts was first is not its business.
"""

import re
from difflib import Match, SequenceMatcher

from verifier.text import sentences

LIKENESS = 0.4
"""At least this part of the passage's words must stand in the other text too, in the same order."""

_RUN = 3
"""A shorter run of equal words is chance."""

_GAP = 40
"""Words that may stand between two runs of one passage."""

_WORD = re.compile(r"[^\W_]+(?:[.,'’][^\W_]+)*")
_STARTS_SENTENCE = re.compile(r"\W*[A-Z0-9]")
_ENDS_SENTENCE = re.compile(r"[.!?…]\W*\Z")


def counterpart(passage: str, text: str) -> tuple[int, int] | None:
    """Return the offsets of the passage's counterpart in a text, or None where too little of it stands there.

    A passage of whole sentences has whole sentences as its counterpart, however they were edited.
    """
    words, others = list(_WORD.finditer(passage)), list(_WORD.finditer(text))
    matcher = SequenceMatcher(None, [_level(word) for word in words], [_level(word) for word in others], autojunk=False)
    runs = [run for run in matcher.get_matching_blocks() if run.size >= min(_RUN, len(words))]
    best = max(_clusters([run for run in runs if run.size]), key=_size, default=None)
    if best is None or _size(best) < LIKENESS * len(words):
        return None
    start, end = others[best[0].b].start(), others[best[-1].b + best[-1].size - 1].end()
    return _grown(passage, text, start, end)


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


def _grown(passage: str, text: str, start: int, end: int) -> tuple[int, int]:
    """Grow a place over its first and last sentence, as far as the passage starts and ends with one."""
    touched = [sentence for sentence in sentences(text) if sentence.start < end and start < sentence.end]
    if not touched:
        return start, end
    first = min(start, touched[0].start) if _STARTS_SENTENCE.match(passage) else start
    last = max(end, touched[-1].end) if _ENDS_SENTENCE.search(passage) else end
    return first, last
