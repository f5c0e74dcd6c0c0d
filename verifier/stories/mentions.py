"""List what articles mention: names, figures, days, and other words.

Whether a word is a name is settled by the articles together: one that stands more often with a capital than without,
the first words of sentences and headlines in capitals left aside. A name is told by its spelling alone: persons,
places and companies are one kind. Days are those that an article's opening gives in full or relative to its
publication.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from verifier.lexicon import load_lexicon
from verifier.models import Article
from verifier.text import STOP_WORDS, stem, words
from verifier.times import find_times

OPENING = 1_500
"""Characters of an article that are read for days: what it is about stands in front."""

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*[^\W_]*|U\.S\.(?:A\.)?|(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’][^\W_]+)*")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_SENTENCE_ENDS = frozenset(".!?:;\"“”„'‘’`")
_TITLE_CASE = 0.6
"""From this share of longer words in capitals on, a line is a headline in which capitals say nothing."""
_LONGER = 4


class Sort(StrEnum):
    """What kind of thing is mentioned; `LIGHT` are words that hardly say what an article is about."""

    NAME = "name"
    FIGURE = "figure"
    DAY = "day"
    WORD = "word"
    LIGHT = "light"


class Mention(NamedTuple):
    """Something that an article mentions, reduced to a key."""

    sort: Sort
    key: str


Mentions = Mapping[Mention, int]
"""How often an article mentions what."""


@dataclass(frozen=True, slots=True)
class _Token:
    """A word as it is compared; `has_capital` is None where its place decides on the capital."""

    plain: str
    has_capital: bool | None


def list_mentions(articles: Sequence[Article]) -> tuple[Mentions, ...]:
    """Return what each article mentions, in the order given; what is a name depends on all of them."""
    read = [tuple(_tokens(read_text(article))) for article in articles]
    names = _names(token for tokens in read for token in tokens)
    return tuple(
        Counter([*_mentions(tokens, names), *_days(article)]) for article, tokens in zip(articles, read, strict=True)
    )


def read_text(article: Article) -> str:
    """Return the passages that are read, and the title where it stands in none of them."""
    read = "\n".join(article.slice(part) for part in article.read_parts())
    title = article.title or ""
    return read if title in read else f"{title}\n{read}"


def _tokens(text: str) -> Iterator[_Token]:
    for line in text.splitlines():
        found = list(_TOKEN.finditer(line))
        longer = [match.group() for match in found if len(match.group()) >= _LONGER]
        is_headline = sum(word[0].isupper() for word in longer) > _TITLE_CASE * len(longer)
        end = 0
        for match in found:
            word, before = match.group(), line[end : match.start()].strip()
            at_start = end == 0 or bool(_SENTENCE_ENDS & set(before))
            end = match.end()
            has_capital = word[0].isupper()
            yield _Token(_plain(word), None if has_capital and (is_headline or at_start) else has_capital)


@lru_cache(maxsize=50_000)
def _plain(word: str) -> str:
    """Return a word as `words` has it; empty where that finds none in it."""
    return next(iter(words(word)), "")


def _names(tokens: Iterator[_Token]) -> frozenset[str]:
    """Return the words that are names: with a capital more often than not, or only where capitals say nothing."""
    balance: Counter[str] = Counter()
    written_small: set[str] = set()
    for token in tokens:
        balance[token.plain] += {True: 1, False: -1, None: 0}[token.has_capital]
        if token.has_capital is False:
            written_small.add(token.plain)
    return frozenset(word for word, lead in balance.items() if lead > 0 or word not in written_small)


def _mentions(tokens: Sequence[_Token], names: frozenset[str]) -> Iterator[Mention]:
    light = load_lexicon().light
    for word in (token.plain for token in tokens):
        if not word or word in STOP_WORDS or (len(word) == 1 and not word.isdigit()):
            continue
        key = stem(word)
        if word[0].isdigit():
            yield Mention(Sort.FIGURE, word)
        elif word in names:
            yield Mention(Sort.NAME, key)
        else:
            yield Mention(Sort.LIGHT if key in light else Sort.WORD, key)


def _days(article: Article) -> Iterator[Mention]:
    published = article.published.when if article.published else None
    opening = read_text(article)[:OPENING]
    days = {found.time.root[:10] for found in find_times(opening, published) if _DAY.match(found.time.root)}
    yield from (Mention(Sort.DAY, day) for day in sorted(days))
