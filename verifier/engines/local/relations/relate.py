"""Judge pairs of claims: first whether both are about one fact, only then how one bears on the other.

A model of entailment asked about any two claims of a story finds contradictions everywhere; so a contradiction is
proposed only where the claims are aligned and one slot (figure, polarity, a word) differs. Rules guard the
model on both sides: it is not asked about claims that are not aligned. Figures of the same quantity and times are
settled later, in `verifier.relations`; what is said here of them is a proposal.
"""

from collections.abc import Iterator, Sequence

from verifier.engines.local.relations.cases import LEAST_SUPPORT, Case, Opinion, is_conditional, which_is_later
from verifier.engines.local.relations.contradictions import find_contradiction, may_contradict
from verifier.engines.local.relations.entailment import Entailment, EntailmentModel
from verifier.engines.local.relations.pairs import lay_out, premise_of
from verifier.engines.local.relations.paraphrase import (
    ALIKE_TO_SUPPORT,
    find_exclusion,
    find_other_slot,
    is_told_in_other_words,
    may_be_told_in_other_words,
    may_differ_in_one_slot,
    may_exclude,
)
from verifier.engines.local.relations.reading import Firmness
from verifier.engines.local.relations.weighing import Weighed, Weighing, features_of, may_be_weighed, weigh
from verifier.lexicon import display_key
from verifier.models import Article, Claim, Judgement, Kind, Pair, PartOf, RelationLabel, Stance
from verifier.quantities import compare_all
from verifier.text import words
from verifier.times import Aspect, aspect_of

COVERED = 0.8
"""Share of the target's keys that evidence must have to support it."""

COVERED_WITH_FIGURE = 0.6
"""The same where both give the same figure of the same quantity: the figure is most of the fact."""

COVERED_WITH_MEASURE = 0.1
"""The same where both also tell in the same full words what is counted."""

SURE_OF_THE_CONTRARY = 0.7
"""From which probability of a contradiction the model overrules the rules' support."""

SURE_UNSEEN = 0.5
"""From which probability a contradiction is believed where no figure, name, denial or opposite word differs."""

SURE_OF_NOTHING = 0.9
"""From which probability that one claim says nothing on another the model is not asked the other way round."""

_KEYS_THAT_SAY_SOMETHING = 3
_ORDERS = frozenset({"before", "after"})
_BATCH = 64
"""Pairs that wait for the model at most; waiting ones cost memory, and time, since the garbage collector sees them."""


_UNASKED = Entailment(supports=0.0, contradicts=0.0, neutral=1.0)
_NOTHING = Opinion(RelationLabel.NONE, "not about the same fact", 1.0)


def relate_claims(
    articles: Sequence[Article], claims: Sequence[Claim], candidates: Sequence[Pair], model: EntailmentModel
) -> Iterator[Judgement]:
    """Yield two judgements a candidate, one each way. Raise EngineError where a candidate names an unknown claim."""
    weighing = model.weighing if isinstance(model, Weighed) else None
    waiting: list[tuple[Case, Case]] = []
    for cases in lay_out(articles, claims, candidates):
        if not any(map(_is_asked, cases)) and not (weighing and may_be_weighed(cases[0])):
            yield from (_judge(case, None) for case in cases)
            continue
        waiting.append(cases)
        if len(waiting) >= _BATCH:
            yield from _judge_asked(waiting, model, weighing)
            waiting.clear()
    yield from _judge_asked(waiting, model, weighing)


def _judge_asked(
    pairs: Sequence[tuple[Case, Case]], model: EntailmentModel, weighing: Weighing | None
) -> Iterator[Judgement]:
    answers = _ask([case for pair in pairs for case in pair if _is_asked(case)], model)
    if weighing is not None:
        _ask_to_weigh([pair for pair in pairs if may_be_weighed(pair[0])], model, answers)
    for case in (case for pair in pairs for case in pair):
        score, back = (answers.get(ids) for ids in (case.ids, case.ids[::-1]))
        opinion = _judge_by_rules(case, score)
        if opinion.label is RelationLabel.NONE and score is not None and back is not None:
            opinion = find_other_slot(case, score, back) or _weigh(case, score, back, weighing) or opinion
        yield _settle(case, opinion)


