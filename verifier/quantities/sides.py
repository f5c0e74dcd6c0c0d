"""Read one side of a figure: the hedges in front, the number, its currency or unit, and the hedges behind.

How two sides make a range, a score or a pair is decided in `verifier.quantities.grammar`.
"""

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypeVar

from verifier.models import Bound
from verifier.quantities.amounts import Amount, times
from verifier.quantities.counted import counted
from verifier.quantities.currencies import CURRENCY_STARTERS, Money, money_after, money_before
from verifier.quantities.names import follows_letters, needs_unit
from verifier.quantities.numerals import NUMBER_STARTERS, read_amount
from verifier.quantities.tokens import Token, TokenKind, Tokens, match_phrase, token_at
from verifier.quantities.units import MAGNITUDE, PERCENT, dimension, read_unit
from verifier.quantities.vocabulary import GROUPS, HEDGES, HEDGES_AFTER, SOMEBODY, Phrases

T = TypeVar("T")

_MINUS = frozenset({"-", "−", "–"})
_STARTERS = NUMBER_STARTERS | CURRENCY_STARTERS | _MINUS | {"minus"}
_AGE_WORDS = frozenset({"aged", "age", "ages"})
_AGE_LIMITS = frozenset({"over", "under", "above", "below"})
_OLDEST = 125
_LARGE = Decimal(1_000_000)
"""From a million on, pounds are money and no weight."""


@dataclass(frozen=True, slots=True)
class Hedge:
    """What the words around a number make of it, and the place after them."""

    bound: Bound
    end: int

    def joined(self, other: "Hedge") -> "Hedge":
        """Let a bound outweigh an estimate ("at least about 300"), and the later words end the hedge."""
        weak = self.bound in {Bound.EXACT, Bound.ABOUT} and other.bound is not Bound.EXACT
        return Hedge(other.bound if weak else self.bound, other.end)


@dataclass(frozen=True, slots=True)
class Side:
    """One number with its unit, from token `start` to before `end`; `fronted` marks a currency in front."""

    amount: Amount
    unit: str | None
    start: int
    end: int
    fronted: bool = False


def phrase_at(tokens: Tokens, place: int, table: Phrases[T]) -> tuple[T, int] | None:
    """Return what the longest phrase of a table that stands at a place means, and the place after it."""
    for words, meaning in table.get(token_at(tokens, place).lower, ()):
        if match_phrase(tokens, place, words):
            return meaning, place + len(words)
    return None


def read_hedges(tokens: Tokens, place: int) -> Hedge:
    """Read up to three hedges in front of a number; exact where there is none."""
    hedge = Hedge(Bound.EXACT, place)
    for _ in range(3):
        found = phrase_at(tokens, hedge.end, HEDGES)
        if found is None:
            break
        hedge = hedge.joined(Hedge(*found))
    return hedge


def read_hedge_after(tokens: Tokens, place: int) -> Hedge:
    """Read the hedge behind a figure ("or more", "-odd"); exact where there is none."""
    found = phrase_at(tokens, place, HEDGES_AFTER)
    return Hedge(*found) if found else Hedge(Bound.EXACT, place)


def may_start_side(token: Token) -> bool:
    """Whether a side can start with a token; most words of a text start none, and need no further look."""
    return token.kind is TokenKind.NUMBER or token.lower in _STARTERS


def read_side(
    tokens: Tokens, place: int, *, hedged: bool = False, joined: bool = True, second: bool = False
) -> Side | None:
    """Read a number with its currency or unit.

    `hedged` lets an article count one unit ("less than a week"); `joined` lets "and" stand inside the number; `second`
    says that a dash before the number joins it to another.
    """
    if not may_start_side(token_at(tokens, place)):
        return None
    if hedged and needs_unit(tokens, place):
        one = Amount(Decimal(1), Decimal(1), place + 1, worded=True)
        return with_unit(tokens, place, one, None)
    negative = _is_minus(tokens, place)
    start = place + negative
    money = money_before(tokens, start)
    first = money.end if money else start
    if token_at(tokens, place - 1).lower == "per" or (not second and follows_letters(tokens, first)):
        return None
    amount = read_amount(tokens, first, money=money is not None, joined=joined)
    if amount is None:
        return None
    if negative and amount.high is not None and not amount.worded:
        amount = replace(amount, low=-amount.high, high=-amount.low)
    return with_unit(tokens, place, amount, money)


