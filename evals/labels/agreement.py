"""Say how far two labellings of a story agree: on what the claims are, on verdicts, and on relations.

Claims are aligned as an engine's are (`evals.scores.alignment`). Verdicts are compared on aligned claims; relations on
every directed pair of aligned claims of different articles, where a pair that is not listed is none. Beyond chance:
Cohen's kappa with an interval from resampled articles (`evals.statistics.kappa`); a pair of claims counts to the
article of its target. Which of the two labellings is right is not asked.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations

from evals.labels.story_file import Accord, Agreement
from evals.labels.values import GoldClaim, Labels
from evals.scores.alignment import align
from evals.statistics.kappa import Rating, cohen_kappa
from verifier.models import RelationLabel, VerdictLabel

_DIGITS = 4


@dataclass(frozen=True, slots=True)
class TwoPasses:
    """Two labellings side by side: how many claims each has, and what they say where both have the same.

    Add them up with `together`.
    """

    first: int
    second: int
    aligned: int
    verdicts: tuple[Rating, ...]
    relations: tuple[Rating, ...]


def compare_passes(story: str, first: Labels, second: Labels) -> TwoPasses:
    """Put two labellings of one story side by side."""
    mine = {gold.id: gold for gold in first.claims}
    theirs = {gold.id: gold for gold in second.claims}
    alignment = align([gold.claim for gold in second.claims], [gold.claim for gold in first.claims])
    partner = alignment.predicted_of
    verdicts = tuple(
        Rating(
            story=story, article=mine[one].claim.article, one=mine[one].verdict.value, other=theirs[other].verdict.value
        )
        for one, other in sorted(partner.items())
    )
    relations = tuple(_relation_ratings(story, mine, partner, first, second))
    return TwoPasses(len(mine), len(theirs), len(partner), verdicts, relations)


def _relation_ratings(
    story: str, mine: Mapping[str, GoldClaim], partner: Mapping[str, str], first: Labels, second: Labels
) -> Iterable[Rating]:
    here, there = _relations(first), _relations(second)
    none = RelationLabel.NONE.value
    for evidence, target in permutations(sorted(partner), 2):
        article = mine[target].claim.article
        if mine[evidence].claim.article != article:
            one = here.get((evidence, target), none)
            other = there.get((partner[evidence], partner[target]), none)
            yield Rating(story=story, article=article, one=one, other=other)


def _relations(labels: Labels) -> Mapping[tuple[str, str], str]:
    return {(relation.evidence, relation.target): relation.relation.value for relation in labels.relations}


def together(passes: Iterable[TwoPasses]) -> TwoPasses:
    """Add up the passes of several stories."""
    several = tuple(passes)
    return TwoPasses(
        sum(each.first for each in several),
        sum(each.second for each in several),
        sum(each.aligned for each in several),
        tuple(rating for each in several for rating in each.verdicts),
        tuple(rating for each in several for rating in each.relations),
    )


def measure(passes: TwoPasses) -> Agreement:
    """Return the figures, rounded to four digits as story.toml has them."""
    claims = passes.first + passes.second
    return Agreement(
        first=passes.first,
        second=passes.second,
        aligned=passes.aligned,
        claims_f1=round(2 * passes.aligned / claims, _DIGITS) if claims else None,
        verdicts=_accord(passes.verdicts, [label.value for label in VerdictLabel]),
        relations=_accord(passes.relations, [label.value for label in RelationLabel]),
    )


def _accord(ratings: Sequence[Rating], labels: Sequence[str]) -> Accord:
    kappa = cohen_kappa(ratings, labels)
    return Accord(
        n=kappa.n,
        agreement=_rounded(kappa.agreement),
        kappa=_rounded(kappa.value),
        ci_low=_rounded(kappa.ci_low),
        ci_high=_rounded(kappa.ci_high),
    )


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, _DIGITS)
