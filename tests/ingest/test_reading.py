"""Test reading files, folders, rows and standard input, and what happens to those that cannot be read."""

import io
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import IO

import pytest

from verifier.errors import InputError
from verifier.ingest import Ingest, read_articles
from verifier.models import DateBasis, PartRole, Stage

STORY = (
    "Quake kills 12 on coast\n\nA magnitude 6.2 earthquake struck the coast on Sunday, killing at least 12 people.\n"
)
OTHER = "The bank raised its key rate by half a point on Thursday and said that it expected prices to go on rising."
SEEDS = Path(__file__).parents[2] / "seeds"
Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def put(name: str, content: str | bytes = STORY) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return put


def ids(ingest: Ingest) -> list[str]:
    return [article.id for article in ingest.articles]


def reasons(ingest: Ingest) -> str:
    return "\n".join(f"{failure.reason}; {failure.advice}" for failure in ingest.failures)


def rows(*values: object) -> str:
    return "".join(json.dumps(value) + "\n" for value in values)


def test_the_seeds_are_read_with_their_sidecar() -> None:
    ingest = read_articles([SEEDS])
    assert ids(ingest) == ["korea-herald", "tass", "unnamed-a", "unnamed-b", "voa"]
    assert (ingest.failures, ingest.warnings) == ((), ())
    tass = ingest.articles[1]
    assert tass.outlet == "TASS"
    assert tass.published is not None
    assert (str(tass.published.when), tass.published.basis) == ("2024-11-04", DateBasis.STATED)
    for article in ingest.articles:
        assert article.published is not None
        assert article.published.words
        assert article.published.words in article.text
        assert article.title is None or article.title in article.text


def test_a_file_given_by_itself_is_described_by_the_sidecar_beside_it() -> None:
    path = next(SEEDS.glob("002*.txt"))
    assert ids(read_articles([path])) == ["voa"]


def test_the_text_is_the_files_own_to_the_character(write: Write) -> None:
    content = "Rates rise again\r\n\r\n" + OTHER + "\r\u200b“Yes.”\x00\n"
    article = read_articles([write("a.txt", content)]).articles[0]
    assert article.text == content
    assert article.parts[0].role is PartRole.HEADLINE


def test_a_byte_order_mark_is_no_part_of_the_text(write: Write) -> None:
    article = read_articles([write("a.txt", STORY.encode("utf-8-sig"))]).articles[0]
    assert article.text == STORY
    assert article.title == "Quake kills 12 on coast"


def test_a_folder_is_read_in_full_and_papers_of_the_project_are_not_articles(tmp_path: Path, write: Write) -> None:
    for name in ("b.md", "a.txt", "sub/c.txt", "NOTICE", "README.md", "LICENSE.txt", ".hidden.txt", "claims.jsonl"):
        write(name, f"{name}: {OTHER}")
    ingest = read_articles([tmp_path])
    assert ids(ingest) == ["a", "b", "c"]
    assert (ingest.failures, ingest.warnings) == ((), ())


def test_documents_that_cannot_be_read_are_named(tmp_path: Path, write: Write) -> None:
    write("a.txt")
    write("b.doc")
    write("c.rtf")
    assert any("b.doc, c.rtf" in warning for warning in read_articles([tmp_path]).warnings)


def test_one_file_under_several_paths_is_read_once(tmp_path: Path, write: Write) -> None:
    path = write("a.txt")
    (tmp_path / "link.txt").symlink_to(path)
    assert len(read_articles([path, str(path), tmp_path, tmp_path / "." / "a.txt"]).articles) == 1


def test_the_same_text_under_two_names_is_kept_twice(write: Write) -> None:
    assert ids(read_articles([write("a.txt"), write("b.txt", STORY.replace("\n", "\r\n"))])) == ["a", "b"]


def test_ids_do_not_depend_on_the_order_of_paths(write: Write) -> None:
    paths = [write("x/a b.txt", "One. " + OTHER), write("y/a b.txt", "Two. " + OTHER), write("c.txt")]
    found = [
        {article.source: article.id for article in read_articles(order).articles} for order in (paths, paths[::-1])
    ]
    assert found[0] == found[1]
    assert sorted(found[0].values()) == ["c", "x-a-b", "y-a-b"]


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "is empty"),
        (b" \n\t\xc2\xa0", "is empty"),
        (b"\x89PNG\r\n\x1a\n0000", "PNG"),
        (b"<!DOCTYPE html><html>x</html>", "next to no text"),
        (b"x" * 5_000, "--max-chars"),
        ("й".encode() * 1_500, "--max-chars"),
        (b"Subscribe\n\nMenu\n", "furniture"),
    ],
)
def test_a_bad_file_is_named_and_the_others_are_read(write: Write, content: bytes, word: str) -> None:
    bad = write("bad.txt", content)
    ingest = read_articles([bad, write("good.txt")], max_chars=1_000)
    assert ids(ingest) == ["good"]
    failure = ingest.failures[0]
    assert (failure.stage, failure.articles) == (Stage.INGEST, (str(bad),))
    assert word in failure.reason + failure.advice
    assert str(bad) in failure.reason
    assert failure.advice


