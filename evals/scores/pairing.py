"""Score the choice of pairs alone, on gold claims: how many labelled relations an engine could find at most.

No engine takes part: this is the ceiling that `verifier.pairing` puts on all of them.
"""

from collections import Counter
from collections.abc import Mapping

from evals.labels.values import Story
from evals.scores.figures import Cluster, Figure, Sheet, make_figure
from evals.scores.relations import scored_relations
from evals.statistics import metrics
from verifier.models import Pair
from verifier.models.base import Identifier, Value
from verifier.pairing import candidate_pairs
from verifier.stories import group_stories
from verifier.stories.sections import are_apart, home_of


class ArticlePairing(Value):
    """The relations on one article's claims whose pair is (`proposed`) among the candidates, out of all (`related`).

    `candidates` counts a pair once for each of the article's `claims` that is in it.
    """

    article: Identifier
    related: int
    proposed: int
    claims: int
    candidates: int


class PairingFigures(Value):
    """What share of the labelled relations is among the candidates, and in how many candidates a claim is."""

    recall: Figure = Figure()
    candidates_per_claim: Figure = Figure()


def score_pairing(story: Story) -> tuple[ArticlePairing, ...]:
    """Count for each article of the story, in order; a relation belongs to the article of its target."""
    claims = tuple(labelled.claim for labelled in story.labels.claims)
    article_of = {claim.id: claim.article for claim in claims}
    home = home_of(story.articles, group_stories(story.articles))
    story_of = {claim: home[article] for claim, article in article_of.items()}
    pairs = {
        pair for pair in candidate_pairs(story.articles, claims) if not are_apart(story_of, pair.first, pair.second)
    }
    related, proposed, candidates = Counter[str](), Counter[str](), Counter[str]()
    for evidence, target in scored_relations(story):
        related[article_of[target]] += 1
        proposed[article_of[target]] += Pair.of(evidence, target) in pairs
    for pair in pairs:
        candidates.update((article_of[pair.first], article_of[pair.second]))
    size = Counter(article_of.values())
    return tuple(
        ArticlePairing(
            article=name,
            related=related[name],
            proposed=proposed[name],
            claims=size[name],
            candidates=candidates[name],
        )
        for name in (article.id for article in story.articles)
    )


def pairing_figures(rows: Mapping[Cluster, ArticlePairing], seed: int = 0) -> PairingFigures:
    """Compute the figures of articles of any number of stories; all unknown where there are none."""
    recall = [(row.proposed, row.related) for row in rows.values()]
    candidates = [(row.candidates, row.claims) for row in rows.values()]
    return PairingFigures(
        recall=make_figure(Sheet(tuple(rows), recall, [n for _, n in recall]), metrics.share, seed=seed),
        candidates_per_claim=make_figure(
            Sheet(tuple(rows), candidates, [n for _, n in candidates]), metrics.share, seed=seed
        ),
    )
