"""Two dates of one event, as two claims tell it."""

import pytest
from claims_for_times import claim_of

from verifier.models import RelationLabel
from verifier.times import ToldDates, compare_told

FOURTH, EIGHTH = "2024-11-04", "2024-11-08"


def told(one: str, other: str, time: str | None = FOURTH, also: str | None = EIGHTH) -> ToldDates | None:
    return compare_told(claim_of(one, time=time), claim_of(other, time=also))


def test_the_dates_of_one_event_are_compared() -> None:
    found = told("The council voted on 4 November 2024.", "The council voted on 8 November 2024.")
    assert found is not None
    assert (found.comparison.label, found.is_all, found.is_only) == (RelationLabel.CONTRADICTS, True, True)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The council voted.", "The council voted on 8 November 2024."),
        ("The council voted on 4 November 2024.", "The council voted."),
        ("Trains stopped on 4 November 2024.", "The council voted on 8 November 2024."),
        ("The council is in session since 4 November 2024.", "The council is in session since 8 November 2024."),
        ("The quake of 4 November 2024 killed 20 people.", "The quake of 8 November 2024 killed 20 people."),
    ],
)
def test_what_is_not_one_dated_event_is_not_compared(one: str, other: str) -> None:
    assert told(one, other) is None


@pytest.mark.parametrize(("time", "also"), [(None, EIGHTH), (FOURTH, None), (None, None)])
def test_an_unknown_time_is_not_compared(time: str | None, also: str | None) -> None:
    assert told("The council voted on 4 November 2024.", "The council voted on 8 November 2024.", time, also) is None


def test_most_words_of_the_shorter_telling_are_enough() -> None:
    long = "After a heated debate the council of Riverton voted on 8 November 2024."
    assert told("The council voted on 4 November 2024.", long) is not None


def test_words_that_differ_on_both_sides_are_told() -> None:
    found = told("The council passed plans on 4 November 2024.", "The council dropped plans on 8 November 2024.")
    assert found is not None
    assert not found.is_all


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The council voted for it on 4 November 2024.", "The full council voted on 8 November 2024."),
        ("The full council voted on 4 November 2024.", "The council voted on 8 November 2024."),
    ],
)
def test_words_that_only_one_side_adds_leave_the_dates_all_that_differs(one: str, other: str) -> None:
    found = told(one, other)
    assert found is not None
    assert found.is_all


def test_a_second_date_is_told() -> None:
    found = told("It voted on 4 November 2024.", "It voted on 8 November 2024 and met on 3 May 2024.")
    assert found is not None
    assert not found.is_only
