"""Write a report as JSON-LD in the vocabulary of schema.org, so that other programs understand it.

A claim is a `Claim`: its text, who vouches for it, the articles that it appears in, the words that carry it, and its
verdict as a keyword. A `ClaimReview` stands only for a verdict that a person confirmed or overruled, with that person
as its author: what a program derives is no review. What is not known, or only inferred, is left out. The output may
stand inside a <script> element. Types, properties and what a review needs: https://schema.org/Claim, /ClaimReview.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import quote, urlsplit

from verifier.models import Article, Claim, DateBasis, Decision, Published, Quote, Report, Time, Verdict, VerdictLabel
from verifier.report.index import Index
from verifier.report.persons import show_decision
from verifier.report.untrusted import for_json

Node = Mapping[str, object]
"""A thing of the vocabulary, or a reference to one."""

_VERDICTS = "#verdicts"
_IN_SCRIPT = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"}


def write(report: Report) -> str:
    """Return the graph of a report, with or without verdicts, as indented JSON-LD."""
    index = Index.of(report)
    graph = [*_articles(report), *_claims(report, index), *_reviews(report, index)]
    if report.verdicts:
        graph.append(_scale())
    text = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False, indent=1)
    for sign, escape in _IN_SCRIPT.items():
        text = text.replace(sign, escape)
    return for_json(text) + "\n"


def name_of(kind: str, id: str) -> str:
    """Return the reference of an article, a claim or a review within the document."""
    return f"#{kind}-{quote(id, safe=':')}"


def _present(**properties: object) -> Node:
    """Return a node's properties without those that are not known."""
    return {name.replace("__", "@"): value for name, value in properties.items() if value not in (None, "", (), [])}


def _articles(report: Report) -> Iterator[Node]:
    for article in report.articles:
        yield _present(
            __id=name_of("article", article.id),
            __type="NewsArticle" if article.outlet else "Article",
            identifier=article.id,
            headline=article.title,
            url=_address(article.url),
            publisher=_publisher(article),
            datePublished=_printed(article.published),
            dateModified=_printed(article.updated),
            inLanguage=article.language,
        )


def _publisher(article: Article) -> Node | None:
    if not article.outlet:
        return None
    owner = {"@type": "Organization", "name": article.owner} if article.owner else None
    return _present(__type="Organization", name=article.outlet_name, parentOrganization=owner)


def _address(url: str | None) -> str | None:
    """Return an address of the web; anything else that a link could run is left out."""
    try:
        return url if url and urlsplit(url).scheme in ("http", "https") else None
    except ValueError:
        return None


def _printed(published: Published | None) -> str | None:
    """Return a date that is printed; an inferred one is not the outlet's word."""
    return _date(published.when) if published and published.basis is DateBasis.STATED else None


def _date(time: Time | None) -> str | None:
    """Return a day or moment; an interval and a bare month are no date."""
    text = "" if time is None else str(time)
    return text if "/" not in text and text.count("-") >= len(("month", "day")) else None


def _claims(report: Report, index: Index) -> Iterator[Node]:
    for claim in report.claims:
        articles = _appearances(claim, index)
        verdict = index.verdicts.get(claim.id)
        yield _present(
            __id=name_of("claim", claim.id),
            __type="Claim",
            identifier=claim.id,
            text=claim.text,
            author=_author(claim, index),
            datePublished=_date(claim.said_on.date) if claim.said_on else None,
            temporalCoverage=str(claim.time) if claim.time else None,
            appearance=[{"@id": name_of("article", article.id)} for article in articles],
            firstAppearance=_first(articles),
            citation=[_quotation(claim, words) for words in claim.quotes],
            keywords=[{"@id": _term(verdict)}] if verdict else None,
            description=_description(verdict) if verdict else None,
        )


def _author(claim: Claim, index: Index) -> Node:
    """Return who vouches for a claim; whether a body is a person is not always known, and then has no type."""
    body, speaker = claim.origin.body, claim.origin.speaker
    if speaker == body:
        return {"@type": "Person", "name": body}
    is_outlet = body == index.articles[claim.article].outlet_name
    return {"@type": "Organization", "name": body} if speaker or is_outlet else {"name": body}


def _appearances(claim: Claim, index: Index) -> list[Article]:
    """Return the articles that make a claim: its own first, then those of the other claims that are the same fact."""
    fact = index.facts.get(index.fact_of.get(claim.id, ""))
    others = fact.claims if fact else ()
    names = dict.fromkeys((claim.article, *(index.claims[other].article for other in others)))
    return [index.articles[name] for name in names]


def _first(articles: Sequence[Article]) -> Node | None:
    """Return which of several articles was first, if all print a date and one is before all others."""
    dated = [
        (article.published.when.bounds, article)
        for article in articles
        if article.published and article.published.basis is DateBasis.STATED
    ]
    if len(articles) < len(("this", "another")) or len(dated) < len(articles):
        return None
    for bounds, article in dated:
        starts = [other.start for other, rival in dated if rival is not article]
        if bounds.end is not None and all(start is not None and bounds.end < start for start in starts):
            return {"@id": name_of("article", article.id)}
    return None


def _quotation(claim: Claim, words: Quote) -> Node:
    return {
        "@type": "Quotation",
        "text": words.text,
        "isPartOf": {"@id": name_of("article", claim.article)},
        "position": words.start,
    }


def _term(verdict: Verdict) -> str:
    return f"#verdict-{verdict.label or 'withheld'}"


def _description(verdict: Verdict) -> str:
    decided = show_decision(verdict)
    derived = verdict.decided.derived if verdict.decided else verdict.label
    told = f"Derived from these articles alone: {derived or 'withheld'} ({verdict.why})."
    return f"{told} By a person: {decided}." if decided else told


def _scale() -> Node:
    labels = [*VerdictLabel, "withheld"]
    terms = [{"@type": "DefinedTerm", "@id": f"#verdict-{label}", "name": str(label)} for label in labels]
    return {
        "@type": "DefinedTermSet",
        "@id": _VERDICTS,
        "name": "Verdicts",
        "description": "What other articles on the same event say of a claim; not whether it is true.",
        "hasDefinedTerm": terms,
    }


def _reviews(report: Report, index: Index) -> Iterator[Node]:
    for verdict in report.verdicts:
        if verdict.decided is None:
            continue
        words = verdict.decided.words
        derived = verdict.decided.derived or "withheld"
        overruled = verdict.decided.decision is Decision.OVERRULED
        reasons = [word.why for word in words if word.why]
        claim = index.claims[verdict.claim]
        yield _present(
            __id=name_of("review", claim.id),
            __type="ClaimReview",
            url=name_of("claim", claim.id),
            claimReviewed=claim.text,
            itemReviewed={"@id": name_of("claim", claim.id)},
            author=[{"@type": "Person", "name": " ".join(word.by.split())} for word in words],
            datePublished=words[-1].on.isoformat(),
            reviewRating=_present(
                __type="Rating",
                alternateName=str(verdict.label),
                ratingExplanation=f"In place of {derived}, which the program derived." if overruled else None,
            ),
            reviewBody="\n".join(reasons),
        )
