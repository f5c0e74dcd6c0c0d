"""Check when the local engine takes two figures for figures of the same quantity."""

import pytest
from claim_pairs import CONTRADICTS, NONE, SUPPORTS, claim, count, judge

from verifier.models import PartOf, RelationLabel


@pytest.mark.parametrize(
    ("one", "value", "other", "also", "expected"),
    [
        ("At least 41 people were killed in the quake.", 41, "The quake killed 41 people.", 41, SUPPORTS),
        ("The quake killed 41 people.", 41, "The quake killed 52 people.", 52, CONTRADICTS),
        ("The crash injured 12 passengers.", 12, "12 passengers were hurt in the crash.", 12, SUPPORTS),
        ("The fire destroyed 300 homes.", 300, "The blaze destroyed 450 houses.", 450, CONTRADICTS),
    ],
)
def test_figures_of_the_same_quantity_are_compared(
    one: str, value: int, other: str, also: int, expected: RelationLabel
) -> None:
    judgement = judge(claim("a1", one, count(value)), claim("b1", other, count(also)))
    assert judgement.same_quantity is True
    assert judgement.label is expected


@pytest.mark.parametrize(
    ("one", "of_one", "other", "of_other"),
    [
        ("The quake killed 41 people.", "people", "The quake injured 52 people.", "people"),
        ("The army lost 40 tanks.", "tanks", "The army lost 900 soldiers.", "soldiers"),
        ("41 people died in Hatay.", "people", "52 people died in Malatya.", "people"),
        ("Norland's revenue was 5 billion.", "revenue", "Norland's profit was 2 billion.", "profit"),
        ("The party won 41 seats.", "seats", "The party won 52 votes.", "votes"),
        ("8,000 more troops were sent.", "troops", "10,000 troops were sent.", "troops"),
        ("Some 3,600 houses collapsed in Hatay.", "houses", "Hatay is home to 800,000 people.", "people"),
        ("49 aftershocks with a magnitude of 4 were recorded.", "aftershocks", "The magnitude was 6.", ""),
        ("41 people died in New Arden.", "people", "52 people died in New Bexley.", "people"),
        ("Russian losses were 600 soldiers.", "soldiers", "Ukrainian losses were 300 soldiers.", "soldiers"),
    ],
)
def test_different_things_counted_are_different_quantities(one: str, of_one: str, other: str, of_other: str) -> None:
    judgement = judge(claim("a1", one, count(41, of_one)), claim("b1", other, count(52, of_other)))
    assert judgement.same_quantity is False
    assert judgement.label is NONE


def test_units_that_cannot_be_compared_are_different_quantities() -> None:
    euros, dollars = count(5, "debt", unit="EUR"), count(9, "debt", unit="USD")
    judgement = judge(claim("a1", "Norland's debt is €5.", euros), claim("b1", "Norland's debt is $9.", dollars))
    assert judgement.same_quantity is False


def test_it_is_open_whether_an_unsaid_place_is_the_same() -> None:
    judgement = judge(
        claim("a1", "41 people died in the quake in Hatay.", count(41)),
        claim("b1", "52 people died in the quake.", count(52)),
    )
    assert judgement.same_quantity is None
    assert judgement.label is NONE


def test_what_was_expected_of_a_figure_does_not_contradict_it() -> None:
    result = claim("a1", "Norland reported revenue of 5 billion.", count(5, "revenue"))
    forecast = claim("b1", "Analysts had expected revenue of 6 billion at Norland.", count(6, "revenue"))
    assert judge(result, forecast).same_quantity is None
    assert judge(result, forecast).label is NONE


def test_a_place_within_a_place_is_a_part() -> None:
    part = claim("a1", "5,000 buildings collapsed in Hatay.", count(5000, "buildings"))
    whole = claim("b1", "3,000 buildings collapsed in Turkey.", count(3000, "buildings"))
    judgement = judge(part, whole, "Turkey's Hatay province was hit hardest.")
    assert judgement.same_quantity is True
    assert judgement.part_of is PartOf.EVIDENCE
    assert judgement.label is CONTRADICTS
    assert judge(whole, part, "Turkey's Hatay province was hit hardest.").part_of is PartOf.TARGET


def test_who_owns_a_name_is_not_another_place() -> None:
    one = claim("a1", "Ann Halloran's Green Party won 85 seats.", count(85, "seats"))
    other = claim("b1", "The Green Party won 87 seats.", count(87, "seats"))
    assert judge(one, other).label is CONTRADICTS


def test_the_same_measure_of_something_else_named_beside_it_supports() -> None:
    one = claim("a1", "Joe Brandt declared three days of national mourning.", count(3, "national", unit="day"))
    other = claim("b1", "Joe Brandt announced three days of mourning.", count(3, "mourning", unit="day"))
    assert judge(one, other).label is SUPPORTS


def test_figures_that_no_word_tells_apart_contradict_nothing() -> None:
    place, depth = count(15, "northeast of", unit="km"), count(11, unit="km")
    one = claim("a1", "The quake hit 15 km northeast of Orlo at a depth of 11 km.", place, depth)
    other = claim("b1", "The quake hit near Orlo at a depth of 33 km.", count(33, unit="km"))
    assert judge(one, other).label is NONE


def test_people_aboard_are_not_the_people_hurt() -> None:
    hurt = claim("a1", "The plane left the runway, 31 hurt.", count(31, "hurt"))
    aboard = claim("b1", "The plane carrying 164 people left the runway.", count(164, "people"))
    assert judge(hurt, aboard).label is NONE
    assert judge(aboard, hurt).label is NONE


@pytest.mark.parametrize("text", ["It was 60 per cent contained.", "None of it was contained.", "So was 60 per cent."])
def test_what_does_not_say_of_what_it_is_contradicts_nothing(text: str) -> None:
    one = claim("a1", text, *((count(60, unit="percent"),) if "60" in text else ()))
    other = claim("b1", "The fire was 20 per cent contained.", count(20, unit="percent"))
    assert judge(one, other).label is NONE
    assert judge(other, one).label is NONE


@pytest.mark.parametrize(
    ("one", "other", "of"),
    [
        ("It had {} beds in Dunmore.", "The clinic had {} beds in Dunmore.", "beds"),
        ("They arrested {} people in Dunmore.", "Police arrested {} people in Dunmore.", "people"),
    ],
)
def test_figures_of_a_bare_pronoun_are_of_nobody_knows_what(one: str, other: str, of: str) -> None:
    evidence, target = claim("a1", one.format(60), count(60, of)), claim("b1", other.format(20), count(20, of))
    assert judge(evidence, target).label is NONE
    assert judge(target, evidence).label is NONE
