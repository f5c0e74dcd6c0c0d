"""Lay the sentences of a written story side by side as the local engine lays claims, with the label of each pair.

Every sentence is a claim of an outlet of its own, published on the day that the story names most. What a story does not
say of two sentences (two that contradict a third) is left out.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from training.bundles import Bundle, bundle_examples
from training.examples import Label
from training.stories import Story, sentences_of
from verifier.engines.local.claims.stance import stance_of
from verifier.engines.local.relations.alignment import Background, take_side, weigh_keys
from verifier.engines.local.relations.backdrop import find_backdrop
from verifier.engines.local.relations.cases import Case
from verifier.engines.local.relations.containment import find_containment
from verifier.engines.local.relations.relate import both_ways, premise_of
from verifier.models import Article, Claim, DateBasis, Kind, Origin, Published, Quote, Time
from verifier.pairing import candidate_pairs
from verifier.quantities import find_quantities
from verifier.times import find_times

_ANY_DAY = date(2024, 6, 1)


@dataclass(frozen=True, slots=True)
class LabelledCase:
    """A case as the engine sees it, what the model reads as its premise, and its label."""

    case: Case
    premise: str
    label: Label


def story_cases(story: Story) -> Iterator[LabelledCase]:
    """Yield both directions of every pair that would be compared."""
    day = Time(_day_of(story).isoformat())
    facts = [(fact, text) for fact in story.facts for text in sentences_of(fact)]
    claims = [_claim(f"{story.name}-{number}", text, day) for number, (_, text) in enumerate(facts)]
    articles = [_article(claim, day) for claim in claims]
    containment = find_containment(tuple(claim.text for claim in claims))
    backdrop = find_backdrop(articles, containment)
    background = Background(weigh_keys(claims, backdrop.keys), containment, backdrop)
    sides = {claim.id: take_side(claim, background) for claim in claims}
    fact_of = {claim.id: fact for claim, (fact, _) in zip(claims, facts, strict=True)}
    labels = {fact.name: _labels(fact) for fact in story.facts}
    for pair in candidate_pairs(articles, claims):
        one, other = fact_of[pair.first], fact_of[pair.second]
        for case in both_ways(pair, sides, dict.fromkeys((each.id for each in articles), day), background):
            told = (case.evidence.text, case.target.text)
            label = labels[one.name].get(told) if one is other else Label.NEUTRAL
            if label is not None:
                yield LabelledCase(case, premise_of(case, background), label)


def _labels(fact: Bundle) -> dict[tuple[str, str], Label]:
    return {(each.premise, each.hypothesis): each.label for each in bundle_examples(fact)}


def _day_of(story: Story) -> date:
    days: Counter[date] = Counter()
    for fact in story.facts:
        for text in (*fact.same, *fact.wider, *fact.narrower):
            days.update(found.time.bounds.end.date() for found in find_times(text, None) if found.time.bounds.end)
    return days.most_common(1)[0][0] if days else _ANY_DAY


def _claim(name: str, text: str, day: Time) -> Claim:
    times = find_times(text, day)
    return Claim(
        id=f"{name}:0",
        article=name,
        text=text,
        kind=Kind.FACT,
        quotes=(Quote(start=0, end=len(text), text=text),),
        origin=Origin(body=name),
        stance=stance_of(text),
        quantities=tuple(found.quantity for found in find_quantities(text)),
        time=times[0].time if times else None,
    )


def _article(claim: Claim, day: Time) -> Article:
    published = Published(when=day, basis=DateBasis.INFERRED)
    return Article(id=claim.article, outlet=claim.article, text=claim.text, published=published)
