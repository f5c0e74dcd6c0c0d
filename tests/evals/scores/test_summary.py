"""A summary names every figure, keeps errors in the denominator, and has no figure where there are no data."""

import json
import math
from collections.abc import Iterator

import pytest
from scored_stories import (
    ARCHES,
    CLAIMS,
    COLLAPSED,
    CONTRADICTED,
    CORROBORATED,
    FELL,
    MORE_ARCHES,
    POLICE,
    RELATIONS,
    SINGLE,
    header,
    item,
    report,
    sample,
    story,
    summarise,
)
from sklearn.metrics import accuracy_score, f1_score

from evals.runs.values import Sample, Setting
from evals.scores.confusion import LABELS, verdict_figures
from evals.scores.figures import Note
from evals.scores.summary import Summary
from evals.scores.values import Item, Outcome
from verifier.models import Failure, Pair, Stage

STORIES = ("bridge", "flood")


def both(*samples: Sample) -> Summary:
    return summarise(header(*STORIES), [story(name) for name in STORIES], samples)


def perfect() -> Summary:
    return both(*(sample(setting, name=name) for setting in Setting for name in STORIES))


def numbers(value: object) -> Iterator[float]:
    if isinstance(value, dict):
        for each in value.values():
            yield from numbers(each)
    elif isinstance(value, list):
        for each in value:
            yield from numbers(each)
    elif isinstance(value, float):
        yield value


def test_a_run_without_a_fault_has_full_marks_everywhere() -> None:
    summary = perfect()
    for figures in (summary.oracle, summary.end_to_end):
        assert figures.accuracy.value == figures.macro_f1.value == 1
        assert figures.false_corroborated.value == figures.missed_contradicted.value == 0
    assert summary.extraction.f1.value == summary.pairing.recall.value == 1
    assert summary.relations.supports.f1.value == summary.relations.contradicts.f1.value == 1
    assert summary.gap.value == 0
    assert (summary.counts.stories, summary.counts.articles, summary.counts.claims) == (2, 4, 10)


def test_what_does_not_occur_is_unknown_and_not_0() -> None:
    assert perfect().relations.updates.f1.value is None
    assert perfect().relations.updates.f1.n == 0


def test_a_setting_that_was_not_run_has_no_figures() -> None:
    summary = both(*(sample(name=name) for name in STORIES))
    assert summary.end_to_end.accuracy.value is None
    assert summary.extraction.f1.value is None
    assert summary.gap.value is None
    assert summary.cost.end_to_end.calls is None
    assert summary.counts.missing == ()


def test_a_run_without_samples_is_all_unknown() -> None:
    dumped = both().model_dump_json()
    assert "NaN" not in dumped
    assert json.loads(dumped)["oracle"]["accuracy"]["value"] is None


def test_no_number_of_a_summary_is_nan() -> None:
    failed = Sample(story="flood", setting=Setting.END_TO_END, failure="gone")
    summary = both(sample(), sample(Setting.END_TO_END), failed)
    assert all(map(math.isfinite, numbers(json.loads(summary.model_dump_json()))))


def test_a_summary_can_be_read_back() -> None:
    summary = perfect()
    assert Summary.model_validate_json(summary.model_dump_json()) == summary


def test_a_story_that_failed_stays_in_the_denominator() -> None:
    failed = Sample(story="flood", setting=Setting.ORACLE, failure="the endpoint went away")
    summary = both(sample(), failed)
    accuracy = summary.oracle.accuracy
    assert (accuracy.value, accuracy.scored_only, accuracy.n, accuracy.n_errors) == (0.5, 1.0, 10, 5)
    assert summary.oracle.macro_f1.value == pytest.approx(2 / 3)
    assert summary.relations.supports.recall.value == 0.5
    assert summary.relations.supports.recall.scored_only == 1
    assert summary.relations.supports.recall.n_errors == 2
    assert summary.counts.failed == ("flood/oracle",)


def test_a_story_without_a_sample_counts_as_failed_and_is_named() -> None:
    summary = both(sample())
    assert summary.oracle.accuracy.value == 0.5
    assert summary.counts.missing == ("flood/oracle",)
    assert (summary.counts.samples, summary.counts.failed) == (1, ())


