"""Hold a person's word on a report: what they refused, merged, confirmed or overruled, and why.

Annotations are data that a report is computed from, as judgements are; what they do stands in `verifier.annotations`.
"""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from verifier.models.base import Identifier, Value
from verifier.models.verdict import VerdictLabel


class Decision(StrEnum):
    """What a person says of a derived verdict."""

    CONFIRMED = "confirmed"
    OVERRULED = "overruled"


class _Word(Value):
    """Who said it, when (with a zone), and why."""

    by: str = Field(min_length=1)
    on: datetime
    why: str = ""


class RefusedRelation(_Word):
    """A person says that evidence does not bear on the target as the report has it."""

    kind: Literal["refuse-relation"] = "refuse-relation"
    evidence: Identifier
    target: Identifier


class MergedClaims(_Word):
    """A person says that claims of different articles are one fact."""

    kind: Literal["merge-claims"] = "merge-claims"
    claims: tuple[Identifier, ...] = Field(min_length=2)


class DecidedVerdict(_Word):
    """A person confirms a claim's verdict, or puts another in its place."""

    kind: Literal["decide-verdict"] = "decide-verdict"
    claim: Identifier
    decision: Decision
    verdict: VerdictLabel


Annotation = Annotated[RefusedRelation | MergedClaims | DecidedVerdict, Field(discriminator="kind")]


class AnnotationFile(Value):
    """What a file of annotations holds."""

    schema_version: Literal["1"] = "1"
    annotations: tuple[Annotation, ...] = ()
