"""Make examples of labelled stories: whole articles, their claims and relations, in the form of gold.

The pairs are those that the engine would compare, each as the model would read it: most are none, as in any story.
Pairs that one claim updates, and those that vary, are left out: what they say of each other is not in the texts alone.
"""

import random
from collections.abc import Iterator

from evals.labels.values import Story
from training.examples import Example, Label, Part
from verifier.engines.local.relations.cases import Case
from verifier.engines.local.relations.pairs import lay_out, premise_of
from verifier.models import RelationLabel
from verifier.pairing import candidate_pairs

LABELS = {
    RelationLabel.SUPPORTS: Label.SUPPORTS,
    RelationLabel.CONTRADICTS: Label.CONTRADICTS,
    RelationLabel.NONE: Label.NEUTRAL,
}
"""What the model learns of a relation; nothing of the others."""

UNLIKE = 0.15
"""Claims of which each has a smaller share of the other's keys are unlike."""
_TAKEN = 0.35
"""Share of the neutral pairs that is taken."""
_TAKEN_OF_UNLIKE = 0.1
"""And of these the share of unlike ones."""
_TIMES = 2
"""How often every other pair is taken: they are the fewest."""


def labelled_cases(story: Story) -> Iterator[tuple[Case, RelationLabel]]:
    """Yield both directions of every pair that would be compared across articles, with its label."""
    told = {(each.evidence, each.target): each.relation for each in story.labels.relations}
    claims = story.labels.plain_claims
    for cases in lay_out(story.articles, claims, candidate_pairs(story.articles, claims)):
        for case in cases:
            if case.evidence.article != case.target.article:
                yield case, told.get(case.ids, RelationLabel.NONE)


def labelled_examples(story: Story, chance: random.Random) -> Iterator[Example]:
    """Yield every support and contradiction that would be compared, twice, and a share of the rest."""
    for case, relation in labelled_cases(story):
        label = LABELS.get(relation)
        if label is None or (label is Label.NEUTRAL and not _is_taken(case, chance)):
            continue
        example = Example(premise_of(case), case.target.text, label, Part.LABELLED, story.id)
        yield from [example] * (1 if label is Label.NEUTRAL else _TIMES)


def _is_taken(case: Case, chance: random.Random) -> bool:
    unlike = max(case.alignment.covered, case.alignment.covered_back) < UNLIKE
    return not (unlike and chance.random() > _TAKEN_OF_UNLIKE) and chance.random() < _TAKEN
