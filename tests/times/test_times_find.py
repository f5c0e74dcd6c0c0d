"""Dates of English news, read on Tuesday 5 November 2024 unless a test says otherwise."""

import pytest

from verifier.models import Time
from verifier.times import find_times
from verifier.times.stretch import nearest_year

PUBLISHED = Time("2024-11-05")


def found(text: str, published: Time | None = PUBLISHED) -> list[tuple[str, str]]:
    return [(time.words, str(time.time)) for time in find_times(text, published)]


def meanings(text: str, published: Time | None = PUBLISHED) -> list[str]:
    return [meaning for _, meaning in found(text, published)]


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("The quake struck on November 4.", "2024-11-04"),
        ("The quake struck on Nov. 4, 2024, near the coast.", "2024-11-04"),
        ("The quake struck on 4 November 2024.", "2024-11-04"),
        ("The quake struck on 4 Nov. 2024.", "2024-11-04"),
        ("The quake struck on the 4th of November, 2024.", "2024-11-04"),
        ("The quake struck on November 4th.", "2024-11-04"),
        ("The picture was taken on Wednesday, Oct. 30.", "2024-10-30"),
        ("Sun, 3 Nov 2024", "2024-11-03"),
        ("SUNDAY NOVEMBER 3", "2024-11-03"),
        ("It struck on Friday, the 13th of September.", "2024-09-13"),
        ("Last updated 2024-11-04.", "2024-11-04"),
        ("Last updated 2024-11-04T15:30Z.", "2024-11-04T15:30Z"),
        ("Filed on 25/12/2023.", "2023-12-25"),
        ("Filed on 12/25/2023.", "2023-12-25"),
        ("Filed on 25.12.2023.", "2023-12-25"),
        ("Filed on 4/4/2024.", "2024-04-04"),
        ("In the Oct. 7 attack the gate fell.", "2024-10-07"),
        ("Talks were held on Nov. 4 and 5.", "2024-11-04/2024-11-05"),
        ("It was signed in February 2022.", "2022-02"),
        ("It was signed in Feb. 2022.", "2022-02"),
        ("It was signed in 2019.", "2019"),
        ("She won the 2020 election.", "2020"),
        ("Prices fell in the 1990s.", "1990/1999"),
        ("Deliveries fell in Q3 2024.", "2024-07/2024-09"),
        ("Deliveries fell in the third quarter of 2024.", "2024-07/2024-09"),
        ("Third-quarter profit rose by a tenth.", "2024-07/2024-09"),
        ("Profit rose in the third quarter.", "2024-07/2024-09"),
        ("It announced 2023 second-quarter results.", "2023-04/2023-06"),
        ("Exports fell in the first half of 2024.", "2024-01/2024-06"),
    ],
)
def test_absolute_dates_in_all_forms_of_news(text: str, meaning: str) -> None:
    assert meanings(text) == [meaning]


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("It will happen on Oct. 27-28.", "2024-10-27/2024-10-28"),
        ("It happened on October 27–28, 2023.", "2023-10-27/2023-10-28"),
        ("It happened on 27-28 October.", "2024-10-27/2024-10-28"),
        ("It happened between 3 and 5 May 2024.", "2024-05-03/2024-05-05"),
        ("It happened from 3 to 5 May 2024.", "2024-05-03/2024-05-05"),
        ("It lasted from 27 October to 3 November.", "2024-10-27/2024-11-03"),
        ("It lasted from Oct. 27 through Nov. 3, 2023.", "2023-10-27/2023-11-03"),
        ("It lasts from Dec. 30 to Jan. 2.", "2024-12-30/2025-01-02"),
        ("It lasted from Dec. 30, 2022 to Jan. 2.", "2022-12-30/2023-01-02"),
        ("The army fought from Monday to Wednesday.", "2024-10-28/2024-10-30"),
        ("The strike will last from Friday to Monday.", "2024-11-08/2024-11-11"),
        ("The shop was shut between Saturday and Monday.", "2024-11-02/2024-11-04"),
        ("Sales grew 2019-2021.", "2019/2021"),
        ("Sales grew between 2019 and 2021.", "2019/2021"),
        ("In the 2019-21 season he stayed.", "2019/2021"),
        ("It rained from June to August 2023.", "2023-06/2023-08"),
        ("It rained between June and August.", "2024-06/2024-08"),
        ("It rained from November to February.", "2023-11/2024-02"),
        ("January-March output fell.", "2024-01/2024-03"),
    ],
)
def test_spans(text: str, meaning: str) -> None:
    assert meanings(text) == [meaning]


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("The minister said today that it is over.", "2024-11-05"),
        ("The ministry announced this morning that it is over.", "2024-11-05"),
        ("The match ended tonight.", "2024-11-05"),
        ("The minister resigned yesterday.", "2024-11-04"),
        ("The minister resigned last night.", "2024-11-04"),
        ("The minister resigned the day before yesterday.", "2024-11-03"),
        ("The fire spread overnight.", "2024-11-04/2024-11-05"),
        ("The court rules tomorrow.", "2024-11-06"),
        ("It happened last week.", "2024-10-28/2024-11-03"),
        ("It happened last month.", "2024-10"),
        ("It happened last year.", "2023"),
        ("It happened earlier this year.", "2024-01-01/2024-11-05"),
        ("It happened earlier this week.", "2024-11-04/2024-11-05"),
        ("It is due later this month.", "2024-11-05/2024-11-30"),
        ("So far this year it rained twice.", "2024-01-01/2024-11-05"),
        ("It is planned for next month.", "2024-12"),
        ("He left three days ago.", "2024-11-02"),
        ("He left two weeks ago.", "2024-10-19/2024-10-25"),
        ("He left several days ago.", "2024-10-27/2024-11-02"),
        ("He left a couple of days ago.", "2024-11-02/2024-11-03"),
        ("He left two to three days ago.", "2024-11-02/2024-11-03"),
        ("He left three months ago.", "2024-08"),
        ("He left a year ago.", "2023"),
        ("He left more than a year ago.", "../2023"),
        ("Two died in the past 24 hours.", "2024-11-04/2024-11-05"),
        ("It doubled over the past two years.", "2022-11-05/2024-11-05"),
        ("It rained in recent days.", "2024-10-29/2024-11-05"),
        ("Troops could attack in the coming days.", "2024-11-05/2024-11-12"),
        ("Troops would arrive over the next several weeks.", "2024-11-05/2025-01-07"),
        ("Troops will attack within days.", "2024-11-05/2024-11-12"),
        ("Troops are expected to attack within 48 hours.", "2024-11-05/2024-11-07"),
        ("They will meet in three days.", "2024-11-08"),
        ("The storm hit over the weekend.", "2024-11-02/2024-11-03"),
        ("They will meet this coming weekend.", "2024-11-09/2024-11-10"),
        ("It rained in early November.", "2024-11-01/2024-11-10"),
        ("It rained in mid-October.", "2024-10-11/2024-10-20"),
        ("It rained in late February 2024.", "2024-02-21/2024-02-29"),
        ("It closed at the end of October.", "2024-10-21/2024-10-31"),
        ("It closed in mid-2023.", "2023-05/2023-08"),
    ],
)
def test_relative_dates_count_from_the_publication(text: str, meaning: str) -> None:
    assert meanings(text) == [meaning]


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("600,000 have been killed since the February 2022 invasion.", "2022-02/.."),
        ("600,000 have been killed since the invasion of Ukraine in February 2022.", "2022-02/.."),
        ("They have fought there since August 6.", "2024-08-06/.."),
        ("She has led the bank since 2019.", "2019/.."),
        ("It has rained since Monday.", "2024-11-04/.."),
        ("It has rained since last week.", "2024-10-28/.."),
        ("The quota changed after 2019.", "2019/.."),
        ("They must leave by Friday.", "../2024-11-08"),
        ("The bridge is closed until Friday.", "../2024-11-08"),
        ("The owner suspended the service until Friday.", "../2024-11-08"),
        ("Talks were held, and the service was suspended until Friday.", "../2024-11-08"),
        ("Protesters stayed in the hall until Friday.", "../2024-11-01"),
        ("Talks are set for Thursday.", "2024-11-07"),
        ("By Monday 200 people had been found.", "../2024-11-04"),
        ("It is to be built by the end of the year.", "../2024-12"),
        ("It stood before 2019.", "../2019"),
        ("They must leave by 5 p.m. on Friday.", "../2024-11-08T17:00"),
    ],
)
def test_words_that_open_or_close_an_interval(text: str, meaning: str) -> None:
    assert meanings(text) == [meaning]


