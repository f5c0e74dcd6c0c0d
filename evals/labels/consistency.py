"""Check what the labels of a story say together: symmetry, barred evidence, verdicts, facts.

Each label by itself is checked where it is read (`evals.labels.sheet`). Nothing is corrected here: whether the label or
the rule is wrong is for a person to say.
"""

from collections import defaultdict
from collections.abc import Iterator

from evals.labels.derive import decide, hand_relations
from evals.labels.faults import Fault, Severity
from evals.labels.sheet import Sheet
from evals.labels.values import GoldRelation
from verifier.facts import group_facts
from verifier.independence import CopyIndex
from verifier.models import SYMMETRIC, Kind, Relation, RelationLabel, VerdictLabel
from verifier.origins import resolve_origins
from verifier.relations import is_weak

_BEARING = frozenset({RelationLabel.SUPPORTS, RelationLabel.CONTRADICTS})


def check_consistency(sheet: Sheet) -> Iterator[Fault]:
    """Yield what does not fit together."""
    yield from _check_directions(sheet)
    yield from _check_bearing(sheet)
    copies = CopyIndex(sheet.copies)
    relations = hand_relations(sheet.articles, copies, sheet.claims.values(), sheet.relations)
    yield from _check_verdicts(sheet, copies, relations)


def _fault(sheet: Sheet, relation: GoldRelation, message: str, severity: Severity = Severity.FAULT) -> Fault:
    line = sheet.relation_lines[relation.evidence, relation.target]
    named = f"{relation.evidence} {relation.relation} {relation.target}: {message}"
    return Fault(sheet.relations_path, line, named, "relation", severity)


def _check_directions(sheet: Sheet) -> Iterator[Fault]:
    """Yield relations whose other direction is missing or says something that cannot stand beside it."""
    given = {(relation.evidence, relation.target): relation for relation in sheet.relations}
    for relation in sheet.relations:
        back = given.get((relation.target, relation.evidence))
        labels = {relation.relation, back.relation if back else RelationLabel.NONE}
        if relation.relation in SYMMETRIC and labels != {relation.relation}:
            if back is not None:
                yield _fault(sheet, relation, f"the other direction says {back.relation}; both must say the same")
            elif not _is_barred_back(sheet, relation):
                yield _fault(sheet, relation, "the other direction is missing; give it too")
        elif relation.relation is RelationLabel.UPDATES and labels == {RelationLabel.UPDATES}:
            yield _fault(sheet, relation, "the other direction says updates too; only the later updates the earlier")


def _is_barred_back(sheet: Sheet, relation: GoldRelation) -> bool:
    """Whether the target is no evidence on the evidence, so that contradicts stands in one direction only."""
    evidence, target = sheet.claims[relation.evidence].claim, sheet.claims[relation.target].claim
    return relation.relation is RelationLabel.CONTRADICTS and is_weak(relation.relation, target, evidence)


def _check_bearing(sheet: Sheet) -> Iterator[Fault]:
    """Yield relations that count for nothing by the rules on weak evidence and on statements."""
    for relation in sheet.relations:
        evidence, target = sheet.claims[relation.evidence].claim, sheet.claims[relation.target].claim
        if relation.relation not in _BEARING or evidence.article == target.article:
            continue
        if is_weak(relation.relation, evidence, target):
            reason = "set right by its article" if evidence.set_right else f"only {evidence.stance}"
            is_fault = relation.relation is RelationLabel.CONTRADICTS
            severity = Severity.FAULT if is_fault else Severity.WARNING
            yield _fault(sheet, relation, f"the evidence is {reason} and so barred; leave this line out", severity)
        elif evidence.kind is not target.kind and not _shows_own_word(sheet, relation):
            what = "a statement says nothing on the fact it is about, nor a fact on a statement of somebody else"
            yield _fault(sheet, relation, what, Severity.WARNING)


def _shows_own_word(sheet: Sheet, relation: GoldRelation) -> bool:
    """Whether a fact shows that its origin said so."""
    evidence, target = sheet.claims[relation.evidence].claim, sheet.claims[relation.target].claim
    if relation.relation is not RelationLabel.SUPPORTS or target.kind is not Kind.STATEMENT:
        return False
    return resolve_origins([gold.claim for gold in sheet.claims.values()]).is_one(evidence, target)


def _check_verdicts(sheet: Sheet, copies: CopyIndex, relations: tuple[Relation, ...]) -> Iterator[Fault]:
    on: dict[str, list[Relation]] = defaultdict(list)
    for relation in relations:
        on[relation.target].append(relation)
    verdicts = decide(sheet.articles, copies, sheet.claims.values(), relations)
    for verdict in verdicts:
        labelled = sheet.claims[verdict.claim].verdict
        if verdict.label is not labelled:
            message = f"{verdict.claim} is labelled {labelled}, but its relations make it {verdict.label}"
            reasons = _reasons(verdict.label, labelled, on[verdict.claim])
            yield Fault(sheet.claims_path, sheet.claim_lines[verdict.claim], f"{message}: {reasons}", "verdict")
    by_id = {gold.id: gold.claim for gold in sheet.claims.values()}
    facts = group_facts(sheet.articles, by_id, relations, {verdict.claim: verdict for verdict in verdicts})
    for fact in facts:
        if fact.see_also:
            message = (
                f"supports joins {fact.id} to {', '.join(fact.see_also)}, but claims of the two groups exclude each "
                "other; look again at the supports between them"
            )
            line = sheet.claim_lines[fact.id]
            yield Fault(sheet.claims_path, line, message, severity=Severity.WARNING)


_LEADS_TO = {
    VerdictLabel.CONTRADICTED: RelationLabel.CONTRADICTS,
    VerdictLabel.CORROBORATED: RelationLabel.SUPPORTS,
}


def _reasons(derived: VerdictLabel | None, labelled: VerdictLabel, on: list[Relation]) -> str:
    """Name the relations that lead to the derived verdict, and those that would lead to the labelled one."""
    found = [
        f"{relation.evidence} {relation.label} it"
        for relation in on
        if relation.counts and derived is not None and relation.label is _LEADS_TO.get(derived)
    ]
    found += [
        f"{relation.evidence} {relation.label} it but does not count ({relation.standing})"
        for relation in on
        if not relation.counts and relation.label is _LEADS_TO.get(labelled)
    ]
    return "; ".join(found) or "nothing that counts supports or contradicts it"
