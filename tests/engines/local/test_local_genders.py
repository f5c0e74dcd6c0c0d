"""Test that "he" is not taken for a woman nor "she" for a man, and that names with "Our" and "My" stay names."""

import pytest

from verifier.engines.local.claims.extract import extract_claims
from verifier.models import Article


def texts(text: str) -> list[str]:
    return [claim.text for claim in extract_claims(Article(id="a1", text=text, outlet="Daily")).claims]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Mayor Ivo Brandt and Ms Mona Feld met in Orlo. Ms Feld spoke first. He left the hall at noon.",
            "He left the hall at noon.",
        ),
        (
            "Mayor Ivo Brandt resigned on Monday. He had led Orlo for a year. Ms Mona Feld, a lawyer, praised Brandt. "
            "Ms Feld waved. He left the hall at noon.",
            "Ivo Brandt left the hall at noon.",
        ),
        (
            "Mayor Mona Feld resigned on Monday. She left the hall at noon.",
            "Mona Feld left the hall at noon.",
        ),
        (
            "The police spokeswoman, Mona Feld, spoke in Orlo. His leg was broken by a falling stone.",
            "His leg was broken by a falling stone.",
        ),
        ('Mona Feld paid for the boat. "He sank the boat in June," said Ivo Brandt.', "He sank the boat in June."),
        ("Ivo Brandt said he sank the boat in June.", "Ivo Brandt sank the boat in June."),
    ],
)
def test_a_pronoun_means_only_somebody_whom_it_can_mean(text: str, wanted: str) -> None:
    assert wanted in texts(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            '"The group Our Orlo Harbour has 40 members," said Mona Feld.',
            "The group Our Orlo Harbour has 40 members.",
        ),
        ('"My brother bought the boat," said Mona Feld.', "Mona Feld's brother bought the boat."),
        ('"Our boat was sold in Orlo," said Mona Feld.', "Mona Feld's boat was sold in Orlo."),
    ],
)
def test_a_capital_tells_a_name_from_a_pronoun(text: str, wanted: str) -> None:
    assert wanted in texts(text)
