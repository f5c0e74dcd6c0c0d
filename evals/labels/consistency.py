"""Check what the relations of a labelling say together: both directions, and evidence that is barred.

Each line by itself is checked where it is read (`evals.labels.label_lines`). Nothing is corrected here: whether the
label or the rule is wrong is for a person to say.
"""

from collections.abc import Iterator

from evals.labels.faults import Fault, Severity
from evals.labels.sheet import Sheet
from evals.labels.values import GoldRelation
from verifier.evidence import is_weak
from verifier.models import SYMMETRIC, Claim, Kind, RelationLabel, Stance
from verifier.origins import resolve_origins

_BEARING = frozenset({RelationLabel.SUPPORTS, RelationLabel.CONTRADICTS})


def check_relations(sheet: Sheet) -> Iterator[Fault]:
    """Yield what does not fit together, or by docs/domain.md cannot be."""
    yield from _check_directions(sheet)
    for relation in sheet.relations:
        evidence, target = _claims(sheet, relation)
        if relation.relation in _BEARING and evidence.article != target.article:
            yield from _check_bearing(sheet, relation, evidence, target)


def _claims(sheet: Sheet, relation: GoldRelation) -> tuple[Claim, Claim]:
    return sheet.claims[relation.evidence].claim, sheet.claims[relation.target].claim


def _fault(sheet: Sheet, relation: GoldRelation, message: str, severity: Severity = Severity.FAULT) -> Fault:
    line = sheet.relation_lines[relation.evidence, relation.target]
    named = f"{relation.evidence} {relation.relation} {relation.target}: {message}"
    return Fault(sheet.relations_path, line, named, "relation", severity)


def _check_directions(sheet: Sheet) -> Iterator[Fault]:
    """Yield relations whose other direction is missing or says what cannot stand beside it."""
    given = {(relation.evidence, relation.target): relation.relation for relation in sheet.relations}
    for relation in sheet.relations:
        here, back = relation.relation, given.get((relation.target, relation.evidence))
        if here in SYMMETRIC and back is None and not _is_barred_back(sheet, relation):
            yield _fault(sheet, relation, "the other direction is missing; give it too")
        elif back is not None and here is not back and SYMMETRIC & {here, back}:
            yield _fault(sheet, relation, f"the other direction says {back}; one of the two is wrong")
        elif here is RelationLabel.UPDATES and back is RelationLabel.UPDATES:
            yield _fault(sheet, relation, "the other direction says updates too; only the later updates the earlier")


def _is_barred_back(sheet: Sheet, relation: GoldRelation) -> bool:
    """Whether the target is no evidence on the evidence, so that contradicts stands in one direction only."""
    evidence, target = _claims(sheet, relation)
    return relation.relation is RelationLabel.CONTRADICTS and is_weak(relation.relation, target, evidence)


def _check_bearing(sheet: Sheet, relation: GoldRelation, evidence: Claim, target: Claim) -> Iterator[Fault]:
    """Yield why a relation cannot bear on its target, by the rules on weak evidence, statements and time."""
    contradicts = relation.relation is RelationLabel.CONTRADICTS
    if is_weak(relation.relation, evidence, target):
        reason = "set right by its article" if evidence.set_right else f"only {evidence.stance}"
        severity = Severity.FAULT if contradicts else Severity.WARNING
        yield _fault(sheet, relation, f"the evidence is {reason} and so barred; leave this line out", severity)
    elif evidence.kind is not target.kind and not _shows_own_word(sheet, relation):
        reason = "a statement says nothing on the fact it is about, nor a fact on what somebody else said"
        yield _fault(sheet, relation, reason, Severity.WARNING)
    elif contradicts and target.stance is Stance.PREDICTED is not evidence.stance:
        yield _fault(sheet, relation, "an outcome that missed its forecast updates it", Severity.WARNING)
    elif contradicts and (evidence.time is None or target.time is None):
        yield _fault(sheet, relation, "a claim of unknown time can support, never contradict", Severity.WARNING)


def _shows_own_word(sheet: Sheet, relation: GoldRelation) -> bool:
    """Whether a fact shows that its origin said so."""
    evidence, target = _claims(sheet, relation)
    if relation.relation is not RelationLabel.SUPPORTS or target.kind is not Kind.STATEMENT:
        return False
    return resolve_origins(gold.claim for gold in sheet.claims.values()).is_one(evidence, target)
