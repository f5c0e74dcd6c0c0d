"""Find the figures of an English text, each with its hedge, bound, unit and what it counts.

    figure   = [hedge] side [joiner [hedge] side] [hedge]
    side     = [minus] [currency] number [currency | unit]
    joiner   = "to" | "-" | "or" | "and" after "between"

A score ("134 to 63", "2-1") comes as two quantities, one for each part, told apart by `of` (see `SCORE_PARTS`); each
has its own place in the text and the words of the whole score. A fraction in words ("a third of") comes in percent and
as an estimate. Left out: words without a figure ("a small number", "a majority"), "twice" and "threefold", ordinals,
names with numbers, dates ("three days ago"), and "the two", which presupposes a count.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from verifier.models import Bound, Quantity
from verifier.quantities.amounts import Amount
from verifier.quantities.counted import counted
from verifier.quantities.names import is_figure
from verifier.quantities.scores import SCORE_PARTS, is_score
from verifier.quantities.sides import (
    Hedge,
    Side,
    is_duration,
    may_start_side,
    phrase_at,
    read_hedge_after,
    read_hedges,
    read_side,
    unit_before,
    with_unit,
)
from verifier.quantities.tokens import Token, Tokens, match_phrase, token_at, tokenise
from verifier.quantities.units import dimension
from verifier.quantities.vocabulary import DOZEN_OR_SO, HEDGES, OPENERS

_DASHES = frozenset({"-", "–", "‑"})
_PREPOSITIONS = frozenset({"over"})
_CONVERTED = re.compile(r"\s?(?:[^\W\d_]+\s){0,3}\(\s?|,?\sor\s|\s?/\s?")


@dataclass(frozen=True, slots=True)
class FoundQuantity:
    """A quantity and its place in the text, hedge and unit included."""

    quantity: Quantity
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A figure as the tokens from `start` to before `end`; `words` are those it is printed with, where others."""

    start: int
    end: int
    low: Decimal | None
    high: Decimal | None
    bound: Bound
    unit: str | None
    of: str | None = None
    words: tuple[int, int] | None = None


def find_quantities(text: str) -> tuple[FoundQuantity, ...]:
    """Return the figures of a text in order; none where there are none."""
    tokens = tokenise(text)
    found: list[FoundQuantity] = []
    place = 0
    while place < len(tokens):
        phrases = _read_figure(tokens, place) if _may_start(tokens[place]) else ()
        found.extend(_found(text, tokens, phrase) for phrase in phrases)
        place = phrases[-1].end if phrases else place + 1
    return tuple(_mark_conversions(text, found))


def _may_start(token: Token) -> bool:
    return may_start_side(token) or token.lower in HEDGES or token.lower in OPENERS


def _found(text: str, tokens: Tokens, phrase: _Phrase) -> FoundQuantity:
    first, last = phrase.words or (phrase.start, phrase.end)
    quantity = Quantity(
        low=phrase.low,
        high=phrase.high,
        bound=phrase.bound,
        unit=phrase.unit,
        of=counted(tokens, phrase.end, unit=phrase.unit) if phrase.of is None else phrase.of,
        words=text[tokens[first].start : tokens[last - 1].end],
    )
    return FoundQuantity(quantity, tokens[phrase.start].start, tokens[phrase.end - 1].end)


def _read_figure(tokens: Tokens, place: int) -> tuple[_Phrase, ...]:
    """Read the figure that starts at a place: one phrase, two for a score or a pair, none if there is no figure."""
    hedge = read_hedges(tokens, place)
    opener = phrase_at(tokens, hedge.end, OPENERS)
    if opener is not None:
        loose, end = opener
        return _loose(tokens, place, end) if loose else _opened_range(tokens, place, end)
    side = read_side(tokens, hedge.end, hedged=hedge.end > place)
    if side is None or (is_duration(side) and token_at(tokens, side.end).lower == "ago"):
        return ()
    if hedge.end == place + 1 and token_at(tokens, place).lower in _PREPOSITIONS and is_duration(side):
        place, hedge = side.start, Hedge(Bound.EXACT, side.start)
    if side.unit is None and not is_figure(tokens, side.start, side.amount, hedged=hedge.end > place):
        return ()
    return _joined(tokens, place, hedge, side) or (_single(tokens, place, hedge, side),)


