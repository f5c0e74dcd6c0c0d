"""Hold one checkable statement of fact that an article makes or passes on."""

from decimal import Decimal
from enum import StrEnum

from pydantic import Field, model_validator

from verifier.models.base import Identifier, Span, Time, Value


class Kind(StrEnum):
    """Whether a claim is about the world or about somebody's words (docs/domain.md, "Claim")."""

    FACT = "fact"
    STATEMENT = "statement"


class Stance(StrEnum):
    """How the origin stands to the content."""

    ASSERTED = "asserted"
    DENIED = "denied"
    UNCONFIRMED = "unconfirmed"
    PREDICTED = "predicted"


class Bound(StrEnum):
    """How a figure bounds the quantity; `about` and `up_to` are estimates, `vague` is a wide word such as "dozens"."""

    EXACT = "exact"
    ABOUT = "about"
    UP_TO = "up_to"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    RANGE = "range"
    VAGUE = "vague"


class Quantity(Value):
    """A figure or interval of something counted or measured.

    `low` and `high` are inclusive, None where open; an exact figure or an estimate has both equal. Trailing zeros
    are as printed ("10.0" keeps its place). `unit` is None for a count, an ISO 4217 code for money, otherwise the
    name in `verifier.quantities` ("percent", "percentage_point", "kilometer", …). `of` is what is counted; `words`
    the figure as the text has it, hedge included. `converted` marks a value that the text gives as a conversion of
    another.
    """

    low: Decimal | None = None
    high: Decimal | None = None
    bound: Bound = Bound.EXACT
    unit: str | None = None
    of: str = ""
    words: str = ""
    converted: bool = False

    @model_validator(mode="after")
    def _has_a_value(self) -> "Quantity":
        values = [value for value in (self.low, self.high) if value is not None]
        if not values or not all(value.is_finite() for value in values):
            raise ValueError("a quantity needs a finite low or high")
        if self.low is not None and self.high is not None and self.high < self.low:
            raise ValueError(f"a quantity's high ({self.high}) is below its low ({self.low})")
        return self


class Quote(Span):
    """The article's own words that carry a claim: `text` is exactly what stands at the offsets."""

    text: str = Field(min_length=1)


class Origin(Value):
    """Who vouches for a claim: the body, the speaker beside it, and whoever or whatever passed it on."""

    body: str = Field(min_length=1)
    speaker: str | None = None
    via: tuple[str, ...] = ()


class SaidOn(Value):
    """When and on what occasion the origin said it."""

    date: Time | None = None
    occasion: str | None = None


class Claim(Value):
    """One checkable statement; `quotes` lists the fullest first.

    `set_right` marks a claim that its article reports only in order to correct it in its own voice: it is no
    evidence.
    """

    id: Identifier
    article: Identifier
    text: str = Field(min_length=1)
    kind: Kind
    quotes: tuple[Quote, ...] = Field(min_length=1)
    origin: Origin
    said_on: SaidOn | None = None
    stance: Stance = Stance.ASSERTED
    quantities: tuple[Quantity, ...] = ()
    time: Time | None = None
    places: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    set_right: bool = False


class RejectedClaim(Value):
    """A claim that an engine proposed and the code refused: shown, never checked."""

    article: Identifier
    text: str
    quote: str
    reason: str
