"""A sample is scored claim by claim, and nothing that failed drops out of the count."""

from collections import Counter

import pytest
from scored_stories import (
    ARCHES,
    CLAIMS,
    COLLAPSED,
    CONTRADICTED,
    CONTRADICTS,
    CORROBORATED,
    FELL,
    MORE_ARCHES,
    ONE,
    POLICE,
    RELATIONS,
    SINGLE,
    SUPPORTS,
    TWO,
    report,
    sample,
    story,
    swap,
)

from evals.runs.values import Sample, Setting
from evals.scores.scored import score_sample
from evals.scores.values import Outcome
from verifier.models import Failure, Pair, RejectedClaim, RelationLabel, Stage, Stance, Usage

FAILED = Failure(stage=Stage.EXTRACT, articles=("two",), reason="no answer", advice="run it again")


def outcomes(score_of: Sample) -> dict[str, Outcome]:
    return {item.claim: item.got for item in score_sample(story(), score_of).items}


def test_a_run_that_says_what_gold_says_is_right_throughout() -> None:
    for setting in Setting:
        score = score_sample(story(), sample(setting))
        assert [item.claim for item in score.items] == [claim.id for claim in CLAIMS]
        assert all(item.right for item in score.items)


def test_an_item_carries_what_tables_slice_by() -> None:
    item = score_sample(story(), sample()).items[1]
    assert (item.story, item.article, item.claim, item.outlets) == ("bridge", "one", ARCHES.id, 2)
    assert (item.expected, item.tags, item.text) == (CONTRADICTED, ("figure",), ARCHES.text)
    assert "against" in item.why


def test_a_claim_that_was_not_extracted_is_missed_and_wrong() -> None:
    without = report(claims=[each for each in CLAIMS if each is not POLICE])
    found = outcomes(sample(Setting.END_TO_END, without))
    assert found[POLICE.id] is Outcome.MISSED
    assert found[FELL.id] is Outcome.CORROBORATED


def test_a_claim_of_an_article_that_could_not_be_read_is_an_error_and_not_missed() -> None:
    only_one = report(claims=[FELL, ARCHES], relations=(), failures=(FAILED,))
    found = outcomes(sample(Setting.END_TO_END, only_one))
    assert [found[each.id] for each in (COLLAPSED, MORE_ARCHES, POLICE)] == [Outcome.ERROR] * 3
    assert found[FELL.id] is Outcome.SINGLE_SOURCE


def test_a_verdict_that_is_withheld_is_an_error() -> None:
    unanswered = report(relations=RELATIONS[2:], unchecked=(Pair.of(FELL.id, COLLAPSED.id),))
    found = outcomes(sample(of=unanswered))
    assert found[FELL.id] is found[COLLAPSED.id] is Outcome.ERROR
    assert found[ARCHES.id] is Outcome.CONTRADICTED


@pytest.mark.parametrize("setting", list(Setting))
def test_a_story_that_failed_is_an_error_in_every_claim(setting: Setting) -> None:
    failed = Sample(story="bridge", setting=setting, failure="the endpoint went away")
    score = score_sample(story(), failed)
    assert {item.got for item in score.items} == {Outcome.ERROR}
    assert {item.why for item in score.items} == {"the endpoint went away"}
    assert score.failure == "the endpoint went away"


def test_the_verdicts_that_a_baseline_gives_go_before_the_rules() -> None:
    always = Sample(story="bridge", setting=Setting.ORACLE, verdicts={each.id: SINGLE for each in CLAIMS})
    score = score_sample(story(), always)
    assert {item.got for item in score.items} == {Outcome.SINGLE_SOURCE}
    assert score.relations is score.pairing is score.extraction is None


def test_a_claim_that_a_baseline_says_nothing_on_is_an_error() -> None:
    silent = Sample(story="bridge", setting=Setting.ORACLE, verdicts={FELL.id: CORROBORATED})
    assert Counter(outcomes(silent).values()) == {Outcome.CORROBORATED: 1, Outcome.ERROR: 4}


