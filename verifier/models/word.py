"""Hold who said something on a report, when and why."""

from pydantic import AwareDatetime, Field

from verifier.models.base import Value


class Word(Value):
    """A person's word: who, when (with a zone), and why."""

    by: str = Field(min_length=1, pattern=r"\S")
    on: AwareDatetime
    why: str = ""
