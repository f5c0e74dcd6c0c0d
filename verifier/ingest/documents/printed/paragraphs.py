"""Join the rows of printed pages into paragraphs, and mend words that were broken at the end of a line."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from verifier.ingest.documents.printed.fragments import Row

_GAP = 1.4
_OTHER_SIZE = 0.12
_SHORT = 0.72
_INDENT = 0.8
_STOPS = re.compile(r"[.!?:…][\"'”’)\]]*$")
_BROKEN = re.compile(r"([^\W\d_]{2,})[-\u00ad\u2010]$")
_FIRST_WORD = re.compile(r"[a-zà-ÿ]+")
_COMPOUND = frozenset(
    "all anti co counter cross eight ex far fast five four full half hard high ill inter large left long low mid multi"
    " nine non north off on one part post pre pro re right round second self semi seven short single six small so south"
    " ten third three top two ultra under vice well west east year".split()
)
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}


def join_paragraphs(pages: Iterable[Sequence[Row]]) -> list[str]:
    """Return the paragraphs of pages in order; one that goes on in the next column or page is one."""
    rows = [row for page in pages for row in page if row.text]
    whole = " ".join(row.text for row in rows).casefold()
    leading, widths = _leading(rows), _widths(rows)
    found: list[list[str]] = []
    before: Row | None = None
    for row in rows:
        if before is None or _begins(before, row, leading, widths.get(round(before.size), 0.0)):
            found.append([])
        found[-1].append(row.text)
        before = row
    return [_mend(lines, whole) for lines in found]


def _leading(rows: Sequence[Row]) -> float:
    """Return the distance between rows of one paragraph: a small one, because paragraphs may be as short as a row."""
    gaps = [above.y - below.y for above, below in pairwise(rows) if above.y > below.y]
    return sorted(gaps)[len(gaps) // 4] if gaps else 0.0


def _widths(rows: Sequence[Row]) -> dict[int, float]:
    """Return for every size of letters a width that its rows usually reach."""
    by_size: dict[int, list[float]] = {}
    for row in rows:
        by_size.setdefault(round(row.size), []).append(row.end - row.x)
    return {size: sorted(widths)[int(len(widths) * 0.8)] for size, widths in by_size.items()}


def _begins(before: Row, row: Row, leading: float, width: float) -> bool:
    """Whether a row begins a paragraph."""
    if abs(row.size - before.size) > _OTHER_SIZE * before.size:
        return True
    stops = _STOPS.search(before.text) is not None
    down = before.y - row.y
    if down <= 0 or down > 6 * max(leading, row.size):  # another column or page
        return stops or not (_FIRST_WORD.match(row.text) or _BROKEN.search(before.text) or before.text.endswith(","))
    if leading and down > _GAP * max(leading, before.size):
        return True
    indented = row.x - before.x > _INDENT * row.size and row.x - before.x < 5 * row.size
    short = width > 0 and before.end - before.x < _SHORT * width
    return stops and (indented or short)


def _mend(lines: Sequence[str], whole: str) -> str:
    text = ""
    for line in lines:
        text = _joined(text, line, whole) if text else line
    return text.translate(_LIGATURES)


def _joined(text: str, line: str, whole: str) -> str:
    broken, rest = _BROKEN.search(text), _FIRST_WORD.match(line)
    if broken is None or rest is None:
        return (
            text + line
            if text.endswith(("-", "‐", "–", "—")) and not text.endswith((" -", " –", " —"))
            else f"{text} {line}"
        )
    stays = broken[1].casefold() in _COMPOUND or f"{broken[1]}-{rest[0]}".casefold() in whole
    return (text if stays else text[:-1]) + line
