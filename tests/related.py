"""Relate claims by scripted judgements, for tests of the rules."""

from stories import article

from verifier.independence import CopyIndex
from verifier.models import (
    Article,
    Claim,
    Judgement,
    Relation,
    RelationLabel,
)
from verifier.origins import resolve_origins
from verifier.relations import relate_claims

SUPPORTS, CONTRADICTS = RelationLabel.SUPPORTS, RelationLabel.CONTRADICTS
UPDATES, VARIES, NONE = RelationLabel.UPDATES, RelationLabel.VARIES, RelationLabel.NONE

ONE = article(
    "one", "Some troops are stationed in the border region.", "Officials put the strength of the force there."
)
TWO = article("two", "A force was reported in the frontier district.")


def relate(judgements: list[Judgement], *claims: Claim) -> dict[tuple[str, str], Relation]:
    return relate_of([ONE, TWO], judgements, *claims)


def relate_of(articles: list[Article], judgements: list[Judgement], *claims: Claim) -> dict[tuple[str, str], Relation]:
    relations = relate_claims(
        {each.id: each for each in articles},
        {each.id: each for each in claims},
        judgements,
        CopyIndex(()),
        resolve_origins(claims),
    )
    return {(relation.evidence, relation.target): relation for relation in relations}


def labels(judgements: list[Judgement], *claims: Claim) -> dict[tuple[str, str], RelationLabel]:
    return {direction: relation.label for direction, relation in relate(judgements, *claims).items()}
