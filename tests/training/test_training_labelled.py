"""Labelled stories teach what the engine would ask: pairs across articles, with what people said of them."""

import random
from collections import Counter
from pathlib import Path

import pytest

from evals.labels.folder import load_story
from evals.labels.lint import find_folders, lint_story
from evals.labels.values import Story
from training.cli import WRITTEN
from training.examples import Example, Label, Part
from training.labelled import extracted_cases, labelled_cases, labelled_examples
from verifier.models import RelationLabel

SUPPORTS = RelationLabel.SUPPORTS
FOLDERS = [*find_folders(WRITTEN / "labelled"), *find_folders(WRITTEN / "choosing")]


@pytest.fixture(scope="module")
def story() -> Story:
    return load_story(WRITTEN / "labelled" / "power-cut")


def examples_of(story: Story) -> list[Example]:
    return list(labelled_examples(story, random.Random(1)))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: f"{folder.parent.name}-{folder.name}")
def test_every_story_is_labelled_without_a_fault(folder: Path) -> None:
    assert [str(fault) for fault in lint_story(folder) if fault.severity == "fault"] == []


def test_no_story_is_both_learnt_from_and_chosen_on() -> None:
    names = Counter(folder.name for folder in FOLDERS)
    assert names
    assert max(names.values()) == 1


def test_pairs_lie_across_articles_with_the_relation_that_people_gave(story: Story) -> None:
    told = {(each.evidence, each.target): each.relation for each in story.labels.relations}
    cases = list(labelled_cases(story))
    assert all(case.evidence.article != case.target.article for case, _ in cases)
    assert all(told.get(case.ids, RelationLabel.NONE) is label for case, label in cases)
    assert {label for _, label in cases} >= {SUPPORTS, RelationLabel.CONTRADICTS, RelationLabel.NONE}


def test_what_the_engine_extracts_has_the_relation_of_what_it_stands_for(story: Story) -> None:
    told = {one.id for one in story.labels.plain_claims}
    cases = list(extracted_cases(story))
    labels = Counter(label for _, label in cases)
    assert all(case.evidence.article != case.target.article for case, _ in cases)
    assert not told.intersection(name for case, _ in cases for name in case.ids)
    assert 0 < labels[SUPPORTS] < sum(one.relation is SUPPORTS for one in story.labels.relations)
    assert labels[RelationLabel.NONE] > labels[SUPPORTS]


def test_every_support_and_contradiction_is_taken_twice_and_no_update(story: Story) -> None:
    found = Counter(each.label for each in examples_of(story))
    cases = Counter(label for _, label in labelled_cases(story))
    assert found[Label.SUPPORTS] == 2 * cases[SUPPORTS]
    assert found[Label.CONTRADICTS] == 2 * cases[RelationLabel.CONTRADICTS]
    assert 0 < found[Label.NEUTRAL] < cases[RelationLabel.NONE] / 2


def test_examples_are_the_same_every_time_and_name_their_story(story: Story) -> None:
    found = examples_of(story)
    assert found == examples_of(story)
    assert {(each.part, each.group) for each in found} == {(Part.LABELLED, "power-cut")}
