"""Part and whole, scores, and claims with several figures."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verifier.models import PartOf, Quantity, RelationLabel
from verifier.quantities import comparable, compare, compare_all, find_quantities

SUPPORTS, CONTRADICTS = RelationLabel.SUPPORTS, RelationLabel.CONTRADICTS
VARIES, NONE = RelationLabel.VARIES, RelationLabel.NONE

FIGURES = st.builds(
    lambda words, counted: find_quantities(f"{words} {counted}")[0].quantity,
    st.sampled_from(["3", "5", "10", "about 10", "at least 10", "up to 12", "4 to 11", "several", "$5", "5%"]),
    st.sampled_from(["", "soldiers", "tanks", "injured"]),
)


def figures(text: str) -> tuple[Quantity, ...]:
    return tuple(found.quantity for found in find_quantities(text))


def figure(words: str) -> Quantity:
    """Read the one figure of a phrase."""
    (found,) = figures(words)
    return found


def both_ways(part: str, whole: str) -> tuple[RelationLabel, RelationLabel]:
    """Return the label of the part on its whole, then of the whole on its part."""
    one, other = figure(part), figure(whole)
    return compare(one, other, PartOf.EVIDENCE).label, compare(other, one, PartOf.TARGET).label


@pytest.mark.parametrize(
    ("part", "whole", "on_whole", "on_part"),
    [
        ("10,000", "at least 10,000", SUPPORTS, NONE),
        ("10,000", "3,000", CONTRADICTS, CONTRADICTS),
        ("10,000", "12,000", NONE, NONE),
        ("10,000", "10,000", NONE, NONE),
        ("about 10,000", "9,700", NONE, NONE),
        ("10,000", "11,000 to 12,000", NONE, NONE),
        ("10,000", "as many as 8,000", CONTRADICTS, CONTRADICTS),
        ("10,000", "more than 5,000", SUPPORTS, NONE),
        ("at least 10,000", "at most 9,000", CONTRADICTS, CONTRADICTS),
        ("as many as 10,000", "at least 10,000", SUPPORTS, NONE),
        ("as many as 10,000", "3,000", NONE, NONE),
        ("at most 10,000", "8,000", NONE, SUPPORTS),
        ("10,000", "thousands", SUPPORTS, NONE),
        ("100", "a few", CONTRADICTS, CONTRADICTS),
        ("20", "a few", NONE, NONE),
        ("12 km", "5 miles", CONTRADICTS, CONTRADICTS),
    ],
)
def test_a_part_bounds_its_whole_from_below(
    part: str, whole: str, on_whole: RelationLabel, on_part: RelationLabel
) -> None:
    assert both_ways(part, whole) == (on_whole, on_part)


def test_why_names_the_containment() -> None:
    why = compare(figure("10,000"), figure("3,000"), PartOf.EVIDENCE).why
    assert why == "a part of 10,000 is more than its whole of 3,000"


@pytest.mark.parametrize(("part", "whole"), [("60%", "40%"), ("40C", "20C"), ("100 mph", "50 mph")])
def test_a_part_does_not_bound_what_does_not_add_up(part: str, whole: str) -> None:
    assert both_ways(part, whole) == (NONE, NONE)


def test_parts_of_a_score_compare_with_the_same_part_only() -> None:
    first, second = figures("The assembly voted 134 to 63.")
    other_first, other_second = figures("It passed by 134-60.")
    assert compare(first, other_first).label is SUPPORTS
    assert compare(second, other_second).label is CONTRADICTS
    assert compare(first, other_second).label is NONE
    assert not comparable(first, second)


@pytest.mark.parametrize(
    ("evidence", "target", "expected"),
    [
        ("voted 134 to 63", "passed 134-63", SUPPORTS),
        ("voted 134 to 63", "passed 134-60", CONTRADICTS),
        ("3 killed and 5 injured", "5 injured", SUPPORTS),
        ("5 injured", "3 killed and 5 injured", NONE),
        ("3 dead and 5 hurt", "5 wounded and 4 killed", CONTRADICTS),
        ("5 wounded", "5 hurt and 5 killed", NONE),
        ("3 killed and 5 injured", "5 killed", CONTRADICTS),
        ("a slide of 10 km (6.2 miles)", "a slide of 6.2 miles", SUPPORTS),
        ("a slide of 10 km", "a slide of 10 km (6.2 miles)", SUPPORTS),
        ("fined $5 million (€4.6 million)", "fined €4.6 million", SUPPORTS),
        ("fined €4.6 million", "fined $5 million (€4.6 million)", SUPPORTS),
        ("11,000 soldiers", "at least 10,000 soldiers within 3 days", NONE),
        ("up to 200 people", "150 people", VARIES),
    ],
)
def test_all_figures_of_two_claims(evidence: str, target: str, expected: RelationLabel) -> None:
    found = compare_all(figures(evidence), figures(target))
    assert found is not None
    assert found.label is expected


@given(st.lists(FIGURES, min_size=1, max_size=4), st.lists(FIGURES, min_size=1, max_size=4))
@settings(max_examples=150, deadline=None)
def test_several_figures_contradict_or_vary_both_ways_or_not_at_all(one: list[Quantity], other: list[Quantity]) -> None:
    there, back = compare_all(one, other), compare_all(other, one)
    assert (there is None) == (back is None)
    for label in (CONTRADICTS, VARIES):
        assert (there is not None and there.label is label) == (back is not None and back.label is label)


@pytest.mark.parametrize(("evidence", "target"), [("", "5 men"), ("5 men", ""), ("5 km", "5 men"), ("$5", "€5")])
def test_figures_without_a_counterpart_compare_to_nothing(evidence: str, target: str) -> None:
    assert compare_all(figures(evidence), figures(target)) is None


def test_all_figures_of_a_part_and_its_whole() -> None:
    found = compare_all(figures("10,000 troops"), figures("3,000 troops"), PartOf.EVIDENCE)
    assert found is not None
    assert found.label is CONTRADICTS


def test_equal_figures_printed_to_different_places_are_told_apart_every_time() -> None:
    finer = Quantity(low=Decimal("9.7"), high=Decimal("9.7"))
    labels = []
    for printed in ("10", "10.0", "10"):
        found = compare_all([Quantity(low=Decimal(printed), high=Decimal(printed))], [finer])
        labels.append(found and found.label)
    assert labels == [SUPPORTS, CONTRADICTS, SUPPORTS]
