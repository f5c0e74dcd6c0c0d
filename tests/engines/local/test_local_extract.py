"""Test that whole articles give claims that stand alone, with quotes that stand in the article."""

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verifier.engines.local.claims.extract import extract_claims
from verifier.models import (
    Article,
    Claim,
    DateBasis,
    Kind,
    Part,
    PartRole,
    Published,
    Stance,
    Time,
)

QUAKE = """Strong quake kills at least 41 in western Turkey
ISTANBUL, March 12 (Reuters) - A magnitude 6.4 earthquake struck western Turkey early on Wednesday, killing at least \
41 people and injuring more than 300, officials said.
The epicentre was 12 km south of the town of Soma, according to the U.S. Geological Survey.
"We have pulled 17 people alive from the rubble," Interior Minister Ayla Demir told reporters. "But the toll may rise."
Demir, 52, said rescue teams from four provinces had been sent to the area.
The governor's office said 120 buildings collapsed and 45 roads were blocked. It added that power had been restored.
"""

RESULTS = """Norvane shares fall after profit warning
Norvane Group reported a 12% drop in third-quarter profit on Thursday and cut its full-year forecast.
Net income fell to $412 million from $468 million a year earlier, the Rotterdam-based company said in a statement.
"Demand in Europe was weak," Chief Executive Lena Brandt said. "We will close two plants and cut about 1,400 jobs."
Norvane, which employs 32,000 people, has struggled with high energy costs since 2022.
The plan is likely an attempt to calm nervous investors.
"""

COURT = """The Supreme Court ruled 6-3 on Thursday that the agency exceeded its authority.
State Attorney General Mark Dell denied that the state had withheld documents. He called the ruling a mistake.
Asked whether the state would comply, a spokesman for the governor declined to comment.
The law, passed in 2019 and signed by Governor Ann Pryce, bans the sale of the pill and imposes fines of up to $10,000.
"Let us stand together for justice," Dell said. Will the decision change the election?
"""


def article(text: str, *, headline: bool = False, published: str | None = "2025-03-12", **fields: object) -> Article:
    parts: tuple[Part, ...] = ()
    if headline:
        end = text.index("\n")
        parts = (
            Part(start=0, end=end, role=PartRole.HEADLINE),
            Part(start=end + 1, end=len(text), role=PartRole.BODY),
        )
    when = Published(when=Time(published), basis=DateBasis.STATED) if published else None
    return Article.model_validate(
        {"id": "a1", "text": text, "outlet": "Daily", "parts": parts, "published": when, **fields}
    )


def claims(text: str, *, headline: bool = False, published: str | None = "2025-03-12") -> tuple[Claim, ...]:
    return extract_claims(article(text, headline=headline, published=published)).claims


def texts(text: str, *, headline: bool = False) -> list[str]:
    return [claim.text for claim in claims(text, headline=headline)]


def one(text: str) -> Claim:
    found = claims(text)
    assert len(found) == 1, [claim.text for claim in found]
    return found[0]


def test_an_earthquake_toll_is_split_into_its_figures() -> None:
    found = texts(QUAKE, headline=True)
    assert "A magnitude 6.4 earthquake struck western Turkey early on March 12, 2025." in found
    assert "The earthquake killed at least 41 people." in found
    assert "The earthquake injured more than 300." in found
    assert "120 buildings collapsed." in found
    assert "45 roads were blocked." in found
    assert "Ayla Demir is 52 years old." in found


def test_the_headline_adds_a_quote_to_the_fuller_claim() -> None:
    toll = next(claim for claim in claims(QUAKE, headline=True) if "41" in claim.text)
    assert len(toll.quotes) == 2
    assert toll.origin.body == "officials"