_Answers = dict[tuple[str, str], Entailment]


def _ask(cases: Sequence[Case], model: EntailmentModel) -> _Answers:
    """Ask the model about all cases at once."""
    scores = model.score([(premise_of(case), case.target.text) for case in cases])
    return {case.ids: score for case, score in zip(cases, scores, strict=True)}


def _ask_to_weigh(pairs: Sequence[tuple[Case, Case]], model: EntailmentModel, answers: _Answers) -> None:
    """Ask both ways of pairs, but the other way only where the model is not sure that the one says nothing."""
    answers |= _ask([one for one, _ in pairs if one.ids not in answers], model)
    open_ones = [other for one, other in pairs if answers[one.ids].neutral < SURE_OF_NOTHING]
    answers |= _ask([other for other in open_ones if other.ids not in answers], model)


def _weigh(case: Case, score: Entailment, back: Entailment, weighing: Weighing | None) -> Opinion | None:
    """Return what the model's word and what the rules see make likely together; None where that is nothing."""
    if weighing is None or not may_be_weighed(case) or _do_figures_differ(case):
        return None
    features = features_of(case, score, back)
    against = weigh(features, weighing.contradicts)
    bar = weighing.contradicts.bar if _differs_visibly(case) else max(weighing.contradicts.bar, SURE_UNSEEN)
    if against >= bar and _says_of_what(case):
        return Opinion(RelationLabel.CONTRADICTS, "tells the same otherwise, as far as the model can tell", against)
    support = weigh(features, weighing.supports)
    if support >= weighing.supports.bar:
        return _support(case, score)
    return None


def _differs_visibly(case: Case) -> bool:
    """Whether code sees something that differs: a figure, a name, a denial, an opposite word."""
    aligned = case.alignment
    names = bool(aligned.extra_in_evidence and aligned.extra_in_target)
    values = compare_all(case.evidence.quantities, case.target.quantities, None)
    figures = values is not None and values.label is RelationLabel.CONTRADICTS
    return figures or names or not aligned.same_polarity or bool(aligned.opposed)


def _says_of_what(case: Case) -> bool:
    """Whether neither claim points to what is not in it: "these forces" may be any."""
    return not (case.alignment.evidence.unresolved or case.alignment.target.unresolved)


def _judge(case: Case, score: Entailment | None) -> Judgement:
    return _settle(case, _judge_by_rules(case, score))


def _judge_by_rules(case: Case, score: Entailment | None) -> Opinion:
    return _decide(case, score or _UNASKED) if _is_worth_asking(case) else _NOTHING


def _settle(case: Case, opinion: Opinion) -> Judgement:
    if opinion.label is RelationLabel.CONTRADICTS and (later := which_is_later(case)) is not None:
        return _update(case, opinion, later is case.evidence)
    return Judgement(
        evidence=case.evidence.id,
        target=case.target.id,
        label=opinion.label,
        same_quantity=case.figures.same_quantity,
        part_of=case.alignment.part_of if case.figures.same_quantity else None,
        why=opinion.why,
        confidence=round(opinion.confidence, 3),
    )


def _update(case: Case, opinion: Opinion, is_later: bool) -> Judgement:
    """Say that evidence of a later day updates; whether the figures agree is then no matter."""
    label = RelationLabel.UPDATES if is_later else RelationLabel.NONE
    why = f"{opinion.why}; the texts date them differently"
    confidence = round(opinion.confidence, 3)
    return Judgement(evidence=case.evidence.id, target=case.target.id, label=label, why=why, confidence=confidence)


def _is_worth_asking(case: Case) -> bool:
    """Whether the two are about the same things, so that one may bear on the other."""
    aligned = case.alignment
    if aligned.names_clash or aligned.contrasted or not _kinds_fit(case):
        return False
    return case.figures.same_quantity is True or max(aligned.covered, aligned.covered_back) >= ALIKE_TO_SUPPORT


