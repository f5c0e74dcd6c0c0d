"""Make `gold_stories` known to all tests of the evals, and write the story that most of them start from."""

from pathlib import Path

import pytest
from gold_stories import write_story


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """Return a folder for stories, with none in it."""
    folder = tmp_path / "gold"
    folder.mkdir()
    return folder


@pytest.fixture
def bridge(gold: Path) -> Path:
    """Return the folder of a sound story."""
    return write_story(gold)
