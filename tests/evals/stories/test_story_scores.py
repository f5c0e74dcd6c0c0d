"""Measuring how articles are grouped: what is read, the figures, what has to be beaten."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from events import ACQUITTAL_RUIZ, QUAKE_ARICO, QUAKE_TEBO
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from evals.cli import app
from evals.stories.grouping import GROUPINGS, as_one, by_topic_words, each_alone
from evals.stories.loading import DocumentSet, load_documents
from evals.stories.scoring import b_cubed, score_grouping
from verifier.errors import InputError
from verifier.models import Article

TEXTS = {"1_a": QUAKE_ARICO, "1_b": QUAKE_TEBO, "2_a": ACQUITTAL_RUIZ}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    rows = [
        {"id": f"{story}{place}", "topic": story[0], "subtopic": story, "sentences": text.split("\n"), "more": 1}
        for story, texts in TEXTS.items()
        for place, text in enumerate(texts)
    ]
    path = tmp_path / "events.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)) + "\n\n", encoding="utf-8")
    return path


def test_documents_come_with_story_and_topic(file: Path) -> None:
    documents = load_documents(file)
    assert documents.name == "events"
    assert documents.articles[0].text == QUAKE_ARICO[0]
    assert documents.story_of["1_b2"] == "1_b"
    assert documents.topic_of["1_b2"] == "1"


def test_a_folder_of_gold_stories_is_read_too() -> None:
    documents = load_documents(Path(__file__).parents[3] / "evals" / "gold")
    assert len(documents.articles) == len(documents.story_of) > len(set(documents.story_of.values())) > 10


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "has no documents"),
        ("[1]\n", r"line 1: is no such document"),
        ("{\n", r"line 1: is no such document"),
        ('{"id": "a", "subtopic": "s"}\n', r"line 1: needs an object"),
        ('{"id": "a", "text": "t"}\n', r"line 1: needs an object"),
        ('{"id": "a", "story": "s", "text": "t"}\n' * 2, "has the id a twice"),
    ],
)
def test_what_is_no_set_of_documents_is_refused(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "wrong.jsonl"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        load_documents(path)


def test_a_missing_file_and_an_empty_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        load_documents(tmp_path / "none.jsonl")
    with pytest.raises(InputError, match="no gold stories"):
        load_documents(tmp_path)


def test_b_cubed_is_that_of_a_case_worked_out_by_hand() -> None:
    stories = dict(zip("abcdefg", "1111233", strict=True))
    groups = dict(zip("abcdefg", "xxxyyyz", strict=True))
    found = b_cubed(groups, stories)
    assert found["a"] == pytest.approx((1, 3 / 4))
    assert found["d"] == pytest.approx((1 / 3, 1 / 4))
    assert found["e"] == pytest.approx((1 / 3, 1))
    assert found["f"] == pytest.approx((1 / 3, 1 / 2))
    assert found["g"] == pytest.approx((1, 1 / 2))


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("xyz")), min_size=1, max_size=12))
def test_b_cubed_turns_precision_into_recall_when_groups_and_stories_are_exchanged(
    pairs: list[tuple[str, str]],
) -> None:
    groups = {str(place): group for place, (group, _) in enumerate(pairs)}
    stories = {str(place): story for place, (_, story) in enumerate(pairs)}
    turned = {name: (recall, precision) for name, (precision, recall) in b_cubed(stories, groups).items()}
    assert b_cubed(groups, stories) == turned
    assert all(0 < value <= 1 for both in turned.values() for value in both)


def test_right_groups_score_one_and_the_floors_their_arithmetic(file: Path) -> None:
    documents = load_documents(file)

    def right(articles: Sequence[Article]) -> Mapping[str, str]:
        return {article.id: documents.story_of[article.id] for article in articles}

    best = score_grouping("right", documents, right)
    assert (best.f1.value, best.groups, best.stories, best.topics, best.whole) == (1.0, 3, 3, 2, 3)
    one, alone = score_grouping("one", documents, as_one), score_grouping("alone", documents, each_alone)
    assert (one.precision.value, one.recall.value, one.whole) == pytest.approx((1 / 3, 1.0, 3))
    assert (alone.precision.value, alone.recall.value, alone.whole) == pytest.approx((1.0, 1 / 3, 0))
    assert one.f1.value == alone.f1.value == pytest.approx(0.5)


def test_the_interval_holds_the_value_and_is_the_same_each_time(file: Path) -> None:
    documents = load_documents(file)

    def half_right(articles: Sequence[Article]) -> Mapping[str, str]:
        return {article.id: documents.topic_of[article.id] for article in articles}

    first, again = (score_grouping("half", documents, half_right) for _ in range(2))
    assert first == again
    assert first.f1.ci_low is not None
    assert first.f1.value is not None
    assert first.f1.ci_high is not None
    assert first.f1.ci_low < first.f1.value < first.f1.ci_high


def test_topic_words_join_what_uses_the_same_words() -> None:
    articles = [
        Article(id=name, text=text) for name, text in zip("abc", (*QUAKE_ARICO[:2], ACQUITTAL_RUIZ[0]), strict=True)
    ]
    found = by_topic_words(articles)
    assert found["a"] == found["b"] != found["c"]
    assert by_topic_words(articles[:1]) == {"a": "a"}


def test_the_verifier_parts_what_the_documents_part(file: Path) -> None:
    documents: DocumentSet = load_documents(file)
    assert score_grouping("verifier", documents, GROUPINGS["verifier"]).f1.value == 1.0


def test_the_verb_shows_each_grouping(file: Path) -> None:
    lines = CliRunner().invoke(app, ["stories", str(file), "--json"]).stdout.splitlines()
    assert [json.loads(line)["grouping"] for line in lines] == list(GROUPINGS)
    shown = CliRunner().invoke(app, ["stories", str(file)]).stdout
    assert "events: 9 documents, 3 stories, 2 topics" in shown
    assert all(name in shown for name in GROUPINGS)


def test_the_verb_says_what_is_wrong_with_a_path(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["stories", str(tmp_path / "none.jsonl")])
    assert result.exit_code == 2
    assert "cannot be read" in result.output
