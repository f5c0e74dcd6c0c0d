"""Find what a sentence says by the way of who somebody is: "Jane Doe, a bus driver", "its director, Jane Doe".

Found are names with an apposition behind, and with an office and a comma in front. A title in front ("Mayor Jane Doe")
says nothing by the way. What is quoted, and what could as well be a list of people, is left out.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from verifier.engines.local.grammar import lexicon
from verifier.engines.local.grammar.names import PARTICLES, is_person
from verifier.engines.local.grammar.phrases import noun_phrase_before
from verifier.engines.local.grammar.tokens import FINITE, Tag, Token
from verifier.engines.local.speakers.roles import is_holder, is_role, without_rest

_LONGEST = 16
_OLDEST = 110
_CLOSING = (Tag.COMMA, Tag.END, Tag.BREAK, Tag.CLOSE, Tag.OPEN)


@dataclass(frozen=True, slots=True)
class Name:
    """The tokens of a person's name without titles, where they stand, and where titles in front of them begin."""

    tokens: tuple[Token, ...]
    start: int
    end: int
    titles: int

    @property
    def surname(self) -> str:
        """The last name, in folded case."""
        return self.tokens[-1].low


@dataclass(frozen=True, slots=True)
class Office:
    """Who is what: `words` are a noun phrase, `source` that and the name, in text order."""

    name: Name
    words: tuple[Token, ...]
    source: tuple[Token, ...]


def find_names(tokens: Sequence[Token], known: Collection[str] = ()) -> Iterator[Name]:
    """Yield the names of people outside quotations; a surname alone only with a title, or if it is `known` (folded)."""
    for start, end in _runs(tokens):
        name = _without_titles(tokens[start:end])
        titled = end - start > 1 and tokens[end - 2].low.rstrip(".") in lexicon.RANKS
        is_known = len(name) == 1 and (titled or name[0].low in known)
        if not any(token.quoted for token in name) and (is_known or is_person(name, False)):
            yield Name(name, end - len(name), end, start)


def find_offices(tokens: Sequence[Token], names: Sequence[Name]) -> Iterator[Office]:
    """Yield what a sentence says its people are, in text order."""
    for name in names:
        yield from _behind(tokens, name)
        yield from _in_front(tokens, name)


def is_age(token: Token) -> bool:
    """Whether a number can be an age in years."""
    return token.text.isdigit() and len(token.text) < 4 and 0 < int(token.text) <= _OLDEST


def is_closed(tokens: Sequence[Token], at: int) -> bool:
    """Whether an apposition can end here: at a comma, or with the sentence."""
    return at >= len(tokens) or tokens[at].tag in _CLOSING


def _runs(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Yield maximal runs of capitalised words."""
    start: int | None = None
    for at in range(len(tokens) + 1):
        inside = at < len(tokens) and (tokens[at].tag is Tag.NAME or _is_particle(tokens, at))
        if inside and start is None:
            start = at
        elif not inside and start is not None:
            yield start, at
            start = None


def _is_particle(tokens: Sequence[Token], at: int) -> bool:
    near = tokens[at + 1 : at + 3]
    named = at > 0 and tokens[at - 1].tag is Tag.NAME and any(token.tag is Tag.NAME for token in near)
    return named and tokens[at].low in PARTICLES


def _without_titles(run: Sequence[Token]) -> tuple[Token, ...]:
    last = max((at for at, token in enumerate(run) if _is_title(token)), default=-1)
    name = tuple(run[last + 1 :])
    while name and (name[0].low in lexicon.TIME_WORDS or name[0].low.endswith("-based")):
        name = name[1:]
    return name


def _is_title(token: Token) -> bool:
    return token.low.rstrip(".") in lexicon.RANKS or is_role(token.low)


def _behind(tokens: Sequence[Token], name: Name) -> Iterator[Office]:
    """Read "Jane Doe, head of the bank," and "Jane Doe, 45, a teacher,"."""
    if name.end >= len(tokens) or tokens[name.end].tag is not Tag.COMMA:
        return
    begin = name.end + 1
    if begin + 1 < len(tokens) and is_age(tokens[begin]) and tokens[begin + 1].tag is Tag.COMMA:
        begin += 2
    stop = begin
    while stop < len(tokens) and tokens[stop].tag not in (*_CLOSING, *FINITE, Tag.RELATIVE, Tag.PRONOUN):
        stop += 1
    inside = without_rest(tokens[begin:stop])
    closed = is_closed(tokens, stop) or tokens[stop].tag is Tag.RELATIVE
    lists = _is_list(inside) or _goes_on(tokens, stop)
    if closed and not lists and len(inside) <= _LONGEST and _says_what(inside):
        yield Office(name, tuple(inside), tuple(tokens[name.start : begin + len(inside)]))


def _says_what(phrase: Sequence[Token]) -> bool:
    return bool(phrase) and not any(token.quoted for token in phrase) and is_holder(phrase)


def _is_list(inside: Sequence[Token]) -> bool:
    """Whether an "and" in it leads to somebody else: "the mayor and the governor"."""
    return any(
        token.tag is Tag.COORDINATOR and (not at or _begins_anew(inside[at + 1 :])) for at, token in enumerate(inside)
    )


def _begins_anew(rest: Sequence[Token]) -> bool:
    return not rest or rest[0].tag in (Tag.DETERMINER, Tag.NAME)


def _goes_on(tokens: Sequence[Token], stop: int) -> bool:
    """Whether a full name follows at once: the office may be that one's."""
    near = tokens[stop + 1 : stop + 3]
    comma = stop < len(tokens) and tokens[stop].tag is Tag.COMMA
    return comma and len(near) == 2 and all(token.tag is Tag.NAME for token in near)


def _in_front(tokens: Sequence[Token], name: Name) -> Iterator[Office]:
    """Read "its director, Dr Jane Doe,"; not "Ann Lee, the mayor, Jane Doe", which may be a list.

    "A bus driver, Jane Doe, said" says no more of her than a title would.
    """
    closed = is_closed(tokens, name.end) or tokens[name.end].tag in (*FINITE, Tag.RELATIVE)
    if name.titles < 2 or tokens[name.titles - 1].tag is not Tag.COMMA or not closed:
        return
    begin, stop = _phrase_before(tokens, name.titles - 1)
    inside = tokens[begin:stop]
    owned = bool(inside) and (inside[0].tag is Tag.DETERMINER or any(token.tag is Tag.POSSESSIVE for token in inside))
    lists = begin > 1 and tokens[begin - 1].tag in (Tag.COMMA, Tag.COORDINATOR) and tokens[begin - 2].tag is Tag.NAME
    if owned and not lists and inside[0].low not in ("a", "an") and _says_what(inside):
        yield Office(name, tuple(inside), tuple(tokens[begin : name.end]))


def _phrase_before(tokens: Sequence[Token], end: int) -> tuple[int, int]:
    """Return the noun phrase that ends here, with "managing" in it, and without "on the orders of" in front."""
    start, stop = noun_phrase_before(tokens, end)
    owned = start > 1 and tokens[start - 2].tag in (Tag.DETERMINER, Tag.POSSESSIVE)
    if start < stop and owned and tokens[start - 1].tag is Tag.ING:
        start, _ = noun_phrase_before(tokens, start - 1)
    if not is_holder(tokens[start:stop]):
        inner = [at for at in range(start, stop) if tokens[at].tag is Tag.DETERMINER and tokens[at - 1].low == "of"]
        start = inner[-1] if inner else start
    return start, stop
