"""Compare two figures: what evidence says on a target, by the five rules of docs/domain.md, "Figures".

Whether the two are of the same thing, place and time is for the caller to know; only what cannot be compared at all
(other dimensions, other currencies, other parts of a score) is refused here. Part and whole are in
`verifier.quantities.containment`, several figures of one claim in `verifier.quantities.alignment`.
"""

from dataclasses import dataclass

from verifier.models import Bound, PartOf, Quantity, RelationLabel
from verifier.quantities.containment import relate_part
from verifier.quantities.counted import rate_of
from verifier.quantities.frames import Frame, far_apart, frames, is_vague
from verifier.quantities.reading import Reading, unit_of
from verifier.quantities.rendering import name
from verifier.quantities.scores import SCORE_PARTS
from verifier.quantities.units import dimension, is_additive

SUPPORTS, CONTRADICTS = RelationLabel.SUPPORTS, RelationLabel.CONTRADICTS
VARIES, NONE = RelationLabel.VARIES, RelationLabel.NONE
_OPPOSITE = frozenset({Bound.AT_LEAST, Bound.AT_MOST})


@dataclass(frozen=True, slots=True)
class Comparison:
    """How evidence bears on a target, and a sentence that names both figures."""

    label: RelationLabel
    why: str


def compare(evidence: Quantity, target: Quantity, part_of: PartOf | None = None) -> Comparison:
    """Say what the figure of the evidence says on that of the target.

    `part_of` says which of the two counts a part of what the other counts (a part of place, time, group or kind); None
    means that both count the same. Never "updates": times are compared elsewhere.
    """
    refusal = _refusal(evidence, target)
    if refusal:
        return Comparison(NONE, refusal)
    if part_of is not None and not is_additive(unit_of(evidence)):
        return Comparison(NONE, f"{name(evidence)} of a part does not bound {name(target)} of its whole")
    found = [_compare_framed(frame, evidence, target, part_of) for frame in frames(evidence, target)]
    return next((each for each in found if each.label is not CONTRADICTS), found[0])


def comparable(one: Quantity, other: Quantity) -> bool:
    """Whether two figures are of one dimension: counts, lengths, sums in one currency, one part of a score."""
    return not _refusal(one, other)


def _refusal(one: Quantity, other: Quantity) -> str:
    """Say why two figures cannot be compared, or nothing."""
    kinds = [dimension(unit_of(each)) for each in (one, other)]
    if kinds[0] != kinds[1]:
        return f"{name(one)} is {_measure(kinds[0])} and {name(other)} {_measure(kinds[1])}"
    rates = [rate_of(each.of) for each in (one, other)]
    if rates[0] != rates[1]:
        return f"{name(one)} is counted {rates[0] or 'in all'} and {name(other)} {rates[1] or 'in all'}"
    if one.of in SCORE_PARTS and other.of in SCORE_PARTS and one.of != other.of:
        return f"{name(one)} and {name(other)} are scores, which are compared part by part"
    return ""


def _measure(kind: str) -> str:
    return kind if kind.startswith("money") else f"a {kind}" if kind[0] not in "aeiou" else f"an {kind}"


def _compare_framed(frame: Frame, evidence: Quantity, target: Quantity, part_of: PartOf | None) -> Comparison:
    one, other = name(evidence), name(target)
    if part_of is None:
        return _relate(frame, one, other)
    label, why = relate_part(frame, one, other, part_of)
    return Comparison(label, why)


def _relate(frame: Frame, one: str, other: str) -> Comparison:
    evidence, target = frame.evidence, frame.target
    if evidence.number and target.number and frame.same(evidence.number, target.number):
        return _same_number(frame, one, other)
    gap = frame.gap(evidence, target)
    if gap is not None:
        if is_vague(evidence, target) and not far_apart(*gap):
            return Comparison(
                NONE, f"{one} and {other} lie apart, but not by the factor of ten that a vague word needs"
            )
        return Comparison(CONTRADICTS, f"{one} and {other} lie apart")
    return _nested(frame, one, other)


def _same_number(frame: Frame, one: str, other: str) -> Comparison:
    evidence, target = frame.evidence, frame.target
    if {evidence.bound, target.bound} == _OPPOSITE:
        return Comparison(VARIES, f"{one} and {other} bound the same number from opposite sides")
    if evidence.number is None or target.number is None or evidence.number.value == target.number.value:
        return Comparison(SUPPORTS, f"{one} and {other} are the same number")
    reason = "once the unit is converted" if frame.converted else "as printed and hedged"
    return Comparison(SUPPORTS, f"{one} and {other} are the same number {reason}")


def _nested(frame: Frame, one: str, other: str) -> Comparison:
    """Compare intervals that touch; "up to" is no room for a smaller number to lie in, so there the two only vary."""
    evidence, target = frame.evidence, frame.target
    if frame.within(evidence, target) and not _is_estimate_from_above(target):
        return Comparison(SUPPORTS, f"{one} lies within {other}")
    if frame.within(target, evidence) and not _is_estimate_from_above(evidence):
        return Comparison(NONE, f"{other} lies within {one}, which says less")
    return Comparison(VARIES, f"{one} and {other} overlap, and neither holds the other")


def _is_estimate_from_above(reading: Reading) -> bool:
    return reading.bound is Bound.UP_TO
