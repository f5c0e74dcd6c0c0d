"""Score which claims of an article were extracted, and how: found, split, merged, said twice, quoted verbatim.

What is written into the fields of a claim (kind, origin, stance, time) is not scored here.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from evals.labels.values import Story
from evals.scores.alignment import OTHER_THRESHOLDS, Alignment, align, find_duplicates
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
