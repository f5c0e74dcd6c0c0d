"""The section "Time" of docs/domain.md, sentence by sentence."""

import pytest
from claims_for_times import (
    AROUND,
    EARLIER,
    LATER,
    ORDER_UNKNOWN,
    SAME,
    UNKNOWN,
    WITHIN,
    claim_of,
    compare,
    presence,
    toll,
)

from verifier.models import Claim, Kind
from verifier.times import TimeRelation
from verifier.times.order import TimeRelation as Relation


def vote(time: str | None) -> Claim:
    return claim_of("Parliament voted for the bill.", time=time)


@pytest.mark.parametrize(
    ("evidence", "target", "relation"),
    [
        ("2024-11-04", "2024-11-04", SAME),
        ("2024-11-05", "2024-11-04", SAME),
        ("2024-11-06", "2024-11-04", LATER),
        ("2024-11-01", "2024-11-04", EARLIER),
        ("2024-11-04T23:00Z", "2024-11-05T20:00Z", SAME),
        ("2024-11-04T23:00Z", "2024-11-06T00:30Z", EARLIER),
        ("2024-11-04T17:00Z", "2024-11-04", SAME),
    ],
)
def test_moments_within_a_day_of_each_other_are_the_same_time(evidence: str, target: str, relation: Relation) -> None:
    assert compare(vote(evidence), vote(target)) is relation


@pytest.mark.parametrize(
    ("evidence", "target", "relation"),
    [
        ("2024-10-27/2024-11-03", "2024-10-27/2024-11-03", SAME),
        ("2024-11-04/2024-11-11", "2024-11-05/2024-11-12", SAME),
        ("2024-11-04/2024-11-11", "2024-11-06/2024-11-13", UNKNOWN),
        ("2024-10", "2024-10-01/2024-10-31", SAME),
        ("2024-11", "2024-09", LATER),
        ("2024-10-21/2024-10-27", "2024-11-04", EARLIER),
        ("2022-02/..", "2022-02/..", SAME),
        ("../2024-11-08", "../2024-11-09", SAME),
        ("../2024-11-08", "2024-11-10", EARLIER),
    ],
)
def test_periods_whose_ends_are_within_a_day_are_the_same_time(evidence: str, target: str, relation: Relation) -> None:
    assert compare(vote(evidence), vote(target)) is relation


@pytest.mark.parametrize(
    ("evidence", "target", "relation"),
    [
        ("2024-06-19", "2024-06", WITHIN),
        ("2024", "2024-06", AROUND),
        ("2024-10-27/2024-10-28", "2024-10", WITHIN),
        ("2024-11-07", "../2024-11-08", WITHIN),
        ("2022-02/..", "2024-11-04", AROUND),
        ("2024-08/..", "2022-02/..", WITHIN),
    ],
)
def test_a_period_within_another_is_part_and_whole(evidence: str, target: str, relation: Relation) -> None:
    assert compare(vote(evidence), vote(target)) is relation


def test_an_event_without_a_date_in_its_text_may_have_been_before_the_day_when_it_was_told() -> None:
    dated = claim_of("The board resigned on October 20.", time="2024-10-20")
    assert compare(claim_of("The board resigned.", time="2024-11-05"), dated, "2024-11-05") is AROUND
    assert compare(claim_of("The board resigned.", time="2024-11-05"), dated, "2024-11-20") is LATER


@pytest.mark.parametrize(
    "told",
    [
        claim_of("The board resigned on Tuesday.", time="2024-11-05"),
        claim_of("The board resigned.", time="2024-11-05T10:00"),
        claim_of("The board urged calm.", time="2024-11-05", kind=Kind.STATEMENT),
    ],
)
def test_an_event_that_is_dated_or_timed_or_a_statement_is_of_its_day(told: Claim) -> None:
    dated = claim_of("The board resigned on October 20.", time="2024-10-20")
    assert compare(told, dated, "2024-11-05") is LATER


def test_a_text_that_marks_the_change_sets_moments_of_one_day_apart() -> None:
    now = claim_of("10,000 soldiers are there now, up from 8,000 on Friday.", figure=10_000, time="2024-11-04")
    before = claim_of("8,000 soldiers are there.", figure=8_000, time="2024-11-04")
    assert compare(now, before) is LATER


def test_the_mark_may_stand_in_the_quote() -> None:
    quote = "On Friday it was 8,000; now it is 10,000."
    now = claim_of("10,000 soldiers are there.", figure=10_000, time="2024-11-04", quote=quote)
    before = claim_of("8,000 soldiers are there.", figure=8_000, time="2024-11-03")
    assert compare(now, before) is LATER


def test_a_marked_change_from_another_figure_leaves_a_contradiction_standing() -> None:
    quote = "On Friday it was 8,000; now it is 10,000."
    now = claim_of("10,000 soldiers are there.", figure=10_000, time="2024-11-04", quote=quote)
    rival = claim_of("11,000 soldiers are there.", figure=11_000, time="2024-11-04")
    assert compare(now, rival) is SAME


