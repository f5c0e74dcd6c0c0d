"""Cut what is said into sentences: at full stops inside a quotation, at semicolons, and at colons between clauses.

A few words that only lead up to a colon are left out, and nothing is cut off behind a colon where the words in front
make it something only said or thought ("Rumours spread: …").
"""

from collections.abc import Iterator, Sequence

from verifier.engines.local.grammar import lexicon
from verifier.engines.local.grammar.phrases import first_finite, in_brackets
from verifier.engines.local.grammar.tokens import FINITE, Tag, Token
from verifier.engines.local.grammar.verbs import base_of
from verifier.engines.local.splitting.coordination import has_own_subject

_ANNOUNCED = frozenset(
    "rumor rumour claim story theory allegation accusation message argument question promise plan proposal scenario "
    "belief hope fear idea option choice lie demand headline warning answer explanation excuse condition reason rule "
    "charge suspicion indictment accusation plot verdict film book novel report ruling finding conclusion theory "
    "clear blunt adamant unanimous simple following".split()
)
_LEADS_ON = frozenset({"what", "how", "why", "who", "where", "correction"})
_SAYING = (lexicon.SAYING | {"know", "think", "mean", "ask", "decide", "suspect", "accuse", "allege"}) - {
    "find",
    "rule",
    "learn",
    "show",
    "hold",
}
_VERBAL = (*FINITE, Tag.BASE, Tag.PARTICIPLE, Tag.ING)


def split_sentences(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """Yield the sentences of a quotation that holds several, and what stands on both sides of a semicolon."""
    piece: list[Token] = []
    for at, token in enumerate(tokens):
        if token.text == "?" and not in_brackets(piece, len(piece)):
            piece = []
            continue
        strong = token.tag is Tag.END or (token.tag is Tag.BREAK and _parts_clauses(tokens, at, piece))
        if strong and not in_brackets(piece, len(piece)):
            if token.text != ":" or not _only_leads(piece):
                yield piece
            piece = []
        else:
            piece.append(token)
    yield piece


def _parts_clauses(tokens: Sequence[Token], at: int, piece: Sequence[Token]) -> bool:
    """Whether a semicolon, or a colon that no quotation follows, stands between two clauses with verbs."""
    if tokens[at].text == ":":
        leans = at + 1 >= len(tokens) or tokens[at + 1].tag in (Tag.OPEN, Tag.PRONOUN) or tokens[at + 1].low in _OWNED
        if leans or first_finite(piece) is None or _announces(piece):
            return False
        return has_own_subject(tokens, at + 1, False)
    return _both_have_verbs(tokens, at, piece)


_OWNED = frozenset("its their his her".split())
_LONGEST_TEASER = 9


def _announces(piece: Sequence[Token]) -> bool:
    """Whether what stands behind a colon is only what somebody says, thinks or asks, or completes what is in front."""
    return (
        piece[-1].low in lexicon.DO
        or piece[0].low in _LEADS_ON
        or any(one.low in ("if", "unless", "whether") for one in piece)
        or any(one.low in _ANNOUNCED or one.low.removesuffix("s") in _ANNOUNCED for one in piece)
        or any(base_of(one.low) in _SAYING and one.tag in _VERBAL for one in piece)
    )


def _only_leads(piece: Sequence[Token]) -> bool:
    """Whether a few words without a figure only lead up to a colon: "Investors were not convinced:"."""
    denies = piece[0].low in ("nor", "neither", "no", "nobody")
    return len(piece) <= _LONGEST_TEASER and not denies and all(token.tag is not Tag.NUMBER for token in piece)


def _both_have_verbs(tokens: Sequence[Token], at: int, piece: Sequence[Token]) -> bool:
    ahead = tokens[at + 1 : at + 20]
    return any(token.tag in FINITE for token in piece) and any(token.tag in FINITE for token in ahead)
