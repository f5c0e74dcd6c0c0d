"""An outlet is known by its domains and names, and the user's file goes before the shipped one."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verifier.errors import SettingsError
from verifier.ingest.agencies import agency
from verifier.models import SourceGrade
from verifier.outlets import Outlets, site_of
from verifier.outlets.register import OutletsFile, _domains, _names, _shipped_file, key_of


def load(folder: Path, text: str) -> Outlets:
    path = folder / "outlets.toml"
    path.write_text(text, encoding="utf-8")
    return Outlets.load(path)


@pytest.mark.parametrize(
    ("host", "outlet"),
    [
        ("bbc.com", "BBC"),
        ("www.bbc.co.uk", "BBC"),
        ("edition.cnn.com:443", "CNN"),
        ("NEWS.SKY.COM", "Sky News"),
        ("sky.com", None),
        ("notbbc.com", None),
        ("bbc.com.example.org", None),
        ("timesofindia.indiatimes.com", "The Times of India"),
        ("economictimes.indiatimes.com", "The Economic Times"),
        ("abc.net.au", "ABC (Australia)"),
        ("abcnews.go.com", "ABC News (US)"),
        ("", None),
        ("127.0.0.1:80", None),
    ],
)
def test_a_host_belongs_to_the_outlet_of_its_longest_known_domain(host: str, outlet: str | None) -> None:
    assert Outlets.load().at(host) == outlet


@pytest.mark.parametrize(
    ("name", "outlet"),
    [
        ("BBC News", "BBC"),
        ("the bbc", "BBC"),
        ("New York Times", "The New York Times"),
        ("nytimes.com", "The New York Times"),
        ("A.F.P.", "Agence France-Presse"),
        ("El Pais", "El País"),
        ("People’s Daily", "People's Daily"),
        ("ABC News", None),
        ("The Times", None),
        ("Harrow Herald", None),
        ("", None),
        ("The", None),
    ],
)
def test_a_name_is_known_in_its_spellings_and_an_ambiguous_one_is_nobodys(name: str, outlet: str | None) -> None:
    assert Outlets.load().called(name) == outlet


def test_the_shipped_file_gives_no_domain_and_no_name_twice() -> None:
    for claims in (_domains, _names):
        taken: dict[str, str] = {}
        for each, name in claims(_shipped_file()):
            assert taken.setdefault(each, name) == name


def test_the_shipped_file_covers_the_world_and_grades_nobody() -> None:
    known = Outlets.load().known
    assert len(known) >= 120
    assert all(outlet.owner and outlet.domains for outlet in known.values())
    assert not any(outlet.grade for outlet in known.values())


def test_agencies_have_one_name_wherever_they_are_known() -> None:
    outlets = Outlets.load()
    for name, outlet in outlets.known.items():
        if agency(name) is not None and name != "Interfax-Ukraine":
            assert (agency(name), outlet.agency) == (name, True)


def test_a_file_of_the_users_adds_outlets_and_wins(tmp_path: Path) -> None:
    outlets = load(
        tmp_path,
        """
        [outlets]
        "Harrow Herald" = { domains = ["herald.example", "zürich.example"], names = ["HH"], owner = "V", grade = "C" }
        "the bbc" = { domains = ["bbc.example"], grade = "B" }
        "Murdoch papers" = { names = ["The Sun (London)"], domains = ["nypost.com"] }
        """,
    )
    assert outlets.at("www.herald.example") == outlets.called("hh") == "Harrow Herald"
    assert outlets.at("xn--zrich-kva.example") == "Harrow Herald"
    assert outlets.known["Harrow Herald"].grade is SourceGrade.C
    assert outlets.at("bbc.example") == outlets.at("bbc.com") == "BBC"
    assert (outlets.known["BBC"].grade, outlets.known["BBC"].owner) == (SourceGrade.B, "BBC (public)")
    assert outlets.at("nypost.com") == outlets.at("thesun.co.uk") == "Murdoch papers"
    assert Outlets.load().known["BBC"].grade is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[outlets", "is not TOML"),
        ("[outlet]\na = 1", "outlet"),
        ('[outlets]\nA = { grade = "G" }', "outlets.A.grade"),
        ('[outlets]\nA = { domain = ["a.org"] }', "outlets.A.domain"),
        ('[outlets]\nA = { domains = ["https://a.org/"] }', "without https://"),
        ('[outlets]\nA = { domains = ["localhost"] }', "is no domain"),
        ('[outlets]\nA = { domains = "a.org" }', "outlets.A.domains"),
        ('[outlets]\n"..." = {}', "is no name of an outlet"),
        ('[outlets]\nA = { domains = ["a.org"] }\nB = { domains = ["A.org"] }', "the domain 'a.org' to 'A' and to 'B'"),
        ('[outlets]\nA = { names = ["Post"] }\nB = { names = ["The Post"] }', "the name 'post' to 'A' and to 'B'"),
    ],
)
def test_a_wrong_file_is_told_what_is_wrong(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(SettingsError, match="the outlets file") as error:
        load(tmp_path, text)
    assert told in str(error.value)


def test_a_file_that_is_not_there_is_named() -> None:
    with pytest.raises(SettingsError, match=r"none\.toml cannot be read"):
        Outlets.load(Path("none.toml"))


@pytest.mark.parametrize(
    ("host", "site"),
    [
        ("www.herald.example", "herald.example"),
        ("news.herald.co.uk", "herald.co.uk"),
        ("herald.co.uk", "herald.co.uk"),
        ("a.b.herald.com.au:8080", "herald.com.au"),
        ("desk.substack.com", "desk.substack.com"),
        ("www.desk.substack.com", "desk.substack.com"),
        ("127.0.0.1:8001", "127.0.0.1:8001"),
        ("[::1]:8001", "[::1]:8001"),
        ("localhost:8001", "localhost:8001"),
        ("10.0.0.1", "10.0.0.1"),
    ],
)
def test_an_unknown_site_is_called_by_its_domain(host: str, site: str) -> None:
    assert site_of(host) == site


@given(st.text(max_size=80))
@settings(max_examples=100)
def test_any_name_and_any_host_can_be_asked_about(words: str) -> None:
    outlets = Outlets.load()
    outlets.called(words)
    outlets.at(words)
    assert key_of(key_of(words)) == key_of(words) or words.casefold().startswith("the")
    assert isinstance(site_of(words), str)


def test_an_empty_file_changes_nothing(tmp_path: Path) -> None:
    assert load(tmp_path, "").known == Outlets.load().known
    assert OutletsFile().outlets == {}
