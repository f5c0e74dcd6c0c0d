"""Facts of one story do not bear on each other; passages and digests say what follows from them."""

import random
from pathlib import Path

import pytest

from training.bundles import Bundle
from training.examples import Label, Part
from training.passages import Passage, digest_examples, load_passages, passage_examples
from training.stories import Story, load_stories, sentences_of, story_examples

FOLDER = Path(__file__).parents[2] / "training"
WRITTEN = load_stories(FOLDER / "stories")


def fact(name: str, word: str) -> Bundle:
    return Bundle(
        name=f"made:{name}",
        topic="a flood",
        same=(f"The {word} burst.", f"It was the {word} that gave way."),
        wider=(f"The {word} was damaged.",),
        narrower=(f"The {word} burst at noon.",),
        against=(f"The {word} held.",),
        beside=(f"The {word} was inspected.",),
    )


STORY = Story("made", (fact("1", "weir"), fact("2", "dyke"), fact("3", "sluice"), fact("4", "pump")))


def test_sentences_of_two_facts_are_open_about_each_other() -> None:
    owner = {text: number for number, each in enumerate(STORY.facts) for text in sentences_of(each)}
    across = [
        each
        for each in story_examples(STORY, random.Random(1))
        if owner.get(each.premise, -1) != owner.get(each.hypothesis, -1)
        and {each.premise, each.hypothesis} <= set(owner)
    ]
    assert across
    assert {each.label for each in across} == {Label.NEUTRAL}


def test_all_examples_of_a_story_are_kept_together() -> None:
    found = list(story_examples(STORY, random.Random(1)))
    assert {(each.group, each.part) for each in found} == {("made", Part.STORIES)}
    assert {each.label for each in found} == {Label.SUPPORTS, Label.CONTRADICTS, Label.NEUTRAL}


def test_a_digest_supports_what_it_tells_and_nothing_else() -> None:
    for seed in range(20):
        for each in digest_examples(STORY, random.Random(seed)):
            told = [number for number, one in enumerate(STORY.facts) if one.same[0].split()[1] in each.premise]
            held = any(one.against[0] in each.hypothesis for one in STORY.facts)
            assert held is (each.label is Label.CONTRADICTS)
            if each.label is Label.SUPPORTS:
                assert all(
                    number in told
                    for number, one in enumerate(STORY.facts)
                    if one.same[0].split()[1] in each.hypothesis
                )


def test_a_passage_is_read_whole_and_what_it_lacks_is_unsupported() -> None:
    passage = Passage(
        "made:1", ("It rained.", "The dam broke."), ("A dam broke.",), ("It broke at noon.",), ("It held.",)
    )
    found = {each.hypothesis: each for each in passage_examples(passage)}
    assert {each.premise for each in found.values()} == {"It rained. The dam broke."}
    assert [each.label for each in found.values()] == [Label.SUPPORTS, Label.NEUTRAL, Label.UNSUPPORTED]


@pytest.mark.parametrize("story", WRITTEN, ids=lambda story: story.name)
def test_written_stories_have_whole_facts_without_repeats(story: Story) -> None:
    texts = [text for each in story.facts for text in sentences_of(each)]
    assert len(story.facts) == 12
    assert len(set(texts)) == len(texts)
    assert all(each.wider and each.narrower and len(each.same) >= 3 and len(each.against) >= 2 for each in story.facts)


def test_written_passages_have_all_kinds_of_texts() -> None:
    passages = load_passages(FOLDER / "passages")
    assert passages
    for each in passages:
        assert min(len(each.units), len(each.supported), len(each.partial), len(each.unsupported)) >= 2, each.name
