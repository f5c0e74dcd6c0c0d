"""Give every claim its verdict, counts and credibility grade, from relations and independence alone.

The rules are docs/domain.md's "Verdict" and "Credibility grade"; nothing here reads a text or asks an engine.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from verifier.independence import CopyIndex, outlet_groups, standing
from verifier.models import (
    Article,
    Claim,
    Grade,
    Independence,
    Pair,
    Relation,
    RelationLabel,
    Stance,
    Standing,
    Verdict,
    VerdictLabel,
)
from verifier.origins import OriginIndex

_UNSETTLED = frozenset({Stance.UNCONFIRMED, Stance.PREDICTED, Stance.DENIED})


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many of the articles that were given could be read for claims."""

    read: int
    given: int

    def __str__(self) -> str:
        return f"{self.read} of {self.given} articles"


@dataclass(slots=True)
class _Evidence:
    """The ids of the claims that bear on one claim."""

    supporting: set[str] = field(default_factory=set)
    contradicting: set[str] = field(default_factory=set)
    varying: set[str] = field(default_factory=set)
    updated_by: set[str] = field(default_factory=set)
    updates: set[str] = field(default_factory=set)
    missing: int = 0


@dataclass(frozen=True, slots=True)
class Rules:
    """What verdicts rest on besides the relations."""

    articles: Mapping[str, Article]
    claims: Mapping[str, Claim]
    copies: CopyIndex
    origins: OriginIndex
    independence: Independence
    coverage: Coverage

    def decide(self, relations: Iterable[Relation], unchecked: Iterable[Pair]) -> tuple[Verdict, ...]:
        """Return one verdict a claim, sorted by claim id."""
        evidence = self._gather(relations, unchecked)
        return tuple(self._verdict(self.claims[claim], evidence[claim]) for claim in sorted(self.claims))

    def _gather(self, relations: Iterable[Relation], unchecked: Iterable[Pair]) -> Mapping[str, _Evidence]:
        gathered: dict[str, _Evidence] = defaultdict(_Evidence)
        for relation in relations:
            if relation.counts:
                self._file(relation, gathered)
        for pair in unchecked:
            first, second = self.claims[pair.first], self.claims[pair.second]
            if standing(first, second, self.articles, self.copies) is Standing.COUNTS:
                gathered[pair.first].missing += 1
                gathered[pair.second].missing += 1
        return gathered

    def _file(self, relation: Relation, gathered: Mapping[str, _Evidence]) -> None:
        at = gathered[relation.target]
        if relation.label is RelationLabel.CONTRADICTS:
            at.contradicting.add(relation.evidence)
        elif relation.label is RelationLabel.SUPPORTS and self._supports(relation):
            at.supporting.add(relation.evidence)
        elif relation.label is RelationLabel.VARIES:
            at.varying.add(relation.evidence)
        elif relation.label is RelationLabel.UPDATES:
            at.updated_by.add(relation.evidence)
            gathered[relation.evidence].updates.add(relation.target)

    def _supports(self, relation: Relation) -> bool:
        if self.independence is Independence.OUTLET:
            return True
        return not self.origins.is_one(self.claims[relation.evidence], self.claims[relation.target])

    def _verdict(self, claim: Claim, evidence: _Evidence) -> Verdict:
        label = _label(evidence)
        supporting, contradicting = sorted(evidence.supporting), sorted(evidence.contradicting)
        outlets_for, origins_for = self._count([claim.id, *supporting])
        outlets_against, origins_against = self._count(contradicting)
        return Verdict(
            claim=claim.id,
            label=label,
            grade=grade_of(claim, label, origins_for, origins_against),
            supporting=tuple(supporting),
            contradicting=tuple(contradicting),
            varying=tuple(sorted(evidence.varying)),
            updated_by=tuple(sorted(evidence.updated_by)),
            updates=tuple(sorted(evidence.updates)),
            outlets_for=outlets_for,
            origins_for=origins_for,
            outlets_against=outlets_against,
            origins_against=origins_against,
            missing=evidence.missing,
            articles_read=self.coverage.read,
            articles_given=self.coverage.given,
            why=self._why(label, evidence, outlets_for, origins_for, outlets_against),
        )

    def _count(self, ids: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return outlets (copies of one text are one) and origins (umbrellas dropped) of some claims."""
        claims = [self.claims[claim] for claim in ids]
        outlets = outlet_groups(claims, self.articles, self.copies)
        return outlets, self.origins.count_bodies(map(self.origins.key, claims))

    def _why(
        self,
        label: VerdictLabel | None,
        evidence: _Evidence,
        outlets_for: Sequence[str],
        origins_for: Sequence[str],
        outlets_against: Sequence[str],
    ) -> str:
        missing = f"{_number(evidence.missing, 'comparison')} missing" if evidence.missing else ""
        if label is VerdictLabel.CONTRADICTED:
            said = f"{len(outlets_for)} for, {len(outlets_against)} against"
        elif label is VerdictLabel.CORROBORATED:
            said = f"{_number(len(outlets_for), 'outlet')}, {_number(len(origins_for), 'origin')}"
        elif label is None:
            return f"could not be checked: {missing}"
        elif self.coverage.read < self.coverage.given:
            said = f"single-source among {self.coverage}"
        else:
            said = "no independent article has it"
        return f"{said}; {missing}" if missing else said


def _label(evidence: _Evidence) -> VerdictLabel | None:
    if evidence.contradicting:
        return VerdictLabel.CONTRADICTED
    if evidence.supporting:
        return VerdictLabel.CORROBORATED
    return None if evidence.missing else VerdictLabel.SINGLE_SOURCE


def grade_of(
    claim: Claim, label: VerdictLabel | None, origins_for: Sequence[str], origins_against: Sequence[str]
) -> Grade | None:
    """Return the credibility grade of a claim with a verdict, None where that is withheld."""
    if label is None:
        return None
    if claim.stance in _UNSETTLED:
        return Grade.CANNOT_BE_JUDGED
    if label is VerdictLabel.CONTRADICTED:
        return Grade.DOUBTFUL if len(origins_for) > len(origins_against) else Grade.IMPROBABLE
    if label is VerdictLabel.CORROBORATED:
        return Grade.CONFIRMED if len(origins_for) > 1 else Grade.PROBABLY_TRUE
    return Grade.POSSIBLY_TRUE


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
