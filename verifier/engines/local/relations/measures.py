"""Say what a claim's figures count or measure, and whether two claims can mean one thing by it.

"Order intake" and "revenue" of one company are two measures; "turnout", "crowd" and "people marched" are one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from verifier.engines.local.relations.reading import Reading, name_keys
from verifier.lexicon import COUNTRY_MARK, load_lexicon
from verifier.models import Claim, Quantity
from verifier.quantities import find_quantities

_BESIDE = re.compile(r"\s(?:of|in|with|at|for|on|from|by|to|per|as|which|who|that)\s")
_FULL = 2
"""Keys from which what is counted is told in full."""

ATTENDANCE = frozenset(
    "turnout crowd enter attend protest gather draw drew brought bring street spectator took taken part join".split()
)
"""What says that people came, however it says it."""

_EVENTS = frozenset({"protest"})
"""What they came to, where it is told beside them: "participants in the march"."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What a figure counts: `full` are all keys of it, `nouns` those that name neither somebody nor people as such.

    `head` is what is counted without what stands beside it ("states" of "states with clinics"); `is_crowd` says that
    it counts those who came.
    """

    full: frozenset[str]
    head: frozenset[str]
    nouns: frozenset[str]
    is_crowd: bool


def measures_of(claim: Claim, reading: Reading, given: frozenset[str]) -> tuple[Measure, ...]:
    """Return what each figure of a claim counts; `given` are keys that go without saying in the story."""
    if not claim.quantities:
        return ()
    front = dict(_in_front(claim))
    left_out = reading.names | reading.verb | load_lexicon().persons | ATTENDANCE | _EVENTS
    came = reading.verb <= ATTENDANCE | given and bool(reading.keys & ATTENDANCE or reading.verb)
    return tuple(_measure(one, front.get(_value(one), ""), left_out, came) for one in claim.quantities)


def _in_front(claim: Claim) -> Iterator[tuple[tuple[object, ...], str]]:
    """Yield for each figure found in the text the words between it and the one before."""
    last = 0
    for found in find_quantities(claim.text):
        yield _value(found.quantity), claim.text[last : found.start]
        last = found.end


def _value(one: Quantity) -> tuple[object, ...]:
    return one.low, one.high, one.unit


def _measure(one: Quantity, front: str, left_out: frozenset[str], came: bool) -> Measure:
    full = _plain(one.of)
    nouns = (full if one.of.strip() else _plain(front)) - left_out
    return Measure(full, _plain(_BESIDE.split(one.of, maxsplit=1)[0]), nouns, came and one.unit is None and not nouns)


def _plain(words: str) -> frozenset[str]:
    return frozenset(key for key in name_keys(words) if not key[0].isdigit() and not key.startswith(COUNTRY_MARK))


def told_alike(one: Measure, other: Measure) -> bool:
    """Whether both are told in full and in the same words: it matters little what else the claims say."""
    return len(one.full & other.full) >= _FULL and (one.full <= other.full or other.full <= one.full)


def told_apart(one: Measure, other: Measure) -> bool:
    """Whether each names a thing that the other does not: "net profit", "operating profit"."""
    if one.is_crowd and other.is_crowd:
        return False
    if one.head and other.head and not one.head & other.head:
        return True
    return bool(one.nouns - other.nouns and other.nouns - one.nouns)