def test_a_change_may_leave_the_earlier_figure_unnamed() -> None:
    plain = claim_of("25 soldiers are there.", figure=25, time="2024-11-04")
    before = claim_of("20 soldiers are there.", figure=20, time="2024-11-04")
    assert compare(plain, before) is SAME
    risen = claim_of("The number of soldiers there has risen to 25.", figure=25, time="2024-11-04")
    assert compare(risen, before) is LATER


def test_a_marked_change_does_not_part_two_reports_of_the_new_value() -> None:
    now = claim_of("10,000 soldiers are there, up from 8,000.", figure=10_000, time="2024-11-04")
    also = claim_of("10,000 soldiers are there.", figure=10_000, time="2024-11-04")
    both = claim_of("11,000 soldiers are there, up from 8,000.", figure=11_000, time="2024-11-04")
    assert compare(now, also) is SAME
    assert compare(now, both) is SAME


@pytest.mark.parametrize(
    ("evidence", "target", "relation"),
    [
        ("2024-11-04", "2024-11-05", EARLIER),
        ("2024-11-05", "2024-11-04", LATER),
        ("2024-11-04T09:00Z", "2024-11-04T15:00Z", EARLIER),
        ("2024-11-04T09:00Z", "2024-11-04T09:00Z", SAME),
        ("2024-11-04T09:00", "2024-11-04T15:00", EARLIER),
        ("2024-11-04T09:00", "2024-11-04T15:00Z", ORDER_UNKNOWN),
        ("2024-11-04", "2024-11-04", ORDER_UNKNOWN),
        ("2024-11-04", "2024-11-04T15:00Z", ORDER_UNKNOWN),
    ],
)
def test_running_totals_of_two_moments_differ_even_within_a_day(evidence: str, target: str, relation: Relation) -> None:
    assert compare(toll(20, time=evidence), toll(25, time=target)) is relation


def test_a_running_total_holds_at_the_moment_of_the_text_else_of_saying_else_of_publication() -> None:
    text, said, published = toll(time="2024-11-04"), toll(said_on="2024-11-05"), toll()
    assert compare(text, said, "2024-11-09") is EARLIER
    assert compare(said, published, "2024-11-09") is EARLIER
    assert compare(published, text, "2024-11-09") is LATER
    assert compare(text, published, None) is UNKNOWN


def test_the_day_of_the_disaster_is_not_the_moment_of_the_count() -> None:
    first = toll(20, "The quake killed {} people on Monday.", time="2024-11-04")
    second = toll(25, "The quake killed {} people on Monday.", time="2024-11-04")
    assert compare(first, second, "2024-11-05", "2024-11-06") is EARLIER
    as_of = toll(25, "As of Monday the quake had killed {} people.", time="2024-11-04")
    assert compare(first, as_of, "2024-11-06") is LATER


def test_a_total_of_long_ago_is_settled_and_belongs_to_its_date() -> None:
    one, other = (toll(figure, "The quake killed {} people.", time="2019-05-03") for figure in (20, 25))
    assert compare(one, other, "2024-11-05", "2024-11-07") is SAME
    year = toll(300, "Storms killed {} people.", time="2019")
    assert compare(one, year, "2024-11-05") is WITHIN


def test_two_reports_of_one_occasion_have_one_moment() -> None:
    one = toll(20, said_on="2024-11-04", occasion="briefing")
    other = toll(25, said_on="2024-11-04", occasion="briefing")
    elsewhere = toll(25, said_on="2024-11-04", occasion="interview")
    assert compare(one, other, "2024-11-05") is SAME
    assert compare(one, elsewhere, "2024-11-05") is ORDER_UNKNOWN


def test_totals_that_began_on_different_days_are_part_and_whole() -> None:
    text = "The army has lost {} soldiers since the date."
    short = toll(29_600, text, time="2024-08-06/..")
    long = toll(600_000, text, time="2022-02/..")
    assert compare(short, long, "2024-11-05") is WITHIN
    assert compare(short, long, "2024-11-05", "2024-10-29") is LATER


def test_losses_since_a_day_are_as_of_the_report_not_of_that_day() -> None:
    text = "The army has lost {} soldiers since the date."
    first, second = (toll(figure, text, time="2024-08-06/..") for figure in (29_000, 29_600))
    assert compare(first, second, "2024-11-04", "2024-11-05") is EARLIER
    assert compare(first, second) is UNKNOWN


@pytest.mark.parametrize(
    ("evidence", "target", "relation"),
    [
        ("2024-11-04", "2024-11-11", SAME),
        ("2024-11-11", "2024-11-04", SAME),
        ("2024-11-04", "2024-11-13", EARLIER),
        ("2024-11-13", "2024-11-04", LATER),
        ("2024-10-21/2024-10-27", "2024-11-03", SAME),
        ("2024-10", "2024-10-15", AROUND),
        ("2010/2015", "2012", AROUND),
        ("2010/2015", "2010/2015", SAME),
        ("2010/2015", "2024-11-04", EARLIER),
    ],
)
def test_a_state_that_lasts_holds_for_a_week_either_way(evidence: str, target: str, relation: Relation) -> None:
    assert compare(presence(time=evidence), presence(time=target)) is relation


