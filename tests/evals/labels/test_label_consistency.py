"""Check what is said of labels together: directions, barred evidence, verdicts, groups."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from gold_stories import BRIDGE_RELATIONS, Row, both_ways, claim, relation, write_articles, write_labels, write_lines

from evals.labels.consistency import check_relations
from evals.labels.faults import Fault, Severity
from evals.labels.lint import lint_story
from evals.labels.outcomes import check_outcomes
from evals.labels.reading import read_sheet

ONE, OTHER = "The bridge fell on Monday", "The bridge collapsed on Monday"
QUOTES = {"courier": ONE, "herald": OTHER, "radio": "Trains run again", "tribune": "Shops have closed early"}


def found_in(folder: Path, rows: list[Row], **fields_of: Mapping[str, object]) -> list[Fault]:
    """Check relations between one claim an article, with some of their fields changed."""
    write_articles(folder)
    claims = [claim(f"{name}-01", quote, **fields_of.get(name, {})) for name, quote in QUOTES.items()]
    write_labels(folder, claims, rows)
    sheet = read_sheet(folder, fix=True)
    assert not [fault for fault in sheet.faults if fault.severity is Severity.FAULT]
    return list(check_relations(sheet))


@pytest.mark.parametrize("label", ["contradicts", "varies"])
def test_a_symmetric_relation_needs_both_directions(tmp_path: Path, label: str) -> None:
    (found,) = found_in(tmp_path, [relation("courier-01", label, "herald-01")])
    assert "courier-01" in found.message
    assert "other direction is missing" in found.message
    assert found.severity is Severity.FAULT
    assert found_in(tmp_path, both_ways("courier-01", label, "herald-01")) == []


@pytest.mark.parametrize("label", ["supports", "updates"])
def test_a_directed_relation_may_stand_alone(tmp_path: Path, label: str) -> None:
    assert found_in(tmp_path, [relation("courier-01", label, "herald-01")]) == []


@pytest.mark.parametrize("other", ["supports", "updates", "varies"])
def test_a_contradiction_has_no_other_label_in_the_other_direction(tmp_path: Path, other: str) -> None:
    rows = [relation("courier-01", "contradicts", "herald-01"), relation("herald-01", other, "courier-01")]
    found = found_in(tmp_path, rows)
    assert any(f"the other direction says {other}" in fault.message for fault in found)


def test_two_claims_do_not_update_each_other(tmp_path: Path) -> None:
    found = found_in(tmp_path, both_ways("courier-01", "updates", "herald-01"))
    assert [fault.line for fault in found] == [1, 2]


BARRED: list[Row] = [
    {"stance": "unconfirmed"},
    {"stance": "predicted"},
    {"set_right": True},
]


@pytest.mark.parametrize("fields", BARRED)
def test_a_contradiction_of_a_barred_claim_stands_in_the_direction_that_counts(tmp_path: Path, fields: Row) -> None:
    found = found_in(tmp_path, [relation("herald-01", "contradicts", "courier-01")], courier=fields)
    assert not [fault for fault in found if fault.severity is Severity.FAULT]


@pytest.mark.parametrize("fields", BARRED)
def test_a_barred_claim_contradicts_nothing(tmp_path: Path, fields: Row) -> None:
    found = found_in(tmp_path, both_ways("courier-01", "contradicts", "herald-01"), courier=fields)
    assert [fault.line for fault in found if fault.severity is Severity.FAULT] == [1]


@pytest.mark.parametrize("fields", BARRED)
def test_support_by_a_barred_claim_is_worth_a_look(tmp_path: Path, fields: Row) -> None:
    (found,) = found_in(tmp_path, [relation("courier-01", "supports", "herald-01")], courier=fields)
    assert found.severity is Severity.WARNING
    assert "barred" in found.message


def test_two_unconfirmed_claims_may_contradict_each_other(tmp_path: Path) -> None:
    rows, fields = both_ways("courier-01", "contradicts", "herald-01"), {"stance": "unconfirmed"}
    assert found_in(tmp_path, rows, courier=fields, herald=fields) == []


STATEMENT = {"kind": "statement", "origin": {"body": "Town Hall"}}


@pytest.mark.parametrize("label", ["supports", "contradicts"])
def test_a_statement_that_bears_on_a_fact_is_worth_a_look(tmp_path: Path, label: str) -> None:
    found = found_in(tmp_path, both_ways("courier-01", label, "herald-01"), courier=STATEMENT)
    assert [fault.severity for fault in found] == [Severity.WARNING] * 2


def test_a_fact_shows_that_its_own_origin_said_so(tmp_path: Path) -> None:
    fields = {"origin": {"body": "Town Hall"}}
    assert found_in(tmp_path, [relation("herald-01", "supports", "courier-01")], courier=STATEMENT, herald=fields) == []


def test_a_missed_forecast_is_an_update(tmp_path: Path) -> None:
    rows, fields = [relation("herald-01", "contradicts", "courier-01")], {"stance": "predicted"}
    (found,) = found_in(tmp_path, rows, courier=fields)
    assert "missed its forecast updates it" in found.message


def test_a_claim_of_unknown_time_that_contradicts_is_worth_a_look(tmp_path: Path) -> None:
    found = found_in(tmp_path, both_ways("courier-01", "contradicts", "herald-01"), courier={"time": None})
    assert len(found) == 2
    assert all("unknown time" in fault.message for fault in found)
    assert found_in(tmp_path, both_ways("courier-01", "supports", "herald-01"), courier={"time": None}) == []


def wrong_verdicts(folder: Path) -> list[str]:
    return [fault.message for fault in lint_story(folder) if fault.field == "verdict"]


def label(folder: Path, name: str, verdict: str) -> None:
    path = folder / "claims.jsonl"
    lines = path.read_text().splitlines(keepends=True)
    assert sum(f'"id": "{name}"' in line for line in lines) == 1
    for was in ("contradicted", "corroborated", "single-source"):
        lines = [line.replace(f'"{was}"', f'"{verdict}"') if f'"id": "{name}"' in line else line for line in lines]
    path.write_text("".join(lines))


def test_a_verdict_that_does_not_follow_names_the_relations_that_lead_to_another(bridge: Path) -> None:
    label(bridge, "courier-02", "corroborated")
    (message,) = wrong_verdicts(bridge)
    assert message == (
        "courier-02 is labelled corroborated, but its relations make it contradicted: herald-02 contradicts it"
    )


def test_a_verdict_that_nothing_leads_to_says_so(bridge: Path) -> None:
    label(bridge, "herald-03", "corroborated")
    (message,) = wrong_verdicts(bridge)
    assert "make it single-source: nothing that counts" in message


def copied(folder: Path) -> None:
    """Make the radio's first sentence a copy of the courier's."""
    path = folder / "articles.jsonl"
    text = path.read_text()
    was, now = (
        '"file": "articles/radio.txt", "copy_of": []',
        '"article": "courier", "text": "The bridge fell on Monday."',
    )
    assert was in text
    path.write_text(text.replace(was, f'"file": "articles/radio.txt", "copy_of": [{{{now}}}]'))
    read_sheet(folder, fix=True)


def test_a_copy_does_not_corroborate(bridge: Path) -> None:
    copied(bridge)
    assert wrong_verdicts(bridge) == []  # the herald still does
    rows = [row for row in BRIDGE_RELATIONS if "herald-01" not in (row["evidence"], row["target"])]
    label(bridge, "herald-01", "single-source")
    write_relations(bridge, rows)
    messages = wrong_verdicts(bridge)
    assert len(messages) == 2
    assert "radio-01 supports it, which does not count (copy)" in messages[0]


def write_relations(folder: Path, rows: list[Row]) -> None:
    write_lines(folder / "relations.jsonl", rows)


def test_articles_of_one_outlet_do_not_corroborate_each_other(bridge: Path) -> None:
    path = bridge / "articles.jsonl"
    path.write_text(path.read_text().replace("The Radio", "The Courier").replace("The Herald", "The Courier"))
    assert [message for message in wrong_verdicts(bridge) if "(same-outlet)" in message]


def test_support_between_groups_that_exclude_each_other_is_worth_a_look(bridge: Path) -> None:
    rows = [*BRIDGE_RELATIONS, *both_ways("herald-01", "supports", "courier-02")]
    rows += [*both_ways("herald-03", "supports", "radio-02"), *both_ways("herald-03", "supports", "courier-02")]
    rows += both_ways("herald-03", "varies", "radio-03") + both_ways("radio-03", "supports", "courier-02")
    write_relations(bridge, rows)
    warned = [fault for fault in check_outcomes(read_sheet(bridge)) if fault.severity is Severity.WARNING]
    assert warned
    assert all("support each other, yet" in fault.message for fault in warned)
