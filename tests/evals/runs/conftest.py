"""A model on this machine that answers everything, two stories, and no settings of whoever runs the tests."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from engines.llm.chat_server import ChatServer
from model_answers import answer, write_stories


@pytest.fixture
def stories(gold: Path) -> Path:
    """Return a folder with two stories whose articles differ: "bridge" (dev) and "viaduct" (test)."""
    return write_stories(gold)


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
