"""Open a report's page in Debian's Chromium by Playwright: how soon it can be used, how fast it filters, how it looks.

By the clock it is the page's own: `performance.now()` counts from the start of the navigation. The processor's time is
that of the page's main thread (Chrome DevTools Protocol, Performance, time domain threadTicks), which other work on the
machine hardly changes.
"""

import statistics
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

_FILTER = """async ([id, value]) => {
  const field = document.getElementById(id);
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
  await frame();
  const start = performance.now();
  field.value = value;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  await new Promise((done) => setTimeout(done, field.type === "search" ? 81 : 0));
  await frame();
  return performance.now() - start - (field.type === "search" ? 81 : 0);
}"""
"""Set a filter; return the milliseconds until the frame after it is drawn, without the wait for further typing."""


@dataclass(frozen=True, slots=True)
class InBrowser:
    """Milliseconds by the clock and on the processor: until a page can be used, and for a filter (median, slowest)."""

    interactive_ms: float
    interactive_processor_ms: float
    filter_ms: float
    filter_processor_ms: float
    slowest_filter_processor_ms: float


def why_not() -> str | None:
    """Say why no browser can be started, or None where one can."""
    if find_spec("playwright") is None:
        return "playwright is not installed: pip install 'story-verifier[browser]'"
    return None if CHROMIUM.exists() else f"there is no {CHROMIUM}: install Debian's package chromium"


@contextmanager
def started() -> Iterator["Browser"]:
    """Start a browser, and end it."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=list(ARGUMENTS))
        yield browser
        browser.close()


def measure_in_browser(browser: "Browser", file: Path, words: str) -> InBrowser:
    """Open a page; with the facts in view filter it by each verdict, an outlet and words, and clear that again."""
    page = _new_page(browser)
    worked = _Worked(page)
    _open(page, file)
    interactive = float(page.locator("html").get_attribute("data-ready") or "nan"), worked.since()
    outlet = page.locator("#filter-outlet option").nth(1).inner_text()
    page.evaluate("document.getElementById('filters').scrollIntoView({ behavior: 'instant' })")
    worked.since()
    steps = [
        *(("filter-verdict", value) for value in ("contradicted", "corroborated", "single-source", "")),
        ("filter-outlet", outlet),
        ("filter-outlet", ""),
        ("filter-q", words),
        ("filter-q", ""),
    ]
    taken = [(float(page.evaluate(_FILTER, list(step))), worked.since()) for step in steps]
    page.close()
    return InBrowser(
        *interactive,
        filter_ms=round(statistics.median(clock for clock, _ in taken), 1),
        filter_processor_ms=round(statistics.median(processor for _, processor in taken), 1),
        slowest_filter_processor_ms=round(max(processor for _, processor in taken), 1),
    )


def take_picture(browser: "Browser", file: Path, target: Path, *, width: int, height: int) -> None:
    """Write a picture of a page's first screen as PNG."""
    page = _new_page(browser, width=width, height=height)
    _open(page, file)
    page.screenshot(path=target)
    page.close()


class _Worked:
    """Tells what a page's main thread has worked, in milliseconds of the processor."""

    def __init__(self, page: "Page") -> None:
        self._session = page.context.new_cdp_session(page)
        self._session.send("Performance.enable", {"timeDomain": "threadTicks"})
        self._before = 0.0

    def since(self) -> float:
        """Return what was worked since this was last asked."""
        metrics = self._session.send("Performance.getMetrics")["metrics"]
        total = 1000 * float(next(metric["value"] for metric in metrics if metric["name"] == "TaskDuration"))
        before, self._before = self._before, total
        return round(total - before, 1)


def _new_page(browser: "Browser", *, width: int = 1440, height: int = 900) -> "Page":
    return browser.new_page(viewport={"width": width, "height": height}, color_scheme="light", reduced_motion="reduce")


def _open(page: "Page", file: Path) -> None:
    page.goto(file.resolve().as_uri())
    page.wait_for_selector("html[data-ready]", timeout=120_000)
