"""Give every claim the verdict that is commonest among the dev stories' claims: what knowing nothing is worth."""

from collections import Counter
from collections.abc import Mapping, Sequence

from evals.labels.values import Story
from verifier.errors import InputError
from verifier.models import VerdictLabel


def commonest_verdict(stories: Sequence[Story]) -> VerdictLabel:
    """Return the verdict that most claims have; of several, the first in alphabetical order.

    Raises InputError for no claims.
    """
    counts = Counter(gold.verdict for story in stories for gold in story.labels.claims)
    if not counts:
        raise InputError("there are no labelled claims to take the commonest verdict from: label a dev story first")
    return min(counts, key=lambda label: (-counts[label], label))


def give_one_verdict(story: Story, verdict: VerdictLabel) -> Mapping[str, VerdictLabel]:
    """Return that verdict for each of the story's claims."""
    return {gold.id: verdict for gold in story.labels.claims}
