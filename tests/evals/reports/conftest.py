"""Run rows over a story once a module, without the settings of whoever runs the tests."""

import os
from pathlib import Path

import pytest
from evals_pages import run_rows
from gold_stories import BRIDGE_CLAIMS, BRIDGE_RELATIONS, write_labels, write_story

from evals.labels.reading import read_sheet
from evals.reports.values import ScoredRun

ROWS = ("overlap", "local", "annotators")


@pytest.fixture(scope="session")
def gold_twice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of stories with one that two people labelled; the second missed a claim and erred on one."""
    gold = tmp_path_factory.mktemp("gold")
    story = write_story(gold)
    second = [row | {"verdict": "contradicted"} if row["id"] == "courier-03" else row for row in BRIDGE_CLAIMS[:-1]]
    for name, claims in (("first", BRIDGE_CLAIMS), ("second", second)):
        read_sheet(story, write_labels(story / "passes" / name, claims, BRIDGE_RELATIONS), fix=True)
    return gold


@pytest.fixture(scope="session")
def runs(gold_twice: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, ScoredRun]:
    """Return scored runs by row."""
    kept = {name: os.environ.pop(name) for name in list(os.environ) if name.startswith(("VERIFIER_", "OPENAI_"))}
    try:
        found = run_rows(gold_twice, tmp_path_factory.mktemp("out"), *ROWS)
    finally:
        os.environ.update(kept)
    return dict(zip(ROWS, found, strict=True))
