"""Fill in what a labeller leaves to the program: the offsets of quotes and of copied passages.

It places words in a text and judges nothing: a quote that does not stand in its article stays without offsets.
"""

from collections.abc import Collection

from evals.labels.jsonl import Json, Row
from verifier.text import locate

_TYPOGRAPHY = 12
"""By how many characters a quote may differ from the article for its quotation marks, dashes and white space."""


def fill_quotes(row: Row, text: str) -> bool:
    """Give each quote of a claim its offsets, and the article's own typography; True where something changed.

    Offsets that are right stay. Of a quote that the article has several times the first place counts, and for the next
    quote of the same words the next one.
    """
    quotes = row.get("quotes")
    changed = False
    taken: set[int] = set()
    for quote in quotes if isinstance(quotes, list) else []:
        if isinstance(quote, dict):
            changed |= fill_passage(quote, text, taken)
            start = quote.get("start")
            taken |= {start} if isinstance(start, int) else set()
    return changed


def lacks_offsets(row: Row) -> bool:
    """Whether a quote of a claim has no offsets at all."""
    quotes = row.get("quotes")
    listed = quotes if isinstance(quotes, list) else []
    return any(isinstance(quote, dict) and not {"start", "end"} <= quote.keys() for quote in listed)


def fill_passage(passage: dict[str, Json], text: str, taken: Collection[int] = ()) -> bool:
    """Set `start` and `end` by `text`; True where something changed."""
    words = passage.get("text")
    if not isinstance(words, str) or not words:
        return False
    if _stands(passage, words, text):
        return False
    place = _place(words, text, taken)
    if place is None:
        return False
    start, end = place
    passage["text"], passage["start"], passage["end"] = text[start:end], start, end
    return True


def _stands(passage: dict[str, Json], words: str, text: str) -> bool:
    start, end = passage.get("start"), passage.get("end")
    return isinstance(start, int) and isinstance(end, int) and 0 <= start < end and text[start:end] == words


def _place(words: str, text: str, taken: Collection[int]) -> tuple[int, int] | None:
    start = text.find(words)
    first = start
    while start >= 0 and start in taken:
        start = text.find(words, start + 1)
    start = first if start < 0 else start
    if start >= 0:
        return start, start + len(words)
    found = locate(words, text)
    if found is None or abs((found.end - found.start) - len(words)) > _TYPOGRAPHY:
        return None
    return found.start, found.end
