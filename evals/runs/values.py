"""Hold what a run log holds: a header, a sample for each story and setting, a footer.

A sample keeps what an engine said, not what follows from it: verdicts and scores are worked out again whenever the log
is read, so that a change of the rules needs no model.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from verifier.models import EngineInfo, Report, VerdictLabel
from verifier.models.base import Identifier, Value

SCHEMA = "1"

Duration = Annotated[float, Field(ge=0, allow_inf_nan=False)]
"""Seconds."""


class Setting(StrEnum):
    """Whose claims an engine relates: those of the gold labels, or those that it extracted itself."""

    ORACLE = "oracle"
    END_TO_END = "end_to_end"

    @property
    def words(self) -> str:
        """What a reader sees."""
        return self.value.replace("_", " ")


class Header(Value):
    """What a run rests on; a run is resumed only under an equal one (`started`, `commit` and `dirty` aside).

    `row` names the engine or baseline as the tables do; `gold` is the SHA-256 over the stories' hashes; `prompts` the
    hash of each prompt by id; `packages` the versions of what the result depends on.
    """

    record: Literal["header"] = "header"
    schema_version: str = SCHEMA
    row: str
    engine: EngineInfo
    gold: str
    stories: tuple[Identifier, ...]
    prompts: Mapping[str, str] = Field(default_factory=dict)
    commit: str | None = None
    dirty: bool | None = None
    packages: Mapping[str, str] = Field(default_factory=dict)
    host: str | None = None
    sampling: Mapping[str, str] = Field(default_factory=dict)
    seed: int = 0
    started: str | None = None
    replayed: bool = False


class Exchange(Value):
    """One request's answer as it came: its key, the raw text, and how long it took."""

    key: str
    raw: str
    seconds: Duration | None = None


class Sample(Value):
    """One story in one setting.

    `report` holds claims, judgements, unchecked pairs, failures and usage; what is computed from them is left out.
    `verdicts` are those that a baseline gave by itself (claim id to label); None where the rules decide. `failure`
    says why there is no report at all.
    """

    record: Literal["sample"] = "sample"
    story: Identifier
    setting: Setting
    report: Report | None = None
    verdicts: Mapping[str, VerdictLabel] | None = None
    failure: str | None = None
    answers: tuple[Exchange, ...] = ()
    seconds: Duration | None = None


class Footer(Value):
    """That a run came to its end, with how many samples it has."""

    record: Literal["footer"] = "footer"
    samples: int
