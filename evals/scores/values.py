"""Hold how one gold claim came out: what scores, comparisons, gates and test reports are made of."""

from enum import StrEnum

from evals.runs.values import Setting
from verifier.models import Kind, VerdictLabel
from verifier.models.base import Identifier, Value


class Outcome(StrEnum):
    """What became of a gold claim: a verdict, no claim found for it, or no answer on it."""

    CONTRADICTED = "contradicted"
    CORROBORATED = "corroborated"
    SINGLE_SOURCE = "single-source"
    MISSED = "missed"
    ERROR = "error"


class Result(Value):
    """One gold claim in one setting, with the verdict that is right and what was said.

    `got` is `missed` where the engine extracted no claim that matches, and `error` where its verdict was withheld or
    the story failed; both count as wrong.
    """

    story: Identifier
    claim: Identifier
    setting: Setting
    expected: VerdictLabel
    got: Outcome

    @property
    def id(self) -> str:
        """Names it across runs: story, claim and setting."""
        return f"{self.story}/{self.claim}/{self.setting}"

    @property
    def right(self) -> bool:
        """Whether the verdict is the one that gold has."""
        return self.got.value == self.expected.value


class Item(Result):
    """A result with what it is about; `outlets` are how many the story has, `why` is what the verdict rests on."""

    article: Identifier
    kind: Kind
    tags: tuple[str, ...] = ()
    outlets: int
    text: str
    why: str = ""
