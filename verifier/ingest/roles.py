"""Say what each paragraph of an article is: headline, standfirst, body, caption, credit or furniture.

It goes by position, length, final punctuation, repetition and wording (`verifier.ingest.wording`), never by the
story. What it cannot tell is body: a claim from a stray line is easier to see than one that is missing.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from verifier.ingest import labels, wording
from verifier.models import Part, PartRole, Span
from verifier.text import paragraphs

_LONG_LINE = 20
"""A line of this many words is prose, however it ends."""

_PROSE_CHARACTERS = 80
_SHORT_LABEL = 2
_LONGEST_HEADLINE = 250
_ABBREVIATION = re.compile(r"(?:\b(?:Dept|Inc|Corp|Co|Ltd|Bros|Jr|Sr|Gov|Gen|Min|etc|vs|Ave|St)|\.|\b[A-Z]\.[A-Z])\.$")
_CLOSERS = "\"'”’»)]* "
_STOPS = (".", "!", "?", "…", "。", ".[", ":")


@dataclass(slots=True)
class _Line:
    span: Span
    text: str
    role: PartRole | None = None

    @property
    def words(self) -> int:
        return len(self.text.split())

    @property
    def stops(self) -> bool:
        """Whether it ends the way a sentence does."""
        return self._uncredited.endswith(_STOPS)

    @property
    def _uncredited(self) -> str:
        """Its text without closing marks, nor an agency in brackets that follows the last sentence."""
        credit = wording.ends_with_agency(self.text)
        return self.text[:credit].rstrip(_CLOSERS)

    @property
    def full_stop(self) -> bool:
        """Whether it ends with a full stop that is not an abbreviation's."""
        text = self._uncredited
        return text.endswith(".") and not _ABBREVIATION.search(text, max(0, len(text) - 12))

    @property
    def is_long_prose(self) -> bool:
        return self.words >= _LONG_LINE or (self.full_stop and len(self.text) >= _PROSE_CHARACTERS)

    @property
    def is_prose(self) -> bool:
        return self.is_long_prose or (self.stops and self.words >= 3)


def find_parts(text: str, start: int = 0) -> tuple[Part, ...]:
    """Return the parts of an article in order; what stands before `start` (its front matter) is furniture.

    Every character that is not white space belongs to exactly one part.
    """
    lines = [_Line(span, text[span.start : span.end]) for span in paragraphs(text, start)]
    _mark_by_wording(lines)
    first, last = _body_bounds(lines)
    _mark_head(lines[:first])
    _mark_foot(lines[last + 1 :])
    _mark_foreign(lines, first, last)
    front = _front_matter(text, start)
    parts = [part for index, line in enumerate(lines) for part in _split(line, opens=index == first)]
    return tuple([*front, *parts])


def _front_matter(text: str, start: int) -> list[Part]:
    stripped = text[:start].strip()
    begin = start - len(text[:start].lstrip())
    return [Part(start=begin, end=begin + len(stripped), role=PartRole.FURNITURE)] if stripped else []


def _mark_by_wording(lines: Sequence[_Line]) -> None:
    for line in lines:
        if labels.is_furniture(line.text):
            line.role = PartRole.FURNITURE
        elif wording.is_caption(line.text):
            line.role = PartRole.CAPTION
        elif wording.is_credit(line.text):
            line.role = PartRole.CREDIT
    _mark_repeated(lines)


def _mark_repeated(lines: Sequence[_Line]) -> None:
    """Mark a paragraph printed twice in a row as a caption (picture and enlargement), a label as furniture."""
    open_lines = [line for line in lines if line.role not in (PartRole.FURNITURE, PartRole.CREDIT)]
    for earlier, later in pairwise(open_lines):
        if earlier.text != later.text:
            continue
        if later.is_prose or earlier.role is PartRole.CAPTION:
            earlier.role = later.role = PartRole.CAPTION
        else:
            later.role = PartRole.FURNITURE


def _body_bounds(lines: Sequence[_Line]) -> tuple[int, int]:
    """Return the index of the first and the last line of the body; the first is beyond the last where none is."""
    open_lines = [index for index, line in enumerate(lines) if line.role is None]
    long = [index for index in open_lines if lines[index].is_long_prose]
    prose = [index for index in open_lines if lines[index].is_prose]
    if not prose:
        return (open_lines[0], open_lines[-1]) if open_lines else (len(lines), len(lines) - 1)
    first = _first_of_body(lines, long or prose, prose)
    last = _last_of_body(lines, first, prose)
    return first, last


