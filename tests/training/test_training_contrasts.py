"""One slot is changed, and only where the label of the change is certain."""

import random
from collections.abc import Callable

import pytest

from training.bundles import Bundle
from training.contrasts import aside_examples, contrast_examples
from training.examples import Example, Label


def examples_of(*same: str, seed: int = 1) -> list[Example]:
    bundle = Bundle("made:1", "floods", same, (), (), (), ())
    return list(contrast_examples(bundle, random.Random(seed)))


def over_seeds(*same: str) -> list[Example]:
    return [each for seed in range(40) for each in examples_of(*same, seed=seed)]


def slots_changed(*same: str) -> list[Example]:
    """Return what was made by changing a slot, not by calling a sentence untrue."""
    return [each for each in over_seeds(*same) if not DENIED & set(f"{each.premise} {each.hypothesis}".split())]


DENIED = {"true", "untrue", "false."}
BOUNDS = ("at least", "more than", "fewer than", "about")
FLOODS = ("Floods wrecked 40 homes.", "In the floods, 40 homes were lost.")


def test_a_changed_figure_contradicts_another_wording_in_both_directions() -> None:
    found = [
        each
        for each in slots_changed(*FLOODS)
        if not any(bound in each.premise + each.hypothesis for bound in (*BOUNDS, " not "))
    ]
    assert {"40" in each.premise for each in found} == {True, False}
    assert {each.label for each in found} == {Label.CONTRADICTS}
    assert all(("40" in each.premise) is not ("40" in each.hypothesis) for each in found)


def test_an_estimate_of_the_same_figure_agrees_both_ways() -> None:
    found = [each for each in slots_changed(*FLOODS) if "about 40" in each.premise + each.hypothesis]
    assert found
    assert {each.label for each in found} == {Label.SUPPORTS}


@pytest.mark.parametrize(
    ("words", "holds"), [("fewer than", lambda bound: bound > 40), ("at least", lambda bound: bound < 40)]
)
def test_a_bound_follows_from_what_lies_within_and_is_excluded_by_what_lies_outside(
    words: str, holds: Callable[[int], bool]
) -> None:
    asked = [each for each in slots_changed(*FLOODS) if words in each.hypothesis]
    assert asked
    for each in asked:
        bound = int(each.hypothesis.split(f"{words} ")[1].split()[0].replace(",", ""))
        assert each.label is (Label.SUPPORTS if holds(bound) else Label.CONTRADICTS)


def test_a_bound_alone_gives_no_figure() -> None:
    within = [each for each in slots_changed(*FLOODS) if "more than" in each.premise]
    assert within
    assert {each.label for each in within} == {Label.NEUTRAL}


@pytest.mark.parametrize(
    "wording",
    [
        "At least 40 people died.",
        "Floods did not kill 40 people.",
        "Floods killed 40 people and hurt 12 more.",
        "Nobody has seen the dam since.",
    ],
)
def test_a_sentence_whose_change_would_be_in_doubt_keeps_its_slots(wording: str) -> None:
    changed = [
        each
        for each in slots_changed(wording, "Something else came up.")
        if wording not in (each.premise, each.hypothesis)
    ]
    assert [each for each in changed if " not " not in wording] == []


def test_two_denials_of_one_fact_agree() -> None:
    agreeing = [each for each in over_seeds("The dam broke.", "The dam gave way.") if each.label is Label.SUPPORTS]
    assert agreeing
    for each in agreeing:
        assert DENIED & set(each.premise.split())
        assert DENIED & set(each.hypothesis.split())


def test_a_day_is_replaced_by_another_day() -> None:
    changed = slots_changed("The dam broke on Monday.", "Monday saw the dam give way.")
    assert changed
    for each in changed:
        words = {word.strip(".") for word in f"{each.premise} {each.hypothesis}".split()}
        assert len([word for word in words if word.endswith("day")]) == 2


def test_a_denied_aside_still_bears_on_the_fact_in_neither_way() -> None:
    bundle = Bundle("made:1", "floods", FLOODS, ("Homes were lost.",), (), (), ("The dam was inspected on Monday.",))
    found = list(aside_examples(bundle, random.Random(1)))
    assert {each.label for each in found} == {Label.NEUTRAL}
    assert any(" not inspected" in each.premise for each in found)
    assert any(" not inspected" in each.hypothesis for each in found)
    told = {*bundle.same, *bundle.wider}
    assert all((each.premise in told) is not (each.hypothesis in told) for each in found)