def _is_minus(tokens: Tokens, place: int) -> bool:
    token, following = token_at(tokens, place), token_at(tokens, place + 1)
    if token.lower == "minus":
        return following.kind is TokenKind.NUMBER
    before = token_at(tokens, place - 1)
    free = not token.glued or before.text in {"(", "[", "“", '"'}
    digits = following.kind is TokenKind.NUMBER or money_before(tokens, place + 1) is not None
    return token.text in _MINUS and free and following.glued and digits


def with_unit(tokens: Tokens, place: int, amount: Amount, money: Money | None = None) -> Side:
    """Read the currency or unit behind a number that starts at `place`."""
    hyphen = token_at(tokens, amount.end)
    after = amount.end + (hyphen.text == "-" and hyphen.glued)
    if amount.vague and token_at(tokens, after).lower == "of":
        after += 1
    if amount.share:
        return Side(amount, PERCENT, place, amount.end)
    large = amount.multiplier >= _LARGE or (amount.vague and amount.high is None and amount.low >= 1000)
    named = money_after(tokens, after, large=large)
    if money is not None:
        end = named.end if named and named.code == money.code else amount.end
        return Side(amount, money.code, place, end, fronted=True)
    if named is not None:
        return Side(_in_main_unit(amount, named), named.code, place, named.end)
    return _with_measure(tokens, place, amount, after)


def _in_main_unit(amount: Amount, money: Money) -> Amount:
    if money.power == 0:
        return amount
    part = Decimal(1).scaleb(money.power)
    high = None if amount.high is None else times(amount.high, part)
    return replace(amount, low=times(amount.low, part), high=high)


def _with_measure(tokens: Tokens, place: int, amount: Amount, after: int) -> Side:
    found = read_unit(tokens, after)
    if found is None or _is_other_second(tokens, after, amount):
        return Side(amount, None, place, amount.end)
    unit, end = found
    for old in (("-", "old"), ("old",)):
        if dimension(unit) == "time" and match_phrase(tokens, end, old):
            return Side(amount, unit, place, end + len(old))
    return Side(amount, unit, place, end)


def _is_other_second(tokens: Tokens, place: int, amount: Amount) -> bool:
    """Whether "second" is the ordinal ("two second-half goals") and no unit of time."""
    return token_at(tokens, place).lower == "second" and token_at(tokens, place - 1).text != "-" and amount.low != 1


def unit_before(tokens: Tokens, start: int, side: Side) -> tuple[str, str] | None:
    """Return the unit that words in front give, and what it measures.

    "magnitude 6.4"; and the ages of "aged 38", "Smith, 38,", "a man, 38,", "men over 50".
    """
    before, earlier = token_at(tokens, start - 1), token_at(tokens, start - 2)
    if before.lower == MAGNITUDE or (before.lower in {"of", "-"} and earlier.lower == MAGNITUDE):
        return MAGNITUDE, ""
    is_age = side.amount.multiplier == 1 and 0 < side.amount.low <= _OLDEST
    if is_age and (before.lower in _AGE_WORDS or (before.lower == "of" and earlier.lower == "age")):
        return "year", "age"
    between_commas = before.text == "," and token_at(tokens, side.end).text == "," and side.amount.plain
    is_person = earlier.text[:1].isupper() or earlier.lower in SOMEBODY
    if is_age and between_commas and is_person and earlier.glued is False:
        return "year", "age"
    is_limit = token_at(tokens, start).lower in _AGE_LIMITS and before.lower in GROUPS
    return ("year", "age") if is_age and is_limit and not counted(tokens, side.end, unit=None) else None


def is_duration(side: Side) -> bool:
    """Whether a side measures time, so that "over" in front of it may be a mere preposition."""
    return dimension(side.unit) == "time"
