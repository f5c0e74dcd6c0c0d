"""axe-core finds nothing against WCAG 2.2 AA, in either scheme, at any size, with the panel open or shut."""

from pathlib import Path

import pytest

pytest.importorskip("playwright", reason="needs playwright: pip install 'story-verifier[browser]'")
pytest.importorskip("axe_playwright_python", reason="needs axe: pip install 'story-verifier[browser]'")

from axe_playwright_python.sync_playwright import Axe
from browsers import open_page
from playwright.sync_api import Browser, Page

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def _violations(page: Page) -> list[str]:
    results = Axe().run(page, options=RULES)
    return [
        f"{found['id']}: {found['nodes'][0]['html'][:200]} {found['nodes'][0]['failureSummary'][:300]}"
        for found in results.response["violations"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_axe_finds_no_violation(browser: Browser, seeds_page: Path, width: int, scheme: str) -> None:
    page = open_page(browser, seeds_page, width=width, scheme=scheme, bypass_policy=True).page
    page.evaluate("[...document.querySelectorAll('details')].slice(0, 40).forEach((each) => { each.open = true; })")
    assert _violations(page) == []
    page.locator(".matrix th a").first.click()
    page.locator("#panel summary", has_text="Your word").click()
    assert _violations(page) == []
