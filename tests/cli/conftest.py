"""The command line runs in a folder that holds a story and no settings."""

import json
import os
from pathlib import Path

import pytest
import stories
from cli_runs import CLAIMS, JUDGEMENTS, ONE, OTHER, take

from verifier.engines.scripted import ScriptedEngine


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Run in a folder that holds a story and no settings."""
    for name in [name for name in os.environ if name.startswith(("VERIFIER_", "OPENAI_"))]:
        monkeypatch.delenv(name)
    rows = [
        {"id": each.id, "outlet": each.outlet, "published": stories.DAY, "text": each.text} for each in (ONE, OTHER)
    ]
    (tmp_path / "story.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> ScriptedEngine:
    scripted = ScriptedEngine(CLAIMS, JUDGEMENTS)
    take(monkeypatch, scripted)
    return scripted
