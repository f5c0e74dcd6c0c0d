"""Check two made-up stories from articles to verdicts: what must be found, and what must never be said.

The stories were written before the rules were tried on them. A claim is named by its article and by words that only it
has there.
"""

from functools import cache
from pathlib import Path

import pytest

from verifier.engines.local.engine import LocalEngine
from verifier.ingest import read_articles
from verifier.models import Claim, Report, Stance, Standing, VerdictLabel
from verifier.pipeline import verify

STORIES = Path(__file__).parent / "stories"
CORROBORATED, CONTRADICTED, SINGLE = VerdictLabel.CORROBORATED, VerdictLabel.CONTRADICTED, VerdictLabel.SINGLE_SOURCE


@cache
def report(story: str) -> Report:
    return verify(read_articles([STORIES / story]).articles, engine=LocalEngine())


def claim(story: str, article: str, words: str) -> Claim:
    found = [one for one in report(story).claims if one.article == article and words in one.text]
    assert len(found) == 1, [one.text for one in found]
    return found[0]


@pytest.mark.parametrize(
    ("story", "article", "words", "expected"),
    [
        ("quake", "herald", "Nineteen people", CORROBORATED),
        ("quake", "wire", "Nineteen people", CORROBORATED),
        ("quake", "wire", "three days of mourning", CORROBORATED),
        ("quake", "herald", "struck the southern province", CORROBORATED),
        ("quake", "herald", "hospital in Porto Sante was evacuated", CONTRADICTED),
        ("quake", "daily", "hospital in Porto Sante was not evacuated", CONTRADICTED),
        ("quake", "herald", "240 people were killed", SINGLE),
        ("quake", "herald", "government had been slow", SINGLE),
        ("results", "business", "Sales increased 6%", CORROBORATED),
        ("results", "market", "Revenue rose 6 percent", CORROBORATED),
        ("results", "business", "close its factory", CORROBORATED),
        ("results", "business", "grow 7% to 9%", CORROBORATED),
        ("results", "market", "growth of 7 to 9 percent", CORROBORATED),
        ("results", "market", "Analysts had expected", SINGLE),
        ("results", "business", "more plants would be closed", SINGLE),
    ],
)
def test_a_claim_gets_its_verdict(story: str, article: str, words: str, expected: VerdictLabel) -> None:
    wanted = claim(story, article, words).id
    assert {verdict.claim: verdict.label for verdict in report(story).verdicts}[wanted] is expected


@pytest.mark.parametrize(
    ("story", "contradicted"),
    [
        (
            "quake",
            {"hospital in Porto Sante was evacuated", "hospital in Porto Sante was not", "soldiers", "at a depth of"},
        ),
        ("results", {"net profit of 284 million", "net income came to 248 million"}),
    ],
)
def test_nothing_else_is_contradicted(story: str, contradicted: set[str]) -> None:
    texts = {one.id: one.text for one in report(story).claims}
    found = [texts[verdict.claim] for verdict in report(story).verdicts if verdict.label is CONTRADICTED]
    assert all(any(words in text for words in contradicted) for text in found), found


@pytest.mark.parametrize(
    ("story", "evidence", "target"),
    [
        ("results", ("market", "Analysts had expected"), ("north", "Revenue was 2.1")),
        ("results", ("business", "Sales increased 6%"), ("market", "profit jumps 18%")),
        ("quake", ("wire", "Nineteen people"), ("herald", "240 people were killed")),
    ],
)
def test_what_is_unrelated_does_not_count(story: str, evidence: tuple[str, str], target: tuple[str, str]) -> None:
    pair = {claim(story, *evidence).id, claim(story, *target).id}
    counted = [one for one in report(story).relations if one.standing is Standing.COUNTS and one.label != "none"]
    assert not [one for one in counted if {one.evidence, one.target} == pair]


@pytest.mark.parametrize(
    ("story", "article", "words", "body", "stance"),
    [
        ("quake", "herald", "More than 3,000 buildings", "civil protection agency", Stance.ASSERTED),
        ("quake", "wire", "More than 400 people were injured", "authorities", Stance.ASSERTED),
        ("quake", "daily", "The magnitude was 6.8", "National Seismology Institute", Stance.ASSERTED),
        ("quake", "daily", "will visit the region", "Rafael Quintero's office", Stance.PREDICTED),
        ("quake", "daily", "was not evacuated", "Pilar Ruiz", Stance.DENIED),
        ("results", "market", "Halvorsen Industries now expects", "Halvorsen Industries", Stance.ASSERTED),
        ("results", "business", "Halvorsen Industries would cut 600 jobs", "Halvorsen Industries", Stance.PREDICTED),
        ("results", "north", "loss of 450 jobs", "Halvorsen Industries", Stance.PREDICTED),
    ],
)
def test_a_claim_stands_alone_and_has_its_origin(
    story: str, article: str, words: str, body: str, stance: Stance
) -> None:
    found = claim(story, article, words)
    assert (found.origin.body, found.stance) == (body, stance)


@pytest.mark.parametrize("story", ["quake", "results"])
def test_no_claim_is_a_fragment_and_every_one_is_quoted(story: str) -> None:
    texts = {article.id: article.text for article in report(story).articles}
    claims = report(story).claims
    assert len(claims) >= 25
    for one in claims:
        assert len(one.text.split()) >= (3 if one.quantities else 4)
        assert all(texts[one.article][quote.start : quote.end] == quote.text for quote in one.quotes)
    assert not report(story).failures
    assert not report(story).rejected
