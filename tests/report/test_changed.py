"""What changed is shown for people with what moved first, and as JSON with a schema of its own."""

import json
import re
from decimal import Decimal
from pathlib import Path

import jsonschema
import pytest
from rich.cells import cell_len

from verifier.changes import Changes, changes
from verifier.errors import UsageError
from verifier.models import Article, Claim, Report, VerdictLabel
from verifier.report import Format
from verifier.report.changed import FORMATS, render_changes
from verifier.report.schema import CHANGES
from verifier.report.schema import write as write_schema

SCHEMA = Path(__file__).parent.parent.parent / "docs" / "changes.schema.json"
EVIL = "\x1b[31m<img src=x>\u202e [y](z) *b*"


def _newer(report: Report, text: str = "Twelve people died when the dam failed.") -> Report:
    """Make a later state of a report: a claim went, one was reworded, a verdict, a figure and the evidence moved."""

    def claim(old: Claim) -> Claim:
        figure = (
            old.quantities[0].model_copy(update={"low": Decimal(12), "high": Decimal(12), "words": "12"})
            if old.quantities
            else None
        )
        changed: dict[str, dict[str, object]] = {
            "courier-0": {"quantities": (figure,)},
            "courier-3": {"text": "Power to 900 homes was cut off."},
            "wire-4": {"text": text},
        }
        return old.model_copy(update=changed.get(old.id, {}))

    def article(old: Article) -> Article:
        return old.model_copy(update={"text": old.text + "\nMore."} if old.id == "gazette" else {})

    labels = {"wire-0": VerdictLabel.CORROBORATED}
    return report.model_copy(
        update={
            "articles": tuple(map(article, report.articles)),
            "claims": tuple(claim(old) for old in report.claims if old.id != "gazette-4"),
            "verdicts": tuple(
                old.model_copy(
                    update={
                        "label": labels.get(old.claim, old.label),
                        "outlets_for": (*old.outlets_for, "Post") if old.claim == "wire-3" else old.outlets_for,
                    }
                )
                for old in report.verdicts
            ),
        }
    )


@pytest.fixture
def found(report: Report) -> Changes:
    return changes(report, _newer(report))


def test_what_moved_comes_first(found: Changes) -> None:
    text = render_changes(found, Format.TABLE)
    assert re.findall(r"^([A-Z ]+)  \d+$", text, re.MULTILINE) == [
        "VERDICTS THAT MOVED",
        "FIGURES THAT MOVED",
        "CLAIMS THAT CAME",
        "CLAIMS THAT WENT",
        "CLAIMS THAT WERE REWORDED",
        "EVIDENCE THAT MOVED",
        "ARTICLES",
    ]


@pytest.mark.parametrize("format", [Format.TABLE, Format.MARKDOWN])
def test_each_change_is_told_in_words(found: Changes, format: Format) -> None:
    text = " ".join(render_changes(found, format, width=200).replace("\\", "").split())
    for words in (
        "12 in both (1 reworded), 1 came, 2 went",
        "single-source (1 for, 0 against, grade 3) → corroborated (1 for, 0 against, grade 3)",
        "Nine (people killed) → 12 (people killed)",
        "Twelve people died when the dam failed.",
        "30 people died in the Harrow dam failure.",
        "before: Power was cut to 900 homes.",
        "now for: Post",
        "its text is another",
    ):
        assert words in text


def test_no_change_is_said_in_words(report: Report) -> None:
    for format in (Format.TABLE, Format.MARKDOWN):
        assert "Nothing changed." in render_changes(changes(report, report), format)


def test_json_is_a_document_of_its_own(found: Changes) -> None:
    text = render_changes(found, Format.JSON)
    assert Changes.model_validate_json(text) == found
    jsonschema.validate(json.loads(text), json.loads(write_schema(CHANGES)))


def test_the_schema_in_the_docs_is_current() -> None:
    assert SCHEMA.read_text(encoding="utf-8") == write_schema(CHANGES), (
        "python -m verifier.report.schema changes > docs/changes.schema.json"
    )


@pytest.mark.parametrize("format", [format for format in Format if format not in FORMATS])
def test_other_formats_say_which_ones_show_changes(found: Changes, format: Format) -> None:
    with pytest.raises(UsageError, match="give --format table, markdown or json"):
        render_changes(found, format)


@pytest.mark.parametrize("width", [40, 80])
def test_no_line_is_wider_than_the_terminal(found: Changes, width: int) -> None:
    assert max(map(cell_len, render_changes(found, Format.TABLE, width=width).splitlines())) <= width


def test_hostile_words_stay_words(report: Report) -> None:
    hostile = changes(report, _newer(report, EVIL))
    for format in FORMATS:
        text = render_changes(hostile, format)
        assert not set(text) & set("\x1b\u202e")
        assert "img src=x" in text
    text = render_changes(hostile, Format.MARKDOWN)
    assert "<img" not in text
    assert "[y]" not in text
