"""Put a denial with its verb in front in plain order: "Nor was he dismissed" is "he was not dismissed"."""

from collections.abc import Sequence
from dataclasses import replace

from verifier.engines.local.grammar.tokens import Tag, Token

_LONGEST_SUBJECT = 8
_OF_SUBJECT = (Tag.DETERMINER, Tag.NAME, Tag.WORD, Tag.POSSESSIVE, Tag.NUMBER)
_VERBAL = (Tag.PARTICIPLE, Tag.BASE, Tag.ING)


def is_nor(tokens: Sequence[Token]) -> bool:
    """Whether a sentence begins with "nor" or "neither" and an auxiliary."""
    turned = len(tokens) > 3 and tokens[0].low in ("nor", "neither") and tokens[1].tag is Tag.AUXILIARY
    return turned and tokens[2].tag in (*_OF_SUBJECT, Tag.PRONOUN)


def denied_in_order(tokens: Sequence[Token]) -> list[Token]:
    """Return subject, auxiliary, "not" and the rest; nothing where the end of the subject cannot be told."""
    end = 3 if tokens[2].tag is Tag.PRONOUN else _subject_end(tokens)
    if end is None:
        return []
    negation = replace(tokens[0], text="not", low="not", tag=Tag.ADVERB)
    return [*tokens[2:end], tokens[1], negation, *tokens[end:]]


def _subject_end(tokens: Sequence[Token]) -> int | None:
    near = range(3, min(3 + _LONGEST_SUBJECT, len(tokens)))
    end = next((at for at in near if tokens[at].tag in _VERBAL), None)
    return end if end is not None and all(token.tag in _OF_SUBJECT for token in tokens[2:end]) else None
