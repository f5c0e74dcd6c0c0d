"""Test who is heard to say what, how firmly, and what is no claim."""

import pytest

from verifier.engines.local.claims.extract import extract_claims
from verifier.models import Article, Claim, DateBasis, Kind, Published, Stance, Time


def claims(text: str) -> tuple[Claim, ...]:
    published = Published(when=Time("2024-11-05"), basis=DateBasis.STATED)
    return extract_claims(Article(id="a1", text=text, outlet="Daily", published=published)).claims


def first(text: str) -> Claim:
    found = claims(text)
    assert found
    return found[0]


@pytest.mark.parametrize(
    ("text", "content", "body", "speaker"),
    [
        ("The harbour authority said that 12 ships sank.", "12 ships sank.", "harbour authority", None),
        ("The harbour authority said 12 ships sank.", "12 ships sank.", "harbour authority", None),
        ("Twelve cargo ships sank, the harbour authority said.", "Twelve cargo ships sank.", "harbour authority", None),
        ("According to the harbour authority, 12 ships sank.", "12 ships sank.", "harbour authority", None),
        (
            "Twelve cargo ships sank, according to the harbour authority.",
            "Twelve cargo ships sank.",
            "harbour authority",
            None,
        ),
        (
            "“Twelve cargo ships sank,” said Jane Doe, a Navy spokeswoman.",
            "Twelve cargo ships sank.",
            "Navy",
            "Jane Doe",
        ),
        ("Navy spokeswoman Jane Doe told reporters that 12 ships sank.", "12 ships sank.", "Navy", "Jane Doe"),
        ("Jane Doe, a Navy spokeswoman, said 12 ships sank.", "12 ships sank.", "Navy", "Jane Doe"),
        ("Navy press secretary Maj. Gen. Jane Doe said 12 ships sank.", "12 ships sank.", "Navy", "Jane Doe"),
        ("Kalvian President Jane Doe said 12 ships sank.", "12 ships sank.", "Jane Doe", None),
        (
            "Twelve cargo ships sank, the harbour authority said on Friday with 98 percent of the gulf searched.",
            "Twelve cargo ships sank.",
            "harbour authority",
            None,
        ),
        ("The navy was late, Jane Doe wrote, saying 12 ships sank.", "12 ships sank.", "Jane Doe", None),
        ("As the harbour authority said on Friday, 12 ships sank.", "12 ships sank.", "harbour authority", None),
        ("The navy pointed out that 12 ships sank.", "12 ships sank.", "navy", None),
        ("Jane Doe, a Navy diver, who saw the storm, said 12 ships sank.", "12 ships sank.", "Jane Doe", None),
    ],
)
def test_the_attribution_is_taken_off(text: str, content: str, body: str, speaker: str | None) -> None:
    claim = next(one for one in claims(text) if "ships" in one.text)
    assert (claim.text, claim.origin.body, claim.origin.speaker) == (content, body, speaker)
    assert claim.kind is Kind.FACT


def test_what_stands_between_commas_belongs_to_the_sentence() -> None:
    found = claims("The mayor of Orlo, Jane Doe, closed 12 schools.")
    assert any(one.text.endswith("closed 12 schools.") for one in found)
    assert all(one.origin.body == "Daily" for one in found)


def test_a_verb_of_saying_with_an_object_is_no_attribution() -> None:
    found = claims("The navy confirmed the talks shortly after a paper had printed the story.")
    assert (found[0].text, found[0].origin.body) == ("The navy confirmed the talks.", "Daily")


def test_a_quotation_goes_on_in_the_next_sentence() -> None:
    found = claims("“The bridge is open,” Mayor Jane Doe said. “And the road will follow in June.”")
    assert [one.origin.body for one in found] == ["Jane Doe", "Jane Doe"]
    assert found[1].text.startswith("The road will follow")


@pytest.mark.parametrize("again", ["Doe said", "She said", "The spokeswoman said"])
def test_a_speaker_is_known_again(again: str) -> None:
    text = f"Navy spokeswoman Jane Doe said 12 ships sank. {again} that 3 divers were missing."
    claim = next(one for one in claims(text) if "divers" in one.text)
    assert (claim.origin.body, claim.origin.speaker) == ("Navy", "Jane Doe")


def test_a_speaker_who_is_introduced_later_is_known_at_once() -> None:
    found = claims("Doe said 12 ships sank.\nJane Doe, a Navy spokeswoman, spoke in Orlo.")
    assert found[0].origin.speaker == "Jane Doe"


