"""The classifier is scored on what it has not seen, and beside the rules on the same sentences."""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from sklearn.metrics import balanced_accuracy_score, f1_score

from evals.labels.folder import load_story
from training.worthiness.claims import NOTHING, compare_claims
from training.worthiness.classifier import Rows, left_out_scores, unseen_scores
from training.worthiness.figures import Items, compare
from training.worthiness.kinds import compare_kinds
from training.worthiness.sentences import (
    FACTCHECK_BENCH,
    PROPSEGMENT,
    Labelled,
    carries,
    read_factcheck_bench,
    read_gold,
    read_propsegment,
)
from training.worthiness.worth import compare_ways
from verifier.models import Claim, Kind, Origin, Quote
from verifier.models.base import Span

GOLD = Path(__file__).parents[2] / "evals" / "gold"
STORIES = [load_story(GOLD / name) for name in ("clinic-data-breach", "quarterly-results")]


class Lengths:
    """Stands in for the encoder: a text's length, twice."""

    def of(self, texts: Sequence[str]) -> Rows:
        return np.array([[len(text) / 100, 1.0] for text in texts], dtype=np.float32)


def claim_at(start: int, end: int) -> Claim:
    return Claim(
        id="a:1",
        article="a",
        text="The dam broke.",
        kind=Kind.FACT,
        quotes=(Quote(start=start, end=end, text="x" * (end - start)),),
        origin=Origin(body="A"),
    )


@pytest.mark.parametrize(
    ("start", "end", "held"), [(10, 20, True), (14, 24, True), (15, 25, False), (30, 40, False), (0, 100, False)]
)
def test_a_sentence_carries_a_claim_of_which_it_holds_most_of_a_quote(start: int, end: int, held: bool) -> None:
    assert carries(Span(start=10, end=20), (claim_at(start, end),)) is held


def test_the_figures_are_those_of_scikit_learn() -> None:
    random = np.random.default_rng(3)
    expected, answers = random.random(200) < 0.8, random.random(200) < 0.6
    groups = [f"g{place % 20}" for place in range(200)]
    found = compare(Items(expected, groups, ["s"] * 200), answers, answers)
    assert found.balanced_accuracy.value == pytest.approx(balanced_accuracy_score(expected, answers))
    assert found.f1_yes.value == pytest.approx(f1_score(expected, answers))
    assert found.f1_no.value == pytest.approx(f1_score(~expected, ~answers))
    assert found.gain.value == 0


def test_a_gain_is_over_the_rules_on_the_same_sentences() -> None:
    expected = np.array([True, True, False, False])
    found = compare(Items(expected, ["a", "b", "a", "b"], ["s"] * 4), expected, ~expected)
    assert found.gain.value == 1


def test_without_a_sentence_of_one_kind_balanced_accuracy_is_unknown() -> None:
    every = np.array([True, True])
    assert compare(Items(every, ["a", "b"], ["s"] * 2), every, every).balanced_accuracy.value is None


def test_a_text_is_never_scored_by_a_model_that_saw_its_group() -> None:
    """Each group has a mark of its own that gives the label away; who has not seen the group cannot read it."""
    groups = [f"g{place // 4}" for place in range(40)]
    labels = np.array([place % 2 == 0 for place in range(40)])
    rows = np.zeros((40, 10), dtype=np.float32)
    for place in range(40):
        rows[place, place // 4] = 5.0 if labels[place] else -5.0
    for scores in (unseen_scores(rows, labels, groups), left_out_scores(rows, labels, groups)):
        assert np.allclose(scores, 0.5, atol=0.05)


def test_public_sentences_keep_their_labels_and_documents(tmp_path: Path) -> None:
    (tmp_path / "factcheck_bench.jsonl").write_text(
        json.dumps({"id": "fcb-7-sentence2", "sentence": "Can I help you?", "checkworthy": "not_a_claim"}) + "\n"
    )
    row = {"sentence": "The dam of Orsova broke on Monday.", "claims": ["dam broke"], "cluster_id": "c"}
    (tmp_path / "propsegment_dev.jsonl").write_text(json.dumps(row) + "\n")
    (tmp_path / "propsegment_test.jsonl").write_text("")
    question = Labelled("Can I help you?", FACTCHECK_BENCH, "fcb-7", "fcb-7", worthy=False, ruled=False)
    dam = Labelled("The dam of Orsova broke on Monday.", PROPSEGMENT, "c", "c", worthy=True, ruled=True)
    assert [*read_factcheck_bench(tmp_path), *read_propsegment(tmp_path)] == [question, dam]


def test_every_way_is_measured_on_the_same_sentences() -> None:
    sentences = [one for story in STORIES for one in read_gold(story)]
    rows = list(compare_ways(sentences, Lengths()))
    assert {row.n for row in rows} == {len(sentences)}
    rules = next(row for row in rows if row.way == "rules")
    assert rules.compared.gain.value == 0


def test_kinds_are_measured_on_extracted_claims_that_are_golds() -> None:
    rows = list(compare_kinds(STORIES, Lengths()))
    always = next(row for row in rows if row.way == "always a fact")
    assert always.compared.balanced_accuracy.value == 0.5
    assert {row.n for row in rows} == {always.n}
    assert 0 < always.n_statements < always.n


def test_a_veto_that_is_never_wrong_bounds_what_a_veto_can_do() -> None:
    sentences = [one for story in STORIES for one in read_gold(story)]
    rows = {row.way: row.f1.value for row in compare_claims(STORIES, sentences, (), Lengths(), grid=(0.4, 0.6))}
    perfect, before = rows["veto by claim, if it were never wrong"], rows[NOTHING]
    assert perfect is not None
    assert before is not None
    assert all(value is None or value <= perfect for way, value in rows.items() if way.startswith("veto"))
    assert perfect > before
