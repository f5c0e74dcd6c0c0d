"""A person's word changes what a report says, in full view, and only as far as it holds."""

import random
from datetime import UTC, datetime, timedelta

import pytest
import stories
from hypothesis import given, settings
from hypothesis import strategies as st

from verifier.annotations import annotate
from verifier.engines.scripted import ScriptedEngine
from verifier.errors import InputError
from verifier.models import (
    Annotation,
    AnnotationFile,
    Claim,
    DecidedVerdict,
    Decider,
    Decision,
    Fact,
    Grade,
    Judgement,
    MergedClaims,
    Pair,
    RefusedRelation,
    Relation,
    RelationLabel,
    Report,
    Stance,
    Standing,
    Verdict,
    VerdictLabel,
)
from verifier.pipeline import recompute, verify
from verifier.report import read_report
from verifier.report.saved import write

CONTRADICTED, CORROBORATED, SINGLE = VerdictLabel
CONFIRMED, OVERRULED = Decision
NOON = datetime(2025, 3, 4, 12, tzinfo=UTC)

ARTICLES = (
    stories.article("a", "Nine judges sat in the Harrow case.", "The old bridge fell.", "The mayor left town."),
    stories.article("b", "A bench of 12 heard it.", "Down came the Harrow bridge.", "Ana Ruiz has gone abroad."),
    stories.article("c", "It was for 9 judges to decide.", "A bridge collapsed at Harrow.", "Harrow has no mayor now."),
)
FIGURES = {"a": 9, "b": 12, "c": 9}
CLAIMS = tuple(
    stories.claim(of, line, body=f"Body {of.id}", figure=FIGURES[of.id] if line == 1 else None)
    for of in ARTICLES
    for line in (1, 2, 3)
)
A1, A2, A3, B1, B2, B3, C1, C2, C3 = CLAIMS
TOGETHER: tuple[Judgement, ...] = (
    stories.judge(A1, B1, RelationLabel.CONTRADICTS, same_quantity=True),
    stories.judge(C1, B1, RelationLabel.CONTRADICTS, same_quantity=True),
    *stories.support_each_other([A1, C1]),
    *stories.support_each_other([A2, B2]),
    stories.judge(C2, A2, RelationLabel.SUPPORTS),
)


def _report(judgements: tuple[Judgement, ...] = TOGETHER, claims: tuple[Claim, ...] = CLAIMS) -> Report:
    return verify(ARTICLES, engine=ScriptedEngine(claims, judgements))


REPORT = _report()


def _refusal(evidence: Claim, target: Claim, by: str = "Ana", hours: int = 0, why: str = "misread") -> RefusedRelation:
    on = NOON + timedelta(hours=hours)
    return RefusedRelation(by=by, on=on, why=why, evidence=evidence.id, target=target.id)


def _merging(*claims: Claim, by: str = "Ana", hours: int = 0) -> MergedClaims:
    return MergedClaims(by=by, on=NOON + timedelta(hours=hours), claims=tuple(claim.id for claim in claims))


def _decision(
    claim: Claim, verdict: VerdictLabel, decision: Decision = CONFIRMED, by: str = "Ana", hours: int = 0
) -> DecidedVerdict:
    on = NOON + timedelta(hours=hours)
    return DecidedVerdict(by=by, on=on, why="asked around", claim=claim.id, decision=decision, verdict=verdict)


def _with(*annotations: Annotation, report: Report = REPORT) -> Report:
    return recompute(annotate(report, AnnotationFile(annotations=annotations)))


def _verdict(report: Report, claim: Claim) -> Verdict:
    return next(verdict for verdict in report.verdicts if verdict.claim == claim.id)


def _relation(report: Report, evidence: Claim, target: Claim) -> Relation:
    ids = (evidence.id, target.id)
    return next(relation for relation in report.relations if (relation.evidence, relation.target) == ids)


def _fact(report: Report, claim: Claim) -> Fact:
    return next(fact for fact in report.facts if claim.id in fact.claims)


def test_the_story_is_as_the_tests_take_it() -> None:
    labels = {claim.id: _verdict(REPORT, claim).label for claim in CLAIMS}
    assert [labels[claim.id] for claim in (A1, B1, C1)] == [CONTRADICTED] * 3
    assert [labels[claim.id] for claim in (A2, B2, C2)] == [CORROBORATED, CORROBORATED, SINGLE]
    assert [labels[claim.id] for claim in (A3, B3, C3)] == [SINGLE] * 3
    assert REPORT.remarks == ()


