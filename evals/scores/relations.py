"""Score relations on gold claims, over directed pairs of claims of different articles.

Pairs whose evidence is weak (docs/domain.md, "Weak evidence") are left out of both sides, whatever they are labelled.
Where a relation counts or not (one outlet, a copy) makes no difference here.
"""

from collections import Counter
from collections.abc import Iterable, Mapping

from evals.labels.values import Story
from verifier.models import Claim, Kind, RelationLabel, Report, Stance
from verifier.models.base import Identifier, Value

LABELS = (RelationLabel.SUPPORTS, RelationLabel.CONTRADICTS, RelationLabel.UPDATES, RelationLabel.VARIES)
"""The labels that are scored; every other pair is none."""

_WEAK = frozenset({Stance.UNCONFIRMED, Stance.PREDICTED})

Directed = tuple[str, str]
"""The ids of evidence and target."""


class RelationCount(Value):
    """How many pairs with one target article gold labels `expected` and the run `got`; None: it gave no answer."""

    article: Identifier
    expected: RelationLabel
    got: RelationLabel | None
    pairs: int


def is_weak(evidence: Claim, target: Claim) -> bool:
    """Whether evidence can bear neither for nor against target, by its stance or because it is set right."""
    if evidence.set_right:
        return True
    both_statements = evidence.kind is target.kind is Kind.STATEMENT
    return evidence.stance in _WEAK and target.stance not in _WEAK and not both_statements


def scored_relations(story: Story) -> Mapping[Directed, RelationLabel]:
    """Return the labelled relations that are scored."""
    labelled = ((each.evidence, each.target, each.relation) for each in story.labels.relations)
    return _scored(labelled, {each.id: each.claim for each in story.labels.claims})


def score_relations(story: Story, report: Report | None) -> tuple[RelationCount, ...]:
    """Count the pairs that either side relates, sorted; without a report all are without an answer."""
    claims = {each.id: each.claim for each in story.labels.claims}
    expected = scored_relations(story)
    found = ((each.evidence, each.target, each.label) for each in report.relations) if report else ()
    got = _scored(found, claims)
    unanswered = {pair for each in report.unchecked for pair in _both_ways(each.first, each.second)} if report else None
    counts: Counter[tuple[str, RelationLabel, RelationLabel | None]] = Counter()
    for pair in expected.keys() | got.keys():
        answer = got.get(pair)
        if answer is None and not (unanswered is None or pair in unanswered):
            answer = RelationLabel.NONE
        counts[claims[pair[1]].article, expected.get(pair, RelationLabel.NONE), answer] += 1
    ordered = sorted(counts.items(), key=lambda item: (item[0][0], item[0][1], item[0][2] or ""))
    return tuple(RelationCount(article=name, expected=one, got=other, pairs=n) for (name, one, other), n in ordered)


def _scored(
    relations: Iterable[tuple[str, str, RelationLabel]], claims: Mapping[str, Claim]
) -> dict[Directed, RelationLabel]:
    return {
        (evidence, target): label
        for evidence, target, label in relations
        if label is not RelationLabel.NONE and _is_scored(claims.get(evidence), claims.get(target))
    }


def _is_scored(evidence: Claim | None, target: Claim | None) -> bool:
    if evidence is None or target is None or evidence.article == target.article:
        return False
    return not is_weak(evidence, target)


def _both_ways(one: str, other: str) -> tuple[Directed, Directed]:
    return (one, other), (other, one)
