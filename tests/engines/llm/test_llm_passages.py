"""An article is cut only where it must be, at paragraphs, with overlap, and nothing is lost."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from stories import article

from verifier.engines.llm.passages import MIN_CHARS, Passage, fitting, whole

PARAGRAPH = st.text(alphabet="abc de. ", min_size=1, max_size=400).filter(str.strip)


def test_an_article_that_fits_is_one_passage() -> None:
    passage = whole(article("a", "One paragraph.", "", "Another."))
    assert passage.pieces == ("One paragraph.", "Another.")
    assert fitting(passage, 1_000) == (passage,)


def test_an_article_without_text_to_read_has_no_pieces() -> None:
    assert whole(article("a", "  ")).pieces == ()


def test_neighbouring_passages_share_a_paragraph() -> None:
    lines = [f"Paragraph {number} " + "says something at length. " * 12 for number in range(12)]
    parts = fitting(whole(article("a", *lines)), 2_000)
    assert len(parts) > 2
    assert all(set(one.pieces) & set(other.pieces) for one, other in pairwise(parts))


def test_a_single_long_paragraph_is_cut_at_sentences() -> None:
    parts = fitting(whole(article("a", "The river rose by two metres overnight. " * 60)), 1_000)
    assert len(parts) > 1
    assert all(part.text.endswith("overnight.") for part in parts)


@settings(max_examples=80, deadline=None)
@given(st.lists(PARAGRAPH, min_size=1, max_size=12), st.integers(1, 3_000))
def test_cutting_ends_and_loses_no_paragraph(paragraphs: list[str], limit: int) -> None:
    passage = whole(article("a", *paragraphs))
    if not passage.pieces:
        return
    parts = fitting(passage, limit)
    assert all(len(part.text) <= limit or len(part.text) <= MIN_CHARS or not part.halves() for part in parts)
    read = "\n".join(part.text for part in parts)
    assert all(word in read for word in passage.text.split())


def test_halves_are_always_shorter() -> None:
    passage = Passage(article("a"), ("short", "x " * 900, "end", "more " * 50))
    for half in passage.halves():
        assert len(half.pieces) < len(passage.pieces)
