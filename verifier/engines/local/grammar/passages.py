"""Read an article's headline, standfirst and body as tokenized sentences.

Datelines and closing agency credits are cut off. Sentences too long to be prose are left out.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from verifier.engines.local.grammar.datelines import dateline_end
from verifier.engines.local.grammar.tagging import tokenize
from verifier.engines.local.grammar.tokens import Tag, Token
from verifier.models import Article, PartRole
from verifier.text import sentences

_LONGEST_SENTENCE = 1_500
_NEAR_TOP = 600
"""Characters of an article in which its dateline stands."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of the article as tokens."""

    tokens: tuple[Token, ...]
    headline: bool


def read_passages(article: Article) -> Iterator[Passage]:
    """Yield the sentences of the parts that are read for claims, in text order."""
    for part in article.read_parts():
        inside = False
        last = part.start
        for one in sentences(article.text, part.start, part.end):
            opens = last == part.start or "\n" in article.text[last : one.start]
            last = one.end
            if one.end - one.start > _LONGEST_SENTENCE:
                inside = False
                continue
            start = one.start
            if opens:
                start = dateline_end(article.text, start, one.end, is_near_top=start < _NEAR_TOP)
            tokens = tokenize(article.text, start, one.end, inside and not opens)
            inside = _ends_inside(tokens, inside and not opens)
            if tokens:
                yield Passage(tuple(tokens), part.role is PartRole.HEADLINE)


def _ends_inside(tokens: list[Token], inside: bool) -> bool:
    for token in tokens:
        if token.tag in (Tag.OPEN, Tag.CLOSE):
            inside = token.tag is Tag.OPEN
    return inside
