"""Check that every wrong line is named, with what is wrong."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from gold_stories import BRIDGE_CLAIMS, Row, both_ways, claim, count, read_rows, relation, write_labels, write_lines

from evals.labels.faults import Severity
from evals.labels.lint import lint_story
from evals.labels.reading import read_sheet


def faults_of(folder: Path) -> list[str]:
    return [str(fault) for fault in lint_story(folder) if fault.severity is Severity.FAULT]


def test_a_sound_story_has_no_findings(bridge: Path) -> None:
    assert lint_story(bridge) == ()


def change_claim(folder: Path, number: int, **fields: object) -> None:
    """Change a claim's line by its place from 0; a field that becomes None is taken away."""
    rows = read_rows(folder / "claims.jsonl")
    rows[number] = {name: value for name, value in {**rows[number], **fields}.items() if value is not ...}
    write_lines(folder / "claims.jsonl", rows)


@pytest.mark.parametrize(
    ("fields", "field", "message"),
    [
        ({"id": "courier 03"}, "id", "pattern"),
        ({"id": "herald-09"}, "id", "does not start with its article's id"),
        ({"id": "courier-02"}, "id", "courier-02 is the id of line 2 already"),
        ({"article": "gazette"}, "article", "no such article: 'gazette'"),
        ({"quotes": []}, "quotes", "at least 1 item"),
        ({"quotes": [{"text": "It was built in 1951"}]}, "quotes.0", "does not stand in courier"),
        ({"quotes": ["It was built in 1950"]}, "quotes.0", 'needs {"text": ...}'),
        ({"text": ""}, "text", "at least 1 character"),
        ({"kind": "opinion"}, "kind", "'fact' or 'statement'"),
        ({"origin": {"speaker": "Ann"}}, "origin.body", "required"),
        ({"stance": "sure"}, "stance", "'asserted'"),
        ({"time": "last Monday"}, "time", "not a date: 'last Monday'"),
        ({"time": "2025-02-30"}, "time", "2025-02-30"),
        ({"said_on": {"date": "Monday"}}, "said_on.date", "not a date: 'Monday'"),
        ({"quantities": [{"low": 12, "high": 10, "of": "people"}]}, "quantities.0", "below its low"),
        ({"quantities": [{"low": None, "high": None, "of": "people"}]}, "quantities.0", "finite low or high"),
        ({"quantities": [{"low": 1, "high": 1, "bound": "circa"}]}, "quantities.0.bound", "'exact'"),
        ({"verdict": "true"}, "verdict", "'contradicted'"),
        ({"verdict": ...}, "verdict", "required"),
        ({"tags": ["surprise"]}, "tags", "'surprise' is not on the list"),
    ],
)
def test_a_wrong_field_is_named_with_its_line(bridge: Path, fields: Row, field: str, message: str) -> None:
    change_claim(bridge, 2, **fields)
    found = [fault for fault in faults_of(bridge) if f"claims.jsonl:3: fault: {field}" in fault]
    assert any(message in fault for fault in found)


def test_all_faults_of_a_line_are_said_at_once(bridge: Path) -> None:
    change_claim(bridge, 2, quotes=[{"text": "nowhere"}], kind="opinion", time="soon")
    assert [fault.split(": ")[2] for fault in faults_of(bridge)] == ["quotes.0", "kind", "time"]


def test_a_broken_claim_does_not_make_its_relations_faults(bridge: Path) -> None:
    change_claim(bridge, 0, kind="opinion")
    assert not [fault for fault in faults_of(bridge) if "no such claim" in fault]


@pytest.mark.parametrize("line", ["{", "[1]", '"a"', "{'id': 1}"])
def test_a_line_that_is_no_json_object_is_a_fault(bridge: Path, line: str) -> None:
    path = bridge / "claims.jsonl"
    path.write_text(path.read_text() + line + "\n")
    assert any("claims.jsonl:12: fault: is not" in fault for fault in faults_of(bridge))


def test_a_file_that_is_not_utf_8_is_a_fault(bridge: Path) -> None:
    (bridge / "relations.jsonl").write_bytes(b"\xff\xfe")
    assert any("is not UTF-8" in fault for fault in faults_of(bridge))


