"""Turn documents into article text: saved pages, PDFs, Word files and mail.

kinds.py: what some bytes are
pages/: HTML, with what a page says about itself
printed/: PDF, in a process of its own
word.py, mail.py: Word files; mail, and pages saved as one file
blocks.py: paragraphs and roles → text and parts
charsets.py, moments.py, extras.py: encodings, dates, and libraries that may be missing

The text that comes out is the article's text: offsets count its characters. What could not be read well is a warning in
the metadata; what could not be read at all is an InputError that says what to do. It opens no files and no addresses.
"""

from verifier.errors import InputError
from verifier.ingest.documents.converted import Converted
from verifier.ingest.documents.kinds import MEDIA_TYPES, SUFFIXES, Kind, recognise

MAX_BYTES = 32 * 1024 * 1024
"""How large a document may be; far more than its text needs, because pages and PDFs carry pictures."""

__all__ = ["MAX_BYTES", "MEDIA_TYPES", "SUFFIXES", "Converted", "Kind", "convert", "recognise"]


def convert(
    data: bytes,
    *,
    name: str,
    media_type: str | None = None,
    charset: str | None = None,
    address: str | None = None,
) -> Converted:
    """Return the text of a document; InputError says what it is, and what to do.

    `media_type` and `charset` are what the answer's header said, `address` where a page was found; all may be unknown.
    """
    kind = recognise(data, name, media_type)
    if kind is None:
        raise InputError("is no page, PDF, Word file or mail; save its words as a .txt file")
    if len(data) > MAX_BYTES:
        raise InputError(f"is too large ({len(data):,} bytes); save its words as a .txt file")
    return _convert(kind, data, charset, address)


def _convert(kind: Kind, data: bytes, charset: str | None, address: str | None) -> Converted:
    """Convert by the module of the kind; each is imported when it is first needed."""
    match kind:
        case Kind.HTML:
            from verifier.ingest.documents.pages import convert_page

            return convert_page(data, charset=charset, address=address)
        case Kind.PDF:
            from verifier.ingest.documents.printed import convert_pdf

            return convert_pdf(data)
        case Kind.DOCX:
            from verifier.ingest.documents.word import convert_word

            return convert_word(data)
        case Kind.MAIL:
            from verifier.ingest.documents.mail import convert_mail

            return convert_mail(data)
        case Kind.ARCHIVE:
            from verifier.ingest.documents.mail import convert_archive

            return convert_archive(data, address=address)
