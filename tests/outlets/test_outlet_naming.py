"""Whose an article is: the user's word first, then the domain, then what the article calls its outlet."""

from pathlib import Path

import pytest

from verifier.outlets import Outlets, Publisher, Signs, name_publishers

MINE = """
[outlets]
"BBC" = { grade = "B" }
"Harrow Herald" = { domains = ["herald.example"], owner = "Vale Group", grade = "C" }
"""


@pytest.fixture
def outlets(tmp_path: Path) -> Outlets:
    path = tmp_path / "outlets.toml"
    path.write_text(MINE, encoding="utf-8")
    return Outlets.load(path)


@pytest.mark.parametrize(
    ("signs", "name", "grade"),
    [
        (Signs(host="www.bbc.co.uk", outlet="BBC News"), "BBC", "B"),
        (Signs(host="www.bbc.co.uk", outlet="Something else"), "BBC", "B"),
        (Signs(host="www.bbc.co.uk", outlet="My own name", given=True), "My own name", None),
        (Signs(outlet="bbc news", given=True), "BBC", "B"),
        (Signs(outlet="BBC News"), "BBC", "B"),
        (Signs(host="archive.example", outlet="BBC News"), "BBC", None),
        (Signs(host="archive.example", url="https://www.bbc.com/news/1", outlet="BBC News"), "BBC", None),
        (Signs(url="https://www.bbc.com/news/1"), "BBC", "B"),
        (Signs(host="news.paper.example", outlet="The Paper"), "The Paper", None),
        (Signs(host="news.paper.example", url="https://news.paper.example/1", outlet="news.paper.example"),
         "paper.example", None),
        (Signs(host="news.paper.example"), "paper.example", None),
        (Signs(host="127.0.0.1:8001"), "127.0.0.1:8001", None),
        (Signs(outlet="  The   Paper "), "The Paper", None),
        (Signs(url="not an address"), None, None),
        (Signs(), None, None),
    ],
)  # fmt: skip
def test_the_first_sign_that_tells_counts(outlets: Outlets, signs: Signs, name: str | None, grade: str | None) -> None:
    ((found,), _) = name_publishers([signs], outlets)
    assert (found.name, found.grade) == (name, grade)


def test_a_page_that_calls_itself_by_a_known_name_elsewhere_is_pointed_out(outlets: Outlets) -> None:
    articles = [Signs(host="archive.example", outlet="BBC News"), Signs(host="bbc.com", outlet="BBC News")]
    found, (warning,) = name_publishers(articles, outlets)
    assert [(each.name, each.grade) for each in found] == [("BBC", None), ("BBC", "B")]
    assert warning.startswith("archive.example calls itself BBC, whose domain it is not")


def test_an_owner_comes_with_the_outlet(outlets: Outlets) -> None:
    ((found,), _) = name_publishers([Signs(host="www.herald.example")], outlets)
    assert found == Publisher("Harrow Herald", "Vale Group", found.grade)


def test_two_unknown_sites_of_one_name_are_two_outlets(outlets: Outlets) -> None:
    articles = [
        Signs(host="www.north.example", outlet="The Courier"),
        Signs(host="south.example", outlet="the courier"),
        Signs(host="m.north.example", outlet="The Courier"),
        Signs(outlet="The Courier"),
        Signs(host="south.example", outlet="The Courier", given=True),
    ]
    found, (warning,) = name_publishers(articles, outlets)
    assert [each.name for each in found] == [
        "The Courier (north.example)",
        "the courier (south.example)",
        "The Courier (north.example)",
        "The Courier",
        "The Courier",
    ]
    assert "north.example, south.example all call themselves" in warning


def test_one_outlet_on_several_known_domains_stays_one(outlets: Outlets) -> None:
    found, warnings = name_publishers([Signs(host="bbc.com"), Signs(host="bbc.co.uk")], outlets)
    assert [each.name for each in found] == ["BBC", "BBC"]
    assert warnings == []
