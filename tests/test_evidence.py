"""What a claim is worth as evidence: forecasts told by stance and by words, and what is too weak to count."""

import pytest
from stories import article, claim

from verifier.evidence import foresees, is_weak
from verifier.models import Kind, RelationLabel, Stance


@pytest.mark.parametrize(
    ("text", "stance", "expected"),
    [
        ("The works could destroy 12 hectares.", Stance.PREDICTED, True),
        ("The works would not destroy 12 hectares.", Stance.DENIED, True),
        ("The works won’t destroy 12 hectares.", Stance.DENIED, True),
        ("The works did not destroy 12 hectares.", Stance.DENIED, False),
        ("Analysts had expected sales of 15 million.", Stance.ASSERTED, True),
        ("Economists widely predicted a cut.", Stance.ASSERTED, True),
        ("Sales of 15 million had been forecast.", Stance.ASSERTED, True),
        ("Sales came to 15 million.", Stance.ASSERTED, False),
        ("The number of dead could be 40 now.", Stance.ASSERTED, False),
        ("The works reportedly destroyed 12 hectares.", Stance.UNCONFIRMED, False),
    ],
)
def test_a_forecast_is_told_by_its_stance_or_its_words(text: str, stance: Stance, expected: bool) -> None:
    assert foresees(claim(article("one", text), 1, stance=stance)) is expected


def test_a_statement_on_what_was_expected_is_no_forecast() -> None:
    one = article("one", "The bank would not comment on what analysts had expected.")
    assert foresees(claim(one, 1, kind=Kind.STATEMENT)) is False


@pytest.mark.parametrize("stance", [Stance.UNCONFIRMED, Stance.PREDICTED])
def test_what_is_unsettled_bears_on_nothing_that_is_settled(stance: Stance) -> None:
    weak, firm = claim(article("one"), 1, stance=stance), claim(article("two"), 1)
    assert is_weak(RelationLabel.SUPPORTS, weak, firm)
    assert is_weak(RelationLabel.CONTRADICTS, weak, firm)
    assert not is_weak(RelationLabel.UPDATES, weak, firm)
    assert not is_weak(RelationLabel.SUPPORTS, firm, weak)
    assert not is_weak(RelationLabel.SUPPORTS, weak, weak)


def test_between_statements_nothing_is_weak_but_what_was_set_right() -> None:
    weak = claim(article("one"), 1, stance=Stance.UNCONFIRMED, kind=Kind.STATEMENT)
    firm = claim(article("two"), 1, kind=Kind.STATEMENT)
    assert not is_weak(RelationLabel.SUPPORTS, weak, firm)
    assert is_weak(RelationLabel.SUPPORTS, weak.model_copy(update={"set_right": True}), firm)
