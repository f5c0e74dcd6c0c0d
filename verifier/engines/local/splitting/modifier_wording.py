"""Word a modifier as a sentence that stands alone.

"300 of whom are in the north" becomes "300 of the soldiers are …". Where the antecedent or the verb cannot be told,
nothing comes of it.
"""

from collections.abc import Sequence

from verifier.engines.local.grammar import lexicon
from verifier.engines.local.grammar.phrases import (
    HEDGES,
    Counted,
    counted,
    first_finite,
    hedge_start,
    is_plural,
    noun_phrase_before,
    plural_of_number,
    subject_start,
    tense_is_past,
    things,
)
from verifier.engines.local.grammar.tokens import FINITE, Tag, Token
from verifier.engines.local.grammar.verbs import base_of, past, present
from verifier.engines.local.grammar.wording import join, words_of
from verifier.engines.local.splitting.antecedents import IsPerson, antecedent, date_at_end, without_time
from verifier.engines.local.splitting.modifiers import Manner, Modifier, measured_thing, newly_named


def render_modifier(
    modifier: Modifier, before: Sequence[Token], whole: Sequence[Token], subject: str, is_person: IsPerson
) -> list[str]:
    """Word a modifier as sentences that stand alone; none where it cannot."""
    if modifier.manner in (Manner.DOING, Manner.DEED):
        worded = [_done_by(part, whole, subject) for part in _doings(modifier.tokens)]
    else:
        worded = [_worded(modifier, before, whole, is_person)]
    return [words for words in worded if words]


def _doings(body: Sequence[Token]) -> list[Sequence[Token]]:
    """Split "killing 12 and injuring 30"."""
    cuts = [
        at for at in range(1, len(body) - 1)
        if body[at].low == "and" and body[at + 1].tag is Tag.ING and base_of(body[at + 1].low)
    ]  # fmt: skip
    starts = [0, *(cut + 1 for cut in cuts)]
    return [body[start:end] for start, end in zip(starts, [*cuts, len(body)], strict=True)]


def _worded(modifier: Modifier, before: Sequence[Token], whole: Sequence[Token], is_person: IsPerson) -> str:
    body = modifier.tokens
    match modifier.manner:
        case Manner.WHO:
            return _who(body, before, is_person)
        case Manner.NEW | Manner.WHERE | Manner.WHEN | Manner.OF_WHOM:
            return _RELATIVES[modifier.manner](body, before)
        case Manner.INCLUDING:
            return _included(body[1:], whole)
        case Manner.WITH:
            return _absolute(body, before)
        case Manner.OBJECT:
            return join(words_of(body[:2]), _antecedent(before).removeprefix("part of "), words_of(body[2:]))
        case Manner.DONE:
            return join(_antecedent(before), _be(before, whole, body[0].low not in _LASTING), words_of(body))
        case Manner.COMPARED:
            return _compared(body, before)
        case Manner.IS_A:
            return join(_antecedent(before), _be(before, whole, False), words_of(body))
        case _:
            return words_of(body)


def _compared(body: Sequence[Token], before: Sequence[Token]) -> str:
    thing = measured_thing(body)
    if body[0].low == "compared" or thing:
        return join(words_of(thing), "was", words_of(body[body.index(thing[-1]) + 2 :])) if thing else ""
    thing = measured_thing(before)
    finite = first_finite(before)
    if finite is None:
        return ""
    if before[finite].low in lexicon.BE:
        return join(words_of(before[subject_start(before, finite) : finite]), before[finite].text, words_of(body))
    bare = thing[1:] if thing and thing[0].tag is Tag.DETERMINER else thing
    return join(words_of(bare), "was" if tense_is_past(before) else "is", words_of(body))


def _antecedent(before: Sequence[Token]) -> str:
    start, end = noun_phrase_before(before, len(before))
    return words_of(before[start:end])


def _who(body: Sequence[Token], before: Sequence[Token], is_person: IsPerson) -> str:
    rest = body[1:]
    if not rest or rest[0].tag not in (*FINITE, Tag.ADVERB):
        return ""
    verb = next((base_of(token.low) for token in rest[:4] if base_of(token.low)), None)
    if (
        body[0].low == "which"
        and first_finite(before) is not None
        and (rest[0].low in lexicon.MODALS or verb in ("mean", "make", "bring", "raise", "leave"))
    ):
        return join("This", words_of(rest))
    known = words_of(antecedent(before, body, is_person))
    return join(known, words_of(rest)) if known else ""


def _where(body: Sequence[Token], before: Sequence[Token]) -> str:
    end = without_time(before, len(before))
    start, end = noun_phrase_before(before, end)
    if start == end or before[end - 1].tag not in (Tag.NAME, Tag.WORD):
        return ""
    front = before[start - 1].low if start > 0 else ""
    return join(words_of(body[1:]), front if front in ("at", "on", "near") else "in", words_of(before[start:end]))


def _share(body: Sequence[Token], before: Sequence[Token]) -> str:
    at = next(k for k, token in enumerate(body) if token.low in ("whom", "which"))
    of = things(before)
    if not of:
        start, end = noun_phrase_before(before, len(before))
        of = words_of(before[start:end])
    return join(words_of(body[:at]), "the", of, words_of(body[at + 1 :])) if of else ""


def _when(body: Sequence[Token], before: Sequence[Token]) -> str:
    date = date_at_end(before)
    exact = any(token.low in lexicon.DAYS for token in date) or (
        len(date) > 1 and any(_is_day(token) for token in date)
    )
    return join(words_of(body[1:]), "on" if exact else "in", words_of(date)) if date else ""


