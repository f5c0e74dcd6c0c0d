"""Score a grouping of documents against labelled stories, by B-cubed.

Precision of a document is the share of its group that is of its story, recall the share of its story that is in its
group, itself counted in both; the figures are their means over documents (Bagga and Baldwin, 1998, "Algorithms for
scoring coreference chains", LREC workshop on linguistics coreference), F1 the harmonic mean of the two. Intervals are
percentile bootstrap over topics: similar events are confused with one another, so that topics and not documents are
independent. With few topics they are narrower than they should be.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping

import numpy as np

from evals.pairs.scoring import Figure
from evals.statistics import FEW_ARTICLES, RESAMPLES, metrics
from evals.statistics.bootstrap import Counts, Statistic, percentiles
from evals.stories.grouping import Grouping
from evals.stories.loading import DocumentSet
from verifier.models import Article
from verifier.models.base import Value

FEW_TOPICS = FEW_ARTICLES
"""Below this many topics an interval covers less than it says."""


class GroupingScores(Value):
    """How well documents were grouped.

    `groups` were found for `stories` that are labelled. `whole` of the stories stay one group where their documents
    are given alone.
    """

    set_name: str
    grouping: str
    documents: int
    stories: int
    topics: int
    groups: int
    whole: int
    precision: Figure
    recall: Figure
    f1: Figure


def score_grouping(name: str, documents: DocumentSet, grouping: Grouping, seed: int = 0) -> GroupingScores:
    """Group the documents together, and those of each story alone, and score both."""
    group_of = grouping(documents.articles)
    counts = _by_topic(documents, group_of)
    drawn = _resample(len(counts), seed) @ counts
    total = counts.sum(axis=0)

    def figure(metric: Statistic) -> Figure:
        interval = percentiles(metric(drawn))
        value = float(metric(total))
        return Figure(
            value=value, ci_low=interval.low if interval else None, ci_high=interval.high if interval else None
        )

    return GroupingScores(
        set_name=documents.name,
        grouping=name,
        documents=len(documents.articles),
        stories=len(set(documents.story_of.values())),
        topics=len(counts),
        groups=len(set(group_of.values())),
        whole=sum(len(set(grouping(articles).values())) == 1 for articles in _alone(documents)),
        precision=figure(_precision),
        recall=figure(_recall),
        f1=figure(_f1),
    )


def b_cubed(group_of: Mapping[str, str], story_of: Mapping[str, str]) -> dict[str, tuple[float, float]]:
    """Return precision and recall of each document."""
    groups, stories = Counter(group_of.values()), Counter(story_of.values())
    both = Counter((group_of[name], story) for name, story in story_of.items())
    shared = {name: both[group_of[name], story] for name, story in story_of.items()}
    return {
        name: (shared[name] / groups[group_of[name]], shared[name] / stories[story]) for name, story in story_of.items()
    }


def _by_topic(documents: DocumentSet, group_of: Mapping[str, str]) -> Counts:
    """Return a row a topic: the sums of precision and recall of its documents, and how many these are."""
    rows: dict[str, Counts] = defaultdict(lambda: np.zeros(3))
    for name, (precision, recall) in b_cubed(group_of, documents.story_of).items():
        rows[documents.topic_of[name]] += (precision, recall, 1.0)
    return np.stack([rows[topic] for topic in sorted(rows)])


def _resample(topics: int, seed: int) -> Counts:
    drawn = np.random.default_rng(seed).multinomial(topics, np.full(topics, 1 / topics), RESAMPLES)
    return drawn.astype(np.float64)


def _alone(documents: DocumentSet) -> list[list[Article]]:
    articles: dict[str, list[Article]] = defaultdict(list)
    for article in documents.articles:
        articles[documents.story_of[article.id]].append(article)
    return list(articles.values())


def _precision(counts: Counts) -> Counts:
    return metrics.share(counts[..., [0, 2]])


def _recall(counts: Counts) -> Counts:
    return metrics.share(counts[..., [1, 2]])


def _f1(counts: Counts) -> Counts:
    precision, recall = _precision(counts), _recall(counts)
    return np.asarray(2 * precision * recall / (precision + recall))
