"""Ask a model of entailment about every pair of claims of different articles, and believe it.

What published systems for checking articles against each other do: no dates, no figures, no origins, no independence.
Any `EntailmentModel` will do; none is shipped.
"""

from collections.abc import Mapping
from itertools import permutations

from evals.labels.values import Story
from verifier.engines.local.relations.entailment import Entailment, EntailmentModel
from verifier.models import VerdictLabel


def nli_verdicts(story: Story, model: EntailmentModel) -> Mapping[str, VerdictLabel]:
    """Return a verdict for each claim: contradicted before corroborated, each where one other claim is enough."""
    claims = [gold.claim for gold in story.labels.claims]
    pairs = [(one, other) for one, other in permutations(claims, 2) if one.article != other.article]
    found = model.score([(evidence.text, target.text) for evidence, target in pairs])
    verdicts = {claim.id: VerdictLabel.SINGLE_SOURCE for claim in claims}
    for (_, target), entailment in zip(pairs, found, strict=True):
        verdicts[target.id] = _stronger(verdicts[target.id], _verdict(entailment))
    return verdicts


def _verdict(entailment: Entailment) -> VerdictLabel:
    """Return what the likeliest outcome makes of the target."""
    likeliest = max(entailment.supports, entailment.contradicts, entailment.neutral)
    if likeliest == entailment.neutral:
        return VerdictLabel.SINGLE_SOURCE
    return VerdictLabel.CONTRADICTED if likeliest == entailment.contradicts else VerdictLabel.CORROBORATED


def _stronger(one: VerdictLabel, other: VerdictLabel) -> VerdictLabel:
    order = (VerdictLabel.CONTRADICTED, VerdictLabel.CORROBORATED, VerdictLabel.SINGLE_SOURCE)
    return min(one, other, key=order.index)
