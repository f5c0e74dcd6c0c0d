"""Check that offsets are filled in, and nothing else is touched."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from gold_stories import claim, read_rows, write_articles, write_labels, write_lines

from evals.labels.fill import fill_quotes
from evals.labels.jsonl import Json, Row
from evals.labels.lint import lint_story
from evals.labels.reading import read_sheet

TEXT = "Ten hurt\n\nTen people were hurt. “Ten,” he said – again: ten people\nwere hurt."


def filled(*quotes: Mapping[str, Json]) -> list[tuple[int, int]]:
    row: Row = {"quotes": [dict(quote) for quote in quotes]}
    fill_quotes(row, TEXT)
    listed = row["quotes"]
    assert isinstance(listed, list)
    places = []
    for quote in listed:
        assert isinstance(quote, dict)
        start, end = quote.get("start"), quote.get("end")
        assert isinstance(start, int)
        assert isinstance(end, int)
        assert TEXT[start:end] == quote["text"]
        places.append((start, end))
    return places


def test_a_quote_gets_its_place() -> None:
    assert filled({"text": "Ten people were hurt."}) == [(10, 31)]


def test_offsets_that_are_right_stay() -> None:
    again = TEXT.rindex("hurt")
    assert filled({"text": "hurt", "start": again, "end": again + 4}) == [(again, again + 4)]


def test_offsets_that_are_wrong_are_mended() -> None:
    assert filled({"text": "Ten people", "start": 3, "end": 13}) == [(10, 20)]


def test_the_same_words_twice_take_two_places() -> None:
    assert filled({"text": "hurt"}, {"text": "hurt"}) == [(4, 8), (26, 30)]


def test_the_same_words_more_often_than_the_article_has_them_take_the_first_place() -> None:
    assert filled(*[{"text": "Ten people"}] * 2) == [(10, 20), (10, 20)]


@pytest.mark.parametrize("words", ['"Ten," he said - again', "ten people were hurt."])
def test_typography_becomes_that_of_the_article(words: str) -> None:
    assert len(filled({"text": words})) == 1


@pytest.mark.parametrize("words", ["Eleven people", "ten People", "Ten people … again", ""])
def test_other_words_get_no_place(words: str) -> None:
    row: Row = {"quotes": [{"text": words}]}
    assert not fill_quotes(row, TEXT)
    assert row == {"quotes": [{"text": words}]}


def test_without_fix_missing_offsets_are_a_fault_and_nothing_is_written(bridge: Path) -> None:
    write_labels(bridge, [claim("courier-01", "The bridge fell on Monday")], [])
    before = (bridge / "claims.jsonl").read_bytes()
    assert ["offsets are missing; run lint --fix"] == [fault.message for fault in lint_story(bridge) if fault.line]
    assert (bridge / "claims.jsonl").read_bytes() == before


def test_fix_leaves_lines_alone_that_it_cannot_read(bridge: Path) -> None:
    path = write_labels(bridge, [claim("courier-01", "The bridge fell on Monday")], []) / "claims.jsonl"
    path.write_text("not json\n\n" + path.read_text() + "{half", encoding="utf-8")
    read_sheet(bridge, fix=True)
    first, blank, mended, last = path.read_text().split("\n")
    assert (first, blank, last) == ("not json", "", "{half")
    assert '"start": 38' in mended


def test_fix_fills_in_the_offsets_of_copied_passages(bridge: Path) -> None:
    rows = read_rows(bridge / "articles.jsonl")
    rows[2]["copy_of"] = [{"article": "courier", "text": "The bridge fell on Monday."}]
    write_lines(bridge / "articles.jsonl", rows)
    assert [fault.field for fault in lint_story(bridge) if fault.line][:1] == ["copy_of.0"]
    (copy,) = read_sheet(bridge, fix=True).copies
    assert read_rows(bridge / "articles.jsonl")[2]["copy_of"] == [
        {"article": "courier", "text": "The bridge fell on Monday.", "start": 39, "end": 65}
    ]
    assert (copy.first, copy.first_start, copy.first_end) == ("courier", 38, 64)
    assert (copy.second, copy.second_start, copy.second_end) == ("radio", 39, 65)


@pytest.mark.parametrize(
    ("passage", "message"),
    [
        ({"article": "courier", "text": "The bridge fell on Tuesday."}, "does not stand verbatim"),
        ({"article": "radio", "text": "Ten were hurt."}, "names no other article"),
        ({"article": "gazette", "text": "Ten were hurt."}, "names no other article"),
        ({"article": "herald", "text": "Trains run again."}, "no passage that is near enough"),
        ({"article": "herald", "start": 5, "end": 4000}, "does not stand at 5 to 4000"),
        ("Ten were hurt.", 'needs {"article"'),
    ],
)
def test_a_wrong_copy_is_a_fault(bridge: Path, passage: object, message: str) -> None:
    rows = read_rows(bridge / "articles.jsonl")
    rows[2]["copy_of"] = [passage]
    write_lines(bridge / "articles.jsonl", rows)
    assert any("copy_of.0" in str(fault) and message in fault.message for fault in lint_story(bridge))


def test_articles_are_left_as_they_are_where_nothing_is_to_fill_in(tmp_path: Path) -> None:
    folder = write_articles(tmp_path)
    before = (folder / "articles.jsonl").stat().st_mtime_ns
    read_sheet(folder, fix=True)
    assert (folder / "articles.jsonl").stat().st_mtime_ns == before