def test_a_refused_contradiction_counts_in_neither_direction_and_stays_in_view() -> None:
    refused = _with(_refusal(A1, B1), _refusal(C1, B1))
    assert _verdict(refused, A1).label is CORROBORATED
    assert _verdict(refused, B1).label is SINGLE
    for one, other in ((A1, B1), (B1, A1)):
        relation = _relation(refused, one, other)
        assert relation.label is RelationLabel.CONTRADICTS
        assert relation.standing is Standing.REFUSED
        assert relation.word is not None
        assert (relation.word.by, relation.word.why) == ("Ana", "misread")
    assert all(view.stand != "contradicts" for view in _fact(refused, A1).views)


def test_a_refused_support_counts_the_other_way_round() -> None:
    refused = _with(_refusal(A2, B2))
    assert _verdict(refused, B2).label is SINGLE
    assert B2.id in _verdict(refused, A2).supporting
    assert _fact(refused, A2).claims != _fact(REPORT, A2).claims


def test_merged_claims_are_one_fact_and_support_each_other() -> None:
    merged = _with(_merging(A3, B3))
    assert _fact(merged, A3).claims == (A3.id, B3.id)
    assert _verdict(merged, A3).label is CORROBORATED
    assert _verdict(merged, A3).supporting == (B3.id,)
    relation = _relation(merged, A3, B3)
    assert relation.decided_by is Decider.PERSON
    assert relation.word is not None


def test_merged_claims_were_compared_whatever_the_engine_failed_to_say() -> None:
    pair = Pair.of(A3.id, B3.id)
    left_open = recompute(REPORT.model_copy(update={"unchecked": (pair,)}))
    assert _verdict(left_open, A3).label is None
    assert _verdict(_with(_merging(B3, A3), report=left_open), A3).missing == 0


def test_merging_makes_one_fact_of_an_unconfirmed_claim_too_without_counting_it() -> None:
    unsure = A3.model_copy(update={"stance": Stance.UNCONFIRMED})
    claims = tuple(unsure if claim is A3 else claim for claim in CLAIMS)
    merged = _with(_merging(A3, B3), report=_report(claims=claims))
    assert _fact(merged, A3).claims == (A3.id, B3.id)
    assert _verdict(merged, B3).label is SINGLE
    assert _verdict(merged, A3).label is CORROBORATED


def test_claims_that_exclude_each_other_are_not_merged_and_why_is_said() -> None:
    merged = _with(_merging(A1, B1, C1))
    assert merged.facts == REPORT.facts
    assert "Ana merges a:1, b:1, c:1, and a:1 and b:1 exclude each other (contradicts)" in merged.remarks[0]
    assert "refuse that relation first" in merged.remarks[0]


def test_claims_whose_contradiction_is_refused_may_be_merged() -> None:
    merged = _with(_refusal(A1, B1), _refusal(B1, C1, by="Ben"), _merging(A1, B1, by="Cy"))
    assert _fact(merged, A1).claims == (A1.id, B1.id, C1.id)
    assert _relation(merged, A1, B1).engine_label is RelationLabel.CONTRADICTS
    assert merged.remarks == ()


def test_a_merging_may_not_bring_in_an_excluded_claim_by_way_of_another() -> None:
    merged = _with(_merging(A3, C1), _merging(A3, B1, hours=1))
    assert _fact(merged, A3).claims == (A1.id, A3.id, C1.id)
    assert len(merged.remarks) == 1
    assert "merges a:3, b:1" in merged.remarks[0]


def test_what_a_person_merged_comes_before_what_the_rules_would_join() -> None:
    merged = _with(_refusal(A1, B1), _merging(A1, B1))
    assert B1.id in _fact(merged, A1).claims
    assert C1.id not in _fact(merged, A1).claims
    assert C1.id in _fact(merged, A1).see_also


def test_a_confirmed_verdict_shows_who_confirmed_it() -> None:
    verdict = _verdict(_with(_decision(A2, CORROBORATED)), A2)
    assert verdict.label is CORROBORATED
    assert verdict.decided is not None
    assert verdict.decided.decision is CONFIRMED
    assert [word.by for word in verdict.decided.words] == ["Ana"]


