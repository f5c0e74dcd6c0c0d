"""Where figures and stances decide, the code decides, and keeps what the engine said."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from related import CONTRADICTS, NONE, ONE, SUPPORTS, TWO, UPDATES, VARIES, labels, relate, relate_of
from stories import article, claim, count, judge

from verifier.models import (
    SYMMETRIC,
    Article,
    Bound,
    Claim,
    Decider,
    Judgement,
    Kind,
    PartOf,
    Quantity,
    RelationLabel,
    Stance,
    Standing,
)


def test_what_the_engine_calls_unrelated_is_no_relation() -> None:
    e, t = claim(ONE, 1), claim(TWO, 1)
    assert relate([judge(e, t, NONE)], e, t) == {}


def test_support_holds_in_the_direction_that_was_judged() -> None:
    e, t = claim(ONE, 1), claim(TWO, 1)
    assert labels([judge(e, t, SUPPORTS)], e, t) == {("one:1", "two:1"): SUPPORTS}


@pytest.mark.parametrize("label", [CONTRADICTS, VARIES])
def test_a_symmetric_label_holds_both_ways(label: RelationLabel) -> None:
    e, t = claim(ONE, 1), claim(TWO, 1)
    assert set(labels([judge(e, t, label)], e, t).values()) == {label}
    assert len(labels([judge(e, t, label)], e, t)) == 2


@pytest.mark.parametrize(
    ("evidence", "target", "said", "expected"),
    [
        (count(11_000), count(10_000), SUPPORTS, CONTRADICTS),
        (count(10_000), count(10_000, Bound.UP_TO), CONTRADICTS, SUPPORTS),
        (count(11_000), count(10_000, Bound.AT_LEAST), CONTRADICTS, SUPPORTS),
        (count(10_000, Bound.AT_LEAST), count(11_000), CONTRADICTS, NONE),
        (count(10_000, Bound.AT_LEAST), count(12_000, Bound.AT_MOST), CONTRADICTS, VARIES),
    ],
)
def test_figures_of_the_same_quantity_overrule_the_engine(
    evidence: Quantity, target: Quantity, said: RelationLabel, expected: RelationLabel
) -> None:
    e, t = claim(ONE, 1, figure=evidence), claim(TWO, 1, figure=target)
    relation = relate([judge(e, t, said, same_quantity=True)], e, t)["one:1", "two:1"]
    assert (relation.label, relation.engine_label, relation.decided_by) == (expected, said, Decider.FIGURES)


def test_figures_of_other_quantities_are_left_to_the_engine() -> None:
    e, t = claim(ONE, 1, figure=184), claim(TWO, 1, figure=29_600)
    assert labels([judge(e, t, SUPPORTS, same_quantity=False)], e, t) == {("one:1", "two:1"): SUPPORTS}


def test_the_same_figure_does_not_carry_what_else_a_claim_says() -> None:
    e, t = claim(ONE, 1, figure=10_000), claim(TWO, 1, figure=10_000)
    assert labels([judge(e, t, SUPPORTS, same_quantity=True)], e, t) == {("one:1", "two:1"): SUPPORTS}


def test_a_part_bounds_its_whole_from_below() -> None:
    part, whole = claim(ONE, 1, figure=10_000), claim(TWO, 1, figure=3_000)
    found = labels([judge(part, whole, SUPPORTS, same_quantity=True, part_of=PartOf.EVIDENCE)], part, whole)
    assert found["one:1", "two:1"] is CONTRADICTS


def test_a_part_that_is_smaller_does_not_support_the_figure_of_its_whole() -> None:
    part, whole = claim(ONE, 1, figure=10_000), claim(TWO, 1, figure=12_000)
    found = labels([judge(part, whole, SUPPORTS, same_quantity=False, part_of=PartOf.EVIDENCE)], part, whole)
    assert found["one:1", "two:1"] is NONE


def test_an_engine_that_both_contradicts_and_varies_is_taken_to_contradict() -> None:
    e, t = claim(ONE, 1), claim(TWO, 1)
    for said in ([judge(e, t, CONTRADICTS), judge(t, e, VARIES)], [judge(e, t, VARIES), judge(t, e, CONTRADICTS)]):
        assert set(labels(said, e, t).values()) == {CONTRADICTS}


def test_the_reader_gets_the_engines_reason_where_figures_agree_with_it_and_theirs_where_not() -> None:
    e, t = claim(ONE, 1, figure=11_000), claim(TWO, 1, figure=10_000)
    agreed = relate([judge(e, t, CONTRADICTS, same_quantity=True)], e, t)["one:1", "two:1"]
    overruled = relate([judge(e, t, SUPPORTS, same_quantity=True)], e, t)["one:1", "two:1"]
    assert (agreed.why, overruled.why) == ("so the script says", "11000 and 10000 lie apart")


def test_a_denial_of_what_is_to_come_contradicts_the_forecast() -> None:
    foreseen = article("one", "The works could destroy 12 hectares.")
    denied = article("two", "The works would not destroy 12 hectares.")
    e, t = claim(foreseen, 1, stance=Stance.PREDICTED), claim(denied, 1, stance=Stance.DENIED)
    found = relate_of([foreseen, denied], [judge(e, t, CONTRADICTS)], e, t)
    assert {each.label for each in found.values()} == {CONTRADICTS}


def test_what_somebody_had_expected_is_a_forecast_also_where_it_is_asserted() -> None:
    expected = article("one", "Analysts had expected sales of 15 million.")
    actual = article("two", "Sales came to 14 million.")
    e, t = claim(expected, 1, figure=15_000_000), claim(actual, 1, figure=14_000_000)
    found = relate_of([expected, actual], [judge(e, t, CONTRADICTS, same_quantity=True)], e, t)
    assert found["one:1", "two:1"].label is NONE
    assert found["two:1", "one:1"].label is UPDATES


def test_a_figure_that_is_printed_coarser_supports_back() -> None:
    fine, coarse = claim(ONE, 1, figure=1486), claim(TWO, 1, figure=1490)
    both = labels([judge(fine, coarse, SUPPORTS, same_quantity=True)], fine, coarse)
    assert both == {("one:1", "two:1"): SUPPORTS, ("two:1", "one:1"): SUPPORTS}
    same = claim(TWO, 1, figure=1486)
    assert labels([judge(fine, same, SUPPORTS, same_quantity=True)], fine, same) == {("one:1", "two:1"): SUPPORTS}


@pytest.mark.parametrize("weak", [Stance.UNCONFIRMED, Stance.PREDICTED])
def test_weak_evidence_is_shown_and_does_not_count_for_an_asserted_claim(weak: Stance) -> None:
    e, t = claim(ONE, 1, stance=weak), claim(TWO, 1)
    found = relate([judge(e, t, SUPPORTS), judge(t, e, SUPPORTS)], e, t)
    assert found["one:1", "two:1"].standing is Standing.WEAK_EVIDENCE
    assert found["two:1", "one:1"].counts


def test_weak_evidence_counts_between_two_statements() -> None:
    e, t = claim(ONE, 1, stance=Stance.PREDICTED, kind=Kind.STATEMENT), claim(TWO, 1, kind=Kind.STATEMENT)
    assert relate([judge(e, t, SUPPORTS)], e, t)["one:1", "two:1"].counts


def test_two_unconfirmed_claims_are_evidence_for_each_other() -> None:
    e, t = (claim(each, 1, stance=Stance.UNCONFIRMED) for each in (ONE, TWO))
    assert relate([judge(e, t, SUPPORTS)], e, t)["one:1", "two:1"].counts


def test_a_forecast_contradicts_no_fact_and_its_outcome_updates_it() -> None:
    outcome, forecast = claim(ONE, 1), claim(TWO, 1, stance=Stance.PREDICTED)
    found = labels([judge(outcome, forecast, CONTRADICTS)], outcome, forecast)
    assert found == {("one:1", "two:1"): UPDATES, ("two:1", "one:1"): NONE}


def test_a_statement_says_nothing_on_the_fact_it_is_about() -> None:
    statement, fact = claim(ONE, 1, kind=Kind.STATEMENT, body="Pentagon"), claim(TWO, 1, body="Pentagon")
    found = labels([judge(statement, fact, CONTRADICTS)], statement, fact)
    assert set(found.values()) == {NONE}


def test_a_claim_reported_to_be_set_right_is_no_evidence() -> None:
    e, t = claim(ONE, 1).model_copy(update={"set_right": True}), claim(TWO, 1)
    assert relate([judge(e, t, SUPPORTS)], e, t)["one:1", "two:1"].standing is Standing.WEAK_EVIDENCE


def test_within_one_article_a_relation_is_shown_and_never_counted() -> None:
    e, t = claim(ONE, 1, figure=10_000), claim(ONE, 2, figure=11_000)
    found = relate([judge(e, t, CONTRADICTS, same_quantity=True)], e, t)
    assert {(relation.label, relation.standing) for relation in found.values()} == {
        (CONTRADICTS, Standing.SAME_ARTICLE)
    }


def test_judgements_of_unknown_claims_are_left_out() -> None:
    e, t = claim(ONE, 1), claim(TWO, 1)
    assert relate([judge(e, t, SUPPORTS)], e) == {}


@pytest.mark.parametrize("said", [SUPPORTS, CONTRADICTS, VARIES, UPDATES])
def test_figures_that_cannot_be_compared_give_no_relation(said: RelationLabel) -> None:
    dollars, euros = (
        count(value).model_copy(update={"unit": unit, "words": f"{value} {unit}"})
        for value, unit in ((5, "USD"), (4, "EUR"))
    )
    e, t = claim(ONE, 1, figure=dollars), claim(TWO, 1, figure=euros)
    found = relate([judge(e, t, said, same_quantity=True)], e, t)["one:1", "two:1"]
    assert (found.label, found.decided_by) == (NONE, Decider.FIGURES)
    assert "EUR" in found.why


def test_a_denial_contradicts_the_figure_that_it_repeats() -> None:
    denial, told = claim(ONE, 1, figure=10_000, stance=Stance.DENIED), claim(TWO, 1, figure=10_000)
    found = labels([judge(denial, told, CONTRADICTS, same_quantity=True)], denial, told)
    assert set(found.values()) == {CONTRADICTS}


def test_a_denied_figure_and_another_exclude_nothing() -> None:
    denial, told = claim(ONE, 1, figure=10_000, stance=Stance.DENIED), claim(TWO, 1, figure=11_000)
    assert labels([judge(denial, told, NONE, same_quantity=True)], denial, told) == {}


@pytest.mark.parametrize(
    ("who", "expected"),
    [("Pentagon", {("two:1", "one:1"): SUPPORTS}), ("the US", {("two:1", "one:1"): SUPPORTS}), ("Kremlin", None)],
)
def test_that_somebody_said_so_is_supported_by_what_this_body_says(who: str, expected: object) -> None:
    saying, fact = claim(ONE, 1, kind=Kind.STATEMENT, body="Pentagon"), claim(TWO, 1, body=who)
    found = labels([judge(fact, saying, SUPPORTS)], saying, fact)
    assert found == (expected or {("two:1", "one:1"): NONE})


TIMES = st.sampled_from([None, "2024-11-04", "2024-11-05", "2024-11-20", "2024-11", "2024-11-05T09:00Z"])
FIGURES = st.sampled_from([(), (count(10_000),), (count(11_000),), (count(10_000, Bound.UP_TO),), (count(5), count(9))])
LINES = st.sampled_from(["The council voted.", "Troops are in the region.", "The quake has killed 10,000 people."])


@st.composite
def judged_pairs(draw: st.DrawFn) -> tuple[list[Article], list[Judgement], list[Claim]]:
    """Draw two claims of fact that are no forecasts, and what an engine says of them each way."""
    articles = [article(name, draw(LINES)) for name in ("one", "two")]
    stances = st.sampled_from([Stance.ASSERTED, Stance.DENIED, Stance.UNCONFIRMED])
    claims = [
        claim(each, 1, time=draw(TIMES), stance=draw(stances)).model_copy(update={"quantities": draw(FIGURES)})
        for each in articles
    ]
    directions = draw(st.sampled_from([((0, 1),), ((1, 0),), ((0, 1), (1, 0))]))
    said = [
        judge(
            claims[one],
            claims[other],
            draw(st.sampled_from(RelationLabel)),
            same_quantity=draw(st.sampled_from([None, True, False])),
            part_of=draw(st.sampled_from([None, *PartOf])),
        )
        for one, other in directions
    ]
    return articles, said, claims


@settings(max_examples=150, deadline=None)
@given(judged_pairs())
def test_a_contradiction_and_a_variation_always_hold_both_ways(
    story: tuple[list[Article], list[Judgement], list[Claim]],
) -> None:
    articles, said, claims = story
    found = relate_of(articles, said, *claims)
    for (evidence, target), relation in found.items():
        if relation.label in SYMMETRIC:
            assert found[target, evidence].label is relation.label
