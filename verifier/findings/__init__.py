"""Point out places that a checker wants to look at besides verdicts; no verdict rests on them.

quotations.py: one utterance, quoted in different words
headlines.py: a headline that says more than its article's text

Both would rather miss a place than point at a wrong one.
"""

from collections.abc import Sequence

from verifier.findings.headlines import overstating_headlines
from verifier.findings.quotations import differing_quotations
from verifier.models import Article, Claim, Finding
from verifier.origins import OriginIndex, resolve_origins

__all__ = ["find_findings"]


def find_findings(
    articles: Sequence[Article], claims: Sequence[Claim], origins: OriginIndex | None = None
) -> tuple[Finding, ...]:
    """Return the findings of a run, sorted by kind and claims; without `origins` the shipped bodies are used."""
    origins = origins or resolve_origins(claims)
    by_id = {article.id: article for article in articles}
    ordered = sorted((claim for claim in claims if claim.article in by_id), key=lambda claim: claim.id)
    found = [*differing_quotations(by_id, ordered, origins), *overstating_headlines(by_id, ordered, origins)]
    return tuple(sorted(found, key=lambda finding: (finding.kind, finding.claims, finding.why)))
