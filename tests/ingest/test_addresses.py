"""What an address is called: its id comes from its own words, the same in every run."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verifier.ingest.addresses import is_address, place_of


@pytest.mark.parametrize(
    ("address", "stem"),
    [
        ("https://www.paper.example/2024/11/05/dam-breaks.html", "dam-breaks"),
        ("https://paper.example/a/dam-breaks/7845123.html", "dam-breaks"),
        ("https://paper.example/news/articles/c0ew7x", "c0ew7x"),
        ("https://paper.example/world/dam-breaks/index.html", "dam-breaks"),
        ("https://paper.example/news/7845123", "7845123"),
        ("https://paper.example/dam%20breaks/amp", "dam breaks"),
        ("https://paper.example/story.php?id=12&utm_source=x", "paper.example-id-12"),
        ("https://paper.example/dam-breaks?fbclid=1", "dam-breaks"),
        ("https://www.paper.example/", "paper.example"),
        ("https://paper.example", "paper.example"),
    ],
)
def test_an_id_is_made_of_the_last_telling_word(address: str, stem: str) -> None:
    place = place_of(address)
    assert (place.name, place.stem) == (address, stem)
    assert place.folder == "paper.example"


@pytest.mark.parametrize("given", ["https://a.example", "HTTP://a.example", "ftp://a.example", "file:///etc/hosts"])
def test_what_names_a_scheme_is_an_address(given: str) -> None:
    assert is_address(given)


@pytest.mark.parametrize("given", ["a.txt", "/tmp/a", "C:\\a.txt", "-", "a.example/b", "folder//a"])
def test_what_names_none_is_a_path(given: str) -> None:
    assert not is_address(given)


@given(st.text(alphabet=st.characters(exclude_characters="[]"), max_size=100))
@settings(max_examples=100)
def test_any_path_gives_a_name(words: str) -> None:
    assert place_of("https://a.example/" + words).stem
