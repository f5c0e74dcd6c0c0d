"""Score relations on gold claims, over directed pairs of claims of different articles.

Pairs whose evidence is weak (docs/domain.md, "Weak evidence") are left out of both sides, whatever they are labelled.
Where a relation counts or not (one outlet, a copy) makes no difference here.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from pydantic import Field

from evals.labels.values import Story
from evals.scores.figures import Cluster, Figure, Sheet, make_figure
from evals.statistics import metrics
from verifier.evidence import is_weak
from verifier.models import Claim, RelationLabel, Report
from verifier.models.base import Identifier, Value

LABELS = (RelationLabel.SUPPORTS, RelationLabel.CONTRADICTS, RelationLabel.UPDATES, RelationLabel.VARIES)
"""The labels that are scored; every other pair is none."""

ERROR = "error"
"""The column of pairs that have no answer."""

Directed = tuple[str, str]
"""The ids of evidence and target."""


class RelationCount(Value):
    """How many pairs with one target article gold labels `expected` and the run `got`; None: it gave no answer."""

    article: Identifier
    expected: RelationLabel
    got: RelationLabel | None
    pairs: int


class LabelFigures(Value):
    """Precision, recall and F1 of one label; `support` is how many pairs gold gives it, `predicted` the run."""

    precision: Figure = Figure()
    recall: Figure = Figure()
    f1: Figure = Figure()
    support: int = 0
    predicted: int = 0


class RelationFigures(Value):
    """The labels one by one; `confusion` is [expected][got], with a column for errors and without none on none."""

    supports: LabelFigures = LabelFigures()
    contradicts: LabelFigures = LabelFigures()
    updates: LabelFigures = LabelFigures()
    varies: LabelFigures = LabelFigures()
    confusion: Mapping[str, Mapping[str, int]] = Field(default_factory=dict)


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
    """Whether a pair is scored: it is asked of the pair, not of its label, so that both sides leave out the same."""
    if evidence is None or target is None or evidence.article == target.article:
        return False
    return not is_weak(RelationLabel.SUPPORTS, evidence, target)


def _both_ways(one: str, other: str) -> tuple[Directed, Directed]:
    return (one, other), (other, one)


def relation_figures(
    rows: Sequence[tuple[str, RelationCount]], clusters: Sequence[Cluster], seed: int = 0
) -> RelationFigures:
    """Compute the figures of counts, each with its story, over the articles that were scored."""
    if not clusters:
        return RelationFigures()
    of_label = {label.value: _label_figures(label, rows, clusters, seed) for label in LABELS}
    return RelationFigures(**of_label, confusion=_confusion(rows))


def _label_figures(
    label: RelationLabel, rows: Sequence[tuple[str, RelationCount]], clusters: Sequence[Cluster], seed: int
) -> LabelFigures:
    counts, errors = np.zeros((len(clusters), 3), dtype=np.int64), np.zeros(len(clusters), dtype=np.int64)
    place_of = {cluster: place for place, cluster in enumerate(clusters)}
    for story, row in rows:
        place = place_of[story, row.article]
        is_expected, is_got = row.expected is label, row.got is label
        counts[place] += np.array([is_expected and is_got, is_got and not is_expected, is_expected and not is_got]) * (
            row.pairs
        )
        errors[place] += row.pairs if is_expected and row.got is None else 0
    support, predicted = counts[:, 0] + counts[:, 2], counts[:, 0] + counts[:, 1]
    gold = Sheet(clusters, counts, support, errors, scored=counts - np.outer(errors, (0, 0, 1)))
    return LabelFigures(
        precision=make_figure(Sheet(clusters, counts, predicted), metrics.precision, seed=seed),
        recall=make_figure(gold, metrics.recall, seed=seed),
        f1=make_figure(gold, metrics.f1, seed=seed),
        support=int(support.sum()),
        predicted=int(predicted.sum()),
    )


def _confusion(rows: Sequence[tuple[str, RelationCount]]) -> Mapping[str, Mapping[str, int]]:
    labels = [*(label.value for label in LABELS), RelationLabel.NONE.value]
    table = {expected: dict.fromkeys([*labels, ERROR], 0) for expected in labels}
    for _, row in rows:
        table[row.expected.value][row.got.value if row.got else ERROR] += row.pairs
    return table
