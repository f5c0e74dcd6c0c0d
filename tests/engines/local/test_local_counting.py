"""Check what an extracted claim's figures are said to count where the words beside them leave it open."""

import pytest
from claim_pairs import article

from verifier.engines.local.claims.extract import extract_claims

MARCH = "Thousands march in Dunmore\n\nA march through Dunmore ended at noon on Saturday, officials said.\n\n"


@pytest.mark.parametrize(
    ("sentence", "of"),
    [
        ("The turnout was 18,000.", "participants in the march"),
        ("More than 60,000 had taken part.", "participants in the march"),
        ("About 19,000 people demonstrated on Saturday.", "participants in the march"),
        ("Three officers were hurt.", "officers"),
        ("The mayor employs 14 people.", "people"),
        ("Net profit was NOK 1,274 million.", "Net profit"),
        ("Norland Drives reported revenue of NOK 14.9 billion.", "revenue"),
        ("The order backlog stood at NOK 62.4 billion.", "order backlog"),
        ("The operating margin was 13.1%.", "operating margin"),
    ],
)
def test_what_a_figure_counts_is_taken_from_the_sentence_or_the_event(sentence: str, of: str) -> None:
    claims = extract_claims(article("a", MARCH + sentence)).claims
    assert [one.of for one in claims[-1].quantities] == [of]


@pytest.mark.parametrize(
    ("sentence", "told", "body"),
    [
        ("“Between 18,000 and 20,000 participants,” declared Hugo Brandt.", "Between 18,000 and 20,000", "Hugo Brandt"),
        ("“We estimate 18,000 participants,” Hugo Brandt said.", "18,000", "Hugo Brandt"),
        ("The Farmers Union stuck to its figure of at least 60,000.", "At least 60,000", "Farmers Union"),
    ],
)
def test_a_bare_figure_for_the_crowd_is_of_those_who_took_part(sentence: str, told: str, body: str) -> None:
    found = extract_claims(article("a", MARCH + sentence)).claims[-1]
    assert found.text == f"{told} people took part in the march."
    assert found.origin.body == body
