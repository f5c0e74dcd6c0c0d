"""Point out pairs of claims that look as if a relation was forgotten, or given wrongly: hints for a second look."""

from collections.abc import Iterator
from itertools import combinations

from evals.labels.faults import Fault, Severity
from evals.labels.sheet import Sheet
from verifier.models import Claim, Quantity, RelationLabel
from verifier.quantities import compare
from verifier.text import content_words

_ALIKE = 0.5
"""Share of the shorter description's content words that two figures of one thing have in common."""


def find_forgotten(sheet: Sheet) -> Iterator[Fault]:
    """Yield a warning for each pair of claims whose figures and relation do not go together."""
    given = {(relation.evidence, relation.target): relation.relation for relation in sheet.relations}
    claims = [gold.claim for gold in sheet.claims.values()]
    for one, other in combinations(claims, 2):
        if one.article == other.article:
            continue
        labels = {label for pair in ((one.id, other.id), (other.id, one.id)) if (label := given.get(pair))}
        hint = _hint(one, other, labels)
        if hint:
            yield Fault(
                sheet.claims_path,
                sheet.claim_lines[one.id],
                f"{one.id} and {other.id}: {hint}",
                severity=Severity.WARNING,
            )


def _hint(one: Claim, other: Claim, labels: set[RelationLabel]) -> str:
    compared = [
        (here, there, compare(here, there))
        for here in one.quantities
        for there in other.quantities
        if _of_one_thing(here, there)
    ]
    for here, there, comparison in compared:
        if not labels and comparison.label is RelationLabel.SUPPORTS and here.low == there.low:
            return f"the same figure of what looks like one thing ({comparison.why}), but no relation"
        if RelationLabel.SUPPORTS in labels and comparison.label is RelationLabel.CONTRADICTS:
            return f"one supports the other, but their figures differ ({comparison.why})"
    return ""


def _of_one_thing(one: Quantity, other: Quantity) -> bool:
    here, there = content_words(one.of), content_words(other.of)
    if not here or not there:
        return False
    return len(here & there) >= _ALIKE * min(len(here), len(there))
