"""Check what passages that were labelled as copied make of claims: one text, directly and through other copies."""

import pytest
from stories import article, claim

from evals.labels.copies import copies_between
from verifier.independence import CopyIndex
from verifier.models import Article, Copy

WIRE = (
    "A storm tore the roofs off 40 houses in Halden on Monday.",
    "Nobody was killed, the fire service said.",
    "The ferries are to sail again on Wednesday, their owner said in a statement.",
    "Schools stay closed until Thursday.",
    "The prime minister is to visit the town on Friday.",
)
OWN = "This paper counted thirty more houses without a roof in the villages nearby."


def whole(of: Article, *lines: int) -> tuple[int, int]:
    """Return the passage from one line of an article to another, from 1."""
    first, last = (claim(of, line).quotes[0] for line in (lines[0], lines[-1]))
    return first.start, last.end


def index(*groups: list[Copy]) -> CopyIndex:
    return CopyIndex(copy for group in groups for copy in group)


def test_each_sentence_of_a_passage_is_one_text_with_any_of_its_twin() -> None:
    here, there = article("a", *WIRE), article("b", *WIRE)
    copies = index(copies_between(here, there, [whole(here, 1, 5)]))
    assert all(
        copies.is_one_text(claim(here, one), claim(there, other)) for one in range(1, 6) for other in range(1, 6)
    )


def test_sentences_may_be_edited_left_out_and_moved() -> None:
    edited = (
        WIRE[3],
        "A storm took the roofs off 38 houses in Halden on Monday.",
        OWN,
        WIRE[2].replace(" in a statement", ""),
    )
    here, there = article("a", *edited), article("b", *WIRE)
    copies = index(copies_between(here, there, [whole(here, 1, 2), whole(here, 4, 4)]))
    assert copies.is_one_text(claim(here, 1), claim(there, 4))
    assert copies.is_one_text(claim(here, 2), claim(there, 1))
    assert copies.is_one_text(claim(here, 4), claim(there, 3))
    assert not copies.is_one_text(claim(here, 3), claim(there, 1))


def test_two_passages_of_one_article_are_one_text() -> None:
    here, there = article("a", WIRE[0], OWN, WIRE[3]), article("b", *WIRE)
    copies = index(copies_between(here, there, [whole(here, 1, 1), whole(here, 3, 3)]))
    assert copies.is_one_text(claim(here, 1), claim(there, 4))
    assert not copies.is_one_text(claim(here, 2), claim(there, 4))


def test_what_stands_far_from_the_twins_of_a_passage_is_not_copied() -> None:
    filler = " ".join(f"Line {number} of a long report on other things." for number in range(20))
    here, there = article("a", WIRE[0], WIRE[4]), article("b", WIRE[0], filler, WIRE[4], "It was a cold day.")
    copies = index(copies_between(here, there, [whole(here, 1, 2)]))
    assert copies.is_one_text(claim(here, 2), claim(there, 3))
    assert not copies.is_one_text(claim(here, 2), claim(there, 2))


@pytest.mark.parametrize("line", range(1, 6))
def test_a_copy_of_a_copy_is_followed_sentence_by_sentence(line: int) -> None:
    shorter = tuple(WIRE[place] for place in (0, 3, 4))
    wire = article("wire", *WIRE)
    here, there = article("a", "A word first.", *WIRE), article("b", *shorter)
    copies = index(
        copies_between(here, wire, [whole(here, 2, 6)]),
        copies_between(there, wire, [whole(there, 1, 3)]),
    )
    of_it = [place for place, sentence in enumerate(shorter, start=1) if sentence == WIRE[line - 1]]
    for place in of_it:
        assert copies.is_one_text(claim(here, line + 1), claim(there, place))
    assert not copies.is_one_text(claim(here, 1), claim(there, 1))


def test_a_passage_without_a_twin_makes_no_copy() -> None:
    here, there = article("a", OWN), article("b", *WIRE)
    assert copies_between(here, there, [whole(here, 1, 1)]) == []
