"""What articles mention: names by their capitals, figures, days from the publication, words."""

import pytest

from verifier.models import Article, DateBasis, Part, PartRole, Published, Time
from verifier.stories.mentions import Mention, Sort, list_mentions


def mentions(*texts: str, published: str | None = None) -> list[set[Mention]]:
    when = None if published is None else Published(when=Time(published), basis=DateBasis.STATED)
    articles = [Article(id=f"a{place}", text=text, published=when) for place, text in enumerate(texts)]
    return [set(found) for found in list_mentions(articles)]


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("On Monday the mayor of Tebo spoke.", Mention(Sort.NAME, "tebo")),
        ("A church tower fell in Tebo.", Mention(Sort.WORD, "tower")),
        ("They counted 1,450 votes.", Mention(Sort.FIGURE, "1450")),
        ("A quake of 6.1 was felt.", Mention(Sort.FIGURE, "6.1")),
        ("It grew by 4 percent.", Mention(Sort.LIGHT, "percent")),
        ("The U.S. envoy left.", Mention(Sort.NAME, "usa")),
    ],
)
def test_a_mention_has_its_sort(text: str, mention: Mention) -> None:
    assert mention in mentions(text)[0]


def test_capitals_at_the_start_of_a_sentence_or_in_a_headline_make_no_name() -> None:
    found = mentions("Rescue Teams Search Market\nRescue teams came. Teams from Kessel help the rescue at the market.")[
        0
    ]
    assert {mention.key for mention in found if mention.sort is Sort.NAME} == {"kessel", "search"}


def test_what_another_article_writes_small_is_no_name() -> None:
    assert Mention(Sort.NAME, "search") not in mentions("Search Goes On", "they search the town of Kessel")[0]


def test_days_count_from_the_publication() -> None:
    found = mentions("The vote was held on Monday.", published="2024-11-06")[0]
    assert Mention(Sort.DAY, "2024-11-04") in found
    assert not any(mention.sort is Sort.DAY for mention in mentions("The vote was held on Monday.")[0])


def test_furniture_is_not_read_and_the_title_is() -> None:
    text = "The mayor of Tebo spoke.\nSubscribe to Lantern"
    parts = (Part(start=0, end=24, role=PartRole.BODY), Part(start=25, end=len(text), role=PartRole.FURNITURE))
    (found,) = list_mentions([Article(id="a", text=text, title="Storm over Kessel", parts=parts)])
    keys = {mention.key for mention in found}
    assert {"kessel", "tebo"} <= keys
    assert not {"lantern", "subscrib"} & keys


@pytest.mark.parametrize("piece", ["a.", "A'", "1,", "“", "U.", "É’"])
def test_long_hostile_text_is_read(piece: str) -> None:
    assert isinstance(mentions(piece * 40_000)[0], set)