def test_other_fields_are_kept_and_noted(bridge: Path) -> None:
    change_claim(bridge, 2, verdikt="x", note="a doubt")
    (found,) = lint_story(bridge)
    assert (found.field, found.severity) == ("verdikt", Severity.NOTE)
    change_claim(bridge, 2, quotes=[{"text": "It was built in 1950"}])
    read_sheet(bridge, fix=True)
    row = read_rows(bridge / "claims.jsonl")[2]
    assert row["verdikt"] == "x"
    assert row["note"] == "a doubt"


def test_two_claims_of_an_article_with_one_text_are_worth_a_look(bridge: Path) -> None:
    change_claim(bridge, 2, text="the bridge fell on Monday.")
    found = [fault for fault in lint_story(bridge) if "has the text of courier-01" in fault.message]
    assert [fault.severity for fault in found] == [Severity.WARNING]


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([relation("courier-03", "supports", "herald-09")], "target: no such claim: 'herald-09'"),
        ([relation("courier-03", "supports", "courier-03")], "no relation to itself"),
        ([relation("courier-03", "none", "herald-03")], "pairs that are none are not listed"),
        ([relation("courier-03", "supports", "courier-01")], "inside one article only contradicts"),
        ([relation("courier-03", "refutes", "herald-03")], "'supports'"),
        ([relation("courier-03", "updates", "herald-03")] * 2, "already given on line 1"),
        ([{"evidence": "courier-03", "relation": "supports"}], "target: is required"),
    ],
)
def test_a_wrong_relation_is_named_with_its_line(bridge: Path, rows: list[Row], message: str) -> None:
    write_lines(bridge / "relations.jsonl", rows)
    line = f"relations.jsonl:{len(rows)}: fault: "
    assert [fault for fault in faults_of(bridge) if line in fault and message in fault]


def test_contradictions_inside_one_article_are_allowed(bridge: Path) -> None:
    rows = [*read_rows(bridge / "relations.jsonl"), *both_ways("radio-02", "contradicts", "radio-03")]
    write_lines(bridge / "relations.jsonl", rows)
    assert faults_of(bridge) == []


def change_article(folder: Path, number: int, **fields: object) -> None:
    rows = read_rows(folder / "articles.jsonl")
    write_lines(folder / "articles.jsonl", [{**row, **(fields if at == number else {})} for at, row in enumerate(rows)])


def outside(folder: Path) -> None:
    """Move the text of the first article out of the story."""
    (folder / "articles" / "courier.txt").rename(folder.parent / "courier.txt")
    change_article(folder, 0, file="../courier.txt")


def test_a_text_may_stand_outside_the_folder(bridge: Path) -> None:
    outside(bridge)
    assert lint_story(bridge) == ()


def drop_text(folder: Path) -> None:
    (folder / "articles" / "courier.txt").unlink()


def break_text(folder: Path) -> None:
    (folder / "articles" / "courier.txt").write_bytes("Brücke fällt in den Fluß\n".encode("latin-1"))


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (drop_text, "file: cannot be read"),
        (break_text, "is not UTF-8"),
        (lambda folder: change_article(folder, 0, file=str(folder / "articles" / "courier.txt")), "relative"),
        (lambda folder: change_article(folder, 0, id=None), 'needs "id"'),
        (lambda folder: change_article(folder, 0, id="herald"), "the id herald is used twice"),
        (lambda folder: change_article(folder, 0, credits="AP"), 'wrong value for "credits"'),
        (lambda folder: (folder / "articles.jsonl").write_text(""), "holds no articles"),
    ],
)
def test_a_wrong_article_is_a_fault(bridge: Path, spoil: Callable[[Path], None], message: str) -> None:
    spoil(bridge)
    assert [fault for fault in faults_of(bridge) if "articles.jsonl" in fault and message in fault]


def test_an_article_that_cannot_be_read_does_not_make_its_claims_faults(bridge: Path) -> None:
    drop_text(bridge)
    assert len(faults_of(bridge)) == 2  # the text, and that three articles are left


def test_numbers_keep_their_digits_when_offsets_are_filled_in(bridge: Path) -> None:
    row = claim("courier-03", "It was built in 1950", quantities=count(1, "x"))
    line = json.dumps(row).replace('"low": 1, "high": 1,', '"low": 1.20, "high": 1.20,')
    path = write_labels(bridge, BRIDGE_CLAIMS[:2], []) / "claims.jsonl"
    path.write_text(path.read_text() + line + "\n")
    sheet = read_sheet(bridge, fix=True)
    assert '"low": 1.20,' in path.read_text().splitlines()[2]
    assert str(sheet.claims["courier-03"].claim.quantities[0].low) == "1.20"