def test_end_to_end_a_verdict_is_that_of_the_claim_that_matches() -> None:
    renamed = FELL.model_copy(update={"id": "x1"})
    claims = [renamed, *CLAIMS[1:]]
    relations = swap(RELATIONS, FELL, renamed)
    score = score_sample(story(), sample(Setting.END_TO_END, report(claims, relations)))
    assert score.items[0].right
    assert score.items[0].why.startswith("as x1:")


def test_the_sample_of_another_story_is_refused() -> None:
    with pytest.raises(ValueError, match="bridge"):
        score_sample(story("flood"), sample())


def test_relations_are_counted_by_the_article_of_the_target() -> None:
    rows = score_sample(story(), sample()).relations
    assert rows is not None
    assert {(row.article, row.expected, row.got, row.pairs) for row in rows} == {
        (article, label, label, 1) for article in ("one", "two") for label in (SUPPORTS, CONTRADICTS)
    }


def test_a_relation_that_is_not_found_is_none_and_one_without_an_answer_an_error() -> None:
    half = report(relations=RELATIONS[:2], unchecked=(Pair.of(ARCHES.id, MORE_ARCHES.id),))
    rows = score_sample(story(), sample(of=half)).relations
    assert rows is not None
    assert Counter((row.expected, row.got) for row in rows) == {(SUPPORTS, SUPPORTS): 2, (CONTRADICTS, None): 2}
    rows = score_sample(story(), sample(of=report(relations=RELATIONS[:2]))).relations
    assert rows is not None
    assert Counter((row.expected, row.got) for row in rows)[CONTRADICTS, RelationLabel.NONE] == 2


def test_pairs_with_weak_evidence_are_left_out_of_both_sides() -> None:
    rumour = FELL.model_copy(update={"stance": Stance.UNCONFIRMED})
    claims = [rumour, *CLAIMS[1:]]
    relations = swap(RELATIONS, FELL, rumour)
    gold = story(claims=claims, relations=relations)
    rows = score_sample(gold, sample(of=report(claims, relations))).relations
    assert rows is not None
    supports = [(row.article, row.got) for row in rows if row.expected is SUPPORTS]
    assert supports == [("one", SUPPORTS)], "the rumour is no evidence, but may be borne out"


def test_what_stands_inside_one_article_is_left_out() -> None:
    gold = story(relations=[*RELATIONS, (COLLAPSED, SUPPORTS, POLICE)])
    rows = score_sample(gold, sample(of=report(relations=[*RELATIONS, (COLLAPSED, SUPPORTS, POLICE)]))).relations
    assert rows is not None
    assert sum(row.pairs for row in rows) == len(RELATIONS)


def test_pairing_counts_the_relations_whose_pair_is_proposed() -> None:
    rows = score_sample(story(), sample()).pairing
    assert rows is not None
    assert [(row.article, row.related, row.claims) for row in rows] == [("one", 2, 2), ("two", 2, 3)]
    assert all(row.proposed == 2 for row in rows)


def test_extraction_counts_each_article() -> None:
    refused = RejectedClaim(article="two", text="It rained.", quote="it rained", reason="not in the article")
    again = POLICE.model_copy(update={"id": "two:9"})
    extra = report(claims=[*CLAIMS[1:], again], relations=(), rejected=(refused,))
    rows = score_sample(story(), sample(Setting.END_TO_END, extra)).extraction
    assert rows is not None
    one, two = rows
    assert (one.article, one.gold, one.predicted, one.matched) == (ONE.id, 2, 1, 1)
    assert (two.article, two.gold, two.predicted, two.matched, two.duplicates) == (TWO.id, 3, 4, 3, 1)
    assert (two.proposed, two.rejected, two.verbatim) == (5, 1, 4)


def test_a_refused_claim_whose_quote_stands_in_the_article_is_verbatim_all_the_same() -> None:
    refused = RejectedClaim(article="two", text="Police.", quote="Police came", reason="no claim")
    rows = score_sample(story(), sample(Setting.END_TO_END, report(rejected=(refused,)))).extraction
    assert rows is not None
    assert rows[1].verbatim == rows[1].proposed == 4


def test_usage_and_seconds_go_with_the_score() -> None:
    spent = sample(of=report(usage=Usage(calls=3))).model_copy(update={"seconds": 2.5})
    score = score_sample(story(), spent)
    assert (score.usage, score.seconds) == (Usage(calls=3), 2.5)
