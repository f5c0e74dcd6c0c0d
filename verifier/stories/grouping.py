"""Group articles into stories: first what has to do with one another, then the similar events in it apart.

Pure and the same for any order of articles. It reads no claims and asks no engine; how good it is, and what it gets
wrong, is in docs/stories.md.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Protocol

from verifier.models import Article, PartRole, Story
from verifier.stories.clusters import Item, Printed, cluster
from verifier.stories.mentions import list_mentions, read_text
from verifier.stories.splitting import part
from verifier.stories.vectors import Vector, add, likeness, weigh_widely, with_embeddings

ALIKE = 0.11
"""Articles that are less alike than this have nothing to do with one another."""

ALIKE_OF_TWO = 0.06
"""The same where only two articles are given: two that somebody puts together are about one event more often."""

LONGEST_TITLE = 90
"""Characters of a story's title."""


class Embedder(Protocol):
    """Turns texts into vectors of length 1 that lie close where texts are about the same."""

    def embed(self, texts: Sequence[str]) -> Sequence[Sequence[float]]:
        """Return a vector for each text, in order, all of the same size."""
        ...


def group_stories(articles: Sequence[Article], embedder: Embedder | None = None) -> tuple[Story, ...]:
    """Return the stories that articles are about, every article in exactly one, sorted by id.

    With an embedder its vectors decide in part what has to do with one another; similar events are told apart without
    it. None at all where there are no articles.
    """
    ordered = sorted(articles, key=lambda article: article.id)
    mentions = list_mentions(ordered)
    vectors = weigh_widely(mentions)
    if embedder and ordered:
        vectors = with_embeddings(vectors, embedder.embed([read_text(article) for article in ordered]))
    printed = [_printed(article) for article in ordered]
    items = [Item(vector, day) for vector, day in zip(vectors, printed, strict=True)]
    groups = cluster(items, ALIKE if len(ordered) > 2 else ALIKE_OF_TWO).groups
    events = sorted(event for group in groups for event in part(group.places, mentions, items))
    return tuple(_stories(events, ordered, vectors))


def _stories(events: Sequence[list[int]], articles: Sequence[Article], vectors: Sequence[Vector]) -> Iterator[Story]:
    width = len(str(len(events)))
    for number, places in enumerate(events, start=1):
        yield Story(
            id=f"story-{number:0{width}}",
            title=title_of(articles[_most_central(places, vectors)]),
            articles=tuple(articles[place].id for place in places),
        )


def _most_central(places: Sequence[int], vectors: Sequence[Vector]) -> int:
    """Return the article most like the others; the first of those that are equally so."""
    total: Vector = {}
    for place in places:
        total = add(total, vectors[place])
    return max(places, key=lambda place: (round(likeness(vectors[place], total), 9), -place))


def title_of(article: Article) -> str:
    """Return an article's headline in one line, shortened; the beginning of its text where it has none."""
    headlines = (article.slice(each) for each in article.parts if each.role is PartRole.HEADLINE)
    text = article.title or next(headlines, "") or article.text
    line = " ".join(next((line for line in text.splitlines() if line.strip()), "").split()) or article.id
    if len(line) <= LONGEST_TITLE:
        return line
    return line[:LONGEST_TITLE].rsplit(" ", 1)[0].rstrip(",;:-–— ") + " …"


def _printed(article: Article) -> Printed | None:
    """Return when an article was published; None where that is not known, or open at an end."""
    if article.published is None:
        return None
    bounds = article.published.when.bounds
    return Printed(_utc(bounds.start), _utc(bounds.end)) if bounds.start and bounds.end else None


def _utc(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
