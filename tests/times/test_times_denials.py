"""A denial holds from when it was made, and reaches back where it denies all that was before."""

import pytest
from claims_for_times import EARLIER, LATER, SAME, UNKNOWN, claim_of, compare, presence, toll

from verifier.models import Claim, Stance


def denial(text: str = "Reports of soldiers in the region are groundless.", **times: str) -> Claim:
    return claim_of(text, stance=Stance.DENIED, **times)  # type: ignore[arg-type]


def test_a_denial_holds_from_when_it_was_made() -> None:
    assert compare(denial(said_on="2024-10-22"), presence(), "2024-10-29", "2024-11-20") is SAME
    assert compare(denial(said_on="2024-10-22"), presence(time="2024-10-10"), "2024-10-29") is LATER
    assert compare(denial(said_on="2024-10-22"), denial(said_on="2024-11-05"), "2024-11-05") is SAME
    assert compare(denial(), presence()) is UNKNOWN


def test_a_denial_of_an_event_reaches_back_to_it() -> None:
    sent = claim_of("The country sent soldiers.", time="2024-10")
    assert compare(denial("The country sent no soldiers."), sent, "2024-11-05") is SAME


def test_a_denial_of_all_that_was_before_reaches_back() -> None:
    sent = claim_of("The country sent soldiers.", time="2024-08")
    assert compare(denial("The country has never sent soldiers.", time="../2024-11-05"), sent, "2024-11-05") is SAME


@pytest.mark.parametrize(
    "text",
    ["The yard has signed no contract.", "No contract has been signed by the yard.", "The yard has not yet signed it."],
)
def test_what_is_said_never_to_have_been_reaches_back_and_not_ahead(text: str) -> None:
    denied = claim_of(text, time="2024-11-05")
    assert compare(denied, claim_of("The yard signed a contract.", time="2024-08"), "2024-11-05") is SAME
    assert compare(denied, claim_of("The yard signed a contract.", time="2024-12"), "2024-11-05") is EARLIER


@pytest.mark.parametrize(
    "text",
    [
        "No fewer than {} people have died.",
        "No less than {} people have died.",
        "There is no doubt that {} have died.",
    ],
)
def test_a_bound_or_an_affirmation_with_no_is_no_denial(text: str) -> None:
    assert compare(toll(40, text, time="2024-11-05"), toll(30, time="2024-11-01"), "2024-11-05") is LATER


def test_a_denial_of_an_event_on_one_date_is_of_that_date() -> None:
    denied = denial("The country sent no soldiers on Monday.", time="2024-11-04")
    assert compare(denied, claim_of("The country sent soldiers.", time="2024-11-04"), "2024-11-05") is SAME
    assert compare(denied, claim_of("The country sent soldiers.", time="2024-10-04"), "2024-11-05") is LATER
