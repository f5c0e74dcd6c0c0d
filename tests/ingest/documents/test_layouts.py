"""Test what is kept and what is dropped of each page layout in tests/data/pages."""

import pytest
from page_layouts import PAGES, layout, lines, measure, story

from verifier.errors import InputError
from verifier.ingest.metadata import gather
from verifier.models import READ_ROLES, DateBasis, PartRole, Published

WHOLE = (
    "amp",
    "bare",
    "breaks",
    "charset",
    "charset-latin",
    "correction",
    "factbox",
    "flash",
    "json-ld",
    "live-blog",
    "opengraph",
    "paywall",
    "rtl",
    "scattered",
    "syndicated-a",
    "syndicated-b",
    "syndicated-c",
)
REFUSED = ("consent-wall", "paywall-closed", "script-only")
LOSING = ("gallery",)


def date(published: Published | None) -> str | None:
    return None if published is None else str(published.when)


def test_every_layout_is_tested() -> None:
    assert {path.stem for path in PAGES.glob("*.html")} == {*WHOLE, *REFUSED, *LOSING}


@pytest.mark.parametrize("name", WHOLE)
def test_the_story_is_read_to_the_word_and_nothing_else(name: str) -> None:
    found = layout(name)
    whole = " ".join(" ".join(lines(found, *READ_ROLES, PartRole.CREDIT)).split())
    assert [line for line in story(name) if line not in whole] == []
    share = measure(name)
    assert (share.recall, share.precision) == (1.0, 1.0)


@pytest.mark.parametrize("name", WHOLE)
def test_the_parts_are_the_text_and_only_line_breaks_lie_between_them(name: str) -> None:
    found = layout(name)
    left = found.text
    for part in reversed(found.parts):
        left = left[: part.start] + left[part.end :]
    assert left.strip() == ""
    assert lines(found, PartRole.HEADLINE) == [story(name)[0]]
    assert lines(found, PartRole.CAPTION, PartRole.FURNITURE) == []


@pytest.mark.parametrize(
    ("name", "outlet", "published", "updated", "author", "url"),
    [
        ("json-ld", "The Valley Post", "2025-03-09T06:30:00+01:00", "2025-03-09T11:05:00+01:00",
         "Ina Brandt, Tomás Okoro", "https://valleypost.example/news/harrow-dam-breaks"),
        ("opengraph", "Norland Courier", "2025-05-15T09:02:11+02:00", None, "Pia Lund",
         "https://courier.example/money/key-rate?utm_source=feed"),
        ("amp", "Sportsdesk", "2025-07-02T18:45:00Z", None, "Agence France-Presse",
         "https://sportsdesk.example/football/mensah-porto"),
        ("correction", "Harbour Herald", "2025-01-21T15:20:00Z", "2025-01-23", None,
         "https://herald.example/court-night-flights"),
        ("charset", "Tech Revue", "2025-03-11T08:30:00Z", None, None, None),
        ("breaks", "Cape Bulletin", "2025-01-30", None, None, None),
        ("rtl", "صحيفة الميناء", "2025-04-18T07:15:00+03:00", None, None, "https://almina.example/news/123"),
        ("live-blog", "The Westmark Times", "2025-06-01T18:00:00+02:00", "2025-06-01T23:41:00+02:00", None,
         "https://times.example/live/election"),
        ("scattered", "Science Daily News", "2025-10-02", None, None, None),
        ("bare", None, None, None, None, None),
    ],
)  # fmt: skip
def test_what_a_page_says_about_itself_is_kept(
    name: str, outlet: str | None, published: str | None, updated: str | None, author: str | None, url: str | None
) -> None:
    known = layout(name).metadata
    assert (known.outlet, known.author, known.url) == (outlet, author, url)
    assert (date(known.published), date(known.updated)) == (published, updated)
    assert known.title == story(name)[0]


def test_without_metadata_the_date_line_gives_the_date() -> None:
    found = layout("bare")
    known = gather(found.text, found.parts, (), found.metadata)
    assert known.published is not None
    assert (str(known.published.when), known.published.basis) == ("2024-02-14", DateBasis.STATED)


def test_a_standfirst_is_told_from_the_body() -> None:
    assert lines(layout("json-ld"), PartRole.STANDFIRST) == story("json-ld")[1:2]
    assert lines(layout("factbox"), PartRole.STANDFIRST) == story("factbox")[1:4]
    assert lines(layout("opengraph"), PartRole.STANDFIRST) == []


def test_notes_on_corrections_are_kept_and_not_read() -> None:
    assert lines(layout("correction"), PartRole.NOTE) == [
        "Editor’s note: A lawyer quoted in this story has written for this newspaper.",
        "Correction, 22 January 2025: An earlier version of this story said that all five judges had agreed."
        " One dissented.",
        "This article was amended on 23 January 2025 to add the number of flights.",
    ]


@pytest.mark.parametrize("name", ["syndicated-a", "syndicated-b", "syndicated-c"])
def test_a_syndicated_text_credits_its_agency_on_every_site(name: str) -> None:
    found = layout(name)
    assert gather(found.text, found.parts, (), found.metadata).credits == ("The Associated Press",)


def test_syndicated_copies_have_the_same_body() -> None:
    bodies = [lines(layout(f"syndicated-{letter}"), PartRole.BODY) for letter in "abc"]
    assert bodies[0] == bodies[1] == bodies[2]


def test_a_live_blog_keeps_the_time_of_each_post() -> None:
    found = layout("live-blog")
    assert lines(found, PartRole.CREDIT) == ["23.41 CEST", "22.30 CEST", "21.58 CEST", "20.00 CEST"]
    assert found.metadata.warnings == ("is a live blog: 4 posts were read, in the order of the page",)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("consent-wall", "asks for consent to cookies"),
        ("paywall-closed", "is behind a paywall"),
        ("script-only", "shows its text by scripts only"),
    ],
)
def test_a_page_without_its_story_is_refused_with_the_way_out(name: str, reason: str) -> None:
    with pytest.raises(InputError, match=f"{reason}.*; .*save the page"):
        layout(name)


def test_the_beginning_before_a_paywall_is_read_with_a_warning() -> None:
    (warning,) = layout("paywall").metadata.warnings
    assert "the page holds 40 words of the story; the rest is behind a paywall" in warning


def test_a_false_declaration_of_the_encoding_is_seen_through() -> None:
    assert layout("charset").text == layout("charset-latin").text
    assert "Søren Møller" in layout("charset").text


def test_the_captions_of_a_gallery_are_lost() -> None:
    share = measure("gallery")
    assert share.precision == 1.0
    assert 0.5 < share.recall < 0.6
