"""What stands in quotation marks."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verifier.speech import quoted_ranges


def quoted(text: str) -> list[str]:
    return [text[start:end] for start, end in quoted_ranges(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He said “go” and left.", ["go"]),
        ('He said "go" and "come" and left.', ["go", "come"]),
        ("Er sagte „geh“ und ging.", ["geh"]),
        ("Il dit « va » et part.", [" va "]),
        ("He said ‘it’s over’ and left.", ["it’s over"]),
        ("He said 'it's over' and left.", ["it's over"]),
        ("The ministers’ plan isn’t new, the party's neither.", []),
        ("In the '90s it was a 5'10\" wall.", []),
        ("“He called it ‘mad’ twice,” she said.", ["He called it ‘mad’ twice,"]),
        ("“It goes on\nin the next line”", ["It goes on"]),
        (
            "The minister said on Monday that “the bridge was closed in\ntime and nobody was on it when it fell”.",
            ["the bridge was closed in\ntime and nobody was on it when it fell"],
        ),
        ("“One paragraph.\n“And another.” He left.", ["One paragraph.", "And another."]),
        ("‘never closed\nand so on", []),
        ("“” nothing", [""]),
        ("", []),
    ],
)
def test_words_in_quotation_marks_are_found(text: str, found: list[str]) -> None:
    assert quoted(text) == found


@given(st.text(alphabet="ab1 \n\"'“”„«»‘’", max_size=60))
@settings(max_examples=100, deadline=None)
def test_quotations_are_in_order_and_do_not_overlap(text: str) -> None:
    ranges = quoted_ranges(text)
    assert all(end < start for (_, end), (start, _) in pairwise(ranges))
    assert all("\n\n" not in found for found in quoted(text))


@pytest.mark.parametrize("unit", ['"', "“", "‘", "'a ", '" a', "«»"])
def test_a_long_row_of_marks_is_read(unit: str) -> None:
    text = unit * 30_000
    assert all(end <= len(text) for _, end in quoted_ranges(text))
