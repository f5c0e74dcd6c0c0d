"""Make hard negatives of news on similar events: sentences of one topic whose events are two (ECB+, development part).

Two crashes, two acquittals, two earthquakes share most of their words; no sentence on the one bears on the other. The
test part of the set is never read.
"""

import json
import random
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from training.examples import Example, Label, Part

_SHORTEST, _LONGEST = 6, 45
"""Words that a sentence must have, and may have."""


def event_examples(path: Path, count: int, chance: random.Random) -> Iterator[Example]:
    """Yield `count` neutral pairs at most, each of two sub-topics of one topic, those that share most words first."""
    by_topic: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    with path.open(encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            usable = [text for text in row["sentences"] if _SHORTEST <= len(text.split()) <= _LONGEST]
            by_topic[row["topic"]][row["subtopic"]].extend(usable)
    pairs = [pair for events in by_topic.values() for pair in _across(list(events.values()), chance)]
    pairs.sort(key=lambda pair: -_shared(*pair))
    for premise, hypothesis in pairs[:count]:
        yield Example(premise, hypothesis, Label.NEUTRAL, Part.EVENTS, "ecbplus_dev")


def _across(events: list[list[str]], chance: random.Random) -> Iterator[tuple[str, str]]:
    for place, texts in enumerate(events):
        others = [text for number, other in enumerate(events) if number != place for text in other]
        for text in texts:
            for other in chance.sample(others, min(len(others), 12)):
                yield text, other


def _shared(one: str, other: str) -> float:
    """Return the share of words that two sentences have in common."""
    ours, theirs = set(one.lower().split()), set(other.lower().split())
    return len(ours & theirs) / len(ours | theirs)
