"""Check how the dates of a claim are written out; read on Thursday 8 May 2025."""

import pytest

from verifier.engines.local.claims.dates import absolute
from verifier.models import Time

PUBLISHED = Time("2025-05-08")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("The mill closed in April last year.", "The mill closed in April 2024."),
        ("The mill closed on July 22 last year.", "The mill closed on July 22, 2024."),
        ("The mill closed on 22 July of last year.", "The mill closed on 22 July 2024."),
        ("The mill closed last June.", "The mill closed in June 2024."),
        ("The mill has been closed since last June.", "The mill has been closed since June 2024."),
        ("The mill will close in March next year.", "The mill will close in March 2026."),
        ("The mill closed after last June's flood.", "The mill closed after the June 2024 flood."),
        ("The mill closed in the whole of April.", "The mill closed in the whole of April 2025."),
        ("The mill closed in April 2024.", "The mill closed in April 2024."),
    ],
)
def test_a_month_gets_one_year(text: str, written: str) -> None:
    assert absolute(text, PUBLISHED) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("It fell on Tuesday at 5 p.m.", "It fell on May 6, 2025 at 5 p.m."),
        ("It is due by Friday at 5 p.m.", "It is due by May 9, 2025 at 5 p.m."),
        ("It fell at 5 p.m. on Tuesday.", "It fell at 5 p.m. on May 6, 2025."),
        ("Guards left minutes before Saturday's raid.", "Guards left minutes before the May 3, 2025 raid."),
        ("It was put off to Monday week.", "It was put off to May 19, 2025."),
        ("It fell on Tuesday evening.", "It fell on the evening of May 6, 2025."),
        ("It fell last week.", "It fell last week."),
    ],
)
def test_a_day_keeps_the_words_around_it(text: str, written: str) -> None:
    assert absolute(text, PUBLISHED) == written
