"""What is left out as weak evidence is what the rules call weak evidence."""

from itertools import product

import pytest
from scored_stories import COLLAPSED, FELL, SUPPORTS, report

from evals.scores.relations import is_weak
from verifier.models import Kind, Stance, Standing

CASES = list(product(Stance, Stance, Kind))


@pytest.mark.parametrize(("evidence", "target", "kind"), CASES)
@pytest.mark.parametrize("set_right", [False, True])
def test_weak_is_what_the_rules_call_weak(evidence: Stance, target: Stance, kind: Kind, set_right: bool) -> None:
    one = FELL.model_copy(update={"stance": evidence, "kind": kind, "set_right": set_right})
    other = COLLAPSED.model_copy(update={"stance": target, "kind": kind})
    made = report(claims=(one, other), relations=[(one, SUPPORTS, other)])
    relation = next(each for each in made.relations if each.evidence == one.id)
    assert relation.label is SUPPORTS
    assert (relation.standing is Standing.WEAK_EVIDENCE) is is_weak(one, other)
