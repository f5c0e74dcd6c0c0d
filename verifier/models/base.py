"""Give every value the same manners: frozen, validated, and closed to unknown fields."""

from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, RootModel, model_validator

from verifier import edtf

Identifier = Annotated[str, Field(min_length=1, max_length=200, pattern=r"^[^\s\x00-\x1f\x7f]+$")]
"""Names an article or a claim: no white space, no control characters."""


class Value(BaseModel):
    """A value that travels between stages."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=False)


class Span(Value):
    """A half-open range of characters in an article's text."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)

    @model_validator(mode="after")
    def _is_not_empty(self) -> "Span":
        if self.end <= self.start:
            raise ValueError(f"a span must end after it starts, got {self.start} to {self.end}")
        return self

    def overlaps(self, other: "Span") -> bool:
        """Whether the two ranges share a character."""
        return self.start < other.end and other.start < self.end


class Time(RootModel[str]):
    """A date, moment or interval, in EDTF (`verifier.edtf`); in JSON it is a plain string."""

    model_config = ConfigDict(frozen=True)

    @model_validator(mode="after")
    def _is_edtf(self) -> "Time":
        edtf.parse(self.root)
        return self

    def __str__(self) -> str:
        return self.root

    @property
    def bounds(self) -> edtf.Bounds:
        """First and last instant, in UTC."""
        return edtf.parse(self.root)

    @property
    def has_clock(self) -> bool:
        """Whether a time of day is given."""
        return edtf.has_clock(self.root)


class Stage(StrEnum):
    """Where in a run something happened."""

    INGEST = "ingest"
    EXTRACT = "extract"
    RELATE = "relate"
