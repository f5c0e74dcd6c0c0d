"""Find how old a sentence says that somebody is: "Jane Doe, 45,", "54-year-old Jane Doe", "the 45-year-old said"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from verifier.engines.local.grammar.tokens import FINITE, Tag, Token
from verifier.engines.local.speakers.offices import Name, is_age, is_closed


@dataclass(frozen=True, slots=True)
class Age:
    """An age in years with the tokens that say so; `name` is None in "the 45-year-old"."""

    name: Name | None
    years: Token
    source: tuple[Token, ...]


def find_ages(tokens: Sequence[Token], names: Sequence[Name]) -> Iterator[Age]:
    """Yield the ages of people that a sentence gives outside quotations: those of names, then of "the 45-year-old"."""
    for name in names:
        near = tokens[name.end : name.end + 2]
        if len(near) == 2 and near[0].tag is Tag.COMMA and is_age(near[1]) and is_closed(tokens, name.end + 2):
            yield Age(name, near[1], tuple(tokens[name.start : name.end + 2]))
        if name.titles > 2 and _is_years_old(tokens, name.titles - 3):
            yield Age(name, tokens[name.titles - 3], tuple(tokens[name.titles - 3 : name.end]))
    for at in range(len(tokens) - 3):
        if tokens[at].low == "the" and not tokens[at].quoted and _is_somebody(tokens, at + 1):
            yield Age(None, tokens[at + 1], tuple(tokens[at : at + 4]))


def _is_somebody(tokens: Sequence[Token], at: int) -> bool:
    """Whether "45-year-old" stands as a noun, for a person who acts: "the 45-year-old told"."""
    return _is_years_old(tokens, at) and at + 3 < len(tokens) and tokens[at + 3].tag in FINITE


def _is_years_old(tokens: Sequence[Token], at: int) -> bool:
    return is_age(tokens[at]) and tokens[at + 1].text == "-" and tokens[at + 2].low == "year-old"
