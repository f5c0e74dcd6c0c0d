"""Put the fragments of a printed page into reading order: rows, columns, paragraphs.

A PDF says where to print which letters, not what is read after what. Columns show by where rows begin: an edge at which
many rows start, each long enough to be a line of prose, is the left edge of a column. Fragments that stand upside down
or upright are not looked at. Widths are estimated from the number of letters.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from statistics import median

_LETTER = 0.5
"""How wide a letter is on average, as a share of its height."""

_NARROWEST_COLUMN = 110
_SAME_EDGE = 4
_FEWEST_ROWS = 4
_ROWS_WITH_EDGE = 0.25
_LETTERS_IN_COLUMN = 16
_SPANS = 1.35
"""Narrow letters make the estimate of a width a third too large."""


@dataclass(frozen=True, slots=True)
class Fragment:
    """Letters printed at a place: points from the left and from the bottom; `order` is their place in the file."""

    x: float
    y: float
    size: float
    text: str
    order: int = 0


@dataclass(slots=True)
class Row:
    """Letters that stand on one line of one column."""

    x: float
    y: float
    size: float
    fragments: list[Fragment] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The words of a row; letters that follow each other in the file are as the file has them."""
        pieces: list[str] = []
        before: Fragment | None = None
        for fragment in sorted(self.fragments, key=lambda item: item.x):
            if before is not None and fragment.order != before.order + 1:
                pieces.append(" ")
            pieces.append(fragment.text)
            before = fragment
        return " ".join("".join(pieces).split())

    @property
    def end(self) -> float:
        """About where a row ends."""
        last = max(self.fragments, key=lambda item: item.x)
        return last.x + len(last.text.strip()) * self.size * _LETTER


def read_rows(fragments: Sequence[Fragment]) -> list[Row]:
    """Return the rows of a page in reading order: columns one after the other, between rows that span them."""
    lines = _lines(fragments)
    edges = _edges(lines)
    if not edges:
        return [_row(line) for line in lines]
    ordered: list[Row] = []
    band: list[tuple[int, Row]] = []
    for line in lines:
        split = _split(line, edges)
        if len(split) == 1 and _spans(*split[0], edges):
            ordered.extend(_by_column(band))
            ordered.append(split[0][1])
            band = []
        else:
            band.extend(split)
    return [*ordered, *_by_column(band)]


def _lines(fragments: Sequence[Fragment]) -> list[list[Fragment]]:
    """Group fragments that stand at one height, from the top down."""
    lines: list[list[Fragment]] = []
    for fragment in sorted(fragments, key=lambda item: (-item.y, item.x, item.order)):
        if lines and abs(lines[-1][0].y - fragment.y) <= 0.4 * max(fragment.size, 1):
            lines[-1].append(fragment)
        else:
            lines.append([fragment])
    return lines


def _row(line: Sequence[Fragment]) -> Row:
    first = min(line, key=lambda item: item.x)
    size = max(line, key=lambda item: len(item.text)).size
    return Row(first.x, first.y, size, list(line))


def _edges(lines: Sequence[Sequence[Fragment]]) -> list[float]:
    """Return the left edges of the columns after the first; none where a page has one column."""
    starts = Counter(round(fragment.x / _SAME_EDGE) for line in lines for fragment in line)
    left = min((fragment.x for line in lines for fragment in line), default=0.0)
    fewest = max(_FEWEST_ROWS, _ROWS_WITH_EDGE * len(lines))
    edges: list[float] = []
    for place, count in sorted(starts.items()):
        near = count + starts.get(place + 1, 0)
        if near >= fewest and place * _SAME_EDGE - (edges[-1] if edges else left) >= _NARROWEST_COLUMN:
            edges.append(place * _SAME_EDGE - _SAME_EDGE / 2)
    return edges if edges and _are_prose(lines, edges) else []


def _are_prose(lines: Sequence[Sequence[Fragment]], edges: Sequence[float]) -> bool:
    """Whether every column holds lines of prose; those of a table are shorter."""
    lengths: dict[int, list[int]] = {index: [] for index in range(len(edges) + 1)}
    for line in lines:
        for column, row in _split(line, edges):
            lengths[column].append(len(row.text))
    return all(found and median(found) >= _LETTERS_IN_COLUMN for found in lengths.values())


def _split(line: Sequence[Fragment], edges: Sequence[float]) -> list[tuple[int, Row]]:
    """Return the rows of a line with their columns."""
    by_column: dict[int, list[Fragment]] = {}
    for fragment in line:
        column = sum(fragment.x >= edge for edge in edges)
        by_column.setdefault(column, []).append(fragment)
    return [(column, _row(found)) for column, found in sorted(by_column.items())]


def _spans(column: int, row: Row, edges: Sequence[float]) -> bool:
    return column < len(edges) and row.end - row.x > _SPANS * (edges[column] - row.x)


def _by_column(band: Sequence[tuple[int, Row]]) -> Iterator[Row]:
    yield from (row for _, row in sorted(band, key=lambda item: item[0]))


def without_running_lines(pages: Sequence[Sequence[Row]]) -> list[list[Row]]:
    """Return the rows of pages without heads and feet that return on other pages, and without page numbers."""
    counts = Counter(key for rows in pages for key in {_key(row) for row in _margins(rows)})
    often = max(2, len(pages) / 2)
    kept = []
    for rows in pages:
        margins = {id(row) for row in _margins(rows) if counts[_key(row)] >= often or _NUMBER.fullmatch(row.text)}
        kept.append([row for row in rows if id(row) not in margins])
    return kept


_MARGIN_ROWS = 3
_NUMBER = re.compile(r"(?:page\s*)?[-–—]?\s*\d{1,4}\s*[-–—]?(?:\s*(?:of|/)\s*\d{1,4})?", re.IGNORECASE)


def _margins(rows: Sequence[Row]) -> list[Row]:
    """Return the rows highest and lowest on a page."""
    by_height = sorted(rows, key=lambda row: -row.y)
    return by_height[:_MARGIN_ROWS] + by_height[_MARGIN_ROWS:][-_MARGIN_ROWS:]


def _key(row: Row) -> tuple[str, int]:
    return re.sub(r"\d+", "#", row.text.casefold()), round(row.y / 6)
