"""Find the claim, article, verdict and fact behind an id, and one outlet's words for a claim.

Looks up only; what is worth showing, and in which order, is `digest`'s.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from verifier.models import (
    Article,
    Claim,
    DateBasis,
    Fact,
    Kind,
    Origin,
    Published,
    Report,
    Stance,
    Time,
    Verdict,
)


@dataclass(frozen=True, slots=True)
class Words:
    """A claim as one outlet has it, ready to be shown; None where something is not known.

    `marks` say what a reader must not miss: that it is a statement, a denial, unconfirmed, predicted or set right.
    """

    claim: str
    text: str
    outlet: str
    published: str | None
    origin: str
    said_on: str | None
    occasion: str | None
    as_of: str | None
    quote: str
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Index:
    """A report's values by id."""

    articles: Mapping[str, Article]
    claims: Mapping[str, Claim]
    verdicts: Mapping[str, Verdict]
    facts: Mapping[str, Fact]
    fact_of: Mapping[str, str]

    @classmethod
    def of(cls, report: Report) -> "Index":
        """Index a report."""
        return cls(
            articles={article.id: article for article in report.articles},
            claims={claim.id: claim for claim in report.claims},
            verdicts={verdict.claim: verdict for verdict in report.verdicts},
            facts={fact.id: fact for fact in report.facts},
            fact_of={claim: fact.id for fact in report.facts for claim in fact.claims},
        )

    def article(self, claim: str) -> Article:
        """Return the article that makes a claim."""
        return self.articles[self.claims[claim].article]

    def outlet(self, claim: str) -> str:
        """Return the outlet that makes a claim."""
        return self.article(claim).outlet_name

    def best(self, fact: str) -> Verdict:
        """Return the verdict of the fact's member that most outlets and origins are for."""
        verdicts = [self.verdicts[claim] for claim in self.facts[fact].claims]
        return max(verdicts, key=lambda verdict: (len(verdict.outlets_for), len(verdict.origins_for)))

    def words(self, claim_id: str) -> Words:
        """Return a claim in its outlet's words."""
        claim, article = self.claims[claim_id], self.article(claim_id)
        return Words(
            claim=claim_id,
            text=claim.text,
            outlet=article.outlet_name,
            published=show_published(article.published),
            origin=show_origin(claim.origin, article.outlet_name),
            said_on=show_time(claim.said_on.date) if claim.said_on else None,
            occasion=claim.said_on.occasion if claim.said_on else None,
            as_of=show_time(claim.time),
            quote=claim.quotes[0].text,
            marks=marks(claim),
        )

    def voices(self, fact: str) -> frozenset[str]:
        """Return a fact's claims and those that count in support of one of them."""
        members = self.facts[fact].claims
        return frozenset(members).union(*(self.verdicts[claim].supporting for claim in members))

    def one_an_outlet(self, claims: Iterable[str], first: Iterable[str] = ()) -> tuple[Words, ...]:
        """Return one claim an outlet, sorted by publication; those in `first` are preferred, then the lowest id."""
        preferred = frozenset(first)
        chosen: dict[str, str] = {}
        for claim in sorted(claims, key=lambda claim: (claim not in preferred, claim)):
            chosen.setdefault(self.outlet(claim), claim)
        return self.in_order(chosen.values())

    def in_order(self, claims: Iterable[str]) -> tuple[Words, ...]:
        """Return claims in their outlets' words, sorted by publication, outlet and id."""
        words = (self.words(claim) for claim in claims)
        return tuple(sorted(words, key=lambda said: (said.published or "~", said.outlet, said.claim)))


def marks(claim: Claim) -> tuple[str, ...]:
    """Return what a reader must not miss about a claim."""
    found = {
        "statement": claim.kind is Kind.STATEMENT,
        claim.stance.value: claim.stance is not Stance.ASSERTED,
        "set right": claim.set_right,
    }
    return tuple(mark for mark, holds in found.items() if holds)


def show_time(time: Time | None) -> str | None:
    """Write an EDTF expression for a reader: dates stay ISO, intervals and open ends become words."""
    if time is None:
        return None
    first, slash, last = (part.replace("T", " ").replace("Z", " UTC") for part in str(time).partition("/"))
    if not slash:
        return first
    if first == "..":
        return f"until {last}"
    return f"from {first}" if last == ".." else f"{first} to {last}"


def show_published(published: Published | None) -> str | None:
    """Write a publication date; one that is worked out says so."""
    if published is None:
        return None
    shown = show_time(published.when)
    return f"{shown} (inferred)" if published.basis is DateBasis.INFERRED else shown


def show_origin(origin: Origin, outlet: str) -> str:
    """Write who vouches for a claim: body, speaker, and who passed it on; the outlet itself has no need to say so."""
    body = "own report" if origin.body == outlet and not origin.speaker else origin.body
    speaker = f" ({origin.speaker})" if origin.speaker and origin.speaker != origin.body else ""
    passed_on = [name for name in origin.via if name != outlet]
    return body + speaker + (f", via {', '.join(passed_on)}" if passed_on else "")


def show_saying(words: Words) -> str:
    """Write who vouches for a claim, when they said so and on what occasion."""
    said = f"said {words.said_on}" if words.said_on else ""
    return ", ".join(part for part in (words.origin, said, words.occasion) if part)


def who(words: Words) -> str:
    """Write who published a claim and when, who vouches for it, and when that was said."""
    published = f"{words.outlet}, {words.published or 'date unknown'}"
    shown = f" [{', '.join(words.marks)}]" if words.marks else ""
    return f"{published}: {show_saying(words)}{shown}"
