"""A local chat server with askers that talk to it without really waiting, and what they ask."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from chat_server import ChatServer
from pydantic import BaseModel, ConfigDict

from verifier.engines.llm.ask import Answer, Ask, AskFailure
from verifier.engines.llm.client import Asker
from verifier.engines.llm.prices import Price
from verifier.engines.llm.transport import Clockwork, RetryPolicy
from verifier.prompts import Messages
from verifier.settings import Settings

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
    return replace(Ask(key=key, messages=messages, response_model=Form), **more)
