"""Tell which articles of a run are about different events, so that they are not checked against each other.

Two articles are of one story where the smaller one shares enough of its content words with the other; stories are the
connected groups. It is a guard against a wrong folder, not a finder of stories: two quakes a month apart share enough
words to pass. On ECB+ (dev part, 59 documents of 25 and more content words) the bar parts 95 % of the document pairs
of different topics, and less than 1 % of those of one event.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from verifier.models import Article
from verifier.text import content_words

MIN_SHARED = 0.12
"""The share of the smaller article's content words that two articles of one story have in common."""


@dataclass(frozen=True, slots=True)
class Strangers:
    """The story of each article, as the id of its first article; `alone` are those that share theirs with no other."""

    story_of: dict[str, str]
    alone: tuple[str, ...]

    def apart(self, one: str, other: str) -> bool:
        """Whether two articles are about different events."""
        return self.story_of[one] != self.story_of[other]


def find_strangers(articles: Sequence[Article]) -> Strangers:
    """Group articles by shared words; the outcome does not depend on their order. One article is never alone."""
    ordered = sorted(articles, key=lambda article: article.id)
    words_of = {article.id: _words(article) for article in ordered}
    story_of = {article.id: article.id for article in ordered}
    for one, other in combinations(words_of, 2):
        if story_of[one] != story_of[other] and _share(words_of[one], words_of[other]) >= MIN_SHARED:
            merged, gone = sorted((story_of[one], story_of[other]))
            story_of = {name: merged if story == gone else story for name, story in story_of.items()}
    sizes = Counter(story_of.values())
    alone = tuple(name for name, story in story_of.items() if sizes[story] == 1) if len(ordered) > 1 else ()
    return Strangers(story_of, alone)


def _words(article: Article) -> frozenset[str]:
    return content_words("\n".join(article.slice(part) for part in article.read_parts()))


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0
