"""Cut long evidence into sentences and passages, a hypothesis into sentences, and make one outcome of theirs.

An encoder of sentences loses what a long text says on one claim: scored sentence by sentence, with the best taken, the
same encoder judges documents far better (Laban et al., SummaC, TACL 2022, who take the mean of the best instead of
combining as below). Passages are read as well, since a claim may need several sentences together.
"""

import re
from collections.abc import Sequence

from verifier.engines.local.relations.entailment import Entailment
from verifier.text import sentences

PASSAGE = 60
"""Words of a passage; evidence of at most so many is read whole."""

MOST_SENTENCES = 200
"""So many sentences are read at most, the first ones."""

_BORDER = re.compile(r"[.!?…][\"'”’)\]]{0,3}\s|\n")


def readings(evidence: str) -> tuple[str, ...]:
    """Return the texts to score in place of evidence: itself, or each of its sentences and the passages they make."""
    found = sentences_of(evidence)
    return (*found, *_passages(found)) if len(found) > 1 else found


def sentences_of(text: str) -> tuple[str, ...]:
    """Return the first sentences of a text; the text as it is where it is but one."""
    if not _BORDER.search(text.rstrip()):
        return (text,)
    found = tuple(sentence.text for sentence in sentences(text)[:MOST_SENTENCES])
    return found if len(found) > 1 else (text,)


def _passages(given: Sequence[str]) -> list[str]:
    """Return passages of consecutive sentences, each beginning in the middle of the one before."""
    lengths = [len(sentence.split()) for sentence in given]
    found: list[str] = []
    start = 0
    while start < len(given):
        end, words = start + 1, lengths[start]
        while end < len(given) and words + lengths[end] <= PASSAGE:
            words += lengths[end]
            end += 1
        if end - start > 1:
            found.append(" ".join(given[start:end]))
        if end == len(given):
            break
        start = max(start + 1, (start + end) // 2)
    return found


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
