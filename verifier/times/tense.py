"""Tell whether the words around a date speak of the past or of what is to come.

It does not parse: it looks for the nearest verb that shows a tense, in the clause of the date first and then outwards,
within one sentence. Where no verb tells, the caller chooses (news is mostly in the past).
"""

from collections.abc import Iterable
from enum import StrEnum

from verifier.times.lexicon import (
    AUXILIARIES,
    BEHIND_A_DAY,
    CLAUSE_BREAKS,
    CLAUSE_STARTS,
    COUNTED_FOR,
    FUTURE,
    IRREGULAR_PAST,
    LASTED,
    MODALS,
    NOT_PAST,
    SCHEDULED,
    STRONG_FUTURE,
    WEEKDAYS,
)
from verifier.times.tokens import Tokens

_REACH = 40
"""Pieces on either side of a date among which a verb is looked for; most sentences of news are shorter."""
_NEAR = 10
_CHAIN = 4
_SPAN = 5


class Tense(StrEnum):
    """Which way a verb points."""

    PAST = "past"
    FUTURE = "future"


def tense_around(tokens: Tokens, first: int, last: int) -> Tense | None:
    """Find the tense that governs the pieces from first up to last; None where no verb shows one."""
    if tokens.lower(first - 1) in ("is", "are") or tokens.words(first - 2, 2) in (("is", "on"), ("are", "on")):
        return Tense.FUTURE
    back = range(first - 1, max(-1, first - 1 - _REACH), -1)
    if _ends_ahead(tokens, first) and not _has_lasted(tokens, back):
        return Tense.FUTURE  # "suspended until Friday": the verb is past, its end is not
    if _is_planned_for(tokens, first, last):
        return Tense.FUTURE
    ahead = range(last, min(len(tokens), last + _REACH))
    before_first = _opener(tokens, first)
    order = (ahead, back) if before_first in CLAUSE_STARTS else (back, ahead)
    found = (_nearest(tokens, indexes) for indexes in order)
    return next((tense for tense in found if tense), _headline(tokens, back))


def tells_what_had_been(tokens: Tokens, at: int) -> bool:
    """Whether "had" stands in the clause around a date: "By May, the virus had killed 40"."""
    for step in (1, -1):
        for near in range(1, _NEAR):
            place = at + step * near
            if place < 0 or tokens.ends_sentence(place - (step < 0)):
                break
            if tokens.lower(place) == "had":
                return True
    return False


def _opener(tokens: Tokens, first: int) -> str:
    """Return what stands before the date and its preposition."""
    step = 2 if tokens.lower(first - 1) in ("on", "in", "by", "until", "from", "since", "early", "late") else 1
    return tokens.lower(first - step)


def _ends_ahead(tokens: Tokens, first: int) -> bool:
    """Whether something goes on until a date; "from Friday until Sunday" may be all over."""
    link = tokens.lower(first - 1)
    is_inside = not tokens.ends_sentence(first - 2)  # "Through Sunday, 40 had been rescued" counts what is over
    is_end = link in ("until", "till") or (link == "through" and tokens.lower(first) in WEEKDAYS and is_inside)
    return is_end and not any(tokens.lower(at) in ("from", "between") for at in range(first - _SPAN, first - 1))


def _is_planned_for(tokens: Tokens, first: int, last: int) -> bool:
    """Whether something is meant for a weekday: "called a strike for Friday", not "figures for Friday"."""
    if tokens.lower(first) not in WEEKDAYS:
        return False
    if tokens.lower(first - 1) in ("and", "or", ",") and tokens.lower(first - 2) in WEEKDAYS:
        return _is_planned_for(tokens, first - 2, first - 1)
    if tokens.lower(first - 1) != "for":
        return False
    closes = tokens.ends_sentence(last) or not tokens.lower(last).isalpha() or tokens.lower(last) in BEHIND_A_DAY
    return tokens.lower(first - 2) not in COUNTED_FOR and tokens.lower(last) not in ("'s", "’s") and closes


def _nearest(tokens: Tokens, indexes: Iterable[int]) -> Tense | None:
    seen = None
    for index in indexes:
        if tokens.ends_sentence(index):
            return seen
        if tokens.lower(index) in CLAUSE_BREAKS:
            if seen:
                return seen
            continue
        if _is_strong_future(tokens, index):
            return Tense.FUTURE
        seen = seen or _tense_of(tokens, index)
    return seen


def _has_lasted(tokens: Tokens, back: Iterable[int]) -> bool:
    """Whether the nearest verb in the past tells of something that went on, "stayed until Friday"."""
    for index in back:
        if tokens.ends_sentence(index) or tokens.lower(index) in CLAUSE_BREAKS:
            return False
        if tokens.lower(index) in LASTED:
            return True
    return False


def _is_strong_future(tokens: Tokens, index: int) -> bool:
    word = tokens.lower(index)
    if word in STRONG_FUTURE or word.endswith(("'ll", "’ll")):
        return True
    return word == "set" and tokens.lower(index + 1) in ("to", "for")


def _tense_of(tokens: Tokens, index: int) -> Tense | None:
    word = tokens.lower(index)
    if word == "may" and tokens.is_capital(index):
        return None  # the month
    if word in FUTURE and word.endswith("ed") and tokens.lower(index - 1) in ("the", "a", "an", "its", "his", "their"):
        return None  # "the planned levy"
    if word in FUTURE:
        is_past = tokens.lower(index + 1) == "have" or (word == "could" and tokens.lower(index + 1) == "not")
        return None if is_past else Tense.FUTURE
    is_noun = tokens.lower(index - 1) in ("the", "a", "its", "his", "of") or tokens.lower(index - 1).isdigit()
    if (word in SCHEDULED and not is_noun) or (word == "forecast" and tokens.lower(index - 1) in AUXILIARIES):
        return Tense.FUTURE
    if word in IRREGULAR_PAST:
        return _of_participle(tokens, index)
    is_regular = word.endswith("ed") and len(word) > 4 and word not in NOT_PAST and not tokens.is_capital(index)
    return _of_participle(tokens, index) if is_regular else None


def _of_participle(tokens: Tokens, index: int) -> Tense | None:
    """Read the helping verbs in front of a form in -ed: "will be released" points ahead, "have been released" back."""
    chain = set()
    for step in range(1, _CHAIN + 1):
        word = tokens.lower(index - step)
        if word not in AUXILIARIES and word not in MODALS and not word.endswith("ly"):
            break
        chain.add(word)
    if chain & {"have", "has", "had", "was", "were", "been"}:
        return Tense.PAST
    if chain & MODALS or ("to" in chain and "be" in chain):
        return Tense.FUTURE
    return None if chain & {"is", "are", "be", "being"} else Tense.PAST


def _headline(tokens: Tokens, back: Iterable[int]) -> Tense | None:
    """Read the infinitive of headlines, "Minister to host counterpart Wednesday"."""
    for index in back:
        if tokens.ends_sentence(index):
            return None
        if tokens.lower(index) == "to" and tokens.text(index + 1).islower():
            return Tense.FUTURE if tokens.lower(index + 1) not in ("the", "a", "an", "its", "his", "her") else None
    return None
