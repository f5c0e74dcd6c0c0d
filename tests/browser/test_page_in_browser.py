"""What a checker does with the seeds' page in a real browser: look, filter, open, walk, send, print, annotate."""

import io
import json
import re
import unicodedata
from pathlib import Path

import pytest

pytest.importorskip("playwright", reason="needs playwright: pip install 'story-verifier[browser]'")

from browsers import copy_claim, open_page
from playwright.sync_api import Browser, expect

from verifier.models import AnnotationFile, Report
from verifier.report import read_report
from verifier.report.page.view import view
from verifier.report.untrusted import for_markdown

SIZES = [(1440, 900), (768, 1024), (390, 844)]


def _contradicted(report: Report) -> str:
    return next(fact.id for fact in report.facts if fact.label == "contradicted")


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_first_screen_says_what_is_disputed(
    browser: Browser, seeds_page: Path, seeds: Report, width: int, height: int, scheme: str
) -> None:
    opened = open_page(browser, seeds_page, width=width, height=height, scheme=scheme)
    expect(opened.page.locator("h1")).to_have_text(view(seeds).answer)
    expect(opened.page.locator(".matter .side").first).to_be_in_viewport(ratio=0.9)
    assert opened.page.evaluate("document.documentElement.scrollWidth") == width
    assert opened.errors == []
    assert opened.requests == []


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_nothing_overlaps_or_is_cut_off(browser: Browser, seeds_page: Path, width: int, height: int) -> None:
    page = open_page(browser, seeds_page, width=width, height=height).page
    cut_off = page.evaluate(
        """() => [...document.querySelectorAll("p, h1, h2, h3, li, button, label, summary, th, td > a, .part")]
            .filter((e) => e.checkVisibility() && !e.closest(".vh, .skip, thead"))
            .filter((e) => e.scrollWidth > e.clientWidth + 2 && getComputedStyle(e).display !== "inline")
            .map((e) => e.outerHTML.slice(0, 120))"""
    )
    assert cut_off == []
    overlapping = page.evaluate(
        """() => {
            const boxes = [...document.querySelectorAll("main > *, .front > *, .matter .side")]
              .map((e) => [e, e.getBoundingClientRect()]);
            return boxes.flatMap(([a, one], i) => boxes.slice(i + 1)
              .filter(([b, two]) => !a.contains(b) && !b.contains(a)
                && Math.min(one.right, two.right) - Math.max(one.left, two.left) > 1
                && Math.min(one.bottom, two.bottom) - Math.max(one.top, two.top) > 1)
              .map(([b]) => a.className + " / " + b.className));
        }"""
    )
    assert overlapping == []


def test_filters_leave_the_facts_asked_for_and_say_how_many(browser: Browser, seeds_page: Path, seeds: Report) -> None:
    opened = open_page(browser, seeds_page)
    opened.page.select_option("#filter-verdict", "contradicted")
    wanted = {fact.id for fact in seeds.facts if fact.label == "contradicted"}
    expect(opened.page.locator("#shown")).to_have_text(f"{len(wanted)} of {len(seeds.facts)} facts")
    assert set(opened.shown_facts()) == wanted
    opened.page.fill("#filter-q", "fake news")
    expect(opened.page.locator("#shown")).to_have_text(f"1 of {len(seeds.facts)} facts")
    opened.page.click("#filters button[type=reset]")
    expect(opened.page.locator("#shown")).to_have_text(f"{len(seeds.facts)} facts")


@pytest.mark.parametrize("name", ["outlet", "origin", "kind", "grade"])
def test_each_filter_leaves_some_facts_and_not_all(
    browser: Browser, seeds_page: Path, name: str, seeds: Report
) -> None:
    opened = open_page(browser, seeds_page)
    opened.page.locator(f"#filter-{name}").select_option(index=1)
    assert 0 < len(opened.shown_facts()) < len(seeds.facts)


