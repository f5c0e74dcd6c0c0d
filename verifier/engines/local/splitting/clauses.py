"""Split what is said into clauses that could each be true or false alone.

Coordinated clauses and verb phrases, relative clauses, "including …", "with some …", participles and appositions
become clauses of their own (docs/domain.md, "Atomic"). A clause with "if" stays whole. Words are kept as they stand;
`modifiers` and `counts` do the rewording.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from verifier.engines.local.grammar import lexicon
from verifier.engines.local.grammar.phrases import first_finite, group_end, is_plural, subject_start
from verifier.engines.local.grammar.subjects import skip_adjuncts
from verifier.engines.local.grammar.tagging import tokenize
from verifier.engines.local.grammar.tokens import FINITE, Tag, Token
from verifier.engines.local.grammar.verbs import Form, base_of, form_of
from verifier.engines.local.grammar.wording import definite, join, words_of
from verifier.engines.local.splitting.counts import split_contrast, split_counts
from verifier.engines.local.splitting.modifier_wording import numbered_participles, render_modifier
from verifier.engines.local.splitting.modifiers import Manner, Modifier, find_modifier

_OWN_CLAUSE = frozenset({"and", "but", "while", "whereas", "although", "though", "yet", "so"})
_CONCESSIONS = frozenset({"while", "although", "though", "whereas"})


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause in words that still hold pronouns, and the tokens of the article that it rests on.

    `speech` marks what the same speaker goes on to say ("adding that …"), `deed` what he does with words ("calling
    for …"). Where `subject` is given, the words go on from a subject: the speaker in what somebody says, else this one.
    """

    words: str
    tokens: tuple[Token, ...]
    speech: bool = False
    deed: bool = False
    subject: str = ""


@dataclass(slots=True)
class _Draft:
    tokens: list[Token] = field(default_factory=list)
    modifiers: list[tuple[Modifier, int]] = field(default_factory=list)
    shared: str = ""
    shared_tokens: list[Token] = field(default_factory=list)
    said: str = ""


def split_clauses(tokens: Sequence[Token]) -> Iterator[Clause]:
    """Yield the clauses of one sentence, in text order."""
    piece = _without_lead(tokens)
    if piece:
        for part in _concessions(piece):
            yield from _clauses_of(part)


def split_sentences(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """Yield the sentences of a quotation that holds several, and what stands on both sides of a semicolon."""
    piece: list[Token] = []
    for at, token in enumerate(tokens):
        if token.text == "?" and _depth(piece) <= 0:
            piece = []
            continue
        strong = token.tag is Tag.END or (
            token.tag is Tag.BREAK and token.text != ":" and _both_have_verbs(tokens, at, piece)
        )
        if strong and _depth(piece) <= 0:
            yield piece
            piece = []
        else:
            piece.append(token)
    yield piece


def _both_have_verbs(tokens: Sequence[Token], at: int, piece: Sequence[Token]) -> bool:
    ahead = tokens[at + 1 : at + 20]
    return any(token.tag in FINITE for token in piece) and any(token.tag in FINITE for token in ahead)


def _depth(tokens: Sequence[Token]) -> int:
    """Return how many round brackets are open; an unclosed one far back does not count."""
    recent = tokens[-30:]
    return sum((token.text == "(") - (token.text == ")") for token in recent)


def _without_lead(tokens: Sequence[Token]) -> list[Token]:
    """Drop connecting words in front: "But", "However,", "On the other hand,", "As we have said,"."""
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
        elif comma is not None and token.low == "as" and _speaks_of_itself(tokens[start:comma]):
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
        "for her part", "for its part",
    }
)  # fmt: skip


def _speaks_of_itself(tokens: Sequence[Token]) -> bool:
    return any(token.low in ("we", "i") for token in tokens) or words_of(tokens).casefold() == "as previously reported"


