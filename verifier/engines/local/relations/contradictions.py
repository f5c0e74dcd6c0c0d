"""Propose a contradiction where two claims are aligned and polarity or an opposite word is all that differs."""

from verifier.engines.local.relations.alignment import Alignment
from verifier.engines.local.relations.cases import LEAST_SUPPORT, Case, Opinion
from verifier.engines.local.relations.entailment import Entailment
from verifier.engines.local.relations.reading import Reading
from verifier.lexicon import load_lexicon
from verifier.models import PartOf, RelationLabel, Stance

SURE_OF_THE_SAME = 0.5
"""From which probability of support the model overrules the rules' contradiction."""

COVERED_TO_CONTRADICT = 0.85
"""Share of the denied content that the other claim must have; of both, where an opposite word is all that differs."""

_SHARED_FOR_OPPOSITES = 2


def may_contradict(case: Case) -> bool:
    """Whether the two are of one kind, say of what they speak, and differ in polarity or an opposite word."""
    if case.evidence.kind is not case.target.kind:
        return False
    if case.alignment.evidence.dangling or case.alignment.target.dangling:
        return False
    if Stance.PREDICTED in (case.evidence.stance, case.target.stance) and not _is_one_forecast(case):
        return False
    return not case.alignment.same_polarity or bool(case.alignment.opposed)


def find_contradiction(case: Case, score: Entailment) -> Opinion | None:
    """Propose a contradiction where a denial and what it denies, or two opposite words, are otherwise aligned."""
    if score.supports >= SURE_OF_THE_SAME or not may_contradict(case):
        return None
    if not case.alignment.same_polarity and not case.alignment.opposed:
        return _denial(case, score)
    if case.alignment.opposed and case.alignment.same_polarity and _is_aligned_both_ways(case.alignment):
        words = " and ".join(sorted(case.alignment.opposed))
        return Opinion(RelationLabel.CONTRADICTS, f"opposite words of the same subject: {words}", _sureness(score))
    return None


def _sureness(score: Entailment) -> float:
    """Return how sure a contradiction is that rules have found."""
    return max(score.contradicts, LEAST_SUPPORT)


def _is_one_forecast(case: Case) -> bool:
    """Whether both report what one origin foresees."""
    return case.evidence.stance is case.target.stance is Stance.PREDICTED and case.alignment.same_origin


def _denial(case: Case, score: Entailment) -> Opinion | None:
    """Let a denial exclude what says all that it denies, or more; a figure about the denied thing presupposes it."""
    aligned = case.alignment
    denies = aligned.evidence.negative
    if aligned.part_of is (PartOf.EVIDENCE if denies else PartOf.TARGET):
        return None  # what is denied of a part may hold of the whole
    denied_part = aligned.covered_back if denies else aligned.covered
    missing_names = aligned.extra_in_evidence if denies else aligned.extra_in_target
    denial, other = (case.evidence, case.target) if denies else (case.target, case.evidence)
    if denied_part < COVERED_TO_CONTRADICT or missing_names or (other.quantities and not denial.quantities):
        return None
    denied, said = (aligned.evidence, aligned.target) if denies else (aligned.target, aligned.evidence)
    if said.share or said.reported or not (denied.absent or said.verb <= denied.keys) or _is_of_others(said, denied):
        return None  # it only presupposes what is denied
    return Opinion(RelationLabel.CONTRADICTS, "one denies what the other says", _sureness(score))


def _is_of_others(said: Reading, denied: Reading) -> bool:
    """Whether it happened to other people than those for whom it is denied."""
    persons = load_lexicon().persons
    return bool(said.head & persons and denied.subject & persons and not said.head & denied.subject)


def _is_aligned_both_ways(aligned: Alignment) -> bool:
    shared = (aligned.evidence.keys & aligned.target.keys) - aligned.opposed
    if aligned.extra_in_evidence or aligned.extra_in_target or len(shared) < _SHARED_FOR_OPPOSITES:
        return False
    return min(aligned.covered, aligned.covered_back) >= COVERED_TO_CONTRADICT
