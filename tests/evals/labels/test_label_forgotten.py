"""Check which pairs of figures are pointed out, and which are not."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from gold_stories import Row, both_ways, claim, count, write_articles, write_labels

from evals.labels.faults import Severity
from evals.labels.forgotten import find_forgotten
from evals.labels.reading import read_sheet


def hints(folder: Path, one: Mapping[str, object], other: Mapping[str, object], relations: list[Row]) -> list[str]:
    """Look at a claim of the courier and one of the herald."""
    write_articles(folder)
    claims = [
        claim("courier-01", "Ten people were hurt", **one),
        claim("herald-01", "Twelve people were hurt", **other),
    ]
    write_labels(folder, claims, relations)
    found = list(find_forgotten(read_sheet(folder, fix=True)))
    assert {fault.severity for fault in found} <= {Severity.WARNING}
    return [fault.message for fault in found]


HURT = {"quantities": count(10, "people hurt")}


def test_the_same_figure_of_one_thing_without_a_relation_is_pointed_out(tmp_path: Path) -> None:
    (hint,) = hints(tmp_path, HURT, {"quantities": count(10, "persons or people hurt", "about")}, [])
    assert hint.startswith("courier-01 and herald-01: no relation, but the same figure")


@pytest.mark.parametrize("label", ["supports", "varies"])
def test_with_a_relation_it_is_not(tmp_path: Path, label: str) -> None:
    assert hints(tmp_path, HURT, HURT, both_ways("courier-01", label, "herald-01")) == []


@pytest.mark.parametrize(
    "other",
    [
        {"quantities": count(12, "people hurt")},
        {"quantities": count(10, "cars damaged")},
        {"quantities": count(8, "people hurt", "at_least")},
        {**HURT, "time": "2025-02-01"},
        {},
    ],
)
def test_another_figure_thing_or_time_without_a_relation_is_not_pointed_out(tmp_path: Path, other: Row) -> None:
    assert hints(tmp_path, HURT, other, []) == []


def test_figures_that_lie_apart_under_a_support_are_pointed_out(tmp_path: Path) -> None:
    other = {"quantities": count(12, "people hurt")}
    (hint,) = hints(tmp_path, HURT, other, both_ways("courier-01", "supports", "herald-01"))
    assert "one supports the other, but their figures differ: 10" in hint
    assert hints(tmp_path, HURT, other, both_ways("courier-01", "contradicts", "herald-01")) == []