def _is_day(token: Token) -> bool:
    return token.tag is Tag.NUMBER and len(token.text) <= 2


def _new(body: Sequence[Token], before: Sequence[Token]) -> str:
    return join(words_of(before[newly_named(before) :]), words_of(body[1:]))


_RELATIVES = {Manner.NEW: _new, Manner.WHERE: _where, Manner.WHEN: _when, Manner.OF_WHOM: _share}


def _included(body: Sequence[Token], whole: Sequence[Token]) -> str:
    """Put the included figure in the place of the whole one, or say where the included ones are."""
    number = next(k for k, token in enumerate(body) if token.tag is Tag.NUMBER)
    inner = counted(body)
    if inner:
        outer = counted(whole) or _bare_number(whole)
        if not outer:
            return ""
        return join(words_of(whole[: outer[0].start]), words_of(body), words_of(whole[outer[0].end :]))
    of = things(whole) or plural_of_number(whole)
    if not of or number + 1 >= len(body):
        return ""
    return join(words_of(body[: number + 1]), of, "are", words_of(body[number + 1 :]))


def _bare_number(tokens: Sequence[Token]) -> list[Counted]:
    """Return the last number, if nothing is named beside it ("injured more than 300")."""
    at = next((k for k in range(len(tokens) - 1, -1, -1) if tokens[k].tag is Tag.NUMBER), None)
    return [] if at is None else [Counted(hedge_start(tokens, at), at, at + 1)]


def _absolute(body: Sequence[Token], before: Sequence[Token]) -> str:
    at = 0
    while at < len(body) and (
        body[at].tag in (Tag.NUMBER, Tag.WORD, Tag.NAME, Tag.DETERMINER) or body[at].low in HEDGES
    ):
        at += 1
    if at in (0, len(body)) or body[at - 1].low in ("the", "its", "their"):
        return ""
    front, rest = body[:at], body[at:]
    named = any(token.tag in (Tag.WORD, Tag.NAME) for token in front)
    of = "" if named else things(before) or plural_of_number(before) or _counted_by_of(before)
    if rest[0].tag in (Tag.RELATIVE, Tag.SUBORDINATOR):
        return join(words_of(front), of, words_of(rest[1:]))
    base = base_of(rest[0].low) if rest[0].tag is Tag.ING and tense_is_past(before) else None
    if base and base != "be":
        return join(words_of(front), of, past(base), words_of(rest[1:]))
    were = "was" if front[0].low == "one" else "were"
    return join(words_of(front), of, "" if rest[0].tag in FINITE else were, words_of(rest))


def _counted_by_of(tokens: Sequence[Token]) -> str:
    """Return "troops" of "a small number that …", where the clause itself names nothing that is counted."""
    return next((token.text for token in tokens if is_plural(token)), "")


def _done_by(body: Sequence[Token], whole: Sequence[Token], subject: str) -> str:
    at = next(k for k, token in enumerate(body) if token.tag is Tag.ING)
    base = base_of(body[at].low)
    finite = first_finite(whole)
    if base is None or not subject or finite is None:
        return ""
    if whole[finite].low in lexicon.MODALS:
        return join(subject, whole[finite].text, words_of(body[:at]), base, words_of(body[at + 1 :]))
    was = tense_is_past(whole) or whole[finite].low in ("has", "have", "had")
    return join(subject, words_of(body[:at]), past(base) if was else present(base), words_of(body[at + 1 :]))


_LASTING = frozenset("situated located based known called named headquartered owned made built used nicknamed".split())


def _be(before: Sequence[Token], whole: Sequence[Token], event: bool) -> str:
    plural = bool(before) and is_plural(before[-1])
    office = all(token.tag is Tag.NAME for token in before[-2:])
    was = event or (tense_is_past(whole) and not office)
    return ("were" if plural else "was") if was else ("are" if plural else "is")


def numbered_participles(tokens: Sequence[Token]) -> tuple[list[str], list[Token]]:
    """Return "10,000 soldiers are deployed in the north" out of "half of the 10,000 soldiers deployed in the north".

    "The estimated 12,000 deployed troops" gives "an estimated 12,000 troops are deployed". The tokens come back without
    the figures, which are no part of what else is said.
    """
    found: list[str] = []
    cut: set[int] = set()
    for one in counted(tokens):
        stop = one.end
        while stop < len(tokens) and tokens[stop].tag not in (*FINITE, Tag.COMMA, Tag.COORDINATOR, Tag.SUBORDINATOR):
            stop += 1
        deployed = one.end < stop < len(tokens) and tokens[one.end].tag is Tag.PARTICIPLE and tokens[stop].tag in FINITE
        if deployed and _definite(tokens, one.start):
            found.append(join(_indefinite(tokens[one.start : one.end]), "are", words_of(tokens[one.end : stop])))
            cut.update(range(one.start, one.number + 1))
    for at in range(2, len(tokens) - 1):
        start = hedge_start(tokens, at - 1)
        between = tokens[at].tag is Tag.PARTICIPLE and tokens[at - 1].tag is Tag.NUMBER and is_plural(tokens[at + 1])
        if between and _definite(tokens, start):
            found.append(join(_indefinite(tokens[start:at]), tokens[at + 1].text, "are", tokens[at].text))
            cut.update(range(start, at))
    return found, [token for at, token in enumerate(tokens) if at not in cut]


def _indefinite(tokens: Sequence[Token]) -> str:
    words = words_of(tokens).removeprefix("the ")
    return f"an {words}" if words.startswith("estimated") else words


def _definite(tokens: Sequence[Token], start: int) -> bool:
    return start > 0 and tokens[start - 1].low in ("the", "these", "those")
