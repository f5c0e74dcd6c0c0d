"""How a figure and its unit are written back."""

import pytest

from verifier.quantities import find_quantities, render
from verifier.quantities.units import canonical


@pytest.mark.parametrize(
    ("written", "name"),
    [("km", "kilometer"), ("kilometres", "kilometer"), ("%", "percent"), ("percentage points", "percentage_point"),
     ("square kilometers", "square_kilometer"), ("USD", "USD"), ("°C", "degree_Celsius"),
     ("goals", "goals"), ("", None)],
)  # fmt: skip
def test_a_unit_goes_by_one_name(written: str, name: str | None) -> None:
    assert canonical(written) == name


@pytest.mark.parametrize(
    ("words", "rendered"),
    [
        ("more than 29,600", "at least 29,600"),
        ("nearly 400", "nearly 400"),
        ("11,000 to 12,000", "between 11,000 and 12,000"),
        ("dozens", "dozens"),
        ("$1.2bn", "$1,200,000,000"),
        ("12.5 per cent", "12.5 percent"),
        ("one mile", "1 mile"),
        ("38C", "38 degrees Celsius"),
    ],
)
def test_a_figure_is_rendered_in_plain_english(words: str, rendered: str) -> None:
    assert render(find_quantities(f"{words} ")[0].quantity) == rendered
