"""Check that details of an event that an article dates get its time, and nothing else does."""

import pytest
from claim_pairs import article as plain_article

from verifier.engines.local.claims.extract import extract_claims
from verifier.models import Article, Claim, DateBasis, Published, Time

MARCH = """Thousands march against airport in Dunmore

DUNMORE, March 9 (Reuters) - Thousands of people marched through Dunmore on Saturday against a new airport.

The procession set off from the station at 2:30 p.m. and three officers were hurt.

The mayor's deputy resigned.

"The turnout was 18,000," police spokesman Hugo Brandt said on Sunday.

On Sunday a second group blocked the gates. They burned two cars.

The airport would cost 700 million euros. The mayor, Jana Holt, owns a hotel. The council will vote next month. \
The airport has no permit. Jana Holt signed a contract last month.
"""

RESULTS = """Norland Drives: third quarter results

OSLO, October 24 - Norland Drives today reported revenue of NOK 14.9 billion for the third quarter of 2024.

Net profit was NOK 1,274 million. The operating margin fell to 13.1 per cent. Norland Drives employs 11,300 people. \
Shares in Norland closed 5 per cent lower on Thursday. The contract was worth NOK 300 million. \
Analysts had expected a profit of NOK 1,300 million. The margin was 12 per cent in the same period of the previous year.
"""


def read(text: str, published: str) -> dict[str, Claim]:
    when = Published(when=Time(published), basis=DateBasis.STATED)
    article: Article = plain_article("a", text).model_copy(update={"published": when})
    return {claim.text: claim for claim in extract_claims(article).claims}


def time_told(found: dict[str, Claim], words: str) -> str | None:
    """Return the time of the only claim with these words."""
    matching = [claim for text, claim in found.items() if words in text]
    assert len(matching) == 1, sorted(found)
    return matching[0].time.root if matching[0].time else None


@pytest.mark.parametrize(
    ("words", "time"),
    [
        ("set off", "2025-03-08T14:30"),
        ("officers were hurt", None),
        ("deputy resigned", "2025-03-08/2025-03-09"),
        ("turnout was 18,000", "2025-03-08"),
        ("blocked the gates", "2025-03-09"),
        ("burned two cars", "2025-03-09"),
        ("would cost", None),
        ("owns a hotel", None),
        ("no permit", None),
        ("signed a contract", "2025-02"),
    ],
)
def test_a_detail_has_the_time_of_the_event_that_the_article_dates(words: str, time: str | None) -> None:
    assert time_told(read(MARCH, "2025-03-09"), words) == time


@pytest.mark.parametrize(
    ("words", "time"),
    [
        ("revenue of NOK", "2024-07/2024-09"),
        ("Net profit was", "2024-07/2024-09"),
        ("margin fell", "2024-07/2024-09"),
        ("employs", None),
        ("5 per cent lower", "2024-10-24"),
        ("had expected", "2024-07/2024-09"),
    ],
)
def test_results_have_the_time_of_the_period_that_they_are_of(words: str, time: str) -> None:
    assert time_told(read(RESULTS, "2024-10-24"), words) == time


@pytest.mark.parametrize("words", ["contract was worth", "previous year"])
def test_amounts_that_are_no_result_of_the_period_do_not_get_it(words: str) -> None:
    assert time_told(read(RESULTS, "2024-10-24"), words) != "2024-07/2024-09"


def test_the_figures_of_a_year_earlier_have_that_period() -> None:
    found = read(
        RESULTS.replace("The margin was", "Revenue was NOK 13.2 billion a year earlier. The margin was"), "2024-10-24"
    )
    assert time_told(found, "13.2 billion") == "2023-07/2023-09"
    assert time_told(found, "margin was 12") == "2023-07/2023-09"


FIRE = """The mill in Orlo burned down on Friday night.

The fire reached the roof at 11 p.m. The walls fell at 3 a.m., and crews left at 9 a.m.

The mill was built in the 19th century. The owner never insured it. Two guards ran out.
"""


@pytest.mark.parametrize(
    ("words", "time"),
    [
        ("reached the roof", "2025-03-07T23:00"),
        ("walls fell", "2025-03-08T03:00"),
        ("was built", None),
        ("never insured", None),
        ("guards ran out", "2025-03-07/2025-03-09"),
    ],
)
def test_a_time_of_day_falls_into_the_night_of_its_event(words: str, time: str | None) -> None:
    assert time_told(read(FIRE, "2025-03-09"), words) == time


def test_a_detail_may_be_of_any_day_since_the_first_that_the_opening_names() -> None:
    opening = "Divers found a third body in Orlo lake on Sunday, two days after Friday's ferry disaster."
    found = read(f"{opening}\n\nThe bow door gave way.\n\nThe ferry was inspected in May.", "2025-03-09")
    assert time_told(found, "bow door") == "2025-03-07/2025-03-09"
    assert time_told(found, "inspected") == "2024-05"


def test_a_day_of_weeks_before_is_not_that_of_the_details() -> None:
    opening = "Divers found a third body in Orlo lake on Sunday. The ferry was sold on January 20."
    assert time_told(read(f"{opening}\n\nThe bow door gave way.", "2025-03-09"), "bow door") == "2025-03-09"


def test_a_time_of_day_is_not_later_than_its_telling() -> None:
    found = read("A ferry sank off Orlo on Friday. It left the port at 9.40 p.m.", "2025-03-07T07:30")
    assert time_told(found, "left the port") == "2025-03-06T21:40"


@pytest.mark.parametrize(
    ("published", "time"),
    [("2025-03-07T12:30", "2025-03-07T04:40"), ("2025-03-07T03:30", None), ("2025-03-07", None)],
)
def test_a_time_of_day_alone_is_of_the_day_of_publication_if_that_is_later(published: str, time: str | None) -> None:
    found = read("The system that runs the check-in desks went down at 4:40 a.m.", published)
    assert time_told(found, "went down") == time


def test_an_article_without_a_dated_event_dates_nothing() -> None:
    found = read("The dam broke. Eleven people were hurt.", "2025-03-09")
    assert {claim.time for claim in found.values()} == {None}


def test_a_detail_of_what_was_over_before_is_not_of_the_event() -> None:
    text = (
        "A tunnel fell in at Dunmore on Saturday. In 2019 nine diggers died when an old shaft fell in at Varra. "
        "Rescuers worked with hand tools."
    )
    found = read(text, "2025-03-10")
    assert [claim.time for words, claim in found.items() if words.startswith("An old shaft")] == [None]
    assert time_told(found, "hand tools") == "2025-03-08"


def test_what_another_day_is_counted_from_is_not_of_that_day() -> None:
    text = "Crews came on Saturday. A day after the tanker ran onto the reef near Varra, crews pumped 40 tonnes out."
    assert time_told(read(text, "2025-03-10"), "The tanker ran onto the reef") is None
