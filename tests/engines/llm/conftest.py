"""A local chat server, a model of answers to ask it for, and what tests with recorded answers share."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest
from chat_server import ChatServer, Step
from pydantic import BaseModel, ConfigDict
from recordings import CASSETTES
from vcr import VCR
from vcr.cassette import Cassette

from evals.cassettes import Watch, equip, refuse_misses
from verifier.engines.llm.ask import Answer, Ask, AskFailure
from verifier.engines.llm.client import Asker
from verifier.engines.llm.prices import Price
from verifier.engines.llm.transport import Clockwork, RetryPolicy
from verifier.prompts import Messages
from verifier.settings import Settings


def pytest_recording_configure(config: pytest.Config, vcr: VCR) -> None:
    """Record and play as evals does."""
    equip(vcr)


NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


class Form(BaseModel):
    """What the model is asked to fill in."""

    model_config = ConfigDict(extra="forbid")

    count: int
    label: str = "none"


Item = Answer[Form] | AskFailure


@dataclass
class Station:
    """A server, and askers that talk to it without really waiting; `waits_s` are the waits they would have made."""

    server: ChatServer
    cache_dir: Path
    waits_s: list[float] = field(default_factory=list)

    async def _sleep(self, seconds: float) -> None:
        self.waits_s.append(seconds)

    def settings(self, **more: object) -> Settings:
        """Point at the server, with a forced mode and no cache unless told otherwise."""
        given = {"base_url": self.server.url, "model": "served", "mode": "tools", "timeout_s": 5, "use_cache": False}
        return Settings.model_validate(given | {"cache_dir": self.cache_dir} | more)

    @property
    def clockwork(self) -> Clockwork:
        """A clock that stands still, and waits that take no time."""
        return Clockwork(sleep=self._sleep, now=lambda: NOW, jitter=lambda: 1.0)

    def asker(
        self, policy: RetryPolicy | None = None, prices: tuple[Price, ...] | None = None, **settings: object
    ) -> Asker:
        """Make an asker that talks to the server."""
        return Asker(self.settings(**settings), policy=policy or RetryPolicy(), clockwork=self.clockwork, prices=prices)

    def ask(self, count: int = 1, **settings: object) -> list[Item]:
        """Ask so many different questions with a fresh asker."""
        return list(self.asker(**settings).ask_all([question(str(number)) for number in range(count)]))


def question(key: str = "0", **more: object) -> Ask[Form]:
    messages = Messages(system="Count what you are told to.", user=f"How many are there in question {key}?")
    return Ask(key=key, messages=messages, response_model=Form, **more)  # type: ignore[arg-type]


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
