"""Judge pairs of claims: first whether both are about one fact, only then how one bears on the other.

A model of entailment asked about any two claims of a story finds contradictions everywhere. So rules speak first: they
propose a contradiction only where the claims are aligned and one slot (figure, polarity, a word) differs. Where they
propose nothing, the model's word counts together with what they see, if the model brings weights for that. Figures of
the same quantity and times are settled later, in `verifier.relations`; what is said here of them is a proposal.
"""

from collections.abc import Iterator, Sequence

from verifier.engines.local.relations.cases import LEAST_SUPPORT, Case, Opinion, which_is_later
from verifier.engines.local.relations.contradictions import find_contradiction, may_contradict
from verifier.engines.local.relations.entailment import Entailment, EntailmentModel
from verifier.engines.local.relations.likely import find_likely
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
from verifier.engines.local.relations.support import by_firmness, is_same_figure, may_support
from verifier.engines.local.relations.weighing import Weighed, Weighing, may_be_weighed
from verifier.models import Article, Claim, Judgement, Kind, Pair, RelationLabel

SURE_OF_THE_CONTRARY = 0.7
"""From which probability of a contradiction the model overrules the rules' support."""

SURE_OF_NOTHING = 0.7
"""From which probability that one claim says nothing on another the model is not asked the other way round."""

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
        if not any(map(_is_asked, cases)) and not (weighing and _is_weighed(cases)):
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
        _ask_to_weigh([pair for pair in pairs if _is_weighed(pair)], model, answers)
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
    """Ask how claims bear on the one of which the other tells more; the other way only where that is not nothing."""
    told_more = [
        (one, other) if one.alignment.covered >= other.alignment.covered else (other, one) for one, other in pairs
    ]
    answers |= _ask([one for one, _ in told_more if one.ids not in answers], model)
    open_ones = [other for one, other in told_more if answers[one.ids].neutral < SURE_OF_NOTHING]
    answers |= _ask([other for other in open_ones if other.ids not in answers], model)


def _weigh(case: Case, score: Entailment, back: Entailment, weighing: Weighing | None) -> Opinion | None:
    """Hear the weights where the model brings any, and no figures differ, of which the rules have spoken."""
    if weighing is None or not may_be_weighed(case) or _do_figures_differ(case):
        return None
    return find_likely(case, score, back, weighing)


def _is_weighed(cases: tuple[Case, Case]) -> bool:
    """Whether the weights may be heard on a pair, either way."""
    return may_be_weighed(cases[0]) and not all(map(_do_figures_differ, cases))


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
    return may_support(case)


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
    if not (may_support(case) and _is_borne_out(case, score)) and not is_told_in_other_words(case, score):
        return Opinion(RelationLabel.NONE, "neither bears out nor excludes the other", 1 - score.supports)
    return by_firmness(case, score.supports)


def _is_borne_out(case: Case, score: Entailment) -> bool:
    """Whether figures agree, which is the code's to say, or the model does not see the contrary."""
    return is_same_figure(case) or score.contradicts < SURE_OF_THE_CONTRARY
