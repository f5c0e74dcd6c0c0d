"""Where figures, times and stances decide, the code decides, and keeps what the engine said."""

import pytest
from stories import article, claim, count, judge

from verifier.models import (
    Bound,
    Claim,
    Decider,
    Judgement,
    Kind,
    PartOf,
    Quantity,
    Relation,
    RelationLabel,
    Stance,
    Standing,
)
from verifier.relations import relate_claims
from verifier.times import find_times

SUPPORTS, CONTRADICTS = RelationLabel.SUPPORTS, RelationLabel.CONTRADICTS
UPDATES, VARIES, NONE = RelationLabel.UPDATES, RelationLabel.VARIES, RelationLabel.NONE

ONE = article(
    "one", "Some troops are stationed in the border region.", "Officials put the strength of the force there."
)
TWO = article("two", "A force was reported in the frontier district.")


def relate(judgements: list[Judgement], *claims: Claim) -> dict[tuple[str, str], Relation]:
    relations = relate_claims({"one": ONE, "two": TWO}, {each.id: each for each in claims}, judgements, ())
    return {(relation.evidence, relation.target): relation for relation in relations}


def labels(judgements: list[Judgement], *claims: Claim) -> dict[tuple[str, str], RelationLabel]:
    return {direction: relation.label for direction, relation in relate(judgements, *claims).items()}


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


def test_another_value_at_a_later_time_is_an_update_by_the_later_one() -> None:
    later = claim(ONE, 1, figure=10_000, time="2024-11-20")
    earlier = claim(TWO, 1, figure=8_000, time="2024-11-01")
    found = labels([judge(later, earlier, CONTRADICTS, same_quantity=True)], later, earlier)
    assert found == {("one:1", "two:1"): UPDATES, ("two:1", "one:1"): NONE}


def test_an_estimate_that_reaches_higher_at_a_later_time_is_an_update_too() -> None:
    later = claim(ONE, 1, figure=count(10_000, Bound.UP_TO), time="2024-11-20")
    earlier = claim(TWO, 1, figure=8_000, time="2024-11-01")
    found = labels([judge(later, earlier, UPDATES, same_quantity=True)], later, earlier)
    assert found == {("one:1", "two:1"): UPDATES}


def test_the_same_value_is_no_update() -> None:
    e, t = claim(ONE, 1, figure=10_000, time="2024-11-20"), claim(TWO, 1, figure=10_000, time="2024-11-01")
    assert labels([judge(e, t, UPDATES, same_quantity=True)], e, t) == {("one:1", "two:1"): NONE}


def test_an_update_said_of_one_time_is_a_contradiction_where_the_figures_lie_apart() -> None:
    e, t = claim(ONE, 1, figure=11_000), claim(TWO, 1, figure=10_000)
    assert labels([judge(e, t, UPDATES, same_quantity=True)], e, t)["one:1", "two:1"] is CONTRADICTS


def test_an_event_of_unknown_time_never_contradicts() -> None:
    voted, rejected = article("one", "The council voted for the plan."), article("two", "The council voted it down.")
    e, t = claim(voted, 1, time=None), claim(rejected, 1, time=None)
    relations = relate_claims({"one": voted, "two": rejected}, {e.id: e, t.id: t}, [judge(e, t, CONTRADICTS)], ())
    assert {(relation.label, relation.engine_label) for relation in relations} == {(NONE, CONTRADICTS)}


@pytest.mark.parametrize("weak", [Stance.UNCONFIRMED, Stance.PREDICTED])
def test_weak_evidence_is_shown_and_does_not_count_for_an_asserted_claim(weak: Stance) -> None:
    e, t = claim(ONE, 1, stance=weak), claim(TWO, 1)
    found = relate([judge(e, t, SUPPORTS), judge(t, e, SUPPORTS)], e, t)
    assert found["one:1", "two:1"].standing is Standing.WEAK_EVIDENCE
    assert found["two:1", "one:1"].counts


def test_two_unconfirmed_claims_are_evidence_for_each_other() -> None:
    e, t = (claim(each, 1, stance=Stance.UNCONFIRMED) for each in (ONE, TWO))
    assert relate([judge(e, t, SUPPORTS)], e, t)["one:1", "two:1"].counts


def test_a_forecast_contradicts_no_fact_and_its_outcome_updates_it() -> None:
    outcome, forecast = claim(ONE, 1), claim(TWO, 1, stance=Stance.PREDICTED)
    found = labels([judge(outcome, forecast, CONTRADICTS)], outcome, forecast)
    assert found == {("one:1", "two:1"): UPDATES, ("two:1", "one:1"): NONE}


def test_a_statement_says_nothing_on_the_fact_it_is_about() -> None:
    statement, fact = claim(ONE, 1, kind=Kind.STATEMENT), claim(TWO, 1)
    found = labels([judge(statement, fact, CONTRADICTS)], statement, fact)
    assert set(found.values()) == {NONE}


def test_a_fact_can_support_the_claim_that_somebody_said_so() -> None:
    saying, fact = claim(ONE, 1, kind=Kind.STATEMENT), claim(TWO, 1)
    assert labels([judge(fact, saying, SUPPORTS)], saying, fact) == {("two:1", "one:1"): SUPPORTS}


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


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("The council voted on 4 November 2024.", "The council voted on 8 November 2024.", CONTRADICTS),
        ("The council voted on 4 November 2024 at 23:00.", "The council voted on 5 November 2024 at 06:00.", VARIES),
    ],
)
def test_a_date_that_is_the_content_is_compared_like_a_figure(first: str, second: str, expected: RelationLabel) -> None:
    one, two = article("one", first), article("two", second)
    dates = [find_times(text, None)[0].time for text in (first, second)]
    e, t = claim(one, 1, time=str(dates[0])), claim(two, 1, time=str(dates[1]))
    found = relate_claims({"one": one, "two": two}, {e.id: e, t.id: t}, [judge(e, t, CONTRADICTS)], ())
    assert {relation.label for relation in found} == {expected}
