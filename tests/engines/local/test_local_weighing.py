"""Where rules say nothing, a model's word counts by its weights; without weights rules alone guard it."""

from collections.abc import Sequence

import pytest
from engines.local.claim_pairs import CONTRADICTS, NONE, SUPPORTS, article, claim, count
from hypothesis import given
from hypothesis import strategies as st

from verifier.engines.local.model.artefact import read_artefact
from verifier.engines.local.relations.entailment import Entailment
from verifier.engines.local.relations.pairs import lay_out
from verifier.engines.local.relations.relate import relate_claims
from verifier.engines.local.relations.weighing import BIAS, Weighing, Weights, features_of, may_be_weighed, weigh
from verifier.models import Pair, RelationLabel

SUPPORT = Entailment(supports=0.9, contradicts=0.05, neutral=0.05)
CONTRADICTION = Entailment(supports=0.05, contradicts=0.9, neutral=0.05)
OPEN = Entailment(supports=0.02, contradicts=0.02, neutral=0.96)

ASLEEP = "The captain of the Corvina was asleep in his cabin when she ran aground."
ON_BRIDGE = "The captain of the Corvina stood on the bridge as she struck the reef."
ELSEWHERE = "A bakery burnt down in Lund."

WEIGHING = Weighing(
    supports=Weights(bar=0.5, weights={BIAS: -1.0, "model supports": 1.0}),
    contradicts=Weights(bar=0.5, weights={BIAS: -1.0, "model contradicts": 1.0}),
)


class Model:
    """Gives one answer to all, brings weights, and keeps what it was asked."""

    def __init__(self, answer: Entailment, weighing: Weighing | None = WEIGHING) -> None:
        self.answer = answer
        self.weighing = weighing
        self.asked: list[tuple[str, str]] = []

    def score(self, pairs: Sequence[tuple[str, str]]) -> Sequence[Entailment]:
        self.asked.extend(pairs)
        return [self.answer] * len(pairs)


def label(model: Model, evidence: str, target: str, *, second: str = "b1") -> RelationLabel:
    claims = [claim("a1", evidence), claim(second, target)]
    judged = relate_claims([article("a"), article("b")], claims, [Pair.of("a1", second)], model)
    return next(each.label for each in judged if each.evidence == "a1")


@pytest.mark.parametrize(
    ("answer", "expected"),
    [(SUPPORT, SUPPORTS), (CONTRADICTION, CONTRADICTS), (OPEN, NONE)],
    ids=["supports", "contradicts", "open"],
)
def test_claims_worded_differently_are_judged_by_weight(answer: Entailment, expected: RelationLabel) -> None:
    assert label(Model(answer), ASLEEP, ON_BRIDGE) is expected


@pytest.mark.parametrize("answer", [SUPPORT, CONTRADICTION], ids=["supports", "contradicts"])
def test_without_weights_the_rules_have_the_last_word(answer: Entailment) -> None:
    model = Model(answer, weighing=None)
    assert label(model, ASLEEP, ON_BRIDGE) is NONE
    assert model.asked == []


def test_a_bar_that_is_not_reached_leaves_it_open() -> None:
    strict = WEIGHING.model_copy(update={"contradicts": Weights(bar=0.95, weights=WEIGHING.contradicts.weights)})
    assert label(Model(CONTRADICTION, strict), ASLEEP, ON_BRIDGE) is NONE


@pytest.mark.parametrize(
    ("target", "expected"),
    [(ON_BRIDGE, NONE), (ON_BRIDGE.replace("stood", "did not stand"), CONTRADICTS)],
    ids=["nothing that code sees", "a denial"],
)
def test_a_doubtful_contradiction_counts_only_where_code_sees_what_differs(
    target: str, expected: RelationLabel
) -> None:
    weights = Weights(bar=0.2, weights={BIAS: -3.0, "model contradicts": 1.0})  # comes to 0.31
    assert label(Model(CONTRADICTION, WEIGHING.model_copy(update={"contradicts": weights})), ASLEEP, target) is expected


