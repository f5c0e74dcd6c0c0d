"""What a report holds is found again in every format by a parser that is not ours, hostile texts included."""

import csv
import io
import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from vocabulary import faults

from verifier.annotations import annotate
from verifier.engines.scripted import ScriptedEngine
from verifier.models import (
    Annotation,
    AnnotationFile,
    Article,
    Claim,
    DecidedVerdict,
    Decision,
    Judgement,
    Kind,
    Origin,
    Quote,
    RefusedRelation,
    RelationLabel,
    Report,
    Story,
    VerdictLabel,
)
from verifier.pipeline import recompute, verify
from verifier.report import Format, read_report, render
from verifier.report.untrusted import for_cell, plain

MEAN = (
    "=1+1",
    "x;=cmd|' /C calc'!A1",
    '", "',
    "a,b\r\nc",
    "| a | b |",
    r"\| \\| \\\|",
    "</script><script>alert(1)</script>",
    "<!-- -->",
    "&lt;b&gt; &amp; &#60;",
    "[x](javascript:alert(1)) ![y](z)",
    "**bold** _x_ `code` ~~s~~ $a$",
    "# head",
    "1. one",
    "- one",
    "> quote",
    "```",
    "---",
    "\x1b[31mred\x1b[0m",
    "\u202etxt.exe\u2066",
    "\u2028line\u2029",
    "a\u00adb\u200bc\ufeff",
    "\x00\x07\x7f\x85",
    "{{ 7*7 }} {% raw %}",
    "W" * 10_000,
    "👩\u200d👩\u200d👧 e\u0301 김",
)
TEXT = st.one_of(st.sampled_from(MEAN), st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40))


_SAID = {"by": TEXT.filter(str.strip), "on": st.just(datetime(2025, 3, 4, tzinfo=UTC)), "why": TEXT}
WORDS: st.SearchStrategy[Annotation] = st.one_of(
    st.builds(
        DecidedVerdict,
        claim=st.sampled_from(["one:0", "two:0"]),
        decision=st.sampled_from(Decision),
        verdict=st.sampled_from(VerdictLabel),
        **_SAID,
    ),
    st.builds(RefusedRelation, evidence=st.just("one:0"), target=st.just("two:0"), **_SAID),
)


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """Make a report of two articles whose claims and names are any text."""
    names = ("one", "two")
    claims: list[Claim] = []
    articles: list[Article] = []
    for name in names:
        quotes = draw(st.lists(TEXT, min_size=1, max_size=3))
        starts = [sum(len(quote) + 1 for quote in quotes[:place]) for place in range(len(quotes))]
        outlet, title, url = (draw(st.one_of(st.none(), TEXT)) for _ in range(3))
        articles.append(Article(id=name, text="\n".join(quotes), outlet=outlet, title=title, url=url))
        claims.extend(
            Claim(
                id=f"{name}:{place}",
                article=name,
                text=draw(TEXT),
                kind=Kind.FACT,
                quotes=(Quote(start=start, end=start + len(quote), text=quote),),
                origin=Origin(body=draw(TEXT)),
            )
            for place, (quote, start) in enumerate(zip(quotes, starts, strict=True))
        )
    label = draw(st.sampled_from([RelationLabel.SUPPORTS, RelationLabel.CONTRADICTS, RelationLabel.VARIES]))
    judgement = Judgement(evidence="one:0", target="two:0", label=label, why=draw(TEXT))
    made = verify(articles, engine=ScriptedEngine(claims, [judgement]))
    annotations = draw(st.lists(WORDS, max_size=3))
    told = made.model_copy(update={"stories": (Story(id="s", title=draw(TEXT), articles=names),)})
    return recompute(annotate(told, AnnotationFile(annotations=tuple(annotations))))


def _expected(report: Report) -> list[tuple[str, str, str, str]]:
    """Return id, text, verdict and fullest quote of every claim."""
    labels = {verdict.claim: verdict.label or "withheld" for verdict in report.verdicts}
    return [(claim.id, claim.text, labels[claim.id], claim.quotes[0].text) for claim in report.claims]


@settings(max_examples=60, deadline=None)
@given(reports())
def test_json_gives_the_report_back(report: Report) -> None:
    assert read_report(render(report, Format.JSON).encode(), "it") == report


@settings(max_examples=60, deadline=None)
@given(reports())
def test_csv_has_every_claim_verdict_and_quote(report: Report) -> None:
    rows = list(csv.DictReader(io.StringIO(render(report, Format.CSV), newline="")))
    found = [(row["claim"], row["text"], row["verdict"], row["quote"]) for row in rows]
    expected = [(id, for_cell(text), label, for_cell(quote)) for id, text, label, quote in _expected(report)]
    assert found == expected
    for row, claim in zip(rows, report.claims, strict=True):
        article = next(article for article in report.articles if article.id == claim.article)
        assert (int(row["quote_start"]), int(row["quote_end"])) == (claim.quotes[0].start, claim.quotes[0].end)
        assert row["address"] == for_cell(article.url or "")
        assert row["story"] == for_cell(report.stories[0].title)


@settings(max_examples=60, deadline=None)
@given(reports())
def test_json_ld_has_every_claim_verdict_and_quote_to_the_letter(report: Report) -> None:
    text = render(report, Format.JSONLD)
    assert "<" not in text
    graph = json.loads(text)["@graph"]
    found = [
        (
            node["identifier"],
            node["text"],
            node["keywords"][0]["@id"].removeprefix("#verdict-"),
            node["citation"][0]["text"],
        )
        for node in graph
        if node["@type"] == "Claim"
    ]
    assert found == _expected(report)
    reviewed = [node["identifier"] for node in graph if node["@type"] == "Claim" and _is_reviewed(node, graph)]
    assert reviewed == [verdict.claim for verdict in report.verdicts if verdict.decided]
    assert list(faults({"@context": "https://schema.org", "@graph": graph})) == []


def _is_reviewed(claim: dict[str, object], graph: list[dict[str, object]]) -> bool:
    reviews = [node for node in graph if node["@type"] == "ClaimReview"]
    return {"@id": claim["@id"]} in [review["itemReviewed"] for review in reviews]


@settings(max_examples=60, deadline=None)
@given(reports())
def test_markdown_has_every_claim_verdict_and_quote_and_nothing_live(report: Report) -> None:
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(render(report, Format.MARKDOWN))
    rows = [row for row in _rows(tokens) if len(row) == 6]
    found = {(id, text, label, quote) for id, label, text, _, quote, _ in rows if id != "Claim"}
    expected = {
        (plain(id), plain(text) or "-", label, plain(quote) or "-") for id, text, label, quote in _expected(report)
    }
    assert found == expected
    assert {token.type for token in _all(tokens)} & {
        "html_block",
        "html_inline",
        "link_open",
        "image",
        "fence",
    } == set()


def _all(tokens: Sequence[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from _all(token.children or ())


def _rows(tokens: Sequence[Token]) -> Iterator[tuple[str, ...]]:
    """Yield the words of each row of each table."""
    cells: list[str] = []
    for before, token in pairwise(tokens):
        if token.type == "tr_open":
            cells = []
        elif before.type in ("td_open", "th_open"):
            cells.append("".join(child.content for child in token.children or ()))
        elif token.type == "tr_close":
            yield tuple(cells)
