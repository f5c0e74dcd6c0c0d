"""Make claims of sentences, and ask what the local engine says of a pair."""

from decimal import Decimal

from verifier.engines.local.relations.overlap import OverlapModel
from verifier.engines.local.relations.relate import relate_claims
from verifier.models import (
    Article,
    Bound,
    Claim,
    DateBasis,
    Judgement,
    Kind,
    Origin,
    Pair,
    Published,
    Quantity,
    Quote,
    RelationLabel,
    Stance,
    Time,
)

SUPPORTS, CONTRADICTS, VARIES, NONE = (
    RelationLabel.SUPPORTS,
    RelationLabel.CONTRADICTS,
    RelationLabel.VARIES,
    RelationLabel.NONE,
)
DAY = "2026-03-02"


def count(value: int, of: str = "", bound: Bound = Bound.EXACT, unit: str | None = None) -> Quantity:
    high = None if bound is Bound.AT_LEAST else Decimal(value)
    return Quantity(low=Decimal(value), high=high, bound=bound, of=of, unit=unit)


def claim(
    claim_id: str,
    text: str,
    *quantities: Quantity,
    kind: Kind = Kind.FACT,
    stance: Stance = Stance.ASSERTED,
    body: str = "somebody",
    speaker: str | None = None,
    time: str | None = DAY,
) -> Claim:
    return Claim(
        id=claim_id,
        article=claim_id[0],
        text=text,
        kind=kind,
        quotes=(Quote(start=0, end=len(text), text=text),),
        origin=Origin(body=body, speaker=speaker),
        stance=stance,
        quantities=quantities,
        time=Time(time) if time else None,
    )


def article(article_id: str, text: str = "-") -> Article:
    return Article(
        id=article_id, text=text, outlet=article_id, published=Published(when=Time(DAY), basis=DateBasis.STATED)
    )


def judge(evidence: Claim, target: Claim, *texts: str, opening: str = "-") -> Judgement:
    """Return what is said of evidence on target, with the texts as background; `opening` begins both articles."""
    further = (article(f"t{number}", text) for number, text in enumerate(texts))
    articles = [article("a", opening), article("b", opening), *further]
    pair = Pair.of(evidence.id, target.id)
    judgements = relate_claims(articles, [evidence, target], [pair], OverlapModel())
    return next(one for one in judgements if one.evidence == evidence.id)


def label(evidence: str, target: str) -> RelationLabel:
    return judge(claim("a1", evidence), claim("b1", target)).label
