"""Check that text of test stories is found where something could learn it."""

import json
from pathlib import Path

import pytest
from gold_stories import article, write_story

from evals.labels.faults import Fault, Severity
from evals.labels.leaks import find_leaks
from evals.labels.lint import lint

SENTENCE = "The “old” ferry sank off Halden before dawn, and nobody on board could swim."
TEXTS = {"ferry": [f"Ferry lost\n\n{SENTENCE} More to come."]}


def leaks(root: Path, place: str, text: str) -> list[Fault]:
    path = root / place
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    return list(find_leaks(TEXTS, root))


@pytest.mark.parametrize("place", ["prompts/extract.md", "verifier/data/words.toml", "training/set/pairs.jsonl"])
def test_words_of_a_test_story_are_found_where_something_learns(tmp_path: Path, place: str) -> None:
    (found,) = leaks(tmp_path, place, f"One line.\n{SENTENCE}\n")
    assert (found.path, found.line, found.severity) == (tmp_path / place, 2, Severity.FAULT)
    assert "test story ferry" in found.message


@pytest.mark.parametrize(
    "text",
    [
        'THE "OLD" FERRY SANK — OFF HALDEN — BEFORE DAWN',
        "it said: the old ferry\nsank off\n\nHalden before dawn, and so on",
        json.dumps(f"x\n{SENTENCE}"),
        json.dumps(f"x\n{SENTENCE}", ensure_ascii=False),
    ],
)
def test_capitals_punctuation_lines_and_escapes_hide_nothing(tmp_path: Path, text: str) -> None:
    assert len(leaks(tmp_path, "prompts/a.md", text)) == 1


@pytest.mark.parametrize("text", ["The old ferry sank off Halden before noon", "", "swim board nobody"])
def test_fewer_than_eight_words_in_a_row_are_no_leak(tmp_path: Path, text: str) -> None:
    assert leaks(tmp_path, "prompts/a.md", text) == []


def test_what_is_not_text_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "training").mkdir()
    (tmp_path / "training" / "model.bin").write_bytes(b"\xff\xfe" + SENTENCE.encode())
    assert list(find_leaks(TEXTS, tmp_path)) == []


LINES = ("Old ferry lost off Halden", "The old ferry sank off Halden before dawn in heavy seas", "Nobody could swim")


def test_only_test_stories_leak(gold: Path, tmp_path: Path) -> None:
    (tmp_path / "prompts").mkdir()
    (tmp_path / "prompts" / "a.md").write_text("The old ferry sank off Halden before dawn in heavy seas.")
    articles = [article(name, *LINES) for name in ("courier", "herald", "radio", "tribune")]
    folder = write_story(gold, "ferry", articles=articles, claims=[], relations=[])
    assert not [fault for fault in lint(gold, root=tmp_path) if "prompts" in str(fault.path)]
    path = folder / "story.toml"
    path.write_text(path.read_text().replace('"dev"', '"test"'))
    assert [fault for fault in lint(gold, root=tmp_path) if "prompts" in str(fault.path)]


def test_a_dev_story_that_shares_words_with_a_test_story_is_worth_a_look(gold: Path, tmp_path: Path) -> None:
    write_story(gold, "bridge")
    write_story(gold, "bridge-again", split="test")
    assert not [fault for fault in lint(gold, root=tmp_path) if fault.severity is not Severity.WARNING]
    assert [fault.path.name for fault in lint(gold, root=tmp_path)] == ["bridge"]