def _single(tokens: Tokens, place: int, hedge: Hedge, side: Side) -> _Phrase:
    after = read_hedge_after(tokens, side.end)
    end, of = after.end, None
    if side.unit is None and end > side.end:  # "a dozen or so kilometers"
        side = with_unit(tokens, side.start, replace(side.amount, end=end))
        end = side.end
    if side.unit is None and (before := unit_before(tokens, place, side)):
        side, of = replace(side, unit=before[0]), before[1]
    if is_duration(side) and token_at(tokens, end - 1).lower == "old":
        of = "age"
    if token_at(tokens, end).lower == "more" and token_at(tokens, end + 1).lower != "than":
        end += 1
    if side.amount.dozen and side.amount.low == 12 and after.bound is Bound.ABOUT:
        return _Phrase(place, end, *DOZEN_OR_SO, Bound.VAGUE, side.unit, of)
    bound = hedge.joined(after).bound
    return _Phrase(place, end, *_interval(side.amount, bound), side.unit, of)


def _interval(amount: Amount, bound: Bound) -> tuple[Decimal | None, Decimal | None, Bound]:
    low, high = amount.low, amount.high
    if amount.vague:
        if bound is Bound.AT_LEAST:
            return low, None, Bound.VAGUE
        return (None if bound in {Bound.AT_MOST, Bound.UP_TO} and high is not None else low), high, Bound.VAGUE
    if bound is Bound.AT_LEAST:
        return low, None, bound
    if bound is Bound.AT_MOST:
        return None, high, bound
    return low, high, Bound.ABOUT if amount.share and bound is Bound.EXACT else bound


def _opened_range(tokens: Tokens, place: int, start: int) -> tuple[_Phrase, ...]:
    """Read "between 5 and 6 million"; "between 11,000 to 12,000" is printed too."""
    hedge = read_hedges(tokens, start)
    one = read_side(tokens, hedge.end, joined=False)
    if one is None or not _is_end(tokens, one):
        return ()
    joiner = token_at(tokens, one.end)
    if joiner.lower not in {"and", "to", *_DASHES}:
        return ()
    other = read_side(tokens, read_hedges(tokens, one.end + 1).end, second=True)
    if other is None or not _is_end(tokens, other):
        return ()
    shared = _share(one, other)
    return (_range(tokens, place, shared, other.end),) if shared else ()


def _is_end(tokens: Tokens, side: Side) -> bool:
    return side.unit is not None or is_figure(tokens, side.start, side.amount, hedged=False)


@dataclass(frozen=True, slots=True)
class _Shared:
    """Two ends with the scale and unit that the text gives only once."""

    one: Decimal
    other: Decimal
    unit: str | None


def _share(one: Side, other: Side) -> _Shared | None:
    """Join two sides, or return None where they measure different things."""
    if one.amount.vague or other.amount.vague or one.amount.share or other.amount.share:
        return None
    if (one.unit is None and other.fronted) or (other.unit is None and one.unit is not None and not one.fronted):
        return None
    unit = one.unit or other.unit
    if other.unit is not None and other.unit != unit:
        return None
    first, second = one.amount, other.amount
    if first.multiplier == 1 and second.multiplier > 1:
        scaled = first.scaled(second.multiplier)
        first = scaled if scaled.low <= second.low else first
    return _Shared(first.low, second.low, unit)


def _range(tokens: Tokens, place: int, shared: _Shared, end: int) -> _Phrase:
    low, high = sorted((shared.one, shared.other))
    after = read_hedge_after(tokens, end)
    of = "age" if shared.unit is None and token_at(tokens, place - 1).lower in {"aged", "ages"} else None
    return _Phrase(place, after.end, low, high, Bound.RANGE, "year" if of else shared.unit, of)


