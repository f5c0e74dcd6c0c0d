"""Call a claim corroborated where another outlet has a claim with most of its words in it, else single-source.

Knows no figures, dates, negations or copies, and never finds a contradiction.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass

from evals.labels.values import Story
from verifier.models import VerdictLabel
from verifier.text import content_words

SHARE = 2 / 3
"""How much of a claim's words another outlet's claim must have. Not tuned."""


@dataclass(frozen=True, slots=True)
class _Worded:
    outlet: Hashable
    words: frozenset[str]


def overlap_verdicts(story: Story) -> Mapping[str, VerdictLabel]:
    """Return a verdict for each of the story's claims."""
    outlets = {article.id: article.outlet_key for article in story.articles}
    worded = {
        gold.id: _Worded(outlets[gold.claim.article], content_words(gold.claim.text)) for gold in story.labels.claims
    }
    return {
        claim: VerdictLabel.CORROBORATED
        if any(_covers(evidence, target) for evidence in worded.values())
        else VerdictLabel.SINGLE_SOURCE
        for claim, target in worded.items()
    }


def _covers(evidence: _Worded, target: _Worded) -> bool:
    """Whether another outlet's words hold most of the target's; a target without content words is in nothing."""
    if evidence.outlet == target.outlet or not target.words:
        return False
    return len(target.words & evidence.words) >= SHARE * len(target.words)
