"""Tell figures from numbers that only name something: years, codes, models, articles of law, "one" as a pronoun.

It looks at the words around a number and nothing else, and leans to leaving a number out: a name taken for a count
makes false contradictions. Dates, times and addresses never come this far (`verifier.quantities.tokens`).
"""

from verifier.quantities.amounts import Amount
from verifier.quantities.currencies import is_currency_word
from verifier.quantities.tokens import Token, TokenKind, Tokens, token_at
from verifier.quantities.units import MAGNITUDE, read_unit
from verifier.quantities.vocabulary import DOZEN, HEDGES, PERSONS, SMALL, TENS

_NAMED_BY_NUMBER = frozenset(
    """article articles section sections chapter chapters paragraph clause rule resolution no nos number numbers page
    pages p pp route highway interstate flight boeing airbus embraer room gate platform track channel figure fig table
    type mark model version apollo formula category cat tier level phase stage grade group zone district sector precinct
    ward unit block apartment apt lot box psalm verse scene schedule annex appendix amendment proposition prop law
    docket decree class episode season volume vol terminal runway reactor iphone galaxy windows playstation xbox
    agenda protocol sputnik falcon artemis soyuz day week game round match lap line item point step question
    goal size max chapter title division pier berth dock bus train tram ship squadron regiment battalion brigade gpt
    decision form war q""".split()
)
_HINTS_OF_YEAR = frozenset(
    """in since by until till from of during before after to through early late mid year fiscal between the and circa
    summer spring autumn fall winter season class election elections""".split()
)
_PARTS_OF_DAY = frozenset({"morning", "afternoon", "evening"})
_PRESUMING = frozenset({"the", "these", "those", "both", "its", "their", "either", "other"})
_YEARS, _LIKELY_YEARS = range(1000, 2101), range(1800, 2101)
_ERAS = frozenset({"bc", "bce", "ad", "ce"})
_ADJECTIVES = frozenset({"strong", "member", "person", "people", "seat", "judge", "man", "woman", "storey", "story"})
_VERB_ENDINGS = ("s", "ed", "ing", "st")
"""How the word in front ends in "Bomb Kills Three" and "At Least Three", and seldom in a name."""
_PLAIN_PLURALS = frozenset({"people", "men", "women", "children", "personnel", "police"})


def is_figure(tokens: Tokens, place: int, amount: Amount, *, hedged: bool) -> bool:
    """Whether a number without a unit or currency counts something."""
    if amount.vague or amount.share:
        return True
    if amount.worded:
        return _word_counts(tokens, place, amount, hedged=hedged)
    following = token_at(tokens, amount.end)
    if _runs_into_name(tokens, amount.end) or following.lower in _ERAS:
        return False
    if hedged or amount.multiplier > 1:
        return True
    return not _is_numbered(tokens, place, amount.end) and not (amount.plain and _is_year(tokens, place, amount))


def _runs_into_name(tokens: Tokens, place: int) -> bool:
    """Whether digits go on as letters or a capital after a dash ("5G", "7-Eleven")."""
    token, following = token_at(tokens, place), token_at(tokens, place + 1)
    if not token.glued:
        return False
    capital = following.glued and following.text[:1].isupper() and following.lower not in _ADJECTIVES
    return token.kind is TokenKind.WORD or token.text in {"/", "_", "="} or (token.text == "-" and capital)


def follows_letters(tokens: Tokens, place: int) -> bool:
    """Whether a number is grown together with letters or digits before it ("F-16", "G7", "737-800", "7-Eleven")."""
    token, before, earlier = token_at(tokens, place), token_at(tokens, place - 1), token_at(tokens, place - 2)
    if before.kind is TokenKind.NUMBER and token.kind is TokenKind.NUMBER:
        return True  # "12 737 MAX": a number counts no number
    if not token.glued:
        return False
    if token.kind is not TokenKind.NUMBER:
        return before.text == "-" and before.glued and earlier.kind is TokenKind.NUMBER
    if before.kind in {TokenKind.WORD, TokenKind.NAME}:
        return not is_currency_word(before.lower)
    if before.text not in {"-", "–", "/", "."} or not before.glued:
        return False
    if earlier.kind is TokenKind.WORD:
        return before.text != "." and earlier.lower not in {MAGNITUDE, *SMALL, *TENS}
    return earlier.kind in {TokenKind.NUMBER, TokenKind.NAME}


