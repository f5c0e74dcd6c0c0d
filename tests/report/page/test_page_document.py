"""The page is one file: whole, safe against the words that it shows, and it carries its report."""

import base64
import hashlib
import re
from itertools import pairwise
from urllib.parse import unquote

import hostile_stories
import pytest
from pages import carried, read
from stories import article, claim, judge

from verifier import verify
from verifier.engines.scripted import ScriptedEngine
from verifier.models import Article, Claim, Kind, Origin, Quote, RelationLabel, Report
from verifier.report import Format, read_report, render, render_claims
from verifier.report.untrusted import on_its_lines

MARKUP = (
    "</script><script>alert(1)</script><img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "{{ 7*7 }} {% raw %}",
    "<!-- --><style>*{display:none}</style>",
    "javascript:alert(1)",
    "\u202eevil\u202c \u2066x \x1b[31m \x00",
    "W" * 10_000,
    "]]>&lt;b&gt;&amp;",
)


def _hostile() -> Report:
    one = article("one", *MARKUP, outlet='<b>"One"</b>').model_copy(
        update={
            "title": "<h1>t</h1>",
            "url": "javascript:alert(1)",
            "credits": ("<i>AP</i>",),
            "owner": "<u>o</u>",
            "language": '"><script>',
            "source": "\u202e<b>path",
        }
    )
    two = article("two", *MARKUP, outlet="Two")
    pairs = [(claim(one, number), claim(two, number)) for number in range(1, len(MARKUP) + 1)]
    judgements = [judge(there, here, RelationLabel.CONTRADICTS) for here, there in pairs]
    claims = [side for pair in pairs for side in pair]
    return verify([one, two], engine=ScriptedEngine(claims=claims, judgements=judgements))


@pytest.fixture
def hostile() -> str:
    return render(_hostile(), Format.HTML)


def test_the_policy_allows_the_pages_own_style_and_script_and_nothing_else(report: Report) -> None:
    page = read(render(report, Format.HTML))
    [policy] = page.all("meta", **{"http-equiv": "Content-Security-Policy"})
    rules = dict(rule.strip().split(" ", 1) for rule in policy.attributes["content"].split(";"))
    [style] = page.all("style")
    [_, script] = page.all("script")
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    assert rules["style-src"] == f"'{_hash(style.text)}'"
    assert rules["script-src"] == f"'{_hash(script.text)}'"
    assert rules["require-trusted-types-for"] == "'script'"
    assert "data:" not in policy.attributes["content"]


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def test_nothing_is_loaded_from_anywhere(report: Report) -> None:
    page = read(render(report, Format.HTML))
    assert not [e for e in page.elements if e.tag in ("link", "img", "iframe", "object", "embed", "audio", "video")]
    assert not [e for e in page.elements if "src" in e.attributes or "style" in e.attributes]
    [style] = page.all("style")
    assert "url(" not in style.text
    assert "@import" not in style.text


def test_the_script_never_makes_markup_of_text(report: Report) -> None:
    [_, script] = read(render(report, Format.HTML)).all("script")
    for way in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function", "fetch("):
        assert way not in script.text


def test_the_page_carries_the_report_it_shows(report: Report) -> None:
    assert read_report(carried(render(report, Format.HTML)), "page") == report


def test_a_carried_report_can_hold_any_text() -> None:
    report = _hostile()
    assert read_report(carried(render(report, Format.HTML)), "page") == report


def test_the_same_report_gives_the_same_page(report: Report) -> None:
    assert render(report, Format.HTML) == render(report, Format.HTML)


def test_words_of_articles_become_no_markup(hostile: str) -> None:
    page = read(hostile)
    assert len(page.all("script")) == 2
    assert len(page.all("style")) == 1
    assert not [e for e in page.elements if any(name.startswith("on") for name in e.attributes)]
    assert "{{ 7*7 }}" in hostile
    assert {e.attributes["href"].split(":")[0] for e in page.all("a") if "://" in e.attributes["href"]} <= {"https"}
    assert not [e for e in page.all("a") if e.attributes["href"].startswith("javascript")]


def test_hidden_characters_are_shown_as_escapes(hostile: str) -> None:
    [body] = read(hostile).all("body")
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08\x0e-\x1f]", body.text)
    assert "\\u202eevil" in body.text


def test_no_text_of_a_hostile_article_is_lost() -> None:
    for story in hostile_stories.INDEX.story:
        articles = [hostile_stories.articles()[entry.id] for entry in hostile_stories.INDEX.of_story(story.id)]
        page = read(render(verify(articles, engine=ScriptedEngine()), Format.HTML))
        for each in articles:
            [shown] = page.all("article", id=f"read-{each.id}")
            for line in each.text.splitlines():
                assert on_its_lines(line).strip() in shown.text


def test_every_claim_has_an_anchor_and_no_id_stands_twice(report: Report) -> None:
    ids = read(render(report, Format.HTML)).ids()
    assert len(ids) == len(set(ids))
    assert {f"claim-{claim.id}" for claim in report.claims} <= set(ids)
    assert {f"in-{claim.id}" for claim in report.claims} <= set(ids)


def test_an_id_may_have_signs_that_mean_something_in_markup_or_in_an_address() -> None:
    odd = 'a"<&>%2F/ü#?\u202e'
    text = "The dam broke."
    made = Claim(
        id=odd,
        article="one",
        text=text,
        kind=Kind.FACT,
        quotes=(Quote(start=0, end=len(text), text=text),),
        origin=Origin(body="One"),
    )
    engine = ScriptedEngine(claims=[made])
    page = read(render(verify([Article(id="one", text=text)], engine=engine), Format.HTML))
    assert f"claim-{odd}" in page.ids()
    assert "#claim-a%22%3C%26%3E%252F/%C3%BC%23%3F%E2%80%AE" in {e.attributes["href"] for e in page.all("a")}


def test_no_id_of_an_article_is_that_of_a_heading_of_the_page() -> None:
    names = ("title", "articles", "ing-title", "main", "report")
    articles = [Article(id=name, text="The dam broke.") for name in names]
    ids = read(render(verify(articles, engine=ScriptedEngine()), Format.HTML)).ids()
    assert len(ids) == len(set(ids))


def test_every_link_within_the_page_leads_somewhere(report: Report) -> None:
    page = read(render(report, Format.HTML))
    targets = {unquote(e.attributes["href"][1:]) for e in page.all("a") if e.attributes["href"].startswith("#")}
    assert targets <= set(page.ids())


def test_headings_go_down_one_step_at_a_time(report: Report) -> None:
    levels = [int(e.tag[1]) for e in read(render(report, Format.HTML)).elements if re.fullmatch("h[1-6]", e.tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


def test_a_report_of_claims_alone_is_a_page_without_verdicts(report: Report) -> None:
    bare = report.model_copy(
        update={"verdicts": (), "facts": (), "relations": (), "findings": (), "judgements": (), "unchecked": ()}
    )
    page = read(render_claims(bare, Format.HTML))
    assert "Claims, not compared" in page.all("h1")[0].text
    assert not page.all("section", id="facts")
    assert {f"claim-{claim.id}" for claim in bare.claims} <= set(page.ids())
