"""Remember whom and what body the sentence before spoke of, for "its director" and "the 45-year-old".

Only what is certain is given: one person, one body. What claims have spoken of is left to `discourse`.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from verifier.engines.local.grammar import lexicon
from verifier.engines.local.grammar.names import is_person, phrase_of
from verifier.engines.local.grammar.phrases import first_finite, subject_start
from verifier.engines.local.grammar.tokens import Tag, Token
from verifier.engines.local.grammar.wording import words_of
from verifier.engines.local.speakers.offices import Name, find_names
from verifier.engines.local.speakers.voices import Piece

_HOURS = frozenset({"am", "pm", "a.m.", "p.m."})


def full_names(sentences: Sequence[Sequence[Token]]) -> Mapping[str, str]:
    """Return the full names that stand in an article by surname, in folded case; those of two people are left out."""
    found: dict[str, set[str]] = defaultdict(set)
    for tokens in sentences:
        for name in find_names(tokens):
            found[name.surname].add(phrase_of(name.tokens))
    return {surname: next(iter(names)) for surname, names in found.items() if len(names) == 1}


@dataclass(slots=True)
class Lately:
    """The people and the body that were spoken of last."""

    _people: frozenset[str] = field(default_factory=frozenset)
    _surnames: frozenset[str] = field(default_factory=frozenset)
    _body: str = ""

    def note(self, tokens: Sequence[Token], names: Sequence[Name], pieces: Sequence[Piece]) -> None:
        """Remember whom a sentence has spoken of outside quotations; one that speaks of nobody changes no person."""
        self._people = frozenset(name.surname for name in names) or self._people
        self._surnames |= self._people
        plain = [token for token in tokens if not token.quoted]
        subject = subject_of(plain)
        if not _is_it(subject):
            bodies = {name.removeprefix("the "): name for name in (*_bodies(plain, subject), *_speakers(pieces))}
            known = [body for body in bodies.values() if body.casefold() not in self._surnames]
            self._body = known[0] if len(known) == len(bodies) == 1 else ""

    def person(self, front: Sequence[Name]) -> str:
        """Return the surname of the one person in front in the sentence, else of the one in the sentence before."""
        people = frozenset(name.surname for name in front) or self._people
        return next(iter(people)) if len(people) == 1 else ""

    def body(self, front: Sequence[Token]) -> str:
        """Return the body that is the subject of the words in front, else the one of the sentence before."""
        subject = subject_of([token for token in front if not token.quoted])
        return self._body if not subject or _is_it(subject) else body_in(subject)


def subject_of(tokens: Sequence[Token]) -> Sequence[Token]:
    """Return the subject of the main clause; empty where it has none."""
    finite = first_finite(tokens)
    return tokens[subject_start(tokens, finite) : finite] if finite else []


def body_in(phrase: Sequence[Token]) -> str:
    """Return the organisation that a phrase names, empty where it names a person or more than a name."""
    start = len(phrase)
    while start and phrase[start - 1].tag is Tag.NAME:
        start -= 1
    definite = bool(start) and phrase[start - 1].low == "the"
    front = phrase[: start - definite]
    alone = not front or front[-1].tag in (Tag.NUMBER, Tag.COMMA) or front[-1].low in lexicon.TIME_WORDS | _HOURS
    if start == len(phrase) or not alone or is_person(phrase[start:], definite):
        return ""
    return ("the " if definite else "") + words_of(phrase[start:])


def _is_it(subject: Sequence[Token]) -> bool:
    return len(subject) == 1 and subject[0].low in ("it", "they")


def _bodies(tokens: Sequence[Token], subject: Sequence[Token]) -> Iterator[str]:
    """Yield the body that is the subject, and those by which something was done."""
    if name := body_in(subject):
        yield name
    for at in range(1, len(tokens) - 1):
        if tokens[at].low == "by":
            end = next((k for k in range(at + 1, len(tokens)) if tokens[k].tag is not Tag.NAME), len(tokens))
            if end > at + 1:
                yield words_of(tokens[at + 1 : end])


def _speakers(pieces: Sequence[Piece]) -> Iterator[str]:
    for piece in pieces:
        speaker = piece.voice.speaker
        if speaker is not None and speaker.name is None and any(word[0].isupper() for word in speaker.words.split()):
            yield speaker.words if speaker.words[0].islower() else f"the {speaker.words}"
