"""What the classifier does to the claims of the gold stories: as a veto on those of the rules, or as a second chance.

`veto by sentence` drops a claim whose sentence is not worth checking; `veto by claim` one whose wording is not like
that of claims which are gold's; `second chance` makes a claim of a whole sentence that the rules make none of. Claims
are aligned as in `evals`, so the F1 of nothing done is that of the row `local`, end to end. A threshold is chosen on
the other stories (their scores are of models that knew this one, which flatters the choice a little); `hindsight` is
the best that any one threshold could do, and `if it were never wrong` what answers as people label them would.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from evals.labels.values import Story
from evals.scores.alignment import align
from evals.statistics import metrics
from evals.statistics.bootstrap import Counts, bootstrap, bootstrap_difference, estimate
from training.worthiness.classifier import Texts, left_out_scores
from training.worthiness.figures import Figure
from training.worthiness.sentences import Labelled, carries, ruled_claims, spans_of
from training.worthiness.worth import wider_scores
from verifier.models import Article, Claim, Kind, Origin, Quote
from verifier.models.base import Span

GRID = tuple(round(step * 0.05, 2) for step in range(1, 20))
NOTHING = "rules alone"

Place = tuple[str, str, int]
"""A story, one of its articles, and where a sentence begins."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A claim that may stand, and the score that it hangs on; None where it stands in any case."""

    story: str
    claim: Claim
    score: float | None


@dataclass(frozen=True, slots=True)
class ClaimsRow:
    """The claims F1 of one way; `n` claims were kept, and `gain` is over the rules alone, paired by article."""

    way: str
    n: int
    f1: Figure
    gain: Figure


def compare_claims(
    stories: Sequence[Story],
    gold: Sequence[Labelled],
    others: Sequence[Labelled],
    vectors: Texts,
    grid: Sequence[float] = GRID,
) -> Iterator[ClaimsRow]:
    """Yield a row for each use of the classifier: threshold chosen, in hindsight, and if it were perfect."""
    base = _table(stories, _ruled(stories))
    yield _row(stories, NOTHING, base, base)
    places, matched = tuple(_places(stories)), _matched(stories)
    scores = dict(zip(places, wider_scores(gold, others, vectors), strict=True))
    right = dict(zip(places, (float(one.worthy) for one in gold), strict=True))
    found, perfect = _uses(stories, scores, _claim_scores(stories, matched, vectors)), _uses(stories, right, matched)
    for use, proposals in found.items():
        tables = {threshold: _table(stories, _kept(proposals, threshold)) for threshold in grid}
        yield _row(stories, f"{use}, chosen on the other stories", _chosen(stories, tables), base)
        best = max(tables, key=lambda threshold: _f1(tables[threshold]))
        yield _row(stories, f"{use}, hindsight (from {best})", tables[best], base)
        yield _row(stories, f"{use}, if it were never wrong", _table(stories, _kept(perfect[use], 0.5)), base)


def _uses(
    stories: Sequence[Story], sentences: Mapping[Place, float], claims: Sequence[float]
) -> dict[str, list[Proposal]]:
    ruled = _ruled(stories)
    return {
        "veto by sentence": _by_sentence(stories, sentences),
        "veto by claim": [replace(one, score=score) for one, score in zip(ruled, claims, strict=True)],
        "second chance": [*ruled, *_second_chances(stories, sentences)],
    }


def _ruled(stories: Sequence[Story]) -> list[Proposal]:
    return [Proposal(story.id, claim, None) for story in stories for claim in _extracted(story)]


def _extracted(story: Story) -> Iterator[Claim]:
    for article in story.articles:
        yield from ruled_claims(article)


def _places(stories: Sequence[Story]) -> Iterator[Place]:
    """Yield where each sentence begins, in the order of `read_gold`."""
    for story in stories:
        for article in story.articles:
            yield from ((story.id, article.id, span.start) for span in spans_of(article))


def _by_sentence(stories: Sequence[Story], scores: Mapping[Place, float]) -> list[Proposal]:
    found: list[Proposal] = []
    for story in stories:
        for article in story.articles:
            spans = tuple(spans_of(article))
            for claim in ruled_claims(article):
                held = [scores[story.id, article.id, span.start] for span in spans if carries(span, (claim,))]
                found.append(Proposal(story.id, claim, max(held, default=None)))
    return found


def _matched(stories: Sequence[Story]) -> list[float]:
    """Return 1 for each extracted claim that is gold's and 0 for each other, in the order of `_ruled`."""
    found: list[float] = []
    for story in stories:
        claims = tuple(_extracted(story))
        gold = {pair.predicted for pair in align(claims, story.labels.plain_claims).pairs}
        found.extend(float(claim.id in gold) for claim in claims)
    return found


def _claim_scores(stories: Sequence[Story], matched: Sequence[float], vectors: Texts) -> list[float]:
    ruled = _ruled(stories)
    rows = vectors.of([one.claim.text for one in ruled])
    scores = left_out_scores(rows, np.array(matched) > 0, [one.story for one in ruled])
    return [float(score) for score in scores]


def _second_chances(stories: Sequence[Story], scores: Mapping[Place, float]) -> Iterator[Proposal]:
    for story in stories:
        for article in story.articles:
            found = ruled_claims(article)
            for span in spans_of(article):
                if not carries(span, found):
                    yield Proposal(story.id, _whole(article, span), scores[story.id, article.id, span.start])


def _whole(article: Article, span: Span) -> Claim:
    text = article.slice(span)
    return Claim(
        id=f"{article.id}:s{span.start}",
        article=article.id,
        text=text,
        kind=Kind.FACT,
        quotes=(Quote(start=span.start, end=span.end, text=text),),
        origin=Origin(body=article.outlet_name),
    )


def _kept(proposals: Sequence[Proposal], threshold: float) -> list[Proposal]:
    return [one for one in proposals if one.score is None or one.score >= threshold]


def _table(stories: Sequence[Story], proposals: Sequence[Proposal]) -> Counts:
    """Count (true positives, false positives, false negatives) of each article of each story."""
    counts: list[tuple[int, int, int]] = []
    for story in stories:
        for article in story.articles:
            claims = (one.claim for one in proposals if one.story == story.id)
            found = [claim for claim in claims if claim.article == article.id]
            gold = [claim for claim in story.labels.plain_claims if claim.article == article.id]
            hits = len(align(found, gold).pairs)
            counts.append((hits, len(found) - hits, len(gold) - hits))
    return np.array(counts, dtype=np.float64)


def _chosen(stories: Sequence[Story], tables: Mapping[float, Counts]) -> Counts:
    """Put together each story's rows at the threshold that is best on the others."""
    names = np.array(_strata(stories))
    found = np.zeros((len(names), 3))
    for story in stories:
        here = names == story.id
        best = max(tables, key=lambda threshold: _f1(tables[threshold][~here]))
        found[here] = tables[best][here]
    return found


def _f1(table: Counts) -> float:
    return estimate(table, metrics.f1) or 0.0


def _row(stories: Sequence[Story], way: str, table: Counts, base: Counts) -> ClaimsRow:
    strata = _strata(stories)
    value, before = estimate(table, metrics.f1), estimate(base, metrics.f1)
    gain = None if value is None or before is None else value - before
    return ClaimsRow(
        way,
        int(table[:, :2].sum()),
        Figure(value, bootstrap(table, strata, metrics.f1)),
        Figure(gain, bootstrap_difference(table, base, strata, metrics.f1)),
    )


def _strata(stories: Sequence[Story]) -> list[str]:
    return [story.id for story in stories for _ in story.articles]
