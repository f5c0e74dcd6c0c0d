"""A saved report is read with care, and the schema in the docs is that of the code."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from verifier.errors import InputError
from verifier.models import Report
from verifier.pipeline import recompute
from verifier.report import load_report, read_report
from verifier.report.saved import write
from verifier.report.schema import write as write_schema

SCHEMA = Path(__file__).parent.parent.parent / "docs" / "report.schema.json"

Content = dict[str, list[dict[str, object]]]


def test_a_saved_report_is_read_from_its_file(report: Report, tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    path.write_text(write(report), encoding="utf-8")
    assert load_report(path) == report


LATER = frozenset("stories annotations remarks updated owner source_grade language trail word decided".split())
"""Fields that reports of schema version 1 did not always have."""


def _without_later(content: object) -> object:
    if isinstance(content, dict):
        return {key: _without_later(value) for key, value in content.items() if key not in LATER}
    return [_without_later(each) for each in content] if isinstance(content, list) else content


def test_a_report_from_before_stories_and_annotations_still_says_the_same(report: Report) -> None:
    older = json.dumps(_without_later(json.loads(write(report))))
    assert '"stories"' not in older
    assert recompute(read_report(older.encode(), "older")) == recompute(report)


def test_a_missing_file_says_what_to_give(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"cannot be read .*check --format json"):
        load_report(tmp_path / "none.json")
    with pytest.raises(InputError, match="cannot be read"):
        load_report(tmp_path)


def test_a_binary_file_is_no_report(tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    path.write_bytes(b"\xff\xfe\x00\x80")
    with pytest.raises(InputError, match="not UTF-8"):
        load_report(path)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "not JSON"),
        ("verdict: false", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("[]", "not a report"),
        ('{"claims": []}', "not a report"),
        ('{"schema_version": "2", "verifier_version": "9.1\\u001b[2J"}', r"version 2 \(written by verifier 9.1\\x1b"),
        ('{"schema_version": "1"}', "changed by hand: verifier_version"),
    ],
)
def test_what_is_not_a_report_says_so(text: str, told: str) -> None:
    with pytest.raises(InputError, match=told):
        read_report(text.encode(), "it")


def _cut_quote(content: Content) -> None:
    content["claims"][0]["quotes"] = [{"start": 0, "end": 4, "text": "Five"}]


def _drop_article(content: Content) -> None:
    content["articles"].pop()


def _repeat_claim(content: Content) -> None:
    content["claims"].append(content["claims"][0])


def _name_nobody(content: Content) -> None:
    content["unchecked"] = [{"first": "a", "second": "b"}]


def _drop_articles(content: Content) -> None:
    content["articles"], content["claims"], content["unchecked"] = [], [], []


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (_cut_quote, "a quote of claim courier-0 does not stand in its article"),
        (_drop_article, "names article wire, which is missing"),
        (_repeat_claim, "an id stands twice"),
        (_name_nobody, "an unchecked comparison names a claim that is missing"),
        (_drop_articles, "no articles"),
    ],
)
def test_a_report_that_does_not_hold_together_is_refused(
    report: Report, change: Callable[[Content], None], told: str
) -> None:
    content = json.loads(write(report))
    change(content)
    with pytest.raises(InputError, match=told):
        read_report(json.dumps(content).encode(), "it")


def test_the_schema_in_the_docs_is_current() -> None:
    assert SCHEMA.read_text(encoding="utf-8") == write_schema(), (
        "python -m verifier.report.schema > docs/report.schema.json"
    )
