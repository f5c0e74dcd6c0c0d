"""What holds for dates and their comparison whatever the text."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from claims_for_times import claim_of
from hypothesis import given, settings
from hypothesis import strategies as st

from verifier.models import Claim, RelationLabel, Stance, Time
from verifier.times import TimeRelation, compare_dates, compare_times, find_times, mirrored
from verifier.times.stretch import nearest_year

DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))
A_YEAR_OF_WEEKS = timedelta(days=364)
WORDS = (
    "on Monday, last Friday , by Sunday , since Tuesday , yesterday , three days ago , last week , within days "
    ", from Monday to Wednesday , the weekend , will meet on Thursday , this morning , recent days , the next two weeks"
)
PIECES = (
    *"since by from to between and last next this Monday May March 4 2024 Oct . - – , in the week days ago".split(),
    *"three will said within until early end of 11/12/2024 24 : p.m. first quarter noon 0830 GMT it's".split(),
    "\n\n",
)
TEXTS = (
    "Soldiers are in the region.",
    "There are no soldiers in the region.",
    "Parliament voted.",
    "The quake has killed 20 people.",
    "The quake killed 20 people.",
    "10,000 soldiers have made their way there.",
    "The toll is 25 now, up from 20 on Friday.",
    "The minister resigned.",
    "No contract has been signed.",
    "The ministry has signed nothing.",
    "There are no injuries.",
    "By the evening 25 homes were destroyed.",
    "The fire had destroyed 20 homes by Tuesday morning.",
)


@st.composite
def times(draw: st.DrawFn) -> Time:
    first = draw(st.dates(date(2024, 1, 1), date(2025, 12, 31)))
    last = first + timedelta(days=draw(st.integers(0, 40)))
    return Time(draw(st.sampled_from([f"{first}", f"{first}/{last}", f"{first}/..", f"../{last}"])))


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    return claim_of(
        draw(st.sampled_from(TEXTS)),
        time=draw(st.none() | times().map(str)),
        said_on=draw(st.none() | times().map(str)),
        stance=draw(st.sampled_from([Stance.ASSERTED, Stance.DENIED])),
        figure=draw(st.sampled_from([None, 20, 25])),
    )


def shifted(time: Time | None) -> Time | None:
    """Move every day of a time by 52 weeks."""
    if time is None:
        return None
    ends = [end if end == ".." else str(date.fromisoformat(end) + A_YEAR_OF_WEEKS) for end in time.root.split("/")]
    return Time("/".join(ends))


def moved(claim: Claim) -> Claim:
    said = claim.said_on.model_copy(update={"date": shifted(claim.said_on.date)}) if claim.said_on else None
    return claim.model_copy(update={"time": shifted(claim.time), "said_on": said})


@settings(max_examples=150, deadline=None)
@given(claims(), claims(), st.none() | times(), st.none() | times())
def test_the_same_time_is_symmetric_and_later_mirrors_earlier(
    one: Claim, other: Claim, published: Time | None, also: Time | None
) -> None:
    relation = compare_times(one, other, published, also).relation
    assert compare_times(other, one, also, published).relation is mirrored(relation)


@settings(max_examples=100, deadline=None)
@given(claims(), claims(), st.none() | times(), st.none() | times())
def test_a_year_of_weeks_later_everything_relates_as_before(
    one: Claim, other: Claim, published: Time | None, also: Time | None
) -> None:
    before = compare_times(one, other, published, also).relation
    assert compare_times(moved(one), moved(other), shifted(published), shifted(also)).relation is before


@settings(max_examples=50, deadline=None)
@given(claims(), times())
def test_a_claim_is_of_its_own_time_or_its_time_is_open_to_doubt(claim: Claim, published: Time) -> None:
    relation = compare_times(claim, claim, published, published).relation
    assert relation in (TimeRelation.SAME, TimeRelation.ORDER_UNKNOWN, TimeRelation.UNKNOWN)


@settings(max_examples=100, deadline=None)
@given(times(), times())
def test_dates_apart_contradict_or_vary_both_ways(one: Time, other: Time) -> None:
    label, back = compare_dates(one, other).label, compare_dates(other, one).label
    if label in (RelationLabel.CONTRADICTS, RelationLabel.VARIES):
        assert back is label
    if label is RelationLabel.NONE:
        assert back is RelationLabel.SUPPORTS


@settings(max_examples=60, deadline=None)
@given(DAYS)
def test_relative_dates_move_with_the_publication_by_whole_weeks(day: date) -> None:
    found = find_times(WORDS, Time(str(day)))
    later = find_times(WORDS, Time(str(day + A_YEAR_OF_WEEKS)))
    assert [shifted(time.time) for time in found] == [time.time for time in later]
    assert len(found) == 14


@settings(max_examples=100, deadline=None)
@given(DAYS, DAYS)
def test_the_nearest_year_is_at_most_half_a_year_away(day: date, published: date) -> None:
    year = nearest_year(day.month, day.day, published)
    limit = 183 if (day.month, day.day) != (2, 29) else 1461 * 2
    assert abs(date(year, day.month, day.day) - published) <= timedelta(days=limit)


@settings(max_examples=100, deadline=None)
@given(DAYS, DAYS)
def test_a_date_printed_in_full_means_itself_in_every_form(day: date, published: date) -> None:
    forms = (
        f"{day:%B} {day.day}, {day.year}",
        f"{day.day} {day:%b} {day.year}",
        f"{day:%A}, {day:%b} {day.day}, {day.year}",
    )
    for form in (*forms, day.isoformat()):
        for known in (Time(str(published)), None):
            (found,) = find_times(f"It was {form}", known)
            assert (str(found.time), found.words) == (str(day), form)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.sampled_from(PIECES), max_size=25),
    st.sampled_from([None, "2024-11-05", "2024-11-04/2024-11-06", "2024", "0001-01-01", "9999-12-31"]),
)
def test_any_mix_of_the_words_of_dates_gives_dates_in_order_at_their_offsets(
    words: list[str], published: str | None
) -> None:
    text = " ".join(words)
    found = find_times(text, Time(published) if published else None)
    assert all(text[time.start : time.end] == time.words for time in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@pytest.mark.parametrize(
    "piece",
    ["since ", "Monday to ", "in ", "1.", "12/", "May ", "from ", "has since the in ", "\n ", "2024-", "9", "’s"],
)
def test_long_hostile_texts_are_read_to_the_end(piece: str) -> None:
    text = piece * 5_000
    assert all(time.end <= len(text) for time in find_times(text, Time("2024-11-05")))
