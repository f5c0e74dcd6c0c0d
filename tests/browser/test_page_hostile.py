"""A page of hostile articles runs nothing, asks for nothing, breaks nothing and loses no text."""

from pathlib import Path

import hostile_stories
import pytest

pytest.importorskip("playwright", reason="needs playwright: pip install 'story-verifier[browser]'")

from browsers import copy_claim, open_page
from playwright.sync_api import Browser, expect

from verifier import verify
from verifier.engines.local.engine import LocalEngine
from verifier.models import Article
from verifier.report import Format, render
from verifier.report.untrusted import on_its_lines

LINES = (
    "The dam above Harrow broke at 5 a.m. on Tuesday, the county said.",
    "<script>window.ran = 1</script><img src=https://example.org/x onerror='window.ran = 1'>",
    "</script><script>window.ran = 1</script></style><style>body{background:url(https://example.org/y)}</style>",
    "<iframe src=https://example.org/z></iframe><link rel=stylesheet href=https://example.org/s.css>",
    "</div></article></main></body><form action=https://example.org><button>Send</button></form>",
    "[click](javascript:window.ran=1) {{ 7*7 }} {% include 'x' %} ${window.ran=1}",
    "\u202eThe dam did not break\u202c \u2066at 5 a.m.\u2069 \u200f\u061c",
    "Loooong" + "o" * 10_000 + "ng people were without power, the county said.",
    "Nine people died at Harrow. \x1b[31m \x00 \x7f \U000e0041",
)


@pytest.fixture(scope="module")
def hostile_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    articles = [
        Article(
            id=name,
            outlet=f"<b onclick=window.ran=1>{name}</b>\u202e" + "w" * 300,
            title="<h1>" + "T" * 500,
            text="\n".join(LINES).replace("Nine", figure),
            url="javascript:window.ran=1",
            credits=("<img src=x onerror=window.ran=1>",),
        )
        for name, figure in (("one", "Nine"), ("two", "Twelve"))
    ]
    return _write(articles, tmp_path_factory)


def _write(articles: list[Article], factory: pytest.TempPathFactory) -> Path:
    file = factory.mktemp("hostile") / "report.html"
    file.write_text(render(verify(articles, engine=LocalEngine()), Format.HTML), encoding="utf-8")
    return file


@pytest.mark.parametrize("width", [1440, 390])
def test_hostile_words_run_nothing_ask_for_nothing_and_break_nothing(
    browser: Browser, hostile_page: Path, width: int
) -> None:
    opened = open_page(browser, hostile_page, width=width)
    page = opened.page
    for link in page.locator(".matrix th a").all()[:3]:
        link.click()
        copied = copy_claim(page)
        assert not set("<\u202e\x1b") & set(copied)
        page.locator("#panel-close").click()
    assert page.evaluate("window.ran") is None
    assert opened.requests == []
    assert opened.errors == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert page.locator("main").count() == 1
    assert page.locator("form[action], iframe, img, main script").count() == 0


def test_hostile_text_is_shown_to_the_last_character(browser: Browser, hostile_page: Path) -> None:
    page = open_page(browser, hostile_page).page
    shown = page.locator(".reading:visible .text").evaluate("(each) => each.textContent")
    for line in LINES[1:-1]:
        assert on_its_lines(line) in shown


def test_a_hostile_address_opens_nothing(browser: Browser, hostile_page: Path) -> None:
    state = "q=<img src=x onerror=window.ran=1>&claim=<script>&article=__proto__&verdict=nonsense"
    opened = open_page(browser, hostile_page, state=state)
    expect(opened.page.locator("#panel")).to_be_hidden()
    assert opened.page.evaluate("window.ran") is None
    assert opened.errors == []


@pytest.mark.parametrize("story", [story.id for story in hostile_stories.INDEX.story])
def test_the_stories_of_known_attacks_do_no_harm(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory, story: str
) -> None:
    articles = [hostile_stories.articles()[entry.id] for entry in hostile_stories.INDEX.of_story(story)]
    opened = open_page(browser, _write(articles, tmp_path_factory))
    assert opened.requests == []
    assert opened.errors == []
    assert opened.page.evaluate("document.documentElement.scrollWidth") == 1440
