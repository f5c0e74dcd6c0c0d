"""The first screen answers what is disputed, and hides nothing that limits the answer."""

from datetime import UTC, datetime

import pytest
from pages import read

from verifier.models import DateBasis, Published, Report, SourceGrade, Story, Time, Trail
from verifier.report import Format, render
from verifier.report.index import Index
from verifier.report.page.overview import list_articles, safe_address, share_facts
from verifier.report.page.view import view


def test_the_heading_says_what_is_in_dispute(report: Report) -> None:
    shown = view(report)
    assert shown.answer == "2 matters in dispute"
    assert shown.lead.startswith(
        "12 facts: 4 contradicted by another outlet, 1 corroborated, 6 with one source, 1 with"
    )


def test_a_report_without_contradictions_says_so(report: Report) -> None:
    calm = report.model_copy(update={"relations": ()})
    assert view(calm).answer == "No contradiction found"
    assert "No contradiction was found among what was checked." in render(calm, Format.HTML)


def test_the_shares_of_the_bar_are_all_facts(report: Report) -> None:
    shares = share_facts(report)
    assert sum(share.count for share in shares) == len(report.facts)
    assert sum(share.claims for share in shares) == len(report.claims)
    assert shares[-1].start + shares[-1].width == pytest.approx(1000, abs=0.5)


def test_what_could_not_be_checked_is_in_plain_sight(report: Report) -> None:
    [glance] = [e for e in read(render(report, Format.HTML)).all("aside")]
    for words in (
        "1 article, 2 comparisons, 1 proposed claim refused",
        "extract failed (herald): The answer was cut off; Raise context_tokens.",
        "courier has no printed date.",
    ):
        assert words in " ".join(glance.text.split())


def test_how_it_was_made_is_said(report: Report) -> None:
    [making] = read(render(report, Format.HTML)).all("section", id="making")
    for words in ("scripted", "3 calls, 4,000 tokens in, 900 out", "cost -", "another outlet"):
        assert words in making.text


def test_an_article_shows_what_is_known_of_it(report: Report) -> None:
    known = report.articles[0].model_copy(
        update={
            "title": "Dam breaks",
            "owner": "Harrow Media",
            "source_grade": SourceGrade.B,
            "url": "https://example.org/dam",
            "updated": Published(when=Time("2025-03-06"), basis=DateBasis.STATED),
            "trail": Trail(
                asked="https://example.org/d",
                fetched=datetime(2025, 3, 6, tzinfo=UTC),
                sha256="ab" * 32,
                text_sha256="cd" * 32,
                extractor="trafilatura 2",
            ),
        }
    )
    changed = report.model_copy(update={"articles": (known, *report.articles[1:])})
    row = list_articles(changed, Index.of(changed))[0]
    assert (row.title, row.owner, row.source_grade, row.updated) == ("Dam breaks", "Harrow Media", "B", "2025-03-06")
    assert row.address == "https://example.org/dam"
    assert {"Asked for", "Fetched", "SHA-256 of the text"} <= {pair.name for pair in row.trail}
    [address] = [e for e in read(render(changed, Format.HTML)).all("a", target="_blank")]
    assert address.attributes["rel"] == "noreferrer noopener"


def test_stated_and_inferred_dates_are_told_apart(report: Report) -> None:
    rows = {row.id: row for row in list_articles(report, Index.of(report))}
    assert rows["courier"].basis == "inferred"
    assert rows["wire"].basis == "stated"


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JAVASCRIPT:x",
        "data:text/html,x",
        "file:///etc/passwd",
        "//host/x",
        "/x",
        "http:",
        "x",
        "\x01https://example.org",
        "https://example.org/\u202egro",
        "https://exa\nmple.org",
        "",
    ],
)
def test_only_addresses_of_the_web_can_be_followed(address: str) -> None:
    assert safe_address(address) == ""


def test_a_broken_address_is_not_followed() -> None:
    assert safe_address("https://[::1") == ""


def test_each_story_has_a_section_and_a_lone_article_is_said_to_be_alone(report: Report) -> None:
    stories = (
        Story(id="dam", title="Harrow dam", articles=("courier", "gazette")),
        Story(id="strike", title="Bus strike", articles=("wire",)),
    )
    kept = {claim.id for claim in report.claims if claim.article != "wire"}
    relations = tuple(found for found in report.relations if {found.evidence, found.target} <= kept)
    page = read(render(report.model_copy(update={"stories": stories, "relations": relations}), Format.HTML))
    [dam, strike] = page.all("section", class_="story")
    assert "Harrow dam" in dam.text
    assert "This article stands alone" not in dam.text
    assert "This article stands alone" in strike.text
    assert page.all("h1")[0].text == "2 stories, 1 matter in dispute"


def test_one_article_has_nothing_to_be_compared_with(report: Report) -> None:
    kept = {claim.id for claim in report.claims if claim.article == "wire"}
    alone = report.model_copy(
        update={
            "articles": tuple(article for article in report.articles if article.id == "wire"),
            "claims": tuple(claim for claim in report.claims if claim.id in kept),
            "verdicts": tuple(verdict for verdict in report.verdicts if verdict.claim in kept),
            "facts": tuple(fact for fact in report.facts if fact.id in kept),
            "relations": (),
            "findings": (),
        }
    )
    assert view(alone).answer == "1 article, nothing to compare with"
    assert "This article stands alone" in render(alone, Format.HTML)
