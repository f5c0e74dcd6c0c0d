"""Ask who is measured what evidence says on a claim: an engine as the verifier uses it, a model of entailment, a rule.

A pair names no dates of publication, outlets or speakers: evidence and claim are taken as two outlets' words of one
moment. Evidence is read sentence by sentence, and the strongest bearing counts, contradiction first.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from evals.baselines.overlap import SHARE
from evals.pairs.values import Bearing, LabelledPair
from verifier.engines.base import Engine
from verifier.engines.local.relations.entailment import EntailmentModel
from verifier.independence import CopyIndex
from verifier.models import (
    Article,
    Claim,
    DateBasis,
    Judgement,
    Kind,
    Origin,
    Pair,
    Published,
    Quote,
    RelationLabel,
    Time,
)
from verifier.origins import resolve_origins
from verifier.quantities import find_quantities
from verifier.relations import relate_claims
from verifier.text import content_words, sentences

Judge = Callable[[LabelledPair], Bearing | None]
"""Says how a pair's evidence bears on its claim; None where it could not tell (a failure, not a verdict)."""

_MOMENT = Time("2000-01-01T12:00")
"""Any moment; with a clock, so that two running totals are of one."""
_MOST_SENTENCES = 200
"""So many sentences of a document are read at most: the first that share a word with the claim."""


def judge_by_majority(pairs: Sequence[LabelledPair]) -> Judge:
    """Return the judge that always gives the most frequent label of the set: the floor."""
    labels = [pair.expected for pair in pairs]
    most = max(Bearing, key=labels.count)
    return lambda _: most


def judge_by_overlap(pair: LabelledPair) -> Bearing:
    """Support where most of a claim's content words stand in the evidence, as the baseline does; never contradict."""
    asked = content_words(pair.claim)
    covered = len(asked & content_words(pair.evidence)) / len(asked) if asked else 0.0
    return Bearing.SUPPORTS if covered >= SHARE else Bearing.NONE


@dataclass(frozen=True, slots=True)
class ModelJudge:
    """Takes a model's most probable label, without figures, dates or rules; the clearest sentence decides."""

    model: EntailmentModel

    def __call__(self, pair: LabelledPair) -> Bearing:
        """Return the label of the sentence that says most."""
        premises = [text for _, text in _places(pair)] or [pair.evidence]
        scores = self.model.score([(premise, pair.claim) for premise in premises])
        by_bearing = {
            Bearing.CONTRADICTS: max(score.contradicts for score in scores),
            Bearing.SUPPORTS: max(score.supports for score in scores),
            Bearing.NONE: min(score.neutral for score in scores),
        }
        return max(by_bearing, key=lambda bearing: by_bearing[bearing])


@dataclass(frozen=True, slots=True)
class WholeJudge:
    """Takes the most probable label of a model that reads long evidence by itself, without figures, dates or rules.

    `offered` are the labels it may give: those that occur, for a set on which one that knows them must choose.
    """

    model: EntailmentModel
    offered: Sequence[Bearing] = tuple(Bearing)

    def __call__(self, pair: LabelledPair) -> Bearing:
        """Return the most probable label; of two that are equally so the one that says more."""
        (score,) = self.model.score([(pair.evidence, pair.claim)])
        by_bearing = {
            Bearing.CONTRADICTS: score.contradicts,
            Bearing.SUPPORTS: score.supports,
            Bearing.NONE: score.neutral,
        }
        return max((each for each in by_bearing if each in self.offered), key=lambda bearing: by_bearing[bearing])


@dataclass(frozen=True, slots=True)
class EngineJudge:
    """Has an engine relate the evidence's sentences to the claim, and the verifier's rules settle it."""

    engine: Engine

    def __call__(self, pair: LabelledPair) -> Bearing | None:
        """Return the strongest relation, or None where nothing could be answered."""
        articles = (_article("claim", pair.claim), _article("evidence", pair.evidence))
        target = _claim(articles[0], 0, 0, pair.claim)
        given = [_claim(articles[1], number, *place) for number, place in enumerate(_places(pair))]
        candidates = [Pair.of(claim.id, target.id) for claim in given]
        items = self.engine.relate(articles, (target, *given), candidates)
        judgements = [item for item in items if isinstance(item, Judgement)]
        if candidates and not judgements:
            return None
        claims = {claim.id: claim for claim in (target, *given)}
        origins = resolve_origins(claims.values())
        relations = relate_claims({each.id: each for each in articles}, claims, judgements, CopyIndex(()), origins)
        return _strongest(each.label for each in relations if each.target == target.id)


def _strongest(labels: Iterable[RelationLabel]) -> Bearing:
    found = set(labels)
    if RelationLabel.CONTRADICTS in found:
        return Bearing.CONTRADICTS
    return Bearing.SUPPORTS if RelationLabel.SUPPORTS in found else Bearing.NONE


def _places(pair: LabelledPair) -> list[tuple[int, str]]:
    """Return the evidence's sentences that share a word with the claim, with their offsets."""
    asked = content_words(pair.claim)
    found = [sentence for sentence in sentences(pair.evidence) if asked & content_words(sentence.text)]
    return [(sentence.start, sentence.text) for sentence in found[:_MOST_SENTENCES]]


def _article(name: str, text: str) -> Article:
    return Article(id=name, outlet=name, text=text, published=Published(when=_MOMENT, basis=DateBasis.INFERRED))


def _claim(article: Article, number: int, start: int, text: str) -> Claim:
    return Claim(
        id=f"{article.id}:{number}",
        article=article.id,
        text=text,
        kind=Kind.FACT,
        quotes=(Quote(start=start, end=start + len(text), text=text),),
        origin=Origin(body=article.outlet_name),
        quantities=tuple(found.quantity for found in find_quantities(text)),
        time=_MOMENT,
    )
