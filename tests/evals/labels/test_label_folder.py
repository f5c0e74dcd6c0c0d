"""Check what is loaded of a gold story, and what is refused."""

import shutil
from pathlib import Path

import pytest
from gold_stories import (
    BRIDGE_CLAIMS,
    BRIDGE_RELATIONS,
    read_rows,
    write_articles,
    write_labels,
    write_lines,
    write_story,
)

from evals.labels.derive import derive_verdicts
from evals.labels.folder import load_pass, load_stories, load_story
from evals.labels.reading import read_sheet
from evals.labels.values import Split, Story
from verifier.errors import InputError
from verifier.ingest import read_articles


def test_a_story_is_loaded_with_all_that_its_folder_says(bridge: Path) -> None:
    story = load_story(bridge)
    assert (story.id, story.split, story.topic, story.phenomena) == (
        "bridge",
        Split.DEV,
        "A bridge falls",
        ("contradiction",),
    )
    assert [article.id for article in story.articles] == ["courier", "herald", "radio", "tribune"]
    assert [gold.id for gold in story.labels.claims] == [str(row["id"]) for row in BRIDGE_CLAIMS]
    assert len(story.labels.relations) == len(BRIDGE_RELATIONS)
    assert story.labels.claims[7].tags == ("contradiction",)
    articles = {article.id: article for article in story.articles}
    for gold in story.labels.claims:
        assert all(articles[gold.claim.article].slice(quote) == quote.text for quote in gold.claim.quotes)


def test_its_articles_are_those_that_the_verifier_reads_from_the_folder(bridge: Path) -> None:
    unlike = {"source": None, "trail": None}
    mine = [article.model_copy(update=unlike) for article in load_story(bridge).articles]
    theirs = [article.model_copy(update=unlike) for article in read_articles([bridge]).articles]
    assert mine == theirs


def test_labels_and_copies_do_not_keep_the_verifier_from_reading_a_story(bridge: Path) -> None:
    write_labels(bridge / "passes" / "first")
    rows = read_rows(bridge / "articles.jsonl")
    rows[2]["copy_of"] = [{"article": "courier", "text": "The bridge fell on Monday."}]
    write_lines(bridge / "articles.jsonl", rows)
    read = read_articles([bridge])
    assert (len(read.articles), read.failures, read.warnings) == (4, (), ())


def test_stories_come_sorted_and_by_split(gold: Path) -> None:
    write_story(gold, "flood", split="test")
    write_story(gold, "bridge")
    write_articles(gold / "unlabelled")
    assert [story.id for story in load_stories(gold)] == ["bridge", "flood"]
    assert [story.id for story in load_stories(gold, split=Split.TEST)] == ["flood"]
    assert [story.id for story in load_stories(gold, only=["bridge"])] == ["bridge"]
    assert load_stories(gold, split=Split.TEST, only=["bridge"]) == ()


@pytest.mark.parametrize("only", [["storm"], ["bridge", "unlabelled"]])
def test_a_story_that_is_not_there_is_said(gold: Path, only: list[str]) -> None:
    write_story(gold, "bridge")
    write_articles(gold / "unlabelled")
    with pytest.raises(InputError, match=f"has no story {only[-1]}; it has bridge"):
        load_stories(gold, only=only)


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is not a folder"):
        load_stories(tmp_path / "gold")


def test_a_story_with_faults_is_not_loaded(bridge: Path) -> None:
    write_labels(bridge)  # without offsets
    with pytest.raises(InputError, match=r"11 faults.*lint(.|\n)*offsets are missing"):
        load_story(bridge)


def test_a_story_without_labels_is_not_loaded(bridge: Path) -> None:
    (bridge / "claims.jsonl").unlink()
    with pytest.raises(InputError, match=r"relations\.jsonl:1: fault: evidence: no such claim"):
        load_story(bridge)
    (bridge / "relations.jsonl").unlink()
    with pytest.raises(InputError, match="no labelled claims"):
        load_story(bridge)


def test_a_story_without_a_split_is_not_loaded(bridge: Path) -> None:
    path = bridge / "story.toml"
    path.write_text(path.read_text().replace('split = "dev"', 'split = "train"'))
    with pytest.raises(InputError, match="'dev' or 'test'"):
        load_story(bridge)


def test_a_pass_is_loaded_by_its_name(bridge: Path) -> None:
    write_labels(bridge / "passes" / "first", BRIDGE_CLAIMS[:2], [])
    read_sheet(bridge, bridge / "passes" / "first", fix=True)
    assert [gold.id for gold in load_pass(bridge, "first").claims] == ["courier-01", "courier-02"]
    with pytest.raises(InputError, match=r"has no claims\.jsonl"):
        load_pass(bridge, "second")


@pytest.mark.parametrize("name", ["articles.jsonl", "articles/tribune.txt", "claims.jsonl", "relations.jsonl"])
def test_the_hash_changes_with_every_file_that_scores_rest_on(bridge: Path, name: str) -> None:
    before = load_story(bridge).hash
    path = bridge / name
    path.write_text(path.read_text() + "\n")
    assert load_story(bridge).hash != before


def test_the_hash_is_that_of_the_content_wherever_it_stands(bridge: Path, tmp_path: Path) -> None:
    before = load_story(bridge).hash
    moved = tmp_path / "elsewhere" / "bridge"
    shutil.copytree(bridge, moved)
    path = moved / "story.toml"
    path.write_text(path.read_text().replace("A bridge falls", "The fall of a bridge"))
    assert load_story(moved).hash == before


def verdicts(story: Story) -> list[str]:
    return [str(label) for _, label in sorted(derive_verdicts(story.articles, story.copies, story.labels).items())]


def test_verdicts_are_derived_for_every_claim(bridge: Path) -> None:
    assert verdicts(load_story(bridge)) == [str(row["verdict"]) for row in BRIDGE_CLAIMS]