def _is_numbered(tokens: Tokens, place: int, end: int) -> bool:
    before = token_at(tokens, place - 1)
    dotted = before.text == "." and before.glued
    noun = token_at(tokens, place - 2) if dotted else before
    if noun.kind is not TokenKind.WORD:
        return before.text == "#" or (before.kind is TokenKind.NAME and before.glued)
    if noun.lower in _NAMED_BY_NUMBER and (not dotted or noun.lower in {"no", "nos", "p", "pp", "vol", "fig", "apt"}):
        return not _is_plural(token_at(tokens, end)) or noun.text[0].isupper()
    return _is_proper(tokens, place - 1) and not _starts_noun(token_at(tokens, end)) and not _dash_number(tokens, end)


def _dash_number(tokens: Tokens, place: int) -> bool:
    """Whether a result follows ("Chelsea 3-0")."""
    dash, following = token_at(tokens, place), token_at(tokens, place + 1)
    return dash.glued and dash.text in {"-", "–"} and following.glued and following.kind is TokenKind.NUMBER


def _is_proper(tokens: Tokens, place: int) -> bool:
    """Whether a capital letter stands where no sentence starts, on no hedge."""
    token, before = token_at(tokens, place), token_at(tokens, place - 1)
    starts_sentence = place <= 0 or before.text in {".", "!", "?", ":", "“", '"', "(", "‘"}
    return token.text[:1].isupper() and not token.text.isupper() and not starts_sentence and token.lower not in HEDGES


def _starts_noun(token: Token) -> bool:
    """Whether the next word may be what is counted: a plural, or a proper adjective in front of one."""
    return _is_plural(token) or (token.kind is TokenKind.WORD and token.text[0].isupper())


def _is_plural(token: Token) -> bool:
    return (
        token.lower in PERSONS or token.lower in _PLAIN_PLURALS or (token.lower.endswith("s") and len(token.text) > 3)
    )


def _is_year(tokens: Tokens, place: int, amount: Amount) -> bool:
    token, before, following = token_at(tokens, place), token_at(tokens, place - 1), token_at(tokens, amount.end)
    if len(token.text) != 4 or amount.low not in _YEARS:
        return False
    if before.lower in _HINTS_OF_YEAR or amount.low not in _LIKELY_YEARS:
        return before.lower in _HINTS_OF_YEAR
    return following.lower not in PERSONS and following.lower not in _PLAIN_PLURALS


def _word_counts(tokens: Tokens, place: int, amount: Amount, *, hedged: bool) -> bool:
    before, first, following = token_at(tokens, place - 1), token_at(tokens, place), token_at(tokens, amount.end)
    if following.text == "-" and following.glued and token_at(tokens, amount.end + 1).lower not in _ADJECTIVES:
        return False
    if following.lower in {"o'clock", "o’clock"} or _is_hour(tokens, amount.end):
        return False
    if amount.multiplier > 1 or amount.low >= 20 or first.lower in {"a", DOZEN}:
        return True
    if amount.low == 1:
        return hedged or (following.lower in PERSONS and before.lower != "no")
    if before.lower in _PRESUMING and not hedged:
        return False
    return not _is_named(tokens, place, amount.end)


def _is_hour(tokens: Tokens, end: int) -> bool:
    """Whether a part of the day follows a number: "nine in the evening", "ten at night"."""
    following = [token_at(tokens, place).lower for place in range(end, end + 3)]
    return following[:2] == ["at", "night"] or (following[:2] == ["in", "the"] and following[2] in _PARTS_OF_DAY)


def _is_named(tokens: Tokens, place: int, end: int) -> bool:
    """Whether a number in words is part of a name: "Group of Seven", "Formula One", "Article Five"."""
    first, before = token_at(tokens, place), token_at(tokens, place - 1)
    if not first.text[:1].isupper():
        return before.lower in _NAMED_BY_NUMBER and not _is_plural(token_at(tokens, end))
    following = token_at(tokens, end)
    leads_on = before.lower == "of" or (_is_proper(tokens, place - 1) and not before.lower.endswith(_VERB_ENDINGS))
    return leads_on and not (following.kind is TokenKind.WORD and following.text[:1].isupper())


def needs_unit(tokens: Tokens, place: int) -> bool:
    """Whether an article at a place can only be a figure by the unit after it ("less than a week")."""
    return token_at(tokens, place).lower in {"a", "an"} and read_unit(tokens, place + 1) is not None
