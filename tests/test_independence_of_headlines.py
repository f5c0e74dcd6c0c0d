"""What an outlet sets over a text that is not its own."""

import pytest

from verifier.independence import CopyIndex, find_copies, standing
from verifier.models import Article, Claim, Kind, Origin, Part, PartRole, Quote, Standing

LEAD = (
    "Seven workers were killed on Tuesday when a tank burst at a fertilizer plant near Kessel, the sheriff said. "
    "Windows broke two miles away and firefighters needed six hours to put out the blaze."
)
LATER = (
    "The county has not seen a deadlier accident since the railway bridge fell in 1987. Families of the seven who died "
    "met the company's managers in a school on Wednesday morning and asked for the plant's safety records."
)
OWN = (
    "Our reporter spoke with a neighbour who had warned the owners of leaking valves three times since last autumn, "
    "and who showed her their answers, none of which was longer than two lines."
)
ASIDE = (
    "In Kessel itself the market stayed open. Traders under the old town hall sold cherries and talked of little else, "
    "and the mayor, who keeps bees two streets away, came by on foot to listen. She has asked the council to meet in "
    "the gymnasium tonight, since the chamber cannot hold all those who want a seat, and she will let everybody speak "
    "who has lived within a mile of the gates for a year or longer."
)


def article(name: str, headline: str, *body: str) -> Article:
    text = "\n\n".join((headline, *body))
    start = len(headline) + 2
    parts = (
        Part(start=0, end=len(headline), role=PartRole.HEADLINE),
        Part(start=start, end=len(text), role=PartRole.BODY),
    )
    return Article(id=name, text=text, outlet=f"Outlet {name}", credits=("Valley News Service",), parts=parts)


def claim(source: Article, quote: str) -> Claim:
    start = source.text.index(quote)
    return Claim(
        id=f"{source.id}:{start}",
        article=source.id,
        text=quote,
        kind=Kind.FACT,
        quotes=(Quote(start=start, end=start + len(quote), text=quote),),
        origin=Origin(body=source.outlet_name),
    )


WIRE = article("a", "Seven die as tank bursts", LEAD, LATER)
HEADED = article("b", "Blast kills 7 at plant in Kessel County", f"KESSEL (VNS) - {LEAD}", OWN, LATER)
AGAIN = article("d", "Seven killed in fertilizer plant explosion, families ask for answers", LEAD, LATER)
BRIEF = article("e", "Valley mourns seven workers", LEAD, ASIDE)
REWRITTEN = article("c", "Blast kills 7 at plant in Kessel County", OWN, LATER)


@pytest.mark.parametrize(
    ("evidence", "target", "expected"),
    [
        (claim(HEADED, "Blast kills 7"), claim(WIRE, "Seven workers were killed"), Standing.COPY),
        (claim(HEADED, "Blast kills 7"), claim(WIRE, "Seven die"), Standing.COPY),
        (claim(HEADED, "Blast kills 7"), claim(AGAIN, "Seven killed in fertilizer"), Standing.COPY),
        (claim(REWRITTEN, "Blast kills 7"), claim(WIRE, "Seven workers were killed"), Standing.COUNTS),
        (claim(BRIEF, "Valley mourns seven workers"), claim(WIRE, "Seven workers were killed"), Standing.COUNTS),
        (claim(HEADED, "a neighbour who had warned"), claim(WIRE, "Seven workers were killed"), Standing.COUNTS),
    ],
    ids=[
        "headline, text",
        "headline, headline",
        "headline, headline of another copy",
        "headline of a rewritten lead",
        "headline of a text that is mostly its own",
        "own passage",
    ],
)
def test_what_stands_over_a_copied_text_belongs_to_it(evidence: Claim, target: Claim, expected: Standing) -> None:
    articles = {each.id: each for each in (WIRE, HEADED, REWRITTEN, AGAIN, BRIEF)}
    copies = CopyIndex(find_copies(articles.values()))
    assert standing(evidence, target, articles, copies) is expected
    assert standing(target, evidence, articles, copies) is expected
