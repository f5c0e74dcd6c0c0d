"""Say by rules whether evidence bears a target out: it has what the target says, of the same doers and as firmly."""

from verifier.engines.local.relations.cases import Case, Opinion, is_conditional
from verifier.engines.local.relations.reading import Firmness
from verifier.lexicon import display_key
from verifier.models import Kind, PartOf, RelationLabel, Stance
from verifier.text import words
from verifier.times import Aspect, aspect_of

COVERED = 0.8
"""Share of the target's keys that evidence must have to support it."""

COVERED_WITH_FIGURE = 0.6
"""The same where both give the same figure of the same quantity: the figure is most of the fact."""

COVERED_WITH_MEASURE = 0.1
"""The same where both also tell in the same full words what is counted."""

_KEYS_THAT_SAY_SOMETHING = 3
_ORDERS = frozenset({"before", "after"})


def may_support(case: Case) -> bool:
    """Whether nothing speaks against support and the evidence has enough of the target's words."""
    aligned = case.alignment
    if aligned.extra_in_target or not aligned.same_polarity or aligned.opposed or _is_other_matter(case):
        return False
    if aligned.part_of is PartOf.EVIDENCE and aligned.evidence.negative:
        return False
    if aligned.evidence.conditional and not is_conditional(case):
        return False
    if not aligned.placed or not case.figures.carries_target or aligned.covered < _bar(case):
        return False
    if _says_little(case) and min(aligned.covered, aligned.covered_back) < COVERED:
        return False
    return (_is_same_total(case) or not case.is_apart_in_time()) and _may_be_outcome(case)


def _is_same_total(case: Case) -> bool:
    """Whether two running totals give one number: a count that has not moved since bears out the earlier one."""
    aspects = {aspect_of(case.evidence.text), aspect_of(case.target.text)}
    return is_same_figure(case) and aspects == {Aspect.RUNNING_TOTAL}


def _may_be_outcome(case: Case) -> bool:
    """Whether a fact can be what a forecast foresaw: it is known to lie after the forecast was made."""
    if case.target.stance is not Stance.PREDICTED or case.evidence.stance is Stance.PREDICTED:
        return True
    foretold = (case.target.said_on and case.target.said_on.date) or case.published[1]
    if case.evidence.time is None or foretold is None:
        return False
    end, made = case.evidence.time.bounds.end, foretold.bounds.start
    return end is not None and made is not None and end >= made


def _is_other_matter(case: Case) -> bool:
    """Whether the same words are put to another use: another verb or doer, expected, only reported, or of a part."""
    ours, theirs = case.alignment.evidence, case.alignment.target
    if ours.reported and not theirs.reported and case.target.kind is Kind.FACT:
        return True
    if (theirs.share and not ours.share) or _is_of_other_order(case):
        return True
    if ours.foreseen is not theirs.foreseen and case.target.stance is not Stance.PREDICTED:
        return True
    return not is_same_figure(case) and (not case.alignment.same_verb or case.alignment.other_doer)


def _is_of_other_order(case: Case) -> bool:
    """Whether one puts before what the other puts after."""
    ours, theirs = (_ORDERS.intersection(words(claim.text)) for claim in (case.evidence, case.target))
    return len(ours) == len(theirs) == 1 and ours != theirs


def _says_little(case: Case) -> bool:
    """Whether the target is so short, or points to so much that is not in it, that anything would bear it out."""
    target = case.alignment.target
    short = len(target.keys) < _KEYS_THAT_SAY_SOMETHING and not case.target.quantities
    return short or target.unresolved


def _bar(case: Case) -> float:
    if case.figures.told_alike and is_same_figure(case):
        return COVERED_WITH_MEASURE
    return COVERED_WITH_FIGURE if is_same_figure(case) else COVERED


def is_same_figure(case: Case) -> bool:
    """Whether both give the same figure of the same quantity."""
    return case.figures.same_quantity is True and case.figures.label is RelationLabel.SUPPORTS


def by_firmness(case: Case, sureness: float) -> Opinion:
    """Let what is put less firmly neither bear out nor exclude what is put more firmly."""
    ours, theirs = case.alignment.evidence.firmness, case.alignment.target.firmness
    plain = ours is Firmness.PLAIN or (bool(case.evidence.quantities) and ours is not Firmness.FUTURE)
    if case.figures.same_quantity or ours == theirs or Kind.STATEMENT in (case.evidence.kind, case.target.kind):
        return _support(case, sureness)
    if plain and case.evidence.stance in (Stance.ASSERTED, Stance.DENIED):
        return _support(case, sureness)
    if theirs is Firmness.PLAIN and case.target.stance is not Stance.PREDICTED:
        return Opinion(RelationLabel.NONE, "what may be does not bear out what is", sureness)
    same_stance = case.evidence.stance is case.target.stance
    if same_stance and case.alignment.covered_back >= COVERED_WITH_FIGURE:
        return Opinion(RelationLabel.VARIES, "the same, put more firmly by one than by the other", sureness)
    return Opinion(RelationLabel.NONE, "put more firmly by one than by the other", sureness)


def _support(case: Case, sureness: float) -> Opinion:
    """Return the opinion that evidence supports, with why."""
    why = "says the same" if case.alignment.covered_back >= COVERED else "says the same in more detail"
    if case.figures.label is RelationLabel.SUPPORTS:
        why = case.figures.why or "gives the same figure"
    if case.alignment.part_of is PartOf.EVIDENCE:
        why += f" of a place within it ({', '.join(map(display_key, sorted(case.alignment.extra_in_evidence)))})"
    return Opinion(RelationLabel.SUPPORTS, why, sureness)
