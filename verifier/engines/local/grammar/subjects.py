"""Find the subject of a verb of saying, and step over what stands between the verb and what was said."""

from collections.abc import Sequence

from verifier.engines.local.grammar import lexicon
from verifier.engines.local.grammar.tokens import FINITE, Tag, Token
from verifier.engines.local.grammar.verbs import Form, form_of

Range = tuple[int, int]
Subject = tuple[Range, Range | None, int] | None
"""The noun phrase, the apposition beside it, and where the two begin."""

STOPS = frozenset(
    {
        Tag.COMMA, Tag.CLOSE, Tag.OPEN, Tag.VERB, Tag.AUXILIARY, Tag.SUBORDINATOR, Tag.RELATIVE, Tag.END, Tag.BREAK,
        Tag.ING,
    }
)  # fmt: skip
_OF_NOUN_PHRASE = frozenset(
    {Tag.DETERMINER, Tag.POSSESSIVE, Tag.NAME, Tag.WORD, Tag.NUMBER, Tag.ING, Tag.PRONOUN, Tag.PARTICIPLE}
)
LONGEST_NAME = 24


def with_name_in_front(tokens: Sequence[Token], start: int, left: Subject) -> Subject:
    """Read "Jane Doe, a spokeswoman said" with its comma missing: the name is the subject."""
    if left is None or left[1] is not None or left[2] < start + 3 or tokens[left[2] - 1].tag is not Tag.COMMA:
        return left
    if not any(token.low in lexicon.VOICE_ROLES for token in tokens[slice(*left[0])]):
        return left
    comma = left[2] - 1
    begin = comma
    while begin > start and tokens[begin - 1].tag is Tag.NAME:
        begin -= 1
    if comma - begin < 2 or (begin > start and tokens[begin - 1].tag not in (Tag.COMMA, Tag.CLOSE)):
        return left
    return (begin, comma), left[0], begin


def skip_adjuncts(tokens: Sequence[Token], at: int, end: int, told: bool = False) -> int:
    """Return where what follows a verb of saying begins, past hearers, days, places and occasions."""
    if told and at < end and tokens[at].tag is not Tag.SUBORDINATOR:
        at = _past_noun_phrase(tokens, at, end)
    while at < end:
        token = tokens[at]
        if token.low in lexicon.TIME_WORDS or (
            token.tag is Tag.ADVERB and token.low not in ("not", "there", "no", "more")
        ):
            at += 1
        elif token.tag in (Tag.PREPOSITION, Tag.TO) and token.low not in ("as", "about", "over", "around", "up", "of"):
            at = _past_noun_phrase(tokens, at + 1, end)
            if token.low == "with" and at < end and form_of(tokens[at].low) is Form.PAST_AND_PARTICIPLE:
                at += 1  # "with most votes counted"
        else:
            return at
    return at


def _past_noun_phrase(tokens: Sequence[Token], at: int, end: int) -> int:
    """Return the end of the noun phrase that begins here; it stops where a second one would begin."""
    begun = False
    first = at
    while at < end and at - first < LONGEST_NAME:
        token = tokens[at]
        named = tokens[at - 1].low in lexicon.MONTHS | lexicon.DAYS
        dated = token.low in lexicon.MONTHS or (token.tag is Tag.NUMBER and named)
        opens = token.tag in (Tag.DETERMINER, Tag.NUMBER, Tag.PRONOUN) and tokens[at - 1].low != "of"
        if opens and begun and not dated:
            break
        if token.tag in _OF_NOUN_PHRASE or (begun and token.low == "of"):
            begun = begun or token.tag is not Tag.DETERMINER
            at += 1
        else:
            break
        if token.tag is Tag.PRONOUN:
            break
    return at


def group_start(tokens: Sequence[Token], start: int, at: int) -> int:
    """Return where the verb group begins: auxiliaries, adverbs and a day in front of the verb belong to it."""
    while at > start:
        token = tokens[at - 1]
        if token.tag in (Tag.ADVERB, Tag.AUXILIARY) or token.low in lexicon.TIME_WORDS:
            at -= 1
        elif token.low == "on" and tokens[at].low in lexicon.DAYS:
            at -= 1
        else:
            break
    return at


