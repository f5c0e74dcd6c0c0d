"""Check that days which count from another one are written out from the sentence before, and only from there."""

import pytest

from verifier.engines.local.claims.anchors import with_days
from verifier.engines.local.claims.extract import extract_claims
from verifier.models import Article, DateBasis, Published, Time

PUBLISHED = Time("2025-05-11")


def told(before: str, text: str) -> str:
    return with_days(text, f"{before} {text}", len(before) + 1, PUBLISHED)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("The port lost 40 boats that day.", "The port lost 40 boats on May 8, 2025."),
        ("The mayor quit the same day.", "The mayor quit on May 8, 2025."),
        ("The mayor quit the next morning.", "The mayor quit on the morning of May 9, 2025."),
        ("The next day the mayor quit.", "On May 9, 2025 the mayor quit."),
        ("The mayor had quit the day before.", "The mayor had quit on May 7, 2025."),
        ("The port was closed from that day.", "The port was closed from May 8, 2025."),
        ("By then 40 boats had sunk.", "By May 8, 2025 40 boats had sunk."),
    ],
)
def test_the_sentence_before_says_which_day_is_meant(text: str, written: str) -> None:
    assert told("A gale hit Orlo on Thursday.", text) == written


def test_by_then_is_as_of_the_time_of_day_before() -> None:
    assert told("The port was still open at noon on Thursday.", "40 boats had sunk by then.") == (
        "40 boats had sunk by 12:00 on May 8, 2025."
    )


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ("A gale hit Orlo.", "The mayor quit the same day."),
        ("A gale hit Orlo, police said on Thursday.", "The mayor had quit the day before."),
        ("A gale hit Orlo on Monday and again on Thursday.", "The mayor quit the next day."),
        ("A gale hit Orlo on Thursday.", "The mayor quit the day before the vote."),
        ("A gale hit Orlo on Thursday.", "The mayor quit on the same day as the judge."),
        ("A gale hit Orlo on Thursday.", "The mayor praised that day's work."),
    ],
)
def test_the_words_stay_where_no_day_is_sure(before: str, text: str) -> None:
    assert told(before, text) == text


def test_the_same_sentence_comes_first() -> None:
    text = "On Friday the army left Orlo, and the next day rebels entered it. The gale of Monday was over."
    published = Published(when=PUBLISHED, basis=DateBasis.STATED)
    found = extract_claims(Article(id="a", outlet="D", text=text, published=published)).claims
    assert [claim.time for claim in found if "entered" in claim.text] == [Time("2025-05-10")]
