"""A file of annotations is read with care: what is broken or hostile says so, and what to do."""

import json
from pathlib import Path

import jsonschema
import pytest

from verifier.errors import InputError
from verifier.models import AnnotationFile, Decided, DecidedVerdict, Decision, Report, VerdictLabel, Word
from verifier.report import Format, render
from verifier.report.annotated import MOST_BYTES, load_annotations, read_annotations
from verifier.report.schema import ANNOTATIONS
from verifier.report.schema import write as write_schema

SCHEMA = Path(__file__).parent.parent.parent / "docs" / "annotations.schema.json"

DECISION: dict[str, object] = {
    "kind": "decide-verdict",
    "by": "Ana Ruiz",
    "on": "2025-03-06T09:00:00+01:00",
    "why": "asked the county",
    "claim": "wire-0",
    "decision": "confirmed",
    "verdict": "single-source",
}


def _file(*annotations: dict[str, object], **more: object) -> bytes:
    return json.dumps({"annotations": annotations, **more}).encode()


def test_a_file_of_annotations_is_read(tmp_path: Path) -> None:
    path = tmp_path / "notes.json"
    path.write_bytes(b"\xef\xbb\xbf" + _file(DECISION, texts={"wire-0": "15 people had died."}))
    file = load_annotations(path)
    (decision,) = file.annotations
    assert isinstance(decision, DecidedVerdict)
    assert (decision.by, decision.claim, decision.on.utcoffset() is not None) == ("Ana Ruiz", "wire-0", True)
    assert file.texts == {"wire-0": "15 people had died."}


def test_what_was_read_fits_the_schema_in_the_docs() -> None:
    assert SCHEMA.read_text(encoding="utf-8") == write_schema(ANNOTATIONS), (
        "python -m verifier.report.schema annotations > docs/annotations.schema.json"
    )
    jsonschema.validate(json.loads(_file(DECISION)), json.loads(write_schema(ANNOTATIONS)))


def test_a_missing_file_says_what_to_give(tmp_path: Path) -> None:
    for path in (tmp_path / "none.json", tmp_path):
        with pytest.raises(InputError, match=r"cannot be read .*docs/formats\.md"):
            load_annotations(path)


def test_a_file_that_does_not_end_is_not_read_to_the_end() -> None:
    endless = Path("/dev/zero")
    if not endless.exists():
        pytest.skip("this system has no /dev/zero")
    with pytest.raises(InputError, match="larger than 5,000,000 bytes"):
        load_annotations(endless)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "not JSON"),
        (b"\xff\xfe{\x00}\x00", "not UTF-8"),
        (b"annotations: []", "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b'{"annotations": [' + b"9" * 6_000 + b"]}", "not JSON|cannot be used"),
        (b'{"annotations": ["\x1b[2J"]}', "not JSON"),
        (b"[]", 'has no list "annotations"'),
        (b'{"verifier_version": "1", "annotations": []}', "is a report, not a file of annotations"),
        (b"{}", 'has no list "annotations"'),
        (b" " * (MOST_BYTES + 1), "larger than"),
        (b'{"annotations": 5}', "cannot be used: annotations"),
        (b'{"schema_version": "2", "annotations": []}', "schema_version"),
        (_file({**DECISION, "kind": "delete-everything"}), "annotations.0: .*delete-everything.*'refuse-relation'"),
        (_file({**DECISION, "by": ""}), r"annotations\.0\.decide-verdict\.by"),
        (_file({**DECISION, "by": " \t"}), r"annotations\.0\.decide-verdict\.by"),
        (_file({**DECISION, "on": "2025-03-06T09:00:00"}), r"\.on: .*timezone"),
        (_file({**DECISION, "on": "yesterday"}), r"\.on: "),
        (_file({**DECISION, "verdict": "true"}), r"\.verdict: .*'contradicted', 'corroborated' or 'single-source'"),
        (_file({**DECISION, "claim": "a b\x1b[31m"}), r"\.claim: "),
        (_file({**DECISION, "sudo": "yes"}), "sudo"),
        (_file({**DECISION, "kind": "merge-claims", "claims": ["a"]}), r"merge-claims"),
        (_file(DECISION, more=1), "more: "),
    ],
)
def test_what_is_no_file_of_annotations_says_so(data: bytes, told: str) -> None:
    with pytest.raises(InputError, match=told) as caught:
        read_annotations(data, "notes.json")
    assert str(caught.value).startswith("notes.json ")
    assert "\x1b" not in str(caught.value)


def test_hostile_words_of_a_person_stay_words(report: Report) -> None:
    evil = "\x1b[31m<img src=x>\u202e *x* =1+1"
    file = read_annotations(_file({**DECISION, "by": evil, "why": evil}), "it")
    (decision,) = file.annotations
    assert isinstance(decision, DecidedVerdict)
    verdicts = tuple(
        verdict.model_copy(update={"decided": _decided(file)}) if verdict.claim == "wire-0" else verdict
        for verdict in report.verdicts
    )
    hostile = report.model_copy(update={"verdicts": verdicts, "remarks": (evil,)})
    for format in (Format.TABLE, Format.MARKDOWN, Format.CSV, Format.JSONLD):
        text = render(hostile, format, verbose=True)
        assert not set(text) & set("\x1b\u202e")
        assert "img src=x" in text
        if format in (Format.MARKDOWN, Format.JSONLD):
            assert "<img" not in text


def _decided(file: AnnotationFile) -> Decided:
    (decision,) = file.annotations
    word = Word(by=decision.by, on=decision.on, why=decision.why)
    return Decided(decision=Decision.CONFIRMED, derived=VerdictLabel.SINGLE_SOURCE, words=(word,))
