"""Find headlines that say more than the text under them.

Two ways: a figure without the hedge that the text has ("10,000" over "as many as 10,000"), and a thing asserted that
the text only foresees or could not confirm. Judged from the claims of the article's own text; a headline that hedges,
asks or denies is left alone, and so is one whose flat figure the text gives elsewhere from another origin.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from verifier.models import Article, Bound, Claim, Finding, FindingKind, Kind, PartRole, Quantity, Span, Stance
from verifier.origins import OriginIndex
from verifier.quantities import find_quantities
from verifier.text import content_words, words

SMALLEST_FIGURE = Decimal(3)
"""Smaller figures are too common in headlines to be matched by value."""

TELLING_FIGURE = Decimal(1000)
"""From here on two figures of one value in one article are taken to count the same thing."""

FEWEST_SHARED = 2
"""Content words besides the figure that headline and claim share at least."""

COVERED = 0.7
"""The part of a headline's content words that the uncertain claim has."""

COVERED_BY_ASSERTED = 0.5
"""From here on an asserted claim of the text carries the headline."""

_HEDGED = frozenset({Bound.ABOUT, Bound.UP_TO, Bound.AT_LEAST, Bound.AT_MOST, Bound.RANGE})
_UNCERTAIN = frozenset({Stance.PREDICTED, Stance.UNCONFIRMED})
_CAUTIOUS = frozenset(
    "could may might can would will shall should must to likely unlikely expected expects expect set plans "
    "planned plan  planning poised due reportedly alleged allegedly apparently possible possibly potential "
    "potentially fears fear  feared risk risks threat threatens warns warn warning claims claim claimed reports "
    "rumors rumours suspected believed  thought looms eyes mulls considers weighs seeks wants urges vows pledges "
    "aims forecast forecasts predicts predict  sees hopes hope if unless ahead unconfirmed unclear probably "
    "perhaps maybe about almost nearly".split()
)
_NEGATED = frozenset(
    "no not never none without denies denied deny rejects rejected cannot isn't won't don't fake".split()
)
_COMING = frozenset(
    "tomorrow next soon upcoming monday tuesday wednesday thursday friday saturday sunday weekend".split()
)


def overstating_headlines(
    articles: Mapping[str, Article], claims: Sequence[Claim], origins: OriginIndex
) -> Iterator[Finding]:
    """Yield the findings of each article's headline, each on the claim of the text that it overstates."""
    by_article: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_article[claim.article].append(claim)
    for article in articles.values():
        headline = _headline(article)
        if headline and "?" not in headline:
            text_claims = [claim for claim in by_article[article.id] if _is_in_text(claim, article)]
            yield from _flat_figures(headline, text_claims, origins)
            yield from _asserted_forecasts(headline, text_claims)


def _headline(article: Article) -> str:
    spans = _headline_spans(article)
    return " ".join(article.slice(span) for span in spans) if spans else article.title or ""


def _headline_spans(article: Article) -> list[Span]:
    return [part for part in article.parts if part.role is PartRole.HEADLINE]


def _is_in_text(claim: Claim, article: Article) -> bool:
    """Whether a claim has a quote outside the headline."""
    spans = _headline_spans(article)
    return any(not any(span.overlaps(quote) for span in spans) for quote in claim.quotes)


def _flat_figures(headline: str, claims: Sequence[Claim], origins: OriginIndex) -> Iterator[Finding]:
    topic = content_words(headline)
    for found in find_quantities(headline):
        flat = found.quantity
        if flat.bound is not Bound.EXACT or flat.low != flat.high or (flat.low or 0) < SMALLEST_FIGURE:
            continue
        hedged = [
            (len(topic & content_words(claim.text) - content_words(flat.words)), claim, quantity)
            for claim in claims
            for quantity in claim.quantities
            if quantity.bound in _HEDGED and _is_of_value(quantity, flat) and _can_count_the_same(quantity, flat)
        ]
        hedged = [(shared, claim, quantity) for shared, claim, quantity in hedged if shared >= FEWEST_SHARED]
        if not hedged:
            continue
        _, claim, quantity = min(hedged, key=lambda item: (-item[0], item[1].id))
        if not _is_told_flat(flat, claim, claims, origins):
            yield _finding(claim, headline[found.start : found.end], quantity.words or claim.text)


def _is_of_value(quantity: Quantity, flat: Quantity) -> bool:
    return quantity.unit == flat.unit and flat.low in (quantity.low, quantity.high)


def _can_count_the_same(quantity: Quantity, flat: Quantity) -> bool:
    """Whether two figures of one value can be of one thing: a large one can, whatever word names what is counted."""
    counted, flat_counted = content_words(quantity.of), content_words(flat.of)
    named_alike = not counted.isdisjoint(flat_counted) or not (counted and flat_counted)
    return named_alike or (flat.low or 0) >= TELLING_FIGURE


def _is_told_flat(flat: Quantity, hedged: Claim, claims: Sequence[Claim], origins: OriginIndex) -> bool:
    """Whether the text gives the flat figure from another origin than the hedged one."""
    return any(
        quantity.bound is Bound.EXACT and _is_of_value(quantity, flat) and origins.key(claim) != origins.key(hedged)
        for claim in claims
        for quantity in claim.quantities
    )


def _asserted_forecasts(headline: str, claims: Sequence[Claim]) -> Iterator[Finding]:
    told = set(words(headline))
    if told & (_CAUTIOUS | _NEGATED | _COMING):
        return
    topic = content_words(headline)
    covering = [(_covered(topic, claim), claim) for claim in claims if claim.kind is Kind.FACT]
    uncertain = [
        (part, claim)
        for part, claim in covering
        if claim.stance in _UNCERTAIN and part >= COVERED and _NEGATED.isdisjoint(words(claim.text))
    ]
    carried = any(part >= COVERED_BY_ASSERTED and claim.stance not in _UNCERTAIN for part, claim in covering)
    if uncertain and not carried and len(topic) > FEWEST_SHARED:
        _, claim = min(uncertain, key=lambda item: (-item[0], item[1].id))
        yield _finding(claim, headline, claim.quotes[0].text)


def _covered(topic: frozenset[str], claim: Claim) -> float:
    """Return the part of a headline's content words that a claim or the name of its origin has."""
    said_by = f"{claim.origin.body} {claim.origin.speaker or ''}"
    return len(topic & (content_words(claim.text) | content_words(said_by))) / max(1, len(topic))


def _finding(claim: Claim, headline: str, text: str) -> Finding:
    shown, told = " ".join(headline.split()), " ".join(text.split())
    return Finding(
        kind=FindingKind.HEADLINE_SAYS_MORE,
        claims=(claim.id,),
        why=f"the headline says “{shown}”, the text “{told}”",
    )
