"""Articles on one event are one story; articles on other events, also similar ones, are not in it."""

import random
from collections.abc import Sequence
from pathlib import Path

import pytest
from events import ACQUITTAL_HOLM, ACQUITTAL_RUIZ, BANK, QUAKE_ARICO, QUAKE_TEBO, reports
from hypothesis import given, settings
from hypothesis import strategies as st

from evals.labels.folder import load_stories
from evals.labels.values import Story
from verifier.ingest import read_articles
from verifier.models import Article
from verifier.stories import clusters, group_stories
from verifier.stories.grouping import LONGEST_TITLE
from verifier.stories.vectors import Vector, likeness

ROOT = Path(__file__).parents[2]
FOLDER = [
    *reports("a", QUAKE_ARICO),
    *reports("b", QUAKE_TEBO),
    *reports("c", ACQUITTAL_RUIZ),
    *reports("d", ACQUITTAL_HOLM),
    *reports("e", (BANK,)),
]


def grouped(articles: Sequence[Article]) -> list[tuple[str, ...]]:
    return [story.articles for story in group_stories(articles)]


def test_a_mixed_folder_is_sorted_into_its_stories() -> None:
    assert grouped(FOLDER) == [
        ("a-0", "a-1", "a-2"),
        ("b-0", "b-1", "b-2"),
        ("c-0", "c-1", "c-2"),
        ("d-0", "d-1", "d-2"),
        ("e-0",),
    ]


@pytest.mark.parametrize(
    ("one", "other"), [(QUAKE_ARICO, QUAKE_TEBO), (ACQUITTAL_RUIZ, ACQUITTAL_HOLM)], ids=["quakes", "acquittals"]
)
@pytest.mark.parametrize("many", [2, 3])
def test_two_similar_events_are_two_stories(one: tuple[str, ...], other: tuple[str, ...], many: int) -> None:
    both = [*reports("a", one[:many]), *reports("b", other[:many])]
    assert [{name[0] for name in story} for story in grouped(both)] == [{"a"}, {"b"}]


def test_one_article_on_a_similar_event_a_year_later_is_alone() -> None:
    articles = [*reports("a", QUAKE_ARICO, "2023-05-02"), *reports("b", QUAKE_TEBO[:1], "2024-05-13")]
    assert grouped(articles) == [("a-0", "a-1", "a-2"), ("b-0",)]


def test_days_of_publication_part_what_words_alone_do_not() -> None:
    undated = [*reports("a", QUAKE_ARICO[:1]), *reports("b", QUAKE_TEBO[:1])]
    dated = [*reports("a", QUAKE_ARICO[:1], "2023-05-02"), *reports("b", QUAKE_TEBO[:1], "2024-05-13")]
    assert len(grouped(undated)) == 1
    assert len(grouped(dated)) == 2


def test_a_report_of_some_weeks_later_stays_with_its_story() -> None:
    articles = [*reports("a", QUAKE_ARICO[:2], "2023-05-02"), *reports("b", QUAKE_ARICO[2:], "2023-05-30")]
    assert len(grouped(articles)) == 1


@pytest.mark.parametrize("text", [BANK, "!?", "1234 5678", "\n\n a"])
def test_one_article_is_one_story(text: str) -> None:
    assert grouped([Article(id="a", text=text)]) == [("a",)]


def test_without_articles_there_are_no_stories() -> None:
    assert group_stories([]) == ()


def test_two_articles_without_a_common_word_are_two_stories() -> None:
    assert grouped([*reports("a", QUAKE_ARICO[:1]), Article(id="b", text="!?")]) == [("a-0",), ("b",)]


def test_copies_of_one_text_are_no_event_of_their_own() -> None:
    copies = reports("copy", QUAKE_ARICO[:1] * 3)
    assert len(grouped([*copies, *reports("own", QUAKE_ARICO[1:])])) == 1


@settings(max_examples=8)
@given(st.permutations(FOLDER))
def test_the_order_of_the_articles_changes_nothing(articles: list[Article]) -> None:
    assert group_stories(articles) == group_stories(FOLDER)


@settings(max_examples=25)
@given(st.lists(st.text(min_size=1, max_size=120), min_size=1, max_size=7))
def test_every_article_is_in_exactly_one_story_whatever_its_text(texts: list[str]) -> None:
    articles = [Article(id=f"a{place}", text=text) for place, text in enumerate(texts)]
    stories = group_stories(articles)
    assert sorted(name for story in stories for name in story.articles) == [article.id for article in articles]
    assert [story.id for story in stories] == sorted(story.id for story in stories)


@pytest.mark.parametrize("story", load_stories(ROOT / "evals" / "gold"), ids=lambda story: str(story.id))
def test_a_labelled_story_is_one_story(story: Story) -> None:
    assert len(group_stories(story.articles)) == 1


def test_the_seeds_are_one_story() -> None:
    assert len(group_stories(read_articles([str(ROOT / "seeds")]).articles)) == 1


def test_many_articles_are_grouped_without_comparing_all_with_all(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = 0

    def counted(one: Vector, other: Vector) -> float:
        nonlocal calls
        calls += 1
        return likeness(one, other)

    monkeypatch.setattr(clusters, "likeness", counted)
    chance = random.Random(0)
    names = ["".join(chance.choices("abcdefghijkl", k=7)).title() for _ in range(60)]
    articles = [
        Article(id=f"a{place:03}", text=" met ".join(chance.sample(names[place % 20 :][:12], k=6)))
        for place in range(300)
    ]
    group_stories(articles)
    assert calls < 300 * 299 / 2


def test_an_embedder_can_join_what_has_no_word_in_common() -> None:
    class SaysTheyAreOne:
        def embed(self, texts: Sequence[str]) -> Sequence[Sequence[float]]:
            return [[1.0, 0.0] for _ in texts]

    class SaysTheyAreTwo:
        def embed(self, texts: Sequence[str]) -> Sequence[Sequence[float]]:
            return [[1.0, 0.0] if "earthquake" in text else [0.0, 1.0] for text in texts]

    articles = [*reports("a", QUAKE_ARICO), *reports("e", (BANK,))]
    assert len(group_stories(articles, SaysTheyAreOne())) == 1
    assert len(group_stories(articles, SaysTheyAreTwo())) == 2


def test_a_story_has_the_headline_of_one_of_its_articles_as_title() -> None:
    for story in group_stories(FOLDER):
        assert story.title in {article.title for article in FOLDER if article.id in story.articles}


def test_a_title_is_one_short_line() -> None:
    article = Article(id="a", text="\n  A very long\tfirst line, " + "that goes on and on, " * 20 + "\nand more")
    (story,) = group_stories([article])
    assert story.title.startswith("A very long first line, that goes on")
    assert story.title.endswith(" …")
    assert "\n" not in story.title
    assert len(story.title) <= LONGEST_TITLE + 2


def test_an_article_without_words_is_called_by_its_id() -> None:
    (story,) = group_stories([Article(id="a", text=" \n ")])
    assert story.title == "a"