def test_who_passed_it_on_stands_in_via() -> None:
    claim = first("Reuters and AFP cited Kalvian President Jane Doe on Monday, stating that 12 ships sank in the gulf.")
    assert claim.origin.body == "Jane Doe"
    assert claim.origin.via == ("Reuters", "AFP")


def test_a_document_stands_in_via_of_what_it_carries() -> None:
    claim = first("According to a transcript, Kalvian President Jane Doe said that 12 ships sank.")
    assert claim.origin.body == "Jane Doe"
    assert claim.origin.via == ("transcript",)


def test_when_and_where_it_was_said_is_no_part_of_the_claim() -> None:
    claim = first("In a press briefing on Monday, the harbour authority said that 12 ships sank.")
    assert claim.text == "12 ships sank."
    assert claim.said_on is not None
    assert (claim.said_on.date, claim.said_on.occasion) == (Time("2024-11-04"), "press briefing")


def test_what_the_speaker_adds_is_his_too() -> None:
    found = claims("The mayor said the bridge was open, adding that 12 buses were running.")
    assert [one.origin.body for one in found] == ["mayor", "mayor"]
    assert found[1].text == "12 buses were running."


def test_a_second_verb_of_saying_has_the_same_speaker() -> None:
    found = claims("The ministry said that Orlo sent 300 trucks and warned that the trucks would block the road.")
    assert [one.origin.body for one in found] == ["ministry", "ministry"]
    assert found[1].text == "The trucks would block the road."
    assert found[1].stance is Stance.PREDICTED


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Mayor Jane Doe urged residents to leave the city.", "Mayor Jane Doe urged residents to leave the city."),
        ("The Navy could not confirm the reports about the ship.", "The Navy could not confirm the reports"),
        ("The Navy said it could not confirm the loss of a ship.", "The Navy could not confirm the loss of a ship."),
        ("Mayor Jane Doe said that the plan is a serious threat.", "Jane Doe said that the plan is a serious threat."),
        (
            "“The bridge is open,” Mayor Jane Doe said, calling for more money for roads.",
            "Jane Doe called for more money",
        ),
    ],
)
def test_what_nobody_but_the_speaker_can_vouch_for_is_a_statement(text: str, wanted: str) -> None:
    statements = [one for one in claims(text) if one.kind is Kind.STATEMENT]
    assert [one.text for one in statements if one.text.startswith(wanted)]
    assert all(one.stance is Stance.ASSERTED for one in statements)


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The ship sank in the gulf.", Stance.ASSERTED),
        ("The ship reportedly sank in the gulf.", Stance.UNCONFIRMED),
        ("The ship may have sunk in the gulf.", Stance.UNCONFIRMED),
        ("Reports suggest that the ship sank in the gulf.", Stance.UNCONFIRMED),
        ("The ship will leave the gulf.", Stance.PREDICTED),
        ("The ship could leave the gulf.", Stance.PREDICTED),
        ("The ship is expected to leave the gulf.", Stance.PREDICTED),
        ("The number of ships could be around 11,000 now.", Stance.ASSERTED),
        ("The ship reached port in May 2023 with its cargo.", Stance.ASSERTED),
        ("A spokesman dismissed the reports of a sunken ship as groundless rumors.", Stance.DENIED),
        ("The navy denied that the ship sank.", Stance.DENIED),
    ],
)
def test_the_stance_repeats_what_the_text_says(text: str, stance: Stance) -> None:
    claim = first(text)
    assert (claim.stance, claim.kind) == (stance, Kind.FACT)


def test_a_denial_carries_its_negation() -> None:
    assert first("The envoy characterized reports of a sunken ship as groundless rumors.").text == (
        "Reports of a sunken ship are groundless rumors."
    )


@pytest.mark.parametrize(
    "text",
    [
        "Is the bridge open to traffic?",
        "Ships sank.",
        "The move is likely a strategic move to bolster the port.",
        "“Let us stand together for our city,” Mayor Jane Doe said.",
        "Mayor Jane Doe made the remarks in Orlo.",
        "Some information for this story came from Reuters.",
    ],
)
def test_questions_opinions_and_exhortations_are_no_claims(text: str) -> None:
    assert claims(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Orlo has never been under an evacuation order, Mayor Jane Doe stressed.",
        "Mayor Jane Doe told reporters the fire had burned 900 acres.",
        "The town is safe, Mayor Jane Doe assured residents on Monday.",
        "No firefighter has been hurt, Jane Doe said at the Wednesday 9 a.m. briefing.",
        "“The bridge will reopen in June,” declared Jane Doe.",
    ],
)
def test_who_says_it_is_told_from_what_is_said(text: str) -> None:
    (found,) = claims(text)
    assert "Doe" not in found.text
    assert found.origin.body == "Jane Doe"
