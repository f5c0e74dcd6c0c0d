"""Test that claims stand alone: who and what pronouns, "the company" and "the number" mean, and when it was."""

import pytest

from verifier.engines.local.claims.extract import extract_claims
from verifier.models import Article, Claim, DateBasis, Part, PartRole, Published, Stance, Time


def claims(text: str, headline: bool = False) -> tuple[Claim, ...]:
    published = Published(when=Time("2025-03-12"), basis=DateBasis.STATED)
    parts = (Part(start=0, end=len(text), role=PartRole.HEADLINE),) if headline else ()
    return extract_claims(Article(id="a1", text=text, outlet="Daily", published=published, parts=parts)).claims


def said(text: str) -> list[tuple[str, str]]:
    return [(claim.text, claim.origin.body) for claim in claims(text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Norvane Foods said profit fell. Shares in the company rose.",
            ("Shares in Norvane Foods rose.", "Daily"),
        ),
        ("Norvane Foods closed a plant. It reported a loss.", ("Norvane Foods reported a loss.", "Daily")),
        (
            "Snack maker Norvane Foods said it would close a plant.",
            ("Norvane Foods would close a plant.", "Norvane Foods"),
        ),
        (
            "Norvane Foods closed a plant. The Dutch group said 40 jobs would go.",
            ("40 jobs would go.", "Norvane Foods"),
        ),
        (
            "The fire reached Orlo. It has destroyed 40 homes, the fire agency said.",
            ("It has destroyed 40 homes.", "fire agency"),
        ),
        ("The airport closed. It was raining heavily in Orlo.", ("It was raining heavily in Orlo.", "Daily")),
        (
            "Organisers said 900 people took part. Police put the number at 400.",
            ("400 people took part.", "Police"),
        ),
        (
            "The institute put the magnitude at 6.8 on Monday.",
            ("The magnitude was 6.8 on March 10, 2025.", "institute"),
        ),
        ("Halloran said his party had lost the vote.", ("Halloran's party had lost the vote.", "Halloran")),
        (
            "President Jane Doe will visit Orlo on Friday, her office said.",
            ("President Jane Doe will visit Orlo on March 14, 2025.", "Jane Doe's office"),
        ),
        (
            "Foreign observers said the vote was fair, though they criticised the broadcaster.",
            ("Foreign observers criticised the broadcaster.", "Foreign observers"),
        ),
        ("Grid said its power lines did not cause the fire.", ("Grid's power lines did not cause the fire.", "Grid")),
        (
            "Halloran denied that he had left the party.",
            ("It is not true that Halloran had left the party.", "Halloran"),
        ),
    ],
)
def test_what_points_back_is_named(text: str, wanted: tuple[str, str]) -> None:
    assert wanted in said(text)


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        (
            "Grid denied that it had ignored a warning about the roof, which collapsed on Tuesday.",
            "It is not true that Grid had ignored a warning about the roof.",
        ),
        (
            "Halloran denied that he had left the party, adding that he had paid his dues in May.",
            "It is not true that Halloran had left the party.",
        ),
    ],
    ids=["told by the way", "said besides"],
)
def test_a_denial_denies_no_more_than_it_says(text: str, denied: str) -> None:
    assert [claim.text for claim in claims(text) if claim.stance is Stance.DENIED] == [denied]


def test_nobody_is_put_in_the_place_of_we_who_are_something() -> None:
    text = "“We remain the strongest party,” Prime Minister Jane Doe said."
    assert not any("strongest" in one.text for one in claims(text))


def test_the_union_is_meant_where_its_leader_says_we() -> None:
    text = "“We will return every week,” said Jane Doe, leader of the Trade Union Confederation."
    assert ("The Trade Union Confederation will return every week.", "Jane Doe") in said(text)


def test_what_is_looked_into_is_quoted_with_what_it_refers_to() -> None:
    text = "“We are looking into it,” Navy spokeswoman Jane Doe said, referring to reports that a ship sank."
    (claim,) = (one for one in claims(text) if "looking into" in one.text)
    assert claim.text == "Navy is looking into reports that a ship sank."
    assert "reports that a ship sank" in claim.quotes[0].text


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("An envoy to the council in Orlo called the reports groundless.", "envoy to the council in Orlo"),
        ("Security researcher Jane Doe said the data had been copied.", "Jane Doe"),
        ("Jane Doe, head of the civil protection agency, said the dam was safe.", "civil protection agency"),
        ("Company spokesman John Smith said Norvane Foods would pay.", "Norvane Foods"),
        ("The dam was safe, the newspaper Handel said.", "Handel"),
    ],
)
def test_neither_places_nor_fields_nor_kinds_speak(text: str, body: str) -> None:
    assert body in [claim.origin.body for claim in claims(text)]


@pytest.mark.parametrize(
    "text",
    [
        "“We have 63 confirmed dead in the city,” Mayor Jane Doe said.",
        "A man was found dead on Monday, the first confirmed death in the fire, Sheriff Jane Doe said.",
    ],
)
def test_figures_and_ranks_do_not_speak(text: str) -> None:
    assert {claim.origin.body.split()[-1] for claim in claims(text)} == {"Doe"}


def test_a_headline_of_what_is_to_come_is_a_forecast() -> None:
    (claim,) = claims("Minister to resign after setback in vote", headline=True)
    assert (claim.text, claim.stance) == ("Minister will resign after setback in vote.", Stance.PREDICTED)


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Thousands marched in Orlo to protest against the government's plan to raise taxes.", Stance.ASSERTED),
        ("The court struck down a permit that would have allowed a mine.", Stance.ASSERTED),
        ("The hospital was not evacuated, the police said.", Stance.DENIED),
        ("No tear gas was used, the police said.", Stance.DENIED),
        ("A further cut was not certain, the bank said.", Stance.ASSERTED),
        ("The firm had not decided whether to appeal, the bank said.", Stance.ASSERTED),
        ("The hospital was not evacuated on Monday.", Stance.ASSERTED),
    ],
)
def test_the_main_clause_shows_the_stance(text: str, stance: Stance) -> None:
    assert claims(text)[0].stance is stance


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("Turnout was 71 percent, up from 68 percent in 2019.", None),
        ("The quake was the strongest in the country since 1987.", None),
        ("The panel overturned a decision from 2023.", None),
        ("Prices fell by more than 3 percent on Monday.", "2025-03-10"),
        ("Most of the soldiers left the town on Monday.", "2025-03-10"),
    ],
)
def test_the_time_of_a_comparison_is_not_the_claims_time(text: str, time: str | None) -> None:
    found = claims(text)[0].time
    assert (found.root if found else None) == time


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Power was restored by Wednesday morning.", "Power was restored by the morning of March 12, 2025."),
        ("Trains stopped on Monday night.", "Trains stopped on the night of March 10, 2025."),
    ],
)
def test_parts_of_days_keep_their_preposition(text: str, wanted: str) -> None:
    assert claims(text)[0].text == wanted


@pytest.mark.parametrize(
    ("headline", "body"),
    [
        ("Canal blockade: two ships were freed", "Daily"),
        ("Police: two ships were freed", "Police"),
        ("Two ships were freed: The minister", "minister"),
    ],
)
def test_a_headline_has_a_source_in_front_of_its_colon_only_if_that_can_speak(headline: str, body: str) -> None:
    (claim,) = claims(headline, headline=True)
    assert "wo ships were freed" in claim.text
    assert claim.origin.body == body
