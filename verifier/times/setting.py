"""Hold what a relative date is read against, and what it is read as."""

from dataclasses import dataclass
from datetime import date

from verifier.times.stretch import Stretch
from verifier.times.tense import Tense, tense_around
from verifier.times.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Placed:
    """A stretch of the calendar and the index of the piece after its words."""

    stretch: Stretch
    next: int


@dataclass(frozen=True, slots=True)
class Setting:
    """What a relative date is read against: the text, the day of publication, and the tense to assume."""

    tokens: Tokens
    published: date
    otherwise: Tense | None = None

    def tense(self, first: int, last: int) -> Tense | None:
        """Find the tense around some pieces, else the one to assume."""
        return tense_around(self.tokens, first, last) or self.otherwise
