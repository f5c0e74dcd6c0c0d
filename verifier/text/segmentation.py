"""Cut text into sentences with exact offsets.

It does not know what a passage is for (`verifier.ingest` does). Sentence ends are those of pysbd (Sadvilkar and
Neumann, PySBD: Pragmatic Sentence Boundary Disambiguation, 2020), with two deviations: a break that news style
disproves is undone ("5 p.m. Monday", a lone closing quotation mark), and a line end always ends a sentence.
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


def sentences(text: str, start: int = 0, end: int | None = None) -> tuple[Sentence, ...]:
    """Return the sentences of a text, or of the part between start and end, in order.

    Offsets count from the beginning of the whole text. White space around a sentence is left out; every other
    character belongs to exactly one sentence. Text without letters or digits gives sentences too.
    """
    found = []
    for line in _LINE.finditer(text, start, len(text) if end is None else end):
        for first, last in _cut_line(text, line.start(), line.end()):
            found.append(Sentence(start=first, end=last, text=text[first:last]))
    return tuple(found)


def _cut_line(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the sentences of one line, read through a window so that a long line costs no more than its length."""
    while start < end:
        window = text[start : min(end, start + LONGEST_SENTENCE)]
        borders = [*_sentence_starts(window), len(window)]
        if start + len(window) < end:
            borders = borders[:-1] if len(borders) > 2 else [0, _last_space(window)]
        for first, last in pairwise(borders):
            piece = text[start + first : start + last]
            if stripped := piece.strip():
                begin = start + first + len(piece) - len(piece.lstrip())
                yield begin, begin + len(stripped)
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
    segmenter = pysbd.Segmenter(language="en", clean=False)
    return lambda window: [str(piece) for piece in segmenter.segment(window)]
