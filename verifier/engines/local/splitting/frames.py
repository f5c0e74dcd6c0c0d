"""Take off what a speaker puts in front of his own words: "We now assess that", "As we have said", "I think"."""

from collections.abc import Sequence

from verifier.engines.local.grammar import lexicon
from verifier.engines.local.grammar.names import Speaker
from verifier.engines.local.grammar.phrases import first_finite, subject_start
from verifier.engines.local.grammar.tokens import FINITE, Tag, Token
from verifier.engines.local.grammar.verbs import base_of

_FRAME_VERBS = lexicon.SAYING | frozenset(
    "think know see understand recognize realize learn expect feel guess suspect".split()
)
_SELF = frozenset({"we", "i", "he", "she", "it", "they"})
_LONGEST = 9


def without_frame(tokens: Sequence[Token]) -> Sequence[Token]:
    """Return the tokens after the frames in front, connecting words included."""
    while True:
        rest = _after_frame(tokens)
        if rest is None:
            return tokens
        tokens = rest


def _after_frame(tokens: Sequence[Token]) -> Sequence[Token] | None:
    start = _past_aside(tokens)
    if start >= len(tokens) or tokens[start].low not in _SELF:
        return tokens[start:] if start and start < len(tokens) and tokens[0].low == "as" else None
    for at in range(start + 1, min(start + _LONGEST, len(tokens))):
        token = tokens[at]
        if token.low in lexicon.NEGATIONS:
            return None
        if base_of(token.low) in _FRAME_VERBS:
            return _content(tokens, at + 1)
        if token.tag not in (Tag.ADVERB, Tag.AUXILIARY):
            return None
    return None


def _content(tokens: Sequence[Token], at: int) -> Sequence[Token] | None:
    """Return what follows "we assess": after "that", or a clause that begins at once with its own subject."""
    if at >= len(tokens):
        return None
    if tokens[at].low == "that" and tokens[at].tag is Tag.SUBORDINATOR:
        return tokens[at + 1 :]
    begins = tokens[at].low in ("there", "it") or tokens[at].tag in (Tag.NAME, Tag.NUMBER) or tokens[at].low == "the"
    finite = next((k for k in range(at, len(tokens)) if tokens[k].tag in FINITE), None)
    comma = next((k for k in range(at, len(tokens)) if tokens[k].tag in (Tag.COMMA, Tag.COORDINATOR)), len(tokens))
    return tokens[at:] if begins and finite is not None and at < finite < comma else None


def _past_aside(tokens: Sequence[Token]) -> int:
    """Return where the sentence proper begins, past "But", "And" and "as we have said,"."""
    start = 0
    while start < len(tokens) and tokens[start].tag in (Tag.COORDINATOR, Tag.OPEN, Tag.CLOSE, Tag.COMMA, Tag.MARK):
        start += 1
    if start < len(tokens) and tokens[start].low == "as":
        comma = next((k for k in range(start, min(start + _LONGEST, len(tokens))) if tokens[k].tag is Tag.COMMA), None)
        if comma is not None and any(token.low in ("we", "i", "you") for token in tokens[start:comma]):
            return comma + 1
    return start


def is_about_speaker(tokens: Sequence[Token], speaker: Speaker | None) -> bool:
    """Whether the subject of a clause is the speaker himself or his organisation."""
    finite = first_finite(tokens)
    if finite is None or speaker is None:
        return False
    subject = [
        token.low
        for token in tokens[subject_start(tokens, finite) : finite]
        if token.tag not in (Tag.OPEN, Tag.CLOSE, Tag.MARK, Tag.ADVERB)
    ]
    if len(subject) == 1 and subject[0] in ("we", "i", "he", "she", "it", "they"):
        return True
    names = f"{speaker.name or ''} {speaker.organisation or ''}".casefold().split()
    return bool(subject) and all(word in names or word in ("the", "'s") for word in subject)
