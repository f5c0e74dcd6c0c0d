"""Put together what a model gave in several answers on one article: a first answer and its correction, or passages.

Asked to correct some claims, a model may give those alone, or leave them out: what its second answer lacks is taken
from the first, so that nothing is lost. Two proposals are taken for one where their words are alike.
"""

from collections.abc import Iterable, Sequence

from verifier.engines.llm.schema import ProposedClaim
from verifier.text import content_words

_ALIKE = 0.5
"""Shared content words over all content words of two texts, from which the one is a rewording of the other."""


def corrected(first: Sequence[ProposedClaim], second: Sequence[ProposedClaim]) -> list[ProposedClaim]:
    """Return the second answer, and after it what only the first has."""
    texts = {proposal.text for proposal in second}
    changed = [proposal for proposal in first if proposal.text not in texts]
    known = {proposal.text for proposal in first}
    free = [(content_words(proposal.text), proposal) for proposal in second if proposal.text not in known]
    lost = []
    for proposal in changed:
        words = content_words(proposal.text)
        likenesses = [_likeness(words, others) for others, _ in free]
        if likenesses and max(likenesses) >= _ALIKE:
            free.pop(likenesses.index(max(likenesses)))
        else:
            lost.append(proposal)
    return [*second, *lost]


def without_repeats(proposals: Iterable[ProposedClaim]) -> list[ProposedClaim]:
    """Keep the first of proposals that say the same of the same words."""
    seen: set[tuple[str, frozenset[str]]] = set()
    kept = []
    for proposal in proposals:
        key = (" ".join(proposal.quote.split()), content_words(proposal.text))
        if key not in seen:
            seen.add(key)
            kept.append(proposal)
    return kept


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the share of common words among all (Jaccard)."""
    return len(one & other) / max(len(one | other), 1)
