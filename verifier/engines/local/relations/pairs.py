"""Lay the claims of a story side by side: each candidate pair as two cases, and what a model is to read of a case."""

from collections.abc import Iterator, Mapping, Sequence

from verifier.engines.local.relations.alignment import Alignment, Background, Side, take_side, weigh_keys
from verifier.engines.local.relations.backdrop import find_backdrop
from verifier.engines.local.relations.cases import Case
from verifier.engines.local.relations.containment import find_containment
from verifier.engines.local.relations.figures import view_figures
from verifier.errors import EngineError
from verifier.lexicon import display_key
from verifier.models import Article, Claim, Kind, Pair, Time


def lay_out(
    articles: Sequence[Article], claims: Sequence[Claim], candidates: Sequence[Pair]
) -> Iterator[tuple[Case, Case]]:
    """Yield both directions of each candidate. Raise EngineError where one names a claim that was not given."""
    published = {article.id: article.published.when if article.published else None for article in articles}
    background = _background(articles, claims)
    sides = {claim.id: take_side(claim, background) for claim in claims}
    for pair in candidates:
        unknown = [claim for claim in (pair.first, pair.second) if claim not in sides]
        if unknown:
            raise EngineError(f"candidates name claims that were not given: {', '.join(unknown)}; pass them too")
        one, other = sides[pair.first], sides[pair.second]
        yield _case(one, other, published, background), _case(other, one, published, background)


def premise_of(case: Case) -> str:
    """Return the evidence with the geography that the target needs: what a model cannot know of small places."""
    given, wanted = case.alignment.evidence.names, case.alignment.target.names
    containment = case.alignment.background.containment
    held = (
        f"{display_key(name)} is in {display_key(holder)}."
        for name in sorted(given)
        for holder in sorted((containment.get(name, frozenset()) & wanted) - given)
    )
    return " ".join((_vouched_for(case), *held))


def _background(articles: Sequence[Article], claims: Sequence[Claim]) -> Background:
    containment = find_containment((*(article.text for article in articles), *(claim.text for claim in claims)))
    backdrop = find_backdrop(articles, containment)
    return Background(weigh_keys(claims, backdrop.keys), containment, backdrop)


def _case(one: Side, other: Side, published: Mapping[str, Time | None], background: Background) -> Case:
    evidence, target = one.claim, other.claim
    alignment = Alignment(one, other, background)
    dates = published.get(evidence.article), published.get(target.article)
    return Case(evidence, target, alignment, view_figures(evidence, target, alignment), dates)


def _vouched_for(case: Case) -> str:
    """Return the evidence; before a statement, as what its origin confirmed."""
    text = case.evidence.text
    if case.target.kind is Kind.STATEMENT and case.evidence.kind is Kind.FACT:
        return f"{case.evidence.origin.body} confirmed that {text}"
    return text
