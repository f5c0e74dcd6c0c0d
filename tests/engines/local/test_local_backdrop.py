"""Check what the local engine takes as given in a story: the event and the place of which all articles tell."""

import pytest
from claim_pairs import CONTRADICTS, NONE, SUPPORTS, article, claim, count, judge

from verifier.engines.local.relations.backdrop import find_backdrop
from verifier.models import Bound, Quantity, RelationLabel

RALLY = "Thousands marched through Dunmore on Saturday in a protest against a new airport."
RESULTS = "Norland reported its results for the third quarter on Thursday."


@pytest.mark.parametrize(
    ("one", "of_one", "other", "of_other", "opening"),
    [
        ("The rally in Dunmore drew 27,000 people.", "people", "19,000 people demonstrated.", "people", RALLY),
        ("The turnout was 27,000.", "", "19,000 people took part in the march in Dunmore.", "people", RALLY),
        ("The crowd was 27,000.", "", "The protest brought 19,000 people into the streets.", "people", RALLY),
        ("Norland's revenue was 5 billion.", "revenue", "Revenue was 6 billion.", "revenue", RESULTS),
    ],
)
def test_what_every_article_opens_with_goes_without_saying(
    one: str, of_one: str, other: str, of_other: str, opening: str
) -> None:
    evidence, target = claim("a1", one, count(27, of_one)), claim("b1", other, count(19, of_other))
    assert judge(evidence, target, opening=opening).label is CONTRADICTS
    assert judge(target, evidence, opening=opening).label is CONTRADICTS


def test_a_name_that_goes_without_saying_may_be_missing_on_one_side() -> None:
    assert judge(
        claim("a1", "Three officers were hurt.", count(3, "officers")),
        claim("b1", "Three officers were hurt in Dunmore.", count(3, "officers")),
        opening=RALLY,
    ).label is SUPPORTS  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other", "opening"),
    [
        ("41 people died.", "52 people died in Turkey.", "A quake hit Turkey and Syria."),
        ("41 people died in Turkey.", "52 people died in Syria.", "A quake hit Turkey and Syria."),
        ("41 people died in Hatay.", "52 people died.", "A quake hit Hatay in Turkey."),
    ],
)
def test_rivals_and_places_within_each_other_have_to_be_named(one: str, other: str, opening: str) -> None:
    judgement = judge(claim("a1", one, count(41, "people")), claim("b1", other, count(52, "people")), opening=opening)
    assert judgement.label is NONE


def test_one_article_alone_gives_no_backdrop() -> None:
    assert find_backdrop([article("a", RALLY)], {}).keys == frozenset()
    assert find_backdrop([article("a", RALLY), article("a", RALLY)], {}).keys == frozenset()
    assert "dunmor" in find_backdrop([article("a", RALLY), article("b", RALLY)], {}).given


@pytest.mark.parametrize(
    ("one", "of_one", "other", "of_other"),
    [
        (
            "The order intake of Norland was 17 billion.",
            "order intake",
            "Norland had revenue of 14 billion.",
            "revenue",
        ),
        ("Norland had a net profit of 17 billion.", "net profit", "Operating profit was 14 billion.", "profit"),
        ("Net profit at Norland was 17 billion.", "", "Operating profit at Norland was 14 billion.", ""),
        ("The margin of Norland was 17.", "margin of Norland", "The sales of Norland rose by 14.", "sales of Norland"),
        ("17 protesters were treated at the clinic.", "protesters", "14 of them were turned away at the clinic.", ""),
    ],
)
def test_other_measures_of_one_company_are_other_quantities(one: str, of_one: str, other: str, of_other: str) -> None:
    evidence, target = claim("a1", one, count(17, of_one)), claim("b1", other, count(14, of_other))
    assert judge(evidence, target, opening=RESULTS).label is NONE
    assert judge(target, evidence, opening=RESULTS).label is NONE


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [(count(37, "people arrested at the march"), count(52, "people arrested at the march"), CONTRADICTS),
     (count(37, "people arrested at the march"), count(37, "people arrested at the march"), SUPPORTS),
     (count(37, "people arrested at the march"), count(40, "people arrested at the march", Bound.AT_MOST), SUPPORTS)],
)  # fmt: skip
def test_what_is_counted_in_the_same_full_words_is_one_quantity(
    one: Quantity, other: Quantity, expected: RelationLabel
) -> None:
    evidence = claim("a1", "Thirty-seven people had been arrested by nine in the evening.", one)
    target = claim("b1", "Arrests were made at the demonstration.", other)
    assert judge(evidence, target).label is expected


def test_figures_of_two_quarters_are_no_versions_of_one() -> None:
    now = claim("a1", "Norland's revenue was 14 billion in the third quarter.", count(14), time="2026-07/2026-09")
    then = claim("b1", "Norland's revenue was 13 billion in the third quarter.", count(13), time="2025-07/2025-09")
    assert judge(now, then).label is NONE
    assert judge(now, then).same_quantity is False


