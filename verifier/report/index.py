"""Find the claim, article, verdict and fact behind an id, and one outlet's words for a claim.

Looks up only; what is worth showing, and in which order, is `digest`'s.
"""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass

from verifier.models import (
    Article,
    Claim,
    DateBasis,
    Fact,
    Kind,
    Origin,
    Report,
    Stance,
    Time,
    Verdict,
)


@dataclass(frozen=True, slots=True)
class Words:
    """A claim as one outlet has it, ready to be shown; None where something is not known.

    `is_inferred` says that the date of publication is worked out, not printed. `marks` say what a reader must not miss:
    that it is a statement, a denial, unconfirmed, predicted or set right.
    """

    claim: str
    text: str
    outlet: str
    published: str | None
    is_inferred: bool
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
    outlets: Mapping[Hashable, str]

    @classmethod
    def of(cls, report: Report) -> "Index":
        """Index a report; an outlet that is spelt in several ways has the first of these names."""
        outlets: dict[Hashable, str] = {}
        for article in report.articles:
            name = article.outlet_name
            outlets[article.outlet_key] = min(outlets.get(article.outlet_key, name), name)
        return cls(
            outlets=outlets,
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
        return self.outlets[self.article(claim).outlet_key]

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
            outlet=self.outlet(claim_id),
            published=show_time(article.published.when) if article.published else None,
            is_inferred=is_inferred(article),
            origin=show_origin(claim.origin, article.outlet_name),
            said_on=show_time(claim.said_on.date) if claim.said_on else None,
            occasion=claim.said_on.occasion if claim.said_on else None,
            as_of=show_time(claim.time),
            quote=claim.quotes[0].text,
            marks=marks(claim),
        )

    def one_an_outlet(self, fact: str, first: Iterable[str] = ()) -> tuple[Words, ...]:
        """Return one of a fact's claims for each outlet; those in `first` are preferred, then the lowest id."""
        preferred = frozenset(first)
        chosen: dict[str, str] = {}
        for claim in sorted(self.facts[fact].claims, key=lambda claim: (claim not in preferred, claim)):
            chosen.setdefault(self.outlet(claim), claim)
        return self.in_order(chosen.values())

    def also(self, fact: str) -> tuple[str, ...]:
        """Return the outlets that have none of a fact's claims, but one that counts in support of one, sorted."""
        members = self.facts[fact].claims
        supporting = {self.outlet(claim) for member in members for claim in self.verdicts[member].supporting}
        return tuple(sorted(supporting - {self.outlet(claim) for claim in members}))

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


def is_inferred(article: Article) -> bool:
    """Whether an article's date is worked out, not printed."""
    return article.published is not None and article.published.basis is DateBasis.INFERRED


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
    """Write who published a claim and when ("~": inferred), who vouches for it, and when that was said."""
    published = f"{'~' if words.is_inferred else ''}{words.published}" if words.published else "date unknown"
    return f"{words.outlet}, {published}: {said_by(words)}"


def said_by(words: Words) -> str:
    """Write who vouches for a claim, when that was said, and what a reader must not miss."""
    return show_saying(words) + (f" [{', '.join(words.marks)}]" if words.marks else "")


def number(count: int, noun: str) -> str:
    """Write a count with its noun."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
