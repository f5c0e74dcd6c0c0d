"""Make relations of an engine's judgements: where figures, times or stances decide, the code decides.

An engine says whether two claims are about the same thing and how one bears on the other. This module compares their
figures (`verifier.quantities`) and times (`verifier.times`), applies the rules on statements, forecasts and weak
evidence (docs/domain.md, "Relation"), and asks `verifier.independence` whether the relation counts. It reads no
language and finds no pairs of its own. Where it overrules the engine, the relation keeps what the engine said.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from verifier.independence import standing
from verifier.models import (
    SYMMETRIC,
    Article,
    Claim,
    Copy,
    Decider,
    Judgement,
    Kind,
    Pair,
    PartOf,
    Relation,
    RelationLabel,
    Stance,
    Standing,
    Time,
)
from verifier.quantities import compare_all
from verifier.text import content_words
from verifier.times import (
    Aspect,
    TimeComparison,
    TimeRelation,
    aspect_of,
    compare_dates,
    compare_times,
    find_times,
)

_WEAK = frozenset({Stance.UNCONFIRMED, Stance.PREDICTED})
_BEARING = frozenset({RelationLabel.SUPPORTS, RelationLabel.CONTRADICTS})

_ONE_EVENT = 0.6
"""The share of common words from which two dated claims are taken to tell of one event."""


@dataclass(frozen=True, slots=True)
class _Opinion:
    """One direction of a pair on its way from the engine's word to a relation."""

    label: RelationLabel
    why: str
    decided_by: Decider = Decider.ENGINE


def relate_claims(
    articles: Mapping[str, Article],
    claims: Mapping[str, Claim],
    judgements: Iterable[Judgement],
    copies: Sequence[Copy],
) -> tuple[Relation, ...]:
    """Return the relations in both directions of every judged pair, sorted by evidence, then target.

    Judgements that name an unknown claim are left out; of several on one direction the last counts.
    """
    said: dict[Pair, dict[str, Judgement]] = defaultdict(dict)
    for judgement in judgements:
        if judgement.evidence in claims and judgement.target in claims:
            said[judgement.pair][judgement.evidence] = judgement
    relations = [
        relation
        for pair, by_evidence in said.items()
        for relation in _relate_pair(pair, by_evidence, articles, claims, copies)
    ]
    return tuple(sorted(relations, key=lambda relation: (relation.evidence, relation.target)))


def _relate_pair(
    pair: Pair,
    by_evidence: Mapping[str, Judgement],
    articles: Mapping[str, Article],
    claims: Mapping[str, Claim],
    copies: Sequence[Copy],
) -> Iterator[Relation]:
    for evidence_id, target_id in ((pair.first, pair.second), (pair.second, pair.first)):
        judgement = _in_direction(by_evidence, evidence_id, target_id)
        evidence, target = claims[evidence_id], claims[target_id]
        opinion = _settle(judgement, evidence, target, articles)
        overruled = opinion.label is not judgement.label
        if opinion.label is RelationLabel.NONE and not overruled:
            continue
        yield Relation(
            evidence=evidence_id,
            target=target_id,
            label=opinion.label,
            why=opinion.why,
            decided_by=opinion.decided_by,
            standing=_standing(opinion.label, evidence, target, articles, copies),
            engine_label=judgement.label if overruled else None,
            confidence=judgement.confidence,
        )


def _in_direction(by_evidence: Mapping[str, Judgement], evidence: str, target: str) -> Judgement:
    """Return what the engine said in this direction; a symmetric label said the other way round holds here too."""
    own, mirror = by_evidence.get(evidence), by_evidence.get(target)
    if mirror is None:
        return own or Judgement(evidence=evidence, target=target, label=RelationLabel.NONE)
    turned = mirror.model_copy(
        update={
            "evidence": evidence,
            "target": target,
            "label": mirror.label if mirror.label in SYMMETRIC else RelationLabel.NONE,
            "part_of": _turn(mirror.part_of),
        }
    )
    if own is None or (own.label is RelationLabel.NONE and turned.label in SYMMETRIC):
        return turned
    return own


def _turn(part_of: PartOf | None) -> PartOf | None:
    if part_of is None:
        return None
    return PartOf.TARGET if part_of is PartOf.EVIDENCE else PartOf.EVIDENCE


def _settle(judgement: Judgement, evidence: Claim, target: Claim, articles: Mapping[str, Article]) -> _Opinion:
    opinion = _Opinion(judgement.label, judgement.why)
    times = compare_times(
        evidence, target, _published(articles[evidence.article]), _published(articles[target.article])
    )
    opinion = _by_figures(opinion, judgement, evidence, target, times)
    opinion = _by_dates(opinion, evidence, target) or _by_times(opinion, judgement, times, target)
    return _by_stance(opinion, evidence, target)


def _published(article: Article) -> Time | None:
    return article.published.when if article.published else None


def _by_figures(
    opinion: _Opinion, judgement: Judgement, evidence: Claim, target: Claim, times: TimeComparison
) -> _Opinion:
    """Let the figures decide where the engine says that both are of the same quantity (or part and whole)."""
    if not judgement.same_quantity and judgement.part_of is None:
        return opinion
    compared = compare_all(evidence.quantities, target.quantities, _part_of(judgement, times))
    if compared is None or compared.label is opinion.label:
        return opinion
    if compared.label is RelationLabel.SUPPORTS and opinion.label is RelationLabel.NONE:
        return opinion  # the same figure does not carry what else the target says
    if compared.label is RelationLabel.SUPPORTS and opinion.label is RelationLabel.UPDATES:
        return _Opinion(RelationLabel.NONE, f"no other value: {compared.why}", Decider.FIGURES)
    return _Opinion(compared.label, compared.why, Decider.FIGURES)


