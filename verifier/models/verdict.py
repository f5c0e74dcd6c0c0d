"""Hold what the rules make of the relations: a verdict for every claim, and claims grouped into facts."""

from enum import IntEnum, StrEnum

from pydantic import Field

from verifier.models.base import Identifier, Value
from verifier.models.word import Word


class VerdictLabel(StrEnum):
    """What the other articles say of a claim (docs/domain.md, "Verdict")."""

    CONTRADICTED = "contradicted"
    CORROBORATED = "corroborated"
    SINGLE_SOURCE = "single-source"


class Grade(IntEnum):
    """The information scale of the Admiralty code (NATO AJP-2.1), derived from verdict, counts and stance."""

    CONFIRMED = 1
    PROBABLY_TRUE = 2
    POSSIBLY_TRUE = 3
    DOUBTFUL = 4
    IMPROBABLE = 5
    CANNOT_BE_JUDGED = 6


class Independence(StrEnum):
    """What a supporting claim must differ in to count."""

    OUTLET = "outlet"
    ORIGIN = "origin"


class Decision(StrEnum):
    """What a person says of a derived verdict."""

    CONFIRMED = "confirmed"
    OVERRULED = "overruled"


class Decided(Value):
    """What people made of a verdict.

    `derived` is what the rules say (None: withheld), the same as the verdict's label where it is confirmed. `words` are
    of all who said so, the oldest first.
    """

    decision: Decision
    derived: VerdictLabel | None
    words: tuple[Word, ...] = Field(min_length=1)


class Verdict(Value):
    """The verdict on one claim, with its evidence as claim ids.

    `label` is None where the verdict is withheld: no relation counts and `missing` comparisons could not be made.
    Counts include the claim's own outlet and origin. `articles_read` are those of the `articles_given` whose claims are
    known; given are also those that could not be opened. Where a person `decided`, `label` is theirs and `grade`
    follows from it; evidence, counts and `why` stay those of the rules.
    """

    claim: Identifier
    label: VerdictLabel | None
    grade: Grade | None
    supporting: tuple[Identifier, ...] = ()
    contradicting: tuple[Identifier, ...] = ()
    varying: tuple[Identifier, ...] = ()
    updated_by: tuple[Identifier, ...] = ()
    updates: tuple[Identifier, ...] = ()
    outlets_for: tuple[str, ...] = ()
    origins_for: tuple[str, ...] = ()
    outlets_against: tuple[str, ...] = ()
    origins_against: tuple[str, ...] = ()
    missing: int = Field(default=0, ge=0)
    articles_read: int = Field(ge=1)
    articles_given: int = Field(ge=1)
    why: str
    decided: Decided | None = None


class Stand(StrEnum):
    """What an outlet does with a fact; the first that applies, in this order."""

    CONTRADICTS = "contradicts"
    ASSERTS = "asserts"
    VARIES = "varies"
    UPDATES = "updates"
    SILENT = "silent"


class OutletView(Value):
    """One outlet's stand on a fact and the claims that show it; silence is not denial."""

    outlet: str
    stand: Stand
    claims: tuple[Identifier, ...] = ()


class Fact(Value):
    """Claims joined by mutual support: shown once, a row with each outlet's wording.

    `id` and `text` are those of the claim that represents the group. `see_also` are claims whose link was left out
    because it would have put two claims that exclude each other into one group.
    """

    id: Identifier
    text: str
    claims: tuple[Identifier, ...] = Field(min_length=1)
    label: VerdictLabel | None
    views: tuple[OutletView, ...]
    see_also: tuple[Identifier, ...] = ()
