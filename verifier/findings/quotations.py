"""Find utterances that two outlets quote in different words.

Compared are sentences in quotation marks of one speaker (one body, and no two different persons). Two are versions of
one utterance where most of their content words are the same. A shorter cut of the other ("But as we have said, we
expected …" and "As we have said, we expected …") is none, nor is a version that differs only in little words. Which
wording is right, and whether a translation lies between, it cannot tell.
"""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations, product

from verifier.models import Article, Claim, Finding, FindingKind
from verifier.origins import OriginIndex
from verifier.speech import quoted_ranges
from verifier.text import STOP_WORDS, Sentence, sentences, stem, words

FEWEST_WORDS = 5
"""Fewer quoted words are no utterance."""

FEWEST_SHARED = 4
"""Content words that two versions share at least."""

SHORTER_SHARED = 0.6
"""The part of the content words of the one with fewer that the other has."""

ALL_SHARED = 0.5
"""The part of both versions' content words that both have."""

_MOST_VERSIONS_OF_A_WORD = 60
"""A word in more versions than this pairs none of them, or the pairs would grow with their square."""

_INNER_END = re.compile(r"[.!?…][^\w\s]{0,3}\s")

_INSERTED = re.compile(r"\[[^\[\]]*\]|\([^()]*\)")
_ELLIPSIS = re.compile(r"\.{3,}|…")
_CONTRACTED = {"n't": " not", "'re": " are", "'ll": " will", "'ve": " have", "'m": " am"}
_CONTRACTION = re.compile("n't|'re|'ll|'ve|'m")
_LITTLE = frozenset("a an the that this and but so well of to in on at for it there we as also then".split())


@dataclass(frozen=True)
class _Wording:
    """A quoted sentence as it is printed; what an editor put in brackets stands for words left out."""

    printed: str

    @cached_property
    def pieces(self) -> tuple[tuple[str, ...], ...]:
        """The words between gaps, contractions written out."""
        plain = _INSERTED.sub(" … ", self.printed).replace("’", "'").replace("can't", "cannot")
        whole = _CONTRACTION.sub(lambda match: _CONTRACTED[match[0]], plain)
        return tuple(piece for part in _ELLIPSIS.split(whole) if (piece := words(part)))

    @cached_property
    def words(self) -> tuple[str, ...]:
        """All words in order."""
        return tuple(word for piece in self.pieces for word in piece)

    @cached_property
    def content(self) -> frozenset[str]:
        """The stems of the words that carry content."""
        return frozenset(stem(word) for word in self.words if word not in STOP_WORDS)


@dataclass(slots=True)
class _Version:
    """A wording and the claims whose quotes hold it, in the order of their ids."""

    wording: _Wording
    claims: list[Claim] = field(default_factory=list)


def differing_quotations(
    articles: Mapping[str, Article], claims: Sequence[Claim], origins: OriginIndex
) -> Iterator[Finding]:
    """Yield a finding for each two wordings of one utterance in articles of different outlets."""
    for body, versions in _versions_by_body(articles, claims, origins).items():
        for one, other in _pairs_to_compare(versions):
            if _differ(one.wording, other.wording):
                yield from _finding(body, one, other, articles, origins)


def _versions_by_body(
    articles: Mapping[str, Article], claims: Sequence[Claim], origins: OriginIndex
) -> Mapping[str, Sequence[_Version]]:
    quoted = {article.id: _quoted_sentences(article) for article in articles.values()}
    by_body: dict[str, dict[tuple[str, ...], _Version]] = defaultdict(dict)
    for claim in claims:
        for wording in _quoted_by(claim, quoted[claim.article]):
            version = by_body[origins.key(claim)].setdefault(wording.words, _Version(wording))
            version.claims.append(claim)
    return {body: [versions[key] for key in sorted(versions)] for body, versions in sorted(by_body.items())}


