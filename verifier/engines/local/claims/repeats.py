"""Leave out what a claim of somebody's office or age says that another claim of the article says as well."""

import re
from collections.abc import Sequence

from verifier.models import Claim

_IS = re.compile(r"^(\S[^,]{2,60}?) (?:is|was) (.+)\.$")
_GOES_ON = re.compile(r"\b(?:who|whom|which|whose|that|where)\b")
_IDLE = frozenset({"a", "an", "the", "of", "its", "s", "his", "her", "their", "years", "old"})
_ALIKE = 0.6
_MORE = 4


def with_offices(claims: Sequence[Claim], offices: Sequence[Claim]) -> list[Claim]:
    """Return the claims of an article with those of offices and ages; where two say the same, the office stands.

    A claim stands before it that says more at another place, or that goes on ("a grower who sits on the board").
    """
    kept = [claim for claim in claims if not any(_is_told_by(claim, office) for office in offices)]
    return kept + [office for office in offices if not any(_says(claim, office) for claim in kept)]


def _is_told_by(claim: Claim, office: Claim) -> bool:
    place = office.quotes[0]
    beside = any(one.start < place.end and place.start < one.end for one in claim.quotes)
    shorter = beside or len(claim.text) <= len(office.text)
    return shorter and _says(claim, office) and not _GOES_ON.search(claim.text)


def _says(claim: Claim, office: Claim) -> bool:
    """Whether a claim says of the same person what an office or an age does."""
    one, other = _IS.match(claim.text.casefold()), _IS.match(office.text.casefold())
    if one is None or other is None or one[1].split()[-1] != other[1].split()[-1]:
        return False
    few, many = sorted((_words(one[2]), _words(other[2])), key=len)
    alike = len(few & many) >= len(few) * _ALIKE and len(many) <= len(few) + _MORE
    return bool(few) and (few <= many or alike)


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text)) - _IDLE