def test_company_results_name_the_company_and_keep_amounts() -> None:
    found = {claim.text: claim for claim in claims(RESULTS, headline=True)}
    assert "Norvane Group cut its full-year forecast." in found
    assert found["Norvane Group will cut about 1,400 jobs."].stance is Stance.PREDICTED
    assert found["Norvane Group will close two plants."].origin.body == "Norvane Group"
    assert found["Norvane Group will close two plants."].origin.speaker == "Lena Brandt"
    income = found["Net income fell to $412 million."]
    assert "Net income was $468 million a year earlier." in found
    assert income.origin.body == "Norvane Group"
    assert income.said_on is not None
    assert income.said_on.occasion == "statement"
    assert "Norvane employs 32,000 people." in found
    assert not any("likely an attempt" in text for text in found)


def test_a_court_ruling_gives_denials_statements_and_no_questions() -> None:
    found = {claim.text: claim for claim in claims(COURT)}
    denial = found["It is not true that the state had withheld documents."]
    assert (denial.stance, denial.kind, denial.origin.body) == (Stance.DENIED, Kind.FACT, "Mark Dell")
    assert found["Mark Dell called the ruling a mistake."].kind is Kind.STATEMENT
    assert any("declined to comment" in text and claim.kind is Kind.STATEMENT for text, claim in found.items())
    assert "The law was passed in 2019 and signed by Governor Ann Pryce." in found
    assert "The law bans the sale of the pill." in found
    assert not any("stand together" in text or "election" in text for text in found)


def test_ids_count_the_claims_in_text_order() -> None:
    found = claims(QUAKE, headline=True)
    assert [claim.id for claim in found] == [f"a1:{n:03}" for n in range(1, len(found) + 1)]
    first = [min(quote.start for quote in claim.quotes) for claim in found]
    assert all(one <= other for one, other in pairwise(first))


@pytest.mark.parametrize("text", [QUAKE, RESULTS, COURT])
def test_every_quote_stands_in_the_article_where_it_says(text: str) -> None:
    assert claims(text)
    assert all(text[q.start : q.end] == q.text for claim in claims(text) for q in claim.quotes)


@pytest.mark.parametrize("text", [QUAKE, RESULTS, COURT])
def test_claims_are_sentences_without_quotation_marks(text: str) -> None:
    assert claims(text)
    for claim in claims(text):
        assert claim.text[0].isupper() or claim.text[0].isdigit()
        assert claim.text.endswith(".")
        assert not re.search(r'["“”\n]|  ', claim.text)


def test_captions_credits_and_furniture_are_not_read() -> None:
    body = "The dam in Orlo burst on Monday."
    caption = "Rescuers carried 300 people from the valley."
    text = f"{caption}\n{body}\n{caption}"
    start = len(caption) + 1
    parts = (
        Part(start=0, end=len(caption), role=PartRole.CAPTION),
        Part(start=start, end=start + len(body), role=PartRole.BODY),
        Part(start=start + len(body) + 1, end=len(text), role=PartRole.FURNITURE),
    )
    found = extract_claims(article(text, parts=parts)).claims
    assert [claim.text for claim in found] == ["The dam in Orlo burst on March 10, 2025."]


def test_the_outlet_is_the_origin_of_its_own_voice() -> None:
    assert one("The dam in Orlo burst on Monday.").origin.body == "Daily"


def test_a_credited_agency_is_the_body_and_the_outlet_passed_it_on() -> None:
    (claim,) = extract_claims(article("The dam in Orlo burst.", credits=("Yonhap",))).claims
    assert claim.origin.body == "Yonhap"
    assert claim.origin.via == ("Daily",)


def test_several_credited_agencies_leave_the_outlet_its_own_voice() -> None:
    (claim,) = extract_claims(article("The dam in Orlo burst.", credits=("AP", "Reuters"))).claims
    assert claim.origin.body == "Daily"


def test_without_a_date_relative_days_stay_as_they_are() -> None:
    (claim,) = claims("The dam in Orlo burst on Monday.", published=None)
    assert claim.text == "The dam in Orlo burst on Monday."
    assert claim.time is None


