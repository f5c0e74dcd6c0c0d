"""Dates that are themselves the content are compared like figures."""

import pytest

from verifier.models import RelationLabel, Time
from verifier.times import compare_dates

SUPPORTS, CONTRADICTS = RelationLabel.SUPPORTS, RelationLabel.CONTRADICTS
VARIES, NONE = RelationLabel.VARIES, RelationLabel.NONE


@pytest.mark.parametrize(
    ("evidence", "target", "label"),
    [
        ("2024-11-07", "2024-11-07", SUPPORTS),
        ("2024-11-07", "2024-11", SUPPORTS),
        ("2024-11", "2024-11-07", NONE),
        ("2024-11-07", "../2024-11-08", SUPPORTS),
        ("2024-11-07", "2024-11-06", VARIES),
        ("2024-11-06", "2024-11-07", VARIES),
        ("2024-11-07", "2024-11-05", CONTRADICTS),
        ("2024-11-07", "2023-11-07", CONTRADICTS),
        ("2024-06", "2024-07", CONTRADICTS),
        ("2024-10-27/2024-10-28", "2024-10-28/2024-10-29", VARIES),
        ("2024-10-28/2024-11-03", "2024-11-04", VARIES),
        ("2024-11-07T23:30-05:00", "2024-11-07", SUPPORTS),
        ("2024-11-07T17:00Z", "2024-11-07T17:00Z", SUPPORTS),
        ("2024-11-07T17:00Z", "2024-11-07T12:00-05:00", SUPPORTS),
        ("2024-11-07T17:00Z", "2024-11-07T17:20Z", VARIES),
        ("2024-11-07T17:00Z", "2024-11-07T19:00Z", CONTRADICTS),
        ("2024-11-07T17:00", "2024-11-07T19:00Z", VARIES),
        ("2024-11-07T17:00", "2024-11-09T19:00Z", CONTRADICTS),
    ],
)
def test_dates_compare_like_figures(evidence: str, target: str, label: RelationLabel) -> None:
    comparison = compare_dates(Time(evidence), Time(target))
    assert comparison.label is label
    assert evidence in comparison.why


def test_a_day_apart_in_one_zone_contradicts() -> None:
    assert compare_dates(Time("2024-11-07"), Time("2024-11-06"), in_one_zone=True).label is CONTRADICTS
    assert compare_dates(Time("2024-11-07T17:00"), Time("2024-11-07T19:00"), in_one_zone=True).label is CONTRADICTS


def test_a_date_that_varies_says_that_zones_may_explain_it() -> None:
    assert "zones" in compare_dates(Time("2024-11-07"), Time("2024-11-06")).why
