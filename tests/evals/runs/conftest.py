"""A model on this machine that answers everything, two stories, and no settings of whoever runs the tests."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from engines.llm.chat_server import ChatServer
from gold_stories import BRIDGE_ARTICLES, BRIDGE_CLAIMS, BRIDGE_RELATIONS, Row, write_story
from model_answers import answer

TOWNS = ("bridge", "viaduct")


def of_town(rows: tuple[Row, ...], town: str) -> list[Row]:
    """Return rows that tell the same of something else than a bridge."""
    import json

    return [json.loads(json.dumps(row).replace("bridge", town).replace("Bridge", town.title())) for row in rows]


@pytest.fixture
def stories(gold: Path) -> Path:
    """Return a folder with two stories whose articles differ: "bridge" (dev) and "viaduct" (test)."""
    write_story(gold)
    claims, articles = of_town(BRIDGE_CLAIMS, "viaduct"), of_town(BRIDGE_ARTICLES, "viaduct")
    write_story(gold, "viaduct", split="test", articles=articles, claims=claims, relations=BRIDGE_RELATIONS)
    return gold


@pytest.fixture
def model() -> Iterator[ChatServer]:
    server = ChatServer(answer)
    yield server
    server.close()


@pytest.fixture
def cassettes(tmp_path: Path) -> Path:
    return tmp_path / "cassettes"


@pytest.fixture(autouse=True)
def _no_settings_of_the_user(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in [name for name in os.environ if name.startswith(("VERIFIER_", "OPENAI_"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("VERIFIER_CACHE_DIR", str(tmp_path / "cache"))
