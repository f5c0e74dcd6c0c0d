"""Name the body that "the hospital" or "the ministry" means, where an article can mean only one.

It can where one name ends with the noun ("Orlo Hospital") or has it in front ("Ministry of Health"), and the noun
stands nowhere in the plural, with "a", or with words of its own ("a private hospital"): that may be another.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from verifier.engines.local.grammar.tagging import tokenize
from verifier.engines.local.grammar.tokens import Tag, Token
from verifier.engines.local.grammar.wording import words_of

_NOUNS = frozenset(
    "ministry federation union party court council hospital institute museum university commission committee tribunal "
    "inspectorate brigade authority trust laboratory directorate reserve diocese association academy foundation "
    "observatory clinic theatre opera library school college airport church cathedral stadium".split()
)
_PLURALS = {noun[:-1] + "ies" if noun.endswith("y") else f"{noun}s": noun for noun in _NOUNS}
_HERE = frozenset({"the", "this"})
_NO_MORE = (Tag.WORD, Tag.NAME, Tag.NUMBER, Tag.PARTICIPLE, Tag.ING)
_LONGEST = 6


def named_bodies(sentences: Sequence[Sequence[Token]]) -> Mapping[str, str]:
    """Return the only body of its kind by its noun, in folded case."""
    names: dict[str, set[str]] = defaultdict(set)
    others: set[str] = set()
    for tokens in sentences:
        for at, token in enumerate(tokens):
            noun = token.low
            if noun not in _NOUNS:
                others.add(_PLURALS.get(noun, ""))
                continue
            name = _name(tokens, at)
            if name:
                names[noun].add(name)
            elif not (at and tokens[at - 1].low in _HERE):
                others.add(noun)
    return {noun: found for noun in names if noun not in others and (found := _only(names[noun]))}


def with_bodies(text: str, bodies: Mapping[str, str]) -> str:
    """Put the name of a body in the place of "the hospital", once, unless the text names it already."""
    tokens = tokenize(text, 0, len(text))
    for at in range(1, len(tokens)):
        name = bodies.get(tokens[at].text)
        follows = at + 1 < len(tokens) and tokens[at + 1].tag in _NO_MORE
        placed = at + 1 < len(tokens) and tokens[at + 1].low in ("of", "in", "at", "near")
        if name and tokens[at - 1].low in _HERE and not (follows or placed) and name.casefold() not in text.casefold():
            shown = f"{tokens[at - 1].text} {name}"
            return text[: tokens[at - 1].start] + shown + text[tokens[at].end :]
    return text


def _name(tokens: Sequence[Token], at: int) -> str:
    """Return the name that ends with a noun, or that has it in front of "of"."""
    start = at
    while start and at - start < _LONGEST and tokens[start - 1].tag in (Tag.NAME, Tag.POSSESSIVE):
        start -= 1
    if not (start and tokens[start - 1].low == "the"):  # "Norland's Health Ministry" is the Health Ministry
        owner = [k for k in range(start, at) if tokens[k].tag is Tag.POSSESSIVE]
        start = owner[-1] + 1 if owner else start
    if start < at and tokens[at].tag is Tag.NAME:
        return words_of(tokens[start : at + 1])
    end = at + 2
    while end < len(tokens) and tokens[end].tag is Tag.NAME:
        end += 1
    if start == at and tokens[at + 1 : at + 2] and tokens[at + 1].low == "of" and end > at + 2:
        return words_of(tokens[at:end])
    return ""


def _only(names: set[str]) -> str:
    longest = max(names, key=len)
    return longest if all(set(name.split()) <= set(longest.split()) for name in names) else ""
