"""Tell by the words right beside a name that its bearer is dead: "the body of Jane Doe", "Jane Doe, 45, was killed"."""

from collections.abc import Sequence

from verifier.engines.local.grammar.tokens import Tag, Token

_IN_FRONT = frozenset("dead killed killing death body victim victims deceased late".split())
_DIED = frozenset({"died", "drowned", "perished"})
_KILLED = frozenset({"killed", "dead", "drowned", "slain"})


def is_dead(tokens: Sequence[Token], source: Sequence[Token]) -> bool:
    """Whether a sentence says that whom a stretch of it names is dead."""
    front = next((token for token in reversed(tokens) if token.end <= source[0].start and not _links(token)), None)
    if front is not None and front.low in _IN_FRONT:
        return True
    behind = [token for token in tokens if token.start >= source[-1].end and not _passes(token)]
    if not behind:
        return False
    if behind[0].tag is Tag.AUXILIARY:
        verbal = [token for token in behind[1:3] if token.tag is not Tag.ADVERB]
        return bool(verbal) and verbal[0].low in _KILLED | _DIED
    return behind[0].low in _DIED


def _links(token: Token) -> bool:
    return token.tag in (Tag.COMMA, Tag.DETERMINER, Tag.NAME) or token.low in ("of", "and", "was", "were", "is", "are")


def _passes(token: Token) -> bool:
    return token.tag in (Tag.COMMA, Tag.ADVERB, Tag.RELATIVE)
