"""Make examples of labelled stories: whole articles, their claims and relations, in the form of gold.

The pairs are those that the engine would compare, each as the model would read it: most are none, as in any story.
Pairs that one claim updates, and those that vary, are left out: what they say of each other is not in the texts alone.
"""

import random
from collections.abc import Iterator, Mapping, Sequence

from evals.labels.values import Story
from evals.scores.alignment import align
from training.examples import Example, Label, Part
from verifier.engines.local.engine import LocalEngine
from verifier.engines.local.relations.cases import Case
from verifier.engines.local.relations.overlap import OverlapModel
from verifier.engines.local.relations.pairs import lay_out, premise_of
from verifier.engines.local.relations.weighing import LEAST_ALIKE
from verifier.models import Claim, RelationLabel
from verifier.pairing import candidate_pairs
from verifier.pipeline import verify

LABELS = {
    RelationLabel.SUPPORTS: Label.SUPPORTS,
    RelationLabel.CONTRADICTS: Label.CONTRADICTS,
    RelationLabel.NONE: Label.NEUTRAL,
}
"""What the model learns of a relation; nothing of the others."""

_TAKEN = 0.35
"""Share of the neutral pairs that is taken."""
_TAKEN_OF_UNLIKE = 0.1
"""And of these the share of unlike ones."""
_TIMES = 2
"""How often every other pair is taken: they are the fewest."""

LabelledCase = tuple[Case, RelationLabel]
"""One direction of a pair, with what people said of it."""


def labelled_cases(story: Story) -> Iterator[LabelledCase]:
    """Yield both directions of every pair that would be compared across articles, with its label."""
    claims = story.labels.plain_claims
    return _cases_of(story, claims, {claim.id: claim.id for claim in claims})


def extracted_cases(story: Story) -> Iterator[LabelledCase]:
    """Yield the same of the claims that the local engine extracts, where both stand for labelled ones."""
    claims = verify(story.articles, engine=LocalEngine(OverlapModel())).claims
    aligned = align(claims, story.labels.plain_claims)
    return _cases_of(story, claims, {pair.predicted: pair.gold for pair in aligned.pairs})


def _cases_of(story: Story, claims: Sequence[Claim], gold_of: Mapping[str, str]) -> Iterator[LabelledCase]:
    """Yield the directions of pairs of claims that have a counterpart among the labelled ones."""
    told = {(each.evidence, each.target): each.relation for each in story.labels.relations}
    for cases in lay_out(story.articles, claims, candidate_pairs(story.articles, claims)):
        for case in cases:
            evidence, target = (gold_of.get(name) for name in case.ids)
            if evidence and target and case.evidence.article != case.target.article:
                yield case, told.get((evidence, target), RelationLabel.NONE)


def labelled_examples(story: Story, chance: random.Random) -> Iterator[Example]:
    """Yield every support and contradiction that would be compared, twice, and a share of the rest."""
    for case, relation in labelled_cases(story):
        label = LABELS.get(relation)
        if label is None or (label is Label.NEUTRAL and not _is_taken(case, chance)):
            continue
        example = Example(premise_of(case), case.target.text, label, Part.LABELLED, story.id)
        yield from [example] * (1 if label is Label.NEUTRAL else _TIMES)


def _is_taken(case: Case, chance: random.Random) -> bool:
    unlike = max(case.alignment.covered, case.alignment.covered_back) < LEAST_ALIKE
    return not (unlike and chance.random() > _TAKEN_OF_UNLIKE) and chance.random() < _TAKEN
