"""A count is swapped only where nothing else in the sentence could make both true."""

import random

import pytest

from training.examples import Example, Label, Part
from training.swaps import swap_examples


def swaps_of(
    premise: str, hypothesis: str = "It rained.", label: Label = Label.NEUTRAL, seed: int = 1
) -> list[Example]:
    pair = Example(premise, hypothesis, label, Part.SENTENCES, "made")
    return list(swap_examples([pair], random.Random(seed)))


def test_another_count_contradicts_and_the_same_in_other_writing_supports() -> None:
    found = [each for seed in range(30) for each in swaps_of("Two men climb with ropes.", seed=seed)]
    assert {each.label for each in found} == {Label.CONTRADICTS, Label.SUPPORTS}
    for each in found:
        counts = {text.split()[0].lower() for text in (each.premise, each.hypothesis)}
        assert (counts <= {"two", "2"}) is (each.label is Label.SUPPORTS)


def test_a_hypothesis_that_follows_is_contradicted_by_its_own_other_count() -> None:
    found = swaps_of("Three dogs run along the beach.", "There are three dogs.", Label.SUPPORTS)
    changed = [
        each for each in found if each.premise == "Three dogs run along the beach." and "There" in each.hypothesis
    ]
    assert [each.label for each in changed] == [Label.CONTRADICTS, Label.SUPPORTS]
    assert "three" not in changed[0].hypothesis


@pytest.mark.parametrize(
    "premise",
    [
        "At least two men climb.",
        "No more than 5 dogs run.",
        "Two men carry three ropes.",
        "The tower was built in 1887 by two men.",
        "The ticket costs $5.",
        "A man climbs.",
        "Inflation was 3.5 percent.",
    ],
)
def test_what_leaves_doubt_is_left_alone(premise: str) -> None:
    assert not swaps_of(premise)


def test_a_premise_that_occurs_again_is_changed_once() -> None:
    pairs = [Example("Two men climb.", each, Label.NEUTRAL, Part.SENTENCES, "") for each in ("It rains.", "It snows.")]
    found = list(swap_examples(pairs, random.Random(1)))
    assert sum(each.label is Label.CONTRADICTS for each in found) == 1
