"""Make relations of an engine's judgements: where figures, times or stances decide, the code decides.

An engine says whether two claims are about the same thing and how one bears on the other. This module compares their
figures (`verifier.quantities`) and times (`verifier.times`), applies the rules on statements, forecasts and weak
evidence (docs/domain.md, "Relation"), and asks `verifier.independence` whether the relation counts. It reads no
language and finds no pairs of its own. Where it overrules the engine, the relation keeps what the engine said.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from verifier.cases import Case, Update, cases_of, counts_one_thing
from verifier.evidence import foresees, standing_of
from verifier.independence import CopyIndex
from verifier.models import (
    SYMMETRIC,
    Article,
    Claim,
    Decider,
    Judgement,
    Kind,
    Pair,
    PartOf,
    Relation,
    RelationLabel,
    Stance,
)
from verifier.origins import OriginIndex
from verifier.quantities import compare, compare_all
from verifier.times import Aspect, TimeComparison, TimeRelation, aspect_of, compare_told

_BEARING = frozenset({RelationLabel.SUPPORTS, RelationLabel.CONTRADICTS})


@dataclass(frozen=True, slots=True)
class _Opinion:
    """A case on its way from the engine's word to a relation."""

    label: RelationLabel
    why: str
    decided_by: Decider = Decider.ENGINE


def relate_claims(
    articles: Mapping[str, Article],
    claims: Mapping[str, Claim],
    judgements: Iterable[Judgement],
    copies: CopyIndex,
    origins: OriginIndex,
) -> tuple[Relation, ...]:
    """Return the relations in both directions of every judged pair, sorted by evidence, then target.

    Judgements that name an unknown claim are left out; of several on one direction the last counts.
    """
    said: dict[Pair, dict[str, Judgement]] = defaultdict(dict)
    for judgement in judgements:
        if judgement.evidence in claims and judgement.target in claims:
            said[judgement.pair][judgement.evidence] = judgement
    relations = []
    for pair, by_evidence in said.items():
        for case in cases_of(claims[pair.first], claims[pair.second], by_evidence, articles):
            opinion = _settle(case, origins)
            if opinion.label is not RelationLabel.NONE or case.judgement.label is not RelationLabel.NONE:
                relations.append(_relation(case, opinion, articles, copies))
    return tuple(sorted(relations, key=lambda relation: (relation.evidence, relation.target)))


def _settle(case: Case, origins: OriginIndex) -> _Opinion:
    opinion = _by_figures(case)
    opinion = _by_dates(case, opinion) or _by_times(case, opinion)
    return _by_stance(case, opinion, origins)


def _relation(case: Case, opinion: _Opinion, articles: Mapping[str, Article], copies: CopyIndex) -> Relation:
    said = case.judgement
    return Relation(
        evidence=said.evidence,
        target=said.target,
        label=opinion.label,
        why=opinion.why,
        decided_by=opinion.decided_by,
        standing=standing_of(opinion.label, case.evidence, case.target, articles, copies),
        engine_label=None if opinion.label is said.label else said.label,
        confidence=said.confidence,
    )


def _by_figures(case: Case) -> _Opinion:
    """Let the figures decide where the engine says that both are of the same quantity (or part and whole).

    A figure that is denied is no value of the quantity: there the engine's word stands.
    """
    said = case.judgement
    opinion = _Opinion(said.label, said.why)
    evidence, target = case.evidence, case.target
    if not counts_one_thing(said) or Stance.DENIED in (evidence.stance, target.stance):
        return opinion
    if not evidence.quantities or not target.quantities:
        return opinion
    compared = compare_all(evidence.quantities, target.quantities, said.part_of)
    if compared is not None and compared.label is RelationLabel.CONTRADICTS and said.part_of is None:
        compared = compare_all(evidence.quantities, target.quantities, _part_of_period(case.times))
    if compared is None:
        refused = compare(evidence.quantities[0], target.quantities[0])
        return _Opinion(RelationLabel.NONE, refused.why, Decider.FIGURES)
    if compared.label is not RelationLabel.SUPPORTS:
        return _Opinion(compared.label, said.why if compared.label is said.label else compared.why, Decider.FIGURES)
    if said.label in SYMMETRIC:
        return _Opinion(compared.label, compared.why, Decider.FIGURES)
    if said.label is RelationLabel.UPDATES:
        return _Opinion(RelationLabel.NONE, f"no other value: {compared.why}", Decider.FIGURES)
    if said.label is RelationLabel.NONE and case.supported_back and _printed_otherwise(evidence, target):
        return _Opinion(compared.label, compared.why, Decider.FIGURES)
    return opinion  # the same figure does not carry what else the target says


def _printed_otherwise(evidence: Claim, target: Claim) -> bool:
    """Whether two figures that are the same number are printed or hedged differently: why an engine sees one way."""
    one, other = evidence.quantities[0], target.quantities[0]
    return (one.low, one.high, one.bound) != (other.low, other.high, other.bound)


def _part_of_period(times: TimeComparison) -> PartOf | None:
    """Return which claim is about a part of the other's period, where another value need not contradict."""
    return {
        TimeRelation.EVIDENCE_WITHIN: PartOf.EVIDENCE,
        TimeRelation.TARGET_WITHIN: PartOf.TARGET,
    }.get(times.relation)


