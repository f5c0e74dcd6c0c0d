"""Find the passages in which two articles run alike, word for word but for small edits.

Pairs of articles are found through an inverted index of shingles (runs of five narrative words), never by comparing
every article with every other. A shingle that many articles carry links each of them with its neighbour in the list
and with the first, which keeps the cost near-linear; what those links leave out follows from them, since copying is
transitive (`standing`). Shingles are Broder's ("On the resemblance and containment of documents", 1997); here they are
kept whole, not sampled, because passages are wanted and not degrees of resemblance.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from verifier.independence.reading import SHINGLE, Reading, Shingle

MOST_PAIRED = 16
"""A shingle in more articles than this does not pair all of them."""

FEWEST_SHARED = 6
"""Two articles that share fewer shingles are not looked at."""

LONGEST_EDIT = 8
"""Words that may stand between two matching runs of one passage."""

_MOST_PLACES = 4
"""Places that are tried for one shingle; what a text repeats more often is no passage of its own."""
_OPEN_PASSAGES = 3
"""The latest passages, which a run may still continue; copies seldom change the order of their text."""


@dataclass(slots=True)
class Passage:
    """A stretch of both narratives, as places in them; `alike` counts the words that match."""

    first: int
    first_end: int
    second: int
    second_end: int
    alike: int

    @property
    def likeness(self) -> float:
        """The part of the longer side that matches, from 0 to 1."""
        return self.alike / max(self.first_end - self.first, self.second_end - self.second)


def pairs_to_compare(readings: Sequence[Reading]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of readings, as indices, that share enough shingles; the lower index first."""
    carriers: dict[Shingle, list[int]] = defaultdict(list)
    for index, reading in enumerate(readings):
        for shingle in reading.places:
            carriers[shingle].append(index)
    shared = Counter(pair for carried in carriers.values() for pair in linked(carried))
    yield from sorted(pair for pair, count in shared.items() if count >= FEWEST_SHARED)


def linked(carriers: Sequence[int]) -> Iterable[tuple[int, int]]:
    """Return all pairs of a few carriers; of many only neighbours, and each with the first."""
    if len(carriers) <= MOST_PAIRED:
        return combinations(carriers, 2)
    return {*pairwise(carriers), *((carriers[0], other) for other in carriers[1:])}


def alike_passages(one: Reading, other: Reading) -> list[Passage]:
    """Return the passages that two narratives share, in the order of the first, unjudged."""
    passages: list[Passage] = []
    for run in _runs(one, other):
        near = next((passage for passage in reversed(passages[-_OPEN_PASSAGES:]) if _continues(run, passage)), None)
        if near is None:
            passages.append(run)
        else:
            near.alike += run.alike - max(0, near.first_end - run.first, near.second_end - run.second)
            near.first_end, near.second_end = run.first_end, run.second_end
    return passages


def _runs(one: Reading, other: Reading) -> Iterator[Passage]:
    """Yield the longest runs without a difference, in the order of the first narrative."""
    place = 0
    while place < len(one.shingles):
        starts = other.places.get(one.shingles[place], ())[:_MOST_PLACES]
        length, start = max(((_run_length(one, place, other, start), -start) for start in starts), default=(0, 0))
        if length:
            words = length + SHINGLE - 1
            yield Passage(place, place + words, -start, -start + words, words)
        place += max(length, 1)


def _run_length(one: Reading, place: int, other: Reading, start: int) -> int:
    most = min(len(one.shingles) - place, len(other.shingles) - start)
    return next((step for step in range(most) if one.shingles[place + step] != other.shingles[start + step]), most)


def _continues(run: Passage, passage: Passage) -> bool:
    gaps = (run.first - passage.first_end, run.second - passage.second_end)
    return all(-SHINGLE < gap <= LONGEST_EDIT for gap in gaps)
