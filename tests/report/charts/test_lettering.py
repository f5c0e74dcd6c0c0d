"""Text is made to fit, whatever it is."""

from hypothesis import given, settings
from hypothesis import strategies as st

from verifier.report.charts.lettering import ELLIPSIS, shorten, text_width, wrap


@settings(max_examples=100)
@given(st.text(max_size=60), st.floats(20, 300))
def test_shortened_text_fits(text: str, width: float) -> None:
    shown = shorten(text, width, 11)
    assert text_width(shown, 11) <= width + 1e-6
    assert shown == text or shown.endswith(ELLIPSIS)


@settings(max_examples=100)
@given(st.text(st.characters(codec="utf-8"), max_size=200), st.floats(40, 300), st.integers(1, 4))
def test_wrapped_lines_are_few_fit_and_lose_no_word_in_silence(text: str, width: float, lines: int) -> None:
    found = wrap(text, width, 12, lines)
    assert len(found) <= lines
    assert all(text_width(line, 12) <= width + 1e-6 for line in found)
    assert " ".join(found).split() == text.split() or found[-1].endswith(ELLIPSIS)


def test_a_text_without_width_is_cut_all_the_same() -> None:
    assert len(shorten("\u0301" * 100_000, 100, 11)) < 1_000