@pytest.mark.parametrize(
    ("published", "text", "meaning"),
    [
        ("2024-11-04", "The spokesman said on Monday that it is over.", "2024-11-04"),
        ("2024-11-05", "The spokesman said Monday that it is over.", "2024-11-04"),
        ("2024-11-04", "The spokesman resigned last Monday.", "2024-10-28"),
        ("2024-11-04", "The spokesman will speak next Monday.", "2024-11-11"),
        ("2024-11-04", "The spokesman will speak on Monday.", "2024-11-04"),
        ("2024-11-05", "The spokesman spoke this Monday.", "2024-11-04"),
        ("2024-11-05", "The spokesman will speak this Friday.", "2024-11-08"),
        ("2024-11-05", "The spokesman spoke this past Friday.", "2024-11-01"),
        ("2024-11-05", "The spokesman resigned on Friday last week.", "2024-11-01"),
        ("2024-11-05", "The minister will host his counterpart, a general, on Wednesday.", "2024-11-06"),
        ("2024-11-05", "The vote is on Thursday.", "2024-11-07"),
        ("2024-11-05", "The suspect is due to appear in court Thursday.", "2024-11-07"),
        ("2024-11-05", "The report will be released on Thursday.", "2024-11-07"),
        ("2024-11-05", "The report could have been released on Thursday.", "2024-10-31"),
        ("2024-11-05", "Minister to host counterpart Wednesday", "2024-11-06"),
        ("2024-11-05", "On Wednesday, the ministers will discuss it.", "2024-11-06"),
        ("2024-11-05", "On Wednesday, the ministers discussed what will come.", "2024-10-30"),
        ("2024-11-05", "Wednesday's vote failed.", "2024-10-30"),
        ("2024-11-05", "The pact was signed in June.", "2024-06"),
        ("2024-11-05", "The bridge will open in June.", "2025-06"),
        ("2024-11-05", "The pact was signed in November.", "2024-11"),
        ("2024-11-05", "The pact was signed in December.", "2023-12"),
        ("2024-11-05", "The pact was signed in June last year.", "2023-06"),
        ("2024-11-05", "The pact was signed last November.", "2023-11"),
        ("2024-11-05", "The pact expires next March.", "2025-03"),
    ],
)
def test_weekdays_and_months_are_past_unless_verb_or_word_points_ahead(published: str, text: str, meaning: str) -> None:
    assert meanings(text, Time(published)) == [meaning]


