"""Cut text into sentences with exact offsets.

It does not know what a passage is for (`verifier.ingest` does). Sentence ends are those of pysbd (Sadvilkar and
Neumann, PySBD: Pragmatic Sentence Boundary Disambiguation, 2020), with two deviations: a break that news style
disproves is undone ("5 p.m. Monday", a lone closing quotation mark), and a line end always ends a sentence, except
in a paragraph that was wrapped to a fixed width.
"""

import re
import warnings
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise

from verifier.models import Span

LONGEST_SENTENCE = 1_200
"""A sentence is cut at white space before this many characters, so that no rule runs over unbounded text."""


class Sentence(Span):
    """A sentence and where it stands: `text` is exactly what stands between the offsets."""

    text: str


_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_LINE_END = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_UNBROKEN = str.maketrans(dict.fromkeys("\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029", " "))
_NARROWEST_WRAP, _WIDEST_WRAP = 50, 120
_CLOSERS_ONLY = re.compile(r"[\W_]*")
_CLOCK_END = re.compile(r"\b[ap]\.\s?m\.$", re.IGNORECASE)
_AFTER_CLOCK = re.compile(
    r"\(|\d|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:[A-Z]{1,2}[DS]?T|UTC|CES?T|EES?T|KST|Eastern|Pacific"
    r"|Central|Mountain|Greenwich|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? \d)"
)
_TITLE_END = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Sgt|Capt|Cmdr|Adm|Brig|Sen|Rep|Gov|Rev|Hon|Pres|Atty|Messrs|vs|approx)\.$"
)
_MONTH_END = re.compile(r"\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|No|Nos|Art|Sec)\.$")


def paragraphs(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """Yield the paragraphs of a text without the white space around them: its lines that are not blank.

    Adjoining lines are one paragraph where they look wrapped to a fixed width: no line has room for the first word
    of the next, and one of them goes on in lower case.
    """
    block: list[Span] = []
    for line in _LINE.finditer(text, start, len(text) if end is None else end):
        span = _stripped(text, line.start(), line.end())
        if block and (span is None or not _LINE_END.fullmatch(text, block[-1].end, line.start())):
            yield from _unwrapped(text, block)
            block = []
        if span is not None:
            block.append(span)
    yield from _unwrapped(text, block)


def _stripped(text: str, start: int, end: int) -> Span | None:
    piece = text[start:end]
    if not (stripped := piece.strip()):
        return None
    begin = start + len(piece) - len(piece.lstrip())
    return Span(start=begin, end=begin + len(stripped))


def _unwrapped(text: str, block: list[Span]) -> list[Span]:
    """Join the lines of a block if they were wrapped, else leave them apart."""
    width = max((line.end - line.start for line in block), default=0)
    if len(block) < 2 or not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return block
    first_words = [text[line.start : line.end].split(maxsplit=1)[0] for line in block[1:]]
    full = all(line.end - line.start + 1 + len(word) > width for line, word in zip(block, first_words, strict=False))
    if full and any(word[0].islower() for word in first_words):
        return [Span(start=block[0].start, end=block[-1].end)]
    return block


def sentences(text: str, start: int = 0, end: int | None = None) -> tuple[Sentence, ...]:
    """Return the sentences of a text, or of the part between start and end, in order.

    Offsets count from the beginning of the whole text. White space around a sentence is left out; every other
    character belongs to exactly one sentence. Text without letters or digits gives sentences too.
    """
    found = []
    for paragraph in paragraphs(text, start, end):
        for first, last in _cut(text, paragraph.start, paragraph.end):
            found.append(Sentence(start=first, end=last, text=text[first:last]))
    return tuple(found)


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the sentences of a paragraph, read through a window so that its cost stays in proportion to its length."""
    while start < end:
        window = text[start : min(end, start + LONGEST_SENTENCE)].translate(_UNBROKEN)
        borders = [*_sentence_starts(window), len(window)]
        if start + len(window) < end:
            borders = borders[:-1] if len(borders) > 2 else [0, _last_space(window)]
        for first, last in pairwise(borders):
            if span := _stripped(text, start + first, start + last):
                yield span.start, span.end
        start += borders[-1]


def _last_space(window: str) -> int:
    """Return where to cut a window that has no sentence end: after its last white space, else at its end."""
    cut = max(window.rfind(space) for space in " \t\u00a0\u3000") + 1
    return cut if window[:cut].strip() else len(window)


def _sentence_starts(window: str) -> list[int]:
    """Return where sentences start in a window, always with 0 first."""
    starts = [0]
    cursor = 0
    for piece in _segmenter()(window):
        place = window.find(piece.strip(), cursor) if piece.strip() else -1
        if place < 0:
            continue
        cursor = place + len(piece.strip())
        if place > starts[-1] and _is_break(window[starts[-1] : place].rstrip(), window[place:cursor]):
            starts.append(place)
    return starts


def _is_break(before: str, after: str) -> bool:
    """Whether a sentence that starts with `after` can follow one that ends with `before`."""
    if not before or _CLOSERS_ONLY.fullmatch(after) or _TITLE_END.search(before, max(0, len(before) - 12)):
        return False
    if _CLOCK_END.search(before, max(0, len(before) - 8)) and _AFTER_CLOCK.match(after):
        return False
    if _MONTH_END.search(before, max(0, len(before) - 8)) and after[0].isdigit():
        return False
    return not after[0].islower()


@cache
def _segmenter() -> Callable[[str], list[str]]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # pysbd's regular expressions hold escapes that newer Pythons warn of
        import pysbd

    def segment(window: str) -> list[str]:
        # one of its own for each window: a segmenter keeps its text, so threads would read each other's
        return [str(piece) for piece in pysbd.Segmenter(language="en", clean=False).segment(window)]

    return segment
