"""Read an article's headline, standfirst and body as tokenized sentences.

Datelines and closing agency credits are cut off. Sentences too long to be prose are left out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from verifier.engines.local.grammar.tagging import tokenize
from verifier.engines.local.grammar.tokens import Tag, Token
from verifier.models import Article, PartRole
from verifier.text import sentences

_LONGEST_SENTENCE = 1_500
_DATELINE = re.compile(
    r"(?:\([^()\n]{2,30}\)|[A-Z][A-Z.' /-]{2,30}(?:, [\w.' ]{2,25}){0,3}"
    r"(?: ?\([\w ./,-]{2,30}\)| ?/[\w .-]{2,20}/\.?)?) ?"
    r"(?:--|—|–|-|:) |[A-Z][A-Z.' -]{2,30}, [\w ]{2,20}\. ?/[\w .-]{2,20}/\. ?|/[A-Z]{2,20}/\.? ?"
)


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
            dateline = _DATELINE.match(article.text, one.start, one.end) if opens else None
            tokens = tokenize(article.text, dateline.end() if dateline else one.start, one.end, inside and not opens)
            inside = _ends_inside(tokens, inside and not opens)
            if tokens:
                yield Passage(tuple(tokens), part.role is PartRole.HEADLINE)


def _ends_inside(tokens: list[Token], inside: bool) -> bool:
    for token in tokens:
        if token.tag in (Tag.OPEN, Tag.CLOSE):
            inside = token.tag is Tag.OPEN
    return inside
