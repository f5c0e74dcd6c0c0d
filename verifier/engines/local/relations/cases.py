"""Hold one direction of a pair of claims with what the rules need, and what is thought of it."""

from dataclasses import dataclass

from verifier.engines.local.relations.alignment import Alignment
from verifier.engines.local.relations.figures import FigureView
from verifier.engines.local.relations.reading import Firmness
from verifier.models import Claim, RelationLabel, Stance, Time
from verifier.times import TimeRelation, compare_times, find_times

LEAST_SUPPORT = 0.4
"""What the model must give to support or contradiction for it to be proposed."""

_APART = frozenset({TimeRelation.EVIDENCE_LATER, TimeRelation.EVIDENCE_EARLIER})


@dataclass(frozen=True, slots=True)
class Case:
    """One direction of a candidate, with what the rules need."""

    evidence: Claim
    target: Claim
    alignment: Alignment
    figures: FigureView
    published: tuple[Time | None, Time | None]

    @property
    def ids(self) -> tuple[str, str]:
        """The claims: evidence, target."""
        return self.evidence.id, self.target.id

    def is_apart_in_time(self) -> bool:
        """Whether the two are known to be of different times; slow, so asked last."""
        return compare_times(self.evidence, self.target, *self.published).relation in _APART


@dataclass(frozen=True, slots=True)
class Opinion:
    """A label, why, and how sure."""

    label: RelationLabel
    why: str
    confidence: float


def is_conditional(case: Case) -> bool:
    """Whether the target is put under a condition, or in the future, too."""
    return case.alignment.target.conditional or case.alignment.target.firmness is Firmness.FUTURE


def which_is_later(case: Case) -> Claim | None:
    """Return the later of two claims whose texts put what they say on different days; None for all others.

    A state lasts, but not against a text that dates another value of it.
    """
    one, other = case.evidence, case.target
    if one.time is None or other.time is None or not (find_times(one.text, None) and find_times(other.text, None)):
        return None
    if Stance.PREDICTED in (one.stance, other.stance):
        return None
    ours, theirs = one.time.bounds, other.time.bounds
    if ours.start and theirs.end and ours.start.date() > theirs.end.date():
        return one
    return other if ours.end and theirs.start and theirs.start.date() > ours.end.date() else None
