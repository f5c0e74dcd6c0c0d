"""Lay two claims side by side: how much of one the other covers, whose names clash, which is about a part.

It decides no relation; `relate` does.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Background:
    """What a whole set of claims tells on any two of them: how much a key weighs, which place holds which."""

    weights: Mapping[str, float]
    containment: Mapping[str, frozenset[str]]

    def widen(self, names: frozenset[str]) -> frozenset[str]:
        """Return names with all that hold them."""
        return names.union(*(self.containment.get(name, frozenset()) for name in sorted(names)))


def weigh_keys(claims: Iterable[Claim]) -> Mapping[str, float]:
    """Return a weight for every key, 1 for one that all claims share to 2 for a single one."""
    frequency: Counter[str] = Counter()
    total = 0
    for claim in claims:
        frequency.update(read(claim.text).keys)
        total += 1
    span = math.log(total + 1)
    return {key: 1 + max(0.0, math.log((total + 1) / (count + 0.5)) / span) for key, count in frequency.items()}


@dataclass(frozen=True, slots=True)
class Alignment:
    """Evidence beside target. Coverages run from 0 to 1; `extra` are names that the other side lacks.

    `placed` says whether the evidence puts its matter in the countries in which the target puts it.
    """

    evidence: Reading
    target: Reading
    covered: float
    covered_back: float
    extra_in_evidence: frozenset[str]
    extra_in_target: frozenset[str]
    part_of: PartOf | None
    same_origin: bool
    same_act: bool
    placed: bool
    opposed: frozenset[str]
    contrasted: bool

    @property
    def names_clash(self) -> bool:
        """Whether each names somebody or somewhere that the other does not."""
        return bool(self.extra_in_evidence and self.extra_in_target)

    @property
    def same_polarity(self) -> bool:
        """Whether both affirm or both deny."""
        return self.evidence.negative is self.target.negative


def align(evidence: Claim, target: Claim, background: Background) -> Alignment:
    """Lay one claim beside another."""
    one, other = read(evidence.text), read(target.text)
    same_origin = have_same_origin(evidence, target)
    speakers = _speakers(evidence, target) if same_origin else frozenset()
    keys_one = without_presence(one, background.widen(other.located)) - speakers
    keys_other = without_presence(other, background.widen(one.located)) - speakers
    vouched = CONFIRMED if same_origin and _is_vouched_for(evidence, target) else frozenset()
    names_one, names_other = one.names - speakers, other.names - speakers
    wide_one, wide_other = background.widen(names_one), background.widen(names_other)
    extra_one = _without_known_runs(names_one - wide_other, one, other)
    extra_other = _without_known_runs(names_other - wide_one, other, one)
    turned = opposed(keys_one, keys_other)
    return Alignment(
        evidence=one,
        target=other,
        covered=coverage(keys_other - turned, keys_one | wide_one | vouched, background.weights),
        covered_back=coverage(keys_one - turned, keys_other | wide_other, background.weights),
        extra_in_evidence=extra_one,
        extra_in_target=extra_other,
        part_of=_part_of(extra_one, extra_other, names_one, names_other, background),
        same_origin=same_origin,
        same_act=_act(other, speakers) in keys_one | vouched | {None},
        placed=_countries(other.located) <= _countries(background.widen(one.located)),
        opposed=turned,
        contrasted=contrasted(keys_one, keys_other),
    )


def _is_vouched_for(evidence: Claim, target: Claim) -> bool:
    """Whether the evidence is a fact that its origin asserts, and the target a statement, perhaps that it does."""
    return (evidence.kind, target.kind) == (Kind.FACT, Kind.STATEMENT) and evidence.stance is Stance.ASSERTED


def _speakers(evidence: Claim, target: Claim) -> frozenset[str]:
    """Return the names of the origins where both claims are about words: who speaks is settled by the origin."""
    if Kind.STATEMENT not in (evidence.kind, target.kind):
        return frozenset()
    return origin_keys(evidence) | origin_keys(target)


def _act(reading: Reading, speakers: frozenset[str]) -> str | None:
    """Return what a speaker did: the first key behind the names."""
    return next((key for key in reading.order if key not in reading.names and key not in speakers), None)


def origin_keys(claim: Claim) -> frozenset[str]:
    """Return the keys of who vouches for a claim, body and speaker."""
    return name_keys(claim.origin.body) | name_keys(claim.origin.speaker or "")


def have_same_origin(one: Claim, other: Claim) -> bool:
    """Whether one claim's body is the other's body or speaker; a country alone is no body."""
    return _names_origin(one, other) or _names_origin(other, one)


def _names_origin(one: Claim, other: Claim) -> bool:
    body = name_keys(one.origin.body)
    if all(key.startswith(COUNTRY_MARK) for key in body):
        return body == name_keys(other.origin.body) and bool(body)
    return body <= origin_keys(other)


def _without_known_runs(extra: frozenset[str], reading: Reading, other: Reading) -> frozenset[str]:
    """Leave out what only makes a name of the other side longer: "Volodymyr" in front of "Zelenskyy".

    Two longer forms are two names: "New York" and "New Jersey".
    """
    known = [run for run in other.runs if run - _countries(run)]
    longer = [run for run in reading.runs if any(name <= run for name in known)]
    return extra.difference(*longer)


def _countries(found: frozenset[str]) -> frozenset[str]:
    return frozenset(key for key in found if key.startswith(COUNTRY_MARK))


def _part_of(
    extra_one: frozenset[str],
    extra_other: frozenset[str],
    names_one: frozenset[str],
    names_other: frozenset[str],
    background: Background,
) -> PartOf | None:
    """Tell which claim is about a place within the other's place; None where neither or unclear."""
    if bool(extra_one) is bool(extra_other):
        return None
    extra, holders = (extra_one, names_other) if extra_one else (extra_other, names_one)
    if not all(background.containment.get(name, frozenset()) & holders for name in extra):
        return None
    return PartOf.EVIDENCE if extra_one else PartOf.TARGET