def test_a_missing_path_an_empty_folder_and_a_pipe_are_named(tmp_path: Path, write: Write) -> None:
    (tmp_path / "empty").mkdir()
    os.mkfifo(tmp_path / "pipe.txt")
    names = ["missing.txt", "empty", "pipe.txt", "nul\x00.txt"]
    ingest = read_articles([write("good.txt"), *(tmp_path / name for name in names)])
    assert ids(ingest) == ["good"]
    assert sorted(failure.articles[0] for failure in ingest.failures) == sorted(str(tmp_path / name) for name in names)


def test_a_file_that_may_not_be_read_is_named(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    bad, good = write("bad.txt"), write("good.txt", OTHER)
    opened = Path.open

    def refuse(path: Path, mode: str = "r") -> IO[bytes]:
        if path.name == "bad.txt":
            raise PermissionError(13, "Permission denied")
        return opened(path, "rb")

    monkeypatch.setattr(Path, "open", refuse)
    ingest = read_articles([bad, good])
    assert ids(ingest) == ["good"]
    assert "Permission denied" in ingest.failures[0].reason


def test_nothing_readable_is_an_error_with_every_reason(write: Write) -> None:
    with pytest.raises(InputError) as caught:
        read_articles([write("a.txt", ""), "missing.txt"])
    assert "a.txt is empty" in str(caught.value)
    assert "missing.txt does not exist" in str(caught.value)
    with pytest.raises(InputError, match="No articles were given"):
        read_articles([])


def test_loops_of_links_and_deep_folders_end(tmp_path: Path, write: Write) -> None:
    write("a.txt")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    write("/".join(["d"] * 40) + "/deep.txt", OTHER)
    ingest = read_articles([tmp_path])
    assert ids(ingest) == ["a"]
    assert "self.txt" in reasons(ingest)
    assert any("deep" in warning for warning in ingest.warnings)


def test_a_sidecar_names_what_its_folder_does_not_hold(tmp_path: Path, write: Write) -> None:
    write("a.txt")
    write("articles.jsonl", rows({"id": "one", "file": "a.txt"}, {"id": "two", "file": "gone.txt"}))
    ingest = read_articles([tmp_path])
    assert ids(ingest) == ["one"]
    failure = ingest.failures[0]
    assert f"{tmp_path / 'articles.jsonl'}:2" in failure.reason
    assert "gone.txt" in failure.reason


@pytest.mark.parametrize("name", ["../secret.txt", "/etc/hostname", "link.txt", "a\x00b", "sub/../../secret.txt"])
def test_a_sidecar_cannot_name_a_file_outside_its_folder(tmp_path: Path, write: Write, name: str) -> None:
    secret = write("secret.txt", OTHER)
    write("in/a.txt")
    (tmp_path / "in" / "link.txt").symlink_to(secret)
    sidecar = write("in/articles.jsonl", rows({"file": name}, {"file": "a.txt"}))
    ingest = read_articles([sidecar])
    assert ids(ingest) == ["a"]
    assert ingest.failures[0].articles == (f"{sidecar}:1",)


def test_a_bad_line_of_json_lines_is_numbered_and_the_others_are_read(write: Write) -> None:
    lines = [
        json.dumps({"id": "a", "text": STORY}),
        "{broken",
        "",
        "[1]",
        json.dumps({"id": "no-text"}),
        json.dumps({"id": "both", "text": STORY, "file": "x.txt"}),
        json.dumps({"id": "a", "text": OTHER}),
        json.dumps({"id": 5, "text": OTHER}),
        json.dumps({"text": "\ud800 " + OTHER}),
        json.dumps({"text": "x" * 100_000}),
        "[" * 3_000,
        json.dumps({"id": "z", "text": OTHER, "outlet": "The Post", "copy_of": [], "url": "https://example.org/z"}),
    ]
    path = write("stories.jsonl", "\n".join(lines))
    ingest = read_articles([path], max_chars=1_000)
    assert ids(ingest) == ["a", "z"]
    failed = [failure.articles[0].removeprefix(f"{path}:") for failure in ingest.failures]
    assert failed == [str(number) for number in range(2, 12) if number != 3]
    assert ingest.articles[1].url == "https://example.org/z"
    assert "line 1" in reasons(ingest)


def test_json_lines_in_another_encoding_than_utf8_is_told(write: Write) -> None:
    good = json.dumps({"id": "a", "text": STORY}).encode()
    ingest = read_articles([write("x.jsonl", good + b'\n{"text": "caf\xe9"}\n')])
    assert ids(ingest) == ["a"]
    assert "UTF-8" in reasons(ingest)


@pytest.mark.parametrize(
    ("given", "expected"),
    [("../../x", "x"), ("a b\tc", "a-b-c"), ("\u202e\x00", "article"), ("x" * 500, "x" * 100), ("Ünï-1", "Ünï-1")],
)
def test_hostile_ids_are_made_harmless_and_the_change_is_told(write: Write, given: str, expected: str) -> None:
    ingest = read_articles([write("s.jsonl", rows({"id": given, "text": STORY}))])
    assert ids(ingest) == [expected]
    assert len(ingest.warnings) == (0 if given == expected else 1)


def test_given_ids_of_two_files_that_clash_stay_apart(write: Write) -> None:
    one = write("x/articles.jsonl", rows({"id": "tass", "text": STORY}))
    two = write("y/articles.jsonl", rows({"id": "tass", "text": OTHER}))
    assert ids(read_articles([two, one])) == ["x-tass", "y-tass"]


def test_a_given_id_goes_before_one_made_of_a_file_name(tmp_path: Path, write: Write) -> None:
    write("a.txt", OTHER)
    write("rows.jsonl", rows({"id": "a", "text": STORY}))
    ingest = read_articles([tmp_path / "a.txt", tmp_path / "rows.jsonl"])
    assert {article.id: article.text for article in ingest.articles}["a"] == STORY
    assert len(ingest.articles) == 2


@pytest.mark.parametrize("stream", [io.StringIO(STORY), io.BytesIO(STORY.encode("utf-8-sig"))])
def test_standard_input_is_one_article(stream: io.StringIO | io.BytesIO) -> None:
    article = read_articles(["-"], stdin=stream).articles[0]
    assert (article.id, article.text) == ("stdin", STORY)


def test_standard_input_may_be_json_lines() -> None:
    stream = io.StringIO(rows({"id": "a", "text": STORY}, {"id": "b", "file": "/etc/hostname"}) + "{broken")
    ingest = read_articles(["-", "-"], stdin=stream)
    assert ids(ingest) == ["a"]
    assert [failure.articles for failure in ingest.failures] == [("standard input:2",), ("standard input:3",)]


def test_an_article_on_standard_input_may_begin_with_a_brace() -> None:
    text = "{sic} was what the minister wrote on Sunday in his letter to the court, which ruled against him."
    assert read_articles(["-"], stdin=io.StringIO(text)).articles[0].text == text


def test_too_much_on_standard_input_is_refused() -> None:
    with pytest.raises(InputError, match="--max-chars"):
        read_articles(["-"], stdin=io.StringIO("word " * 10_000), max_chars=100)


def test_a_guessed_encoding_is_told(write: Write) -> None:
    ingest = read_articles([write("a.txt", "The café’s owner said “no” on Sunday.".encode("cp1252"))])
    assert ingest.articles[0].text.startswith("The café’s owner")
    assert any("cp1252" in warning for warning in ingest.warnings)


def test_a_web_address_is_not_taken_for_a_path() -> None:
    with pytest.raises(InputError, match="http://localhost/quake leads to this machine itself"):
        read_articles(["http://localhost/quake"])


def test_an_address_of_another_kind_is_no_path_either() -> None:
    with pytest.raises(InputError, match="file:///etc/hosts is not an address that starts with http"):
        read_articles(["file:///etc/hosts"])


@pytest.mark.parametrize("field", ["outlet", "title", "url", "id"])
def test_half_a_character_in_a_field_is_refused_since_no_report_could_hold_it(field: str, tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text(json.dumps({"text": "The dam broke.", field: "\ud800"}), encoding="utf-8")
    with pytest.raises(InputError, match=r"half of a character .* beside its text"):
        read_articles([path])