def test_an_overruled_verdict_keeps_the_derived_one_in_view() -> None:
    overruled = _with(_decision(A3, CONTRADICTED, OVERRULED))
    verdict = _verdict(overruled, A3)
    assert verdict.label is CONTRADICTED
    assert verdict.grade in (Grade.DOUBTFUL, Grade.IMPROBABLE)
    assert verdict.decided is not None
    assert verdict.decided.derived is SINGLE
    assert verdict.why == _verdict(REPORT, A3).why
    assert _fact(overruled, A3).label is CONTRADICTED


def test_a_verdict_that_was_withheld_can_be_overruled() -> None:
    left_open = recompute(REPORT.model_copy(update={"unchecked": (Pair.of(A3.id, B3.id),)}))
    verdict = _verdict(_with(_decision(A3, SINGLE, OVERRULED), report=left_open), A3)
    assert (verdict.label, verdict.grade) == (SINGLE, Grade.POSSIBLY_TRUE)
    assert verdict.decided is not None
    assert verdict.decided.derived is None


def test_a_confirmation_of_what_the_rules_no_longer_say_has_no_effect() -> None:
    stale = _with(_decision(A3, CORROBORATED))
    assert _verdict(stale, A3) == _verdict(REPORT, A3)
    assert "Ana confirmed that a:3 is corroborated, and the rules say now that it is single-source" in stale.remarks[0]


def test_who_puts_back_what_the_rules_say_confirms_it() -> None:
    changed_mind = (_decision(A3, CONTRADICTED, OVERRULED), _decision(A3, SINGLE, OVERRULED, hours=1))
    verdict = _verdict(_with(*changed_mind), A3)
    assert verdict.decided is not None
    assert (verdict.decided.decision, verdict.decided.derived, verdict.label) == (CONFIRMED, SINGLE, SINGLE)


def test_a_second_person_may_confirm_what_the_first_put_in_place() -> None:
    verdict = _verdict(
        _with(_decision(A3, CONTRADICTED, OVERRULED), _decision(A3, CONTRADICTED, by="Ben", hours=1)), A3
    )
    assert verdict.decided is not None
    assert verdict.decided.decision is OVERRULED
    assert [word.by for word in verdict.decided.words] == ["Ana", "Ben"]


def test_where_two_people_disagree_the_rules_verdict_stands() -> None:
    disputed = _with(_decision(A3, SINGLE), _decision(A3, CONTRADICTED, OVERRULED, by="Ben", hours=1))
    assert _verdict(disputed, A3) == _verdict(REPORT, A3)
    assert "Ana says single-source; Ben says contradicted" in disputed.remarks[0]


@pytest.mark.parametrize("by", ["Ana", "  ANA "])
def test_a_persons_newer_word_replaces_the_older(by: str) -> None:
    newer = _decision(A3, CONTRADICTED, OVERRULED, by=by, hours=1)
    for order in ((_decision(A3, SINGLE), newer), (newer, _decision(A3, SINGLE))):
        replaced = _with(*order)
        assert _verdict(replaced, A3).label is CONTRADICTED
        assert replaced.remarks == ()
        assert len(replaced.annotations) == 2


def test_two_words_of_one_person_at_one_moment_cancel_each_other() -> None:
    disputed = _with(_decision(A3, SINGLE), _decision(A3, CONTRADICTED, OVERRULED))
    assert _verdict(disputed, A3) == _verdict(REPORT, A3)
    assert len(disputed.remarks) == 1


def test_one_merges_what_another_refuses_to_call_the_same() -> None:
    disputed = _with(_merging(A2, B2), _refusal(A2, B2, by="Ben", hours=1))
    assert disputed.relations == REPORT.relations
    assert "Ana merges a:2 and b:2, and Ben refuses that the one supports the other" in disputed.remarks[0]


@pytest.mark.parametrize(("merged_at", "is_merged"), [(0, False), (2, True)])
def test_one_person_may_change_their_mind_on_a_merging(merged_at: int, is_merged: bool) -> None:
    changed = _with(_merging(A2, B2, hours=merged_at), _refusal(A2, B2, hours=1))
    assert changed.remarks == ()
    assert (_relation(changed, A2, B2).decided_by is Decider.PERSON) is is_merged
    assert (_relation(changed, A2, B2).standing is Standing.REFUSED) is not is_merged


def test_a_refusal_of_a_relation_that_is_not_there_is_told() -> None:
    assert "there is none; there is one the other way round" not in _with(_refusal(A3, B3)).remarks[0]
    remark = _with(_refusal(A2, C2)).remarks[0]
    assert "Ana refuses a relation from a:2 to c:2, and there is none; there is one the other way round" in remark


