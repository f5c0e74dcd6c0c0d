"""Dates that look ahead of what the verb tells, and parts of the day; read on Thursday 8 May 2025."""

import pytest

from verifier.models import Time
from verifier.times import find_times

PUBLISHED = Time("2025-05-08")


def meanings(text: str) -> list[str]:
    return [str(found.time) for found in find_times(text, PUBLISHED)]


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("The line sold no more passes for trips through Sunday.", "2025-05-11"),
        ("Sheep pens stayed shut through Sunday.", "2025-05-04"),
        ("Through Sunday, 40 hikers had been found.", "2025-05-04"),
        ("A gale was forecast for Wednesday.", "2025-05-14"),
        ("The union called a walkout for Saturday.", "2025-05-10"),
        ("The firm published figures for Monday.", "2025-05-05"),
        ("The bishop apologised for Monday's sermon.", "2025-05-05"),
        ("The museum reopens on Monday.", "2025-05-12"),
        ("The museum reopened on Monday.", "2025-05-05"),
        ("The treaty expires in December.", "2025-12"),
        ("The ship could not sail on Saturday.", "2025-05-03"),
        ("The fete will be held on Sunday week.", "2025-05-18"),
        ("The judge adjourned the case to Monday week.", "2025-05-19"),
        ("The fete was held on a Sunday of that week.", "2025-05-04"),
    ],
)
def test_a_weekday_is_ahead_where_something_is_planned_for_it(text: str, meaning: str) -> None:
    assert meanings(text) == [meaning]


def test_the_month_of_may_is_no_verb_to_come() -> None:
    assert meanings("A gale sank a ferry on May 2, 2025 and another on Friday.") == ["2025-05-02", "2025-05-02"]


def test_two_days_for_which_something_is_planned_are_both_ahead() -> None:
    assert meanings("Buses were cancelled for Friday and Saturday.") == ["2025-05-09", "2025-05-10"]


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("It rained from Saturday until Monday.", "2025-05-03/2025-05-05"),
        ("It rained from Saturday through Monday.", "2025-05-03/2025-05-05"),
        ("The auditors asked for the books by mid-August.", "../2025-08-20"),
        ("The council wanted the pool closed before the end of June.", "../2025-06-30"),
        ("The company had sold two ships by March.", "../2025-03"),
        ("The company had sold two ships by December.", "../2024-12"),
        ("Votes were to be counted by the first of September.", "../2025-09-01"),
        ("It opened on the sixth of April.", "2025-04-06"),
        ("It lost the second of April's two matches.", "2025-04"),
    ],
)
def test_ends_of_time(text: str, meaning: str) -> None:
    assert meanings(text) == [meaning]


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("The roof fell in shortly after 5 p.m. on Monday.", "2025-05-05T17:00"),
        ("The roof fell in just before 5 p.m. on Monday.", "2025-05-05T17:00"),
        ("No train ran after 5 p.m. on Monday.", "2025-05-05T17:00/.."),
        ("It left on Monday at 1:15 in the afternoon.", "2025-05-05T13:15"),
        ("It left on Monday at 1:15 in the morning.", "2025-05-05T01:15"),
    ],
)
def test_about_a_time_of_day_is_at_it(text: str, meaning: str) -> None:
    assert meanings(text) == [meaning]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("March's vote was close.", ["2025-03"]),
        ("They rebuilt it after January's storm.", ["2025-01/.."]),
        ("May's cabinet met.", []),
        ("The novel was Frederic March's first.", []),
    ],
)
def test_a_month_may_own_what_was_in_it_where_it_is_no_name(text: str, expected: list[str]) -> None:
    assert meanings(text) == expected


def test_a_feast_in_may_is_no_month() -> None:
    assert meanings("The last May Day parade was in 2019.") == ["2019"]