def test_two_verbs_govern_a_date_each() -> None:
    text = (
        "He said on Monday that on Friday the court will decide, and the firm, which will report on Thursday, agreed."
    )
    assert meanings(text) == ["2024-11-04", "2024-11-08", "2024-11-07"]


@pytest.mark.parametrize(
    "text",
    [
        "He may 4 times try, and they march 10 miles a second.",
        "Theresa May said the March on Washington began.",
        "They came second in the third quarter of the match.",
        "Filed on 11/04/2024.",
        "Power failed in 2000 homes.",
        "It takes 24/7 care since 9/11.",
        "The Sunday Times and The Mail on Sunday reported it.",
        "Sheffield Wednesday won on Black Friday.",
        "Every Monday they met; on Mondays it rained.",
        "It was built on February 30.",
        "Revenue rose in the fiscal third quarter of 2024 and in the fiscal 2024 third quarter.",
        "Version 2024-13-45 has 1,999 pages and room 2024 is shut.",
        "The city fell within days of the landing.",
        "The next day and a week earlier it snowed.",
        "They counted 1,4 November ballots.",
        "Nothing happened in the last days of the war.",
    ],
)
def test_what_is_no_date_is_not_taken_for_one(text: str) -> None:
    assert found(text) == []


def test_a_month_in_front_of_a_count_is_a_month() -> None:
    assert found("In November 10 people were killed and in March 2,000 people marched.") == [
        ("November", "2024-11"),
        ("March", "2024-03"),
    ]


def test_a_sentence_that_ends_in_a_month_lends_it_no_day() -> None:
    assert meanings("It ended in May. 13 people fled.") == ["2024-05"]


