"""axe-core finds nothing against WCAG 2.2 AA, wide and light, narrow and dark, with the panel open.

A wide page and its panel stand side by side and are checked at once; a narrow one lies under its panel.
"""

from pathlib import Path

import pytest

pytest.importorskip("playwright", reason="needs playwright: pip install 'story-verifier[browser]'")
pytest.importorskip("axe_playwright_python", reason="needs axe: pip install 'story-verifier[browser]'")

from axe_playwright_python.sync_playwright import Axe
from browsers import open_page
from playwright.sync_api import Browser, Page

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def _violations(page: Page, within: str | None = None) -> list[str]:
    results = Axe().run(page, context=within, options=RULES)
    return [
        f"{found['id']}: {found['nodes'][0]['html'][:200]} {found['nodes'][0]['failureSummary'][:300]}"
        for found in results.response["violations"]
    ]


def _lay_out(page: Page) -> None:
    """Open some folds of every section (all would be the same elements many times over), and lay out what is far off.

    Sections not in view have a height that is only guessed, and what is in them seems to lie on the sections below.
    """
    page.add_style_tag(content="* { content-visibility: visible !important; }")
    page.evaluate(
        """() => { for (const section of document.querySelectorAll("main section, aside"))
            [...section.querySelectorAll("details")].slice(0, 3).forEach((each) => { each.open = true; }); }"""
    )


def _open_panel(page: Page) -> None:
    page.locator(".matrix th a").first.click()
    page.locator("#panel summary", has_text="Your word").click()


def test_axe_finds_no_violation_in_a_wide_light_page_with_its_panel(browser: Browser, seeds_page: Path) -> None:
    page = open_page(browser, seeds_page, width=1440, scheme="light", bypass_policy=True).page
    _lay_out(page)
    _open_panel(page)
    assert _violations(page) == []


def test_axe_finds_no_violation_in_a_narrow_dark_page_and_its_panel(browser: Browser, seeds_page: Path) -> None:
    page = open_page(browser, seeds_page, width=390, scheme="dark", bypass_policy=True).page
    _lay_out(page)
    assert _violations(page) == []
    _open_panel(page)
    assert _violations(page, "#panel") == []
