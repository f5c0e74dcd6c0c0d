"""Check what counts as a dateline at the start of a paragraph."""

import pytest

from verifier.engines.local.grammar.datelines import dateline_end


def rest(text: str, *, is_near_top: bool = True) -> str:
    return text[dateline_end(text, 0, len(text), is_near_top=is_near_top) :]


@pytest.mark.parametrize(
    "dateline",
    [
        "OSLO (Reuters) - ",
        "OSLO, March 9 (Reuters) — ",
        "SÃO LUÍS, Oct. 3 (Agency) — ",
        "MÉXICO — ",
        "Friday, March 9 - ",
        "March 9, 2024 – ",
        "Santa Clara, 9 March (EFE).- ",
        "Isla del Sol, Peru, March 9: ",
    ],
)
def test_a_dateline_is_cut_off(dateline: str) -> None:
    assert rest(dateline + "Two boats sank.") == "Two boats sank."


@pytest.mark.parametrize(
    "text",
    [
        "On March 9 - The boats sank.",
        "Friday, March 9 - the boats sank.",
        "March 9-12 sailings were cancelled.",
        "Elections on Friday, March 9 - The first in years.",
        "Friday's March 9 - The day of the boats.",
        "Mayor: Two boats sank.",
        "Two boats sank on March 9 - The last of the fleet.",
    ],
)
def test_a_sentence_keeps_its_start(text: str) -> None:
    assert rest(text) == text


def test_a_date_further_down_is_the_entry_of_a_timeline() -> None:
    text = "March 9 - Two boats sink."
    assert rest(text, is_near_top=False) == text
