"""Every date of the five seed articles, in order, with what it means."""

from pathlib import Path

import pytest

from verifier.models import Time
from verifier.times import find_times

SEEDS = Path(__file__).parents[2] / "seeds"
DATES = {
    "000": (
        "2024-11-05",
        [
            ("coming days", "2024-11-05/2024-11-12"),
            ("Wednesday, Oct. 30", "2024-10-30"),
            ("Wednesday, Oct. 30", "2024-10-30"),
            ("coming days", "2024-11-05/2024-11-12"),
            ("Monday", "2024-11-04"),
            ("coming days", "2024-11-05/2024-11-12"),
        ],
    ),
    "001": (
        "2024-11-04",
        [
            ("coming days", "2024-11-04/2024-11-11"),
            ("November 4", "2024-11-04"),
            ("coming days", "2024-11-04/2024-11-11"),
            ("October 30", "2024-10-30"),
            ("August 6", "2024-08-06"),
        ],
    ),
    "002": (
        "2024-10-29",
        [
            ("Oct. 28, 2024", "2024-10-28"),
            ("Oct. 28, 2024", "2024-10-28"),
            ("Tuesday", "2024-10-29"),
            ("Monday", "2024-10-28"),
            ("next several weeks", "2024-10-29/2024-12-31"),
            ("Tuesday", "2024-10-29"),
            ("Monday", "2024-10-28"),
            ("Monday", "2024-10-28"),
            ("August", "2024-08"),
            ("since the February 2022", "2022-02/.."),
            ("Monday", "2024-10-28"),
            ("last week", "2024-10-21/2024-10-27"),
            ("June", "2024-06"),
            ("last week", "2024-10-21/2024-10-27"),
            ("Wednesday", "2024-10-30"),
        ],
    ),
    "003": (
        "2024-11-05",
        [
            ("this morning", "2024-11-05"),
            ("June", "2024-06"),
            ("October 25", "2024-10-25"),
            ("October 27-28", "2024-10-27/2024-10-28"),
        ],
    ),
    "004": (
        "2024-11-05",
        [
            ("within days", "2024-11-05/2024-11-12"),
            ("Monday", "2024-11-04"),
            ("Friday", "2024-11-01"),
            ("within days", "2024-11-05/2024-11-12"),
            ("August", "2024-08"),
        ],
    ),
}


def seed(number: str) -> str:
    (path,) = SEEDS.glob(f"{number}*.txt")
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("number", DATES)
def test_every_date_of_a_seed_article_is_found_and_no_other(number: str) -> None:
    published, expected = DATES[number]
    found = find_times(seed(number), Time(published))
    assert [(time.words, str(time.time)) for time in found] == expected


@pytest.mark.parametrize("number", DATES)
def test_the_words_of_a_date_stand_at_its_offsets(number: str) -> None:
    text, published = seed(number), Time(DATES[number][0])
    assert all(text[time.start : time.end] == time.words for time in find_times(text, published))


@pytest.mark.parametrize("number", DATES)
def test_without_a_publication_only_dates_with_a_year_are_found(number: str) -> None:
    _published, expected = DATES[number]
    found = [time.words for time in find_times(seed(number), None)]
    assert found == [words for words, _ in expected if any(part.startswith("20") for part in words.split())]