def test_annotations_on_claims_that_are_not_there_are_refused_by_name() -> None:
    stranger = A1.model_copy(update={"id": "z:9"})
    with pytest.raises(InputError, match=r"notes.json: they name claims that the report does not have \(z:9\)"):
        annotate(REPORT, AnnotationFile(annotations=(_refusal(A1, stranger),)), "notes.json")


@pytest.mark.parametrize(
    ("annotation", "told"),
    [
        (_refusal(A1, A1), "Ana names one claim twice"),
        (_merging(A1, A1), "Ana names one claim twice"),
        (_merging(A1, A3, A1), "Ana names one claim twice"),
    ],
)
def test_a_claim_stands_in_no_relation_to_itself(annotation: Annotation, told: str) -> None:
    with pytest.raises(InputError, match=told):
        annotate(REPORT, AnnotationFile(annotations=(annotation,)))


def test_annotations_made_on_other_texts_are_refused() -> None:
    decision = _decision(A1, CONTRADICTED)
    annotate(REPORT, AnnotationFile(annotations=(decision,), texts={A1.id: A1.text, B1.id: "not annotated"}))
    with pytest.raises(InputError, match="the report has other texts for a:1"):
        annotate(REPORT, AnnotationFile(annotations=(decision,), texts={A1.id: "Something else."}))


def test_a_saved_report_whose_annotations_name_nobody_is_refused() -> None:
    text = write(_with(_decision(A2, CORROBORATED))).replace(
        '"claim": "a:2",\n      "decision"', '"claim": "z",\n"decision"'
    )
    with pytest.raises(InputError, match="they name claims that the report does not have"):
        read_report(text.encode(), "it")


def test_an_annotated_report_is_the_same_after_it_was_saved() -> None:
    annotated = _with(_refusal(A1, B1), _merging(A3, B3), _decision(A2, CORROBORATED), _decision(C3, SINGLE, OVERRULED))
    assert recompute(read_report(write(annotated).encode(), "it")) == annotated


_CLAIMS = st.sampled_from(CLAIMS)
_PEOPLE = st.sampled_from(["Ana", "Ben"])
_HOURS = st.integers(0, 2)
_ANNOTATIONS = st.one_of(
    st.builds(_refusal, _CLAIMS, _CLAIMS, _PEOPLE, _HOURS).filter(lambda each: each.evidence != each.target),
    st.builds(
        lambda claims, by, hours: _merging(*claims, by=by, hours=hours),
        st.lists(_CLAIMS, min_size=2, max_size=4, unique_by=lambda claim: claim.id),
        _PEOPLE,
        _HOURS,
    ),
    st.builds(_decision, _CLAIMS, st.sampled_from(VerdictLabel), st.sampled_from(Decision), _PEOPLE, _HOURS),
)


@settings(max_examples=100, deadline=None)
@given(st.lists(_ANNOTATIONS, max_size=8), st.randoms(use_true_random=False))
def test_annotations_applied_twice_in_any_order_and_in_pieces_are_the_same(
    annotations: list[Annotation], chance: random.Random
) -> None:
    once = _with(*annotations)
    assert _with(*annotations, report=once) == once
    shuffled = chance.sample(annotations, len(annotations))
    half = len(shuffled) // 2
    assert _with(*shuffled[half:], report=_with(*shuffled[:half])) == once


@settings(max_examples=100, deadline=None)
@given(st.lists(_ANNOTATIONS, max_size=8))
def test_no_annotations_put_claims_that_exclude_each_other_into_one_fact(annotations: list[Annotation]) -> None:
    annotated = _with(*annotations)
    together = {claim: fact.id for fact in annotated.facts for claim in fact.claims}
    assert sorted(together) == [claim.id for claim in CLAIMS]
    for relation in annotated.relations:
        if relation.label in ("contradicts", "updates", "varies") and relation.standing is not Standing.REFUSED:
            assert together[relation.evidence] != together[relation.target]


@settings(max_examples=100, deadline=None)
@given(st.lists(_ANNOTATIONS, max_size=8))
def test_without_annotations_every_report_is_again_what_the_rules_make(annotations: list[Annotation]) -> None:
    assert recompute(_with(*annotations).model_copy(update={"annotations": ()})) == REPORT
