"""Where times decide, the code decides: another value of another time is an update, of one time a contradiction."""

import pytest
from related import CONTRADICTS, NONE, ONE, SUPPORTS, TWO, UPDATES, VARIES, labels, relate_of
from stories import article, claim, count, judge

from verifier.models import (
    Article,
    Bound,
    Claim,
    RelationLabel,
)
from verifier.times import find_times


@pytest.mark.parametrize(("part", "whole", "expected"), [(300, 900, NONE), (900, 300, CONTRADICTS)])
def test_a_day_is_a_part_of_its_month(part: int, whole: int, expected: RelationLabel) -> None:
    one, two = article("one", "The ferry took people over."), article("two", "The ferry took people over to us.")
    e, t = claim(one, 1, figure=part, time="2024-11-05"), claim(two, 1, figure=whole, time="2024-11")
    found = relate_of([one, two], [judge(e, t, CONTRADICTS, same_quantity=True)], e, t)
    assert {relation.label for relation in found.values()} == {expected}


def test_another_value_at_a_later_time_is_an_update_by_the_later_one() -> None:
    later = claim(ONE, 1, figure=10_000, time="2024-11-20")
    earlier = claim(TWO, 1, figure=8_000, time="2024-11-01")
    found = labels([judge(later, earlier, CONTRADICTS, same_quantity=True)], later, earlier)
    assert found == {("one:1", "two:1"): UPDATES, ("two:1", "one:1"): NONE}


def test_an_estimate_that_reaches_higher_at_a_later_time_is_an_update_too() -> None:
    later = claim(ONE, 1, figure=count(10_000, Bound.UP_TO), time="2024-11-20")
    earlier = claim(TWO, 1, figure=8_000, time="2024-11-01")
    found = labels([judge(later, earlier, UPDATES, same_quantity=True)], later, earlier)
    assert found == {("one:1", "two:1"): UPDATES}


def test_the_same_value_is_no_update() -> None:
    e, t = claim(ONE, 1, figure=10_000, time="2024-11-20"), claim(TWO, 1, figure=10_000, time="2024-11-01")
    assert labels([judge(e, t, UPDATES, same_quantity=True)], e, t) == {("one:1", "two:1"): NONE}


def test_an_update_said_of_one_time_is_a_contradiction_where_the_figures_lie_apart() -> None:
    moment = "2024-11-04T12:00"
    e, t = claim(ONE, 1, figure=11_000, time=moment), claim(TWO, 1, figure=10_000, time=moment)
    assert labels([judge(e, t, UPDATES, same_quantity=True)], e, t)["one:1", "two:1"] is CONTRADICTS


def test_of_one_day_the_engine_reads_which_value_is_the_later() -> None:
    early, late = claim(ONE, 2, figure=2), claim(TWO, 1, figure=5)
    assert labels([judge(late, early, UPDATES, same_quantity=True)], early, late) == {("two:1", "one:2"): UPDATES}


@pytest.mark.parametrize(("moment", "expected"), [("2024-11-04T18:00", UPDATES), ("2024-11-04", VARIES)])
def test_of_two_totals_of_one_day_only_one_that_begins_later_updates(moment: str, expected: RelationLabel) -> None:
    first, second = article("one", "2 people were hurt."), article("two", "5 people were hurt.")
    early, late = claim(first, 1, figure=2, time="2024-11-04"), claim(second, 1, figure=5, time=moment)
    found = relate_of([first, second], [judge(late, early, UPDATES, same_quantity=True)], early, late)
    assert found["two:1", "one:1"].label is expected


def test_the_same_tally_of_another_day_supports_nothing() -> None:
    first, second = article("one", "2,600 people were evacuated."), article("two", "2,600 people are evacuated.")
    e, t = claim(first, 1, figure=2600, time="2024-08-13"), claim(second, 1, figure=2600, time="2024-08-15")
    found = relate_of([first, second], [judge(e, t, SUPPORTS, same_quantity=True)], e, t)
    assert {each.label for each in found.values()} == {NONE}


def test_an_event_of_unknown_time_never_contradicts() -> None:
    voted, rejected = article("one", "The council voted for the plan."), article("two", "The council voted it down.")
    e, t = claim(voted, 1, time=None), claim(rejected, 1, time=None)
    relations = relate_of([voted, rejected], [judge(e, t, CONTRADICTS)], e, t).values()
    assert {(relation.label, relation.engine_label) for relation in relations} == {(NONE, CONTRADICTS)}


def dated(first: str, second: str, **kwargs: int) -> tuple[list[Article], Claim, Claim]:
    """Make a claim of each text, with the one date that it names."""
    articles = [article("one", first), article("two", second)]
    dates = [str(find_times(text, None)[0].time) for text in (first, second)]
    e, t = (claim(each, 1, time=date, **kwargs) for each, date in zip(articles, dates, strict=True))  # type: ignore[arg-type]
    return articles, e, t


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("The council voted on 4 November 2024.", "The council voted on 8 November 2024.", CONTRADICTS),
        ("The council voted on 4 November 2024 at 23:00.", "The council voted on 5 November 2024 at 06:00.", VARIES),
        ("The council voted on 4 November 2024.", "The council voted on 5 November 2024.", VARIES),
    ],
)
def test_a_date_that_is_the_content_is_compared_like_a_figure(first: str, second: str, expected: RelationLabel) -> None:
    articles, e, t = dated(first, second)
    found = relate_of(articles, [judge(e, t, CONTRADICTS)], e, t)
    assert {relation.label for relation in found.values()} == {expected}


