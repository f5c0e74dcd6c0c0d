"""docs/results.md has the figures of the blessed results."""

from pathlib import Path

import pytest
from sklearn.metrics import accuracy_score, f1_score

from evals.gate.baseline import FOLDER, read_baseline
from evals.labels.folder import load_stories
from evals.labels.values import Split
from evals.runs.values import Setting
from verifier.models import VerdictLabel

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "results.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("split", list(Split))
@pytest.mark.parametrize("setting", list(Setting))
@pytest.mark.parametrize("row", ["local", "llm"])
def test_the_headline_figures_are_those_that_are_blessed(row: str, setting: Setting, split: Split) -> None:
    stories = {story.id for story in load_stories(ROOT / "evals" / "gold", split=split)}
    baseline = read_baseline(ROOT / FOLDER, row)
    assert baseline is not None
    results = [each for each in baseline.results if each.story in stories and each.setting is setting]
    expected, got = [each.expected.value for each in results], [each.got.value for each in results]
    macro_f1 = f1_score(expected, got, labels=list(VerdictLabel), average="macro")
    (line,) = [line for line in _section(split).splitlines() if line.startswith(f"| `{row}` |")][:1]
    assert f" {accuracy_score(expected, got):.3f} (" in line
    assert f" {macro_f1:.3f} (" in line


def _section(split: Split) -> str:
    """Return the part of the page on a split, its first table first."""
    _, _, after = PAGE.partition(f"\n## {split.value.title()}: ")
    return after
