"""Say what a model is asked to fill in: flat, few fields, forgiving about what may be left out.

These are wire formats: nothing here is trusted. `claims.py` and `relate.py` make values of the project from them, after
checking what can be checked.
"""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class _Wire(BaseModel):
    """Refuses unknown fields, so that a fragment of another answer does not pass for this one."""

    model_config = ConfigDict(extra="forbid")


class ProposedFigure(_Wire):
    """A figure as the article prints it, and what it counts."""

    words: str = Field(description="the figure as printed, with its hedge: 'as many as 10,000'")
    of: str = Field(description="what is counted, with its place: 'North Korean troops in Kursk'")


class ProposedClaim(_Wire):
    """A claim as a model proposes it."""

    text: str = Field(description="the claim as a sentence that stands alone")
    kind: Literal["fact", "statement"]
    quote: str = Field(description="the article's own words, copied character for character")
    also: list[str] = Field(default_factory=list, description="other places where the article says it, copied")
    body: str = Field(description="who vouches for it: institution, or person who speaks for himself")
    speaker: str | None = None
    via: list[str] = Field(default_factory=list)
    stance: Literal["asserted", "denied", "unconfirmed", "predicted"] = "asserted"
    said_on: str | None = Field(default=None, description="date of the saying, YYYY-MM-DD")
    occasion: str | None = None
    time: str | None = Field(
        default=None, description="what the content is about: YYYY-MM-DD, YYYY-MM, YYYY-MM-DDTHH:MM or start/end"
    )
    figures: list[ProposedFigure] = Field(default_factory=list)
    set_right: bool = False


class ProposedClaims(_Wire):
    """All claims of one article, in its order."""

    claims: list[ProposedClaim]


class ProposedPair(_Wire):
    """A related pair as a model proposes it."""

    evidence: str = Field(description="a claim's id")
    target: str = Field(description="a claim's id, of another article")
    relation: Literal["supports", "contradicts", "updates", "varies"]
    both_ways: bool = False
    same_quantity: bool | None = None
    same_time: bool | None = None
    part_of: Literal["evidence", "target"] | None = None
    why: str = Field(description="one short sentence")


class ProposedDispute(_Wire):
    """Two claims of one article that contradict each other, as a model proposes it."""

    first: str
    second: str
    same_quantity: bool | None = None
    part_of: Literal["evidence", "target"] | None = None
    why: str


class ProposedPairs(_Wire):
    """All related pairs among the claims of one request."""

    pairs: list[ProposedPair]
    within: list[ProposedDispute] = Field(default_factory=list)
