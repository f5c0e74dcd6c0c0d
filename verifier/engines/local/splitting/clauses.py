"""Split what is said into clauses that could each be true or false alone.

Coordinated clauses and verb phrases, relative clauses, "including …", "with some …", participles and appositions
become clauses of their own (docs/domain.md, "Atomic"). A clause with "if" stays whole. Words are kept as they stand;
`modifiers` and `counts` do the rewording.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from verifier.engines.local.grammar import lexicon
from verifier.engines.local.grammar.phrases import first_finite, subject_start
from verifier.engines.local.grammar.subjects import skip_adjuncts
from verifier.engines.local.grammar.tagging import tokenize
from verifier.engines.local.grammar.tokens import FINITE, Tag, Token
from verifier.engines.local.grammar.verbs import base_of
from verifier.engines.local.grammar.wording import definite, join, words_of
from verifier.engines.local.splitting.antecedents import IsPerson
from verifier.engines.local.splitting.changes import split_changes
from verifier.engines.local.splitting.coordination import (
    find_clause,
    has_own_subject,
    is_verb_phrase,
    shared_subject,
    with_gaps_filled,
)
from verifier.engines.local.splitting.counts import split_contrast, split_counts, split_gapped
from verifier.engines.local.splitting.inversion import in_plain_order
from verifier.engines.local.splitting.modifier_wording import numbered_participles, render_modifier
from verifier.engines.local.splitting.modifiers import Manner, Modifier, find_modifier
from verifier.engines.local.splitting.relatives import told_of_nouns
from verifier.engines.local.splitting.subordination import concessions, one_after_another, told_besides


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause in words that still hold pronouns, and the tokens of the article that it rests on.

    `speech` marks what the same speaker goes on to say ("adding that …"), `deed` what he does with words ("calling
    for …"), `aside` what is told by the way ("the roof, which collapsed"). Where `subject` is given, the words go on
    from a subject: the speaker in what somebody says, else this one.
    """

    words: str
    tokens: tuple[Token, ...]
    speech: bool = False
    deed: bool = False
    subject: str = ""
    aside: bool = False


@dataclass(slots=True)
class _Draft:
    tokens: list[Token] = field(default_factory=list)
    modifiers: list[tuple[Modifier, int]] = field(default_factory=list)
    shared: str = ""
    shared_tokens: list[Token] = field(default_factory=list)
    said: str = ""
    before: Sequence[Token] = ()


def split_clauses(tokens: Sequence[Token], is_person: IsPerson = lambda _: False) -> Iterator[Clause]:
    """Yield the clauses of one sentence, in text order; `is_person` knows the names of the article."""
    piece = _without_lead(in_plain_order(tokens))
    if piece and not _dangles(piece):
        for part in concessions(piece):
            for one in one_after_another(part):
                yield from _clauses_of(one, is_person)
                if len(one) <= _LONGEST_SENTENCE:
                    for words, source in (*told_besides(one, is_person), *told_of_nouns(one, is_person)):
                        yield from _again(words, source, is_person)


def _again(words: str, source: tuple[Token, ...], is_person: IsPerson) -> Iterator[Clause]:
    """Split what is told by the way, which rests on tokens of the sentence around it."""
    for clause in _clauses_of(tokenize(words, 0, len(words)), is_person):
        yield replace(clause, tokens=source, aside=True)


def _dangles(piece: Sequence[Token]) -> bool:
    """Whether a piece hangs on something outside, or only asks: ", where it was to be built", "What we know"."""
    open_question = any(token.low in lexicon.NEGATIONS | {"unclear", "unknown"} for token in piece)
    asks = piece[0].low in ("what", "why") and sum(token.tag in FINITE for token in piece) < 2 and not open_question
    return asks or piece[0].low in _DANGLING


_LONGEST_SENTENCE = 200
"""Tokens from which on nobody wrote it as a sentence; each of its clauses would be looked at against all others."""

_CLAUSAL = frozenset({Manner.WHO, Manner.WHERE, Manner.WHEN})
_DANGLING = frozenset({"where", "which", "who", "whom", "whose"})


def _without_lead(tokens: Sequence[Token]) -> list[Token]:
    """Drop connecting words in front: "But", "However,", "On the other hand,"."""
    start = 0
    while start < len(tokens):
        token = tokens[start]
        if (
            token.tag in (Tag.COORDINATOR, Tag.COMMA, Tag.OPEN, Tag.CLOSE, Tag.BREAK, Tag.MARK)
            and token.text not in "$€£(["
        ):
            start += 1
            continue
        comma = next((k for k in range(start, min(start + 8, len(tokens))) if tokens[k].tag is Tag.COMMA), None)
        if comma is not None and words_of(tokens[start:comma]).casefold() in _LEADS:
            start = comma + 1
        else:
            break
    return list(tokens[start:])


_LEADS = frozenset(
    {
        "however", "meanwhile", "moreover", "furthermore", "in addition", "additionally", "on the other hand", "also",
        "therefore", "thus", "nevertheless", "nonetheless", "still", "instead", "in fact", "of course", "for example",
        "for instance", "besides", "unfortunately", "separately", "in turn", "as a result", "at the same time",
        "on the contrary", "consequently", "similarly", "likewise", "then", "indeed", "in particular", "for his part",
        "for her part", "for its part", "as previously reported",
    }
)  # fmt: skip