def test_a_state_without_a_date_is_as_of_when_it_was_said_else_published() -> None:
    assert compare(presence(), presence(), "2024-11-01", "2024-11-05") is SAME
    assert compare(presence(said_on="2024-10-20"), presence(), "2024-11-05") is EARLIER
    assert compare(presence(), presence()) is UNKNOWN


def test_a_state_since_a_day_holds_from_then_to_the_report() -> None:
    since = claim_of("The army has been in the region since August 6.", time="2024-08-06/..")
    assert compare(since, presence(), "2024-11-05") is SAME
    assert compare(since, presence(time="2024-09-10"), "2024-11-05") is SAME
    assert compare(since, presence(time="2024-05-10"), "2024-11-05") is LATER


def test_something_may_end_a_state() -> None:
    gone = claim_of("Soldiers are no longer in the border region.")
    assert compare(gone, presence(), "2024-11-05", "2024-11-02") is LATER
    assert compare(gone, presence(), "2024-11-05", "2024-11-04") is SAME


def test_absence_does_not_last() -> None:
    absent = claim_of("There are no soldiers in the border region.")
    assert compare(absent, presence(), "2024-11-01", "2024-11-04") is EARLIER
    assert compare(absent, presence(), "2024-11-04", "2024-11-05") is SAME


def test_a_count_that_is_growing_does_not_last() -> None:
    arrived = claim_of("8,000 soldiers had made their way to the region.", figure=8_000, said_on="2024-11-01")
    present = claim_of("10,000 soldiers are in the region.", figure=10_000, said_on="2024-11-04")
    assert compare(present, arrived) is LATER
    quote = "The number of soldiers, 8,000 so far, is rising."
    rising = claim_of("8,000 soldiers are there.", figure=8_000, said_on="2024-11-01", quote=quote)
    assert compare(present, rising) is LATER
    still = claim_of("8,000 soldiers are in the region.", figure=8_000, said_on="2024-11-01")
    assert compare(present, still) is SAME


def test_totals_of_one_part_of_one_day_are_one_count() -> None:
    morning = toll(27, "The fire had destroyed {} homes by Tuesday morning.", time="2024-08-13")
    also = toll(37, "As of the morning, {} homes were destroyed.", time="2024-08-13")
    evening = toll(37, "By the evening {} homes were destroyed.", time="2024-08-13")
    assert compare(morning, also) is SAME
    assert compare(morning, evening) is TimeRelation.ORDER_UNKNOWN
    dawn = toll(20, "The dawn quake killed {} people.", time="2024-08-13")
    later = toll(25, "The quake that struck at dawn has killed {} people.", time="2024-08-13")
    assert compare(dawn, later) is TimeRelation.ORDER_UNKNOWN


def test_none_at_all_and_some_of_one_day_are_no_two_counts() -> None:
    hurt = toll(3, "{} people were hurt.", time="2024-11-05")
    assert compare(claim_of("There are no injuries.", time="2024-11-05"), hurt) is SAME
    assert compare(claim_of("There are no injuries.", time="2024-11-01"), hurt) is EARLIER


def test_an_event_of_unknown_time_stays_unknown() -> None:
    assert compare(vote(None), vote("2024-11-04"), "2024-11-05") is UNKNOWN
    assert compare(vote(None), presence(), "2024-11-05") is UNKNOWN


def test_a_statement_without_a_date_is_of_when_it_was_made() -> None:
    called = claim_of("The president called for support.", kind=Kind.STATEMENT, said_on="2024-11-04")
    also = claim_of("The president called for support.", kind=Kind.STATEMENT, said_on="2024-10-04")
    assert compare(called, also, "2024-11-05") is LATER


def test_an_event_and_a_state_meet_within_a_week() -> None:
    arrival = claim_of("The soldiers entered the region.", time="2024-11-01")
    assert compare(arrival, presence(), "2024-11-05") is SAME
    assert compare(arrival, presence(), "2024-11-25") is EARLIER
    assert compare(arrival, claim_of("The soldiers are there.", time="2024"), "2024-11-25") is WITHIN


def test_a_total_and_an_event_compare_by_date() -> None:
    assert compare(toll(time="2024-11-04"), vote("2024-11-04"), "2024-11-05") is SAME


@pytest.mark.parametrize("published", ["2024-11-05T06:00+09:00", "2024-11-04/2024-11-05", "2024-11"])
def test_a_publication_may_be_a_moment_or_an_interval(published: str) -> None:
    assert compare(presence(), presence(), published, "2024-11-04") in (SAME, AROUND)
