"""Score which claims of an article were extracted, and how: found, split, merged, said twice, quoted verbatim.

What is written into the fields of a claim (kind, origin, stance, time) is not scored here.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from pydantic import Field

from evals.labels.values import Story
from evals.scores.alignment import OTHER_THRESHOLDS, Alignment, align, find_duplicates
from evals.scores.figures import Cluster, Figure, Sheet, make_figure
from evals.statistics import metrics
from verifier.models import Article, Claim, Report, Stage
from verifier.models.base import Identifier, Value


class ArticleExtraction(Value):
    """The claims of one article, counted.

    `matched_at` has the number of matches by threshold ("0.4", "0.6"). `proposed` are the extracted claims and those
    that the code refused, `verbatim` are those of them whose quotes all stand in the article. `failed` says that the
    article, or a part of it, could not be read.
    """

    article: Identifier
    gold: int
    predicted: int
    matched: int
    matched_at: Mapping[str, int]
    split: int = 0
    merged: int = 0
    duplicates: int = 0
    proposed: int = 0
    rejected: int = 0
    verbatim: int = 0
    failed: bool = False


class Matching(Value):
    """Precision, recall and F1 at another threshold than that of the headline figures."""

    precision: Figure = Figure()
    recall: Figure = Figure()
    f1: Figure = Figure()


class ExtractionFigures(Value):
    """What share of gold's claims was found, and what share of the found ones is gold's (docs/metrics.md)."""

    precision: Figure = Figure()
    recall: Figure = Figure()
    f1: Figure = Figure()
    at: Mapping[str, Matching] = Field(default_factory=dict)
    split: Figure = Figure()
    merged: Figure = Figure()
    duplicates: Figure = Figure()
    rejected: Figure = Figure()
    verbatim: Figure = Figure()
    failed_articles: int = 0


def failed_articles(report: Report) -> frozenset[str]:
    """Return the articles that could not be read, wholly or in part."""
    return frozenset(
        name for failure in report.failures if failure.stage is not Stage.RELATE for name in failure.articles
    )


def score_extraction(story: Story, report: Report | None, alignment: Alignment) -> tuple[ArticleExtraction, ...]:
    """Count for each article of the story, in order; a story without a report failed in all its articles."""
    gold = [labelled.claim for labelled in story.labels.claims]
    claims = report.claims if report else ()
    article_of = {claim.id: claim.article for claim in (*gold, *claims)}
    matches = Counter(article_of[pair.gold] for pair in alignment.pairs)
    others = {f"{threshold}": _matches(claims, gold, threshold, article_of) for threshold in OTHER_THRESHOLDS}
    split = Counter(article_of[broken.whole] for broken in alignment.splits)
    merged = Counter(article_of[broken.whole] for broken in alignment.merges)
    duplicates = Counter(article_of[claim] for claim in find_duplicates(claims))
    golds, predictions = _per_article(gold), _per_article(claims)
    rejected = Counter(refused.article for refused in report.rejected) if report else Counter[str]()
    verbatim = _verbatim(story.articles, report)
    failed = failed_articles(report) if report else {article.id for article in story.articles}
    return tuple(
        ArticleExtraction(
            article=name,
            gold=golds[name],
            predicted=predictions[name],
            matched=matches[name],
            matched_at={threshold: found[name] for threshold, found in others.items()},
            split=split[name],
            merged=merged[name],
            duplicates=duplicates[name],
            proposed=predictions[name] + rejected[name],
            rejected=rejected[name],
            verbatim=verbatim[name],
            failed=name in failed,
        )
        for name in (article.id for article in story.articles)
    )


def _matches(
    claims: Sequence[Claim], gold: Sequence[Claim], threshold: float, article_of: Mapping[str, str]
) -> Counter[str]:
    return Counter(article_of[pair.gold] for pair in align(claims, gold, threshold).pairs)


def _per_article(claims: Sequence[Claim]) -> Counter[str]:
    return Counter(claim.article for claim in claims)


def _verbatim(articles: Sequence[Article], report: Report | None) -> Counter[str]:
    """Count the proposals whose quotes stand in the article, those refused for another reason included."""
    by_id = {article.id: article for article in articles}
    found: Counter[str] = Counter()
    for claim in report.claims if report else ():
        article = by_id.get(claim.article)
        found[claim.article] += article is not None and all(
            article.slice(quote) == quote.text for quote in claim.quotes
        )
    for refused in report.rejected if report else ():
        article = by_id.get(refused.article)
        found[refused.article] += article is not None and bool(refused.quote) and refused.quote in article.text
    return found


def extraction_figures(rows: Mapping[Cluster, ArticleExtraction], seed: int = 0) -> ExtractionFigures:
    """Compute the figures of articles of any number of stories; all unknown where there are none."""
    matching = _matching(rows, {place: row.matched for place, row in rows.items()}, seed)
    return ExtractionFigures(
        precision=matching.precision,
        recall=matching.recall,
        f1=matching.f1,
        at={
            threshold: _matching(rows, {place: row.matched_at[threshold] for place, row in rows.items()}, seed)
            for threshold in (f"{threshold}" for threshold in OTHER_THRESHOLDS)
        },
        split=_share(rows, [(row.split, row.gold) for row in rows.values()], seed),
        merged=_share(rows, [(row.merged, row.predicted) for row in rows.values()], seed),
        duplicates=_share(rows, [(row.duplicates, row.predicted) for row in rows.values()], seed),
        rejected=_share(rows, [(row.rejected, row.proposed) for row in rows.values()], seed),
        verbatim=_share(rows, [(row.verbatim, row.proposed) for row in rows.values()], seed),
        failed_articles=sum(row.failed for row in rows.values()),
    )


def _share(rows: Mapping[Cluster, ArticleExtraction], counts: Sequence[tuple[int, int]], seed: int) -> Figure:
    sheet = Sheet(tuple(rows), counts=counts, sizes=[total for _, total in counts])
    return make_figure(sheet, metrics.share, seed=seed)


def _matching(rows: Mapping[Cluster, ArticleExtraction], matched: Mapping[Cluster, int], seed: int) -> Matching:
    """Compute the three figures; a gold claim that is missed in an article that could not be read is an error."""
    counts, errors = np.zeros((len(rows), 3)), np.zeros(len(rows))
    for place, (cluster, row) in enumerate(rows.items()):
        hits = matched[cluster]
        counts[place] = hits, row.predicted - hits, row.gold - hits
        errors[place] = row.gold - hits if row.failed else 0
    gold = Sheet(
        tuple(rows),
        counts=counts,
        sizes=[row.gold for row in rows.values()],
        errors=errors,
        scored=counts - np.outer(errors, (0, 0, 1)),
    )
    predicted = Sheet(tuple(rows), counts=counts, sizes=[row.predicted for row in rows.values()])
    return Matching(
        precision=make_figure(predicted, metrics.precision, seed=seed),
        recall=make_figure(gold, metrics.recall, seed=seed),
        f1=make_figure(gold, metrics.f1, seed=seed),
    )