def test_a_currency_is_no_name() -> None:
    one = claim("a1", "Norland had revenue of NOK 14 billion.", count(14, "revenue", unit="NOK"))
    other = claim("b1", "Norland had revenue of 14 billion kroner.", count(14, "revenue", unit="NOK"))
    assert judge(one, other).label is SUPPORTS
    assert judge(other, one).label is SUPPORTS


@pytest.mark.parametrize(
    ("denied", "told"),
    [
        ("No protesters were hurt at the rally.", "Three policemen suffered injuries at the rally."),
        ("No protesters were hurt at the rally.", "Policemen were hurt at the rally."),
        ("No protesters were hurt by policemen at the rally.", "Policemen were hurt at the rally."),
    ],
)
def test_harm_to_one_group_is_not_what_a_denial_for_another_denies(denied: str, told: str) -> None:
    figures = (count(3, "policemen"),) if "Three" in told else ()
    denial, harm = claim("a1", denied), claim("b1", told, *figures)
    assert judge(denial, harm).label is NONE
    assert judge(harm, denial).label is NONE


@pytest.mark.parametrize(
    ("denied", "told"),
    [
        ("It will not reopen in June.", "It reopened in June."),
        ("It closed the plant in Dunmore.", "It opened the plant in Dunmore."),
        ("He did not sign the contract with Norland.", "He signed the contract with Norland."),
    ],
)
def test_a_pronoun_for_a_subject_contradicts_nothing(denied: str, told: str) -> None:
    assert judge(claim("a1", denied), claim("b1", told)).label is NONE
    assert judge(claim("a1", told), claim("b1", denied)).label is NONE


@pytest.mark.parametrize(
    ("denial", "other"),
    [
        ("There is no contract between Dunmore and Norland.", "Dunmore signed a contract with Norland last month."),
        ("No tear gas was used at any point.", "Officers used tear gas."),
        ("There are no talks with anybody about a sale of the yard.", "Talks on a sale of the yard have begun."),
    ],
)
def test_a_flat_denial_excludes_what_presupposes_that_there_is_such_a_thing(denial: str, other: str) -> None:
    assert judge(claim("a1", other), claim("b1", denial)).label is CONTRADICTS


def test_a_new_port_is_no_further_number() -> None:
    one = claim("a1", "The protest against a new port drew 60,000 people.", count(60, "people"))
    other = claim("b1", "The protest drew 27,000 people.", count(27, "people"))
    assert judge(one, other).label is CONTRADICTS


@pytest.mark.parametrize(
    ("one", "of_one", "other", "of_other"),
    [
        ("Norland has clinics in 17 states.", "states", "Norland ran 14 clinics.", "clinics of Norland"),
        ("Norland has workers in 17 countries.", "countries", "Norland employs 14 people.", "employees of Norland"),
        ("17 people demonstrated.", "participants in the march", "14 officers were hurt.", "police officers hurt"),
    ],
)
def test_what_stands_beside_the_thing_counted_is_not_counted(one: str, of_one: str, other: str, of_other: str) -> None:
    evidence, target = claim("a1", one, count(17, of_one)), claim("b1", other, count(14, of_other))
    assert judge(evidence, target, opening=RALLY).label is NONE
    assert judge(target, evidence, opening=RALLY).label is NONE


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("The fire was 12% contained on March 2, 2026.", "The fire was 20% contained on March 4, 2026."),
        ("None of the fire was contained on March 2, 2026.", "The fire was contained on March 4, 2026."),
    ],
)
def test_values_that_the_texts_put_on_different_days_update(earlier: str, later: str) -> None:
    percents = (count(12, unit="percent"), count(20, unit="percent")) if "%" in earlier else ()
    before = claim("a1", earlier, *percents[:1], time="2026-03-02")
    after = claim("b1", later, *percents[1:], time="2026-03-04")
    assert judge(after, before).label is RelationLabel.UPDATES
    assert judge(after, before).same_quantity is None
    assert judge(before, after).label is NONE


def test_how_something_is_told_to_have_begun_is_part_of_what_is_told() -> None:
    begun = claim("b1", "The march in Dunmore was set off by a ruling.")
    assert judge(claim("a1", "The march in Dunmore filled a square."), begun, opening=RALLY).label is NONE


def test_a_total_that_has_not_moved_bears_out_an_earlier_one() -> None:
    earlier = claim("a1", "Three officers were hurt.", count(3, "officers"), time="2026-03-02")
    later = claim("b1", "Three officers were hurt.", count(3, "officers"), time="2026-03-06")
    assert judge(later, earlier).label is SUPPORTS