def _is_asked(case: Case) -> bool:
    """Whether it depends on the model what the rules say of a case."""
    if not _is_worth_asking(case) or _do_figures_differ(case):
        return False
    if may_be_told_in_other_words(case) or may_exclude(case) or may_contradict(case) or may_differ_in_one_slot(case):
        return True
    return _may_support(case)


def _do_figures_differ(case: Case) -> bool:
    return bool(case.figures.same_quantity) and case.figures.label in (RelationLabel.CONTRADICTS, RelationLabel.VARIES)


def _kinds_fit(case: Case) -> bool:
    """Statements are compared with statements of the same origin; a fact may bear out what its origin said."""
    if case.target.kind is Kind.FACT:
        return case.evidence.kind is Kind.FACT
    if not case.alignment.same_origin:
        return False
    return case.evidence.kind is Kind.FACT or case.alignment.same_act


def _decide(case: Case, score: Entailment) -> Opinion:
    if case.figures.label is not None and _do_figures_differ(case):
        return Opinion(case.figures.label, case.figures.why, max(score.supports, LEAST_SUPPORT))
    against = find_contradiction(case, score) or find_exclusion(case, score)
    if against is not None:
        return against
    if not (_may_support(case) and _is_borne_out(case, score)) and not is_told_in_other_words(case, score):
        return Opinion(RelationLabel.NONE, "neither bears out nor excludes the other", 1 - score.supports)
    return _by_firmness(case, score)


def _is_borne_out(case: Case, score: Entailment) -> bool:
    """Whether figures agree, which is the code's to say, or the model does not see the contrary."""
    return _is_same_figure(case) or score.contradicts < SURE_OF_THE_CONTRARY


def _may_support(case: Case) -> bool:
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
    return _is_same_figure(case) and aspects == {Aspect.RUNNING_TOTAL}


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
    return not _is_same_figure(case) and (not case.alignment.same_verb or case.alignment.other_doer)


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
    if case.figures.told_alike and _is_same_figure(case):
        return COVERED_WITH_MEASURE
    return COVERED_WITH_FIGURE if _is_same_figure(case) else COVERED


def _is_same_figure(case: Case) -> bool:
    return case.figures.same_quantity is True and case.figures.label is RelationLabel.SUPPORTS


def _by_firmness(case: Case, score: Entailment) -> Opinion:
    """Let what is put less firmly neither bear out nor exclude what is put more firmly."""
    ours, theirs = case.alignment.evidence.firmness, case.alignment.target.firmness
    plain = ours is Firmness.PLAIN or (bool(case.evidence.quantities) and ours is not Firmness.FUTURE)
    if case.figures.same_quantity or ours == theirs or Kind.STATEMENT in (case.evidence.kind, case.target.kind):
        return _support(case, score)
    if plain and case.evidence.stance in (Stance.ASSERTED, Stance.DENIED):
        return _support(case, score)
    if theirs is Firmness.PLAIN and case.target.stance is not Stance.PREDICTED:
        return Opinion(RelationLabel.NONE, "what may be does not bear out what is", score.supports)
    same_stance = case.evidence.stance is case.target.stance
    if same_stance and case.alignment.covered_back >= COVERED_WITH_FIGURE:
        return Opinion(RelationLabel.VARIES, "the same, put more firmly by one than by the other", score.supports)
    return Opinion(RelationLabel.NONE, "put more firmly by one than by the other", score.supports)


def _support(case: Case, score: Entailment) -> Opinion:
    why = "says the same" if case.alignment.covered_back >= COVERED else "says the same in more detail"
    if case.figures.label is RelationLabel.SUPPORTS:
        why = case.figures.why or "gives the same figure"
    if case.alignment.part_of is PartOf.EVIDENCE:
        why += f" of a place within it ({', '.join(map(display_key, sorted(case.alignment.extra_in_evidence)))})"
    return Opinion(RelationLabel.SUPPORTS, why, score.supports)
