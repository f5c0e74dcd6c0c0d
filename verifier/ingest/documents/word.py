"""Read Word files (.docx): paragraphs and tables in their order, and the properties of the file.

What is inserted under tracked changes is read, what is deleted is not; text boxes, notes and comments are left out.
The sizes of what the file unpacks to are added up before anything is unpacked.
"""

import io
import zipfile
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, TypeAlias

from verifier.errors import InputError
from verifier.ingest.documents.blocks import Block, compose, tidy
from verifier.ingest.documents.converted import Converted
from verifier.ingest.documents.extras import named, need
from verifier.ingest.documents.kinds import MEDIA_TYPES, Kind
from verifier.ingest.documents.moments import published
from verifier.ingest.metadata import Metadata
from verifier.ingest.roles import find_parts
from verifier.models import DateBasis, PartRole

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement

    Xml: TypeAlias = BaseOxmlElement

_WHAT = "is a Word file"
_MOST_BYTES = 128 * 1024 * 1024
_MOST_XML = 24 * 1024 * 1024
_MOST_FILES = 2_000
_MOST_PARAGRAPHS = 50_000
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BREAKS = {f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_LEFT_OUT = frozenset({f"{_W}txbxContent", _FALLBACK})
_TEMPLATE_YEAR = 2013
"""The year that templates carry as the date of files made from them."""


def convert_word(data: bytes) -> Converted:
    """Return the text of a Word file; InputError where it cannot be read."""
    _check_size(data)
    document = _open(data)
    blocks = list(_blocks(document))
    if any(block.role is PartRole.HEADLINE for block in blocks):
        composed = compose(blocks)
        text, parts = composed.text, composed.parts
    else:
        text = "\n\n".join(block.text for block in blocks)
        parts = find_parts(text)
    if not text.strip():
        raise InputError(f"{_WHAT} without text; if it holds pictures of text, type or recognise their words first")
    return Converted(text, parts, _described(document), named("python-docx"), MEDIA_TYPES[Kind.DOCX])


def _check_size(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            files = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError) as error:
        raise InputError(f"{_WHAT} that is damaged; save it anew, or its words as a .txt file") from error
    xml = sum(file.file_size for file in files if file.filename.lower().endswith((".xml", ".rels")))
    if len(files) > _MOST_FILES or sum(file.file_size for file in files) > _MOST_BYTES or xml > _MOST_XML:
        raise InputError(f"{_WHAT} that unpacks to too much; save its words as a .txt file")
    if any(file.flag_bits & 1 for file in files):
        raise InputError(f"{_WHAT} that is encrypted; save it without a password")


def _open(data: bytes) -> "Document":
    docx = need("docx", _WHAT)
    errors = (
        ValueError,
        KeyError,
        OSError,
        EOFError,
        AttributeError,
        TypeError,
        zipfile.BadZipFile,
        NotImplementedError,
    )
    from lxml.etree import LxmlError

    try:
        document: Document = docx.Document(io.BytesIO(data))
    except (*errors, LxmlError) as error:
        raise InputError(f"{_WHAT} that is damaged; save it anew, or its words as a .txt file") from error
    return document


def _blocks(document: "Document") -> Iterator[Block]:
    """Yield paragraphs and rows of tables in order."""
    styles = {style.style_id: (style.name or "").lower() for style in document.styles}
    headline_seen = False
    for paragraph in _paragraphs(document.element.body):
        text = _words(paragraph)
        style = styles.get(_style(paragraph), "")
        role = PartRole.BODY
        if not headline_seen and style in ("title", "heading 1") and text.strip():
            role, headline_seen = PartRole.HEADLINE, True
        elif style == "subtitle":
            role = PartRole.STANDFIRST
        elif style == "caption":
            role = PartRole.CAPTION
        if paragraph.tag == f"{_W}tr":
            yield Block(" | ".join(cell for cell in (tidy(_words(cell)) for cell in paragraph.iter(f"{_W}tc")) if cell))
            continue
        for line in text.splitlines():
            if words := tidy(line):
                yield Block(words, role)


def _paragraphs(body: "Xml") -> Iterator["Xml"]:
    """Yield the paragraphs and rows of a body that stand in no other, in order; content controls are looked into."""
    left = _MOST_PARAGRAPHS
    waiting = list(reversed(body))
    while waiting:
        element = waiting.pop()
        if element.tag in (f"{_W}p", f"{_W}tr"):
            left -= 1
            if left < 0:
                raise InputError(f"{_WHAT} of more than {_MOST_PARAGRAPHS:,} paragraphs; save the part that matters")
            yield element
        elif isinstance(element.tag, str):
            waiting.extend(reversed(element))


def _style(paragraph: "Xml") -> str:
    found = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return "" if found is None else str(found.get(f"{_W}val", ""))


def _words(element: "Xml") -> str:
    """Return the text of a paragraph or cell; deleted text has tags of its own and is not among it."""
    pieces: list[str] = []
    waiting = [element]
    while waiting:
        node = waiting.pop()
        if node.tag == f"{_W}t":
            pieces.append(node.text or "")
        elif node.tag in _BREAKS:
            pieces.append(_BREAKS[node.tag])
        elif node.tag == f"{_W}p" and pieces:
            pieces.append(" ")
        if isinstance(node.tag, str) and node.tag not in _LEFT_OUT:
            waiting.extend(reversed(node))
    return "".join(pieces)


def _described(document: "Document") -> Metadata:
    """Return what the properties of a file say; the day it was made is no more than a hint to its publication."""
    known = document.core_properties
    created: datetime | None = known.created
    day = created.date().isoformat() if created is not None and created.year != _TEMPLATE_YEAR else None
    return Metadata(
        title=tidy(known.title or "") or None,
        author=tidy(known.author or "") or None,
        published=published(day, DateBasis.INFERRED),
    )