def _part_of(judgement: Judgement, times: TimeComparison) -> PartOf | None:
    if judgement.part_of is not None:
        return judgement.part_of
    if times.relation is TimeRelation.EVIDENCE_WITHIN:
        return PartOf.EVIDENCE
    return PartOf.TARGET if times.relation is TimeRelation.TARGET_WITHIN else None


def _by_dates(opinion: _Opinion, evidence: Claim, target: Claim) -> _Opinion | None:
    """Compare the dates like figures where one event is told with two dates; None where the date is not the matter."""
    if opinion.label is not RelationLabel.CONTRADICTS or opinion.decided_by is not Decider.ENGINE:
        return None
    if evidence.time is None or target.time is None or not _same_event(evidence, target):
        return None
    compared = compare_dates(evidence.time, target.time)
    if compared.label not in (RelationLabel.CONTRADICTS, RelationLabel.VARIES):
        return None
    return _Opinion(compared.label, compared.why, Decider.TIMES)


def _same_event(evidence: Claim, target: Claim) -> bool:
    """Whether two claims tell of one event in much the same words, their dates apart."""
    if {aspect_of(evidence.text), aspect_of(target.text)} != {Aspect.EVENT}:
        return False
    one, other = _words_without_dates(evidence), _words_without_dates(target)
    return bool(one and other) and len(one & other) >= _ONE_EVENT * min(len(one), len(other))


def _words_without_dates(claim: Claim) -> frozenset[str]:
    """Return the content words; empty where the text names no date."""
    dates = find_times(claim.text, None)
    text = claim.text
    for date in reversed(dates):
        text = text[: date.start] + text[date.end :]
    return content_words(text) if dates else frozenset()


def _by_times(opinion: _Opinion, judgement: Judgement, times: TimeComparison, target: Claim) -> _Opinion:
    """Let the times tell another value of one time from an update; what is of unknown time never contradicts."""
    if opinion.label is RelationLabel.CONTRADICTS:
        return _another_value(opinion, judgement, times, _CONTRADICTION_AT)
    if opinion.label is RelationLabel.VARIES and opinion.decided_by is Decider.FIGURES:
        return _another_value(opinion, judgement, times, _VARIATION_AT)
    earlier = times.relation is TimeRelation.EVIDENCE_EARLIER
    if opinion.label is RelationLabel.UPDATES and earlier and target.stance is not Stance.PREDICTED:
        return _Opinion(RelationLabel.NONE, times.why, Decider.TIMES)
    return opinion


_VARIATION_AT = {
    TimeRelation.EVIDENCE_LATER: RelationLabel.UPDATES,
    TimeRelation.EVIDENCE_EARLIER: RelationLabel.NONE,
}
_CONTRADICTION_AT = {
    **_VARIATION_AT,
    TimeRelation.ORDER_UNKNOWN: RelationLabel.VARIES,
    TimeRelation.UNKNOWN: RelationLabel.NONE,
}


def _another_value(
    opinion: _Opinion,
    judgement: Judgement,
    times: TimeComparison,
    label_at: Mapping[TimeRelation, RelationLabel],
) -> _Opinion:
    """Say what another value is, given the times; where they are unknown, an update that the engine saw stands."""
    if times.relation is TimeRelation.UNKNOWN and judgement.label is RelationLabel.UPDATES:
        return _Opinion(judgement.label, judgement.why)
    label = label_at.get(times.relation, opinion.label)
    if label is opinion.label:
        return opinion
    return _Opinion(label, f"{opinion.why}; {times.why}".strip("; "), Decider.TIMES)


def _by_stance(opinion: _Opinion, evidence: Claim, target: Claim) -> _Opinion:
    """Apply what statements and forecasts can bear."""
    kinds = (evidence.kind, target.kind)
    if opinion.label in _BEARING and Kind.STATEMENT in kinds and Kind.FACT in kinds:
        supported_saying = opinion.label is RelationLabel.SUPPORTS and target.kind is Kind.STATEMENT
        if not supported_saying:
            return _Opinion(RelationLabel.NONE, "a statement says nothing on the fact it is about", Decider.STANCE)
    if opinion.label is RelationLabel.CONTRADICTS and (evidence.stance is Stance.PREDICTED) is not (
        target.stance is Stance.PREDICTED
    ):
        if target.stance is Stance.PREDICTED:
            return _Opinion(RelationLabel.UPDATES, f"{opinion.why}; the outcome missed the forecast", Decider.STANCE)
        return _Opinion(RelationLabel.NONE, "a forecast contradicts no fact", Decider.STANCE)
    return opinion


def _standing(
    label: RelationLabel, evidence: Claim, target: Claim, articles: Mapping[str, Article], copies: Sequence[Copy]
) -> Standing:
    by_independence = standing(evidence, target, articles, copies)
    if by_independence is not Standing.COUNTS:
        return by_independence
    weak = evidence.set_right or (
        evidence.stance in _WEAK
        and target.stance not in _WEAK
        and not (evidence.kind is Kind.STATEMENT and target.kind is Kind.STATEMENT)
    )
    return Standing.WEAK_EVIDENCE if weak and label in _BEARING else Standing.COUNTS
