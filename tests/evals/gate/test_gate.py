"""What was right stays right: a changed rule, label or count fails the gate, and a blessed change passes it."""

import os
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import Result as Run
from gold_stories import read_rows, write_lines, write_story
from typer.testing import CliRunner

from evals.cli import app
from evals.gate.baseline import Baseline, Basis, Blessed, Denominator, path_of, read_baseline, write_baseline
from evals.gate.check import check
from evals.gate.junit import Suite, write_junit
from evals.gate.margins import Margins, judge_live, read_margins
from evals.runs.values import Setting
from evals.scores.paired import compare_setting, pair_items
from evals.scores.values import Item, Outcome
from verifier import verdicts
from verifier.errors import InputError
from verifier.models import Kind, Verdict, VerdictLabel

Gate = Callable[..., Run]


@pytest.fixture
def gate(bridge: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Gate:
    """Run the gate for the local engine over one story, without the settings of whoever runs the tests."""
    for name in [name for name in os.environ if name.startswith(("VERIFIER_", "OPENAI_"))]:
        monkeypatch.delenv(name)

    def run(*arguments: str, row: str = "local") -> Run:
        folders = ["--gold", str(bridge.parent), "--baseline", str(tmp_path / "baseline")]
        return CliRunner().invoke(app, ["gate", "--row", row, *folders, *arguments])

    return run


def test_what_was_blessed_holds_until_something_changes(gate: Gate) -> None:
    assert gate().exit_code == 1  # nothing is blessed yet
    assert gate("--bless").exit_code == 0
    result = gate()
    assert (result.exit_code, "local: holds; 22 items, 0 broke" in result.output) == (0, True), result.output


def test_a_changed_rule_that_breaks_a_claim_fails(gate: Gate, monkeypatch: pytest.MonkeyPatch) -> None:
    gate("--bless")
    monkeypatch.setattr(verdicts.Rules, "decide", _all_single_source(verdicts.Rules.decide))
    result = gate()
    assert result.exit_code == 1
    assert "local: FAILED" in result.output
    assert "is single-source (right: " in result.output
    assert gate("--bless").exit_code == 0
    assert gate().exit_code == 0


def _all_single_source(decide: Callable[..., tuple[Verdict, ...]]) -> Callable[..., tuple[Verdict, ...]]:
    def broken(*given: object) -> tuple[Verdict, ...]:
        update = {"label": VerdictLabel.SINGLE_SOURCE}
        return tuple(verdict.model_copy(update=update) for verdict in decide(*given))

    return broken


def test_a_changed_label_fails(gate: Gate, bridge: Path) -> None:
    gate("--bless")
    rows = read_rows(bridge / "claims.jsonl")
    changed = [row | {"verdict": "corroborated"} if row["id"] == "herald-03" else row for row in rows]
    write_lines(bridge / "claims.jsonl", changed)
    result = gate()
    assert result.exit_code == 1
    assert "2 items have another right answer" in result.output


def test_another_story_fails(gate: Gate, bridge: Path) -> None:
    gate("--bless")
    write_story(bridge.parent, "second")
    result = gate()
    assert result.exit_code == 1
    assert "22 items are new" in result.output


def test_an_answer_that_was_never_recorded_is_an_incomplete_run_not_a_wrong_answer(gate: Gate, tmp_path: Path) -> None:
    result = gate("--cassettes", str(tmp_path / "none"), row="llm")
    assert result.exit_code == 3
    assert "nothing is recorded" in result.output


def test_the_outcome_is_written_for_a_ci_server(gate: Gate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gate("--bless")
    monkeypatch.setattr(verdicts.Rules, "decide", _all_single_source(verdicts.Rules.decide))
    gate("--out", str(tmp_path / "out"))
    root = ElementTree.parse(tmp_path / "out" / "junit.xml").getroot()
    assert {suite.get("name"): suite.get("tests") for suite in root} == {
        "local oracle": "11",
        "local end_to_end": "11",
        "local against the blessed result": "1",
    }
    assert root.findall(".//failure")
    page = (tmp_path / "out" / "gate.md").read_text(encoding="utf-8")
    assert "### local: FAILED" in page
    assert "| local | " in page


def result(claim: str, expected: str, got: str) -> Blessed:
    return Blessed(story="s", claim=claim, setting=Setting.ORACLE, expected=VerdictLabel(expected), got=Outcome(got))


def baseline(*results: Blessed, extracted: int | None = 4, **basis: int) -> Baseline:
    return Baseline(
        basis=Basis(row="llm", prompts={}, gold="g", **basis),
        denominators=(Denominator(story="s", setting=Setting.END_TO_END, extracted=extracted),),
        results=results,
    )


def test_a_claim_that_is_fixed_does_not_fail_and_one_that_is_wrong_in_another_way_neither() -> None:
    before = baseline(result("a", "corroborated", "missed"), result("b", "contradicted", "missed"))
    after = baseline(result("a", "corroborated", "corroborated"), result("b", "contradicted", "corroborated"))
    found = check(before, after)
    assert [change.id for change in found.fixed] == ["s/a/oracle"]
    assert [change.id for change in found.moved] == ["s/b/oracle"]
    assert found.holds
    assert not found.is_unchanged


@pytest.mark.parametrize(
    ("after", "field"),
    [
        (baseline(result("a", "corroborated", "missed")), "broke"),
        (baseline(result("a", "single-source", "single-source")), "relabelled"),
        (baseline(), "gone"),
        (baseline(result("a", "corroborated", "corroborated"), result("b", "contradicted", "contradicted")), "new"),
        (baseline(result("a", "corroborated", "corroborated"), extracted=5), "denominators"),
    ],
)
def test_each_way_of_changing_what_is_blessed_fails(after: Baseline, field: str) -> None:
    found = check(baseline(result("a", "corroborated", "corroborated")), after)
    assert getattr(found, field)
    assert not found.holds


def test_a_baseline_reads_as_it_was_written_and_a_damaged_one_says_so(tmp_path: Path) -> None:
    written = baseline(result("a", "corroborated", "error"), calls=3)
    write_baseline(tmp_path, written)
    assert read_baseline(tmp_path, "llm") == written
    assert read_baseline(tmp_path, "local") is None
    (tmp_path / "llm.jsonl").write_text("{\n", encoding="utf-8")
    with pytest.raises(InputError, match="--bless"):
        read_baseline(tmp_path, "llm")


@pytest.mark.parametrize(
    ("name", "lines", "told"),
    [
        ("local", [0, 1, 2], "of the row llm"),
        ("llm", [1, 2], "0 lines that say what it rests on"),
        ("llm", [0, 0, 1], "2 lines that say what it rests on"),
        ("llm", [0, 1, 2, 2], "an item twice"),
    ],
)
def test_what_is_not_the_rows_whole_baseline_is_refused(tmp_path: Path, name: str, lines: list[int], told: str) -> None:
    write_baseline(tmp_path, baseline(result("a", "corroborated", "error")))
    written = path_of(tmp_path, "llm").read_text(encoding="utf-8").splitlines()
    path_of(tmp_path, name).write_text("\n".join(written[each] for each in lines), encoding="utf-8")
    with pytest.raises(InputError, match=told):
        read_baseline(tmp_path, name)


def test_a_damaged_baseline_can_be_blessed_anew(gate: Gate, tmp_path: Path) -> None:
    gate("--bless")
    path_of(tmp_path / "baseline", "local").write_text("{", encoding="utf-8")
    assert gate().exit_code == 2
    assert gate("--bless").exit_code == 0
    assert gate().exit_code == 0


def item(claim: int, right: bool, *, article: int = 0) -> Item:
    return Item(
        story="s",
        article=f"a{article}",
        claim=str(claim),
        setting=Setting.ORACLE,
        expected=VerdictLabel.CORROBORATED if claim % 2 else VerdictLabel.CONTRADICTED,
        got=Outcome.MISSED if not right else (Outcome.CORROBORATED if claim % 2 else Outcome.CONTRADICTED),
        kind=Kind.FACT,
        outlets=3,
        text="<b>a</b>\x00",
    )


def live(right: int, margins: Margins) -> tuple[str, ...]:
    before = [item(n, True, article=n % 20) for n in range(100)]
    after = [item(n, n < right, article=n % 20) for n in range(100)]
    return judge_live(
        [compare_setting(pair_items(before, after), Setting.ORACLE)],
        baseline(calls=10),
        baseline(calls=11),
        margins,
        2.0,
    )


def test_a_live_run_fails_where_it_is_worse_for_certain_or_by_more_than_the_margin() -> None:
    assert live(100, Margins()) == ()
    assert "interval lies below 0" in live(70, Margins())[0]
    assert live(99, Margins(macro_f1_drop=0.5)) == ()


def test_a_live_run_fails_where_it_costs_or_errs_more_than_allowed() -> None:
    assert "calls: 11 where 10 were blessed" in live(100, Margins(cost_factor=1.05))[0]
    assert "took up to 2.0 s" in live(100, Margins(p95_s=1))[0]
    wrong = baseline(result("a", "corroborated", "error"))
    assert "1 of 1 items have no answer" in judge_live([], baseline(), wrong, Margins(), None)[0]


def test_a_live_run_that_shares_nothing_with_what_was_blessed_does_not_pass() -> None:
    blessed = baseline(result("a", "corroborated", "corroborated"), result("b", "corroborated", "corroborated"))
    run = baseline(result("b", "single-source", "single-source"), result("c", "corroborated", "corroborated"))
    reasons = judge_live([], blessed, run, Margins(), None)
    assert [reason.split(";")[0] for reason in reasons] == [
        "1 items have another right answer than when it was blessed",
        "1 items are gone",
        "1 items are new",
    ]


def test_what_came_of_a_live_run_is_said_with_its_interval(gate: Gate, tmp_path: Path, bridge: Path) -> None:
    gate("--bless")
    result = gate("--live", "--out", str(tmp_path / "out"))
    assert result.exit_code == 0, result.output
    assert "  oracle: inconclusive; macro-F1 " in result.output
    page = (tmp_path / "out" / "gate.md").read_text(encoding="utf-8")
    assert "### local: holds" in page
    assert "- end to end: inconclusive; macro-F1 " in page
    write_story(bridge.parent, "second")
    assert "22 items are new" in gate("--live").output


def test_control_characters_of_an_article_reach_no_terminal_and_no_page(
    gate: Gate, tmp_path: Path, bridge: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = read_rows(bridge / "claims.jsonl")
    write_lines(bridge / "claims.jsonl", [row | {"text": f"{row['text']} \x1b[2J<b>|"} for row in rows])
    gate("--bless")
    monkeypatch.setattr(verdicts.Rules, "decide", _all_single_source(verdicts.Rules.decide))
    shown = gate("--out", str(tmp_path / "out")).output
    assert "\\x1b[2J" in shown
    page = (tmp_path / "out" / "gate.md").read_text(encoding="utf-8")
    assert "&lt;b&gt;\\|" in page
    assert "\x1b" not in shown + page


def test_margins_are_read_and_nonsense_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "gate.toml"
    assert read_margins(path) == Margins()
    path.write_text("[live]\nmacro_f1_drop = 0.1\n", encoding="utf-8")
    assert read_margins(path).macro_f1_drop == 0.1
    path.write_text("[live]\nmacro_f1 = 2\n", encoding="utf-8")
    with pytest.raises(InputError, match="Extra inputs"):
        read_margins(path)


def test_a_known_fault_is_skipped_and_hostile_text_stays_text() -> None:
    items = [item(1, False), item(2, True)]
    known = baseline(
        Blessed(story="s", claim="1", setting=Setting.ORACLE, expected=items[0].expected, got=items[0].got)
    )
    root = ElementTree.fromstring(write_junit([Suite("llm", items, known)]))
    assert [suite.get("skipped") for suite in root] == ["1", "0"]
    assert not root.findall(".//failure")
    failing = write_junit([Suite("llm", items, None)])
    assert "&lt;b&gt;" in failing
    assert ElementTree.fromstring(failing).findall(".//failure")


def test_what_is_no_items_fault_fails_in_junit_too() -> None:
    root = ElementTree.fromstring(write_junit([Suite("llm", [item(2, True)], baseline(), ["1 items are gone"])]))
    assert [failure.get("message") for failure in root.findall(".//failure")] == ["1 items are gone"]