def _by_dates(case: Case, opinion: _Opinion) -> _Opinion | None:
    """Compare the dates like figures where one event is told with two dates; None where the date is not the matter."""
    by_other_figures = opinion.decided_by is Decider.FIGURES and opinion.label is not RelationLabel.SUPPORTS
    said = case.judgement.label
    told = compare_told(case.evidence, case.target) if said in _BEARING and not by_other_figures else None
    if told is None:
        return None
    label, why = told.comparison.label, told.comparison.why
    if said is RelationLabel.SUPPORTS:
        bears_out = label is RelationLabel.SUPPORTS or not told.is_only
        return None if bears_out else _Opinion(RelationLabel.NONE, why, Decider.TIMES)
    if label is RelationLabel.CONTRADICTS or (label is RelationLabel.VARIES and told.is_all):
        return _Opinion(label, why, Decider.TIMES)
    return None


def _by_times(case: Case, opinion: _Opinion) -> _Opinion:
    """Let the times tell another value of one time from an update; what is of unknown time never contradicts."""
    if opinion.label is RelationLabel.CONTRADICTS:
        return _another_value(case, opinion, _CONTRADICTION_AT)
    if opinion.label is RelationLabel.VARIES and opinion.decided_by is Decider.FIGURES:
        return _another_value(case, opinion, _VARIATION_AT)
    if opinion.label is RelationLabel.SUPPORTS and _are_tallies_of_two_days(case):
        return _Opinion(RelationLabel.NONE, f"the same figure at another moment; {case.times.why}", Decider.TIMES)
    is_earlier = case.times.relation is TimeRelation.EVIDENCE_EARLIER
    if opinion.label is RelationLabel.UPDATES and is_earlier and case.target.stance is not Stance.PREDICTED:
        return _Opinion(RelationLabel.NONE, case.times.why, Decider.TIMES)
    return opinion


def _are_tallies_of_two_days(case: Case) -> bool:
    """Whether both are running totals, of different moments on different days: neither makes the other true."""
    if case.times.relation not in _VARIATION_AT or not case.judgement.same_quantity:
        return False
    days = {None if each.time is None else str(each.time)[:10] for each in (case.evidence, case.target)}
    texts = (case.evidence.text, case.target.text)
    return len(days) > 1 and all(aspect_of(text) is Aspect.RUNNING_TOTAL for text in texts)


_VARIATION_AT = {
    TimeRelation.EVIDENCE_LATER: RelationLabel.UPDATES,
    TimeRelation.EVIDENCE_EARLIER: RelationLabel.NONE,
}
_CONTRADICTION_AT = {
    **_VARIATION_AT,
    TimeRelation.ORDER_UNKNOWN: RelationLabel.VARIES,
    TimeRelation.UNKNOWN: RelationLabel.NONE,
}


def _another_value(case: Case, opinion: _Opinion, label_at: Mapping[TimeRelation, RelationLabel]) -> _Opinion:
    """Say what another value is, given the times; where they are unknown, an update that the engine saw stands.

    Within the stretch for which a value would hold, a text may mark a change; the engine reads that.
    """
    relation, said = case.times.relation, case.judgement
    if case.update is not None and _leaves_open(relation, case.update):
        if case.update.claim == case.evidence.id:
            return _Opinion(RelationLabel.UPDATES, said.why, Decider.ENGINE)
        return _Opinion(RelationLabel.NONE, f"{opinion.why}; the other is the later value", Decider.TIMES)
    if relation is TimeRelation.UNKNOWN and said.label is RelationLabel.UPDATES:
        return _Opinion(said.label, said.why)
    label = label_at.get(relation, opinion.label)
    if label is opinion.label:
        return opinion
    return _Opinion(label, f"{opinion.why}; {case.times.why}".strip("; "), Decider.TIMES)


def _leaves_open(relation: TimeRelation, update: Update) -> bool:
    """Whether the times leave room for an update: two totals of one day without an order do not."""
    return relation is TimeRelation.SAME or (relation is TimeRelation.ORDER_UNKNOWN and update.is_later)


def _by_stance(case: Case, opinion: _Opinion, origins: OriginIndex) -> _Opinion:
    """Apply what statements and forecasts can bear."""
    evidence, target = case.evidence, case.target
    if opinion.label in _BEARING and evidence.kind is not target.kind and not _is_own_word(case, opinion, origins):
        return _Opinion(RelationLabel.NONE, "a statement says nothing on the fact it is about", Decider.STANCE)
    is_forecast, was_foreseen = map(foresees, (evidence, target))
    if opinion.label is RelationLabel.CONTRADICTS and was_foreseen and not is_forecast:
        return _Opinion(RelationLabel.UPDATES, f"{opinion.why}; the outcome missed the forecast", Decider.STANCE)
    if opinion.label is RelationLabel.CONTRADICTS and is_forecast and not was_foreseen:
        return _Opinion(RelationLabel.NONE, "a forecast contradicts no fact", Decider.STANCE)
    return opinion


def _is_own_word(case: Case, opinion: _Opinion, origins: OriginIndex) -> bool:
    """Whether a fact shows that somebody said so: it comes from the same origin."""
    is_shown = opinion.label is RelationLabel.SUPPORTS and case.target.kind is Kind.STATEMENT
    return is_shown and origins.is_one(case.evidence, case.target)
