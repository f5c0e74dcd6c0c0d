"""Verdicts follow from relations and independence; what could not be checked never becomes one."""

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stories import article, claim, judge, support_each_other

from verifier.engines.scripted import ScriptedEngine
from verifier.models import (
    Article,
    Claim,
    Grade,
    Independence,
    Judgement,
    Origin,
    Pair,
    RelationLabel,
    Report,
    Stance,
    Verdict,
    VerdictLabel,
)
from verifier.pipeline import verify


def run(articles: list[Article], engine: ScriptedEngine, independence: Independence = Independence.OUTLET) -> Report:
    return verify(articles, engine=engine, independence=independence)


def verdict_on(report: Report, claim_id: str) -> Verdict:
    return next(verdict for verdict in report.verdicts if verdict.claim == claim_id)


def distinct(words: str, outlets: int, **kwargs: object) -> tuple[list[Article], list[Claim]]:
    """Make articles that word one fact in their own ways, so that none is a copy."""
    articles = [article(f"a{number}", f"{words} {'very ' * number}surely.") for number in range(outlets)]
    return articles, [claim(one, 1, **kwargs) for one in articles]  # type: ignore[arg-type]


def test_one_article_alone_is_single_source() -> None:
    articles, claims = distinct("The ferry carried twelve people", 1)
    verdict = verdict_on(run(articles, ScriptedEngine(claims)), "a0:1")
    assert (verdict.label, verdict.grade) == (VerdictLabel.SINGLE_SOURCE, Grade.POSSIBLY_TRUE)
    assert verdict.why == "no independent article has it"


def test_support_from_another_outlet_corroborates_and_counts_outlets_and_origins() -> None:
    articles, claims = distinct("The ferry carried twelve people", 3, body="Philippine Coast Guard")
    verdict = verdict_on(run(articles, ScriptedEngine(claims, support_each_other(claims))), "a1:1")
    assert verdict.label is VerdictLabel.CORROBORATED
    assert (len(verdict.outlets_for), len(verdict.origins_for)) == (3, 1)
    assert verdict.grade is Grade.PROBABLY_TRUE
    assert verdict.why == "3 outlets, 1 origin"


def test_one_contradiction_outweighs_any_support_and_both_are_counted() -> None:
    articles, claims = distinct("The ferry carried twelve people", 4)
    judgements = [
        *support_each_other(claims[:3]),
        *(judge(claims[3], other, RelationLabel.CONTRADICTS) for other in claims[:3]),
    ]
    report = run(articles, ScriptedEngine(claims, judgements))
    assert verdict_on(report, "a0:1").why == "3 for, 1 against"
    assert verdict_on(report, "a0:1").grade is Grade.DOUBTFUL
    assert verdict_on(report, "a3:1").grade is Grade.IMPROBABLE
    assert {verdict.label for verdict in report.verdicts} == {VerdictLabel.CONTRADICTED}


def test_one_outlets_articles_do_not_corroborate_each_other() -> None:
    articles = [
        article("x", "The ferry carried twelve people.", outlet="Daily"),
        article("y", "Aboard were 12.", outlet="Daily"),
    ]
    claims = [claim(one, 1) for one in articles]
    report = run(articles, ScriptedEngine(claims, support_each_other(claims)))
    assert {verdict.label for verdict in report.verdicts} == {VerdictLabel.SINGLE_SOURCE}


def test_with_independence_of_origin_support_needs_another_origin() -> None:
    articles, claims = distinct("The ferry carried twelve people", 2, body="Philippine Coast Guard")
    engine = ScriptedEngine(claims, support_each_other(claims))
    report = run(articles, engine, Independence.ORIGIN)
    assert verdict_on(report, "a0:1").label is VerdictLabel.SINGLE_SOURCE


def test_an_umbrella_is_no_other_origin_than_the_body_under_it() -> None:
    articles, claims = distinct("The ferry carried twelve people", 2, body="Pentagon")
    claims[1] = claims[1].model_copy(update={"origin": Origin(body="the US")})
    engine = ScriptedEngine(claims, support_each_other(claims))
    report = run(articles, engine, Independence.ORIGIN)
    assert {verdict.label for verdict in report.verdicts} == {VerdictLabel.SINGLE_SOURCE}


def test_with_independence_of_origin_contradiction_still_counts() -> None:
    articles, claims = distinct("The ferry carried twelve people", 2, body="Philippine Coast Guard")
    engine = ScriptedEngine(claims, [judge(claims[0], claims[1], RelationLabel.CONTRADICTS)])
    assert verdict_on(run(articles, engine, Independence.ORIGIN), "a1:1").label is VerdictLabel.CONTRADICTED


def test_as_many_origins_against_as_for_make_a_claim_improbable() -> None:
    articles, claims = distinct("The ferry carried twelve people", 4)
    judgements = [
        *support_each_other(claims[:2]),
        *(judge(claims[0], other, RelationLabel.CONTRADICTS) for other in claims[2:]),
    ]
    verdict = verdict_on(run(articles, ScriptedEngine(claims, judgements)), "a0:1")
    assert (verdict.why, verdict.grade) == ("2 for, 2 against", Grade.IMPROBABLE)