def _clauses_of(tokens: Sequence[Token], is_person: IsPerson) -> Iterator[Clause]:
    if tokens[0].low in ("if", "unless"):
        yield Clause(words_of(tokens), tuple(tokens))
        return
    told = list(split_changes(words_of(tokens)))
    for one in told if len(told) > 1 else ():
        yield from (
            replace(clause, tokens=tuple(tokens)) for clause in _clauses_of(tokenize(one, 0, len(one)), is_person)
        )
    for draft in _drafts(tokens) if len(told) == 1 else ():
        yield from _finish(draft, is_person)


def _talk(tokens: Sequence[Token], begin: int) -> tuple[str, int] | None:
    """Read "and warned that …" or "and urged …": what the subject goes on to say or do with words."""
    at = begin
    while at < len(tokens) and tokens[at].tag in (Tag.ADVERB, Tag.AUXILIARY):
        at += 1
    base = base_of(tokens[at].low) if at < len(tokens) else None
    if base in lexicon.SAYING and at - begin < 2:
        after = skip_adjuncts(tokens, at + 1, len(tokens))
        that = after < len(tokens) and tokens[after].low == "that"
        clause = base in lexicon.SAYING_WITHOUT_THAT and has_own_subject(tokens, after, False)
        return ("speech", after + that) if that or clause else None
    return ("deed", begin) if base in lexicon.STATEMENT and at == begin else None


def _finish(draft: _Draft, is_person: IsPerson) -> Iterator[Clause]:
    if draft.said:
        yield Clause(
            words_of(draft.tokens), tuple(draft.tokens), draft.said == "speech", draft.said == "deed", draft.shared
        )
        return
    source = tuple(draft.shared_tokens + draft.tokens)
    draft.tokens = with_gaps_filled(draft.tokens, draft.before)
    numbered, rest = numbered_participles(draft.tokens)
    yield from (Clause(words, source) for words in numbered)
    for words in _split_predicate(rest) if draft.shared or not _is_fragment(rest) else ():
        yield Clause(join(draft.shared, words), source)
    subject = draft.shared or _subject_words(draft.tokens)
    whole: Sequence[Token] = draft.tokens
    for modifier, position in draft.modifiers:
        speech, deed = modifier.manner is Manner.SPEECH, modifier.manner is Manner.DEED
        tokens = modifier.tokens if speech else (*source[: len(draft.shared_tokens) + position], *modifier.tokens)
        for words in render_modifier(modifier, draft.tokens[:position], whole, subject, is_person):
            if modifier.manner in _CLAUSAL:
                yield from _again(words, tuple(tokens), is_person)
                continue
            yield Clause(words, tuple(tokens), speech, deed, aside=True)
            if modifier.manner is Manner.DOING:
                whole = tokenize(words, 0, len(words))


def _split_predicate(tokens: Sequence[Token]) -> Iterator[str]:
    for contrasted in split_contrast(tokens):
        for one in split_gapped(contrasted):
            yield from split_counts(one)


def _is_fragment(tokens: Sequence[Token]) -> bool:
    """Whether a stretch has no main verb, not just an unknown one: "a baker who lost his shop"."""
    if not tokens or first_finite(tokens) is not None:
        return not tokens
    opener = tokens[0].tag in (Tag.PREPOSITION, Tag.ING, Tag.SUBORDINATOR, Tag.RELATIVE, Tag.TO)
    return opener or any(token.tag is Tag.RELATIVE for token in tokens)


def _subject_words(tokens: Sequence[Token]) -> str:
    finite = first_finite(tokens)
    return definite(words_of(tokens[subject_start(tokens, finite) : finite])) if finite else ""


def _drafts(tokens: Sequence[Token]) -> Iterator[_Draft]:
    """Walk the tokens once, taking modifiers out and starting a new draft at each coordinated clause."""
    draft = _Draft()
    at = 0
    while at < len(tokens):
        modifier = find_modifier(tokens, at, draft.tokens)
        if modifier is not None:
            draft.modifiers.append((modifier, len(draft.tokens)))
            at = modifier.resume
            continue
        begin = find_clause(tokens, at, draft.tokens)
        if begin is None:
            draft.tokens.append(tokens[at])
            at += 1
            continue
        yield draft
        draft = _following(draft, tokens, begin)
        at = begin
        if draft.shared and (talk := _talk(tokens, begin)) is not None:
            draft.said, at = talk
    yield draft


def _following(draft: _Draft, tokens: Sequence[Token], begin: int) -> _Draft:
    """Return the draft of the coordinated clause that begins here, with what it shares with the one in front."""
    if not is_verb_phrase(tokens, begin):
        return _Draft(before=draft.tokens)
    front = draft.shared_tokens + draft.tokens
    subject = shared_subject(front, draft.shared, tokens[begin])
    return _Draft(shared=subject, shared_tokens=front) if first_finite(front) is not None else _Draft()
