"""Make claims in which only what bears on time differs, and compare them."""

from decimal import Decimal

from verifier.models import Claim, Kind, Origin, Quantity, Quote, SaidOn, Stance, Time
from verifier.times import TimeComparison, TimeRelation, compare_times, mirrored

SAME, UNKNOWN, ORDER_UNKNOWN = TimeRelation.SAME, TimeRelation.UNKNOWN, TimeRelation.ORDER_UNKNOWN
LATER, EARLIER = TimeRelation.EVIDENCE_LATER, TimeRelation.EVIDENCE_EARLIER
WITHIN, AROUND = TimeRelation.EVIDENCE_WITHIN, TimeRelation.TARGET_WITHIN


def claim_of(
    text: str,
    *,
    time: str | None = None,
    said_on: str | None = None,
    occasion: str | None = None,
    stance: Stance = Stance.ASSERTED,
    kind: Kind = Kind.FACT,
    figure: int | None = None,
    quote: str | None = None,
    body: str = "Civil Defence",
) -> Claim:
    """Build a claim from its text and its times."""
    said = SaidOn(date=Time(said_on) if said_on else None, occasion=occasion) if said_on or occasion else None
    words = quote or text
    return Claim(
        id="a-1",
        article="a",
        text=text,
        kind=kind,
        quotes=(Quote(start=0, end=len(words), text=words),),
        origin=Origin(body=body),
        said_on=said,
        stance=stance,
        quantities=(Quantity(low=Decimal(figure), high=Decimal(figure)),) if figure is not None else (),
        time=Time(time) if time else None,
    )


def compare(evidence: Claim, target: Claim, published: str | None = None, also: str | None = None) -> TimeRelation:
    """Compare both ways round, and give the relation of evidence to target."""
    one, other = (Time(day) if day else None for day in (published, also or published))
    comparison = compare_times(evidence, target, one, other)
    assert isinstance(comparison, TimeComparison)
    assert comparison.why
    assert compare_times(target, evidence, other, one).relation is mirrored(comparison.relation)
    return comparison.relation


def presence(**times: str) -> Claim:
    """Make the claim of a state that lasts."""
    return claim_of("Soldiers are in the border region.", **times)  # type: ignore[arg-type]


def toll(figure: int = 20, text: str = "The quake has killed {} people.", **times: str) -> Claim:
    """Make the claim of a running total."""
    return claim_of(text.format(figure), figure=figure, **times)  # type: ignore[arg-type]
