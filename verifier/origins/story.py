"""Say which body stands behind a claim, by what is known of bodies and by what the claims of one story teach.

Taught by the story: who speaks for whom (a claim that gives body and speaker), which person a surname means, which
ministry "the Defense Ministry" is, what an acronym is short for. All claims are read before the first answer, so their
order makes no difference. What could mean two bodies stays a body of its own.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from verifier.models import Claim
from verifier.origins.bodies import Bag, Bodies
from verifier.origins.names import FUNCTIONS, INSTITUTIONS, Word, cut_title, split, without_role
from verifier.origins.people import Name, People

_JOINTS = re.compile(r"\s+(?:and|&)\s+|\s*[,/;]\s*")
_GENERIC = INSTITUTIONS | FUNCTIONS
_MOST_JOINED = 6
_LONGEST_PERSON = 5
_SHORTEST_ACRONYM = 3


def resolve_origins(claims: Iterable[Claim], bodies: Bodies | None = None) -> "OriginIndex":
    """Return the bodies behind the claims of one story; without `bodies` the shipped ones are used."""
    return OriginIndex(tuple(claims), bodies or Bodies.load())


class OriginIndex:
    """The bodies behind the origins of one story's claims."""

    def __init__(self, claims: Sequence[Claim], bodies: Bodies) -> None:
        """Learn from all claims of a story."""
        self._bodies = bodies
        self._articles = frozenset(claim.article for claim in claims)
        self._shown: dict[Bag, str] = {}
        self._joined: dict[str, tuple[str, ...]] = {}
        self._places: dict[str, Bag] = {}
        speakers = Counter(claim.origin.speaker for claim in claims if claim.origin.speaker)
        names = speakers + Counter(claim.origin.body for claim in claims)
        certain = [*self._persons(speakers, titled=False), *self._persons(names, titled=True)]
        self._people = People(certain, by_first=True)
        self._perhaps_people = People([*certain, *self._persons(names, titled=False)], by_first=False)
        self._acronyms = self._learn_acronyms(names)
        self._full: Mapping[str | None, Mapping[Bag, Bag]] = self._full_names(claims)
        self._show(names)
        self._speaks_for = self._learn_speakers(claims)

    def key(self, claim: Claim) -> str:
        """Return the name to show for the body behind a claim; claims with one body have the same."""
        return self._name(self._resolve(claim))

    def person(self, claim: Claim) -> str | None:
        """Return the name to show for a claim's speaker, the same for all ways to name him; None without a speaker."""
        place = self._speaker(claim.origin.speaker)
        return None if place is None else self._name(place)

    def count_bodies(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return the different bodies among the keys, sorted, without umbrellas that one of them stands under."""
        bodies = sorted(set(names))
        wide = {name for name in bodies if name in self._joined or self._bodies.is_umbrella(name)}
        gone = {name for name in wide if any(self._gives_way(name, other) for other in bodies)}
        return tuple(name for name in bodies if name not in gone)

    def is_one(self, one: Claim, other: Claim) -> bool:
        """Whether two claims come to one origin: one body, or an umbrella and what stands under it."""
        return len(self.count_bodies([self.key(one), self.key(other)])) == 1

    def _gives_way(self, name: str, other: str) -> bool:
        if name == other:
            return False
        if name in self._joined:
            return any(part == other or self._stands_over(part, other) for part in self._joined[name])
        return self._stands_over(name, other) and not self._stands_over(other, name)

    def _stands_over(self, name: str, other: str) -> bool:
        return self._bodies.is_umbrella(name) and self._bodies.covers(name, other)

    def _name(self, place: Bag) -> str:
        return self._shown.get(place) or " ".join(place)

    def _resolve(self, claim: Claim) -> Bag:
        place = self._place_in(claim.origin.body, claim.article)
        if self._bodies.is_umbrella(self._name(place)):
            speaker = self._speaker(claim.origin.speaker)
            if speaker is not None and (speaker in self._speaks_for or self._is_known(speaker)):
                place = speaker
        seen = {place}
        while (behind := self._speaks_for.get(place, place)) not in seen:
            place = behind
            seen.add(place)
        return place

    def _is_known(self, place: Bag) -> bool:
        return self._bodies.named(place) is not None

    def _place_in(self, name: str, article: str) -> Bag:
        """Return where a name belongs as this article uses it: "police" are the police that the article names."""
        if name in self._articles:
            return self._literal(name)
        place = self._place(name)
        if self._is_known(place) or not _GENERIC.issuperset(place):
            return place
        for scope in (article, None):
            meant = {full for bag, full in self._full.get(scope, {}).items() if set(place) < set(bag)}
            if meant:
                return next(iter(meant)) if len(meant) == 1 else place
        return place

    def _literal(self, name: str) -> Bag:
        place = ("", name)
        self._shown[place] = name
        return place

    def _place(self, name: str) -> Bag:
        """Return where a name belongs, wherever it stands; a story names few bodies, and each of them often."""
        if name not in self._places:
            self._places[name] = self._find_place(name)
        return self._places[name]

    def _find_place(self, name: str) -> Bag:
        words = split(name)
        if not words:
            return self._literal(" ".join(name.split()) or name)
        titled = cut_title(words)
        if titled.person and titled.office and not self._is_known(self._bodies.bag(words)):
            employer = self._bodies.find(titled.office)
            if employer is not None and not self._bodies.is_umbrella(employer):
                return self._known(employer)
            return self._person(titled.person)
        if len(words) == 1 and titled.person and self._people.fullest(titled.person) != titled.person:
            return self._person(titled.person)
        known = self._bodies.find(words)
        if known is not None:
            return self._known(known)
        return self._join(name) or self._unknown(words, titled.person)

    def _fullest(self, person: Name) -> Name:
        return self._perhaps_people.fullest(self._people.fullest(person))

    def _unknown(self, words: Sequence[Word], person: Name) -> Bag:
        if person and self._fullest(person) != person:
            return self._person(person)
        bag = self._bodies.bag(without_role(words))
        if self._is_known(bag):
            bag = self._bodies.bag(words)
        return self._acronyms.get(bag, bag)

    def _known(self, name: str) -> Bag:
        place = self._bodies.bag(split(name))
        self._shown[place] = name
        return place

    def _person(self, person: Name) -> Bag:
        bag: Bag = tuple(sorted(self._fullest(person)))
        known = self._bodies.named(bag)
        return bag if known is None else self._known(known)

    def _join(self, name: str) -> Bag | None:
        """Return the place of several known bodies named at once: "U.S. and Ukrainian officials"."""
        parts = _JOINTS.split(name, maxsplit=_MOST_JOINED)
        found = {self._bodies.find(split(part)) for part in parts if part.strip()}
        known = sorted(body for body in found if body is not None)
        if len(known) < 2 or None in found:
            return None
        shown = " and ".join(known)
        self._joined[shown] = tuple(known)
        return self._literal(shown)

    def _persons(self, names: Iterable[str], *, titled: bool) -> Iterator[Name]:
        """Yield the persons in names, if they can be that; `titled`: only where a title says so."""
        for name in names:
            cut = cut_title(split(name))
            if len(cut.person) <= _LONGEST_PERSON and not any(self._bodies.is_country(word) for word in cut.person):
                if cut.person and (cut.office or not titled):
                    yield cut.person

    def _speaker(self, speaker: str | None) -> Bag | None:
        words = split(speaker) if speaker else ()
        person = cut_title(words).person
        return self._person(person) if person else None

    def _learn_speakers(self, claims: Sequence[Claim]) -> Mapping[Bag, Bag]:
        """Return for whom each speaker speaks: the body given most often, if one is."""
        given: dict[Bag, Counter[Bag]] = defaultdict(Counter)
        for claim in claims:
            body = self._place_in(claim.origin.body, claim.article)
            for name in (claim.origin.body, claim.origin.speaker):
                speaker = self._speaker(name)
                if speaker is not None and speaker != body and not self._is_known(speaker):
                    given[speaker][body] += not self._passes_on(body)
        leading = {speaker: _most_common(bodies) for speaker, bodies in given.items()}
        return {speaker: body for speaker, body in leading.items() if body is not None}

    def _passes_on(self, body: Bag) -> bool:
        """Whether a body is one that nobody is taken to speak for: an umbrella, an agency, an article."""
        name = self._name(body)
        return self._bodies.is_umbrella(name) or self._bodies.is_agency(name) or body[0] == ""

    def _learn_acronyms(self, names: Iterable[str]) -> Mapping[Bag, Bag]:
        """Return the places of full names for acronyms that fit one of them."""
        fitting: dict[Bag, set[Bag]] = defaultdict(set)
        for name in names:
            words = [word for word in split(name) if word.level not in ("the", "of", "and", "for")]
            initials = "".join(word.raw[0] for word in words)
            if len(words) >= _SHORTEST_ACRONYM and initials.isupper() and self._bodies.find(words) is None:
                fitting[(initials.casefold(),)].add(self._bodies.bag(words))
        return {short: next(iter(full)) for short, full in fitting.items() if len(full) == 1}

    def _full_names(self, claims: Sequence[Claim]) -> Mapping[str | None, Mapping[Bag, Bag]]:
        """Return the bodies by whose they are and what they do, of each article and (None) of the story."""
        full: dict[str | None, dict[Bag, Bag]] = defaultdict(dict)
        for claim in claims:
            bag = self._bodies.bag(without_role(split(claim.origin.body)))
            if not _GENERIC.isdisjoint(bag) and not _GENERIC.issuperset(bag):
                place = self._place(claim.origin.body)
                full[claim.article][bag] = full[None][bag] = place
        return full

    def _show(self, names: Mapping[str, int]) -> None:
        """Choose what to show for each body: the name without additions that is used most, then the shortest."""
        used: dict[Bag, list[tuple[bool, int, int, str]]] = defaultdict(list)
        for name, times in names.items():
            place = self._place(name)
            shown = " ".join(name.split())
            used[place].append((self._bodies.bag(split(name)) != place, -times, len(shown), shown))
        for place, ranked in used.items():
            self._shown.setdefault(place, min(ranked)[-1])


def _most_common(bodies: Counter[Bag]) -> Bag | None:
    """Return the body named most often; None where two are, or none ever."""
    ranked = [*(+bodies).most_common(2), ((), 0), ((), 0)]
    return ranked[0][0] if ranked[0][1] > ranked[1][1] else None
