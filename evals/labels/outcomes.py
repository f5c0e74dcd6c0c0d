"""Hold the labelled verdicts against those that follow from the labelled relations, and look at the facts they make."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from evals.labels.derive import decide, hand_relations
from evals.labels.faults import Fault, Severity
from evals.labels.sheet import Sheet
from verifier.facts import group_facts
from verifier.independence import CopyIndex
from verifier.models import Fact, Relation, RelationLabel, Verdict, VerdictLabel

_LEADS_TO = {
    VerdictLabel.CONTRADICTED: RelationLabel.CONTRADICTS,
    VerdictLabel.CORROBORATED: RelationLabel.SUPPORTS,
}


def check_outcomes(sheet: Sheet) -> Iterator[Fault]:
    """Yield a fault for each verdict that does not follow, and a warning for groups of claims that break in two."""
    copies = CopyIndex(sheet.copies)
    relations = hand_relations(sheet.articles, copies, sheet.claims.values(), sheet.relations)
    verdicts = decide(sheet.articles, copies, sheet.claims.values(), relations)
    yield from _check_verdicts(sheet, relations, verdicts)
    claims = {gold.id: gold.claim for gold in sheet.claims.values()}
    facts = group_facts(sheet.articles, claims, relations, {verdict.claim: verdict for verdict in verdicts})
    yield from _check_facts(sheet, facts)


def _check_verdicts(sheet: Sheet, relations: Sequence[Relation], verdicts: Sequence[Verdict]) -> Iterator[Fault]:
    on: dict[str, list[Relation]] = defaultdict(list)
    for relation in relations:
        on[relation.target].append(relation)
    for verdict in verdicts:
        labelled = sheet.claims[verdict.claim].verdict
        if verdict.label is not labelled:
            reasons = "; ".join(_reasons(verdict.label, labelled, on[verdict.claim]))
            message = f"{verdict.claim} is labelled {labelled}, but its relations make it {verdict.label}: {reasons}"
            yield Fault(sheet.claims_path, sheet.claim_lines[verdict.claim], message, "verdict")


def _reasons(derived: VerdictLabel | None, labelled: VerdictLabel, on: Sequence[Relation]) -> Sequence[str]:
    """Name the relations that lead to the derived verdict, and those that do not lead to the labelled one."""
    found = []
    for relation in on:
        if relation.counts and derived and relation.label is _LEADS_TO.get(derived):
            found.append(f"{relation.evidence} {relation.label} it")
        elif not relation.counts and relation.label is _LEADS_TO.get(labelled):
            found.append(f"{relation.evidence} {relation.label} it, which does not count ({relation.standing})")
    return found or ["nothing that counts supports or contradicts it"]


def _check_facts(sheet: Sheet, facts: Sequence[Fact]) -> Iterator[Fault]:
    """Yield a warning for every two facts that are linked by supports but hold claims that exclude each other."""
    fact_of = {claim: fact.id for fact in facts for claim in fact.claims}
    apart = {frozenset((fact.id, fact_of[claim])) for fact in facts for claim in fact.see_also}
    for one, other in sorted(map(sorted, apart)):
        message = (
            f"the claims around {one} and those around {other} support each other, yet some of them contradict, update "
            "or vary with each other; look at these relations again"
        )
        yield Fault(sheet.claims_path, sheet.claim_lines[one], message, severity=Severity.WARNING)
