"""Find where a relative clause or a participle ends, and where the clause around it goes on."""

from collections.abc import Sequence

from verifier.engines.local.grammar import lexicon
from verifier.engines.local.grammar.tokens import FINITE, Tag, Token
from verifier.engines.local.grammar.verbs import base_of
from verifier.engines.local.splitting.coordination import has_own_subject

_GOES_ON = frozenset({"including", "even", "but", "while", "although", "though"})


def adjunct_stop(tokens: Sequence[Token], body: int, before: Sequence[Token]) -> int | None:
    """Return the comma where the clause begins that "At the request of the members, who …, the council" leads to."""
    opener = before[0].tag in (Tag.PREPOSITION, Tag.SUBORDINATOR, Tag.ING) or before[0].low in ("when", "following")
    if not opener or any(token.tag is Tag.COMMA for token in before):
        return None
    seen = False
    for at in range(body, len(tokens) - 1):
        seen = seen or tokens[at].tag in FINITE
        if tokens[at].tag is Tag.COMMA and seen and has_own_subject(tokens, at + 1, False):
            return at
    return None


def stop_of(tokens: Sequence[Token], body: int, finite: bool) -> int:
    """Return where a modifier ends: the next comma that a verb follows, else (main verb seen) the end."""
    seen = False
    for at in range(body, len(tokens)):
        seen = seen or tokens[at].tag in FINITE
        if tokens[at].tag is Tag.COMMA and seen and at + 1 < len(tokens):
            after = tokens[at + 1]
            if after.tag in FINITE or (not finite and after.tag is Tag.ADVERB) or (finite and _opens_more(after)):
                return at
    return len(tokens)


def _opens_more(token: Token) -> bool:
    return token.low in ("but", "and", "while", "by") or (token.tag is Tag.ING and base_of(token.low) in lexicon.SAYING)


def resume_after(tokens: Sequence[Token], body: int, finite: bool) -> int:
    """Return where the clause around a modifier goes on."""
    stop = stop_of(tokens, body, finite)
    goes_on = stop + 1 < len(tokens) and tokens[stop + 1].tag in FINITE
    return stop + 1 if stop < len(tokens) and (goes_on or not finite) else stop


def ing_stop(tokens: Sequence[Token], at: int) -> int:
    """Return where what a participle opens ends: where something else is said, done or told."""
    for k in range(at, len(tokens) - 1):
        if tokens[k].tag in (Tag.COMMA, Tag.COORDINATOR):
            ahead = tokens[k + 1 : k + 3]
            if any(token.tag is Tag.VERB and base_of(token.low) in lexicon.SAYING for token in ahead):
                return k
            if tokens[k].tag is Tag.COMMA and (ahead[0].tag in (Tag.ING, Tag.RELATIVE) or ahead[0].low in _GOES_ON):
                return k
    return len(tokens)
