"""Hold what an engine thinks of two claims, and what the code makes of it."""

from enum import StrEnum

from pydantic import Field, model_validator

from verifier.models.base import Identifier, Value
from verifier.models.word import Word


class RelationLabel(StrEnum):
    """How evidence bears on a target (docs/domain.md, "Relation")."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    UPDATES = "updates"
    VARIES = "varies"
    NONE = "none"


SYMMETRIC = frozenset({RelationLabel.CONTRADICTS, RelationLabel.VARIES})


class Pair(Value):
    """Two claims worth comparing, in the order of their ids."""

    first: Identifier
    second: Identifier

    @model_validator(mode="after")
    def _is_ordered(self) -> "Pair":
        if self.first >= self.second:
            raise ValueError(f"a pair names two claims in the order of their ids, got {self.first}, {self.second}")
        return self

    @classmethod
    def of(cls, one: str, other: str) -> "Pair":
        """Put two different claim ids in order."""
        return cls(first=min(one, other), second=max(one, other))


class PartOf(StrEnum):
    """Which of the two claims is about a part of what the other is about."""

    EVIDENCE = "evidence"
    TARGET = "target"

    @property
    def turned(self) -> "PartOf":
        """The same claim, named from the other direction."""
        return PartOf.TARGET if self is PartOf.EVIDENCE else PartOf.EVIDENCE


class Judgement(Value):
    """What an engine thinks of evidence on target; a pair counts as answered once one judgement names it.

    `same_quantity` and `same_time` are None where the engine does not say. `confidence` runs from 0 to 1, or is None.
    `same_time` is kept for whoever compares engines; no rule rests on it: the code compares the times itself, and a
    claim whose time it cannot tell never contradicts, whatever an engine makes of it (docs/domain.md, "Time").
    """

    evidence: Identifier
    target: Identifier
    label: RelationLabel
    same_quantity: bool | None = None
    same_time: bool | None = None
    part_of: PartOf | None = None
    why: str = ""
    confidence: float | None = Field(default=None, ge=0, le=1)

    @model_validator(mode="after")
    def _is_of_two_claims(self) -> "Judgement":
        if self.evidence == self.target:
            raise ValueError(f"a judgement is of two claims, got {self.evidence} twice")
        return self

    @property
    def pair(self) -> Pair:
        """The two claims, whatever the direction."""
        return Pair.of(self.evidence, self.target)


class Decider(StrEnum):
    """What settled a relation."""

    ENGINE = "engine"
    FIGURES = "figures"
    TIMES = "times"
    STANCE = "stance"
    PERSON = "person"


class Standing(StrEnum):
    """Whether a relation counts towards a verdict, or why not."""

    COUNTS = "counts"
    SAME_ARTICLE = "same-article"
    SAME_OUTLET = "same-outlet"
    COPY = "copy"
    WEAK_EVIDENCE = "weak-evidence"
    REFUSED = "refused"


class Relation(Value):
    """How evidence bears on target, after the code has checked figures, times and independence.

    `engine_label` is what the engine said where the code decided otherwise, else None. The label "none" occurs only
    with one: a disagreement is kept. `word` is that of the person who refused the relation (standing `refused`), or who
    said that both claims are one fact (decided by `person`).
    """

    evidence: Identifier
    target: Identifier
    label: RelationLabel
    why: str
    decided_by: Decider
    standing: Standing
    engine_label: RelationLabel | None = None
    confidence: float | None = Field(default=None, ge=0, le=1)
    word: Word | None = None

    @property
    def counts(self) -> bool:
        """Whether a verdict may rest on it."""
        return self.standing is Standing.COUNTS


class Copy(Value):
    """Two near-duplicate passages: one source, however many sites carry them; `first` is the earlier article id."""

    first: Identifier
    first_start: int = Field(ge=0)
    first_end: int = Field(ge=0)
    second: Identifier
    second_start: int = Field(ge=0)
    second_end: int = Field(ge=0)
    why: str
