"""Say what people's word does to relations: refused ones no longer count, and merged claims support each other.

A refusal holds for the direction that it names, of a symmetric relation for both. A merging is undone as a whole where
it would put two claims that exclude each other into one fact (docs/domain.md, "Verdict"). Where people stand against
each other, the engine and the rules keep their word; each annotation without effect leaves a remark.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import permutations

from verifier.annotations.newest import names, newest, person
from verifier.models import (
    SYMMETRIC,
    Annotation,
    Decider,
    MergedClaims,
    RefusedRelation,
    Relation,
    RelationLabel,
    Standing,
    Word,
)

Direction = tuple[str, str]
"""Evidence and target."""

_EXCLUDING = frozenset({RelationLabel.CONTRADICTS, RelationLabel.UPDATES, RelationLabel.VARIES})


@dataclass(frozen=True, slots=True)
class Heard:
    """What people said of relations and holds; `remarks` are on what does not."""

    refused: Mapping[Direction, RefusedRelation] = field(default_factory=dict)
    merged: tuple[MergedClaims, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def pairs(self) -> Mapping[Direction, MergedClaims]:
        """Every two claims that are merged, in both directions, with the first word that merged them."""
        return {pair: merging for merging in reversed(self.merged) for pair in permutations(merging.claims, 2)}

    def apply(
        self, relations: Iterable[Relation], standing: Callable[[RelationLabel, str, str], Standing]
    ) -> tuple[Relation, ...]:
        """Return the relations as people left them; `standing` says whether a label counts from evidence to target."""
        made = {(relation.evidence, relation.target): relation for relation in relations}
        for direction, refusal in self.refused.items():
            update = {"standing": Standing.REFUSED, "word": _word(refusal)}
            made[direction] = made[direction].model_copy(update=update)
        for (evidence, target), merging in self.pairs.items():
            counts = standing(RelationLabel.SUPPORTS, evidence, target)
            made[evidence, target] = _merged(made.get((evidence, target)), merging, evidence, target, counts)
        return tuple(made[direction] for direction in sorted(made))


def hear(annotations: Iterable[Annotation], relations: Sequence[Relation], claims: Iterable[str]) -> Heard:
    """Return what holds of annotations on relations that the rules made; those on unknown claims are passed over."""
    annotations, known = tuple(annotations), frozenset(claims)
    labels = {(relation.evidence, relation.target): relation.label for relation in relations}
    refusals = newest(
        (each for each in annotations if isinstance(each, RefusedRelation) and {each.evidence, each.target} <= known),
        lambda each: (each.evidence, each.target),
    )
    merges = newest(
        (each for each in annotations if isinstance(each, MergedClaims) and known.issuperset(each.claims)),
        lambda each: frozenset(each.claims),
    )
    remarks: list[str] = []
    refusals, merges = _without_quarrels(refusals, merges, labels, remarks)
    refused = _directions(refusals, labels, remarks)
    merged = _joined(merges, labels, refused, remarks)
    return Heard(refused, merged, tuple(remarks))


def _word(annotation: Word) -> Word:
    return Word(by=annotation.by, on=annotation.on, why=annotation.why)


def _merged(old: Relation | None, merging: MergedClaims, evidence: str, target: str, standing: Standing) -> Relation:
    said = None if old is None else old.engine_label or old.label
    return Relation(
        evidence=evidence,
        target=target,
        label=RelationLabel.SUPPORTS,
        why=merging.why or f"{' '.join(merging.by.split())} says that they are one fact",
        decided_by=Decider.PERSON,
        standing=standing,
        engine_label=None if said is RelationLabel.SUPPORTS else said,
        confidence=None if old is None else old.confidence,
        word=_word(merging),
    )


def _without_quarrels(
    refusals: Sequence[RefusedRelation],
    merges: Sequence[MergedClaims],
    labels: Mapping[Direction, RelationLabel],
    remarks: list[str],
) -> tuple[tuple[RefusedRelation, ...], tuple[MergedClaims, ...]]:
    """Drop what stands against each other: a merging, and a refusal that its claims support each other.

    One person's newer word replaces the older; of two people's, neither holds.
    """
    lost: set[Word] = set()
    by_evidence: dict[str, list[RefusedRelation]] = defaultdict(list)
    for refusal in refusals:
        if labels.get((refusal.evidence, refusal.target)) not in _EXCLUDING:
            by_evidence[refusal.evidence].append(refusal)
    for merging in merges:
        members = frozenset(merging.claims)
        denied = (refusal for claim in merging.claims for refusal in by_evidence.get(claim, ()))
        for refusal in (refusal for refusal in denied if refusal.target in members):
            if person(refusal) == person(merging) and refusal.on != merging.on:
                lost.add(min(refusal, merging, key=lambda word: word.on))
                continue
            lost |= {refusal, merging}
            remarks.append(
                f"{names([merging])} merges {refusal.evidence} and {refusal.target}, and {names([refusal])} refuses "
                "that the one supports the other: neither holds until they agree"
            )
    return (
        tuple(refusal for refusal in refusals if refusal not in lost),
        tuple(merging for merging in merges if merging not in lost),
    )


def _directions(
    refusals: Sequence[RefusedRelation], labels: Mapping[Direction, RelationLabel], remarks: list[str]
) -> dict[Direction, RefusedRelation]:
    """Return the relations that are refused; where several people refuse one, the first counts as having done so."""
    refused: dict[Direction, RefusedRelation] = {}
    for refusal in refusals:
        there, back = (refusal.evidence, refusal.target), (refusal.target, refusal.evidence)
        if there not in labels:
            other = "; there is one the other way round" if back in labels else ""
            remarks.append(
                f"{names([refusal])} refuses a relation from {there[0]} to {there[1]}, and there is none{other}: "
                "nothing is changed"
            )
            continue
        refused.setdefault(there, refusal)
        if labels[there] in SYMMETRIC and labels.get(back) is labels[there]:
            refused.setdefault(back, refusal)
    return refused


def _joined(
    merges: Sequence[MergedClaims],
    labels: Mapping[Direction, RelationLabel],
    refused: Mapping[Direction, RefusedRelation],
    remarks: list[str],
) -> tuple[MergedClaims, ...]:
    """Return the mergings that put no two claims that exclude each other into one fact; the oldest come first."""
    excluding: dict[str, set[str]] = {}
    for (evidence, target), label in labels.items():
        if label in _EXCLUDING and (evidence, target) not in refused:
            excluding.setdefault(evidence, set()).add(target)
            excluding.setdefault(target, set()).add(evidence)
    groups: dict[str, frozenset[str]] = {}
    kept = []
    for merging in merges:
        together = frozenset().union(*(groups.get(claim, frozenset({claim})) for claim in merging.claims))
        clash = next(_clashes(together, excluding), None)
        if clash is None:
            kept.append(merging)
            groups |= dict.fromkeys(together, together)
        else:
            label = labels.get(clash) or labels[clash[1], clash[0]]
            remarks.append(
                f"{names([merging])} merges {', '.join(merging.claims)}, and {clash[0]} and {clash[1]} exclude each "
                f"other ({label}): nothing is merged; refuse that relation first if it does not hold"
            )
    return tuple(kept)


def _clashes(together: Iterable[str], excluding: Mapping[str, set[str]]) -> Iterator[Direction]:
    members = frozenset(together)
    for claim in sorted(members):
        for other in sorted(excluding.get(claim, set()) & members):
            yield claim, other
