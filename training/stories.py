"""Make examples of stories: facts of one invented event, each written as a bundle; one file is one story.

Facts of a story share names, places and dates, and none bears on another. So a sentence about one of them is open about
every other: the pairs of which a story that several outlets report has most. Of these few are taken, mostly like ones.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from training.bundles import Bundle, bundle_examples, load_bundles
from training.contrasts import contrast_examples
from training.examples import Example, Label, Part
from verifier.text import content_words

_LIKEST = 12
"""Of so many sentences of other facts that share most words with one, some are paired with it."""
_LIKE = 4
"""So many of them, at random, and one sentence of all."""


@dataclass(frozen=True, slots=True)
class Story:
    """The facts of one event; `name` is its file's."""

    name: str
    facts: tuple[Bundle, ...]


def load_stories(folder: Path) -> tuple[Story, ...]:
    """Read every `*.jsonl` of a folder, in the order of their names."""
    by_name: dict[str, list[Bundle]] = {}
    for fact in load_bundles(folder):
        by_name.setdefault(fact.name.rpartition(":")[0], []).append(fact)
    return tuple(Story(name, tuple(facts)) for name, facts in by_name.items())


def story_examples(story: Story, chance: random.Random) -> Iterator[Example]:
    """Yield the pairs of each fact, those with one slot changed, and pairs of two facts."""
    for fact in story.facts:
        for example in (*bundle_examples(fact), *contrast_examples(fact, chance)):
            yield replace(example, part=Part.STORIES, group=story.name)
    yield from _pairs_of_facts(story, chance)


def sentences_of(fact: Bundle) -> tuple[str, ...]:
    """Return all sentences of a fact, also those that contradict it or stand beside it."""
    return (*fact.same, *fact.wider, *fact.narrower, *fact.against, *fact.beside)


def _pairs_of_facts(story: Story, chance: random.Random) -> Iterator[Example]:
    words = {text: content_words(text) for fact in story.facts for text in sentences_of(fact)}
    for fact in story.facts:
        others = [text for other in story.facts if other is not fact for text in sentences_of(other)]
        for text in sentences_of(fact):
            likest = sorted(others, key=lambda other: -len(words[text] & words[other]))[:_LIKEST]
            for other in (*chance.sample(likest, min(_LIKE, len(likest))), chance.choice(others)):
                yield Example(text, other, Label.NEUTRAL, Part.STORIES, story.name)