def test_a_claim_knows_its_figures_time_and_places() -> None:
    claim = one("About 5,000 people gathered in Lubice on March 9, 2025.")
    assert [(str(q.low), q.words) for q in claim.quantities] == [("5000", "About 5,000")]
    assert claim.time == Time("2025-03-09")
    assert claim.places == ("Lubice",)


def test_the_same_fact_said_twice_is_one_claim() -> None:
    text = "The ferry sank near Orlo with 120 people on board.\nIt was old.\nThe ferry sank with 120 people on board."
    (ferry,) = [claim for claim in claims(text) if "120" in claim.text]
    assert len(ferry.quotes) == 2
    assert "Orlo" in ferry.text


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The ferry carried 120 people to Orlo.", "The ferry carried 130 people to Orlo."),
        ("The ferry reached the port of Orlo.", "The ferry did not reach the port of Orlo."),
        ("The ferry could leave Orlo within days.", "The ferry is likely to leave Orlo within days."),
    ],
)
def test_what_differs_in_figure_polarity_or_firmness_stays_apart(first: str, second: str) -> None:
    assert len(claims(f"{first}\n{second}")) == 2


def test_two_speakers_with_one_figure_stay_apart() -> None:
    text = "The police said 20 people were hurt in the crash.\nThe railway said 20 people were hurt in the crash."
    assert {claim.origin.body for claim in claims(text)} == {"police", "railway"}


@pytest.mark.parametrize(
    "text",
    [
        '"' * 5_000,
        "He said “ " * 800,
        "(" * 3_000 + ")" * 3_000,
        "12 people and " * 700,
        "said that " * 1_000,
        "a, which, who, and, " * 500,
        "\u202eThe mayor\u200f said\x00 12 people died 😀. " * 50,
        "x" * 20_000,
        "?!. " * 3_000,
        "“" + "The dam broke and 12 people died, " * 3_000 + "” said Jane Doe.",
        "Jane Doe said: “" + "The dam broke. " * 1_000 + "”",
        "Police put the number at " * 300 + "5.",
        "Y 87 and " * 5_000,
        "a fire of a fire that burned of " * 1_000,
        "a man left after the fire hit town " * 1_000,
        "Profit rose 4% to 5 million from 4, " * 1_000,
        "A march. Police spoke of 600 to 600 to " * 800,
    ],
)
def test_hostile_text_is_read_to_the_end(text: str) -> None:
    found = extract_claims(article(text, published=None)).claims
    assert all(text[q.start : q.end] == q.text for claim in found for q in claim.quotes)


def test_the_month_of_may_is_no_auxiliary() -> None:
    assert [claim.text for claim in claims("The board met on May 5 and resigned.")] == ["The board met on May 5, 2025."]


def test_a_claim_that_is_said_again_and_again_keeps_a_bounded_number_of_quotes() -> None:
    (claim,) = claims("The ferry sank near Orlo.\n" * 60)
    assert len(claim.quotes) == 20


_PIECES = st.lists(
    st.sampled_from(
        [
            "The ministry said that", "12 people", "were killed", ",", "and", "who", "“", "”", '"', "he said", ".",
            "\n",             "according to", "Jane Doe", ", a spokeswoman,", "on Monday", "including 3",
            "(", ")", "’s", "will", "not",
            "with some deployed", "?", "8,000 of whom", "are", "which", "adding that",
            "if they", "\x00", "\u200f", "…",
        ]
    ),
    min_size=1,
    max_size=40,
)  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(_PIECES)
def test_any_order_of_words_gives_quotes_that_stand_in_the_text(pieces: list[str]) -> None:
    text = " ".join(pieces)
    once = extract_claims(article(text))
    assert once == extract_claims(article(text))
    assert all(text[q.start : q.end] == q.text for claim in once.claims for q in claim.quotes)
