"""Open pages in Debian's Chromium by Playwright, and note what they ask for and what goes wrong in them."""

from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, Request, Response


@dataclass
class Opened:
    """An open page, every address that it asked for, and every error that it met."""

    page: Page
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def shown_facts(self) -> list[str]:
        """Return the facts whose rows are shown."""
        return [
            row.get_attribute("data-fact") or "" for row in self.page.locator(".matrix tbody tr:not([hidden])").all()
        ]

    def address_state(self) -> str:
        """Return what stands after # in the address."""
        return str(self.page.evaluate("location.hash.slice(1)"))


def open_page(
    browser: Browser,
    file: Path,
    *,
    state: str = "",
    width: int = 1440,
    height: int = 900,
    scheme: str = "light",
    without_script: bool = False,
    bypass_policy: bool = False,
) -> Opened:
    """Open a file; `state` goes behind its #. Waits until the page's script is done."""
    context: BrowserContext = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
        java_script_enabled=not without_script,
        bypass_csp=bypass_policy,
        accept_downloads=True,
    )
    page = context.new_page()
    opened = Opened(page)
    page.on("request", lambda request: _note(opened, request))
    page.on("response", lambda response: _note_response(opened, response))
    page.on("pageerror", lambda error: opened.errors.append(str(error)))
    page.on("console", lambda said: opened.errors.append(said.text) if said.type == "error" else None)
    page.goto(f"file://{file}" + (f"#{state}" if state else ""))
    if not without_script:
        page.wait_for_selector("html[data-ready]")
    return opened


def copy_claim(page: Page) -> str:
    """Copy the claim in the panel as Markdown, and return what came to the clipboard."""
    page.evaluate(
        """() => Object.defineProperty(navigator, "clipboard", {
            value: { writeText: async (text) => { window.copied = text; } }, configurable: true })"""
    )
    page.get_by_role("button", name="Copy as Markdown").click()
    page.get_by_text("Copied", exact=True).wait_for()
    return str(page.evaluate("window.copied"))


def _note(opened: Opened, request: Request) -> None:
    if not request.url.startswith(("file://", "blob:")):
        opened.requests.append(request.url)


def _note_response(opened: Opened, response: Response) -> None:
    if response.status >= 400:
        opened.errors.append(f"{response.status} {response.url}")
