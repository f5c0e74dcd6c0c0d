"""Read who a phrase names: a person with a role and an organisation, or an organisation.

"Foreign Ministry spokeswoman Jane Doe" is Jane Doe of the Foreign Ministry. It knows no names: only titles, roles and
how names are written.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from verifier.engines.local.grammar import lexicon
from verifier.engines.local.grammar.tokens import Tag, Token
from verifier.models import Origin

ORGANISATION_WORDS = frozenset(
    "department ministry agency office police bank council commission court company inc corp university party army "
    "forces force service institute center centre union association committee group house government fund federation "
    "authority authorities board bureau administration parliament senate congress reserve survey observatory club "
    "league team hospital school airport airline airlines intelligence military navy network reports officials "
    "media command guard embassy foundation organization organisation society times post journal news officers "
    "prosecutors investigators researchers scientists experts analysts rescuers firefighters witnesses "
    "residents alliance coalition movement industries mining energy systems technologies airways railways insurance "
    "utility regulator tribunal panel secretariat confederation".split()
)
_DEMONYM = re.compile(r"(?:an|ish|ese|ian|ch|i)$")
"""How an adjective of a country ends: not the name of a body."""
_PLACE_OPENERS = frozenset("north south east west new saudi united sri costa puerto el hong san los las great".split())
PARTICLES = frozenset("de da di du van von der den al bin ibn la le dos del el".split())


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who a phrase names; `name` is None for an organisation or an unnamed official, `words` the phrase itself."""

    words: str
    name: str | None = None
    role: str | None = None
    organisation: str | None = None

    @property
    def speaks_for_himself(self) -> bool:
        """Whether the body is the person: a head of state, a politician, or somebody without an organisation."""
        return self.name is not None and (self.organisation is None or self.role in lexicon.PEOPLE_ROLES)

    @property
    def body(self) -> str:
        """The body that counts."""
        if self.speaks_for_himself and self.name:
            return self.name
        unnamed = self.name is None and self.organisation is not None and _DEMONYM.search(self.organisation)
        return self.words if unnamed or not self.organisation else self.organisation

    @property
    def shown(self) -> str:
        """How a text that stands alone names the speaker."""
        return self.name or self.words

    def origin(self, via: tuple[str, ...] = ()) -> Origin:
        """Return the speaker as the origin of a claim."""
        person = None if self.speaks_for_himself else self.name
        return Origin(body=self.body, speaker=person, via=tuple(name for name in via if name != self.body))


def read_speaker(tokens: Sequence[Token], apposition: Sequence[Token] = ()) -> Speaker:
    """Read a noun phrase and what stands beside it in commas."""
    words = _without_alias(tokens)
    while words and words[0].tag is Tag.DETERMINER:
        words = words[1:]
    definite = bool(tokens) and tokens[0].low == "the"
    phrase = phrase_of(words)
    at = _last_role(words)
    if at is None:
        if not is_person(words, definite):
            return Speaker(words=phrase, organisation=_without_kind(words) or phrase)
        role, organisation = _beside(apposition)
        return Speaker(words=phrase, name=_name_of(words), role=role, organisation=organisation)
    office = _in_office(words, at)
    name: str | None = _name_of(words[office + 1 :])
    role, organisation = words[at].low, phrase_of(_names_in_front(words[:at]))
    if office != at and name:
        return Speaker(words=phrase, name=name, role="minister")
    if apposition and not name:
        beside = read_speaker(apposition)
        return (
            replace(beside, words=phrase, organisation=organisation or beside.organisation) if beside.name else beside
        )
    if len(words) > at + 2 and words[at + 1].tag in (Tag.PREPOSITION, Tag.TO):
        name = None
        if not organisation and words[at + 1].low in ("of", "for", "at", "with"):
            organisation = _after_of(words[at + 2 :])
    return Speaker(words=phrase, name=name or None, role=role, organisation=organisation or None)


def without_time(tokens: Sequence[Token]) -> Sequence[Token]:
    """Drop a day or "last week" at the end of a subject."""
    end = len(tokens)
    while end > 1 and tokens[end - 1].low in lexicon.TIME_WORDS | {"on"}:
        end -= 1
    return tokens[:end]


def phrase_of(tokens: Sequence[Token]) -> str:
    """Return the words of a phrase with single spaces, possessives joined."""
    text = " ".join(token.text for token in tokens if token.tag not in (Tag.OPEN, Tag.CLOSE))
    return text.replace(" 's", "'s").replace(" ’s", "’s").replace(" ,", ",").strip()


def _in_office(words: Sequence[Token], at: int) -> int:
    """Return the end of a role with its department: "Secretary of State", "Minister of Defence"."""
    if at + 2 < len(words) and words[at + 1].low == "of" and words[at].low in ("secretary", "minister"):
        at += 2
        return at + 1 if words[at].tag is Tag.DETERMINER and at + 1 < len(words) else at
    return at


