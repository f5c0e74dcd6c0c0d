"""Make one text of the paragraphs of a document, and say what each passage of it is.

What a document says of its own paragraphs (headline, standfirst, note) is believed; of the others the wording decides
whether they are credits, captions or furniture. The last two are left out of the text.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from verifier.ingest import labels, wording
from verifier.models import Part, PartRole

_BREAK = "\n\n"
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff\ufffc"))
"""Soft hyphens, spaces without width and marks of objects: layout, no words."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of a document, and what it is there for."""

    text: str
    role: PartRole = PartRole.BODY


@dataclass(frozen=True, slots=True)
class Composed:
    """A text and its parts, in order."""

    text: str
    parts: tuple[Part, ...]


def tidy(words: str) -> str:
    """Return words on one line, without invisible, control and half characters."""
    line = " ".join(words.split())
    if line.isascii() and line.isprintable():  # nearly every line
        return line
    line = " ".join(line.translate(_INVISIBLE).split())
    return "".join(sign for sign in line if sign.isprintable() or sign in "\u200c\u200d\u200e\u200f")


def compose(blocks: Iterable[Block]) -> Composed:
    """Join blocks by empty lines; captions, furniture and what is said twice in a row are left out."""
    texts: list[str] = []
    parts: list[Part] = []
    start = 0
    body_seen = False
    for block in _kept(blocks):
        parts.extend(_parts(block, start, opens=not body_seen))
        body_seen = body_seen or block.role is PartRole.BODY
        texts.append(block.text)
        start += len(block.text) + len(_BREAK)
    return Composed(_BREAK.join(texts), tuple(parts))


def _kept(blocks: Iterable[Block]) -> Iterator[Block]:
    before = ""
    for block in blocks:
        text = tidy(block.text)
        role = _judge(text) if block.role is PartRole.BODY else block.role
        if text and text != before and role not in (PartRole.FURNITURE, PartRole.CAPTION):
            before = text
            yield Block(text, role)


def _judge(line: str) -> PartRole:
    if labels.is_furniture(line):
        return PartRole.FURNITURE
    if wording.is_caption(line):
        return PartRole.CAPTION
    return PartRole.CREDIT if wording.is_credit(line) else PartRole.BODY


def _parts(block: Block, start: int, *, opens: bool) -> Iterator[Part]:
    """Cut the dateline off the paragraph that opens the body, and a closing agency credit off any."""
    if block.role is not PartRole.BODY:
        yield Part(start=start, end=start + len(block.text), role=block.role)
        return
    dateline = wording.find_dateline(block.text) if opens else None
    credit = wording.ends_with_agency(block.text)
    cuts = (0, dateline.end if dateline else 0, len(block.text) if credit is None else credit, len(block.text))
    roles = (PartRole.CREDIT, PartRole.BODY, PartRole.CREDIT)
    for role, begin, end in zip(roles, cuts, cuts[1:], strict=False):
        piece = block.text[begin:end]
        if stripped := piece.strip():
            first = start + begin + len(piece) - len(piece.lstrip())
            yield Part(start=first, end=first + len(stripped), role=role)
