"""Hold what differs between two reports; in JSON it is a document of its own (docs/changes.schema.json)."""

from enum import StrEnum
from typing import Literal

from pydantic import model_validator

from verifier.models import Decided, Grade, Identifier, Quantity, Value, VerdictLabel


class Move(StrEnum):
    """What happened between the older and the newer report."""

    CAME = "came"
    WENT = "went"
    MOVED = "moved"


class Made(Value):
    """What a report was made with, and of how much."""

    verifier_version: str
    engine: str
    model: str | None = None
    articles: int
    claims: int


class Told(Value):
    """A claim as a report has it: where it stands, its text and its fullest quote."""

    claim: Identifier
    article: Identifier
    outlet: str
    text: str
    quote: str


class Position(Value):
    """A verdict without its reasons: the label (None: withheld), the grade, and who is for and against, by name."""

    label: VerdictLabel | None
    grade: Grade | None
    outlets_for: tuple[str, ...] = ()
    origins_for: tuple[str, ...] = ()
    outlets_against: tuple[str, ...] = ()
    origins_against: tuple[str, ...] = ()
    missing: int = 0
    decided: Decided | None = None


class _Change(Value):
    """Something before and after; None where it was not there yet, or is there no longer."""

    before: Value | None
    after: Value | None

    @model_validator(mode="after")
    def _is_somewhere(self) -> "_Change":
        if self.before is None and self.after is None:
            raise ValueError("a change has something before or after")
        return self

    @property
    def move(self) -> Move:
        """Whether it came, went or moved."""
        if self.before is None:
            return Move.CAME
        return Move.WENT if self.after is None else Move.MOVED


class ArticleSeen(Value):
    """An article that one of the reports rests on."""

    article: Identifier
    outlet: str
    title: str | None = None
    url: str | None = None


class ArticleChange(_Change):
    """An article that came or went, or whose text is another."""

    before: ArticleSeen | None
    after: ArticleSeen | None


class ClaimChange(_Change):
    """A claim that came or went, or that is worded otherwise."""

    before: Told | None
    after: Told | None


class VerdictChange(_Change):
    """A verdict, or who is for and against, that moved; of a claim that came or went, its verdict."""

    claim: Told
    before: Position | None
    after: Position | None

    @property
    def is_of_verdict(self) -> bool:
        """Whether the verdict itself is another or decided otherwise, not only who is for and against."""
        before, after = self.before, self.after
        return before is None or after is None or (before.label, before.decided) != (after.label, after.decided)


class FigureChange(_Change):
    """A figure of a claim that is another (`is_in_both`); of a claim that came or went, its figures."""

    claim: Told
    is_in_both: bool
    before: Quantity | None
    after: Quantity | None


class Changes(Value):
    """What differs between an older and a newer report; all empty where nothing does.

    `same` counts the claims that both have. `remarks` say what limits the comparison. Claims of the newer report come
    in its order, those that went after them.
    """

    schema_version: Literal["1"] = "1"
    kind: Literal["changes"] = "changes"
    old: Made
    new: Made
    same: int
    articles: tuple[ArticleChange, ...] = ()
    claims: tuple[ClaimChange, ...] = ()
    verdicts: tuple[VerdictChange, ...] = ()
    figures: tuple[FigureChange, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing differs."""
        return not (self.articles or self.claims or self.verdicts or self.figures)
