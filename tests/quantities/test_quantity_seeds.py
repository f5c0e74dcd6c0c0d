"""Every figure of the seed articles, in order, and none besides."""

from decimal import Decimal
from pathlib import Path

import pytest

from verifier.models import Bound
from verifier.quantities import find_quantities

SEEDS = Path(__file__).parents[2] / "seeds"
Row = tuple[str, Bound, int | None, int | None, str | None]

FIGURES: dict[str, list[Row]] = {
    "000": [
        ("As many as 10,000", Bound.UP_TO, 10_000, 10_000, None),
        ("120mm", Bound.EXACT, 120, 120, "millimeter"),
        ("120mm", Bound.EXACT, 120, 120, "millimeter"),
        ("As many as 10,000", Bound.UP_TO, 10_000, 10_000, None),
        ("11,000", Bound.EXACT, 11_000, 11_000, None),
        ("as many as 10,000", Bound.UP_TO, 10_000, 10_000, None),
        ("between 11,000 to 12,000", Bound.RANGE, 11_000, 12_000, None),
        ("about 10,000", Bound.ABOUT, 10_000, 10_000, None),
        ("11,000", Bound.EXACT, 11_000, 11_000, None),
    ],
    "001": [
        ("10,000", Bound.EXACT, 10_000, 10_000, None),
        ("10,000", Bound.EXACT, 10_000, 10_000, None),
        ("as many as 10,000", Bound.UP_TO, 10_000, 10_000, None),
        ("more than 29,600", Bound.AT_LEAST, 29_600, None, None),
        ("184", Bound.EXACT, 184, 184, None),
    ],
    "002": [
        ("a couple thousand more", Bound.VAGUE, 2_000, 3_000, None),
        ("about 10,000", Bound.ABOUT, 10_000, 10_000, None),
        ("several weeks", Bound.VAGUE, 3, 9, "week"),
        ("3,000", Bound.EXACT, 3_000, 3_000, None),
        ("more than 600,000", Bound.AT_LEAST, 600_000, None, None),
    ],
    "003": [
        ("at least 10,000", Bound.AT_LEAST, 10_000, None, None),
        ("around 11,000 to 12,000", Bound.RANGE, 11_000, 12_000, None),
        ("approximately 10,000", Bound.ABOUT, 10_000, 10_000, None),
        ("around 10,000", Bound.ABOUT, 10_000, 10_000, None),
        ("8,000", Bound.EXACT, 8_000, 8_000, None),
    ],
    "004": [
        ("11,000", Bound.EXACT, 11_000, 11_000, None),
        ("estimated 12,000", Bound.ABOUT, 12_000, 12_000, None),
        ("8,000", Bound.EXACT, 8_000, 8_000, None),
        ("as many as 10,000", Bound.UP_TO, 10_000, 10_000, None),
    ],
}


def decimal(value: int | None) -> Decimal | None:
    return None if value is None else Decimal(value)


@pytest.mark.parametrize("seed", sorted(FIGURES))
def test_every_figure_of_a_seed_article_is_found(seed: str) -> None:
    (path,) = SEEDS.glob(f"{seed}_*.txt")
    found = find_quantities(path.read_text(encoding="utf-8"))
    expected = [(words, bound, decimal(low), decimal(high), unit) for words, bound, low, high, unit in FIGURES[seed]]
    assert [(q.words, q.bound, q.low, q.high, q.unit) for q in (each.quantity for each in found)] == expected