def _joined(tokens: Tokens, place: int, hedge: Hedge, one: Side) -> tuple[_Phrase, ...]:
    """Read what a second number makes of the first: a range, a score, a pair; nothing where none follows."""
    joiner = _joiner(tokens, one)
    if joiner is None:
        return ()
    word, start = joiner
    other = read_side(tokens, read_hedges(tokens, start).end, second=True)
    shared = _share(one, other) if other else None
    if other is None or shared is None:
        return ()
    if word == "and" or (word == "to" and token_at(tokens, place - 1).lower == "from"):
        return _pair(place, one, other, shared) if word == "to" or _gives_scale(one, other) else ()
    if word == "-" and one.amount.worded is not other.amount.worded:
        return ()
    if hedge.end == place and shared.unit is None and is_score(tokens, place, one, other, word):
        return _score(place, one, other)
    fits = shared.one < shared.other and (word != "or" or shared.other <= 2 * shared.one + 1)
    return (_range(tokens, place, shared, other.end),) if fits else ()


def _joiner(tokens: Tokens, one: Side) -> tuple[str, int] | None:
    """Return the word that leads on to a second number, and the place after it."""
    place = one.end + match_phrase(tokens, one.end, ("votes", "to"))
    token, following = token_at(tokens, place), token_at(tokens, place + 1)
    if token.text in _DASHES and token.glued and following.glued:
        if token_at(tokens, place + 1).lower == "to" and token_at(tokens, place + 2).text == "-":
            return "-", place + 3
        return "-", place + 1
    return (token.lower, place + 1) if token.lower in {"to", "or", "and"} else None


def _gives_scale(one: Side, other: Side) -> bool:
    """Whether "5 and 6 million" (or "5 and 6 percent") lends the second number's scale or unit to the first."""
    alike = one.amount.worded is other.amount.worded and one.unit is None and one.amount.multiplier == 1
    lends = other.amount.multiplier > 1 or (other.unit is not None and not other.fronted)
    return alike and lends and one.amount.low < other.amount.low and other.start == one.end + 1


def _pair(place: int, one: Side, other: Side, shared: _Shared) -> tuple[_Phrase, ...]:
    words = (place, other.end)
    return (
        _Phrase(place, one.end, shared.one, shared.one, Bound.EXACT, shared.unit, words=words),
        _Phrase(other.start, other.end, shared.other, shared.other, Bound.EXACT, shared.unit, words=words),
    )


def _score(place: int, one: Side, other: Side) -> tuple[_Phrase, ...]:
    words = (place, other.end)
    return tuple(
        _Phrase(side.start, side.end, side.amount.low, side.amount.low, Bound.EXACT, None, of, words)
        for side, of in zip((one, other), SCORE_PARTS, strict=True)
    )


_LOOSE_BETWEEN = "between"


def _loose(tokens: Tokens, place: int, start: int) -> tuple[_Phrase, ...]:
    """Read back a vague interval that no vague word fits ("loosely between 5 and 7")."""
    word = token_at(tokens, start - 1).lower
    if word == _LOOSE_BETWEEN:
        return tuple(replace(phrase, bound=Bound.VAGUE) for phrase in _opened_range(tokens, place, start))
    side = read_side(tokens, start)
    if side is None:
        return ()
    low, high = (side.amount.low, None) if word == "above" else (None, side.amount.high)
    return (_Phrase(place, side.end, low, high, Bound.VAGUE, side.unit),)


def _mark_conversions(text: str, found: Iterable[FoundQuantity]) -> Iterator[FoundQuantity]:
    """Mark "(6.2 miles)" after "10 km", and a sum in another currency in the same position."""
    before: FoundQuantity | None = None
    for each in found:
        if before is not None and _converts(text, before, each):
            each = replace(each, quantity=each.quantity.model_copy(update={"converted": True}))
        yield each
        before = each


def _converts(text: str, one: FoundQuantity, other: FoundQuantity) -> bool:
    unit, other_unit = one.quantity.unit, other.quantity.unit
    if unit is None or other_unit is None or unit == other_unit:
        return False
    dimensions = {dimension(unit).split(" in ")[0], dimension(other_unit).split(" in ")[0]}
    return len(dimensions) == 1 and _CONVERTED.fullmatch(text, one.end, other.start) is not None