def test_the_address_holds_the_state_and_gives_it_back(browser: Browser, seeds_page: Path, seeds: Report) -> None:
    opened = open_page(browser, seeds_page)
    opened.page.select_option("#filter-verdict", "contradicted")
    opened.page.fill("#filter-q", "Kursk")
    expect(opened.page.locator("#shown")).to_contain_text(" of ")
    expect(opened.page).to_have_url(re.compile("q=Kursk"))
    opened.page.locator(".matrix tbody tr:not([hidden]) th a").first.click()
    state, facts = opened.address_state(), opened.shown_facts()
    again = open_page(browser, seeds_page, state=state)
    assert again.shown_facts() == facts
    assert again.page.input_value("#filter-q") == "Kursk"
    assert again.page.input_value("#filter-verdict") == "contradicted"
    expect(again.page.locator("#panel-title")).to_have_text(opened.page.locator("#panel-title").inner_text())


def test_the_anchor_of_a_claim_opens_it(browser: Browser, seeds_page: Path, seeds: Report) -> None:
    claim = seeds.claims[3]
    page = open_page(browser, seeds_page, state=f"claim-{claim.id}").page
    expect(page.locator("#panel-title")).to_have_text(claim.text)


def test_a_claim_shows_what_is_against_it_in_context_and_why(browser: Browser, seeds_page: Path, seeds: Report) -> None:
    page = open_page(browser, seeds_page).page
    fact = _contradicted(seeds)
    page.locator(f".matrix tr[data-fact='{fact}'] th a").click()
    against = next(verdict.contradicting for verdict in seeds.verdicts if verdict.claim == fact)
    panel = page.locator("#panel")
    expect(panel.locator("h3", has_text="Against")).to_have_text(f"Against ({len(against)})")
    piece = panel.locator(".piece.contradicts").first
    marked = piece.locator("mark").inner_text()
    assert marked in {claim.quotes[0].text for claim in seeds.claims if claim.id in against}
    assert len(piece.locator(".context").inner_text()) > len(marked)
    reasons = {found.why for found in seeds.relations if found.target == fact and found.label == "contradicts"}
    assert any(reason in piece.locator(".why").inner_text() for reason in reasons)


def test_back_leads_to_the_claim_before(browser: Browser, seeds_page: Path) -> None:
    page = open_page(browser, seeds_page).page
    page.locator(".matrix th a").nth(0).click()
    first = page.locator("#panel-title").inner_text()
    page.keyboard.press("j")
    expect(page.locator("#panel-title")).not_to_have_text(first)
    page.go_back()
    expect(page.locator("#panel-title")).to_have_text(first)


def test_the_keyboard_alone_opens_walks_and_closes(browser: Browser, seeds_page: Path, seeds: Report) -> None:
    page = open_page(browser, seeds_page).page
    link = page.locator(".matrix th a").first
    link.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#panel")).to_be_visible()
    assert page.evaluate("document.activeElement.id") == "panel-body"
    place = page.locator("#panel-place")
    for key, number in (("j", 2), ("j", 3), ("k", 2), ("ArrowRight", 3), ("ArrowLeft", 2)):
        page.keyboard.press(key)
        expect(place).to_have_text(f"{number} of {len(seeds.claims)}")
    page.keyboard.press("Escape")
    expect(page.locator("#panel")).to_be_hidden()
    assert link.evaluate("(each) => each === document.activeElement")


def test_the_keys_can_be_turned_off_and_leave_typing_alone(browser: Browser, seeds_page: Path) -> None:
    page = open_page(browser, seeds_page).page
    page.locator("#filter-q").press_sequentially("jk")
    expect(page.locator("#panel")).to_be_hidden()
    page.uncheck("#keys")
    page.locator("h1").click()
    page.keyboard.press("j")
    expect(page.locator("#panel")).to_be_hidden()


