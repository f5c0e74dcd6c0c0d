"""Compare the figure of a part with that of its whole: the part bounds the whole from below.

10,000 in a district support "at least 10,000" in the country, contradict 3,000 there, and say nothing on 12,000 there.
Read the other way, the whole bounds its part from above. An overlap says nothing: the two figures count different
things, so neither is a version of the other.
"""

from verifier.models import Bound, PartOf, RelationLabel
from verifier.quantities.frames import Frame, far_apart, is_vague
from verifier.quantities.precision import Mark
from verifier.quantities.reading import Reading

_SUPPORTS, _CONTRADICTS, _NONE = RelationLabel.SUPPORTS, RelationLabel.CONTRADICTS, RelationLabel.NONE


def relate_part(frame: Frame, one: str, other: str, part_of: PartOf) -> tuple[RelationLabel, str]:
    """Return the label of evidence on target and a sentence that names the containment."""
    evidence_is_part = part_of is PartOf.EVIDENCE
    part, whole = (frame.evidence, frame.target) if evidence_is_part else (frame.target, frame.evidence)
    part_name, whole_name = (one, other) if evidence_is_part else (other, one)
    if _exceeds(frame, part, whole):
        return _CONTRADICTS, f"a part of {part_name} is more than its whole of {whole_name}"
    if evidence_is_part and _fills(frame, part, whole):
        return _SUPPORTS, f"a part of {part_name} bounds its whole from below: {whole_name}"
    if not evidence_is_part and _limits(frame, part, whole):
        return _SUPPORTS, f"a whole of {whole_name} bounds its part from above: {part_name}"
    return _NONE, f"a part of {part_name} leaves open a whole of {whole_name}"


def _exceeds(frame: Frame, part: Reading, whole: Reading) -> bool:
    """Whether even the least of the part is more than the most of the whole."""
    if part.low is None or whole.high is None or frame.at_most(part.low, whole.high):
        return False
    return not is_vague(part, whole) or far_apart(whole.high, part.low)


def _fills(frame: Frame, part: Reading, whole: Reading) -> bool:
    """Whether the part alone reaches a bound that leaves the whole open upwards."""
    least = _least(frame, part, whole.low)
    return whole.high is None and whole.low is not None and least is not None and frame.at_most(whole.low, least)


def _least(frame: Frame, part: Reading, wanted: Mark | None) -> Mark | None:
    """Return the least of a part; "up to 10,000" supports the same number, and bounds nothing else from below."""
    if part.bound is Bound.UP_TO and part.high and wanted and frame.same(part.high, wanted):
        return part.high
    return part.low


def _limits(frame: Frame, part: Reading, whole: Reading) -> bool:
    """Whether the whole keeps its part below an upper bound that says nothing else."""
    if part.bound is not Bound.AT_MOST or part.high is None or whole.high is None:
        return False
    return frame.at_most(whole.high, part.high)
