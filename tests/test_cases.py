"""A pair of claims from both sides: which of the two an engine takes for the later, and what holds both ways."""

from collections.abc import Sequence
from itertools import permutations

import pytest
from stories import article, claim, judge

from verifier.cases import Case, cases_of
from verifier.models import Claim, Judgement, PartOf, RelationLabel
from verifier.times import mirrored

ONE, TWO = article("one", "Two people were hurt."), article("two", "Five people were hurt.")
UPDATES = RelationLabel.UPDATES


def cases(said: Sequence[Judgement], first: Claim, second: Claim) -> tuple[Case, Case]:
    there, back = cases_of(first, second, {each.evidence: each for each in said}, {"one": ONE, "two": TWO})
    return there, back


@pytest.mark.parametrize(
    ("time", "also", "later"),
    [
        ("2024-11-04", "2024-11-05", True),
        ("2024-11-04", "2024-11-04", False),
        ("2024-11-05", "2024-11-04", None),
        ("2024-11-04T12:00", "2024-11-04T12:00", None),
        ("2024-11-04T12:00", "2024-11-04T18:00", True),
        (None, "2024-11-04", None),
        ("../2024-11-04", "2024-11-05", None),
    ],
)
def test_an_update_is_believed_unless_the_times_put_the_other_claim_later(
    time: str | None, also: str | None, later: bool | None
) -> None:
    first, second = claim(ONE, 1, time=time), claim(TWO, 1, time=also)
    for case in cases([judge(second, first, UPDATES)], first, second):
        assert (case.update and case.update.claim) == (None if later is None else second.id)
        assert (case.update and case.update.is_later) == later


def test_of_two_that_are_each_said_to_update_the_other_neither_is_the_later() -> None:
    first, second = claim(ONE, 1, time="2024-11-04"), claim(TWO, 1, time="2024-11-04")
    for said in permutations([judge(first, second, UPDATES), judge(second, first, UPDATES)]):
        assert all(case.update is None for case in cases(said, first, second))


def test_both_directions_mirror_each_other() -> None:
    first, second = claim(ONE, 1, time="2024-11-01"), claim(TWO, 1, time="2024-11-05")
    part = judge(first, second, RelationLabel.SUPPORTS).model_copy(update={"part_of": PartOf.EVIDENCE})
    there, back = cases([part], first, second)
    assert back.times.relation is mirrored(there.times.relation)
    assert (there.judgement.part_of, back.judgement.part_of) == (PartOf.EVIDENCE, PartOf.TARGET)
    assert (there.judgement.label, back.judgement.label) == (RelationLabel.SUPPORTS, RelationLabel.NONE)
    assert (there.supported_back, back.supported_back) == (False, True)