def test_dates_a_day_apart_do_not_soften_another_difference() -> None:
    articles, e, t = dated(
        "The council approved the plan on 4 November 2024.", "The council rejected the plan on 5 November 2024."
    )
    found = relate_of(articles, [judge(e, t, CONTRADICTS)], e, t)
    assert {relation.label for relation in found.values()} == {CONTRADICTS}


def test_dates_a_day_apart_do_not_soften_figures_that_lie_apart() -> None:
    articles, e, t = dated("The council voted on 4 November 2024.", "The council voted on 5 November 2024.")
    e, t = (each.model_copy(update={"quantities": (count(value),)}) for each, value in ((e, 63), (t, 77)))
    found = relate_of(articles, [judge(e, t, CONTRADICTS, same_quantity=True)], e, t)
    assert {relation.label for relation in found.values()} == {CONTRADICTS}


def test_the_same_figure_does_not_make_up_for_another_date() -> None:
    articles, e, t = dated("63 members voted on 4 November 2024.", "63 members voted on 8 November 2024.")
    e, t = (each.model_copy(update={"quantities": (count(63),)}) for each in (e, t))
    found = relate_of(articles, [judge(e, t, CONTRADICTS, same_quantity=True)], e, t)
    assert {relation.label for relation in found.values()} == {CONTRADICTS}


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("The council voted on 4 November 2024.", "The council voted on 8 November 2024.", {NONE}),
        ("The council voted in November 2024.", "The council voted on 8 November 2024.", {NONE, SUPPORTS}),
        ("The council voted on 8 November 2024.", "The council voted on 8 November 2024.", {SUPPORTS}),
        ("It was signed on 4 November 2024.", "It was signed on 8 May 2024 and sealed on 4 November 2024.", {SUPPORTS}),
    ],
)
def test_one_date_bears_out_another_only_where_it_lies_within(
    first: str, second: str, expected: set[RelationLabel]
) -> None:
    articles, e, t = dated(first, second)
    found = relate_of(articles, [judge(e, t, SUPPORTS), judge(t, e, SUPPORTS)], e, t)
    assert {relation.label for relation in found.values()} == expected


def test_figures_that_vary_are_an_update_at_another_time_also_where_the_engine_saw_them_vary() -> None:
    later = claim(ONE, 1, figure=count(10_000, Bound.UP_TO), time="2024-11-20")
    earlier = claim(TWO, 1, figure=8_000, time="2024-11-01")
    found = labels([judge(later, earlier, VARIES, same_quantity=True)], later, earlier)
    assert found == {("one:1", "two:1"): UPDATES, ("two:1", "one:1"): NONE}


def test_running_totals_of_one_day_vary_where_the_engine_sees_an_update() -> None:
    e, t = article("one", "The quake has killed 25 people."), article("two", "The quake has killed 20 people.")
    more, fewer = claim(e, 1, figure=25), claim(t, 1, figure=20)
    found = relate_of([e, t], [judge(more, fewer, UPDATES, same_quantity=True)], more, fewer)
    assert {relation.label for relation in found.values()} == {VARIES}


def test_a_state_is_updated_by_its_later_claim_whichever_way_the_engine_says_it() -> None:
    later, earlier = claim(ONE, 1, time="2024-11-20"), claim(TWO, 1, time="2024-11-01")
    for said in (judge(later, earlier, UPDATES), judge(earlier, later, UPDATES)):
        found = {direction: label for direction, label in labels([said], later, earlier).items() if label is not NONE}
        assert found == {("one:1", "two:1"): UPDATES}


def test_within_a_day_the_later_value_updates_where_the_engine_reads_a_change() -> None:
    early, late = claim(ONE, 2, figure=12, time="2024-11-04"), claim(TWO, 1, figure=20, time="2024-11-05T07:00")
    said = [judge(late, early, UPDATES, same_quantity=True)]
    assert labels(said, early, late) == {("two:1", "one:2"): UPDATES}
    unread = [judge(late, early, CONTRADICTS, same_quantity=True)]
    assert set(labels(unread, early, late).values()) == {CONTRADICTS}


def test_the_same_figure_supports_also_where_one_period_lies_within_the_other() -> None:
    e, t = claim(ONE, 1, figure=300, time="2024-11-05/.."), claim(TWO, 1, figure=300, time="2024-11-05")
    said = [judge(e, t, SUPPORTS, same_quantity=True), judge(t, e, SUPPORTS, same_quantity=True)]
    assert set(labels(said, e, t).values()) == {SUPPORTS}