def _first_of_body(lines: Sequence[_Line], long: Sequence[int], prose: Sequence[int]) -> int:
    """Return the first long paragraph, or a short sentence that leads up to it with no headline in between."""
    first = long[0]
    for index in reversed([index for index in prose if index < first]):
        between = lines[index + 1 : first]
        if not lines[index].full_stop or any(line.role is None for line in between):
            break
        if all(line.role is not None for line in lines[:index]) or _has_headline(lines[:index]):
            first = index
    return first


def _has_headline(lines: Sequence[_Line]) -> bool:
    return any(line.role is None and line.words > _SHORT_LABEL and not line.full_stop for line in lines)


def _last_of_body(lines: Sequence[_Line], first: int, prose: Sequence[int]) -> int:
    """Return the last sentence, but not one of the teasers below a heading such as "Most popular"."""
    body = [index for index in prose if index >= first]
    for index, line in enumerate(lines):
        if index > first and labels.heads_list(line.text):
            before = [place for place in body if place < index]
            if before and len(body) - len(before) <= len(before) / 3:
                body = before
                break
    last = body[-1]
    while lines[last].text.endswith(":") and last + 1 < len(lines) and lines[last + 1].role is None:
        last += 1  # a list that its own introduction leads up to
        while last + 1 < len(lines) and lines[last + 1].role is None and _is_item(lines[last + 1].text):
            last += 1
    return last


def _is_item(text: str) -> bool:
    return text[0] in "-*•·–—◦▪" or text[0].isdigit()


def _mark_head(lines: Sequence[_Line]) -> None:
    """Mark the first short line without a full stop as headline, what follows it as standfirst."""
    headline: _Line | None = None
    for line in lines:
        if line.role is not None:
            continue
        label = line.words <= _SHORT_LABEL
        if headline is None and not label and not line.full_stop and len(line.text) <= _LONGEST_HEADLINE:
            headline = line
            line.role = PartRole.HEADLINE
        elif label or (headline is not None and line.text == headline.text):
            line.role = PartRole.FURNITURE
        elif wording.ends_with_agency(line.text) is not None:
            line.role = PartRole.CAPTION
        else:
            line.role = PartRole.STANDFIRST


def _mark_foot(lines: Sequence[_Line]) -> None:
    for line in lines:
        if line.role is None:
            line.role = PartRole.FURNITURE


def _mark_foreign(lines: Sequence[_Line], first: int, last: int) -> None:
    """Mark a short line at an edge in another script than the body's as a label of the page."""
    body = wording.script(" ".join(line.text[:100] for line in lines[first : last + 1][:5]))
    for index, line in enumerate(lines):
        if first <= index <= last or line.role not in (None, PartRole.STANDFIRST, PartRole.HEADLINE):
            continue
        if body is not None and wording.script(line.text) not in (None, body) and line.words <= _LONG_LINE:
            line.role = PartRole.FURNITURE


def _split(line: _Line, *, opens: bool) -> list[Part]:
    """Cut the dateline off the paragraph that opens the body, and a closing agency credit off any.

    What looks like a dateline further down is text: it would credit the whole article to an agency that it names.
    """
    role = line.role or PartRole.BODY
    start, end = line.span.start, line.span.end
    if role is not PartRole.BODY:
        return [Part(start=start, end=end, role=role)]
    dateline = wording.find_dateline(line.text) if opens else None
    credit = wording.ends_with_agency(line.text)
    body_start = start + (dateline.end if dateline else 0)
    body_end = start + (credit if credit is not None else len(line.text))
    pieces = [
        _part(line, start, body_start, PartRole.CREDIT),
        _part(line, body_start, body_end, PartRole.BODY),
        _part(line, body_end, end, PartRole.CREDIT),
    ]
    return [piece for piece in pieces if piece is not None]


def _part(line: _Line, start: int, end: int, role: PartRole) -> Part | None:
    """Return a part without the white space around it, or None where nothing is left."""
    piece = line.text[start - line.span.start : end - line.span.start]
    if not piece.strip():
        return None
    start += len(piece) - len(piece.lstrip())
    return Part(start=start, end=start + len(piece.strip()), role=role)
