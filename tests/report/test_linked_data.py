"""JSON-LD says only what the vocabulary has words for, and calls nothing a review that no person made."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from vocabulary import TERMS, faults

from verifier.models import (
    Article,
    DateBasis,
    Decided,
    Decision,
    Published,
    Report,
    Time,
    VerdictLabel,
    Word,
)
from verifier.report import Format, render, render_claims

Node = dict[str, object]

WORD = Word(by="Lee  Park", on=datetime(2025, 3, 6, 9, tzinfo=UTC), why="Asked the county.")


def _document(report: Report) -> Node:
    document: Node = json.loads(render(report, Format.JSONLD))
    return document


def _nodes(report: Report, type: str) -> list[Node]:
    graph = _document(report)["@graph"]
    assert isinstance(graph, list)
    return [node for node in graph if node["@type"] == type]


def _claim(report: Report, claim: str) -> Node:
    return next(node for node in _nodes(report, "Claim") if node["identifier"] == claim)


def _decided(report: Report, claim: str, decision: Decision, label: VerdictLabel) -> Report:
    verdicts = tuple(
        verdict.model_copy(
            update={"label": label, "decided": Decided(decision=decision, derived=verdict.label, words=(WORD,))}
        )
        if verdict.claim == claim
        else verdict
        for verdict in report.verdicts
    )
    return report.model_copy(update={"verdicts": verdicts})


def _full(report: Report) -> Report:
    known = {
        "title": "The <b>dam</b>",
        "url": "https://gazette.example/dam?a=1&b=2",
        "owner": "Harrow Media",
        "language": "en",
        "updated": Published(when=Time("2025-03-05T08:00Z"), basis=DateBasis.STATED),
    }
    articles = tuple(
        article.model_copy(update=known if article.id == "gazette" else {"outlet": None})
        if article.id != "wire"
        else article
        for article in report.articles
    )
    return _decided(
        report.model_copy(update={"articles": articles}), "gazette-0", Decision.OVERRULED, VerdictLabel.SINGLE_SOURCE
    )


def test_every_type_property_and_value_is_in_the_vocabulary(report: Report) -> None:
    assert list(faults(_document(_full(report)))) == []
    bare = report.model_copy(update={"verdicts": (), "facts": (), "relations": (), "findings": ()})
    assert list(faults(json.loads(render_claims(bare, Format.JSONLD)))) == []


@pytest.mark.parametrize(
    ("node", "fault"),
    [
        ({"@type": "Clam"}, "no such type: Clam"),
        ({"@type": "Claim", "claimReviewed": "x"}, "Claim has no property claimReviewed"),
        ({"@type": "Claim", "appearance": {"@id": "#gone"}}, "Claim.appearance: nothing is called #gone"),
        ({"@type": "Claim", "appearance": {"@type": "Person"}}, "Claim.appearance: a Person is none of CreativeWork"),
        ({"@type": "Claim", "url": "javascript:alert(1)"}, "Claim.url: 'javascript:alert(1)' is none of URL"),
        ({"@type": "Claim", "datePublished": "2025"}, "Claim.datePublished: '2025' is none of Date, DateTime"),
    ],
)
def test_the_check_finds_what_the_vocabulary_does_not_have(node: Node, fault: str) -> None:
    assert list(faults({"@context": "https://schema.org", "@graph": [node]})) == [fault]


def test_an_article_says_who_published_it_and_when(report: Report) -> None:
    article = next(node for node in _nodes(_full(report), "NewsArticle") if node["identifier"] == "gazette")
    assert article["headline"] == "The <b>dam</b>"
    assert article["url"] == "https://gazette.example/dam?a=1&b=2"
    assert (article["datePublished"], article["dateModified"]) == ("2025-03-04", "2025-03-05T08:00Z")
    publisher = article["publisher"]
    assert isinstance(publisher, dict)
    assert publisher["name"] == "Harrow Gazette"
    assert publisher["parentOrganization"] == {"@type": "Organization", "name": "Harrow Media"}


def test_an_unnamed_outlet_and_an_inferred_date_are_left_out(report: Report) -> None:
    (article,) = _nodes(_full(report), "Article")
    assert article["identifier"] == "courier"
    assert not {"publisher", "datePublished", "url", "headline"} & set(article)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "//gazette.example", "http://[", "x"])
def test_only_an_address_of_the_web_becomes_one(report: Report, url: str) -> None:
    articles = tuple(article.model_copy(update={"url": url}) for article in report.articles)
    assert all("url" not in node for node in _nodes(report.model_copy(update={"articles": articles}), "NewsArticle"))


def test_a_claim_appears_in_every_article_that_makes_it(report: Report) -> None:
    claim = _claim(report, "gazette-1")
    assert claim["appearance"] == [{"@id": "#article-gazette"}, {"@id": "#article-courier"}]
    assert "firstAppearance" not in claim  # the date of one is inferred
    assert claim["keywords"] == [{"@id": "#verdict-contradicted"}]


def _dated(article: Article, when: str | None) -> Article:
    published = Published(when=Time(when), basis=DateBasis.STATED) if when else None
    return article.model_copy(update={"published": published})


@pytest.mark.parametrize(
    ("courier", "gazette", "first"),
    [
        ("2025-03-04", "2025-03-05", "courier"),
        ("2025-03-05", "2025-03-04", "gazette"),
        ("2025-03-04T09:00Z", "2025-03-04T10:00Z", "courier"),
        ("2025-03-04", "2025-03-04T10:00Z", None),
        ("2025-03-04", "2025-03-04", None),
        ("2025-03-04T09:00Z", "2025-03-04T09:00Z", None),
        ("2025-03", "2025-03-04", None),
        ("../2025-03-04", "2025-03-05", "courier"),
        ("2025-03-04", None, None),
    ],
)
def test_the_first_appearance_is_told_where_the_dates_tell_it(
    report: Report, courier: str | None, gazette: str | None, first: str | None
) -> None:
    dates = {"courier": courier, "gazette": gazette, "wire": "2025-03-06"}
    dated = report.model_copy(update={"articles": tuple(_dated(each, dates[each.id]) for each in report.articles)})
    assert _claim(dated, "courier-1").get("firstAppearance") == ({"@id": f"#article-{first}"} if first else None)


def test_a_claim_of_one_article_has_no_first_appearance(report: Report) -> None:
    assert "firstAppearance" not in _claim(report, "wire-0")


def test_whether_a_body_is_a_person_is_not_guessed(report: Report) -> None:
    assert _claim(report, "courier-2")["author"] == {"name": "Ana Ruiz"}
    assert _claim(report, "courier-0")["author"] == {"@type": "Organization", "name": "Harrow County"}
    assert _claim(report, "courier-1")["author"] == {"@type": "Organization", "name": "The Courier"}


def test_what_the_program_derives_is_no_review(report: Report) -> None:
    assert _nodes(report, "ClaimReview") == []


def test_a_confirmed_verdict_is_a_review_by_that_person(report: Report) -> None:
    confirmed = _decided(report, "wire-0", Decision.CONFIRMED, VerdictLabel.SINGLE_SOURCE)
    (review,) = _nodes(confirmed, "ClaimReview")
    assert review["claimReviewed"] == "15 people had died in the Harrow dam failure by 5 March 2025."
    assert review["author"] == [{"@type": "Person", "name": "Lee Park"}]
    assert review["itemReviewed"] == {"@id": "#claim-wire-0"}
    assert review["url"] == "#claim-wire-0"
    assert review["datePublished"] == "2025-03-06T09:00:00+00:00"
    assert review["reviewRating"] == {"@type": "Rating", "alternateName": "single-source"}
    assert review["reviewBody"] == "Asked the county."


def test_a_review_that_overrules_says_what_was_derived(report: Report) -> None:
    (review,) = _nodes(_full(report), "ClaimReview")
    rating = review["reviewRating"]
    assert isinstance(rating, dict)
    assert rating["alternateName"] == "single-source"
    assert "contradicted" in rating["ratingExplanation"]
    assert "Derived from these articles alone: contradicted" in str(_claim(_full(report), "gazette-0")["description"])


def test_it_may_stand_in_a_script(report: Report) -> None:
    text = render(_full(report), Format.JSONLD)
    assert not set(text) & set("<>&\u2028\u2029\u202e\x1b")


def test_ids_with_signs_of_an_address_are_told_apart(report: Report) -> None:
    ids = {"wire-0": "a#b", "wire-1": "a%23b", "wire-2": "é/?"}
    claims = tuple(claim.model_copy(update={"id": ids.get(claim.id, claim.id)}) for claim in report.claims)
    listed = report.model_copy(update={"claims": claims, "verdicts": (), "facts": (), "relations": (), "findings": ()})
    document = _document(listed)
    assert list(faults(document)) == []
    assert len({node["@id"] for node in _nodes(listed, "Claim")}) == len(claims)


def test_the_docs_name_every_type_and_property(report: Report) -> None:
    page = Path(__file__).parent.parent.parent / "docs" / "formats.md"
    used = set(re.findall(r'"(?:@type": ")?(\w+)"(?=:|,|\n)', render(_full(report), Format.JSONLD)))
    terms = {name for name in used if name in TERMS or any(name in properties for properties in TERMS.values())}
    assert len(terms) > 30
    assert terms <= set(re.findall(r"`(\w+)`", page.read_text(encoding="utf-8")))
