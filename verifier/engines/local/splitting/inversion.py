"""Put a sentence whose verb stands in front of its subject into plain order: "Nor was he told" is "He was not told".

Only what a negative or "only" in front brings about, so that no denial loses its "not"; where the end of the subject
does not show, nothing is left of the sentence. Questions and conditions ("Had they asked, …") are not touched.
"""

from collections.abc import Sequence
from dataclasses import replace

from verifier.engines.local.grammar import lexicon
from verifier.engines.local.grammar.tokens import BORDER, Tag, Token
from verifier.engines.local.grammar.verbs import NOUN_TOO, Form, base_of, form_of

_DENYING = frozenset({"nor", "neither"})
_NEVER = frozenset({"never", "rarely", "seldom", "hardly", "scarcely"})
_WHOLE = frozenset("everyone everybody everything every each all both".split())
"""Subjects that "not" stands in front of: "Nor was everyone told" is "Not everyone was told"."""
_BARE_NEXT = lexicon.MODALS | lexicon.DO
_LONGEST_LEAD = 9
_LONGEST_SUBJECT = 10


def in_plain_order(tokens: Sequence[Token]) -> list[Token]:
    """Return a sentence with its subject in front; empty where that cannot be done safely."""
    start = 0
    while start < len(tokens) and (tokens[start].low in ("and", "but") or tokens[start].tag is Tag.OPEN):
        start += 1
    verb = _verb_in_front(tokens[start:])
    if verb is None:
        return list(tokens)
    lead, auxiliary, rest = tokens[start : start + verb], tokens[start + verb], tokens[start + verb + 1 :]
    end = _subject_end(rest, auxiliary)
    if end is None or end >= len(rest) or rest[end].tag in BORDER:
        return []
    subject, predicate = rest[:end], rest[end:]
    if lead[0].low in _DENYING and subject[0].low in _WHOLE:
        return [_adverb(lead[0], "not"), *subject, auxiliary, *predicate]
    if lead[0].low in _DENYING:
        return [*subject, auxiliary, _adverb(lead[0], "not"), *predicate]
    if lead[0].low in _NEVER:
        return [*subject, auxiliary, _adverb(lead[0], lead[0].low), *predicate]
    first = () if lead[0].low == "not" else lead
    return [*first, *subject, auxiliary, *predicate]


def _adverb(token: Token, word: str) -> Token:
    return replace(token, text=word, low=word, tag=Tag.ADVERB)


def _verb_in_front(tokens: Sequence[Token]) -> int | None:
    """Return where the verb stands that "nor", "never before", "not only" or "only then" puts before its subject."""
    low = [token.low for token in tokens[: _LONGEST_LEAD + 1]]
    if not low:
        return None
    lead = _lead_length(low)
    if lead is None:
        return None
    if low[0] == "only":
        limit = min(_LONGEST_LEAD, len(tokens))
        lead = next((at for at in range(1, limit) if tokens[at].tag is Tag.AUXILIARY), limit)
        if any(token.tag in BORDER or token.tag is Tag.VERB for token in tokens[1:lead]):
            return None
    fronted = lead + 1 < len(tokens) and tokens[lead].tag is Tag.AUXILIARY
    return lead if fronted and tokens[lead + 1].tag in (Tag.PRONOUN, Tag.DETERMINER, Tag.NAME, Tag.WORD) else None


def _lead_length(low: Sequence[str]) -> int | None:
    """Return how many words stand before the verb; for "only" it has to be looked for."""
    if low[0] in _DENYING:
        return 1
    if low[0] in _NEVER:
        return 2 if low[1:2] in (["before"], ["again"], ["since"]) else 1
    if low[:2] == ["not", "only"]:
        return 2
    only = low[0] == "only" and low[1:2] and low[1] in ("then", "now", "later", "on", "in", "at", "by", "after", "when")
    return 1 if only else None


def _subject_end(rest: Sequence[Token], auxiliary: Token) -> int | None:
    """Return where the subject behind the verb ends: after a pronoun, or before the verb form that goes with it."""
    if rest[0].tag is Tag.PRONOUN:
        return 1
    found: list[int] = []
    for at in range(1, min(_LONGEST_SUBJECT, len(rest))):
        if rest[at].tag in BORDER:
            break
        noun = rest[at - 1].tag in (Tag.DETERMINER, Tag.PREPOSITION, Tag.POSSESSIVE)
        if not noun and _goes_with(rest[at], auxiliary):
            found.append(at)
    sure = [at for at in found if rest[at].low not in NOUN_TOO]
    return next(iter(sure or found), None)


def _goes_with(token: Token, auxiliary: Token) -> bool:
    form = form_of(token.low)
    if auxiliary.low in _BARE_NEXT:
        return base_of(token.low) == token.low or token.low in ("be", "have", "do")
    done = (Form.PARTICIPLE, Form.PAST_AND_PARTICIPLE)
    return form in (*done, Form.ING) if auxiliary.low in lexicon.BE else form in done or token.low == "been"