def _quoted_sentences(article: Article) -> Sequence[Sentence]:
    """Return the sentences of an article that stand in quotation marks, in order."""
    return [
        sentence
        for start, end in quoted_ranges(article.text)
        for sentence in _cut(article.text, start, end)
        if len(_Wording(sentence.text).words) >= FEWEST_WORDS
    ]


def _cut(text: str, start: int, end: int) -> Sequence[Sentence]:
    if start < end and _INNER_END.search(text, start, end) is None:
        return [Sentence(start=start, end=end, text=text[start:end])]  # most quotations are one sentence
    return sentences(text, start, end)


def _quoted_by(claim: Claim, quoted: Sequence[Sentence]) -> Iterator[_Wording]:
    """Yield the quoted sentences of which one of a claim's quotes holds more than half."""
    for quote in claim.quotes:
        first = bisect_right(quoted, quote.start, key=lambda sentence: sentence.end)
        for sentence in (quoted[index] for index in range(first, len(quoted))):
            if sentence.start >= quote.end:
                break
            held = min(sentence.end, quote.end) - max(sentence.start, quote.start)
            if 2 * held > sentence.end - sentence.start:
                yield _Wording(sentence.text)


def _pairs_to_compare(versions: Sequence[_Version]) -> Iterator[tuple[_Version, _Version]]:
    """Yield the pairs that share enough content words; words that very many versions have do not pair them."""
    holders: dict[str, list[int]] = defaultdict(list)
    for index, version in enumerate(versions):
        for word in version.wording.content:
            holders[word].append(index)
    shared: Counter[tuple[int, int]] = Counter()
    for held in holders.values():
        if len(held) <= _MOST_VERSIONS_OF_A_WORD:
            shared.update(combinations(held, 2))
    for (one, other), count in sorted(shared.items()):
        if count >= FEWEST_SHARED:
            yield versions[one], versions[other]


def _differ(one: _Wording, other: _Wording) -> bool:
    """Whether two wordings are versions of one utterance that say it in other words."""
    shared, fewer = len(one.content & other.content), min(len(one.content), len(other.content))
    if shared < SHORTER_SHARED * fewer or shared < ALL_SHARED * len(one.content | other.content):
        return False
    if _is_cut_of(one, other) or _is_cut_of(other, one):
        return False
    return Counter(_weighty(one)) != Counter(_weighty(other))


def _weighty(wording: _Wording) -> list[str]:
    return [word for word in wording.words if word not in _LITTLE]


def _is_cut_of(short: _Wording, long: _Wording) -> bool:
    """Whether every piece of one wording stands in the other, in order."""
    text, place = f" {' '.join(long.words)} ", 0
    for piece in short.pieces:
        found = text.find(f" {' '.join(piece)} ", place)
        if found < 0:
            return False
        place = found + len(" ".join(piece)) + 1
    return True


def _finding(
    body: str, one: _Version, other: _Version, articles: Mapping[str, Article], origins: OriginIndex
) -> Iterator[Finding]:
    """Yield one finding, on the first two claims that can be of one utterance and are of different outlets."""
    for first, second in product(one.claims, other.claims):
        here, there = articles[first.article], articles[second.article]
        if here.outlet_key != there.outlet_key and _can_be_one_utterance(first, second, origins):
            names = sorted([(first.id, here.outlet_name, one), (second.id, there.outlet_name, other)])
            told = " and ".join(f"“{_shown(version)}” ({outlet})" for _, outlet, version in names)
            yield Finding(
                kind=FindingKind.QUOTATION_DIFFERS,
                claims=tuple(claim for claim, _, _ in names),
                why=f"{origins.person(first) or origins.person(second) or body} is quoted in two wordings: {told}",
            )
            return


def _shown(version: _Version) -> str:
    return " ".join(version.wording.printed.split()).rstrip(" ,")


def _can_be_one_utterance(first: Claim, second: Claim, origins: OriginIndex) -> bool:
    persons = {origins.person(claim) for claim in (first, second)} - {None}
    days = {str(claim.said_on.date) for claim in (first, second) if claim.said_on and claim.said_on.date}
    return len(persons) <= 1 and len(days) <= 1
