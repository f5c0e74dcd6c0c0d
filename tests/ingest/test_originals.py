"""What was read can be kept, and read again to the same articles; trouble with the disk loses none."""

import hashlib
import json
import os
from pathlib import Path

import pytest
from ingest.web.web_sites import page, redirect, serving
from news_pages import WEB, fetch_articles, item, news, rss

from verifier.errors import InputError
from verifier.ingest import Feeds, Ingest, read_articles
from verifier.ingest.originals import INDEX

OWN = "A bridge fell on Saturday in Harrow and nobody was hurt, the county said in the evening. " * 3
TEXT = "Dam breaks\n\nHARROW, Nov. 20, 2026 (Reuters) - Twelve people were killed when the dam broke.\n"


def lines(folder: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (folder / INDEX).read_text(encoding="utf-8").splitlines()]


def of_every_kind(folder: Path, keep_in: Path) -> Ingest:
    """Read a page, an entry of a feed, texts with rows, and what fails and warns; keep it all."""
    given = folder / "given"
    given.mkdir()
    (given / "a.txt").write_text(TEXT, encoding="utf-8")
    (given / "latin.txt").write_bytes(TEXT.replace("dam", "café").encode("cp1252"))
    (given / "saved.html").write_bytes(news("Dam breaks, saved"))
    rows = [
        {"file": "a.txt", "outlet": "The Courier", "published": "2026-11-20", "credits": []},
        {"id": "inline", "text": "\ufeff<html> is how this text begins.\n\nThe dam broke.", "outlet": "The Gazette"},
        {"id": "empty", "text": " "},
    ]
    (given / "articles.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    (given / "old.doc").touch()
    replies = {
        "/old": redirect("/dam"),
        "/dam": page(news("Dam breaks")),
        "/gone": page(b"", "404 Not Found"),
        "/feed": page(
            rss(item("Bridge falls", text=OWN, date="Sat, 21 Nov 2026 11:00:00 GMT")), content_type="text/xml"
        ),
    }
    with serving(replies) as site:
        feeds = Feeds((site.url("/feed"),))
        paths = [str(given), site.url("/old"), site.url("/gone")]
        return read_articles(paths, web=WEB, feeds=feeds, keep_in=keep_in)


def test_what_was_kept_is_read_again_to_the_same_articles_failures_and_warnings(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    first = of_every_kind(tmp_path, kept)
    assert len(first.articles) == 6
    assert len(first.failures) == 2
    assert len(first.warnings) >= 2
    again = read_articles([kept])
    assert again == first
    assert all(article.trail and (kept / (article.trail.original or "-")).is_file() for article in first.articles)


def test_originals_can_be_kept_anew_from_originals(tmp_path: Path) -> None:
    first = of_every_kind(tmp_path, tmp_path / "kept")
    again = read_articles([tmp_path / "kept"], keep_in=tmp_path / "copy")
    assert again == first
    assert sorted(os.listdir(tmp_path / "copy")) == sorted(os.listdir(tmp_path / "kept"))
    assert sorted(map(str, lines(tmp_path / "copy"))) == sorted(map(str, lines(tmp_path / "kept")))


def test_an_original_is_named_by_its_content_and_stored_once(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    kept = tmp_path / "kept"
    ingest = read_articles([tmp_path / "a.txt", tmp_path / "b.txt"], keep_in=kept)
    name = f"{hashlib.sha256(TEXT.encode()).hexdigest()}.txt"
    assert [article.trail and article.trail.original for article in ingest.articles] == [name, name]
    assert sorted(os.listdir(kept)) == sorted([name, INDEX])
    assert (kept / name).read_bytes() == TEXT.encode()


def test_a_line_of_the_index_says_where_an_article_came_from(tmp_path: Path) -> None:
    with serving({"/dam": page(news("Dam breaks"), content_type="text/html; charset=UTF-8")}) as site:
        fetch_articles(site.url("/dam"), keep_in=tmp_path / "kept")
        (line,) = lines(tmp_path / "kept")
        assert (line["name"], line["media_type"], line["charset"]) == (site.url("/dam"), "text/html", "utf-8")
        assert line["trail"]["final"] == site.url("/dam")  # type: ignore[index]


def test_the_index_of_an_earlier_run_is_kept_and_can_be_given_itself(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(f"{TEXT}{name}", encoding="utf-8")
    first = read_articles([tmp_path / "a.txt"], keep_in=kept)
    second = read_articles([tmp_path / "b.txt"], keep_in=kept)
    assert read_articles([kept]) == second
    (earlier,) = kept.glob("originals-*.jsonl")
    assert read_articles([earlier]) == first
    assert read_articles([tmp_path / "b.txt"], keep_in=kept) == second
    assert len(list(kept.glob("originals*.jsonl"))) == 2


def test_an_original_that_is_there_is_used_again_and_a_damaged_one_is_mended(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    kept = tmp_path / "kept"
    read_articles([tmp_path / "a.txt"], keep_in=kept)
    (original,) = kept.glob("*.txt")
    before = original.stat().st_ino
    read_articles([tmp_path / "a.txt"], keep_in=kept)
    assert original.stat().st_ino == before
    original.write_text("damaged", encoding="utf-8")
    read_articles([tmp_path / "a.txt"], keep_in=kept)
    assert original.read_text(encoding="utf-8") == TEXT


def test_an_original_that_was_changed_is_refused(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(f"{TEXT}{name}", encoding="utf-8")
    kept = tmp_path / "kept"
    read_articles([tmp_path / "a.txt", tmp_path / "b.txt"], keep_in=kept)
    changed = next(path for path in sorted(kept.glob("*.txt")))
    changed.write_text("Thirteen were killed.", encoding="utf-8")
    again = read_articles([kept])
    assert len(again.articles) == 1
    (failure,) = again.failures
    assert "was changed since it was kept" in failure.reason


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{", "is not JSON"),
        ("[]", "is no line of an index of originals"),
        ("{}", "is wrong at name"),
        ('{"failure": {}}', "is wrong at failure"),
        ("{original: ../../secret}", "is not JSON"),
    ],
)
def test_a_wrong_line_is_named_and_stops_no_other(tmp_path: Path, line: str, told: str) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    kept = tmp_path / "kept"
    read_articles([tmp_path / "a.txt"], keep_in=kept)
    with (kept / INDEX).open("a", encoding="utf-8") as index:
        index.write(line + "\n")
    again = read_articles([kept])
    assert len(again.articles) == 1
    assert f"{INDEX}:2 {told}" in again.failures[0].reason


@pytest.mark.parametrize("name", ["../secret.txt", "/etc/hosts", "", "secret.txt", "a" * 64 + "/../x"])
def test_an_index_leads_to_no_file_but_originals(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "secret.txt").write_text(TEXT, encoding="utf-8")
    kept = tmp_path / "kept"
    read_articles([tmp_path / "a.txt"], keep_in=kept)
    (line,) = lines(kept)
    line["trail"]["original"] = name  # type: ignore[index]
    (kept / INDEX).write_text(json.dumps(line), encoding="utf-8")
    with pytest.raises(InputError, match="under a name that is none"):
        read_articles([kept])


def test_a_folder_that_cannot_be_written_is_told_before_anything_is_fetched(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with serving({"/dam": page(news("Dam breaks"))}) as site:
        with pytest.raises(InputError, match="give --keep-originals another folder"):
            fetch_articles(site.url("/dam"), keep_in=tmp_path / "file" / "kept")
        assert site.asked == []


def test_trouble_with_the_disk_loses_no_article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")

    def full(path: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    ingest = read_articles([tmp_path / "a.txt"], keep_in=tmp_path / "kept")
    (article,) = ingest.articles
    assert article.trail is not None
    assert article.trail.original is None
    assert [failure.reason for failure in ingest.failures] == [
        f"the original of {tmp_path / 'a.txt'} could not be kept in {tmp_path / 'kept'} (No space left on device)",
        f"the index {tmp_path / 'kept' / INDEX} could not be written (No space left on device)",
    ]
    assert os.listdir(tmp_path / "kept") == []


def test_originals_inside_a_folder_are_not_taken_for_its_articles(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    read_articles([tmp_path / "a.txt"], keep_in=tmp_path / "kept")
    ingest = read_articles([tmp_path])
    assert [article.id for article in ingest.articles] == ["a"]
    assert list(ingest.warnings) == [
        f"{tmp_path / 'kept'} holds originals that were kept, and was not read; give it by itself"
    ]


def test_a_text_that_comes_out_differently_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(news("Dam breaks"))
    kept = tmp_path / "kept"
    read_articles([tmp_path / "a.html"], keep_in=kept)
    (line,) = lines(kept)
    line["trail"] |= {"text_sha256": "0" * 64, "extractor": "trafilatura 0.1"}  # type: ignore[operator]
    (kept / INDEX).write_text(json.dumps(line), encoding="utf-8")
    (warning,) = read_articles([kept]).warnings
    assert "its text is not the one that was read when it was kept: that was made by trafilatura 0.1" in warning


def test_originals_that_are_given_twice_are_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    kept = tmp_path / "kept"
    first = read_articles([tmp_path / "a.txt"], keep_in=kept)
    assert read_articles([kept, kept / INDEX]) == first


def test_a_file_whose_name_is_no_text_can_be_kept_and_reported(tmp_path: Path) -> None:
    with open(os.fsencode(tmp_path) + b"/a\xff.txt", "w", encoding="utf-8") as file:
        file.write(TEXT)
    with open(os.fsencode(tmp_path) + b"/b\xff.txt", "w", encoding="utf-8") as file:
        file.write(" ")
    first = read_articles([tmp_path], keep_in=tmp_path / "kept")
    assert [article.source for article in first.articles] == [f"{tmp_path}/a\\udcff.txt"]
    assert first.articles[0].model_dump_json()
    assert first.failures[0].reason.startswith(f"{tmp_path}/b\\udcff.txt is empty")
    assert read_articles([tmp_path / "kept"]) == first


def test_an_interrupt_leaves_an_index_of_what_was_read_until_then(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Interrupting:
        def read(self, most: int) -> bytes:
            raise KeyboardInterrupt

    monkeypatch.chdir(tmp_path)
    Path("!before-the-dash.txt").write_text(TEXT, encoding="utf-8")
    with pytest.raises(KeyboardInterrupt):
        read_articles(["-", "!before-the-dash.txt"], stdin=Interrupting(), keep_in=Path("kept"))  # type: ignore[arg-type]
    assert [each.id for each in read_articles(["kept"]).articles] == ["before-the-dash"]
