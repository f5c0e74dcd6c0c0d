"""Test that what an article says is neither lost nor turned round: short, inverted and leading words."""

import pytest

from verifier.engines.local.claims.extract import extract_claims
from verifier.models import Article, Claim, Stance


def claims(text: str) -> list[Claim]:
    return list(extract_claims(Article(id="t", outlet="Daily", title="t", text=text)).claims)


def texts(text: str) -> list[str]:
    return [claim.text for claim in claims(text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Nor was he dismissed by the club: the board let the contract expire in May.",
            ["He was not dismissed by the club.", "The board let the contract expire in May."],
        ),
        ("Neither did the council publish the letter.", ["The council did not publish the letter."]),
        ("Neither has the port authority paid the fine.", ["The port authority has not paid the fine."]),
        ("Never before has the river risen so fast.", ["The river has never risen so fast."]),
        ("Nor were all passengers told of the delay.", ["Not all passengers were told of the delay."]),
        ("Only then did the fire service arrive.", ["Only then the fire service did arrive."]),
        ("Not only did the mill close two lines.", ["The mill did close two lines."]),
        ("Nor has the ministry.", []),
        ("Neither side has signed the treaty so far.", ["Neither side has signed the treaty so far."]),
        ("Only 12 houses were damaged in the storm.", ["Only 12 houses were damaged in the storm."]),
    ],
)
def test_a_verb_in_front_of_its_subject_is_put_behind_it(text: str, wanted: list[str]) -> None:
    assert texts(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "By noon some 300 people had left the island.",
        "By Tuesday evening 40 boats had returned.",
        "By then the bridge had fallen.",
        "By 7pm the hospital had admitted 23 people.",
        "Of the 60 sailors on board, 12 were hurt.",
        "That project failed in the second year.",
        "Nobody was hurt.",
        "Two members abstained.",
        "Ships must report their cargo by March 3.",
        "The firm must pay a fine of 4,000 euros.",
        "A fisherman brought to port a boat that had been missing.",
    ],
)
def test_an_article_says_it_in_its_own_voice(text: str) -> None:
    assert texts(text)


@pytest.mark.parametrize(
    "text",
    [
        "By the harbour wall.",
        "That is the whole point of it.",
        "The government must act.",
        "The minister ought to resign.",
        "Sailors were angry.",
        "None will be.",
        "Send us your photographs.",
        "What we know so far.",
    ],
)
def test_what_judges_or_is_unfinished_is_no_claim(text: str) -> None:
    assert texts(text) == []


def test_three_words_are_enough_where_somebody_says_them() -> None:
    assert texts("The police chief said nobody was missing.") == ["Nobody was missing."]
    assert texts("The union said they would strike.") == []


def test_a_colon_parts_two_clauses_and_a_mere_lead_is_left_out() -> None:
    lead = "Investors were not convinced: the share lost 5 percent that day."
    assert texts(lead) == ["The share lost 5 percent that day."]
    told = "The second storm that was forecast for Sunday missed the coast: the wind stayed below 40 knots."
    assert len(texts(told)) == 2
    pronoun = "The crew of the tug did it: they pulled the boat off the reef."
    assert texts(pronoun) == [pronoun]


def test_a_speaker_goes_on_behind_said() -> None:
    found = claims("The road was shut for hours, the sheriff said, because a lorry had lost its load.")
    assert [(one.text, one.origin.body) for one in found] == [
        ("The road was shut for hours.", "sheriff"),
        ("A lorry had lost its load.", "sheriff"),
    ]
    found = claims("Most ferries ran, the operator said, although the harbour master says 40 were late.")
    assert [one.origin.body for one in found] == ["operator", "harbour master"]


def test_a_clause_in_front_of_somebody_else_s_words_is_told_as_well() -> None:
    found = claims("About 90 posts are to be cut, though the mayor said that nobody would be dismissed.")
    assert [one.text for one in found] == ["About 90 posts are to be cut.", "Nobody would be dismissed."]
    assert found[0].stance is Stance.PREDICTED
    told = "At a meeting where he was asked about it, the mayor said 40 people had left."
    assert texts(told) == ["40 people had left."]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The ferry is to sail again on Monday.", Stance.PREDICTED),
        ("The aim of the law is to protect tenants.", Stance.ASSERTED),
        ("The captain is to blame for the collision.", Stance.ASSERTED),
    ],
)
def test_what_is_arranged_lies_ahead(text: str, wanted: Stance) -> None:
    assert claims(text)[0].stance is wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("“We have found no leak,” the plant's manager Ann Lee cautioned.", "Ann Lee"),
        ("“The gate was locked,” the guard told a crowd gathered outside.", "guard"),
        ("The pier gave way at once, the inspectors concluded after a visit.", "inspectors"),
        ("Engineers of the water ministry say that the dam is sound.", "Engineers of the water ministry"),
        ("The union, which has 300 members, said the plant was closed.", "union"),
        ("Ann Lee, a nurse who lost her car, said the doors that led out were locked.", "Ann Lee"),
    ],
)
def test_who_says_it_is_found(text: str, wanted: str) -> None:
    assert claims(text)[-1].origin.body == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The flood had claimed 31 lives, and 800 people had lost their homes, officials said.", "31 lives"),
        ("Lee wrote the report herself, and two people had seen the draft.", "Lee wrote the report"),
    ],
)
def test_a_verb_with_an_object_is_no_verb_of_saying(text: str, wanted: str) -> None:
    assert any(wanted in one and one != wanted for one in texts(text))


def test_who_speaks_of_himself_is_named() -> None:
    assert texts("“I lost two boats in the storm,” Lee said.") == ["Lee lost two boats in the storm."]
    assert texts("“Nobody called me,” Ann Lee said.") == ["Nobody called Ann Lee."]
    assert texts("“He thanked me,” Ann Lee said.") == ["He thanked Ann Lee."]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Nine die in mine blast", ["Nine die in mine blast."]),
        ("The two open gates were shut.", ["The two open gates were shut."]),
        (
            "Two guards who were on duty that night were suspended.",
            ["Two guards who were on duty that night were suspended.", "Two guards were on duty that night."],
        ),
        (
            "About 40 passengers who were not hurt slept in a gym.",
            ["About 40 passengers who were not hurt slept in a gym.", "About 40 passengers were not hurt."],
        ),
        (
            "By then 140 trains had been canceled and about 90 delayed.",
            ["By then 140 trains had been canceled.", "About 90 trains had been delayed."],
        ),
        (
            "Relatives of Ann Lee, a teacher who died at 71, filed suit on the island.",
            ["Relatives of Ann Lee, a teacher who died at 71, filed suit on the island."],
        ),
        (
            "The men who were arrested and charged had worked there.",
            ["The men who were arrested and charged had worked there."],
        ),
        (
            "The office that handles visas and work permits was shut.",
            ["The office that handles visas and work permits was shut."],
        ),
        ("Services run by the state are cheap.", ["Services run by the state are cheap."]),
    ],
)
def test_the_verb_and_its_subject_are_found(text: str, wanted: list[str]) -> None:
    assert texts(text) == wanted


def test_when_a_page_was_updated_is_no_claim() -> None:
    assert texts("Radio Orlo news desk — updated Saturday 10 May, 5.10 pm.") == []
    assert texts("The ministry updated the toll to 40.") == ["The ministry updated the toll to 40."]


def test_as_much_as_does_not_end_what_is_told() -> None:
    told = "Tests found tablets with as much as four times the stated dose."
    assert told in texts("The firm was recalling three batches, after tests found" + told[len("Tests found") :])
