"""Build small stories for tests: articles whose text is their claims, one a line."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from verifier.models import (
    Article,
    Bound,
    Claim,
    DateBasis,
    Judgement,
    Kind,
    Origin,
    PartOf,
    Published,
    Quantity,
    Quote,
    RelationLabel,
    Stance,
    Time,
)

DAY = "2024-11-05"


def article(name: str, *lines: str, outlet: str | None = None, published: str | None = DAY) -> Article:
    """Make an article of `outlet` (default: named after its id) with one claim's words a line."""
    when = None if published is None else Published(when=Time(published), basis=DateBasis.STATED)
    return Article(id=name, outlet=outlet or f"Outlet {name}", text="\n".join(lines or [name]), published=when)


def claim(
    of: Article,
    number: int,
    *,
    body: str | None = None,
    figure: Quantity | int | None = None,
    time: str | None = DAY,
    stance: Stance = Stance.ASSERTED,
    kind: Kind = Kind.FACT,
) -> Claim:
    """Make the claim of the article's line `number` (from 1); an int becomes an exact count."""
    lines = of.text.split("\n")
    words = lines[number - 1]
    start = sum(len(line) + 1 for line in lines[: number - 1])
    quantities = () if figure is None else (count(figure) if isinstance(figure, int) else figure,)
    return Claim(
        id=f"{of.id}:{number}",
        article=of.id,
        text=words,
        kind=kind,
        quotes=(Quote(start=start, end=start + len(words), text=words),),
        origin=Origin(body=body or of.outlet_name),
        stance=stance,
        quantities=quantities,
        time=None if time is None else Time(time),
    )


def count(value: int, bound: Bound = Bound.EXACT, of: str = "people") -> Quantity:
    """Make a count; bounds open the right end."""
    number = Decimal(value)
    low = None if bound is Bound.AT_MOST else number
    high = None if bound is Bound.AT_LEAST else number
    return Quantity(low=low, high=high, bound=bound, of=of, words=str(value))


def judge(
    evidence: Claim,
    target: Claim,
    label: RelationLabel,
    *,
    same_quantity: bool | None = None,
    part_of: PartOf | None = None,
) -> Judgement:
    """Make the judgement of one direction."""
    return Judgement(
        evidence=evidence.id,
        target=target.id,
        label=label,
        same_quantity=same_quantity,
        part_of=part_of,
        why="so the script says",
    )


def support_each_other(claims: Sequence[Claim]) -> Iterable[Judgement]:
    """Make every claim support every other."""
    return [judge(one, other, RelationLabel.SUPPORTS) for one in claims for other in claims if one is not other]
