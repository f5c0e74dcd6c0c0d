"""Ask for one story, and say of each request beforehand which cassette its answer belongs to."""

from collections.abc import Callable, Generator, Sequence
from typing import TypeVar

from pydantic import BaseModel

from evals.runs.album import Album, Stage, Take
from verifier.engines.llm.ask import Answer, Ask, AskFailure, FailureReason
from verifier.engines.llm.client import Asker
from verifier.engines.llm.transport import RetryPolicy
from verifier.models.base import Identifier
from verifier.settings import Settings

T = TypeVar("T", bound=BaseModel)

ONCE = RetryPolicy(attempts=1, timeout_attempts=1)
"""No retries: what is not recorded will not be recorded a moment later."""

_ASKED_IN_PARTS = frozenset({FailureReason.CONTEXT_EXCEEDED, FailureReason.TRUNCATED})
"""Failures after which the same is asked in parts; a replay must fail in the same way."""


class StoryAsker(Asker):
    """An `Asker` whose requests are all of one story; with `oracle` those that relate are about the gold claims."""

    def __init__(
        self, settings: Settings, album: Album, story: Identifier, *, oracle: bool = False, policy: RetryPolicy
    ) -> None:
        super().__init__(settings, policy=policy)
        self._album = album
        self._story = story
        self._oracle = oracle

    def ask_all(
        self, requests: Sequence[Ask[T]], meanwhile: Callable[[], None] | None = None
    ) -> Generator[Answer[T] | AskFailure, None, None]:
        """Ask as any asker does, and tell the album what is asked and what failed."""
        by_key = {request.key: request for request in requests}
        for request in requests:
            self._album.expect(self._take(request), request.key, request.messages.user)
        for item in super().ask_all(requests, meanwhile):
            if isinstance(item, AskFailure) and item.reason not in _ASKED_IN_PARTS:
                request = by_key[item.key]
                self._album.fail(self._take(request), request.messages.user)
            yield item

    def _take(self, request: Ask[T]) -> Take:
        stage = Stage(request.prompt.id) if request.prompt else Stage.EXTRACT
        return Take(self._story, Stage.RELATE_ORACLE if self._oracle and stage is Stage.RELATE else stage)
