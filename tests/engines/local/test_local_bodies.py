"""Test that "the hospital" is named where an article can mean only one, and left alone where it could be another."""

import pytest

from verifier.engines.local.claims.extract import extract_claims
from verifier.models import Article


def texts(text: str) -> list[str]:
    return [claim.text for claim in extract_claims(Article(id="a1", text=text, outlet="Daily")).claims]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("A fire broke out at Orlo Hospital. The hospital was evacuated.", "The Orlo Hospital was evacuated."),
        ("The Ministry of Health closed it. Nurses wrote to the ministry.", "Nurses wrote to the Ministry of Health."),
        ("Tolls rose, Norland's Trade Ministry said. The ministry will go on.", "The Trade Ministry will go on."),
        ("Thieves broke into the Orlo Museum. The museum's roof is damaged.", "The Orlo Museum's roof is damaged."),
    ],
)  # fmt: skip
def test_the_only_body_of_its_kind_is_named(text: str, wanted: str) -> None:
    assert wanted in texts(text)


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("Orlo Hospital and Alder Hospital merged. The hospital lost money.", "The hospital lost money."),
        ("Orlo Hospital sent staff to a hospital abroad. The hospital was full.", "The hospital was full."),
        ("Orlo Hospital and two hospitals abroad merged. The hospital was full.", "The hospital was full."),
        ("The Orlo Museum closed. The museum director resigned in May.", "The museum director resigned in May."),
    ],
)  # fmt: skip
def test_a_body_that_could_be_another_is_left_alone(text: str, same: str) -> None:
    assert same in texts(text)
