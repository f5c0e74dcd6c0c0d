"""Find noun phrases, subjects and counted things inside a clause of tokens."""

from collections.abc import Sequence
from dataclasses import dataclass

from verifier.engines.local.grammar import lexicon
from verifier.engines.local.grammar.tokens import FINITE, Tag, Token
from verifier.engines.local.grammar.verbs import Form, base_of, form_of
from verifier.engines.local.grammar.wording import words_of

HEDGES = frozenset(
    "about around approximately roughly nearly almost some over under more less fewer than as many much few up to at "
    "least most estimated an a couple only just the total of".split()
)
_INSIDE = frozenset({Tag.NAME, Tag.WORD, Tag.NUMBER, Tag.POSSESSIVE, Tag.DETERMINER})
_UNITS = frozenset(
    "percent per cent points kilometers kilometres miles meters metres dollars euros pounds days day weeks week months "
    "month years year hours hour minutes minute seconds degrees times magnitude acres hectares tons tonnes".split()
)


@dataclass(frozen=True, slots=True)
class Counted:
    """A counted thing, as indexes: from the hedge to the end of the noun, and where the number stands."""

    start: int
    number: int
    end: int


def first_finite(tokens: Sequence[Token]) -> int | None:
    """Return where the finite verb of the main clause stands, past a leading adjunct and relatives without commas."""
    skip = False
    start = main_start(tokens)
    for at in range(start, len(tokens)):
        token = tokens[at]
        if token.tag is Tag.RELATIVE or (token.low == "that" and token.tag is Tag.SUBORDINATOR):
            skip = at > start
        elif token.tag in FINITE:
            if not skip:
                return at
            skip = token.tag is Tag.AUXILIARY and at + 1 < len(tokens) and tokens[at + 1].tag in FINITE
    return None


def main_start(tokens: Sequence[Token]) -> int:
    """Return where the main clause begins: behind the comma of "Asked whether …," or "After …,"."""
    if not tokens or not _is_adjunct(tokens[:1]):
        return 0
    for at in range(1, len(tokens)):
        if tokens[at].tag is Tag.COMMA and any(token.tag in FINITE for token in tokens[at:]):
            return at + 1
    return 0


def group_end(tokens: Sequence[Token], finite: int) -> int:
    """Return the end of the verb group that begins with a finite verb."""
    at = finite + 1
    while at < len(tokens) and tokens[at].tag in (Tag.AUXILIARY, Tag.ADVERB, Tag.BASE, Tag.PARTICIPLE, Tag.ING):
        at += 1
        if tokens[at - 1].tag in (Tag.BASE, Tag.PARTICIPLE):
            break
    return at


def subject_start(tokens: Sequence[Token], finite: int) -> int:
    """Return where the subject of a finite verb begins: after the last comma of a leading adjunct."""
    start = main_start(tokens)
    start = 0 if start > finite else start
    for at in range(start, finite):
        if tokens[at].tag is Tag.COMMA and at < finite - 1 and _is_adjunct(tokens[start:at]):
            start = at + 1
    while start < finite - 1 and tokens[start].tag in (Tag.ADVERB, Tag.COORDINATOR, Tag.COMMA):
        start += 1
    return start


def _is_adjunct(tokens: Sequence[Token]) -> bool:
    return bool(tokens) and (
        tokens[0].tag
        in (Tag.PREPOSITION, Tag.ADVERB, Tag.SUBORDINATOR, Tag.ING, Tag.PARTICIPLE, Tag.COORDINATOR, Tag.TO)
        or tokens[0].low in lexicon.TIME_WORDS | {"asked", "according", "following", "as"}
    )


def noun_phrase_before(tokens: Sequence[Token], end: int) -> tuple[int, int]:
    """Return the noun phrase that ends here, with what hangs on it by "of"."""
    start = end
    while start > 0 and end - start < 20:
        token = tokens[start - 1]
        inner = token.tag is Tag.PREPOSITION and token.low == "of"
        participle = token.tag is Tag.PARTICIPLE and _inside(tokens, start - 1)
        if token.tag not in _INSIDE and not (inner or participle or _is_hyphen(tokens, start - 1)):
            break
        start -= 1
        if token.tag is Tag.DETERMINER and not (start > 0 and tokens[start - 1].low == "of"):
            break
    while start < end and tokens[start].low == "of":
        start += 1
    return start, end


