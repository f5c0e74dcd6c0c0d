"""Turn a page of HTML into the text of its story, and read what it says about itself.

tree.py: parsing within bounds
linked_data.py, tags.py, described.py: JSON-LD; meta tags; which of them is believed
marks.py: headline, standfirst, byline, correction notes
furniture.py: what stands around and in a story
main_text.py: the story, by trafilatura
live.py, obstacles.py: live blogs; paywalls, consent walls, script-only pages
"""

from verifier.ingest.documents.blocks import compose
from verifier.ingest.documents.charsets import decode_page
from verifier.ingest.documents.converted import Converted
from verifier.ingest.documents.extras import named, need
from verifier.ingest.documents.kinds import MEDIA_TYPES, Kind
from verifier.ingest.encodings import Decoded

_WHAT = "is a saved page"


def convert_page(data: bytes, *, charset: str | None = None, address: str | None = None) -> Converted:
    """Return the story of a page; InputError where it holds none, and says what to do."""
    need("lxml.html", _WHAT)
    need("trafilatura", _WHAT)
    from verifier.ingest.documents.pages.reading import read_page

    decoded = decode_page(data, charset)
    page = read_page(decoded.text, address)
    composed = compose(page.blocks)
    return Converted(
        text=composed.text,
        parts=composed.parts,
        metadata=page.metadata.warned(*_of_decoding(decoded)),
        extractor=named("trafilatura"),
        media_type=MEDIA_TYPES[Kind.HTML],
    )


def _of_decoding(decoded: Decoded) -> list[str]:
    warnings = []
    if decoded.guessed:
        warnings.append(f"read as {decoded.guessed}, which is a guess; save it as UTF-8 to be sure")
    if decoded.damaged:
        warnings.append("some bytes could not be decoded and are shown as \ufffd")
    return warnings
