"""Read labelled documents: JSON Lines with `id`, `subtopic` and `sentences` (or `story` and `text`), or gold stories.

`topic`, where it is given, says which stories are alike: events of one kind. In ECB+ each topic has two.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from evals.labels.folder import load_stories
from verifier.errors import InputError
from verifier.models import Article

_NEEDED = "an object with id, subtopic (or story) and sentences (or text) a line"


@dataclass(frozen=True, slots=True)
class DocumentSet:
    """Articles, the story of each, and the topic of each, by the article's id."""

    name: str
    articles: tuple[Article, ...]
    story_of: Mapping[str, str]
    topic_of: Mapping[str, str]


class _Row(BaseModel):
    model_config = ConfigDict(extra="ignore", strict=True)

    id: str
    topic: str | None = None
    subtopic: str | None = None
    story: str | None = None
    sentences: list[str] | None = None
    text: str | None = None


def load_documents(path: Path) -> DocumentSet:
    """Return the documents of a file, or all articles of a folder of gold stories.

    Raises InputError, naming file and line, for what is neither.
    """
    return _from_gold(path) if path.is_dir() else _from_lines(path)


def _from_gold(folder: Path) -> DocumentSet:
    """Return the articles under ids of their own: two stories may have an outlet in common."""
    stories = load_stories(folder)
    if not stories:
        raise InputError(f"{folder} has no gold stories: give a folder of them, or JSON Lines: {_NEEDED}")
    named = [
        (article.model_copy(update={"id": f"{story.id}/{article.id}"}), story.id)
        for story in stories
        for article in story.articles
    ]
    story_of = {article.id: story for article, story in named}
    return DocumentSet(folder.name, tuple(article for article, _ in named), story_of, story_of)


def _from_lines(path: Path) -> DocumentSet:
    rows = list(_rows(path))
    if not rows:
        raise InputError(f"{path} has no documents: give JSON Lines, {_NEEDED}")
    twice = [name for name, times in Counter(row.id for row, _ in rows).items() if times > 1]
    if twice:
        raise InputError(f"{path} has the id {twice[0]} twice: give each document an id of its own")
    articles, story_of, topic_of = [], {}, {}
    for row, place in rows:
        story, text = row.subtopic or row.story, "\n".join(row.sentences or ()) or row.text
        if not story or not text:
            raise InputError(f"{place}: needs {_NEEDED}")
        articles.append(Article(id=row.id, text=text))
        story_of[row.id] = story
        topic_of[row.id] = row.topic or story
    return DocumentSet(path.stem, tuple(articles), story_of, topic_of)


def _rows(path: Path) -> Iterator[tuple[_Row, str]]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path} cannot be read ({error}): give JSON Lines in UTF-8, {_NEEDED}") from error
    for number, line in enumerate(lines, start=1):
        place = f"{path}, line {number}"
        if line.strip():
            try:
                yield _Row.model_validate(json.loads(line)), place
            except (ValueError, ValidationError) as error:
                raise InputError(f"{place}: is no such document; give {_NEEDED}") from error