def _is_hyphen(tokens: Sequence[Token], at: int) -> bool:
    """Whether a mark joins a figure to a word: "93-year-old"."""
    token = tokens[at]
    if token.text not in ("-", "‑") or not 0 < at < len(tokens) - 1:
        return False
    return tokens[at - 1].end == token.start and token.end == tokens[at + 1].start


def _inside(tokens: Sequence[Token], at: int) -> bool:
    return at > 0 and tokens[at - 1].tag in (Tag.DETERMINER, Tag.POSSESSIVE, Tag.NUMBER)


def counted(tokens: Sequence[Token], start: int = 0) -> list[Counted]:
    """Return the counted things, left to right; dates and measures are none."""
    found: list[Counted] = []
    at = start
    while at < len(tokens):
        if tokens[at].tag is Tag.NUMBER and not is_date(tokens, at):
            end = _noun_end(tokens, at)
            if end > at + 1 and tokens[end - 1].tag is Tag.WORD and tokens[at + 1].low not in _UNITS:
                found.append(Counted(hedge_start(tokens, at, start), at, end))
                at = end
                continue
        at += 1
    return found


def hedge_start(tokens: Sequence[Token], number: int, floor: int = 0) -> int:
    """Return where the hedge in front of a number begins ("as many as", "more than")."""
    at = number
    while at > floor and tokens[at - 1].low in HEDGES and number - at < 4:
        at -= 1
    while at < number and tokens[at].low in ("of", "the"):
        at += 1
    return at


def _noun_end(tokens: Sequence[Token], number: int) -> int:
    """Return the end of the noun that a number counts."""
    at = number + 1
    while at < len(tokens) and (
        tokens[at].tag in (Tag.NAME, Tag.WORD, Tag.NUMBER, Tag.POSSESSIVE) or tokens[at].low in ("more", "other")
    ):  # fmt: skip
        at += 1
    return at


def is_date(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number is a year or the day of a month."""
    token = tokens[at]
    beside = [tokens[k].low.rstrip(".") for k in (at - 1, at + 1) if 0 <= k < len(tokens)]
    if any(word in lexicon.MONTHS and word not in ("may", "march") for word in beside):
        return True
    return len(token.text) == 4 and token.text.isdigit() and token.text[:2] in ("18", "19", "20") and (
        at == 0 or tokens[at - 1].tag in (Tag.PREPOSITION, Tag.NAME, Tag.COMMA) or tokens[at - 1].low == "since"
    )  # fmt: skip


def things(tokens: Sequence[Token]) -> str:
    """Return what is counted first, without its number: "rescue teams"; empty where nothing is."""
    for one in counted(tokens):
        return words_of(tokens[one.number + 1 : one.end])
    return ""


def is_plural(token: Token) -> bool:
    """Whether a noun reads as plural."""
    low = token.low
    return low in ("troops", "people", "police", "personnel", "children", "women", "men") or (
        token.tag is Tag.WORD and low.endswith("s") and not low.endswith(("ss", "us", "is")) and len(low) > 3
    )  # fmt: skip


def tense_is_past(tokens: Sequence[Token]) -> bool:
    """Whether the first finite verb is a past form."""
    at = first_finite(tokens)
    if at is None:
        return False
    low = tokens[at].low
    return low in ("was", "were", "had", "did") or form_of(low) in (Form.PAST, Form.PAST_AND_PARTICIPLE)


def plural_of_number(tokens: Sequence[Token]) -> str:
    """Return the plural of "the number of X …"."""
    for at in range(1, len(tokens)):
        if tokens[at].low == "of" and tokens[at - 1].low in ("number", "total", "count", "toll"):
            end = at + 1
            while end < len(tokens) and tokens[end].tag in (Tag.NAME, Tag.WORD):
                end += 1
            return words_of(tokens[at + 1 : end])
    return ""


def verb_of(tokens: Sequence[Token]) -> str | None:
    """Return the main verb of a clause, in its bare form; one that is not known, as it stands."""
    finite = first_finite(tokens)
    if finite is None:
        return None
    last = group_end(tokens, finite) - 1
    verbs = [token.low for token in tokens[finite : last + 1] if form_of(token.low) is not None or base_of(token.low)]
    return base_of(verbs[-1]) or verbs[-1] if verbs else None


def in_brackets(tokens: Sequence[Token], at: int) -> bool:
    """Whether a round bracket is open here; an unclosed one far back does not count."""
    recent = tokens[max(0, at - 30) : at]
    return sum((token.text == "(") - (token.text == ")") for token in recent) > 0
