"""Hold what the local engine says of the seed story's claims against relations written by hand."""

import json
from pathlib import Path

import pytest

from verifier.engines.local.relations.overlap import OverlapModel
from verifier.engines.local.relations.relate import relate_claims
from verifier.models import (
    Article,
    Claim,
    DateBasis,
    Kind,
    Origin,
    Published,
    Quantity,
    Quote,
    RelationLabel,
    Stance,
    Time,
)
from verifier.pairing import candidate_pairs

SEED_CLAIMS = Path(__file__).parents[2] / "data" / "seed_claims.json"


@pytest.fixture(scope="module")
def seed_relations() -> tuple[dict[tuple[str, str], str], dict[tuple[str, str], str]]:
    """Return (evidence, target) to label across articles: as written by hand, and as judged."""
    raw = json.loads(SEED_CLAIMS.read_text(encoding="utf-8"))
    claims = [
        Claim(
            id=row["id"],
            article=row["article"],
            text=row["text"],
            kind=Kind(row["kind"]),
            quotes=(Quote(start=0, end=1, text="-"),),
            origin=Origin(body=row["body"], speaker=row["speaker"]),
            stance=Stance(row["stance"]),
            quantities=tuple(Quantity(**quantity) for quantity in row["quantities"]),
            time=Time(row["time"]) if row["time"] else None,
        )
        for row in raw["claims"]
    ]
    articles = [
        Article(
            id=row["id"],
            text="Troops are in Russia's Kursk region.",
            outlet=row["outlet"],
            published=Published(when=Time(row["published"]), basis=DateBasis.INFERRED),
        )
        for row in raw["articles"]
    ]
    wanted: dict[tuple[str, str], str] = {}
    for row in raw["related"]:
        wanted[row["evidence"], row["target"]] = row["label"]
        if row["both_ways"]:
            wanted[row["target"], row["evidence"]] = row["label"]
    home = {one.id: one.article for one in claims}
    judged = {
        (one.evidence, one.target): str(one.label)
        for one in relate_claims(articles, claims, candidate_pairs(articles, claims), OverlapModel())
        if one.label is not RelationLabel.NONE and home[one.evidence] != home[one.target]
    }
    return wanted, judged


def test_support_in_the_seed_story_is_mostly_found_and_mostly_right(
    seed_relations: tuple[dict[tuple[str, str], str], dict[tuple[str, str], str]],
) -> None:
    wanted, judged = seed_relations
    supports = {pair for pair, found in wanted.items() if found == "supports"}
    proposed = {pair for pair, found in judged.items() if found == "supports"}
    assert len(supports & proposed) / len(supports) >= 0.75
    assert len(supports & proposed) / len(proposed) >= 0.75


def test_contradictions_in_the_seed_story_are_proposed_for_related_claims_only(
    seed_relations: tuple[dict[tuple[str, str], str], dict[tuple[str, str], str]],
) -> None:
    wanted, judged = seed_relations
    differing = {frozenset(pair) for pair, found in wanted.items() if found in ("contradicts", "updates")}
    proposed = {frozenset(pair) for pair, found in judged.items() if found == "contradicts"}
    assert len(proposed & differing) / len(proposed) >= 0.85
    assert len(proposed & differing) / len(differing) >= 0.75
