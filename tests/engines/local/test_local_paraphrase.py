"""A model's word counts where claims share few words, but only where it is sure and nothing speaks against it."""

from collections.abc import Sequence

import pytest
from engines.local.claim_pairs import CONTRADICTS, NONE, SUPPORTS, article, claim, count

from verifier.engines.local.relations.entailment import Entailment
from verifier.engines.local.relations.relate import relate_claims
from verifier.models import Claim, Judgement, Pair, Quantity, RelationLabel

SUPPORT = Entailment(supports=0.9, contradicts=0.05, neutral=0.05)
CONTRADICTION = Entailment(supports=0.02, contradicts=0.95, neutral=0.03)
DOUBT = Entailment(supports=0.45, contradicts=0.45, neutral=0.1)

HELD = "Police detained 14 protesters at the harbour in Porto Velmare."
ARRESTED = "Officers in Porto Velmare took 14 people into custody at the harbour."


class Fixed:
    """Gives one answer to all, and keeps what it was asked."""

    def __init__(self, answer: Entailment) -> None:
        self.answer = answer
        self.asked: list[tuple[str, str]] = []

    def score(self, pairs: Sequence[tuple[str, str]]) -> Sequence[Entailment]:
        self.asked.extend(pairs)
        return [self.answer] * len(pairs)


def judge(model: Fixed, evidence: Claim, target: Claim) -> Judgement:
    judgements = relate_claims([article("a"), article("b")], [evidence, target], [Pair.of("a1", "b1")], model)
    return next(one for one in judgements if one.evidence == evidence.id)


def label(model: Fixed, evidence: str, target: str, *figures: Quantity) -> RelationLabel:
    return judge(model, claim("a1", evidence, *figures), claim("b1", target, *figures)).label


def test_a_model_that_is_sure_is_believed_where_words_differ() -> None:
    figure = count(14, "people")
    assert label(Fixed(SUPPORT), HELD, ARRESTED, figure) is SUPPORTS
    assert label(Fixed(DOUBT), "The mayor of Lund quit on Monday.", "The mayor of Lund resigned from office.") is NONE
    assert (
        label(Fixed(SUPPORT), "The mayor of Lund quit on Monday.", "The mayor of Lund resigned from office.")
        is SUPPORTS
    )


@pytest.mark.parametrize(
    ("evidence", "target"),
    [
        ("The mayor of Lund quit.", "The mayor of Lund resigned in Paris."),
        ("The bridge in Lund stays shut.", "A bakery burnt down near the station."),
        ("Profit at the brewery in Lund rose.", "Profit at the brewery in Lund fell."),
    ],
    ids=["a name that the evidence lacks", "nothing in common", "opposite words"],
)
def test_a_sure_model_is_not_believed_against_what_code_can_see(evidence: str, target: str) -> None:
    assert label(Fixed(SUPPORT), evidence, target) is not SUPPORTS


def test_support_needs_the_figures_of_the_target() -> None:
    target = claim("b1", "Some 900 residents of Lund left their homes.", count(900, "residents"))
    assert judge(Fixed(SUPPORT), claim("a1", "Residents of Lund fled their homes."), target).label is NONE


def test_a_denial_in_other_words_contradicts_where_the_model_is_sure() -> None:
    signed = "The city of Lund signed a contract with the brewery in April."
    denied = "There is no contract between the city of Lund and the brewery."
    assert label(Fixed(CONTRADICTION), signed, denied) is CONTRADICTS
    assert label(Fixed(CONTRADICTION), denied, signed) is CONTRADICTS


def test_a_model_alone_makes_no_contradiction() -> None:
    assert (
        label(Fixed(CONTRADICTION), "The brewery in Lund opened in April.", "The brewery in Lund has a new owner.")
        is NONE
    )


def test_a_model_that_sees_the_contrary_overrules_support_by_words() -> None:
    one, other = "The mayor of Lund opened the new brewery.", "The mayor of Lund opened the brewery."
    assert label(Fixed(SUPPORT), one, other) is SUPPORTS
    assert label(Fixed(CONTRADICTION), one, other) is NONE


def test_the_model_is_not_asked_where_its_word_would_change_nothing() -> None:
    model = Fixed(SUPPORT)
    ten, thirty = (
        claim(name, f"The quake near Lund killed {n} people.", count(n, "people"))
        for name, n in (("a1", 10), ("b1", 30))
    )
    assert judge(model, ten, thirty).label is CONTRADICTS
    assert label(model, "The bridge in Lund stays shut.", "A bakery burnt down near the station.") is NONE
    assert model.asked == []


INDICTED = "A grand jury in Lund indicted the banker Olof Dahl in January."


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (INDICTED, "A grand jury in Lund cleared the banker Olof Dahl in January."),
        ("The dam at Lodz broke before the alarm.", "The dam at Lodz broke after the alarm."),
    ],
)
def test_a_model_that_is_sure_both_ways_is_believed_where_all_but_one_slot_is_shared(one: str, other: str) -> None:
    assert label(Fixed(CONTRADICTION), one, other) is CONTRADICTS
    assert label(Fixed(DOUBT), one, other) is not CONTRADICTS


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (INDICTED, "A grand jury in Lund indicted the banker Olof Dahl of Malmo in January."),
        (INDICTED, "A grand jury in Malmo indicted the banker Olof Dahl in January."),
        (INDICTED, "The trial of the banker Olof Dahl begins in Lund."),
        ("He indicted the banker Olof Dahl in January.", "He cleared the banker Olof Dahl in January."),
        ("The dam at Lodz may break before the alarm.", "The dam at Lodz may break after the alarm."),
        ("The dam at Lodz will break before noon.", "The dam at Lodz will break after noon."),
    ],
)
def test_what_says_more_or_something_else_is_no_other_slot(one: str, other: str) -> None:
    assert label(Fixed(CONTRADICTION), one, other) is NONE


def test_what_is_put_before_is_not_borne_out_by_what_is_put_after() -> None:
    one, other = "The dam at Lodz broke before the alarm.", "The dam at Lodz broke after the alarm."
    assert label(Fixed(DOUBT), one, one) is SUPPORTS
    assert label(Fixed(DOUBT), one, other) is NONE


class OneWay(Fixed):
    """Sees a contradiction only where the premise is the one given."""

    def score(self, pairs: Sequence[tuple[str, str]]) -> Sequence[Entailment]:
        return [CONTRADICTION if premise == INDICTED else DOUBT for premise, _ in pairs]


def test_a_model_that_sees_it_one_way_only_is_not_believed() -> None:
    assert label(OneWay(DOUBT), INDICTED, "A grand jury in Lund cleared the banker Olof Dahl in January.") is NONE
