"""Say what a claim is worth as evidence: whether it counts, whether it is weak, whether it only foresees.

It reads a claim's stance, its kind, and words that tell an expectation; how two claims bear on each other is not its
business (`verifier.relations`).
"""

import re
from collections.abc import Mapping

from verifier.independence import CopyIndex, standing
from verifier.models import Article, Claim, Kind, RelationLabel, Stance, Standing

_TO_COME = re.compile(
    r"\b(?:will|would|could|shall|might|won['’]t|wouldn['’]t|(?:is|are) (?:not )?(?:going|about) to)\b", re.I
)
_WEAK = frozenset({Stance.UNCONFIRMED, Stance.PREDICTED})
_BEARING = frozenset({RelationLabel.SUPPORTS, RelationLabel.CONTRADICTS})
_EXPECTED = re.compile(
    r"\b(?:had|was|were|been)(?: \w+ly)? (?:expected|forecast|predicted|projected|foreseen)\b"
    r"|\b(?:had|was|were|been) (?:due|scheduled|tipped) to\b"
    r"|\b(?:analysts|economists|forecasters|investors|pollsters) (?:\w+ )?(?:expected|forecast|predicted|projected)\b",
    re.IGNORECASE,
)


def foresees(claim: Claim) -> bool:
    """Whether a claim is a forecast, denies what is to come, or tells what somebody had expected."""
    if claim.stance is Stance.DENIED:
        return _TO_COME.search(claim.text) is not None
    return claim.stance is Stance.PREDICTED or (claim.kind is Kind.FACT and _EXPECTED.search(claim.text) is not None)


def standing_of(
    label: RelationLabel, evidence: Claim, target: Claim, articles: Mapping[str, Article], copies: CopyIndex
) -> Standing:
    """Say whether a relation counts towards a verdict, or the first reason why not: independence, then weakness."""
    by_independence = standing(evidence, target, articles, copies)
    if by_independence is not Standing.COUNTS:
        return by_independence
    return Standing.WEAK_EVIDENCE if is_weak(label, evidence, target) else Standing.COUNTS


def is_weak(label: RelationLabel, evidence: Claim, target: Claim) -> bool:
    """Whether the evidence is barred from bearing on the target in this way (docs/domain.md, "Weak evidence")."""
    both_statements = evidence.kind is target.kind is Kind.STATEMENT
    unsettled = evidence.stance in _WEAK and target.stance not in _WEAK and not both_statements
    return evidence.set_right or (unsettled and label in _BEARING)
