"""Tell who of an article's people is a "he" and who a "she", so that neither pronoun is taken for the wrong one.

By titles ("Ms Doe"), words for men and women ("the spokeswoman, Jane Doe"), and the pronouns of sentences that name
nobody else. First names tell nothing here. Who is called both ways is nobody's "he" or "she".
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from verifier.engines.local.grammar.tokens import Tag, Token
from verifier.engines.local.speakers.offices import Name, find_names

_PRONOUNS = {"he": "he", "his": "he", "himself": "he", "she": "she", "her": "she", "herself": "she"}
"""Those that may mean the subject: "him" does not."""

_TITLES = {"mr": "he", "sir": "he", "lord": "he", "mrs": "she", "ms": "she", "miss": "she", "dame": "she"}
_TITLE, _OPENER, _INSIDE = 20, 2, 1
_ENOUGH = 2
"""How much a title, a pronoun that opens the next sentence and one in the same sentence weigh, and what they need."""

_CLEAR = 3
"""How much one pronoun must outweigh the other."""


def genders(sentences: Sequence[Sequence[Token]], known: Mapping[str, str]) -> Mapping[str, str]:
    """Return "he" or "she" by surname, in folded case, of those for whom an article tells it; `known` are its names."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    before = ""
    for tokens in sentences:
        names = [*find_names(tokens, known.keys())]
        for name in names:
            for word in _titles(tokens, name):
                seen[name.surname][word] += _TITLE
        plain = [token for token in tokens if not token.quoted and token.tag is not Tag.OPEN]
        if before and plain and plain[0].low in ("he", "she"):
            seen[before][plain[0].low] += _OPENER
        people = {name.surname for name in names}
        before = next(iter(people)) if len(people) == 1 else "" if people else before
        if len(people) == 1:
            for word in _inside(plain, names[0].tokens[-1].end):
                seen[before][word] += _INSIDE
    return {surname: word for surname, counts in seen.items() if (word := _clear(counts))}


def _inside(tokens: Sequence[Token], start: int) -> Iterator[str]:
    for token, after in pairwise(tokens):
        object_like = token.low == "her" and after.tag is not Tag.WORD
        if token.start >= start and token.low in _PRONOUNS and not object_like:
            yield _PRONOUNS[token.low]


def _titles(tokens: Sequence[Token], name: Name) -> Iterator[str]:
    """Yield what titles and words for men and women right in front of a name say."""
    front = [token for token in tokens[max(0, name.start - 3) : name.start] if token.tag is not Tag.COMMA]
    for word in (token.low.rstrip(".") for token in front[-2:]):
        if word in _TITLES:
            yield _TITLES[word]
        elif word.endswith("woman"):
            yield "she"
        elif word.endswith(("sman", "chairman", "policeman", "fisherman")):
            yield "he"


def _clear(counts: Counter[str]) -> str:
    first, second = sorted(("he", "she"), key=lambda word: -counts[word])
    return first if counts[first] >= max(_ENOUGH, _CLEAR * counts[second]) else ""
