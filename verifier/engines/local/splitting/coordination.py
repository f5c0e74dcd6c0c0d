"""Find where a coordinated clause begins, and what it leaves out because the clause in front has said it.

Left out are the subject ("closed two plants and opened a school") and, behind figures, the auxiliary and the noun
("58 people were killed and 400 injured").
"""

from collections.abc import Sequence
from dataclasses import replace

from verifier.engines.local.grammar import lexicon
from verifier.engines.local.grammar.phrases import counted, first_finite, group_end, is_plural, subject_start
from verifier.engines.local.grammar.tokens import FINITE, Tag, Token
from verifier.engines.local.grammar.verbs import Form, base_of, form_of
from verifier.engines.local.grammar.wording import definite, join, words_of

_OWN_CLAUSE = frozenset({"and", "but", "while", "whereas", "although", "though", "yet", "so"})


def find_clause(tokens: Sequence[Token], at: int, before: Sequence[Token]) -> int | None:
    """Return where a coordinated clause begins, if one does at this comma or conjunction."""
    token = tokens[at]
    comma = token.tag is Tag.COMMA
    word = tokens[at + 1] if comma and at + 1 < len(tokens) else token
    joined = word.low in _OWN_CLAUSE or (comma and word.low == "even")
    if not joined and not comma:
        return None
    begin = at + 1 + (1 if comma and joined else 0)
    if begin >= len(tokens) or not any(one.tag in FINITE for one in before):
        return None
    if word.low in ("while", "although", "though", "so", "yet") and not comma:
        return None
    while (
        joined
        and begin < len(tokens)
        and (tokens[begin].tag in (Tag.COMMA, Tag.SUBORDINATOR) or tokens[begin].low == "as")
    ):
        begin += 1
    if begin >= len(tokens) or (joined and not comma and first_finite(before) is None):
        return None  # "the system that handles A and B went down": no main verb has come yet
    if is_verb_phrase(tokens, begin):
        if _goes_on_from_to(tokens, begin, before) or _goes_on_from_participle(tokens, begin, before):
            return None
        if joined:
            return begin
        return begin if first_finite(before) is not None and _headline_comma(tokens, begin) else None
    return begin if joined and has_own_subject(tokens, begin, comma) else None


def _goes_on_from_to(tokens: Sequence[Token], begin: int, before: Sequence[Token]) -> bool:
    """Whether a bare verb goes on from "to": "a move to calm investors and quickly raise money"."""
    verb = next(token for token in tokens[begin:] if token.tag in FINITE)
    return form_of(verb.low) is Form.BASE and any(token.tag is Tag.TO for token in before)


def _goes_on_from_participle(tokens: Sequence[Token], begin: int, before: Sequence[Token]) -> bool:
    """Whether "sent" goes on from "hired": "is worried for the clerks hired for the shop and sent to Orlo"."""
    finite = first_finite(before)
    verb = next(at for at in range(begin, len(tokens)) if tokens[at].tag in FINITE)
    if finite is None or form_of(tokens[verb].low) is not Form.PAST_AND_PARTICIPLE:
        return False
    bare = verb + 1 == len(tokens) or tokens[verb + 1].tag in (Tag.PREPOSITION, Tag.TO, Tag.ADVERB, Tag.END)
    nouns = (Tag.WORD, Tag.NAME)
    start = group_end(before, finite) + 1
    return bare and any(
        before[at].tag is Tag.PARTICIPLE and before[at - 1].tag in nouns for at in range(start, len(before))
    )


def _headline_comma(tokens: Sequence[Token], begin: int) -> bool:
    """Whether a comma stands for "and", as in headlines: a modal or verb follows at once."""
    token = tokens[begin]
    loose = token.tag is Tag.VERB and len(tokens) - begin > 2
    doubtful = form_of(token.low) is Form.PAST_AND_PARTICIPLE and tokens[begin + 1].tag in (Tag.PREPOSITION, Tag.TO)
    return token.low in lexicon.MODALS or (loose and not doubtful)


