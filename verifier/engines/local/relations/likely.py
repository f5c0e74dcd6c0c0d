"""Propose what the model's word and what the rules see make likely together, where the rules alone propose nothing."""

from verifier.engines.local.relations.cases import Case, Opinion, is_conditional
from verifier.engines.local.relations.entailment import Entailment
from verifier.engines.local.relations.reading import Firmness, Reading
from verifier.engines.local.relations.support import by_firmness
from verifier.engines.local.relations.weighing import Weighing, features_of, weigh
from verifier.models import Claim, RelationLabel, Stance
from verifier.quantities import compare_all

SURE_UNSEEN = 0.5
"""From which probability a contradiction is believed where no figure, denial or opposite word differs."""


def find_likely(case: Case, score: Entailment, back: Entailment, weighing: Weighing) -> Opinion | None:
    """Return a contradiction, or else support, where it reaches its bar and nothing that code sees forbids it."""
    features = features_of(case, score, back)
    against = weigh(features, weighing.contradicts)
    bar = weighing.contradicts.bar if _differs_visibly(case) else max(weighing.contradicts.bar, SURE_UNSEEN)
    if against >= bar and _says_of_what(case):
        return Opinion(RelationLabel.CONTRADICTS, "both cannot be true, as far as the model can tell", against)
    likely = weigh(features, weighing.supports)
    if likely < weighing.supports.bar or not _may_be_borne_out(case):
        return None
    opinion = by_firmness(case, likely)
    return None if opinion.label is RelationLabel.NONE else opinion


def _may_be_borne_out(case: Case) -> bool:
    """Whether nothing that code sees forbids support: a condition, another thing counted, other figures."""
    if case.alignment.contrasted or (case.alignment.evidence.conditional and not is_conditional(case)):
        return False
    return _looks_ahead_alike(case) and _shares_a_figure(case)


def _shares_a_figure(case: Case) -> bool:
    """Whether one has no figure, both have the same, or both measure the same thing."""
    ours, theirs = ({(one.low, one.high) for one in claim.quantities} for claim in (case.evidence, case.target))
    return case.figures.same_quantity is True or not (ours and theirs) or not ours.isdisjoint(theirs)


def _looks_ahead_alike(case: Case) -> bool:
    """Whether neither is what somebody expected, or the other looks ahead too: likeness tells no outcome."""
    ours, theirs = case.alignment.evidence, case.alignment.target
    ahead, their_ahead = _looks_ahead(case.evidence, ours), _looks_ahead(case.target, theirs)
    return not (ours.foreseen and not their_ahead) and not (theirs.foreseen and not ahead)


def _looks_ahead(claim: Claim, reading: Reading) -> bool:
    return reading.foreseen or reading.firmness is Firmness.FUTURE or claim.stance is Stance.PREDICTED


def _differs_visibly(case: Case) -> bool:
    """Whether code sees something that differs: a figure, a denial, an opposite word."""
    values = compare_all(case.evidence.quantities, case.target.quantities, None)
    figures = values is not None and values.label is RelationLabel.CONTRADICTS
    return figures or not case.alignment.same_polarity or bool(case.alignment.opposed)


def _says_of_what(case: Case) -> bool:
    """Whether neither claim points to what is not in it: "these forces" may be any."""
    return not (case.alignment.evidence.unresolved or case.alignment.target.unresolved)
