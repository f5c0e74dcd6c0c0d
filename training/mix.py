"""Put a training set together from its parts, with a fixed seed; some of what was written is held out to choose on.

Public sentences and tables are thinned: the claims of one story are what the model is for, and
every example costs the same time. Held-out bundles, stories and passages are in no training file.
"""

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from evals.labels.folder import load_stories as load_labelled
from training.bundles import Bundle, bundle_examples, load_bundles, neighbour_examples
from training.contrasts import aside_examples, contrast_examples
from training.events import event_examples
from training.examples import Example, Label, Part
from training.labelled import labelled_examples
from training.passages import Passage, digest_examples, load_passages, passage_examples
from training.public import sentence_examples, table_examples
from training.stories import Story, load_stories, story_examples
from training.swaps import swap_examples

SEED = 20261122
HELD_OUT = 10
"""One bundle of so many is held out."""

TAKEN: Mapping[str, int] = {
    "mnli_dev": 15_000,
    "fever_dev": 10_000,
    "cad": 4_000,
    "negation": 2_500,
    "snli_dev": 2_500,
    "snli_test": 2_500,
    "conjnli_adv": 2_000,
    "fm2_dev": 1_153,
    "vitaminc_train": 291,
}
"""Examples taken of each public set of sentences."""

TABLES = 5_000
EVENTS = 2_000
NEUTRAL_OF_BUNDLES = 0.45
"""Share of the neutral pairs of bundles that is taken: there are four times as many as all others."""
NEUTRAL_OF_STORIES = 0.4
"""The same for stories."""

TWICE = frozenset({Label.SUPPORTS})
"""Labels whose pairs of bundles and stories are taken twice, since they are the fewest."""


@dataclass(frozen=True, slots=True)
class Sources:
    """Folders and files that a mix is read from."""

    written: Path
    public: Path
    events: Path


def held_out(bundle: Bundle) -> bool:
    """Whether a bundle is for choosing and calibrating: every tenth line of a file."""
    return int(bundle.name.rpartition(":")[2]) % HELD_OUT == 0


def story_held_out(story: Story) -> bool:
    """Whether a story is for choosing and calibrating: those whose file ends in a six."""
    return story.name.endswith("6")


def passage_held_out(passage: Passage) -> bool:
    """Whether a passage is for choosing: every eighth line of a file."""
    return int(passage.name.rpartition(":")[2]) % 8 == 0


def build_mix(sources: Sources, shares: Mapping[Part, float]) -> list[Example]:
    """Return the training examples of the given parts, shuffled; of each part its share, always the same ones."""
    mixed: list[Example] = []
    for part, share in sorted(shares.items()):
        chance = random.Random(f"{SEED} {part}")
        examples = list(_PARTS[part](sources, chance))
        chance.shuffle(examples)
        mixed.extend(examples[: round(len(examples) * share)])
    random.Random(SEED).shuffle(mixed)
    return mixed


def build_held_out(sources: Sources) -> list[Example]:
    """Return the examples of the bundles and stories that are held out, contrasts included."""
    chance = random.Random(f"{SEED} held out")
    bundles = [bundle for bundle in load_bundles(sources.written / "bundles") if held_out(bundle)]
    stories = [story for story in load_stories(sources.written / "stories") if story_held_out(story)]
    return [
        *(each for bundle in bundles for each in (*bundle_examples(bundle), *contrast_examples(bundle, chance))),
        *(each for story in stories for each in story_examples(story, chance)),
    ]


def _sentences(sources: Sources, chance: random.Random) -> Iterator[Example]:
    by_source: dict[str, list[Example]] = defaultdict(list)
    for example in sentence_examples(sources.public / "train.jsonl"):
        by_source[example.group].append(example)
    for name, count in TAKEN.items():
        yield from chance.sample(by_source[name], min(count, len(by_source[name])))


def _rest(sources: Sources, chance: random.Random) -> Iterator[Example]:
    """Yield the public sentences and tables that their own parts leave out."""
    taken = {
        part: set(_PARTS[part](sources, random.Random(f"{SEED} {part}"))) for part in (Part.SENTENCES, Part.TABLES)
    }
    sentences = list(sentence_examples(sources.public / "train.jsonl"))
    yield from (each for each in sentences if each not in taken[Part.SENTENCES])
    tables = [
        each for each in table_examples(sources.public / "infotabs_train.jsonl") if each not in taken[Part.TABLES]
    ]
    yield from chance.sample(tables, min(TABLES, len(tables)))


def _swaps(sources: Sources, chance: random.Random) -> Iterator[Example]:
    yield from swap_examples(sentence_examples(sources.public / "train.jsonl"), chance)


def _tables(sources: Sources, chance: random.Random) -> Iterator[Example]:
    examples = list(table_examples(sources.public / "infotabs_train.jsonl"))
    yield from chance.sample(examples, TABLES)


def _bundles(sources: Sources, chance: random.Random) -> Iterator[Example]:
    bundles = [bundle for bundle in load_bundles(sources.written / "bundles") if not held_out(bundle)]
    for bundle in bundles:
        yield from _weighed(bundle_examples(bundle), NEUTRAL_OF_BUNDLES, chance)
    yield from neighbour_examples(bundles)


def _weighed(examples: Iterable[Example], neutral: float, chance: random.Random) -> Iterator[Example]:
    """Yield what is rare twice, and a share of what is neutral."""
    for example in examples:
        if example.label is not Label.NEUTRAL or chance.random() < neutral:
            yield example
        if example.label in TWICE:
            yield example


def _stories(sources: Sources, chance: random.Random) -> Iterator[Example]:
    for story in load_stories(sources.written / "stories"):
        if story_held_out(story):
            continue
        yield from _weighed(story_examples(story, chance), NEUTRAL_OF_STORIES, chance)


def _labelled(sources: Sources, chance: random.Random) -> Iterator[Example]:
    for story in load_labelled(sources.written / "labelled"):
        yield from labelled_examples(story, chance)


def _passages(sources: Sources, chance: random.Random) -> Iterator[Example]:
    for passage in load_passages(sources.written / "passages"):
        if not passage_held_out(passage):
            yield from (*passage_examples(passage), *passage_examples(passage))  # few, and the only ones of their kind
    for story in load_stories(sources.written / "stories"):
        if not story_held_out(story):
            yield from digest_examples(story, chance)


def _contrasts(sources: Sources, chance: random.Random) -> Iterator[Example]:
    for bundle in load_bundles(sources.written / "bundles"):
        if not held_out(bundle):
            yield from contrast_examples(bundle, chance)


def _asides(sources: Sources, chance: random.Random) -> Iterator[Example]:
    for bundle in load_bundles(sources.written / "bundles"):
        if not held_out(bundle):
            yield from aside_examples(bundle, chance)


def _events(sources: Sources, chance: random.Random) -> Iterator[Example]:
    yield from event_examples(sources.events, EVENTS, chance)


_PARTS = {
    Part.SENTENCES: _sentences,
    Part.REST: _rest,
    Part.SWAPS: _swaps,
    Part.TABLES: _tables,
    Part.BUNDLES: _bundles,
    Part.CONTRASTS: _contrasts,
    Part.EVENTS: _events,
    Part.STORIES: _stories,
    Part.LABELLED: _labelled,
    Part.PASSAGES: _passages,
    Part.ASIDES: _asides,
}
