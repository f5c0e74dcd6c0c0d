"""The page shows all that is known and nothing else, and what others wrote stays text on it."""

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from evals_pages import figures, page_of, parse, shown, with_words, words

from evals.reports.gather import hold_against
from evals.reports.values import ScoredRun
from evals.runs.values import Setting
from evals.scores.scored import StoryScore
from evals.scores.summary import RunScores, summarise
from evals.scores.values import Item, Outcome

Runs = dict[str, ScoredRun]
HOSTILE = (
    "<script>alert(1)</script>",
    "</style></table><img src=x onerror=alert(1)>",
    "\"' onmouseover='alert(1)' x=\"",
    "{{ 7 * 7 }}{% include 'page.css' %}",
    "]]><!-- <![CDATA[ &lt;b&gt; &amp;",
    "javascript:alert(1) url(http://evil.example/x) @import",
)


def _everything(runs: Runs, text: str) -> str:
    """Write a page on which every place that others may write to has the text."""
    before, after = (with_words(runs[row], text) for row in ("overlap", "local"))
    return page_of(before, after, reasons={text: text}, against=(hold_against(before, after),))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(runs: Runs, text: str) -> None:
    page = _everything(runs, text)
    plain = page_of(*(replace(runs[row], name=row) for row in ("overlap", "local")))
    tree = parse(page)
    assert text in words(tree)
    assert {each.tag for each in tree.iter()} <= {each.tag for each in parse(plain).iter()} | {
        "blockquote",
        "br",
        "strong",
    }
    assert not [name for each in tree.iter() for name in each.attrib if name.startswith("on")]