def test_an_article_that_could_not_be_read_is_an_error_of_extraction() -> None:
    failure = Failure(stage=Stage.EXTRACT, articles=("two",), reason="no answer", advice="run it again")
    half = report(claims=[FELL, ARCHES], relations=(), failures=(failure,))
    recall = both(sample(Setting.END_TO_END, half)).extraction.recall
    assert (recall.value, recall.n, recall.n_errors, recall.scored_only) == (0.2, 10, 8, 1.0)


def test_a_claim_that_was_missed_is_wrong_in_both_figures() -> None:
    without = report(claims=[each for each in CLAIMS if each is not POLICE])
    summary = summarise(header("bridge"), [story()], [sample(Setting.END_TO_END, without)])
    accuracy = summary.end_to_end.accuracy
    assert (accuracy.value, accuracy.scored_only, accuracy.n_errors) == (0.8, 0.8, 0)
    assert summary.end_to_end.confusion[SINGLE][Outcome.MISSED] == 1


def test_only_end_to_end_has_a_column_for_missed_claims() -> None:
    summary = perfect()
    assert set(summary.oracle.confusion[SINGLE]) == set(Outcome) - {Outcome.MISSED}
    assert set(summary.end_to_end.confusion[SINGLE]) == set(Outcome)


def test_the_gap_is_what_extraction_costs() -> None:
    without = report(claims=[FELL, COLLAPSED, ARCHES, MORE_ARCHES])
    summary = summarise(header("bridge"), [story()], [sample(), sample(Setting.END_TO_END, without)])
    assert summary.gap.value == pytest.approx(1 / 3)


def test_what_has_no_answer_in_one_setting_is_an_error_of_the_gap() -> None:
    failed = Sample(story="flood", setting=Setting.END_TO_END, failure="gone")
    gap = both(*(sample(name=name) for name in STORIES), sample(Setting.END_TO_END), failed).gap
    assert (gap.n, gap.n_errors) == (10, 5)


def test_a_failed_story_gives_no_relations_to_a_row_that_only_gives_verdicts() -> None:
    told = Sample(story="bridge", setting=Setting.ORACLE, verdicts={claim.id: SINGLE for claim in CLAIMS})
    failed = Sample(story="flood", setting=Setting.ORACLE, failure="out of memory")
    summary = both(told, failed)
    assert summary.oracle.accuracy.n_errors == 5
    assert summary.relations.supports.recall.value is None
    assert summary.pairing.recall.value is None


def test_matches_are_also_counted_at_the_other_thresholds() -> None:
    assert set(perfect().extraction.at) == {"0.4", "0.6"}
    assert perfect().extraction.at["0.6"].f1.value == 1


def test_the_last_sample_of_a_story_and_setting_counts() -> None:
    failed = Sample(story="bridge", setting=Setting.ORACLE, failure="gone")
    summary = summarise(header("bridge"), [story()], [failed, sample()])
    assert summary.oracle.accuracy.value == 1


def test_a_sample_of_a_story_that_was_not_given_is_refused() -> None:
    with pytest.raises(ValueError, match="flood"):
        summarise(header("bridge"), [story()], [sample(name="flood")])


def test_pairs_without_an_answer_are_errors_of_their_relation() -> None:
    unanswered = report(relations=RELATIONS[2:], unchecked=(Pair.of(FELL.id, COLLAPSED.id),))
    figures = summarise(header("bridge"), [story()], [sample(of=unanswered)]).relations
    assert (figures.supports.recall.value, figures.supports.recall.n_errors) == (0, 2)
    assert figures.confusion["supports"]["error"] == 2


def test_a_relation_that_gold_does_not_have_costs_precision() -> None:
    summary = summarise(header("bridge"), [story(relations=RELATIONS[2:])], [sample()])
    assert summary.relations.supports.precision.value == 0
    assert summary.relations.supports.recall.value is None
    assert summary.relations.confusion["none"]["supports"] == 2


MIXED = [
    item(1, CONTRADICTED, CORROBORATED, tags=("update",)),
    item(2, CONTRADICTED, CONTRADICTED),
    item(3, CORROBORATED, Outcome.ERROR, tags=("update", "copy")),
    item(4, SINGLE, Outcome.MISSED, article_id="b"),
    item(5, SINGLE, SINGLE, article_id="b"),
    item(6, CONTRADICTED, Outcome.ERROR, article_id="b"),
    item(7, CONTRADICTED, SINGLE, article_id="b"),
]


