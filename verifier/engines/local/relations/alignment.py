"""Lay two claims side by side: how much of one the other covers, whose names clash, which is about a part.

It decides no relation; `relate` does. Most pairs fail an early question, so every answer is worked out when it is first
asked for; what does not depend on the other claim is worked out once (`Side`).
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from verifier.engines.local.relations.backdrop import Backdrop
from verifier.engines.local.relations.measures import Measure, measures_of
from verifier.engines.local.relations.reading import (
    Reading,
    contrasted,
    coverage,
    name_keys,
    opposed,
    read,
    without_presence,
)
from verifier.lexicon import COUNTRY_MARK
from verifier.models import Claim, Kind, PartOf, Stance

CONFIRMED = frozenset({"confirm"})
"""What an origin does by asserting a fact."""

_MUTUAL = frozenset({"meet", "talk", "combat", "agreement", "crash"})
"""What two do to each other: who of them is the subject tells nothing."""

_GIVEN = 0.3
"""Weight of a key that goes without saying in a story."""


@dataclass(frozen=True, slots=True)
class Background:
    """What a whole set of claims tells on any two of them: how much a key weighs, which place holds which.

    `backdrop` is what all articles take as given.
    """

    weights: Mapping[str, float]
    containment: Mapping[str, frozenset[str]]
    backdrop: Backdrop

    def widen(self, names: frozenset[str]) -> frozenset[str]:
        """Return names with all that hold them."""
        return names.union(*(self.containment.get(name, frozenset()) for name in sorted(names)))


def weigh_keys(claims: Iterable[Claim], given: frozenset[str] = frozenset()) -> Mapping[str, float]:
    """Return a weight for every key, 1 for one that all claims share to 2 for a single one; less for what is given."""
    frequency: Counter[str] = Counter()
    total = 0
    for claim in claims:
        frequency.update(read(claim.text).keys)
        total += 1
    span = math.log(total + 1)
    rarity = {key: 1 + max(0.0, math.log((total + 1) / (count + 0.5)) / span) for key, count in frequency.items()}
    return {key: _GIVEN if key in given else weight for key, weight in rarity.items()}


@dataclass(frozen=True, slots=True)
class Side:
    """A claim as it is laid beside others: what of it is the same whichever other that is.

    `body` and `origin` are the keys of who vouches for it. `wide_names` and `whereabouts` are its names, and where it
    puts its matter, each with the places that hold them. `runs` are its names side by side that are no mere country.
    `measures` say what each of its figures counts.
    """

    claim: Claim
    reading: Reading
    body: frozenset[str]
    origin: frozenset[str]
    wide_names: frozenset[str]
    whereabouts: frozenset[str]
    countries: frozenset[str]
    runs: tuple[frozenset[str], ...]
    measures: tuple[Measure, ...]


def take_side(claim: Claim, background: Background) -> Side:
    """Prepare a claim to be laid beside any other."""
    reading = read(claim.text)
    body = name_keys(claim.origin.body)
    return Side(
        claim=claim,
        reading=reading,
        body=body,
        origin=body | name_keys(claim.origin.speaker or ""),
        wide_names=background.widen(reading.names),
        whereabouts=background.widen(reading.located | (reading.names - _countries(reading.names))),
        countries=_countries(reading.located),
        runs=tuple(run for run in (*reading.runs, reading.opener) if run - _countries(run)),
        measures=measures_of(claim, reading, background.backdrop.keys),
    )


@dataclass(frozen=True)
class Alignment:
    """Evidence beside target. Coverages run from 0 to 1; `extra` are names that the other side lacks."""

    one: Side
    other: Side
    background: Background

    @property
    def evidence(self) -> Reading:
        """What the evidence is about."""
        return self.one.reading

    @property
    def target(self) -> Reading:
        """What the target is about."""
        return self.other.reading

    @property
    def same_polarity(self) -> bool:
        """Whether both affirm or both deny."""
        return self.evidence.negative is self.target.negative

    @cached_property
    def same_origin(self) -> bool:
        """Whether one claim's body is the other's body or speaker; a country alone is no body."""
        return _names_origin(self.one, self.other) or _names_origin(self.other, self.one)

    @cached_property
    def extra_in_evidence(self) -> frozenset[str]:
        """Names that the target lacks, with all that hold its own; not those that go without saying in the story."""
        return self._extra[0] - self._unsaid

    @cached_property
    def extra_in_target(self) -> frozenset[str]:
        """Names that the evidence lacks, with all that hold its own; not those that go without saying in the story."""
        return self._extra[1] - self._unsaid

    @property
    def names_clash(self) -> bool:
        """Whether each names somebody or somewhere that the other does not."""
        return bool(self.extra_in_evidence and self.extra_in_target)

    @cached_property
    def part_of(self) -> PartOf | None:
        """Which claim is about a place within the other's place; None where neither or unclear."""
        extra_one, extra_other = self._extra
        if bool(extra_one) is bool(extra_other):
            return None
        (names_one, _), (names_other, _) = self._names
        extra, holders = (extra_one, names_other) if extra_one else (extra_other, names_one)
        if not all(self.background.containment.get(name, frozenset()) & holders for name in extra):
            return None
        return PartOf.EVIDENCE if extra_one else PartOf.TARGET

    @cached_property
    def _extra(self) -> tuple[frozenset[str], frozenset[str]]:
        """Names of each that the other lacks."""
        (ours, wide), (theirs, also_wide) = self._names
        extra = ours - also_wide - self.target.keys, theirs - wide - self.evidence.keys
        return (
            _without_known_runs(extra[0], self.one, self.other),
            _without_known_runs(extra[1], self.other, self.one),
        )

    @cached_property
    def _unsaid(self) -> frozenset[str]:
        """What one may leave unsaid: where each names something else, or a part of the other's place, nothing."""
        return frozenset() if all(self._extra) or self.part_of is not None else self.background.backdrop.given

    @cached_property
    def opposed(self) -> frozenset[str]:
        """The keys by which the two say opposite things."""
        return opposed(*self._keys)

    @cached_property
    def contrasted(self) -> bool:
        """Whether the two count different things."""
        return contrasted(*self._keys)

    @cached_property
    def covered(self) -> float:
        """How much of the target the evidence has."""
        keys_one, keys_other = self._keys
        return coverage(keys_other - self.opposed, keys_one | self._known, self.background.weights)

    @cached_property
    def covered_back(self) -> float:
        """How much of the evidence the target has."""
        keys_one, keys_other = self._keys
        _, (_, wide) = self._names
        return coverage(keys_one - self.opposed, keys_other | wide, self.background.weights)

    @property
    def same_act(self) -> bool:
        """Whether the evidence has what the speaker of the target did: the first key behind the names."""
        target, keys_one = self.target, self._keys[0]
        known = target.names | self._speakers
        act = next((key for key in target.order if key not in known), None)
        return act is None or act in keys_one or act in self._vouched

    @property
    def same_verb(self) -> bool:
        """Whether the evidence has the target's main verb."""
        keys_one, keys_other = self._keys
        return self.target.verb & keys_other <= keys_one | self._known

    @property
    def other_doer(self) -> bool:
        """Whether the target's subject is in the evidence, but not as its subject, or only as an owner."""
        ours, theirs = self.evidence, self.target
        if (theirs.head & ours.only_owners) - _countries(theirs.head):
            return True
        if ours.passive is not theirs.passive or _MUTUAL & ours.keys & theirs.keys:
            return False
        acts, also = ours.subject & ours.names or ours.subject, theirs.subject & theirs.names or theirs.subject
        return bool(acts and also and not acts & also and also & (ours.keys - ours.subject))

    @property
    def placed(self) -> bool:
        """Whether the evidence puts its matter in the countries in which the target puts it."""
        return self.other.countries <= self.one.whereabouts

    @cached_property
    def _speakers(self) -> frozenset[str]:
        """The names of a shared origin where a claim is about words: who speaks is settled by the origin."""
        if Kind.STATEMENT not in (self.one.claim.kind, self.other.claim.kind) or not self.same_origin:
            return frozenset()
        return self.one.origin | self.other.origin

    @cached_property
    def _vouched(self) -> frozenset[str]:
        """What asserting a fact adds to it where the target is a statement of its origin, perhaps that it does."""
        evidence, target = self.one.claim, self.other.claim
        is_vouched_for = (evidence.kind, target.kind) == (Kind.FACT, Kind.STATEMENT)
        return CONFIRMED if is_vouched_for and evidence.stance is Stance.ASSERTED and self.same_origin else frozenset()

    @cached_property
    def _known(self) -> frozenset[str]:
        """What the evidence says beside its own words: the places that hold its names, and that it vouches for it."""
        (_, wide), _ = self._names
        return wide | self._vouched

    @cached_property
    def _keys(self) -> tuple[frozenset[str], frozenset[str]]:
        """What each says, less what the places of the other say already, and who speaks."""
        keys_one = without_presence(self.evidence, self.other.whereabouts)
        keys_other = without_presence(self.target, self.one.whereabouts)
        return keys_one - self._speakers, keys_other - self._speakers

    @cached_property
    def _names(self) -> tuple[tuple[frozenset[str], frozenset[str]], tuple[frozenset[str], frozenset[str]]]:
        """The names of each, and the same with all that hold them."""
        return self._names_on(self.one), self._names_on(self.other)

    def _names_on(self, side: Side) -> tuple[frozenset[str], frozenset[str]]:
        if not self._speakers:
            return side.reading.names, side.wide_names
        names = side.reading.names - self._speakers
        return names, self.background.widen(names)


def _names_origin(one: Side, other: Side) -> bool:
    if all(key.startswith(COUNTRY_MARK) for key in one.body):
        return one.body == other.body and bool(one.body)
    return one.body <= other.origin


def _without_known_runs(extra: frozenset[str], side: Side, other: Side) -> frozenset[str]:
    """Leave out what only makes a name of the other side longer: "Volodymyr" or "Jane Roe's" in front of it.

    Two longer forms are two names: "New York" and "New Jersey".
    """
    if not extra:
        return extra
    longer = [run for run in side.reading.runs if any(name <= run for name in other.runs)]
    owners = [owner for owner, owned in side.reading.owners if owned <= other.reading.names]
    return extra.difference(*longer, *owners)


def _countries(found: frozenset[str]) -> frozenset[str]:
    return frozenset(key for key in found if key.startswith(COUNTRY_MARK))
