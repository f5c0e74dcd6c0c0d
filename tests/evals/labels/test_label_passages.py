"""Check where the counterparts of copied passages are found."""

from hypothesis import given
from hypothesis import strategies as st

from evals.labels.passages import counterpart

TEXT = (
    "Storm hits the coast\n\nHALDEN, March 3 (Agency) - A storm tore the roofs off 40 houses on Monday, the fire "
    "service said. Nobody was killed. The ferries are to sail again on Wednesday, their owner said in a statement.\n\n"
    "Schools stay closed until Thursday. Parents were told by letter."
)


def stands(passage: str) -> str | None:
    found = counterpart(passage, TEXT)
    return None if found is None else TEXT[slice(*found)]


def test_a_verbatim_passage_is_found_where_it_stands() -> None:
    assert stands("Schools stay closed until Thursday.") == "Schools stay closed until Thursday."


def test_an_edited_passage_is_found_with_what_was_cut() -> None:
    edited = "The ferries will sail again on Wednesday, their owner said."
    assert stands(edited) == ("The ferries are to sail again on Wednesday, their owner said in a statement.")


def test_a_passage_of_whole_sentences_has_whole_sentences_as_its_counterpart() -> None:
    found = stands("A storm tore the roofs off 38 houses on Monday. Nobody was killed.")
    assert found is not None
    assert found.endswith("Nobody was killed.")


def test_a_part_of_a_sentence_stays_one() -> None:
    assert stands("the roofs off 40 houses") == "the roofs off 40 houses"


def test_words_in_common_elsewhere_do_not_stretch_the_passage() -> None:
    found = stands("Nobody was killed. The ferries are to sail again on Wednesday, said a man who got no letter.")
    assert found is not None
    assert "Parents" not in found


def test_a_passage_that_stands_nowhere_has_no_counterpart() -> None:
    assert stands("The mayor will resign over the affair of the golden taps.") is None
    assert stands("…") is None


@given(st.text(max_size=80), st.text(max_size=80))
def test_a_counterpart_lies_within_the_text(passage: str, text: str) -> None:
    found = counterpart(passage, text)
    assert found is None or 0 <= found[0] < found[1] <= len(text)
