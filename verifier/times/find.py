"""Find the dates of a text, relative to its publication, and say them in EDTF.

"since" opens the end of an interval and "by", "until", "before" its start; "from … to", "between … and" and dashes make
spans. A time of day is kept where it stands beside its day. One pass, with a bounded look around each piece of text.
It finds dates only: which of them a claim is about is for the reader of the claim to say.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from verifier import edtf
from verifier.models import Time
from verifier.times.grammar import Grammar
from verifier.times.lexicon import HEADS
from verifier.times.stretch import OPEN, Stretch
from verifier.times.tokens import Tokens

_DIGIT = re.compile(r"[0-9]")
_WORD = re.compile(r"[^\W\d_]+")
_WIDEST_PUBLICATION = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class FoundTime:
    """A date in a text: what it means, its words and where they stand.

    The words take in what opens or closes an interval ("since August 6", "by Friday"), not a plain "on" or "in".
    """

    time: Time
    start: int
    end: int
    words: str


@lru_cache(maxsize=4096)  # a sentence is asked about when it is read, when its claims are made, and when they are told
def find_times(text: str, published: Time | None) -> tuple[FoundTime, ...]:
    """Find all dates of a text, in order and without overlap.

    Without a publication, or where it is open at an end, only dates with a year are found. Where the publication is an
    interval, a date that comes out differently at its two ends is the interval between them, if that is at most a week.
    """
    if not _may_hold_date(text):
        return ()
    tokens = Tokens(text)
    days = _days(published)
    readings = [_read(tokens, day) for day in days] if days else [_read(tokens, None)]
    first, last = readings[0], readings[-1]
    joined = ((span, _join(stretch, last.get(span))) for span, stretch in first.items())
    return tuple(_found(text, span, found) for span, found in joined if found)


def _may_hold_date(text: str) -> bool:
    return _DIGIT.search(text) is not None or not HEADS.isdisjoint(_WORD.findall(text.lower()))


def _found(text: str, span: tuple[int, int], edtf_text: str) -> FoundTime:
    return FoundTime(Time(edtf_text), span[0], span[1], text[span[0] : span[1]])


def _days(published: Time | None) -> tuple[date, ...]:
    """Return the first and the last day of the publication, as its own calendar had them."""
    if published is None or OPEN in (ends := published.root.split("/")):
        return ()
    first, last = _local_day(ends[0], is_last=False), _local_day(ends[-1], is_last=True)
    return (first,) if first == last else (first, last)


def _local_day(text: str, *, is_last: bool) -> date:
    if len(text) >= len("2024-11-04"):
        return date.fromisoformat(text[: len("2024-11-04")])
    bounds = edtf.parse(text)
    instant = bounds.end if is_last else bounds.start
    if instant is None:
        raise ValueError(f"not a date: {text!r} is open")
    return instant.date()


def _read(tokens: Tokens, published: date | None) -> dict[tuple[int, int], Stretch]:
    return dict(_walk(tokens, published))


def _walk(tokens: Tokens, published: date | None) -> Iterator[tuple[tuple[int, int], Stretch]]:
    grammar = Grammar(tokens, published)
    index = 0
    while index < len(tokens):
        placed = grammar.read(index)
        if placed is None:
            index += 1
            continue
        yield (tokens[index].start, tokens[placed.next - 1].end), placed.stretch
        index = placed.next


def _join(first: Stretch, last: Stretch | None) -> str | None:
    """Join what a date means at the two ends of the publication; None if that says too little."""
    if last is None or first == last:
        return first.text if last else None
    opening = OPEN if OPEN in (first.opening, last.opening) else first.opening
    closing = OPEN if OPEN in (first.closing, last.closing) else last.closing
    text = f"{opening}/{closing}"
    try:
        edtf.parse(text)
        apart = [_gap(first.opening, last.opening), _gap(first.closing, last.closing)]
    except ValueError:
        return None
    return text if max(apart) <= _WIDEST_PUBLICATION else None


def _gap(one: str, other: str) -> timedelta:
    if OPEN in (one, other):
        return timedelta(0)
    start, end = edtf.parse(one).start, edtf.parse(other).start
    return abs(end - start) if start and end else timedelta(0)
