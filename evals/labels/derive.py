"""Derive the verdicts that follow from hand-labelled relations and copies, by the rules that the verifier itself uses.

No engine's word is in it, and none of the code's own opinions on figures and times: a person labelled the relations.
"""

from collections.abc import Iterable, Mapping, Sequence

from evals.labels.values import GoldClaim, GoldRelation, Labels
from verifier.evidence import standing_of
from verifier.independence import CopyIndex
from verifier.models import Article, Copy, Decider, Independence, Relation, Verdict, VerdictLabel
from verifier.origins import resolve_origins
from verifier.verdicts import Coverage, Rules


def derive_verdicts(articles: Sequence[Article], copies: Iterable[Copy], labels: Labels) -> Mapping[str, VerdictLabel]:
    """Return the verdict of every claim by its id."""
    by_id = {article.id: article for article in articles}
    index = CopyIndex(copies)
    relations = hand_relations(by_id, index, labels.claims, labels.relations)
    verdicts = decide(by_id, index, labels.claims, relations)
    return {verdict.claim: verdict.label for verdict in verdicts if verdict.label is not None}


def hand_relations(
    articles: Mapping[str, Article],
    copies: CopyIndex,
    claims: Iterable[GoldClaim],
    relations: Iterable[GoldRelation],
) -> tuple[Relation, ...]:
    """Return labelled relations with the standing that the rules give them; of unknown claims none."""
    known = {gold.id: gold.claim for gold in claims}
    return tuple(
        Relation(
            evidence=given.evidence,
            target=given.target,
            label=given.relation,
            why=given.why,
            decided_by=Decider.ENGINE,
            standing=standing_of(given.relation, known[given.evidence], known[given.target], articles, copies),
        )
        for given in relations
        if given.evidence in known and given.target in known
    )


def decide(
    articles: Mapping[str, Article], copies: CopyIndex, claims: Iterable[GoldClaim], relations: Iterable[Relation]
) -> tuple[Verdict, ...]:
    """Return the verdicts of all claims, sorted by id."""
    known = {gold.id: gold.claim for gold in claims}
    coverage = Coverage(len(articles), len(articles))
    rules = Rules(articles, known, copies, resolve_origins(known.values()), Independence.OUTLET, coverage)
    return rules.decide(relations, ())