def test_a_claim_that_points_elsewhere_is_not_contradicted() -> None:
    assert label(Model(CONTRADICTION), ASLEEP, "The captain of the Corvina never left his cabin.") is CONTRADICTS
    assert label(Model(CONTRADICTION), ASLEEP, "The captain of the Corvina never left it.") is NONE


@pytest.mark.parametrize(
    ("evidence", "target", "expected"),
    [
        ("Norcon bought the Harrow dam.", "The Harrow dam went to Norcon.", SUPPORTS),
        ("Norcon might buy the Harrow dam.", "The Harrow dam went to Norcon.", NONE),
        ("If the vote passes, Norcon gets the Harrow dam.", "The Harrow dam went to Norcon.", NONE),
        ("Analysts had expected Norcon to get the Harrow dam.", "The Harrow dam went to Norcon.", NONE),
    ],
    ids=["plain", "may be", "a condition", "an expectation"],
)
def test_what_code_forbids_is_not_borne_out_by_weight(evidence: str, target: str, expected: RelationLabel) -> None:
    assert label(Model(SUPPORT), evidence, target) is expected


@pytest.mark.parametrize(("count_of_target", "expected"), [(40, SUPPORTS), (900, NONE)], ids=["the same", "another"])
def test_another_figure_is_not_borne_out_by_weight(count_of_target: int, expected: RelationLabel) -> None:
    evidence = claim("a1", "The Harrow dam gave work to 40 welders.", count(40, "welders"))
    target = claim("b1", f"Jobs at the Harrow dam: {count_of_target} in all.", count(count_of_target, "jobs"))
    judged = relate_claims([article("a"), article("b")], [evidence, target], [Pair.of("a1", "b1")], Model(SUPPORT))
    assert next(each.label for each in judged if each.evidence == "a1") is expected


def test_claims_with_nothing_in_common_are_not_asked_about() -> None:
    model = Model(SUPPORT)
    assert label(model, ASLEEP, ELSEWHERE) is NONE
    assert model.asked == []


def test_claims_of_one_article_are_left_to_the_rules() -> None:
    model = Model(CONTRADICTION)
    assert label(model, ASLEEP, ON_BRIDGE, second="a2") is NONE


def test_every_feature_is_a_number_between_known_bounds() -> None:
    claims = [claim("a1", ASLEEP), claim("b1", ON_BRIDGE)]
    ((one, other),) = lay_out([article("a"), article("b")], claims, [Pair.of("a1", "b1")])
    assert may_be_weighed(one)
    assert may_be_weighed(other)
    found = features_of(one, SUPPORT, OPEN)
    assert found[BIAS] == 1
    assert found["model supports"] > 0 > found["model supports, back"]
    assert all(0 <= value <= 1 for name, value in found.items() if not name.startswith("model"))


def test_the_shipped_weights_are_those_of_the_features() -> None:
    shipped = read_artefact().manifest.weighing
    assert shipped is not None
    claims = [claim("a1", ASLEEP), claim("b1", ON_BRIDGE)]
    ((one, _),) = lay_out([article("a"), article("b")], claims, [Pair.of("a1", "b1")])
    names = features_of(one, SUPPORT, OPEN).keys()
    assert shipped.supports.weights.keys() == shipped.contradicts.weights.keys() == names


@given(st.dictionaries(st.sampled_from(["x", "y", BIAS]), st.floats(-1e6, 1e6)), st.floats(-1e3, 1e3))
def test_a_weighed_answer_is_a_probability(features: dict[str, float], weight: float) -> None:
    assert 0 <= weigh(features, Weights(bar=0.5, weights={"x": weight})) <= 1


def test_a_feature_without_a_weight_counts_for_nothing() -> None:
    weights = Weights(bar=0.5, weights={BIAS: 0.5})
    assert weigh({BIAS: 1.0, "unheard of": 40.0}, weights) == weigh({BIAS: 1.0}, weights)
