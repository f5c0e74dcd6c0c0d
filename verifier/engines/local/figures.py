"""Say whether two claims give figures of the same quantity: the same thing counted, of the same people and place.

How the figures compare is left to `verifier.quantities`.
"""

from dataclasses import dataclass

from verifier.engines.local.alignment import Alignment
from verifier.engines.local.reading import name_keys
from verifier.models import Claim, Kind, Quantity, RelationLabel, Stance
from verifier.quantities import comparable, compare_all

_COVERED_ONE_WAY = 0.6
_COVERED_OTHER_WAY = 0.35


@dataclass(frozen=True, slots=True)
class FigureView:
    """What the figures of evidence and target say; `same_quantity` is None where that is open or there are none.

    `carries_target` says whether every figure of the target is borne out by the evidence (true where it has none).
    """

    same_quantity: bool | None
    label: RelationLabel | None
    why: str
    carries_target: bool


def view_figures(evidence: Claim, target: Claim, aligned: Alignment) -> FigureView:
    """Compare the figures of two aligned claims."""
    if not target.quantities:
        return FigureView(None, None, "", True)
    if not evidence.quantities:
        return FigureView(None, None, "", False)
    same = _same_quantity(evidence, target, aligned)
    if same is False:
        return FigureView(False, None, "", False)
    compared = compare_all(evidence.quantities, target.quantities, aligned.part_of)
    if compared is None:
        return FigureView(False, None, "", False)
    supports = compared.label is RelationLabel.SUPPORTS
    return FigureView(same, compared.label, compared.why, supports)


def _same_quantity(evidence: Claim, target: Claim, aligned: Alignment) -> bool | None:
    """Return None where one names a place or body that the other may merely leave unsaid."""
    if evidence.kind is not target.kind or aligned.names_clash or aligned.contrasted or not aligned.same_polarity:
        return False
    if aligned.evidence.increment is not aligned.target.increment or not _count_alike(evidence, target):
        return False
    ways = sorted((aligned.covered, aligned.covered_back))
    forecasts = Stance.PREDICTED in (evidence.stance, target.stance)
    if ways[0] < (_COVERED_ONE_WAY if forecasts else _COVERED_OTHER_WAY) or ways[1] < _COVERED_ONE_WAY:
        return False
    if evidence.kind is Kind.STATEMENT and not aligned.same_origin:
        return False
    unsaid = aligned.extra_in_evidence or aligned.extra_in_target
    return None if unsaid and aligned.part_of is None else True


def _count_alike(evidence: Claim, target: Claim) -> bool:
    return any(
        comparable(one, other) and _same_thing(one, other) for one in evidence.quantities for other in target.quantities
    )


def _same_thing(one: Quantity, other: Quantity) -> bool:
    """Whether what is counted shares a word; an unnamed thing may be anything of its dimension."""
    counted, also = name_keys(one.of), name_keys(other.of)
    return not counted or not also or bool(counted & also)
