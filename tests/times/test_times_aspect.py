"""Which contents are events, states or running totals, by their words."""

import pytest

from verifier.times import Aspect, aspect_of
from verifier.times.aspect import ends_state, figures_in, has_count, is_absence, is_growing, marks_change


@pytest.mark.parametrize(
    "text",
    [
        "At least 41 people are dead after the earthquake.",
        "Twenty people died in the crash.",
        "The quake injured more than 300 people.",
        "Dozens are missing.",
        "Some 12,000 residents have been evacuated.",
        "About 95% of the votes have been counted.",
        "With 80 percent of precincts reporting, Lee led.",
        "The fire has burned 12,000 acres.",
        "The fire has destroyed 340 homes.",
        "The fire covered nearly 5,800 hectares.",
        "The blaze was 12 percent contained.",
        "About 1,900 people are under evacuation orders.",
        "Two thousand families were displaced.",
        "The army has lost more than 29,600 soldiers since the start of fighting.",
        "The club has won 14 titles since 2001.",
        "The flood claimed at least 12 lives.",
        "Police have detained 60 protesters so far.",
        "Some 200,000 customers were without power.",
    ],
)
def test_a_count_that_goes_on_is_a_running_total(text: str) -> None:
    assert aspect_of(text) is Aspect.RUNNING_TOTAL


@pytest.mark.parametrize(
    "text",
    [
        "As many as 10,000 soldiers are in the border region.",
        "About 10,000 soldiers have made their way to the border.",
        "Some 8,000 soldiers had made their way to the border.",
        "11,000 soldiers were stationed at the border.",
        "10,000 soldiers have been in the region since October.",
        "The total number of soldiers could be 11,000 to 12,000.",
        "The pact has a clause on joint defence.",
        "The base has 300 staff since the reform.",
        "Ana Ruiz is the finance minister.",
        "The rebels hold the town.",
        "The town borders the lake.",
        "The treaty remains in force.",
        "The reports are groundless rumours.",
    ],
)
def test_what_is_has_or_remains_is_a_state(text: str) -> None:
    assert aspect_of(text) is Aspect.STATE


@pytest.mark.parametrize(
    "text",
    [
        "The parties signed the pact in June.",
        "Parliament voted 134 to 63 for the bill.",
        "The bank raised its rate by half a point.",
        "The soldiers could enter combat in the coming days.",
        "The soldiers are likely to be used in combat.",
        "The ministers are expected to meet on Wednesday.",
        "The mayor was killed on May 3.",
        "A 34-year-old man was killed.",
        "She died at the age of 92.",
        "A child aged 9 was injured.",
        "Ann Smith, 92, died.",
        "The ministry has confirmed the attack.",
        "The firm cut 300 jobs.",
        "She lives with three cats.",
    ],
)
def test_everything_else_is_an_event(text: str) -> None:
    assert aspect_of(text) is Aspect.EVENT


@pytest.mark.parametrize("text", ["A 34-year-old on May 3", "an F-16 and a 120mm gun", "since 2019", "Oct. 27-28"])
def test_ages_names_sizes_and_dates_are_no_counts(text: str) -> None:
    assert not has_count(text)


@pytest.mark.parametrize("text", ["3 people", "20-30 people", "several people", "29,600 men since August 6"])
def test_figures_are_counts(text: str) -> None:
    assert has_count(text)


def test_figures_in_digits_are_read_without_the_dates() -> None:
    assert figures_in("On May 3, 2019, 8,000 of 1.5 million fled an F-16.") == {8_000, 1_500_000}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("There were 8,000 on Friday, there are 10,000 now.", True),
        ("The toll is 25, up from 20.", True),
        ("The number rose to 25.", True),
        ("The number more than tripled, doubling again.", True),
        ("Previously closed, the road is now open.", True),
        ("The soldiers are now in the region.", False),
        ("They said on Friday that 8,000 were there.", False),
        ("10,000 soldiers are there.", False),
    ],
)
def test_a_text_marks_a_change_by_two_times_or_a_word(text: str, expected: bool) -> None:
    assert marks_change(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("There are no soldiers in the region.", True),
        ("The soldiers aren't in the region.", True),
        ("The town is without water.", True),
        ("There are no fewer than 300 soldiers in the region.", False),
        ("Not only the mayor is in the hall.", False),
        ("The fire spread with no sign of rain.", False),
        ("The soldiers are in the region.", False),
    ],
)
def test_absence_is_seen_in_negation(text: str, expected: bool) -> None:
    assert is_absence(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The number of soldiers, now 10,000, is rising.", True),
        ("10,000 soldiers have made their way to the border.", True),
        ("3,000 soldiers had already been sent.", True),
        ("Soldiers have been sent.", False),
        ("10,000 soldiers are in the region.", False),
    ],
)
def test_a_count_grows_by_word_or_by_arrivals(text: str, expected: bool) -> None:
    assert is_growing(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("The minister resigned.", True), ("The soldiers are no longer there.", True), ("It is.", False)],
)
def test_an_end_is_seen_in_words(text: str, expected: bool) -> None:
    assert ends_state(text) is expected


@pytest.mark.parametrize("piece", ["has not ", "1,1", "is nothing", "9" * 50, "a" * 50, "killed 3 ", "no ", "from 1 "])
def test_long_hostile_texts_are_read_to_the_end(piece: str) -> None:
    assert aspect_of(piece * 20_000) in Aspect
