"""Group articles as the verifier does, and in ways that it has to beat."""

from collections.abc import Callable, Mapping, Sequence

from sklearn.cluster import AgglomerativeClustering
from sklearn.feature_extraction.text import TfidfVectorizer

from verifier.models import Article
from verifier.stories import group_stories

Grouping = Callable[[Sequence[Article]], Mapping[str, str]]
"""Gives each article's id the name of its group."""

TOPIC_WORDS_APART = 0.84
"""The cosine distance at which groups of topic words stay apart; the best of 0.60 to 0.97 on ECB+'s dev part."""


def by_verifier(articles: Sequence[Article]) -> Mapping[str, str]:
    """Group as `verifier check` does."""
    return {article: story.id for story in group_stories(articles) for article in story.articles}


def as_one(articles: Sequence[Article]) -> Mapping[str, str]:
    """Take all articles as one story: what `--one-story` does."""
    return {article.id: "all" for article in articles}


def each_alone(articles: Sequence[Article]) -> Mapping[str, str]:
    """Take every article as a story of its own."""
    return {article.id: article.id for article in articles}


def by_topic_words(articles: Sequence[Article]) -> Mapping[str, str]:
    """Join articles by average link over the TF-IDF of their words; names, figures and days are words like others."""
    if len(articles) < 2:
        return each_alone(articles)
    ordered = sorted(articles, key=lambda article: article.id)
    weights = TfidfVectorizer(stop_words="english", sublinear_tf=True).fit_transform([each.text for each in ordered])
    clusters = AgglomerativeClustering(
        n_clusters=None, metric="cosine", linkage="average", distance_threshold=TOPIC_WORDS_APART
    )
    labels = clusters.fit_predict(weights.toarray())
    return {article.id: str(label) for article, label in zip(ordered, labels, strict=True)}


GROUPINGS: Mapping[str, Grouping] = {
    "verifier": by_verifier,
    "one story": as_one,
    "each alone": each_alone,
    "topic words": by_topic_words,
}