def test_a_date_that_is_moved_is_two_dates() -> None:
    assert meanings("The vote was moved from Monday to Sunday.") == ["2024-11-04", "2024-11-03"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It has rained since last Monday.", "since last Monday"),
        ("It rained on last week's Friday.", "last week"),
        ("It rained in June.", "June"),
        ("It must stop by Friday.", "by Friday"),
        ("It rained from Monday to Wednesday.", "from Monday to Wednesday"),
    ],
)
def test_the_words_take_in_what_changes_the_date_and_no_more(text: str, words: str) -> None:
    assert found(text)[0][0] == words


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("It struck at 5 p.m. on Monday.", "2024-11-04T17:00"),
        ("It struck on Monday at 06:24 local time.", "2024-11-04T06:24"),
        ("It struck at 17:30 GMT on Monday.", "2024-11-04T17:30Z"),
        ("It struck on Nov. 4, 2024, at 0830 GMT.", "2024-11-04T08:30Z"),
        ("It struck at 9:05 a.m. KST Monday.", "2024-11-04T09:05+09:00"),
        ("It struck around noon on Monday.", "2024-11-04T12:00"),
        ("It struck at 12 a.m. on Monday.", "2024-11-04T00:00"),
        ("It struck at 5 p.m. that day.", None),
        ("It struck on Monday at 25:70.", "2024-11-04"),
    ],
)
def test_a_time_of_day_is_kept_beside_its_day(text: str, meaning: str | None) -> None:
    assert meanings(text) == ([meaning] if meaning else [])


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("It closed on March 31.", "2024-03-31"),
        ("It will close on March 31.", "2025-03-31"),
        ("The deadline: March 31", "2025-03-31"),
        ("It was held on Nov. 20.", "2024-11-20"),
    ],
)
def test_a_day_without_a_year_is_the_nearest_unless_the_verb_says_otherwise(text: str, meaning: str) -> None:
    assert meanings(text) == [meaning]


@pytest.mark.parametrize(
    "text", ["on Monday", "in June", "Nov. 4", "last week", "three days ago", "Q3 profit", "today"]
)
def test_without_a_publication_what_counts_from_it_is_unknown(text: str) -> None:
    assert found(f"It was {text}.", None) == []


def test_without_a_publication_a_year_is_enough() -> None:
    assert meanings("It lasted from Oct. 27 to Nov. 3, 2023, and again in 2024.", None) == [
        "2023-10-27/2023-11-03",
        "2024",
    ]


@pytest.mark.parametrize(
    ("published", "text", "expected"),
    [
        ("2024-11-04/2024-11-05", "It was said on Monday.", ["2024-11-04"]),
        ("2024-11-04/2024-11-05", "It was said yesterday.", ["2024-11-03/2024-11-04"]),
        ("2024-11-04/2024-11-05", "It has rained since yesterday.", ["2024-11-03/.."]),
        ("2024-11", "It was said on Monday.", []),
        ("2024-11", "It was signed in June.", ["2024-06"]),
        ("2024-11", "It was signed on Oct. 25.", ["2024-10-25"]),
        ("2024", "It was signed in June.", []),
        ("../2024-11-05", "It was said on Monday, 4 November 2024, and today.", ["2024-11-04"]),
        ("2024-11-05T06:00:00+09:00", "It was said today.", ["2024-11-05"]),
        ("2024-11-04T23:30:00-05:00", "It was said today.", ["2024-11-04"]),
    ],
)
def test_a_publication_may_be_an_interval_or_have_a_clock(published: str, text: str, expected: list[str]) -> None:
    assert meanings(text, Time(published)) == expected


@pytest.mark.parametrize(
    ("month", "day", "year"),
    [(11, 4, 2024), (10, 30, 2024), (1, 2, 2025), (12, 31, 2024), (5, 6, 2025), (5, 8, 2024), (2, 29, 2024)],
)
def test_the_nearest_year_may_be_the_next(month: int, day: int, year: int) -> None:
    assert nearest_year(month, day, PUBLISHED.bounds.start.date()) == year  # type: ignore[union-attr]


def test_a_day_of_no_year_has_no_nearest_one() -> None:
    with pytest.raises(ValueError, match="no year"):
        nearest_year(2, 30, PUBLISHED.bounds.start.date())  # type: ignore[union-attr]


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31"])
def test_dates_beyond_the_calendar_are_left_out(published: str) -> None:
    text = "nine years ago, last week, next week, within weeks, will meet in nine years, last month, next year"
    assert all(time.time.bounds for time in find_times(text, Time(published)))


def test_paragraphs_do_not_share_a_date() -> None:
    assert meanings("It began in June\n\n4 people fled in May\n\n2019") == ["2024-06", "2024-05"]