def test_what_varies_and_what_updates_is_listed_and_counts_neither_way() -> None:
    articles, claims = distinct("The ferry carried twelve people", 3)
    judgements = [
        judge(claims[1], claims[0], RelationLabel.VARIES),
        judge(claims[2], claims[0], RelationLabel.UPDATES),
    ]
    report = run(articles, ScriptedEngine(claims, judgements))
    old, version, new = (verdict_on(report, each.id) for each in claims)
    assert (old.varying, old.updated_by, old.updates) == (("a1:1",), ("a2:1",), ())
    assert (version.varying, version.updated_by, version.updates) == (("a0:1",), (), ())
    assert (new.varying, new.updated_by, new.updates) == ((), (), ("a0:1",))
    assert {verdict.label for verdict in report.verdicts} == {VerdictLabel.SINGLE_SOURCE}


@pytest.mark.parametrize("stance", [Stance.UNCONFIRMED, Stance.PREDICTED, Stance.DENIED])
def test_a_claim_of_unsettled_stance_gets_the_grade_that_cannot_be_judged(stance: Stance) -> None:
    articles, claims = distinct("The ferry carried twelve people", 2, stance=stance)
    report = run(articles, ScriptedEngine(claims, support_each_other(claims)))
    assert verdict_on(report, "a0:1").grade is Grade.CANNOT_BE_JUDGED


# What could not be checked (docs/domain.md, "Verdicts").


def test_contradicted_stands_where_comparisons_are_missing() -> None:
    articles, claims = distinct("The ferry carried twelve people", 3)
    engine = ScriptedEngine(
        claims,
        [judge(claims[1], claims[0], RelationLabel.CONTRADICTS)],
        unanswered=[Pair.of(claims[0].id, claims[2].id)],
    )
    verdict = verdict_on(run(articles, engine), "a0:1")
    assert (verdict.label, verdict.missing) == (VerdictLabel.CONTRADICTED, 1)


def test_corroborated_stands_and_names_the_comparisons_missing() -> None:
    articles, claims = distinct("The ferry carried twelve people", 3)
    engine = ScriptedEngine(claims, support_each_other(claims[:2]), unanswered=[Pair.of(claims[0].id, claims[2].id)])
    verdict = verdict_on(run(articles, engine), "a0:1")
    assert verdict.label is VerdictLabel.CORROBORATED
    assert "1 comparison missing" in verdict.why


def test_single_source_is_withheld_where_comparisons_are_missing() -> None:
    articles, claims = distinct("The ferry carried twelve people", 2)
    engine = ScriptedEngine(claims, unanswered=[Pair.of(claims[0].id, claims[1].id)])
    verdict = verdict_on(run(articles, engine), "a0:1")
    assert (verdict.label, verdict.grade) == (None, None)
    assert verdict.why == "could not be checked: 1 comparison missing"


def test_a_comparison_that_could_not_count_is_not_missed() -> None:
    text = "The ferry carried twelve people and two of its crew on the way to the island."
    articles = [article(name, text) for name in ("a", "b")]
    claims = [claim(each, 1) for each in articles]
    report = run(articles, ScriptedEngine(claims, unanswered=[Pair.of(claims[0].id, claims[1].id)]))
    assert report.copies
    assert {(verdict.label, verdict.missing) for verdict in report.verdicts} == {(VerdictLabel.SINGLE_SOURCE, 0)}


def test_single_source_says_among_how_many_articles_where_one_could_not_be_read() -> None:
    articles, claims = distinct("The ferry carried twelve people", 3)
    engine = ScriptedEngine(claims, unreadable={"a2": "the endpoint refused"})
    report = run(articles, engine)
    assert verdict_on(report, "a0:1").why == "single-source among 2 of 3 articles"
    assert [failure.articles for failure in report.failures] == [("a2",)]


LABELS = [RelationLabel.SUPPORTS, RelationLabel.CONTRADICTS, RelationLabel.VARIES, RelationLabel.UPDATES]


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_the_order_of_input_never_changes_groups_or_verdicts(data: st.DataObject) -> None:
    articles, claims = distinct("The ferry carried twelve people", 4)
    edges = [(one, other) for one, other in permutations(range(4), 2)]
    chosen = data.draw(
        st.lists(st.tuples(st.sampled_from(edges), st.sampled_from(LABELS)), max_size=8, unique_by=lambda e: e[0])
    )
    judgements: list[Judgement] = [judge(claims[one], claims[other], label) for (one, other), label in chosen]
    straight = run(articles, ScriptedEngine(claims, judgements))
    shuffled = run(
        data.draw(st.permutations(articles)),
        ScriptedEngine(data.draw(st.permutations(claims)), data.draw(st.permutations(judgements))),
    )
    assert straight == shuffled
