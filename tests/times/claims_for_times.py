"""Make claims in which only what bears on time differs."""

from decimal import Decimal

from verifier.models import Claim, Kind, Origin, Quantity, Quote, SaidOn, Stance, Time


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