def find_subject(tokens: Sequence[Token], start: int, group: int) -> Subject:
    """Return the noun phrase in front of a verb, the apposition beside it, and where the two begin."""
    end = group
    apposition = None
    if end > start and tokens[end - 1].tag is Tag.RELATIVE:
        end -= 1
    end = _past_relative(tokens, start, end)
    if end > start and tokens[end - 1].tag is Tag.COMMA:
        opening = next(
            (k for k in range(end - 2, max(start, end - LONGEST_NAME), -1) if tokens[k].tag is Tag.COMMA), None
        )
        if opening is None or not _is_apposition(tokens, opening, end):
            return None
        apposition, end = (opening + 1, end - 1), opening
    begin = end
    while begin > start and end - begin < LONGEST_NAME and _belongs(tokens, begin - 1, end):
        begin -= 1
    while begin < end and tokens[begin].tag in (Tag.COORDINATOR, Tag.ADVERB, Tag.PREPOSITION):
        begin += 1
    if begin == end:
        return None
    return (begin, end), apposition, begin


def _is_apposition(tokens: Sequence[Token], opening: int, end: int) -> bool:
    """Whether no verb stands between two commas, or only one of a relative: "Ann Lee, a nurse who was there, said"."""
    finite = next((k for k in range(opening, end) if tokens[k].tag in FINITE), end)
    beside_name = opening > 0 and tokens[opening - 1].tag is Tag.NAME
    relative = any(tokens[k].tag is Tag.RELATIVE for k in range(opening + 2, finite))
    return all(one.tag is not Tag.CLOSE for one in tokens[opening:end]) and (
        finite == end or (beside_name and relative)
    )


def _past_relative(tokens: Sequence[Token], start: int, end: int) -> int:
    """Step back over ", who was there," behind a name, or ", which was there," behind the first noun."""
    if end - 1 <= start or tokens[end - 1].tag is not Tag.COMMA:
        return end
    opening = next((k for k in range(end - 2, max(start, end - LONGEST_NAME), -1) if tokens[k].tag is Tag.COMMA), None)
    if opening is None or tokens[opening + 1].tag is not Tag.RELATIVE:
        return end
    first = all(one.tag is not Tag.COMMA for one in tokens[start:opening]) and tokens[opening - 1].tag is Tag.WORD
    return opening if first or tokens[opening - 1].tag is Tag.NAME else opening + 1


def _belongs(tokens: Sequence[Token], at: int, end: int) -> bool:
    token = tokens[at]
    if token.tag in STOPS:
        return False
    if token.tag is Tag.COORDINATOR:
        return (
            token.low == "and"
            and at > 0
            and tokens[at - 1].tag in (Tag.NAME, Tag.WORD)
            and _is_first_subject(tokens, at)
        )
    return not (token.tag is Tag.PRONOUN and at + 1 < end)


def _is_first_subject(tokens: Sequence[Token], at: int) -> bool:
    """Whether what stands in front of "and" is still the subject: no verb since the last border."""
    for back in range(at - 1, max(at - LONGEST_NAME, -1), -1):
        if tokens[back].tag in FINITE or tokens[back].tag in (Tag.TO, Tag.ING):
            return False
        if tokens[back].tag in STOPS:
            return True
    return True


def trim(tokens: Sequence[Token], start: int, end: int) -> Range | None:
    """Drop commas, ends and connecting words at both ends; None where nothing is left."""
    while start < end and tokens[start].tag in (Tag.COMMA, Tag.BREAK, Tag.END):
        start += 1
    loose = (Tag.COMMA, Tag.BREAK, Tag.COORDINATOR, Tag.SUBORDINATOR, Tag.RELATIVE)
    while end > start and tokens[end - 1].tag in loose:
        end -= 1
    return (start, end) if start < end else None


def says_something(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether the stretch has a finite verb."""
    return any(tokens[k].tag in FINITE for k in range(start, end))


def is_quotation(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether the stretch begins or ends as a quotation."""
    return tokens[start].tag is Tag.OPEN or tokens[start].quoted or tokens[end - 1].tag is Tag.CLOSE
