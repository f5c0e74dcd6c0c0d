"""Check what claims that share most of their words do not say of each other."""

import pytest
from claim_pairs import CONTRADICTS, NONE, SUPPORTS, claim, count, judge, label

from verifier.engines.local.relations.roles import read_roles
from verifier.models import RelationLabel, SaidOn, Stance, Time


@pytest.mark.parametrize(
    ("evidence", "target"),
    [
        (
            "The harbour authority inspected the ferry company's records in Orlo.",
            "The ferry company sold its records to the harbour authority in Orlo.",
        ),
        ("The minister praised the mayor of Orlo in a letter.", "The mayor of Orlo praised the minister in a letter."),
        ("The bank's director resigned over the loss.", "The bank resigned over the loss."),
        ("Police in Orlo arrested the mayor's driver.", "The mayor of Orlo was arrested by police."),
        ("Norland invaded Sudland in August.", "Sudland invaded Norland in August."),
    ],
)
def test_the_same_words_with_another_verb_or_doer_support_nothing(evidence: str, target: str) -> None:
    assert label(evidence, target) is NONE


def test_who_comes_first_does_not_matter_where_two_meet_or_one_is_passive() -> None:
    assert label("Ann Halloran met Joe Brandt in Orlo.", "Joe Brandt met Ann Halloran in Orlo.") is SUPPORTS
    assert label("Norland closed the crossing at Dara.", "The crossing at Dara was closed by Norland.") is SUPPORTS


@pytest.mark.parametrize(
    "evidence",
    [
        "The army is looking into reports that rebels entered the town of Dara.",
        "Images allegedly show that rebels entered the town of Dara.",
        "The envoy asked whether rebels entered the town of Dara.",
    ],
)
def test_what_is_only_reported_does_not_bear_out_what_is_reported(evidence: str) -> None:
    assert label(evidence, "Rebels entered the town of Dara.") is NONE


def test_the_whole_does_not_bear_out_what_is_said_of_a_share() -> None:
    whole, share = "Rebels hold the town of Dara.", "Most of the rebels hold the town of Dara."
    assert label(whole, share) is NONE
    assert label(share, whole) is SUPPORTS


def test_what_was_expected_does_not_bear_out_what_came() -> None:
    expected = claim("a1", "Analysts had expected revenue of 2.05 billion.", count(2_050_000_000, "revenue"))
    came = claim("b1", "Revenue was 2.1 billion.", count(2_100_000_000, "revenue"))
    assert judge(expected, came).label is NONE
    assert judge(came, expected).label is NONE


@pytest.mark.parametrize(
    ("happened", "said", "expected"),
    [("2026-03-05", "2026-03-01", SUPPORTS), ("2026-02-20", "2026-03-01", NONE), (None, "2026-03-01", NONE)],
)
def test_an_outcome_is_known_to_lie_after_the_forecast(
    happened: str | None, said: str, expected: RelationLabel
) -> None:
    outcome = claim("a1", "Troops entered Dara.", time=happened)
    forecast = claim("b1", "Troops are likely to enter Dara.", stance=Stance.PREDICTED, time=None)
    forecast = forecast.model_copy(update={"said_on": SaidOn(date=Time(said))})
    assert judge(outcome, forecast).label is expected


@pytest.mark.parametrize(("body", "expected"), [("Joe Brandt", CONTRADICTS), ("Ann Halloran", NONE)])
def test_two_forecasts_exclude_each_other_only_if_they_are_of_one_origin(body: str, expected: RelationLabel) -> None:
    stays = claim("a1", "Joe Brandt would not resign.", stance=Stance.PREDICTED, body="Joe Brandt")
    goes = claim("b1", "Joe Brandt would resign.", stance=Stance.PREDICTED, body=body)
    assert judge(stays, goes).label is expected


@pytest.mark.parametrize(
    "presupposing",
    [
        "Most of the troops sent to Dara have left for the coast.",
        "A report says that troops were sent to Dara because of reports of unrest.",
        "Troops sent to Dara are using old rifles.",
    ],
)
def test_a_denial_spares_what_only_presupposes_what_it_denies(presupposing: str) -> None:
    denial = claim("a1", "Reports that troops were sent to Dara are fake news.", stance=Stance.DENIED)
    assert judge(denial, claim("b1", presupposing)).label is NONE
    assert judge(denial, claim("b1", "Troops were sent to Dara.")).label is CONTRADICTS


@pytest.mark.parametrize(
    ("text", "verb", "subject", "passive"),
    [
        ("The court rejected the bid.", "reject", "The court", False),
        ("The bid was rejected by the court.", "reject", "The bid", True),
        ("The bank was rebadged by the court.", "rebadged", "The bank", True),
        ("It is likely that troops will leave.", "leave", "troops", False),
        ("Nothing here", "", "", False),
    ],
)
def test_the_main_clause_gives_verb_and_subject(text: str, verb: str, subject: str, passive: bool) -> None:
    roles = read_roles(text)
    assert (roles.verb, roles.subject, roles.passive) == (verb, subject, passive)
