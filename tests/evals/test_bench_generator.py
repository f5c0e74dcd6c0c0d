"""Check that the made-up articles of the benchmark are the same each time and overlap."""

import pytest

from evals.bench.generator import make_articles
from verifier.text import content_words


def test_the_same_arguments_give_the_same_articles() -> None:
    assert make_articles(12, seed=3) == make_articles(12, seed=3)
    assert make_articles(12, seed=3) != make_articles(12, seed=4)


def test_more_articles_begin_with_the_fewer() -> None:
    assert make_articles(30)[:12] == make_articles(12)


def test_ids_are_unique_and_outlets_of_a_story_differ() -> None:
    articles = make_articles(40, per_story=20)
    assert len({article.id for article in articles}) == 40
    assert len({article.outlet for article in articles[:20]}) == 20


def test_articles_of_one_story_share_more_words_than_articles_of_two() -> None:
    first, second, third = (content_words(make_articles(40)[place].text) for place in (0, 1, 10))
    assert len(first & second) > 1.5 * len(first & third)


def test_articles_of_one_story_are_not_the_same_text() -> None:
    assert len({article.text for article in make_articles(10)}) == 10


@pytest.mark.parametrize(("count", "per_story"), [(0, 10), (5, 0)])
def test_sizes_below_one_are_refused(count: int, per_story: int) -> None:
    with pytest.raises(ValueError, match="must be at least 1"):
        make_articles(count, per_story=per_story)
