"""Load the hostile articles of tests/data/hostile through the project's own ingest, with what is known about them.

The index, hostile.toml, says what each of them tries, and which of its words are ordinary facts.
"""

import io
import json
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from verifier.ingest import read_articles
from verifier.models import Article, Span
from verifier.models.base import Value
from verifier.text import locate

FOLDER = Path(__file__).parent / "data" / "hostile"


class Entry(Value):
    """What the index says of an article; one without a technique is clean."""

    id: str
    story: str
    outlet: str | None = None
    published: str
    technique: str | None = None
    tries: str | None = None
    injected: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()

    @property
    def path(self) -> Path:
        """Where its text is."""
        return FOLDER / f"{self.id}.txt"


class StoryEntry(Value):
    """What the index says of a story: words of its clean articles, by article id."""

    id: str
    event: str
    disputed: Mapping[str, str]
    agreed: tuple[Mapping[str, str], ...]


class Index(Value):
    """All of hostile.toml."""

    story: tuple[StoryEntry, ...]
    article: tuple[Entry, ...]

    @property
    def hostile(self) -> tuple[Entry, ...]:
        """The articles that use a technique."""
        return tuple(entry for entry in self.article if entry.technique)

    @property
    def clean(self) -> frozenset[str]:
        """The ids of the articles that use none."""
        return frozenset(entry.id for entry in self.article if not entry.technique)

    def of_story(self, story: str) -> tuple[Entry, ...]:
        """Return the articles of one story."""
        return tuple(entry for entry in self.article if entry.story == story)


INDEX = Index.model_validate(tomllib.loads((FOLDER / "hostile.toml").read_text(encoding="utf-8")))


@cache
def articles() -> Mapping[str, Article]:
    """Return all articles by id, as JSON Lines on standard input would give them."""
    rows = "\n".join(json.dumps(_row(entry)) for entry in INDEX.article)
    return {article.id: article for article in read_articles(["-"], stdin=io.StringIO(rows)).articles}


def _row(entry: Entry) -> dict[str, str]:
    known = {"id": entry.id, "published": entry.published, "text": entry.path.read_bytes().decode("utf-8")}
    return known if entry.outlet is None else known | {"outlet": entry.outlet}


def spans(entry: Entry, words: tuple[str, ...]) -> tuple[Span, ...]:
    """Return where words of the index stand in the article; ValueError names those that do not."""
    text = articles()[entry.id].text
    found = [locate(each, text) for each in words]
    missing = [each for each, span in zip(words, found, strict=True) if span is None]
    if missing:
        raise ValueError(f"{entry.id}: not in its text: {missing}")
    return tuple(span for span in found if span is not None)
