"""Gather what an engine answers while a run goes on: claims, judgements, failures, and what is still unanswered."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from verifier.models import Claim, Extraction, Failure, Judgement, Pair, RejectedClaim, RelationLabel


@dataclass(slots=True)
class Answers:
    """What an engine has given so far; `unanswered` are the candidates without an answer, None before there are any."""

    extractions: dict[str, Extraction] = field(default_factory=dict)
    ids: set[str] = field(default_factory=set)
    judgements: list[Judgement] = field(default_factory=list)
    unanswered: dict[tuple[str, str], Pair] | None = None
    failures: list[Failure] = field(default_factory=list)
    interrupted: bool = False

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All claims, sorted by id."""
        found = (claim for extraction in self.extractions.values() for claim in extraction.claims)
        return tuple(sorted(found, key=lambda claim: claim.id))

    @property
    def rejected(self) -> tuple[RejectedClaim, ...]:
        """All refused proposals, by article."""
        return tuple(refused for _, extraction in sorted(self.extractions.items()) for refused in extraction.rejected)

    @property
    def unchecked(self) -> tuple[Pair, ...]:
        """The candidates that no judgement names, sorted."""
        return tuple((self.unanswered or {}).values())

    def expect(self, candidates: Iterable[Pair]) -> None:
        """Note what is to be answered."""
        self.unanswered = {(pair.first, pair.second): pair for pair in candidates}

    def take(self, judgement: Judgement) -> None:
        """Tick off the candidate, and keep what was found to be related: most pairs are not, and there are many."""
        one, other = judgement.evidence, judgement.target
        if self.unanswered:
            self.unanswered.pop((one, other) if one < other else (other, one), None)
        if judgement.label is not RelationLabel.NONE or judgement.same_quantity or judgement.part_of:
            self.judgements.append(judgement)