class _Lenient(HTMLParser):
    """Notes the elements that it meets, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.seen.append(tag)


def test_a_lenient_reader_sees_the_same_elements_as_a_strict_one(runs: Runs) -> None:
    page = _everything(runs, "".join(HOSTILE))
    reader = _Lenient()
    reader.feed(page)
    assert reader.seen == [each.tag.lower() for each in parse(page).iter()]


def test_controls_and_directions_are_shown_and_not_obeyed(runs: Runs) -> None:
    page = _everything(runs, "safe\u202egnp.exe\u2066\x1b[2J\x00\u2028end\ud800")
    assert not set("\u202e\u2066\x1b\x00\u2028\ud800") & set(page)
    assert "safe\\u202egnp.exe\\u2066\\x1b[2J\\x00" in words(parse(page))
    page.encode()


def test_a_word_without_end_is_kept_and_may_break_anywhere(runs: Runs) -> None:
    word = "a" * 10_000
    page = _everything(runs, word)
    assert word in words(parse(page))
    labels = [words(each) for each in parse(page).iter("text")]
    assert max(map(len, labels)) < 100
    assert re.search(r"h1, .*th, .*\{ overflow-wrap: anywhere; \}", page)


def test_nothing_is_fetched_or_run(runs: Runs) -> None:
    page = page_of(*runs.values())
    tree = parse(page)
    assert not {each.tag for each in tree.iter()} & {
        "script",
        "link",
        "img",
        "iframe",
        "object",
        "embed",
        "form",
        "base",
    }
    links = [value for each in tree.iter() for name, value in each.attrib.items() if name in ("href", "src", "action")]
    ids = {f"#{each.attrib['id']}" for each in tree.iter() if "id" in each.attrib}
    assert links
    assert set(links) <= ids
    assert not re.search(r"url\(|@import|https?:", page)
    assert not [each for each in tree.iter() if "style" in each.attrib]


def test_the_policy_allows_the_style_sheet_and_nothing_else(runs: Runs) -> None:
    tree = parse(page_of(runs["local"]))
    policy = next(each.attrib["content"] for each in tree.iter("meta") if each.attrib.get("http-equiv"))
    style = next(tree.iter("style")).text or ""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy.split("; ") == [
        "default-src 'none'",
        f"style-src 'sha256-{digest}'",
        "base-uri 'none'",
        "form-action 'none'",
    ]


def test_the_page_suits_dark_light_and_paper(runs: Runs) -> None:
    style = next(parse(page_of(runs["local"])).iter("style")).text or ""
    assert "color-scheme: light dark" in style
    assert "@media (prefers-color-scheme: dark)" in style
    assert "@media print" in style


@pytest.mark.parametrize("row", ["overlap", "local", "annotators"])
def test_every_figure_that_is_known_is_shown_under_its_name(runs: Runs, row: str) -> None:
    cells = shown(page_of(*runs.values()))
    known = {name: each.value for name, each in figures(runs[row].summary) if each.value is not None}
    assert known
    for name, value in known.items():
        scale = 1 if name == "pairing.candidates_per_claim" else 100
        assert cells[f"{row}.{name}"] == f"{value * scale:.1f}".rstrip("*†"), name


def test_every_cost_that_is_known_is_shown(runs: Runs) -> None:
    cells = shown(page_of(*runs.values()))
    for setting, cost in (
        ("oracle", runs["local"].summary.cost.oracle),
        ("end_to_end", runs["local"].summary.cost.end_to_end),
    ):
        names = set(type(cost).model_fields) - {"seconds", "call_seconds", "estimated"}
        assert {f"local.cost.{setting}.{name}" for name in names} <= set(cells)
        assert cells[f"local.cost.{setting}.correct"] == str(cost.correct)
        assert cells[f"local.cost.{setting}.seconds.p50"] == f"{cost.seconds.p50:.2f}"


def test_what_is_unknown_is_a_dash_and_not_zero(runs: Runs) -> None:
    cells = shown(page_of(*runs.values()))
    unknown = [
        f"{row}.{name}" for row, run in runs.items() for name, each in figures(run.summary) if each.value is None
    ]
    assert {cells[name] for name in unknown if name in cells} == {"-"}
    assert cells["local.cost.oracle.call_seconds.p50"] == "-"
    assert cells["overlap.cost.oracle.tokens_in"] == "-"
    assert cells["overlap.cost.oracle.correct"] == "-"


def test_confusion_tables_have_every_cell_with_missed_and_error(runs: Runs) -> None:
    cells = shown(page_of(*runs.values()))
    for setting, figures_ in (
        ("oracle", runs["local"].summary.oracle),
        ("end_to_end", runs["local"].summary.end_to_end),
    ):
        for expected, row in figures_.confusion.items():
            for got, count in row.items():
                assert cells[f"local.{setting}.confusion.{expected}.{got}"] == str(count)
    assert "local.end_to_end.confusion.contradicted.missed" in cells
    assert "local.oracle.confusion.contradicted.missed" not in cells
    assert cells["local.relations.confusion.none.none"] == "-"


def test_items_that_broke_and_were_fixed_have_text_and_both_outcomes(runs: Runs) -> None:
    run = runs["overlap"]
    right = next(item for item in run.items(Setting.ORACLE) if item.right)
    wrong = right.model_copy(update={"got": Outcome.ERROR, "why": "the comparison failed"})
    bad = replace(run, name="bad", scores=(_with_item(run.scores[0], wrong), *run.scores[1:]))
    for before, after, title in ((run, bad, "Broke: 1"), (bad, run, "Fixed: 1")):
        page = parse(page_of(before, after, against=(hold_against(before, after),)))
        section = next(each for each in page.iter("section") if each.attrib.get("id") == "changes")
        text = words(section)
        assert f"From {before.label} to {after.label}" in text
        for part in (title, right.id, right.text, right.got, "error", "the comparison failed"):
            assert part in text, part


def _with_item(score: StoryScore, changed: Item) -> StoryScore:
    items = tuple(changed if item.id == changed.id else item for item in score.items)
    return score.model_copy(update={"items": items})


def test_a_run_that_was_cut_off_did_not_break_what_it_lacks(runs: Runs) -> None:
    whole = runs["local"]
    cut = tuple(_failed(score) if score.setting is Setting.ORACLE else score for score in whole.scores)
    summary = summarise(whole.header, whole.stories, RunScores(scores=cut, missing=("bridge/oracle",)))
    against = hold_against(whole, replace(whole, scores=cut, summary=summary))
    assert not against.pairing.broke
    assert len(against.pairing.only_before) == 11


def _failed(score: StoryScore) -> StoryScore:
    items = tuple(item.model_copy(update={"got": Outcome.ERROR}) for item in score.items)
    return score.model_copy(update={"items": items, "failure": "cut off"})


def test_provenance_says_what_the_run_rests_on(runs: Runs) -> None:
    header = runs["local"].header.model_copy(
        update={"prompts": {"extract": "abc123"}, "commit": "f00d", "dirty": True, "sampling": {"temperature": "0"}}
    )
    text = words(parse(page_of(replace(runs["local"], header=header))))
    for value in (
        header.gold,
        "extract",
        "abc123",
        "f00d",
        "temperature 0",
        header.started,
        header.host,
        header.engine.name,
    ):
        assert value is not None
        assert value in text
    assert f"pydantic {header.packages['pydantic']}" in text
    assert "changes that are in no commit" in text


def test_what_is_missing_is_said_first(runs: Runs) -> None:
    run = runs["local"]
    counts = run.summary.counts.model_copy(update={"failed": ("bridge/oracle",), "missing": ("flood/end_to_end",)})
    run = replace(run, summary=run.summary.model_copy(update={"counts": counts}))
    notices = [words(each) for each in parse(page_of(run, reasons={"nli": "no model"})).iter("li")]
    for words_ in (
        "local: bridge/oracle failed",
        "local: flood/end_to_end has no result",
        "nli has no figures: no model.",
    ):
        assert any(each.startswith(words_) for each in notices), words_


def test_two_runs_of_one_row_are_told_apart(runs: Runs) -> None:
    cells = shown(page_of(runs["local"], runs["local"]))
    assert cells["local.oracle.accuracy"] == cells["local (2).oracle.accuracy"]


def test_a_page_without_any_run_says_so() -> None:
    tree = parse(page_of(reasons={"nli": "no model of entailment is shipped"}))
    assert "no row could be run" in words(tree)
    assert "no model of entailment is shipped" in words(tree)
