"""Sets of labelled pairs: what is read, who judges, and that the figures are those of scikit-learn."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import accuracy_score, balanced_accuracy_score, f1_score
from typer.testing import CliRunner

from evals.cli import app
from evals.pairs.judging import EngineJudge, ModelJudge, WholeJudge, judge_by_majority, judge_by_overlap
from evals.pairs.loading import PairSet, load_pairs
from evals.pairs.scoring import score_pairs
from evals.pairs.values import SCHEMES, Bearing, LabelledPair
from verifier.engines.local.engine import LocalEngine
from verifier.engines.local.relations.entailment import Entailment
from verifier.engines.scripted import ScriptedEngine
from verifier.errors import InputError
from verifier.models import Pair

SAMPLE = Path(__file__).parents[2] / "data" / "pairs.jsonl"
NLI = SCHEMES[0]


def pair(claim: str, evidence: str, expected: Bearing = Bearing.NONE) -> LabelledPair:
    return LabelledPair(id="1", claim=claim, evidence=evidence, expected=expected)


def write(path: Path, *rows: object) -> Path:
    path.write_text("".join(row if isinstance(row, str) else json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        (["entailment", "neutral", "contradiction"], [Bearing.SUPPORTS, Bearing.NONE, Bearing.CONTRADICTS]),
        (["entailment", "not_entailment"], [Bearing.SUPPORTS, Bearing.NONE]),
        (["supported", "partially_supported", "not_supported"], [Bearing.SUPPORTS, Bearing.NONE, Bearing.NONE]),
        (
            ["completely-support", "partially-support", "contradiction", "neutral"],
            [Bearing.SUPPORTS, Bearing.NONE, Bearing.CONTRADICTS, Bearing.NONE],
        ),
    ],
)
def test_the_labels_of_each_kind_of_set_are_understood(
    tmp_path: Path, labels: list[str], expected: list[Bearing]
) -> None:
    rows = [{"id": "x", "claim": "c", "evidence_text": "e", "label": label} for label in labels]
    assert [each.expected for each in load_pairs(write(tmp_path / "set.jsonl", *rows)).pairs] == expected


def test_premise_and_hypothesis_are_read_too_and_ties_are_left_out(tmp_path: Path) -> None:
    rows = [{"premise": "e", "hypothesis": "c", "label": label} for label in ("entailment", "TIE")]
    found = load_pairs(write(tmp_path / "set.jsonl", *rows))
    assert [(each.id, each.claim, each.evidence) for each in found.pairs] == [("1", "c", "e")]
    assert found.left_out == 1


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{broken\n", "line 1: is not JSON"),
        ("[1]\n", "line 1: must be an object"),
        ('{"claim": "c", "evidence_text": "e", "label": "maybe"}\n', "no label that is known"),
        ('{"claim": "c", "label": "entailment"}\n', "row 1: needs claim"),
        ("", "has no pairs"),
    ],
)
def test_what_is_no_set_of_pairs_is_refused_with_its_place(tmp_path: Path, content: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        load_pairs(write(tmp_path / "set.jsonl", content))


def test_a_missing_or_binary_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "binary.jsonl").write_bytes(b"\xff\xfe\x00")
    for name in ("none.jsonl", "binary.jsonl"):
        with pytest.raises(InputError, match="cannot be read"):
            load_pairs(tmp_path / name)


def test_a_limit_takes_pairs_from_the_whole_file(tmp_path: Path) -> None:
    rows = [{"id": str(n), "claim": "c", "evidence_text": "e", "label": "neutral"} for n in range(10)]
    assert [each.id for each in load_pairs(write(tmp_path / "s.jsonl", *rows), limit=5).pairs] == list("02468")


def test_overlap_supports_at_two_thirds_of_the_words() -> None:
    assert judge_by_overlap(pair("Dogs chased cats", "Dogs and cats slept")) is Bearing.SUPPORTS
    assert judge_by_overlap(pair("Dogs chased cats", "Cats slept")) is Bearing.NONE
    assert judge_by_overlap(pair("the of", "Cats slept")) is Bearing.NONE


class Certain:
    """Finds what the word in front says."""

    def score(self, pairs: Sequence[tuple[str, str]]) -> Sequence[Entailment]:
        return [
            Entailment(supports=0.9, contradicts=0.0, neutral=0.1)
            if premise.startswith("Yes")
            else Entailment(supports=0.0, contradicts=0.1, neutral=0.9)
            for premise, _ in pairs
        ]


def test_the_sentence_of_a_document_that_says_most_decides() -> None:
    judge = ModelJudge(Certain())
    assert judge(pair("The mayor spoke", "No, the mayor left. Yes, the mayor spoke.")) is Bearing.SUPPORTS
    assert judge(pair("The mayor spoke", "No, the mayor left.")) is Bearing.NONE
    assert judge(pair("The mayor spoke", "Yes and amen")) is Bearing.SUPPORTS


@pytest.mark.parametrize(
    ("claim", "evidence", "expected"),
    [
        ("The fire destroyed 40 homes.", "It was windy. The fire destroyed 40 homes.", Bearing.SUPPORTS),
        ("The fire destroyed 40 homes.", "The fire destroyed 55 homes.", Bearing.CONTRADICTS),
        ("The fire destroyed 40 homes.", "The council meets in the old town hall.", Bearing.NONE),
    ],
)
def test_an_engine_judges_with_the_rules_of_the_verifier(claim: str, evidence: str, expected: Bearing) -> None:
    assert EngineJudge(LocalEngine())(pair(claim, evidence)) is expected


def test_a_pair_that_an_engine_cannot_judge_is_no_verdict() -> None:
    engine = ScriptedEngine(unanswered=[Pair.of("claim:0", "evidence:0")])
    assert EngineJudge(engine)(pair("The fire destroyed homes.", "The fire spared homes.")) is None


def test_the_majority_is_that_of_the_set() -> None:
    pairs = [pair("c", "e", each) for each in (Bearing.NONE, Bearing.CONTRADICTS, Bearing.CONTRADICTS)]
    assert judge_by_majority(pairs)(pairs[0]) is Bearing.CONTRADICTS


def pair_set(expected: Sequence[Bearing], scheme: int = 0) -> PairSet:
    return PairSet("set", SCHEMES[scheme], tuple(pair("c", "e", each) for each in expected), left_out=0)


bearings = st.sampled_from(list(Bearing))


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(bearings, bearings), min_size=1, max_size=40))
def test_the_figures_are_those_of_scikit_learn(answers: list[tuple[Bearing, Bearing]]) -> None:
    expected, got = ([str(each[side]) for each in answers] for side in (0, 1))
    scores = score_pairs("judge", pair_set([each for each, _ in answers]), [each for _, each in answers])
    present = sorted(set(expected))
    assert scores.accuracy.value == pytest.approx(accuracy_score(expected, got))
    f1 = f1_score(expected, got, labels=present, average="macro", zero_division=0)
    assert scores.macro_f1.value == pytest.approx(f1)
    if set(got) <= set(expected) and len(present) > 1:
        assert scores.balanced_accuracy.value == pytest.approx(balanced_accuracy_score(expected, got))
    low, value, high = scores.accuracy.ci_low, scores.accuracy.value, scores.accuracy.ci_high
    assert low is not None
    assert value is not None
    assert high is not None
    assert 0 <= low <= value <= high <= 1


def test_a_pair_without_an_answer_is_wrong() -> None:
    scores = score_pairs("judge", pair_set([Bearing.SUPPORTS, Bearing.SUPPORTS]), [Bearing.SUPPORTS, None])
    assert (scores.accuracy.value, scores.n_errors) == (0.5, 1)
    assert scores.confusion["supports"]["error"] == 1


def test_a_pair_without_an_answer_is_not_taken_for_unsupported() -> None:
    scores = score_pairs("judge", pair_set([Bearing.SUPPORTS, Bearing.NONE]), [Bearing.SUPPORTS, None])
    assert scores.supported_balanced_accuracy.value == 0.5
    assert scores.supported_f1.value == 1


def test_where_a_set_asks_only_for_support_a_contradiction_is_no_support() -> None:
    scores = score_pairs("judge", pair_set([Bearing.NONE], scheme=1), [Bearing.CONTRADICTS])
    assert scores.accuracy.value == 1
    assert scores.contradiction_f1.value is None


def test_no_pairs_give_no_figures() -> None:
    scores = score_pairs("judge", pair_set([]), [])
    assert scores.accuracy.value is scores.macro_f1.value is scores.supported_f1.value is None


def run(*arguments: str) -> Iterator[str]:
    result = CliRunner().invoke(app, ["pairs", *arguments])
    yield str(result.exit_code)
    yield result.output


def test_the_command_prints_a_table_or_lines_of_json() -> None:
    code, output = run(str(SAMPLE), "--engine", "majority", "--engine", "local")
    assert code == "0", output
    assert "balanced accuracy" in output
    code, output = run(str(SAMPLE), "--json", "--engine", "overlap")
    lines = [json.loads(line) for line in output.splitlines() if line.startswith("{")]
    assert [line["judge"] for line in lines] == ["overlap"]
    assert lines[0]["n"] == 6


@pytest.mark.parametrize("arguments", [[str(SAMPLE), "--engine", "oracle"], ["missing.jsonl"]])
def test_a_wrong_call_is_a_usage_error(arguments: list[str]) -> None:
    code, _ = run(*arguments)
    assert code == "2"


def test_a_model_that_is_not_set_is_asked_for_in_words_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("OPENAI_BASE_URL", "OPENAI_API_KEY", "VERIFIER_MODEL"):
        monkeypatch.delenv(name, raising=False)
    code, output = run(str(SAMPLE), "--engine", "llm")
    assert code == "2"
    assert "OPENAI_BASE_URL" in output


TINY = SAMPLE.parent / "tiny_model"


def test_another_trained_model_can_be_measured_alone_and_with_the_rules() -> None:
    code, output = run(str(SAMPLE), "--engine", "trained", "--engine", "local-trained", "--model", str(TINY))
    assert code == "0", output
    assert "local-trained" in output


def test_a_trained_model_that_cannot_be_used_is_an_error_with_what_to_do(tmp_path: Path) -> None:
    code, output = run(str(SAMPLE), "--engine", "trained", "--model", str(tmp_path))
    assert code == "2"
    assert "cannot be used" in output


def test_a_model_that_reads_long_evidence_is_given_it_whole() -> None:
    judge = WholeJudge(Certain())
    assert judge(pair("The mayor spoke", "Yes, the mayor spoke. No, she left.")) is Bearing.SUPPORTS
    assert judge(pair("The mayor spoke", "No, the mayor left. Yes, the mayor spoke.")) is Bearing.NONE


def test_a_judge_that_must_choose_gives_only_the_labels_that_are_offered() -> None:
    torn = pair("The mayor spoke", "No, the mayor left. Yes, the mayor spoke.")
    assert WholeJudge(Certain(), (Bearing.CONTRADICTS, Bearing.SUPPORTS))(torn) is not Bearing.NONE
