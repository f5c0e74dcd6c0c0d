"""Let a denial hold from when it was made, until its origin drops it.

Whether it was dropped is not looked for: a later claim of the same origin shows that. A denial of an event that names
no date reaches back as well: who denies that troops were sent denies it of any day before; and so does a denial whose
time is open at its beginning. A denial of an event on one date is left to the ordinary comparison of dates. What a text
says never to have been ("has signed nothing", "no contract has been signed") reaches back whoever says it, and no
further forward than its own time unless its origin denies it.
"""

import re

from verifier.edtf import Bounds
from verifier.models import Claim, Stance, Time
from verifier.times.aspect import Aspect, aspect_of
from verifier.times.holding import holding_of, said_or_published
from verifier.times.order import DAY, TimeRelation, gap, order

_NEVER_YET = re.compile(
    r"\b(?:no(?! (?:fewer|more|less|later|longer|doubt)\b)|not one|none of the) (?:\S+ ){1,4}(?:has|have|had) (?!no\b)"
    r"|\b(?:has|have|had)(?: \w+ly)?(?: never|(?: not|n['’]t) (?:\w+ )?(?:ever|yet))\b"
    r"|\b(?:has|have|had) (?:\w+ly )?(?:been |\w{2,}(?:ed|en|wn)|paid|said|sent|held|met|told|made|found|lost|sold) "
    r"(?:nothing|nobody|no one|none|no)\b",
    re.IGNORECASE,
)

_UNKNOWN = (TimeRelation.UNKNOWN, "when a denial, or what it denies, was said is unknown")


def is_open_denial(claim: Claim) -> bool:
    """Whether a claim denies something without tying it to the date of an event."""
    is_event = aspect_of(claim.text) is Aspect.EVENT
    return _is_of_all_before(claim) or (claim.stance is Stance.DENIED and not (is_event and claim.time is not None))


def compare_denials(
    evidence: Claim, target: Claim, evidence_published: Time | None, target_published: Time | None
) -> tuple[TimeRelation, str]:
    """Compare two claims of which at least one is an open denial; give the relation, and why."""
    one, other = _reach(evidence, evidence_published), _reach(target, target_published)
    if one is None or other is None:
        return _UNKNOWN
    if gap(one, other) <= DAY:
        return TimeRelation.SAME, "a denial holds from when it was made"
    return order(one, other), "a denial holds from when it was made, and the other claim is of before"


def _reach(claim: Claim, published: Time | None) -> Bounds | None:
    """Find the time that a claim speaks of, at least the moment when it was said; open for what a denial covers."""
    bounds = holding_of(claim, published).bounds
    if bounds is None:
        said = said_or_published(claim, published).time
        bounds = said.bounds if said else None
    if bounds is None or not is_open_denial(claim):
        return bounds
    reaches_back = aspect_of(claim.text) is Aspect.EVENT or _is_of_all_before(claim)
    return Bounds(None if reaches_back else bounds.start, None if claim.stance is Stance.DENIED else bounds.end)


def _is_of_all_before(claim: Claim) -> bool:
    """Whether a claim says that something was not so until then: "has signed nothing", "has never been"."""
    is_open = claim.time is not None and claim.time.bounds.start is None
    return (is_open and claim.stance is Stance.DENIED) or _NEVER_YET.search(claim.text) is not None
