"""Test what clauses of time and cause, absolutes and both sides of a colon come to."""

import pytest

from verifier.engines.local.claims.extract import extract_claims
from verifier.engines.local.grammar.tagging import tokenize
from verifier.engines.local.splitting.clauses import split_clauses
from verifier.engines.local.splitting.sentences import split_sentences
from verifier.models import Article


def clauses(text: str) -> list[str]:
    return [
        clause.words
        for one in split_sentences(tokenize(text, 0, len(text)))
        for clause in split_clauses(one, lambda name: name == "Brandt")
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Eleven men were trapped when part of the shaft caved in", "part of the shaft caved in"),
        ("The plant closed because the river had flooded its yard", "the river had flooded its yard"),
        ("As the last visitors left the hall, it began to rain", "the last visitors left the hall"),
        ("Two days after a coach left the coast road, it is silent", "a coach left the coast road"),
        ("The ferry was stopped as it crossed the bay to Orlo", "The ferry crossed the bay to Orlo"),
        ("It was heard when the project was unveiled in May 2023", "the project was unveiled in May 2023"),
    ],
)
def test_a_clause_of_time_or_cause_is_told_besides(text: str, told: str) -> None:
    assert told in clauses(text)
    assert text in clauses(text)


@pytest.mark.parametrize(
    "text",
    [
        "The strike ends if the plant closed when the contract ended last year",
        "The council did not meet because the hall roof had leaked for weeks",
        "The union blamed the firm because the hall roof had leaked for weeks",
        "The plant would close when the last of the coal had been burnt",
        "The port was shut, as the harbour master had announced on Friday",
        "The lorry hit the car when it left the road near a bridge",
        "The driver hit the cyclist when he crossed the road near a bridge",
        "The hall emptied when the gate gave way",
        "The shop opens when the last of the trains leaves",
    ],
)
def test_what_may_be_no_fact_or_only_says_when_is_not_told(text: str) -> None:
    assert clauses(text) == [text]


def test_a_denial_denies_the_whole_and_tells_nothing_besides() -> None:
    text = "The council denied that the mill fell when a crane hit its northern wall."
    found = [claim.text for claim in extract_claims(Article(id="a1", text=text, outlet="Daily")).claims]
    assert found == ["It is not true that the mill fell when a crane hit its northern wall."]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "It is useless: engineers closed the bridge in April",
            ["engineers closed the bridge in April"],
        ),
        ("Others never got that far: six people died there", ["six people died there"]),
        ("Nobody was on it: police had closed it at noon", ["Nobody was on it", "police had closed it at noon"]),
        ("Rumours spread: the mayor had fled to Kalvia", ["Rumours spread: the mayor had fled to Kalvia"]),
        ("The crew did: they saw the whales at dawn", ["The crew did: they saw the whales at dawn"]),
        ("The list was not final: two names were missing", ["two names were missing"]),
        ("He did not say one thing: the vault was empty", ["He did not say one thing: the vault was empty"]),
    ],
)
def test_a_colon_parts_two_clauses_but_for_a_lead_and_what_is_only_said(text: str, wanted: list[str]) -> None:
    assert clauses(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The board passed it by 33 votes to 22, three members abstaining",
            ["The board passed it by 33 votes to 22", "three members abstained"],
        ),
        (
            "The breakdown grounded the carrier, stranding travellers at 14 airports",
            ["The breakdown grounded the carrier", "The breakdown stranded travellers at 14 airports"],
        ),
        ("The fair ended with two broken windows", ["The fair ended with two broken windows"]),
        (
            "They agreed to move their artillery and mortars three miles back from the border",
            ["They agreed to move their artillery and mortars three miles back from the border"],
        ),
    ],
)
def test_what_goes_on_behind_a_clause(text: str, wanted: list[str]) -> None:
    assert clauses(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Nor was he thrown out by the club", ["he was not thrown out by the club"]),
        ("Neither has the firm paid its workers", ["the firm has not paid its workers"]),
        ("Neither had ever worked in Orlo", ["Neither had ever worked in Orlo"]),
        ("Nor did the firm that sold it and its bank pay", []),
    ],
)
def test_a_denial_with_its_verb_in_front_stays_a_denial(text: str, wanted: list[str]) -> None:
    assert clauses(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Ann Doe is worried for the clerks hired for the shop and sent to Orlo",
            ["Ann Doe is worried for the clerks hired for the shop and sent to Orlo"],
        ),
        ("Ann Doe was held on Friday and sent to Orlo", ["Ann Doe was held on Friday", "Ann Doe was sent to Orlo"]),
        (
            "Police freed two men held in the hall and charged a third",
            ["Police freed two men held in the hall", "Police charged a third"],
        ),
        (
            "Its other reason, that the mills were cheap, collapsed on Friday",
            ["Its other reason, that the mills were cheap, collapsed on Friday"],
        ),
        (
            "The union, which holds six seats, plans to bring a motion",
            ["The union plans to bring a motion", "The union holds six seats"],
        ),
        (
            "Nobody told them of it until after the decree had been signed",
            ["Nobody told them of it until after the decree had been signed"],
        ),
    ],
)
def test_a_verb_keeps_its_subject(text: str, wanted: list[str]) -> None:
    assert clauses(text) == wanted


def test_in_what_nobody_wrote_as_a_sentence_no_clause_is_looked_for() -> None:
    once = "The mill closed when the old owner of it left the town "
    assert len(clauses(once)) == 2
    assert len(clauses(once * 200)) == 1
