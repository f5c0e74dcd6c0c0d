"""Make an article without an id of some bytes, whatever they came as: text, page, PDF, Word file, mail.

The same material gives the same draft, wherever and whenever it is read: nothing here opens a file or an address, and
nothing reads a clock.
"""

import re
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from verifier.errors import InputError
from verifier.ingest.documents import Converted, convert, recognise
from verifier.ingest.documents.charsets import decode_page
from verifier.ingest.encodings import Decoded, decode
from verifier.ingest.files import too_large
from verifier.ingest.metadata import Metadata, front_matter, gather
from verifier.ingest.roles import find_parts
from verifier.ingest.rows import Row
from verifier.ingest.trail import PLAIN, make_trail
from verifier.models import READ_ROLES, DateBasis, Part, Published, Trail, Value

_FEED = re.compile(rb"(?:<\?[^>]{0,500}>|<!--.{0,500}?-->|[\xef\xbb\xbf\xff\xfe\s])*<(?:rss|feed|rdf:RDF)\b", re.DOTALL)
_HEAD = 4_000


def printable(path: str) -> str:
    """Return a path as a report can hold it: bytes that are no UTF-8 become escapes."""
    return path.encode("utf-8", "backslashreplace").decode("utf-8")


@dataclass(frozen=True, slots=True)
class Place:
    """Where an article was found: what the user calls it, and what an id can be made of."""

    name: str
    stem: str
    folder: str

    @classmethod
    def of(cls, path: Path, folder: str) -> "Place":
        """Return the place of a file."""
        return cls(printable(str(path)), printable(path.stem), printable(folder))


class Answer(Value):
    """What a server said of the bytes that it gave; `media_type` and `charset` need not be true."""

    final: str
    fetched: datetime
    media_type: str | None = None
    charset: str | None = None


class Entry(Value):
    """What a feed says of an article; it counts only where the article itself says nothing."""

    title: str | None = None
    published: Published | None = None
    updated: Published | None = None


@dataclass(frozen=True, slots=True)
class Material:
    """The bytes of an article with what is known of them from outside; `inline` text stood inside another file."""

    place: Place
    data: bytes
    rows: tuple[Row, ...] = ()
    answer: Answer | None = None
    entry: Entry | None = None
    inline: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """An article that has no id yet; `name` is what the user calls it.

    `host` is what answered, where it was fetched. `outlet_given` says that the user named the outlet.
    """

    name: str
    text: str
    metadata: Metadata
    parts: tuple[Part, ...]
    stem: str
    folder: str
    trail: Trail
    host: str | None = None
    outlet_given: bool = False

    @property
    def read_chars(self) -> int:
        """How many characters are read for claims."""
        return sum(part.end - part.start for part in self.parts if part.role in READ_ROLES)

    def with_original(self, file: str | None) -> "Draft":
        """Return the same with the name of the file that holds its bytes."""
        return replace(self, trail=self.trail.model_copy(update={"original": file}))

    def warned(self, warning: str) -> "Draft":
        """Return the same with one more warning."""
        return replace(self, metadata=self.metadata.warned(warning))


def draft_of(material: Material, max_chars: int) -> Draft:
    """Return the draft of some material; InputError says why it is no article, and what to do."""
    if material.inline:
        return _of_text(material, Decoded(material.data.decode("utf-8", "surrogatepass")), max_chars)
    if looks_like_feed(material.data):
        raise InputError("is a feed, not an article; give it with --feed")
    answer = material.answer
    name, said = (urlsplit(answer.final).path, answer.media_type) if answer else (material.place.name, None)
    if recognise(material.data, name, said) is not None:
        charset, address = (answer.charset, answer.final) if answer else (None, None)
        found = convert(material.data, name=name, media_type=said, charset=charset, address=address)
        return _of_document(material, found, max_chars)
    data = material.data
    return _of_text(material, decode_page(data, answer.charset) if answer else decode(data), max_chars)


def looks_like_feed(data: bytes) -> bool:
    """Whether bytes begin like RSS or Atom."""
    return _FEED.match(data[:_HEAD].replace(b"\0", b"")) is not None


def _of_text(material: Material, decoded: Decoded, max_chars: int) -> Draft:
    text = decoded.text
    _check(text, max_chars)
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise InputError("holds half of a character (a lone surrogate); save the text anew as UTF-8")
    # What somebody else's server writes above its text is not the user's word.
    own, start = (Row(), 0) if material.answer else front_matter(text)
    parts = find_parts(text, start)
    _check_parts(parts)
    known = _with_entry(Metadata(url=material.answer.final if material.answer else None), material.entry)
    metadata = gather(text, parts, (*material.rows, own), known).warned(*_of_decoding(decoded))
    media_type = material.answer.media_type if material.answer else None
    return _draft(material, text, parts, metadata, (*material.rows, own), PLAIN, media_type)


def _of_document(material: Material, found: Converted, max_chars: int) -> Draft:
    _check(found.text, max_chars)
    _check_parts(found.parts)
    known = _with_entry(_addressed(found.metadata, material.answer), material.entry)
    metadata = gather(found.text, found.parts, material.rows, known)
    return _draft(material, found.text, found.parts, metadata, material.rows, found.extractor, found.media_type)


def _draft(
    material: Material,
    text: str,
    parts: tuple[Part, ...],
    metadata: Metadata,
    rows: tuple[Row, ...],
    extractor: str,
    media_type: str | None,
) -> Draft:
    place, answer = material.place, material.answer
    trail = make_trail(
        place.name,
        material.data,
        text,
        extractor=extractor,
        media_type=media_type,
        final=answer.final if answer else None,
        fetched=answer.fetched if answer else None,
    )
    return Draft(
        name=place.name,
        text=text,
        metadata=metadata,
        parts=parts,
        stem=place.stem,
        folder=place.folder,
        trail=trail,
        host=urlsplit(answer.final).netloc.rpartition("@")[2].lower() if answer else None,
        outlet_given=any(row.outlet and row.outlet.strip() for row in rows),
    )


def _addressed(known: Metadata, answer: Answer | None) -> Metadata:
    """Return the metadata with the address that answered, where a page takes the front page of its site for its own."""
    if answer is None or (known.url and urlsplit(known.url).path.strip("/")):
        return known
    return replace(known, url=answer.final)


def _with_entry(known: Metadata, entry: Entry | None) -> Metadata:
    """Fill in what a feed says; its date goes before one that was only worked out."""
    if entry is None:
        return known
    stated = known.published is not None and known.published.basis is DateBasis.STATED
    return replace(
        known,
        title=known.title or entry.title,
        published=known.published if stated else entry.published or known.published,
        updated=known.updated or entry.updated,
    )


def _check(text: str, max_chars: int) -> None:
    if not text.strip():
        raise InputError("is empty; give it the text of the article, or leave it out")
    if len(text) > max_chars:
        raise too_large(f"{len(text):,} characters", max_chars)


def _check_parts(parts: tuple[Part, ...]) -> None:
    if not any(part.role in READ_ROLES for part in parts):
        raise InputError("holds nothing but page furniture; check that the story itself is in it")


def _of_decoding(decoded: Decoded) -> list[str]:
    warnings = []
    if decoded.guessed:
        warnings.append(f"read as {decoded.guessed}, which is a guess; save it as UTF-8 to be sure")
    if decoded.damaged:
        warnings.append("some bytes could not be decoded and are shown as \ufffd")
    return warnings
