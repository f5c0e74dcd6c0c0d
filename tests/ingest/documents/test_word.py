"""Test reading Word files."""

import io
import zipfile
from datetime import datetime
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from page_layouts import lines

from verifier.errors import InputError
from verifier.ingest.documents import Converted, Kind, convert, recognise
from verifier.models import PartRole

DAM = (
    "The Harrow dam broke at dawn on Sunday after a week of rain, and at least 12 people are missing, the county said."
)
SCHOOLS = "About 3,400 people were taken to schools in Milton, said the fire chief, Ana Ruiz."


def saved(document: object) -> bytes:
    out = io.BytesIO()
    document.save(out)  # type: ignore[attr-defined]
    return out.getvalue()


def read(data: bytes) -> Converted:
    return convert(data, name="release.docx")


def test_paragraphs_and_tables_are_read_in_their_order() -> None:
    document = docx.Document()
    document.add_heading("Harrow dam breaks", 0)
    document.add_paragraph("A statement by the county", style="Subtitle")
    document.add_paragraph(DAM)
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(
        [*table.rows[0].cells, *table.rows[1].cells], ("Village", "Missing", "Milton", "12"), strict=True
    ):
        cell.text = text
    document.add_paragraph(SCHOOLS)
    document.add_paragraph("The gap in the dam", style="Caption")
    document.core_properties.title = "Harrow dam breaks"
    document.core_properties.author = "Press office"
    document.core_properties.created = datetime(2025, 3, 9, 8, 0)
    found = read(saved(document))
    assert lines(found, PartRole.HEADLINE) == ["Harrow dam breaks"]
    assert lines(found, PartRole.STANDFIRST) == ["A statement by the county"]
    assert lines(found, PartRole.BODY) == [DAM, "Village | Missing", "Milton | 12", SCHOOLS]
    assert (found.metadata.title, found.metadata.author) == ("Harrow dam breaks", "Press office")
    assert found.metadata.published is not None
    assert str(found.metadata.published.when) == "2025-03-09"
    assert found.extractor.startswith("python-docx ")


def test_the_date_of_a_template_is_no_date() -> None:
    document = docx.Document()
    document.add_paragraph(DAM)
    assert read(saved(document)).metadata.published is None


def test_without_styles_the_headline_is_found_by_its_place() -> None:
    document = docx.Document()
    for text in ("Harrow dam breaks after rain", DAM, SCHOOLS):
        document.add_paragraph(text)
    found = read(saved(document))
    assert lines(found, PartRole.HEADLINE) == ["Harrow dam breaks after rain"]
    assert lines(found, PartRole.BODY) == [DAM, SCHOOLS]


def test_of_tracked_changes_the_new_words_are_read() -> None:
    document = docx.Document()
    document.add_paragraph(DAM)
    paragraph = document.add_paragraph("The dam held ")
    paragraph._p.append(parse_xml(f"<w:del {nsdecls('w')}><w:r><w:delText>40</w:delText></w:r></w:del>"))
    paragraph._p.append(parse_xml(f"<w:ins {nsdecls('w')}><w:r><w:t>38 million cubic metres</w:t></w:r></w:ins>"))
    assert read(saved(document)).text.endswith("The dam held 38 million cubic metres")


def test_an_empty_word_file_is_refused() -> None:
    with pytest.raises(InputError, match=r"without text; "):
        read(saved(docx.Document()))


def test_a_damaged_word_file_is_refused() -> None:
    document = docx.Document()
    document.add_paragraph(DAM)
    data = saved(document)
    for broken in (data[:2_000], data.replace(b"PK\x01\x02", b"PK\x00\x00")):
        with pytest.raises(InputError, match=r"is a Word file that is damaged; "):
            read(broken)


def _zipped(*files: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return out.getvalue()


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = _zipped(("word/document.xml", b"<w>" + b" " * 30_000_000))
    with pytest.raises(InputError, match=r"unpacks to too much; "):
        read(bomb)


def test_entities_in_a_word_file_are_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("hush", encoding="utf-8")
    document = docx.Document()
    document.add_paragraph(DAM)
    data = saved(document)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/document.xml":
                body = content.partition(b"?>")[2].replace(b"missing", b"&secret;")
                doctype = f'<!DOCTYPE w [<!ENTITY secret SYSTEM "{secret.as_uri()}">]>'
                content = b'<?xml version="1.0"?>' + doctype.encode() + body
            new.writestr(name, content)
    found = read(out.getvalue())
    assert "12 people are" in found.text
    assert "missing" not in found.text
    assert "hush" not in found.text


def test_another_archive_is_no_word_file() -> None:
    assert recognise(_zipped(("content.xml", b"<x/>")), "text.odt", None) is None
    assert recognise(_zipped(("word/document.xml", b"<x/>")), "renamed.txt", None) is Kind.DOCX