def _without_alias(tokens: Sequence[Token]) -> list[Token]:
    """Drop marks, a second name in single quotation marks, and "statements by" in front of a name."""
    words: list[Token] = []
    aliased = False
    for token in tokens:
        aliased = token.text == "‘" or (aliased and token.text not in ("’", "'"))
        if token.tag not in (Tag.MARK, Tag.ASIDE) and not aliased:
            words.append(token)
    by = next((at for at, token in enumerate(words) if token.low == "by"), None)
    return words[by + 1 :] if by is not None and is_person(words[by + 1 :], False) else words


def surname(name: str | None) -> str:
    """Return the last name, case folded; empty for nobody."""
    return (name or "").split()[-1].casefold() if name else ""


def _without_kind(words: Sequence[Token]) -> str:
    """Return "Norland Foods" of "snack maker Norland Foods"; empty where no kind stands in front of a name."""
    start = len(words)
    while start > 0 and words[start - 1].tag is Tag.NAME:
        start -= 1
    kind = words[:start]
    plain = kind and kind[-1].tag is Tag.WORD and all(token.tag in (Tag.WORD, Tag.NAME) for token in kind)
    return phrase_of(words[start:]) if plain else ""


def _last_role(words: Sequence[Token]) -> int | None:
    """Return where the role stands; a role inside a name ("Major General Jane Doe") is a rank."""
    roles = [
        at
        for at, token in enumerate(words)
        if token.low.rstrip(".") in lexicon.VOICE_ROLES
        and not (token.low in lexicon.RANKS and _is_rank(words, at))
        and all(earlier.tag is not Tag.PREPOSITION for earlier in words[:at])
    ]
    return roles[-1] if roles else None


def _is_rank(words: Sequence[Token], at: int) -> bool:
    return words[at].tag is Tag.NAME and at + 1 < len(words) and words[at + 1].tag is Tag.NAME


def _name_of(words: Sequence[Token]) -> str:
    """Return the run of name tokens at the end, without ranks."""
    run: list[Token] = []
    for token in reversed(words):
        if token.tag is Tag.NAME or (run and token.low in PARTICLES):
            run.insert(0, token)
        else:
            break
    while run and (
        run[0].low.rstrip(".") in lexicon.RANKS or run[0].low in PARTICLES - {"al", "el", "van", "von", "de"}
    ):
        run = run[1:]
    return phrase_of(run)


def _names_in_front(words: Sequence[Token]) -> list[Token]:
    """Return the organisation in front of a role: "State Department", "Russian Foreign Ministry", "NATO"."""
    last = max((at for at, token in enumerate(words) if token.tag is Tag.NAME and not _role_like(token)), default=-1)
    while last + 1 < len(words) and words[last + 1].low in ORGANISATION_WORDS:
        last += 1
    front = [token for token in words[: last + 1] if token.tag is not Tag.DETERMINER]
    while front and _role_like(front[0]):
        front = front[1:]
    return [] if len(front) == 1 and front[0].low in _FIELDS else front


_FIELDS = frozenset(
    "state federal local security independent senior health climate science research opposition".split()
)
"""What a role can be of without there being a body of that name, capitalised or not: "Security researcher Jane Doe"."""


def _role_like(token: Token) -> bool:
    return token.low in lexicon.VOICE_ROLES or token.low in (
        "deputy",
        "vice",
        "acting",
        "former",
        "senior",
        "foreign",
        "prime",
    )


def _after_of(words: Sequence[Token]) -> str:
    taken: list[Token] = []
    for token in words:
        if token.tag in (Tag.COMMA, Tag.VERB, Tag.AUXILIARY, Tag.RELATIVE, Tag.TO) or token.low in _PLACING:
            break
        taken.append(token)
    while taken and taken[0].tag is Tag.DETERMINER:
        taken = taken[1:]
    named = any(token.tag is Tag.NAME for token in taken) or (taken and taken[-1].low in ORGANISATION_WORDS)
    return phrase_of(taken) if named else ""


_PLACING = frozenset({"in", "at", "near", "from"})


def _beside(apposition: Sequence[Token]) -> tuple[str | None, str | None]:
    """Return role and organisation of "a State Department spokesman", "head of the Geological Survey"."""
    words = list(apposition)
    if not words:
        return None, None
    at = _last_role(words)
    if at is None:
        return None, None
    in_front = phrase_of(_names_in_front(words[:at]))
    return words[at].low, in_front or _after_of(words[at + 2 :]) or None


def is_adjective(name: str) -> bool:
    """Whether a capitalised word says where somebody is from: "Norwegian", "Orlo-based"."""
    return name.endswith("-based") or _DEMONYM.search(name) is not None


def is_person(words: Sequence[Token], definite: bool) -> bool:
    """Whether a run of names reads as a person; with "the" in front it does not."""
    names = [token for token in words if token.tag is Tag.NAME]
    if definite or not 2 <= len(names) <= 5 or len(names) < len([t for t in words if t.low not in PARTICLES]):
        return False
    if names[0].low in _PLACE_OPENERS or any(token.low in ORGANISATION_WORDS for token in names):
        return False
    return not any(token.text.isupper() and len(token.text) > 3 for token in names)
