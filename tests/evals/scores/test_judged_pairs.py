"""The weight of claims agrees with what 60 pairs of claims from the articles in seeds/ were judged to be.

The pairs were drawn by weight, so that most are hard: claims of one sentence, or that differ in one figure or "not".
They were read one by one and judged on whether the two are one claim; four that could be read both ways were left out.
"""

import json
from pathlib import Path
from typing import Any

from evals.scores.alignment import THRESHOLD
from evals.scores.likeness import read_claim, weigh
from verifier.models import Claim, Kind, Origin, Quote, Time

PAIRS = [
    json.loads(line) for line in (Path(__file__).parent / "judged_pairs.jsonl").read_text(encoding="utf-8").splitlines()
]


def claim(side: str, place: int, pair: dict[str, Any]) -> Claim:
    """Make one side of a pair; its quotes stand anywhere."""
    row = pair[side]
    return Claim(
        id=f"{side}/{place}",
        article=pair["article"],
        text=row["text"],
        kind=Kind.FACT,
        quotes=tuple(Quote(start=0, end=len(quote), text=quote) for quote in row["quotes"]),
        origin=Origin(body="The Courier"),
        time=Time(row["time"]) if row["time"] else None,
    )


def weights(same: bool) -> list[float]:
    return [
        weigh(read_claim(claim("extracted", place, pair)), read_claim(claim("gold", place, pair)))
        for place, pair in enumerate(PAIRS)
        if pair["same"] is same
    ]


def test_no_claim_that_is_the_same_lies_below_the_threshold() -> None:
    assert len(weights(True)) + len(weights(False)) == 60
    assert min(weights(True)) >= THRESHOLD


def test_of_neighbours_that_are_not_the_same_most_lie_below_it() -> None:
    assert sum(weight < THRESHOLD for weight in weights(False)) >= 0.7 * len(weights(False))
