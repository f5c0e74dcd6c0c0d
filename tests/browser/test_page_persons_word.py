"""What people said of a report stands on its page, beside what the rules say."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

pytest.importorskip("playwright", reason="needs playwright: pip install 'story-verifier[browser]'")

from browsers import copy_claim, open_page
from playwright.sync_api import Browser, expect

from verifier.models import DecidedVerdict, Decision, RefusedRelation, RelationLabel, Report, VerdictLabel
from verifier.pipeline import recompute
from verifier.report import Format, render

ON = datetime(2026, 3, 4, 5, 6, tzinfo=UTC)
BY = "<b>A. Checker</b>"
SIGNED = f"{BY}, 2026-03-04 05:06 UTC"


def test_a_persons_word_stands_beside_what_the_rules_say(browser: Browser, seeds: Report, tmp_path: Path) -> None:
    refused = next(found for found in seeds.relations if found.label is RelationLabel.CONTRADICTS and found.counts)
    alone = next(found.claim for found in seeds.verdicts if found.label is VerdictLabel.SINGLE_SOURCE)
    words = (
        RefusedRelation(by=BY, on=ON, why="two days", evidence=refused.evidence, target=refused.target),
        DecidedVerdict(
            by=BY, on=ON, why="seen", claim=alone, decision=Decision.OVERRULED, verdict=VerdictLabel.CORROBORATED
        ),
    )
    said = recompute(seeds.model_copy(update={"annotations": words}))
    assert said.remarks == ()
    file = tmp_path / "report.html"
    file.write_text(render(said, Format.HTML), encoding="utf-8")

    opened = open_page(browser, file, state=f"claim-{alone}")
    page, panel = opened.page, opened.page.locator("#panel")
    told = f"overruled, the rules say single-source, by {SIGNED} (seen)"
    expect(panel.locator(".badge").first).to_have_text("corroborated")
    expect(panel.locator("dt:text-is('Decided') + dd")).to_have_text(told)
    assert "Verdict overruled, the rules say single-source" in copy_claim(page)
    expect(page.locator(f".matrix tr[data-fact='{alone}'] .mark", has_text="overruled by")).to_contain_text(SIGNED)
    page.locator("#panel-close").click()

    page.evaluate("id => { location.hash = `claim-${encodeURIComponent(id)}` }", refused.target)
    expect(panel).to_contain_text(f"refused by a person, {SIGNED} (two days)")
    page.locator("#panel-close").click()

    heard = page.locator("#making .said li")
    expect(heard).to_have_count(2)
    for line in (f"{alone} is corroborated: overruled, the rules say single-source", "refused that "):
        expect(heard.filter(has_text=line)).to_contain_text(SIGNED)
    assert opened.errors == []