def _concessions(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """Split "While X, Y" into X and Y."""
    comma = next((at for at, token in enumerate(tokens) if token.tag is Tag.COMMA), None)
    if tokens[0].low not in _CONCESSIONS:
        yield list(tokens)
        return
    comma = len(tokens) if comma is None else comma
    first, second = list(tokens[1:comma]), list(tokens[comma + 1 :])
    if first_finite(first) is not None and first_finite(second) is not None:
        yield first
        yield second
    else:
        yield list(tokens)[1:]


def _clauses_of(tokens: Sequence[Token]) -> Iterator[Clause]:
    if tokens[0].low in ("if", "unless"):
        yield Clause(words_of(tokens), tuple(tokens))
        return
    for draft in _drafts(tokens):
        yield from _finish(draft)


def _talk(tokens: Sequence[Token], begin: int) -> tuple[str, int] | None:
    """Read "and warned that …" or "and urged …": what the subject goes on to say or do with words."""
    at = begin
    while at < len(tokens) and tokens[at].tag in (Tag.ADVERB, Tag.AUXILIARY):
        at += 1
    base = base_of(tokens[at].low) if at < len(tokens) else None
    if base in lexicon.SAYING and at - begin < 2:
        after = skip_adjuncts(tokens, at + 1, len(tokens))
        that = after < len(tokens) and tokens[after].low == "that"
        clause = base in lexicon.SAYING_WITHOUT_THAT and _has_own_subject(tokens, after, False)
        return ("speech", after + that) if that or clause else None
    return ("deed", begin) if base in lexicon.STATEMENT and at == begin else None


def _finish(draft: _Draft) -> Iterator[Clause]:
    if draft.said:
        yield Clause(
            words_of(draft.tokens), tuple(draft.tokens), draft.said == "speech", draft.said == "deed", draft.shared
        )
        return
    source = tuple(draft.shared_tokens + draft.tokens)
    numbered, rest = numbered_participles(draft.tokens)
    yield from (Clause(words, source) for words in numbered)
    for tokens in split_contrast(rest) if draft.shared or not _is_fragment(rest) else ():
        for words in split_counts(tokens):
            yield Clause(join(draft.shared, words), source)
    subject = draft.shared or _subject_words(draft.tokens)
    whole: Sequence[Token] = draft.tokens
    for modifier, position in draft.modifiers:
        speech, deed = modifier.manner is Manner.SPEECH, modifier.manner is Manner.DEED
        tokens = modifier.tokens if speech else (*source[: len(draft.shared_tokens) + position], *modifier.tokens)
        for words in render_modifier(modifier, draft.tokens[:position], whole, subject):
            yield Clause(words, tuple(tokens), speech, deed)
            if modifier.manner is Manner.DOING:
                whole = tokenize(words, 0, len(words))


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
        begin = _new_clause(tokens, at, draft.tokens)
        if begin is None:
            draft.tokens.append(tokens[at])
            at += 1
            continue
        following = _shared(draft, tokens[begin]) if _is_verb_phrase(tokens, begin) else _Draft()
        yield draft
        draft = following
        at = begin
        if draft.shared and (talk := _talk(tokens, begin)) is not None:
            draft.said, at = talk
    yield draft


def _new_clause(tokens: Sequence[Token], at: int, before: Sequence[Token]) -> int | None:
    """Return where a coordinated clause begins, if one does at this comma or conjunction."""
    token = tokens[at]
    comma = token.tag is Tag.COMMA
    word = tokens[at + 1] if comma and at + 1 < len(tokens) else token
    joined = word.low in _OWN_CLAUSE
    if not joined and not comma:
        return None
    begin = at + 1 + (1 if comma and joined else 0)
    if begin >= len(tokens) or not any(one.tag in FINITE for one in before):
        return None
    if word.low in ("while", "although", "though", "so", "yet") and not comma:
        return None
    while joined and begin < len(tokens) and tokens[begin].tag in (Tag.COMMA, Tag.SUBORDINATOR):
        begin += 1
    if begin >= len(tokens):
        return None
    if _is_verb_phrase(tokens, begin):
        return begin if joined or _headline_comma(tokens, begin) else None
    return begin if joined and _has_own_subject(tokens, begin, comma) else None


def _headline_comma(tokens: Sequence[Token], begin: int) -> bool:
    """Whether a comma stands for "and", as in headlines: a modal or verb follows at once."""
    token = tokens[begin]
    loose = token.tag is Tag.VERB and len(tokens) - begin > 2
    doubtful = form_of(token.low) is Form.PAST_AND_PARTICIPLE and tokens[begin + 1].tag in (Tag.PREPOSITION, Tag.TO)
    return token.low in lexicon.MODALS or (loose and not doubtful)


def _is_verb_phrase(tokens: Sequence[Token], begin: int) -> bool:
    at = begin
    while at < len(tokens) and tokens[at].tag is Tag.ADVERB:
        at += 1
    return at < len(tokens) and tokens[at].tag in FINITE


def _has_own_subject(tokens: Sequence[Token], begin: int, comma: bool) -> bool:
    """Whether a noun phrase with its own finite verb begins here."""
    allowed = (Tag.NAME, Tag.WORD, Tag.NUMBER, Tag.POSSESSIVE, Tag.DETERMINER, Tag.PREPOSITION, Tag.PRONOUN, Tag.ADVERB,
               Tag.PARTICIPLE, Tag.TO, Tag.OPEN, Tag.CLOSE, Tag.ING)  # fmt: skip
    for at in range(begin, min(begin + 18, len(tokens))):
        if tokens[at].tag in FINITE:
            return at > begin
        commas = tokens[at].tag in (Tag.COMMA, Tag.COORDINATOR) and comma
        if tokens[at].tag not in allowed and not commas:
            return False
    return False


def _shared(draft: _Draft, verb: Token) -> _Draft:
    """Return a draft that begins with the subject of the one before, and its auxiliary if the verb needs one."""
    tokens = draft.shared_tokens + draft.tokens
    that = max(
        (at for at, token in enumerate(tokens) if token.low == "that" and token.tag is Tag.SUBORDINATOR), default=-1
    )
    inner = tokens[that + 1 :]
    finite = first_finite(inner)
    if finite == 0 or finite is None or not _agree(inner[finite - 1], verb):
        inner, finite = tokens, first_finite(tokens)
    if finite is None:
        return _Draft()
    start = subject_start(inner, finite)
    shared = draft.shared if draft.shared and that < 0 else definite(words_of(inner[start:finite]))
    again = (
        inner[finite].low in lexicon.BE | lexicon.HAVE
        and verb.tag is not Tag.AUXILIARY
        and form_of(verb.low) is Form.PAST_AND_PARTICIPLE
    )
    if again or (inner[finite].low in lexicon.MODALS and base_of(verb.low) == verb.low):
        shared = join(
            shared, *(token.text for token in inner[finite : group_end(inner, finite)] if token.tag is Tag.AUXILIARY)
        )
    return _Draft(shared=shared, shared_tokens=tokens)


def _agree(noun: Token, verb: Token) -> bool:
    """Whether a verb can have this noun as its subject, by number."""
    plural = is_plural(noun) or noun.low in ("they", "we", "you")
    if verb.low in ("is", "was", "has", "does"):
        return not plural
    return plural or verb.low not in ("are", "were", "have", "do")