def mixed() -> list[Item]:
    return [each.model_copy(update={"outlets": 3}) if each.claim == "a:1" else each for each in MIXED]


def test_figures_of_mixed_items_are_those_of_scikit_learn() -> None:
    figures = verdict_figures(MIXED, [("s", "a"), ("s", "b")], {"s": "dev"}, Setting.END_TO_END)
    expected, got = [each.expected.value for each in MIXED], [each.got.value for each in MIXED]
    assert figures.accuracy.value == pytest.approx(accuracy_score(expected, got))
    assert figures.macro_f1.value == pytest.approx(
        f1_score(expected, got, labels=[label.value for label in LABELS], average="macro")
    )
    assert sum(sum(row.values()) for row in figures.confusion.values()) == len(MIXED)
    assert figures.classes[CONTRADICTED].support == 4
    assert figures.classes[CONTRADICTED].predicted == 1


def test_the_two_rates_that_hurt_are_shares_of_what_gold_calls_contradicted() -> None:
    figures = verdict_figures(MIXED, [("s", "a"), ("s", "b")], {"s": "dev"}, Setting.END_TO_END)
    assert (figures.false_corroborated.value, figures.false_corroborated.n) == (0.25, 4)
    assert figures.false_corroborated.scored_only == pytest.approx(1 / 3)
    assert figures.missed_contradicted.value == 0.75
    assert figures.missed_contradicted.scored_only == pytest.approx(2 / 3)


def test_slices_hold_the_items_with_that_tag_kind_or_number_of_outlets() -> None:
    figures = verdict_figures(mixed(), [("s", "a"), ("s", "b")], {"s": "dev"}, Setting.END_TO_END)
    assert {name: figure.n for name, figure in figures.by_tag.items()} == {"copy": 1, "update": 2}
    assert {name: figure.n for name, figure in figures.by_outlets.items()} == {"2": 6, "3": 1}
    assert figures.by_kind["fact"].value == figures.accuracy.value
    assert figures.by_split["dev"].n == figures.by_story["s"].n == 7
    assert figures.by_tag["copy"].n_errors == 1
    assert figures.by_tag["copy"].scored_only is None


def test_numbers_of_outlets_stand_in_their_own_order() -> None:
    items = [item(place, SINGLE, SINGLE).model_copy(update={"outlets": place}) for place in (10, 2, 3)]
    figures = verdict_figures(items, [("s", "a")], {"s": "dev"}, Setting.ORACLE)
    assert list(figures.by_outlets) == ["2", "3", "10"]


def test_few_articles_are_said_to_be_few() -> None:
    assert Note.OPTIMISTIC in perfect().oracle.accuracy.notes
    clusters = [("s", f"a{place}") for place in range(15)]
    items = [item(1, SINGLE, SINGLE if place % 2 else CORROBORATED, article_id=f"a{place}") for place in range(15)]
    assert verdict_figures(items, clusters, {"s": "dev"}, Setting.ORACLE).accuracy.notes == ()
    assert verdict_figures(items[:14], clusters, {"s": "dev"}, Setting.ORACLE).accuracy.notes == (Note.OPTIMISTIC,)


def test_an_interval_of_no_width_says_that_nothing_varied() -> None:
    assert Note.NO_VARIATION in perfect().oracle.accuracy.notes


def test_the_interval_holds_the_value() -> None:
    clusters = [(f"s{place % 4}", f"a{place}") for place in range(20)]
    items = [
        item(
            number, SINGLE, SINGLE if (place * number) % 3 else CORROBORATED, article_id=f"a{place}", story_id=story_id
        )
        for place, (story_id, _) in enumerate(clusters)
        for number in range(1, 6)
    ]
    accuracy = verdict_figures(items, clusters, {f"s{at}": "dev" for at in range(4)}, Setting.ORACLE).accuracy
    assert accuracy.value is not None
    assert accuracy.ci_low is not None
    assert accuracy.ci_high is not None
    assert accuracy.ci_low < accuracy.value < accuracy.ci_high
