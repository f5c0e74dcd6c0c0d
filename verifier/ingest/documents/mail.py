"""Read mail (.eml), and pages that a browser saved as one file (.mhtml), which have the form of mail.

Of a mail the plain text is read, or its HTML where the plain text says next to nothing. The sender is the outlet, the
subject the headline, the date the date of publication. Attachments and what is quoted from earlier mail are left out.
"""

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import getaddresses

from verifier.errors import InputError
from verifier.ingest.documents.blocks import Block, compose, tidy
from verifier.ingest.documents.charsets import decode_page
from verifier.ingest.documents.converted import Converted
from verifier.ingest.documents.kinds import MEDIA_TYPES, Kind
from verifier.ingest.documents.moments import published
from verifier.ingest.metadata import Metadata
from verifier.models import PartRole
from verifier.text import paragraphs

_MOST_PARTS = 500
_FEWEST_WORDS = 25
_LONGEST_HEADER = 1_000
_QUOTED = re.compile(r"^[ \t]*>.*$|^On .{5,200} wrote:[ \t]*$", re.MULTILINE)
_SIGNATURE = re.compile(r"^-- ?\r?$", re.MULTILINE)
_EXTRACTOR = "email (Python)"


def convert_mail(data: bytes) -> Converted:
    """Return the text of a mail; InputError where there is none to read."""
    message = _parse(data, "is a mail")
    parts = list(_leaves(message))
    attached = [name for part in parts if (name := _attachment(part))]
    plain = next((text for part in parts if _is_text(part, "text/plain") if (text := _decoded(part)).strip()), "")
    page = next((part for part in parts if _is_text(part, "text/html")), None)
    if page is not None and len(plain.split()) < _FEWEST_WORDS:
        return _from_page(message, page, attached)
    if not plain.strip():
        raise InputError("is a mail without text; save what it carries, and give that")
    blocks = [Block(title, PartRole.HEADLINE)] if (title := _header(message, "subject")) else []
    composed = compose([*blocks, *_plain_blocks(plain)])
    if not composed.text.strip():
        raise InputError("is a mail that only quotes another; give the mail that it quotes")
    return Converted(composed.text, composed.parts, _described(message, attached), _EXTRACTOR, MEDIA_TYPES[Kind.MAIL])


def convert_archive(data: bytes, *, address: str | None) -> Converted:
    """Return the story of a page that a browser saved as one file."""
    from verifier.ingest.documents.pages import convert_page

    message = _parse(data, "is a saved page")
    page = next((part for part in _leaves(message) if part.get_content_type() in _PAGES), None)
    if page is None:
        raise InputError("is a saved page without HTML in it; save the page anew")
    found = address or _header(page, "content-location") or _header(message, "snapshot-content-location")
    return convert_page(_payload(page), charset=page.get_content_charset(), address=found)


_PAGES = ("text/html", "application/xhtml+xml")


def _parse(data: bytes, what: str) -> Message:
    try:
        return message_from_bytes(data)
    except (RecursionError, ValueError, LookupError, HeaderParseError) as error:
        raise InputError(f"{what} that cannot be read; save its words as a .txt file") from error


def _leaves(message: Message) -> Iterator[Message]:
    """Yield the parts that hold no others, in order; what an attached mail holds is not looked into."""
    waiting = [message]
    left = _MOST_PARTS
    while waiting and left:
        left -= 1
        part = waiting.pop()
        content = part.get_payload()
        if part.is_multipart() and isinstance(content, list) and part.get_content_type() != "message/rfc822":
            waiting.extend(item for item in reversed(content) if isinstance(item, Message))
        else:
            yield part


def _is_text(part: Message, media_type: str) -> bool:
    return part.get_content_type() == media_type and part.get_content_disposition() != "attachment"


def _attachment(part: Message) -> str | None:
    if part.get_content_type() == "message/rfc822":
        return "an attached mail"
    if part.get_content_disposition() != "attachment":
        return None
    return tidy(_words(part.get_filename() or part.get_content_type()))[:100]


def _payload(part: Message) -> bytes:
    try:
        content = part.get_payload(decode=True)
    except (ValueError, LookupError) as error:
        raise InputError("holds a part that cannot be decoded; save its words as a .txt file") from error
    return content if isinstance(content, bytes) else b""


def _decoded(part: Message) -> str:
    return decode_page(_payload(part), _charset(part)).text


def _charset(part: Message) -> str | None:
    try:
        return part.get_content_charset()
    except (ValueError, LookupError):
        return None


def _plain_blocks(text: str) -> Iterator[Block]:
    text = _QUOTED.sub("", text)
    signature = _SIGNATURE.search(text)
    if signature is not None and signature.start() > 0:
        text = text[: signature.start()]
    for span in paragraphs(text):
        yield Block(text[span.start : span.end])


def _from_page(message: Message, page: Message, attached: list[str]) -> Converted:
    from verifier.ingest.documents.pages.reading import read_page

    found = read_page(decode_page(_payload(page), _charset(page)).text, None)
    known = _described(message, attached)
    blocks = [block for block in found.blocks if block.role is not PartRole.HEADLINE]
    composed = compose([*([Block(known.title, PartRole.HEADLINE)] if known.title else []), *blocks])
    known = known.warned(*found.metadata.warnings)
    from verifier.ingest.documents.extras import named

    return Converted(composed.text, composed.parts, known, named("trafilatura"), MEDIA_TYPES[Kind.MAIL])


def _described(message: Message, attached: list[str]) -> Metadata:
    sender = next(iter(getaddresses([_header(message, "from") or ""])), ("", ""))
    outlet = tidy(sender[0]) or sender[1].rpartition("@")[2] or None
    known = Metadata(
        outlet=outlet,
        title=_header(message, "subject"),
        published=published(_header(message, "date")),
        author=sender[1] or None,
    )
    if not attached:
        return known
    return known.warned(f"its attachments were not read ({', '.join(attached[:5])}); save them and give them as files")


def _header(message: Message, name: str) -> str | None:
    return tidy(_words(str(message.get(name) or ""))) or None


def _words(raw: str) -> str:
    """Return a header in plain characters, whatever it was encoded in."""
    pieces = []
    try:
        for words, charset in decode_header(raw[:_LONGEST_HEADER]):
            pieces.append(words if isinstance(words, str) else decode_page(words, charset).text)
    except (HeaderParseError, ValueError, LookupError, InputError):
        return raw[:_LONGEST_HEADER]
    return "".join(pieces)
