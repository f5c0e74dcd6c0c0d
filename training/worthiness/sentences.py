"""Read sentences that people have labelled as carrying a claim or none.

Public sets are read from a folder that the user gives: factcheck_bench.jsonl (a sentence is worthy where it was judged
check-worthy), propsegment_dev.jsonl and propsegment_test.jsonl (where the reference has a proposition). Gold stories
are those for development only; there a sentence is worthy if it holds most of a claim's quote.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from evals.labels.values import Story
from verifier.engines.local.claims.extract import extract_claims
from verifier.engines.local.grammar.passages import read_passages
from verifier.models import Article, Claim
from verifier.models.base import Span

FACTCHECK_BENCH, PROPSEGMENT, GOLD = "factcheck_bench", "propsegment", "gold"


@dataclass(frozen=True, slots=True)
class Labelled:
    """A sentence: `worthy` is what people say, `ruled` whether the rules make a claim of it.

    `group` is the document or article, which is never split between training and testing; `fold` is what is left out
    together, where that is wider (a story).
    """

    text: str
    source: str
    group: str
    fold: str
    worthy: bool
    ruled: bool


def read_factcheck_bench(folder: Path) -> Iterator[Labelled]:
    """Yield the sentences of answers; an answer is a group."""
    for row in _rows(folder / "factcheck_bench.jsonl"):
        group = str(row["id"]).rsplit("-", 1)[0]
        yield _public(str(row["sentence"]), FACTCHECK_BENCH, group, row["checkworthy"] == "yes")


def read_propsegment(folder: Path) -> Iterator[Labelled]:
    """Yield the sentences of articles; the articles on one subject are a group."""
    for part in ("dev", "test"):
        for row in _rows(folder / f"propsegment_{part}.jsonl"):
            yield _public(str(row["sentence"]), PROPSEGMENT, str(row["cluster_id"]), bool(row["claims"]))


def read_gold(story: Story) -> Iterator[Labelled]:
    """Yield the sentences that the rules read in the articles of a story; the rules see whole articles."""
    labelled = story.labels.plain_claims
    for article in story.articles:
        group = f"{story.id}/{article.id}"
        told = [claim for claim in labelled if claim.article == article.id]
        found = ruled_claims(article)
        for span in spans_of(article):
            yield Labelled(article.slice(span), GOLD, group, story.id, carries(span, told), carries(span, found))


@cache
def ruled_claims(article: Article) -> tuple[Claim, ...]:
    """Return the claims that the rules make of an article."""
    return extract_claims(article).claims


def spans_of(article: Article) -> Iterator[Span]:
    """Yield where the sentences stand that are read for claims."""
    for passage in read_passages(article):
        yield Span(start=passage.tokens[0].start, end=passage.tokens[-1].end)


def carries(span: Span, claims: tuple[Claim, ...] | list[Claim]) -> bool:
    """Whether a stretch of text holds more than half of a quote of one of the claims."""
    return any(
        2 * (min(span.end, quote.end) - max(span.start, quote.start)) > quote.end - quote.start
        for claim in claims
        for quote in claim.quotes
    )


def _public(text: str, source: str, group: str, worthy: bool) -> Labelled:
    article = Article(id="one", outlet="One", text=text)
    return Labelled(text, source, group, group, worthy, bool(ruled_claims(article)))


def _rows(path: Path) -> Iterator[dict[str, object]]:
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)
