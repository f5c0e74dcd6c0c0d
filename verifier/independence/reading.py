"""Read an article as a row of words, with those it quotes marked.

Quoted speech does not make two articles copies: two reporters who heard one speaker write down the same words. So
passages are compared by the words outside quotation marks, which this module calls the narrative. Page furniture,
captions and credits are not read: pages of one site share them.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from verifier.models import Article, PartRole
from verifier.origins import Bodies
from verifier.origins.names import split
from verifier.speech import quoted_ranges

SHINGLE = 5
"""Words in a row that two narratives must share to be looked at."""

_WORD = re.compile(r"[^\W_]+(?:[.,'’][^\W_]+)*")

Shingle = tuple[str, ...]


@dataclass(frozen=True)
class Reading:
    """An article's words with their offsets.

    `narrative` are the indices of the words that are not quoted; `heading` is how many words stand in the headline and
    standfirst before the body.
    """

    article: Article
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    narrative: tuple[int, ...]
    heading: int

    @cached_property
    def shingles(self) -> tuple[Shingle, ...]:
        """Every run of narrative words of the size `SHINGLE`, by its place in the narrative."""
        told = [self.words[index] for index in self.narrative]
        return tuple(tuple(told[place : place + SHINGLE]) for place in range(len(told) - SHINGLE + 1))

    @cached_property
    def places(self) -> dict[Shingle, list[int]]:
        """Where in the narrative each shingle starts."""
        places: dict[Shingle, list[int]] = {}
        for place, shingle in enumerate(self.shingles):
            places.setdefault(shingle, []).append(place)
        return places


def read(article: Article) -> Reading:
    """Return the words of the passages that are read for claims."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    narrative: list[int] = []
    quoted = iter([*quoted_ranges(article.text), (len(article.text), len(article.text))])
    current = next(quoted)
    body = next((part.start for part in article.read_parts() if part.role is PartRole.BODY), 0)
    for word, start, end in _words(article):
        while current[1] <= start and current[0] < len(article.text):
            current = next(quoted)
        if not current[0] <= start < current[1]:
            narrative.append(len(words))
        words.append(word)
        starts.append(start)
        ends.append(end)
    heading = bisect_left(starts, body)
    return Reading(article, tuple(words), tuple(starts), tuple(ends), tuple(narrative), heading)


def _words(article: Article) -> Iterator[tuple[str, int, int]]:
    for part in article.read_parts():
        for match in _WORD.finditer(article.text, part.start, part.end):
            yield match[0].casefold().replace("’", "'"), match.start(), match.end()


def sources(article: Article) -> tuple[frozenset[str], frozenset[str]]:
    """Return the agencies that an article credits, and those together with its own outlet, by levelled name."""
    credited = frozenset(_level(credit) for credit in article.credits if credit.strip())
    return credited, credited | ({_level(article.outlet)} if article.outlet and article.outlet.strip() else set())


def _level(name: str) -> str:
    bodies, words = Bodies.load(), split(name)
    return bodies.named(bodies.bag(words)) or " ".join(bodies.bag(words)) or name
