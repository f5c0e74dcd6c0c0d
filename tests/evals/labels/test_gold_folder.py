"""Check the project's own gold stories: all that is labelled is sound, and none of the test text can be learnt."""

import re
from pathlib import Path

import pytest

from evals.labels.faults import Severity
from evals.labels.leaks import find_leaks
from evals.labels.lint import ROOT, find_folders, lint_story, read_texts
from evals.labels.story_file import STORY
from evals.labels.tags import TAGS
from evals.labels.values import Split

GOLD = ROOT / "evals" / "gold"
LABELLED = [folder for folder in find_folders(GOLD) if (folder / STORY).is_file()] if GOLD.is_dir() else []


@pytest.mark.parametrize("folder", LABELLED, ids=lambda folder: folder.name)
def test_a_labelled_story_has_no_faults(folder: Path) -> None:
    assert [str(fault) for fault in lint_story(folder) if fault.severity is Severity.FAULT] == []


def test_no_text_of_a_test_story_can_be_learnt() -> None:
    assert LABELLED, "evals/gold has no labelled story"
    assert [str(leak) for leak in find_leaks(read_texts(LABELLED, Split.TEST), ROOT)] == []


def test_the_manual_explains_every_tag() -> None:
    section = (ROOT / "docs" / "gold.md").read_text(encoding="utf-8").partition("## Tags")[2].partition("\n## ")[0]
    rows = [line.split("|")[1] for line in section.splitlines() if line.startswith("| `")]
    assert sorted(re.findall(r"`([a-z-]+)`", " ".join(rows))) == sorted(TAGS)
