"""Start servers for tests of the llm engine, and hold replays to what was recorded."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from chat_server import ChatServer, Step
from recordings import CASSETTES
from stations import Station
from vcr import VCR
from vcr.cassette import Cassette

from evals.cassettes import Watch, equip, refuse_misses


def pytest_recording_configure(config: pytest.Config, vcr: VCR) -> None:
    """Record and play as evals does."""
    equip(vcr)


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., Station]]:
    """Start a server that follows a script."""
    servers: list[ChatServer] = []

    def start(*script: Step) -> Station:
        servers.append(ChatServer(*script))
        return Station(servers[-1], tmp_path / "cache")

    yield start
    for server in servers:
        server.close()


@pytest.fixture(scope="module")
def vcr_cassette_dir() -> str:
    return str(CASSETTES)


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def vcr_config(watch: Watch) -> dict[str, object]:
    return watch.options()


@pytest.fixture
def recording(record_mode: str) -> bool:
    return record_mode != "none"


@pytest.fixture
def plain_environment(monkeypatch: pytest.MonkeyPatch, recording: bool, tmp_path: Path) -> None:
    """Replay without the settings of whoever runs it."""
    if not recording:
        for name in [name for name in os.environ if name.startswith(("VERIFIER_", "OPENAI_"))]:
            monkeypatch.delenv(name)
    monkeypatch.setenv("VERIFIER_CACHE_DIR", str(tmp_path))


@pytest.fixture
def played(vcr: Cassette, watch: Watch, recording: bool) -> Iterator[None]:
    """Hold a replay to what was recorded: nothing more was asked, and nothing less."""
    yield
    if not recording:
        refuse_misses(watch, vcr)
        assert vcr.all_played, f"{len(vcr) - vcr.play_count} recorded answers were not asked for: record again"
