"""Cut long evidence into passages, and make one outcome of theirs.

An encoder of sentences loses what a long text says on one claim: scored piece by piece, with the best taken, the same
encoder judges documents far better (Laban et al., SummaC, TACL 2022, who take sentences, and the mean of the best).
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from verifier.engines.local.relations.entailment import Entailment
from verifier.text import content_words, sentences

PASSAGE = 80
"""Words of a passage; evidence of at most so many is read whole, since its sentences lean on each other."""

MOST_LETTERS = 100_000
"""So much of evidence is read at most, from its beginning."""

MOST_PASSAGES = 12
"""So many passages are scored at most: those that share most words with the hypothesis."""

_BORDER = re.compile(r"[.!?…][\"'”’)\]]{0,3}\s|\n")


def readings(evidence: str, hypothesis: str) -> tuple[str, ...]:
    """Return the texts to score in place of evidence: itself, or those of its passages that bear most on a claim.

    What stands behind the first `MOST_LETTERS` is not read.
    """
    found = _passages(evidence[:MOST_LETTERS])
    asked = content_words(hypothesis)
    shared = [len(asked & content_words(passage)) for passage in found]
    best = sorted(range(len(found)), key=lambda place: -shared[place])[:MOST_PASSAGES]
    return tuple(found[place] for place in sorted(best))


@lru_cache(maxsize=256)  # one document is read for many claims
def _passages(evidence: str) -> Sequence[str]:
    """Return the text where it is short; else passages of its sentences, each from the middle of the one before."""
    if len(evidence.split()) <= PASSAGE or not _BORDER.search(evidence.rstrip()):
        return (evidence,)
    given = [sentence.text for sentence in sentences(evidence)] or [evidence]
    lengths = [len(sentence.split()) for sentence in given]
    found: list[str] = []
    start = 0
    while start < len(given):
        end, words = start + 1, lengths[start]
        while end < len(given) and words + lengths[end] <= PASSAGE:
            words += lengths[end]
            end += 1
        found.append(" ".join(given[start:end]))
        if end == len(given):
            break
        start = max(start + 1, (start + end) // 2)
    return found


def combine(outcomes: Sequence[Entailment]) -> Entailment:
    """Return the outcome of all readings: the highest support, the highest contradiction, the rest neutral.

    Where the two sum to more than 1 (one passage supports, another contradicts) both are scaled down to sum to 1, so
    that neither hides the other.
    """
    if len(outcomes) == 1:
        return outcomes[0]
    supports = max(outcome.supports for outcome in outcomes)
    contradicts = max(outcome.contradicts for outcome in outcomes)
    total = max(supports + contradicts, 1.0)
    supports, contradicts = supports / total, contradicts / total
    return Entailment(supports, contradicts, max(0.0, 1 - supports - contradicts))