def test_an_article_is_read_side_by_side_with_evidence(browser: Browser, seeds_page: Path) -> None:
    page = open_page(browser, seeds_page).page
    page.select_option("#pick-article", index=2)
    expect(page.locator(".reading:visible")).to_have_count(1)
    mark = page.locator(".reading:visible .q.contradicted").first
    mark.click()
    expect(page.locator("#panel")).to_be_visible()
    assert mark.evaluate("(each) => each.classList.contains('current')")
    box, panel = mark.bounding_box(), page.locator("#panel").bounding_box()
    assert box is not None
    assert panel is not None
    assert box["x"] + box["width"] <= panel["x"]
    page.keyboard.press("j")
    expect(page.locator(".reading:visible .q.current").first).to_be_in_viewport()


def test_a_claim_is_copied_with_its_evidence_as_markdown(browser: Browser, seeds_page: Path, seeds: Report) -> None:
    page = open_page(browser, seeds_page, state=f"claim-{_contradicted(seeds)}").page
    copied = copy_claim(page)
    verdict = next(verdict for verdict in seeds.verdicts if verdict.claim == _contradicted(seeds))
    claims = {claim.id: claim for claim in seeds.claims}
    assert copied.startswith(f"**{for_markdown(claims[verdict.claim].text)}** (contradicted, grade ")
    assert "\nAgainst:\n" in copied
    for each in (verdict.claim, *verdict.contradicting, *verdict.supporting):
        assert f"> {for_markdown(claims[each].quotes[0].text)}\n" in copied


def test_the_report_is_saved_as_it_was(browser: Browser, seeds_page: Path, seeds: Report) -> None:
    page = open_page(browser, seeds_page).page
    with page.expect_download() as download:
        page.click("#save-report")
    assert read_report(download.value.path().read_bytes(), "saved") == seeds


def test_a_persons_word_is_written_as_a_file_of_annotations(browser: Browser, seeds_page: Path, seeds: Report) -> None:
    fact = _contradicted(seeds)
    page = open_page(browser, seeds_page, state=f"claim-{fact}").page
    page.locator("#panel summary", has_text="Your word").click()
    page.get_by_label("Your name").fill("A. Checker")
    page.get_by_label("Verdict").last.select_option("corroborated")
    page.get_by_label("Why", exact=True).fill("seen the document")
    page.get_by_role("button", name="Note the verdict").click()
    page.get_by_role("button", name="Refuse this relation").first.click()
    page.get_by_role("button", name="Refuse", exact=True).click()
    page.get_by_role("button", name="Mark for merging").click()
    page.keyboard.press("j")
    page.get_by_role("button", name="Mark for merging").click()
    page.get_by_role("button", name="Merge marked claims (2)").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save annotations (3)").click()
    written = AnnotationFile.model_validate_json(download.value.path().read_bytes())
    assert [word.kind for word in written.annotations] == ["decide-verdict", "refuse-relation", "merge-claims"]
    assert {word.by for word in written.annotations} == {"A. Checker"}
    decided = json.loads(written.annotations[0].model_dump_json())
    assert decided | {"claim": fact, "decision": "overruled", "verdict": "corroborated"} == decided
    assert written.texts[fact] == next(claim.text for claim in seeds.claims if claim.id == fact)


def test_the_page_prints_whole(browser: Browser, seeds_page: Path, seeds: Report) -> None:
    from pypdf import PdfReader

    page = open_page(browser, seeds_page).page
    printed = PdfReader(io.BytesIO(page.pdf(format="A4", print_background=True)))
    text = _letters("".join(each.extract_text() for each in printed.pages))
    assert 5 < len(printed.pages) < 40
    assert _letters(view(seeds).answer) in text
    assert [fact.text for fact in seeds.facts if _letters(fact.text)[:30] not in text] == []


def _letters(text: str) -> str:
    """Leave out white space, and take ligatures apart."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def test_without_script_all_is_there_to_read(browser: Browser, seeds_page: Path, seeds: Report) -> None:
    page = open_page(browser, seeds_page, without_script=True).page
    assert page.locator(".reading:visible").count() == len(seeds.articles)
    expect(page.locator("#filters")).to_be_hidden()
    fact = _contradicted(seeds)
    page.locator(f".matrix tr[data-fact='{fact}'] th a").click()
    expect(page.locator(f"[id='claim-{fact}']")).to_be_visible()