def is_verb_phrase(tokens: Sequence[Token], begin: int) -> bool:
    """Whether a verb, perhaps behind an adverb, stands here."""
    at = begin
    while at < len(tokens) and tokens[at].tag is Tag.ADVERB:
        at += 1
    return at < len(tokens) and tokens[at].tag in FINITE


def has_own_subject(tokens: Sequence[Token], begin: int, comma: bool) -> bool:
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


def shared_subject(tokens: Sequence[Token], shared: str, verb: Token) -> str:
    """Return the subject that a verb behind a conjunction shares, with the auxiliary if the verb needs one.

    `tokens` are the clause in front, `shared` the subject that this one shares itself. Empty where there is none.
    """
    that = max(
        (at for at, token in enumerate(tokens) if token.low == "that" and token.tag is Tag.SUBORDINATOR), default=-1
    )
    inner = tokens[that + 1 :]
    finite = first_finite(inner)
    if finite == 0 or finite is None or not _agree(inner[finite - 1], verb):
        inner, finite = tokens, first_finite(tokens)
    if finite is None:
        return ""
    subject = shared if shared and that < 0 else definite(words_of(inner[subject_start(inner, finite) : finite]))
    auxiliary = inner[finite].low
    participle = verb.tag is not Tag.AUXILIARY and form_of(verb.low) is Form.PAST_AND_PARTICIPLE
    again = participle and auxiliary in lexicon.BE | lexicon.HAVE
    if again or (auxiliary in lexicon.MODALS and base_of(verb.low) == verb.low):
        group = inner[finite : group_end(inner, finite)]
        subject = join(subject, *(token.text for token in group if token.tag is Tag.AUXILIARY))
    return subject


_NO_OBJECT = (Tag.PREPOSITION, Tag.SUBORDINATOR, Tag.RELATIVE, Tag.ADVERB, Tag.COMMA)


def with_gaps_filled(tokens: list[Token], before: Sequence[Token]) -> list[Token]:
    """Put "people were" into "400 injured" behind "58 people were killed", "people had been" behind "had been"."""
    at, finite = first_finite(tokens), first_finite(before)
    passive = _passive(before, finite)
    if at is None or finite is None or not passive:
        return tokens
    if form_of(tokens[at].low) is not Form.PAST_AND_PARTICIPLE or all(one.tag is not Tag.NUMBER for one in tokens[:at]):
        return tokens
    if at + 1 < len(tokens) and tokens[at + 1].tag not in _NO_OBJECT:
        return tokens
    if tokens[0].low in ("one", "1"):
        return [*tokens[:at], *_in_singular(passive), *tokens[at:]]
    noun = [one for thing in counted(before[:finite])[:1] for one in before[thing.number + 1 : thing.end]]
    bare = tokens[at - 1].tag is Tag.NUMBER
    return [*tokens[:at], *(noun if bare else ()), *passive, *tokens[at:]]


_MANY = {"is": "are", "was": "were", "has": "have"}


def _passive(tokens: Sequence[Token], finite: int | None) -> list[Token]:
    """Return the auxiliaries of a passive, in the plural: "were", "had been"; none where there is no such verb."""
    if finite is None:
        return []
    been = tokens[finite].low in ("has", "have", "had") and [one.low for one in tokens[finite + 1 : finite + 2]] == [
        "been"
    ]
    if not been and tokens[finite].low not in ("is", "are", "was", "were"):
        return []
    plural = _MANY.get(tokens[finite].low, tokens[finite].low)
    return [replace(tokens[finite], text=plural, low=plural), *tokens[finite + 1 : finite + 1 + been]]


def _in_singular(auxiliaries: Sequence[Token]) -> list[Token]:
    single = {many: one for one, many in _MANY.items()}.get(auxiliaries[0].low, auxiliaries[0].low)
    return [replace(auxiliaries[0], text=single, low=single), *auxiliaries[1:]]


def _agree(noun: Token, verb: Token) -> bool:
    """Whether a verb can have this noun as its subject, by number."""
    plural = is_plural(noun) or noun.low in ("they", "we", "you")
    if verb.low in ("is", "was", "has", "does"):
        return not plural
    return plural or verb.low not in ("are", "were", "have", "do")
