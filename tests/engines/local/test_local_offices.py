"""Test claims of who people are: offices in commas, ages, whose office it is, and what says nothing of the kind."""

import pytest

from verifier.engines.local.claims.extract import extract_claims
from verifier.models import Article, Claim, DateBasis, Published, Time


def claims(text: str) -> tuple[Claim, ...]:
    published = Published(when=Time("2025-03-12T18:00+01:00"), basis=DateBasis.STATED)
    return extract_claims(Article(id="a1", text=text, outlet="Daily", published=published)).claims


def texts(text: str) -> list[str]:
    return [claim.text for claim in claims(text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The boat was late, said Mona Feld, a ferry captain.", "Mona Feld is a ferry captain."),
        ("Talks failed, said Mona Feld, head of the Orlo port.", "Mona Feld is head of the Orlo port."),
        ("The mill closed, said Ivo Brandt, Norvane's trade minister.", "Ivo Brandt is Norvane's trade minister."),
        ("The port's managing director, Mona Feld, agreed.", "Mona Feld is the port's managing director."),
        ("It was the idea of the mayor, Mona Feld.", "Mona Feld is the mayor."),
        ("Orlo Hospital took in 12, its director, Dr Mona Feld, said.", "Mona Feld is Orlo Hospital's director."),
        ("The works is run by Alder Steel. Its owner, Ivo Brandt, was away.", "Ivo Brandt is Alder Steel's owner."),
        ("Ivo Brandt left the court. His lawyer, Mona Feld, said nothing.", "Mona Feld is Ivo Brandt's lawyer."),
        ("The body of Ivo Brandt, a retired baker, was found.", "Ivo Brandt was a retired baker."),
        ("The fire killed two, said Mona Feld, a baker.", "Mona Feld is a baker."),
        ("Ivo Brandt, a baker, was killed.", "Ivo Brandt was a baker."),
        ("Ivo Brandt, then sales director of the port, signed it.", "Ivo Brandt was sales director of the port."),
        ("Mona Feld spoke. Help came late, said Feld, 41.", "Mona Feld is 41 years old."),
        ("The guide, 41-year-old Mona Feld, was found.", "Mona Feld is 41 years old."),
        ("Mona Feld won the race. The 41-year-old had trained for a year.", "Mona Feld is 41 years old."),
    ],
)  # fmt: skip
def test_what_is_said_of_people_by_the_way_is_a_claim(text: str, wanted: str) -> None:
    assert wanted in texts(text)


@pytest.mark.parametrize(
    "text",
    [
        "Guests were Ivo Brandt, the mayor and the bishop.",
        "She thanked Ivo Brandt, the mayor, Mona Feld, and the crew.",
        "With Ivo Brandt, the mayor said, nobody would deal.",
        "Samples from Lake Orlo were clean, its head, Ivo Brandt, said.",
        "Mona Feld beat Ivo Brandt. The 41-year-old had trained for a year.",
        '"I met Ivo Brandt, a baker, in Orlo," she said.',
        "Mayor Ivo Brandt opened the bridge.",
    ],
)
def test_what_could_mean_another_or_is_only_a_title_is_none(text: str) -> None:
    assert not [one for one in texts(text) if one.startswith(("Ivo Brandt is", "Mona Feld is"))]


def test_an_office_is_told_once_by_the_article_as_of_its_day() -> None:
    text = "The bridge is safe, police told Mona Feld, the port's director. Tolls rose, said Mona Feld, a director."
    found = [claim for claim in claims(text) if "director" in claim.text]
    assert [claim.text for claim in found] == ["Mona Feld is the port's director."]
    assert found[0].origin.body == "Daily"
    assert found[0].quotes[0].text == "Mona Feld, the port's director"
    assert found[0].time == Time("2025-03-12")


def test_an_age_belongs_to_who_tells_it() -> None:
    found = [claim for claim in claims("Police said Mona Feld, 41, had been arrested.") if "41" in claim.text]
    assert [(claim.text, claim.origin.body) for claim in found] == [("Mona Feld is 41 years old.", "Police")]


def test_what_goes_on_behind_an_office_stands_as_it_is() -> None:
    found = texts("The river is low, said Mona Feld, a grower who sits on the water board.")
    assert [one for one in found if "grower" in one] == ["Mona Feld is a grower who sits on the water board."]


def test_who_has_left_an_office_is_not_said_to_hold_it() -> None:
    assert texts("The minister sacked Mona Feld, director of the port, on Friday.") == [
        "The minister sacked Mona Feld, director of the port, on March 7, 2025."
    ]
