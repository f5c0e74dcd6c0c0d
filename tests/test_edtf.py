"""EDTF: what is read, what is refused, and that writing and reading undo each other."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verifier import edtf
from verifier.edtf import Bounds

DAYS = st.dates(date(1, 1, 2), date(9990, 12, 30))
INSTANTS = st.datetimes(datetime(1, 1, 2), datetime(9999, 12, 30)).map(lambda at: at.replace(microsecond=0, tzinfo=UTC))


def at(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2024", at(2024, 1, 1), at(2024, 12, 31, 23, 59, 59)),
        ("2024-02", at(2024, 2, 1), at(2024, 2, 29, 23, 59, 59)),
        ("2023-02", at(2023, 2, 1), at(2023, 2, 28, 23, 59, 59)),
        ("2024-11-04", at(2024, 11, 4), at(2024, 11, 4, 23, 59, 59)),
        ("9999-12-31", at(9999, 12, 31), at(9999, 12, 31, 23, 59, 59)),
        ("2024-11-04T15:30", at(2024, 11, 4, 15, 30), at(2024, 11, 4, 15, 30)),
        ("2024-11-04T15:30:10Z", at(2024, 11, 4, 15, 30, 10), at(2024, 11, 4, 15, 30, 10)),
        ("2024-11-05T06:00+09:00", at(2024, 11, 4, 21, 0), at(2024, 11, 4, 21, 0)),
        ("2024-10-27/2024-10-28", at(2024, 10, 27), at(2024, 10, 28, 23, 59, 59)),
        ("2022-02/..", at(2022, 2, 1), None),
        ("../2024-11-05", None, at(2024, 11, 5, 23, 59, 59)),
        ("2019/2021-06", at(2019, 1, 1), at(2021, 6, 30, 23, 59, 59)),
    ],
)
def test_an_expression_reaches_from_its_first_to_its_last_instant(
    text: str, start: datetime | None, end: datetime | None
) -> None:
    assert edtf.parse(text) == Bounds(start, end)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "..",
        "../..",
        "2024/",
        "/2024",
        "2024-13",
        "2024-00",
        "2024-11-00",
        "2023-02-29",
        "0000",
        "24-11-04",
        "2024-1-4",
        "2024-11-04/2024-11-03",
        "2024/2025/2026",
        "2024-11-04T25:00",
        "2024-11-04T12:60",
        "2024-11-04T12:00+30:00",
        "0001-01-01T00:00+05:00",
        "２０２４",
        "2024-11-04 ",
        "last Monday",
        "2024-11T10:00",
    ],
)
def test_what_is_no_date_is_refused_in_words(text: str) -> None:
    with pytest.raises(ValueError, match="not a date"):
        edtf.parse(text)


@pytest.mark.parametrize(
    ("bounds", "text"),
    [
        (Bounds(at(2024, 1, 1), at(2024, 12, 31, 23, 59, 59)), "2024"),
        (Bounds(at(2019, 1, 1), at(2021, 12, 31, 23, 59, 59)), "2019/2021"),
        (Bounds(at(2024, 2, 1), at(2024, 2, 29, 23, 59, 59)), "2024-02"),
        (Bounds(at(2024, 2, 1), at(2024, 3, 31, 23, 59, 59)), "2024-02/2024-03"),
        (Bounds(at(2024, 11, 4), at(2024, 11, 4, 23, 59, 59)), "2024-11-04"),
        (Bounds(at(2024, 11, 4), None), "2024-11-04/.."),
        (Bounds(None, at(2024, 11, 4, 23, 59, 59)), "../2024-11-04"),
        (Bounds(at(2024, 11, 4, 6), at(2024, 11, 4, 6)), "2024-11-04T06:00:00Z"),
        (Bounds(at(2024, 11, 4), at(2024, 11, 4)), "2024-11-04T00:00:00Z"),
        (Bounds(at(2024, 11, 4, 6), at(2024, 11, 4, 23, 59, 59)), "2024-11-04T06:00:00Z/2024-11-04"),
    ],
)
def test_bounds_are_written_as_the_shortest_expression(bounds: Bounds, text: str) -> None:
    assert edtf.write(bounds) == text


def test_nothing_known_at_either_end_cannot_be_written() -> None:
    with pytest.raises(ValueError, match="open at both ends"):
        edtf.write(Bounds(None, None))


@settings(max_examples=100, deadline=None)
@given(st.tuples(INSTANTS, INSTANTS).map(sorted), st.sampled_from(["closed", "from", "until"]))
def test_instants_survive_writing_and_reading(ends: list[datetime], kind: str) -> None:
    bounds = Bounds(None if kind == "until" else ends[0], None if kind == "from" else ends[1])
    assert edtf.parse(edtf.write(bounds)) == bounds


@settings(max_examples=100, deadline=None)
@given(DAYS, st.integers(0, 800), st.sampled_from([4, 7, 10]))
def test_whole_days_months_and_years_survive_reading_and_writing(first: date, days: int, size: int) -> None:
    last = first + timedelta(days=days)
    bounds = edtf.parse(f"{first.isoformat()[:size]}/{last.isoformat()[:size]}")
    written = edtf.write(bounds)
    assert edtf.parse(written) == bounds
    assert "T" not in written


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="0123456789-/.TZ:+", max_size=30))
def test_any_other_text_is_read_or_refused_but_never_fails_otherwise(text: str) -> None:
    try:
        bounds = edtf.parse(text)
    except ValueError:
        return
    assert edtf.parse(edtf.write(bounds)) == bounds
