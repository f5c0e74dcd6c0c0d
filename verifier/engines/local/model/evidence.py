"""Cut long evidence into sentences and make one outcome of theirs.

An encoder of sentences loses what a long text says on one claim: scored sentence by sentence, with the best taken, the
same encoder judges documents far better (Laban et al., SummaC, TACL 2022, who take the mean of the best instead of
combining as below).
"""

import re
from collections.abc import Sequence

from verifier.engines.local.relations.entailment import Entailment
from verifier.text import sentences

WHOLE = 60
"""Evidence of at most so many words is also read whole, so that its sentences can lean on each other."""

MOST_SENTENCES = 200
"""So many sentences are read at most, the first ones."""

_BORDER = re.compile(r"[.!?…][\"'”’)\]]{0,3}\s|\n")


def readings(evidence: str) -> tuple[str, ...]:
    """Return the texts to score in place of evidence: itself where it is short, and each of several sentences."""
    short = len(evidence.split()) <= WHOLE
    if short and not _BORDER.search(evidence.rstrip()):
        return (evidence,)
    found = tuple(sentence.text for sentence in sentences(evidence)[:MOST_SENTENCES])
    if len(found) < 2:
        return (evidence,)
    return (evidence, *found) if short else found


def combine(outcomes: Sequence[Entailment]) -> Entailment:
    """Return the outcome of all readings: the highest support, the highest contradiction, the rest neutral.

    Where the two sum to more than 1 (one sentence supports, another contradicts) both are scaled down to sum to 1, so
    that neither hides the other.
    """
    if len(outcomes) == 1:
        return outcomes[0]
    supports = max(outcome.supports for outcome in outcomes)
    contradicts = max(outcome.contradicts for outcome in outcomes)
    total = max(supports + contradicts, 1.0)
    supports, contradicts = supports / total, contradicts / total
    return Entailment(supports, contradicts, max(0.0, 1 - supports - contradicts))
