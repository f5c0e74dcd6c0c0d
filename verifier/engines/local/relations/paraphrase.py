"""Take the model's word where two claims share too few words for the rules, behind guards that code can check.

A model of entailment is sure of much that is wrong: it takes a denial for a contradiction of whatever stands near it.
So it is believed only where it is sure and the claims share some of their words, and for a contradiction only where
one of them denies or says the opposite word, or where they share all but one slot. The bars were chosen on the gold
stories for development; that for one slot on written stories that the model was not trained on.
"""

from verifier.engines.local.relations.cases import Case, Opinion, is_conditional
from verifier.engines.local.relations.entailment import Entailment
from verifier.engines.local.relations.reading import Firmness, Reading
from verifier.models import Kind, RelationLabel, Stance
from verifier.text import words

SURE_OF_SUPPORT = 0.65
"""From which probability a model is believed that one claim bears out another in other words."""

SURE_OF_CONTRADICTION = 0.85
"""From which probability a model is believed that two claims exclude each other."""

ALIKE_TO_SUPPORT, LEAST_ALIKE_TO_SUPPORT = 0.3, 0.2
"""Share of one claim's keys that the other must have: of the one that has more, and of the one that has less."""

SAME_WORDS = 0.8
"""Share of the target's keys from which no other verb is another way to say the same."""

ALIKE_TO_EXCLUDE, LEAST_ALIKE_TO_EXCLUDE = 0.75, 0.25
"""The same for a contradiction where one denies or says the opposite word."""

ALIKE_IN_ALL_ELSE, LEAST_ALIKE_IN_ALL_ELSE = 0.75, 0.6
"""The same where neither does: claims that share all but one slot ("indicted" and "cleared", "before" and "after")."""

SURE_OF_ANOTHER_SLOT = 0.85
"""From which probability, each way, a model is believed that such a slot excludes."""


def may_be_told_in_other_words(case: Case) -> bool:
    """Whether nothing that code can check speaks against support; the model is not asked otherwise."""
    aligned = case.alignment
    if not _are_alike(case, ALIKE_TO_SUPPORT, LEAST_ALIKE_TO_SUPPORT):
        return False
    if aligned.extra_in_target or aligned.opposed or not aligned.placed or not case.figures.carries_target:
        return False
    if aligned.evidence.reported and not aligned.target.reported:
        return False
    if aligned.other_doer or (aligned.covered >= SAME_WORDS and not aligned.same_verb):
        return False
    if aligned.evidence.conditional and not is_conditional(case):
        return False
    return case.evidence.stance is case.target.stance


def may_exclude(case: Case) -> bool:
    """Whether two claims of what happened share most of one, and one of them denies or says the opposite."""
    aligned = case.alignment
    if case.evidence.kind is not case.target.kind or not _are_alike(case, ALIKE_TO_EXCLUDE, LEAST_ALIKE_TO_EXCLUDE):
        return False
    if aligned.evidence.dangling or aligned.target.dangling:
        return False
    if Stance.PREDICTED in (case.evidence.stance, case.target.stance):
        return False
    if case.evidence.kind is Kind.STATEMENT and not aligned.same_origin:
        return False
    denied = not aligned.same_polarity or aligned.evidence.absent is not aligned.target.absent
    return denied or bool(aligned.opposed)


def may_differ_in_one_slot(case: Case) -> bool:
    """Whether two firm claims of what happened share nearly all, so that the rest may be one fact told in two ways."""
    aligned = case.alignment
    if case.figures.same_quantity is False or Stance.PREDICTED in (case.evidence.stance, case.target.stance):
        return False
    if case.evidence.kind is not case.target.kind or case.evidence.stance is not case.target.stance:
        return False
    if not _are_alike(case, ALIKE_IN_ALL_ELSE, LEAST_ALIKE_IN_ALL_ELSE) or _says_more_in_the_same_words(case):
        return False
    return aligned.part_of is None and all(map(_is_plain, (aligned.evidence, aligned.target)))


def _is_plain(reading: Reading) -> bool:
    """Whether a claim says plainly, and of whom, what happened."""
    return reading.firmness is Firmness.PLAIN and not (reading.dangling or reading.conditional or reading.foreseen)


def find_other_slot(case: Case, score: Entailment, back: Entailment) -> Opinion | None:
    """Propose a contradiction where the model is sure of it both ways, of claims that share nearly all else."""
    sure = min(score.contradicts, back.contradicts)
    if sure < SURE_OF_ANOTHER_SLOT or not may_differ_in_one_slot(case):
        return None
    return Opinion(RelationLabel.CONTRADICTS, "tells one thing of the same fact otherwise", sure)


def is_told_in_other_words(case: Case, score: Entailment) -> bool:
    """Whether the model is sure of support and may be believed."""
    return score.supports >= SURE_OF_SUPPORT and may_be_told_in_other_words(case)


def find_exclusion(case: Case, score: Entailment) -> Opinion | None:
    """Propose a contradiction where the model is sure of it and may be believed."""
    if score.contradicts < SURE_OF_CONTRADICTION or not may_exclude(case):
        return None
    return Opinion(RelationLabel.CONTRADICTS, "one denies in other words what the other says", score.contradicts)


def _are_alike(case: Case, more: float, less: float) -> bool:
    low, high = sorted((case.alignment.covered, case.alignment.covered_back))
    return high >= more and low >= less


def _says_more_in_the_same_words(case: Case) -> bool:
    """Whether one has all words of the other, or all that these say: then no slot of it is told otherwise."""
    ours, theirs = (frozenset(words(claim.text)) for claim in (case.evidence, case.target))
    full, full_back = case.alignment.covered >= 1, case.alignment.covered_back >= 1
    return ours <= theirs or theirs <= ours or full is not full_back
