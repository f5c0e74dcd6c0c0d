"""Test what a relative clause is taken to tell, and of whom or what."""

import pytest

from verifier.engines.local.grammar.tagging import tokenize
from verifier.engines.local.splitting.clauses import split_clauses


def clauses(text: str, *people: str) -> list[str]:
    return [clause.words for clause in split_clauses(tokenize(text, 0, len(text)), lambda name: name in people)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The lender was sold to Orlo Bank, which is paying in cash", "Orlo Bank is paying in cash"),
        ("They opened a dispute between the ports, which has lasted", "a dispute between the ports has lasted"),
        ("The race on Sunday, which drew 900 runners, ended", "The race drew 900 runners"),
        ("Workers tore down the 80-year-old mill, which was empty", "the 80-year-old mill was empty"),
        ("The request of the growers, who moved it, was heard", "the growers moved it"),
        ("The head of the bank, who resigned on Monday, was heard", "The head of the bank resigned on Monday"),
        ("A fisherman from Malrigo, who had a cough, died", "A fisherman from Malrigo had a cough"),
        ("In it sat Ann Doe, 45, who was driving", "Ann Doe was driving"),
        ("It has been shut since April 2, when cracks were found", "cracks were found on April 2"),
        ("It has been shut since Sunday, when cracks were found", "cracks were found on Sunday"),
        ("It has been shut since 2019, when cracks were found", "cracks were found in 2019"),
        ("They marched to Orlo for the second time, where police stood", "police stood in Orlo"),
    ],
)
def test_a_relative_clause_tells_of_what_it_hangs_on(text: str, wanted: str) -> None:
    assert wanted in clauses(text)


def test_which_is_no_person() -> None:
    text = "The panel imposed a two-year ban on Brandt, which runs until July"
    assert clauses(text, "Brandt")[1:] == ["a two-year ban on Brandt runs until July"]
    assert clauses(text)[1:] == []


def test_which_makes_no_person_of_a_name_beside_it() -> None:
    assert "Porto Libero organised the march" in clauses("Porto Libero, which organised the march, left", "Libero")


def test_which_is_nothing_where_number_fits_nothing() -> None:
    assert clauses("He spoke to the growers, which was welcome") == ["He spoke to the growers"]


def test_a_number_alone_is_nobody() -> None:
    assert all("broke" not in one for one in clauses("61, who broke an arm"))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "At the request of the growers, who moved the amendment, the subsidy remains",
            ["At the request of the growers, the subsidy remains", "the growers moved the amendment"],
        ),
        (
            "The fund believes Brandt, who came second last June, is the winner",
            ["The fund believes Brandt is the winner", "Brandt came second last June"],
        ),
        (
            "The owner, which bought the mill in 2016 and runs a school, kept quiet",
            ["The owner kept quiet", "The owner bought the mill in 2016", "The owner runs a school"],
        ),
    ],
)
def test_a_relative_clause_ends_at_its_comma(text: str, wanted: list[str]) -> None:
    assert clauses(text) == wanted


@pytest.mark.parametrize("text", ["where the hall was to be built", "What we know so far"])
def test_what_hangs_on_nothing_is_left_out(text: str) -> None:
    assert clauses(text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("They met two days after the crash that killed 17 people", "the crash killed 17 people"),
        ("They carried up a nun who had changed seats at Orlo", "a nun had changed seats at Orlo"),
        ("The two clerks who copied the list were freed", "The two clerks copied the list"),
        ("Nobody has seen the man who robbed the bank", "the man robbed the bank"),
    ],
)
def test_a_relative_clause_without_a_comma_is_told_besides(text: str, told: str) -> None:
    assert told in clauses(text)
    assert text in clauses(text)


@pytest.mark.parametrize(
    "text",
    [
        "The town wants a mayor who was born in the valley",
        "The inquiry found no driver who had slept at all",
        "Anyone who was in the hall was searched",
        "If the man who robbed the bank returns, it will close",
        "It was a nurse who had called the police",
        "The ship which carries salt is late",
        "The crash buried a group that had its own guide",
    ],
)
def test_what_is_only_supposed_or_general_is_not_told(text: str) -> None:
    assert clauses(text) == [text]


@pytest.mark.parametrize(
    ("text", "people", "told"),
    [
        ("Relatives of Ann Doe, a teacher who died in a fire, filed suit", ["Ann Doe"], "Ann Doe died in a fire"),
        ("In Orlo, a man who broke into a shop was arrested", [], "a man broke into a shop"),
        ("About 40 passengers who were not hurt slept in a gym", [], "About 40 passengers were not hurt"),
    ],
)
def test_a_relative_without_comma_tells_of_its_noun_or_of_the_person_beside(
    text: str, people: list[str], told: str
) -> None:
    assert clauses(text, *people)[-1] == told


def test_a_name_that_may_be_no_person_gets_no_clause_of_an_apposition() -> None:
    text = "Relatives of Ann Doe, a teacher who died in a fire, filed suit"
    assert all(not one.endswith("died in a fire") for one in clauses(text))
