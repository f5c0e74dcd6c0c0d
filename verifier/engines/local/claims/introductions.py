"""Make claims of what an article says by the way of who people are: "Jane Doe is the director of the Orlo Hospital".

Each person's office and age are told once. An office "of its" or "of his" stands only where the sentence itself, or
the one before, makes certain whose it is; an age that names nobody, where one person was spoken of.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from verifier.engines.local.claims.discourse import Discourse
from verifier.engines.local.claims.entities import find_actors, find_places
from verifier.engines.local.claims.lately import Lately
from verifier.engines.local.grammar import lexicon
from verifier.engines.local.grammar.names import phrase_of
from verifier.engines.local.grammar.tokens import Tag, Token
from verifier.engines.local.grammar.verbs import base_of
from verifier.engines.local.grammar.wording import join, lower_first, sentence, words_of
from verifier.engines.local.speakers.ages import Age, find_ages
from verifier.engines.local.speakers.deaths import is_dead
from verifier.engines.local.speakers.offices import Name, Office, find_names, find_offices
from verifier.engines.local.speakers.voices import Piece
from verifier.models import Article, Claim, Kind, Origin, Quote, Stance, Time
from verifier.quantities import find_quantities

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?=$|T)")
_ONCE = frozenset({"once", "then", "formerly", "previously"})
_PERSONAL = frozenset({"his", "her"})
_SHARED = frozenset({"its", "their"})
_LEAVING = frozenset("sack dismiss fire remove oust replace suspend resign quit depose succeed".split())
"""What ends an office, or puts it off: who it was then is not who it is."""


@dataclass(slots=True)
class Introductions:
    """Claims of the offices and ages of the people of one article; `full` has their names by surname."""

    article: Article
    own: Origin
    full: Mapping[str, str]
    discourse: Discourse
    _lately: Lately = field(default_factory=Lately)
    _told: set[tuple[str, type]] = field(default_factory=set)
    _dead: set[str] = field(default_factory=set)

    def read(self, tokens: Sequence[Token], pieces: Sequence[Piece]) -> Iterator[Claim]:
        """Yield what a sentence says of who people are and how old."""
        names = list(find_names(tokens, self.full.keys()))
        for office in find_offices(tokens, names):
            text = self._office(office, tokens, names)
            if text and self._is_new(office.name.surname, Office):
                origin = self._teller(office.words[0], pieces)
                yield self._claim(sentence(self.discourse.resolve(text, None)), office.source, origin)
        for age in find_ages(tokens, names):
            person = age.name.surname if age.name else self._lately.person(_before(names, age.years))
            if person in self.full and self._is_new(person, Age):
                yield self._claim(self._age(person, age, tokens), age.source, self._teller(age.years, pieces))
        self._lately.note(tokens, names, pieces)

    def _is_new(self, surname: str, what: type) -> bool:
        known = (surname, what) in self._told
        self._told.add((surname, what))
        return not known

    def _age(self, surname: str, age: Age, tokens: Sequence[Token]) -> str:
        return sentence(join(self.full[surname], self._verb(surname, age.source, tokens), age.years.text, "years old"))

    def _verb(self, surname: str, source: Sequence[Token], tokens: Sequence[Token]) -> str:
        """Return "was" for somebody whom the words around his name call dead, here or before."""
        if is_dead(tokens, source):
            self._dead.add(surname)
        return "was" if surname in self._dead else "is"

    def _office(self, office: Office, tokens: Sequence[Token], names: Sequence[Name]) -> str:
        if self._is_left_open(office, tokens):
            return ""
        name = self.full.get(office.name.surname, phrase_of(office.name.tokens))
        verb = "was" if office.words[0].low in _ONCE else self._verb(office.name.surname, office.source, tokens)
        words = office.words[1:] if office.words[0].low == "then" else office.words
        own = words[0].low
        if own not in _PERSONAL | _SHARED:
            what = lower_first(words_of(words), words[0].tag is Tag.NAME)
            return join(name, verb, what)
        front = [token for token in tokens if token.end <= office.source[0].start]
        if own in _PERSONAL:
            owner = self.full.get(self._lately.person(_before(names, words[0])), "")
        else:
            owner = self._lately.body(front)
        return join(name, verb, f"{owner}'s", words_of(words[1:])) if owner else ""

    def _is_left_open(self, office: Office, tokens: Sequence[Token]) -> bool:
        """Whether somebody leaves the office, is only alleged to hold it, or claims "to be" its holder."""
        leaves = any(token.tag in (Tag.VERB, Tag.PARTICIPLE) and base_of(token.low) in _LEAVING for token in tokens)
        front = [token.low for token in tokens if token.end <= office.source[0].start]
        return leaves or front[-1:] in (["be"], ["as"]) or any(token.low in lexicon.UNSURE for token in office.words)

    def _claim(self, text: str, source: Sequence[Token], origin: Origin) -> Claim:
        start, end = source[0].start, source[-1].end
        places = find_places(text)
        return Claim(
            id=f"{self.article.id}:0",
            article=self.article.id,
            text=text,
            kind=Kind.FACT,
            quotes=(Quote(start=start, end=end, text=self.article.text[start:end]),),
            origin=origin,
            stance=Stance.ASSERTED,
            quantities=tuple(found.quantity for found in find_quantities(text)),
            time=self._day() if " is " in text else None,
            places=places,
            actors=find_actors(text, places),
        )

    def _teller(self, word: Token, pieces: Sequence[Piece]) -> Origin:
        """Return who tells an age or an office: the speaker of the words in which it stands, else the article."""
        for piece in pieces:
            inside = any(token.start == word.start for token in piece.tokens)
            if inside and piece.voice.speaker is not None:
                return piece.voice.speaker.origin(piece.voice.via)
        return self.own

    def _day(self) -> Time | None:
        """Return the day of publication: what somebody is, he is at the time of writing."""
        day = _DAY.match(self.article.published.when.root) if self.article.published else None
        return Time(day[0]) if day else None


def _before(names: Sequence[Name], token: Token) -> list[Name]:
    return [name for name in names if name.tokens[0].start < token.start and name.tokens[-1].end <= token.start]
