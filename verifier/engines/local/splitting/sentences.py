"""Split what stands between full stops into sentences: at a semicolon, a dash or a colon with a clause on both sides.

What stands behind a colon is not split off where the words in front make it something that is only said or thought
("Rumours spread: …").
"""

from collections.abc import Iterator, Sequence

from verifier.engines.local.grammar import lexicon
from verifier.engines.local.grammar.tokens import FINITE, Tag, Token
from verifier.engines.local.grammar.verbs import base_of

_ANNOUNCED = frozenset(
    "rumor rumour claim story theory allegation accusation message argument question promise plan proposal scenario "
    "belief hope fear idea option choice lie demand headline warning answer explanation excuse condition reason rule "
    "clear blunt adamant unanimous simple following".split()
)
_LEADS_ON = frozenset({"what", "how", "why", "who", "where", "correction"})
_SAYING = (lexicon.SAYING | {"know", "think", "mean", "ask"}) - {"find", "rule", "learn", "show", "hold"}
_VERBAL = (*FINITE, Tag.BASE, Tag.PARTICIPLE, Tag.ING)
_SHORT = 7


def split_sentences(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """Yield the sentences of a quotation that holds several, and what stands on both sides of a semicolon or colon."""
    piece: list[Token] = []
    for at, token in enumerate(tokens):
        if token.text == "?" and _depth(piece) <= 0:
            piece = []
            continue
        if _is_border(tokens, at, piece) and _depth(piece) <= 0:
            if not (token.text == ":" and _is_turn(piece)) and not _is_dateline(token, piece):
                yield piece
            piece = []
        else:
            piece.append(token)
    yield piece


def _is_border(tokens: Sequence[Token], at: int, piece: Sequence[Token]) -> bool:
    if tokens[at].tag is not Tag.BREAK:
        return tokens[at].tag is Tag.END
    if _is_dateline(tokens[at], piece):
        return True
    ahead = tokens[at + 1 : at + 20]
    verbs = any(token.tag in FINITE for token in piece) and any(token.tag in FINITE for token in ahead)
    return verbs and (tokens[at].text != ":" or not (_announces(piece) or ahead[0].low == "they"))


def _is_dateline(token: Token, piece: Sequence[Token]) -> bool:
    """Whether a dash stands behind nothing but a place and a date: "ORLO, 8 May 2025 — …"."""
    plain = all(one.tag in (Tag.NAME, Tag.NUMBER, Tag.COMMA, Tag.END, Tag.MARK) for one in piece)
    return token.text in ("—", "–", "--") and plain and any(one.low.rstrip(".") in lexicon.MONTHS for one in piece)


def _announces(piece: Sequence[Token]) -> bool:
    """Whether what stands behind a colon is only what somebody says, thinks or asks, or completes what is in front."""
    return (
        piece[-1].low in lexicon.DO
        or piece[0].low in _LEADS_ON
        or any(one.low in _ANNOUNCED or one.low.removesuffix("s") in _ANNOUNCED for one in piece)
        or any(base_of(one.low) in _SAYING and one.tag in _VERBAL for one in piece)
    )


def _is_turn(piece: Sequence[Token]) -> bool:
    """Whether a few words in front of a colon only lead up to it: "Others never got that far: …"."""
    denies = any(one.low in ("no", "never", "nobody", "none") for one in piece)
    return denies and len(piece) <= _SHORT and all(one.low not in lexicon.BE for one in piece)


def _depth(tokens: Sequence[Token]) -> int:
    """Return how many round brackets are open; an unclosed one far back does not count."""
    recent = tokens[-30:]
    return sum((token.text == "(") - (token.text == ")") for token in recent)
