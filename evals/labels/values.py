"""Hold a gold story: articles, and what people say of their claims (docs/gold.md has the folder's format)."""

from enum import StrEnum
from pathlib import Path

from pydantic import Field

from verifier.models import Article, Claim, Copy, RelationLabel, VerdictLabel
from verifier.models.base import Identifier, Value


class Split(StrEnum):
    """What a story is for: code, prompts and thresholds are tuned on dev; test is only reported on."""

    DEV = "dev"
    TEST = "test"


class GoldClaim(Value):
    """A claim as a person labelled it; `tags` name the phenomena that it is an instance of."""

    claim: Claim
    verdict: VerdictLabel
    tags: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The claim's id, unique in its story."""
        return self.claim.id


class GoldRelation(Value):
    """How evidence bears on target, as a person labelled it; a pair that is not listed is none."""

    evidence: Identifier
    target: Identifier
    relation: RelationLabel
    why: str = ""


class Labels(Value):
    """What one labelling of a story says: a pass, or the adjudicated labels."""

    claims: tuple[GoldClaim, ...]
    relations: tuple[GoldRelation, ...]

    @property
    def plain_claims(self) -> tuple[Claim, ...]:
        """The claims without what was labelled of them, as an engine may see them."""
        return tuple(labelled.claim for labelled in self.claims)


class Story(Value):
    """A gold story; `copies` are labelled by hand, `hash` is the SHA-256 of all that its scores rest on."""

    id: Identifier
    topic: str
    split: Split
    phenomena: tuple[str, ...] = ()
    folder: Path
    articles: tuple[Article, ...] = Field(min_length=1)
    copies: tuple[Copy, ...] = ()
    labels: Labels
    hash: str
