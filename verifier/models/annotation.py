"""Hold a person's word on a report: what they refused, merged, confirmed or overruled, and why.

Annotations are data that a report is computed from, as judgements are; what they do stands in `verifier.annotations`.
"""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from verifier.models.base import Identifier, Value
from verifier.models.verdict import Decision, VerdictLabel
from verifier.models.word import Word


class RefusedRelation(Word):
    """A person says that evidence does not bear on the target as the report has it."""

    kind: Literal["refuse-relation"] = "refuse-relation"
    evidence: Identifier
    target: Identifier


class MergedClaims(Word):
    """A person says that claims of different articles are one fact."""

    kind: Literal["merge-claims"] = "merge-claims"
    claims: tuple[Identifier, ...] = Field(min_length=2)


class DecidedVerdict(Word):
    """A person confirms a claim's verdict, or puts another in its place."""

    kind: Literal["decide-verdict"] = "decide-verdict"
    claim: Identifier
    decision: Decision
    verdict: VerdictLabel


Annotation = Annotated[RefusedRelation | MergedClaims | DecidedVerdict, Field(discriminator="kind")]


class AnnotationFile(Value):
    """What a file of annotations holds.

    `texts` gives the text that a person saw for a claim, by the claim's id: where a report has another text under that
    id, as after another run, the annotation is about another claim and is refused.
    """

    schema_version: Literal["1"] = "1"
    annotations: tuple[Annotation, ...] = ()
    texts: Mapping[Identifier, str] = Field(default_factory=dict)
