"""Test what is known about an article, and on what it rests."""

import pytest

from verifier.ingest.agencies import agency, credited
from verifier.ingest.dates import printed_dates
from verifier.ingest.metadata import Metadata, front_matter, gather
from verifier.ingest.roles import find_parts
from verifier.ingest.rows import Row, StatedDate
from verifier.models import DateBasis, Published, Time

BODY = "The ministry said that 40 houses had been destroyed and that the road to the coast would stay closed for weeks."


def known(text: str, *rows: Row) -> Metadata:
    own, start = front_matter(text)
    return gather(text, find_parts(text, start), (*rows, own))


def published(when: str, basis: DateBasis, words: str | None) -> Published:
    return Published(when=Time(when), basis=basis, words=words)


def test_a_sidecar_goes_before_front_matter_and_front_matter_before_the_text() -> None:
    text = f"---\noutlet: The Daily Post\ntitle: Front title\n---\nHeadline of the story\n\n{BODY}"
    assert known(text).outlet == "The Daily Post"
    assert known(text).title == "Front title"
    assert known(text, Row(outlet="The Evening Post")).outlet == "The Evening Post"
    assert known(text.replace("title: Front title\n", "")).title == "Headline of the story"


def test_front_matter_takes_lists_quotes_and_other_names_for_fields() -> None:
    row, start = front_matter(
        '---\r\nSource: "The Post"\r\ndate: 2024-11-04\r\ncredits:\r\n  - AP\r\n  - AFP\r\n---\r\nText'
    )
    assert (row.outlet, row.published, row.credits) == ("The Post", "2024-11-04", ("AP", "AFP"))
    assert start == row_end("---\r\nText")


def row_end(tail: str) -> int:
    return len('---\r\nSource: "The Post"\r\ndate: 2024-11-04\r\ncredits:\r\n  - AP\r\n  - AFP\r\n' + tail) - len(
        "Text"
    )


@pytest.mark.parametrize(
    "text",
    ["---\nA sentence of the story, no field.\n---\nMore", "---\nno end: here", "Text", "--- x: y ---", "---\n---\n"],
)
def test_rules_and_unfinished_blocks_are_no_front_matter(text: str) -> None:
    assert front_matter(text) == (Row(), 0)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Published: 4 November 2024\n\n{BODY}", published("2024-11-04", DateBasis.STATED, "4 November 2024")),
        (f"OSLO, March 3, 2025 (Reuters) - {BODY}", published("2025-03-03", DateBasis.STATED, "March 3, 2025")),
        (
            f"OSLO, Jan. 2 (Reuters) - {BODY}\n\nThe last one was on 30 December 2024 in the same place, it said then.",
            published("2025-01-02", DateBasis.INFERRED, "Jan. 2"),
        ),
        (
            "Smoke rises on Oct. 28, 2024, in this photo taken from video.\n\n"
            f"The minister said Tuesday that it was over. {BODY}",
            published("2024-10-29", DateBasis.INFERRED, "Oct. 28, 2024 … Tuesday"),
        ),
        (f"OSLO, Jan. 2 (Reuters) - {BODY}", None),
        (BODY, None),
        (f"{BODY} It began on 3 May 2019.", None),
    ],
)
def test_a_date_is_taken_from_the_text_only_where_the_text_gives_it(text: str, expected: Published | None) -> None:
    assert known(text).published == expected


def test_a_given_date_goes_before_the_dateline_and_the_contradiction_is_told() -> None:
    text = f"OSLO, November 4 (Reuters) - {BODY}"
    found = known(text, Row(published="2024-10-01"))
    assert found.published == published("2024-10-01", DateBasis.STATED, None)
    assert len(found.warnings) == 1
    assert "'November 4'" in found.warnings[0]
    assert "2024-10-01" in found.warnings[0]


@pytest.mark.parametrize(
    "when", ["2024-11-04", "2024-11-05", "2024-11", "2024", "../2024-11-06", "2024-11-05T01:00:00+09:00"]
)
def test_a_given_date_near_the_dateline_is_no_contradiction(when: str) -> None:
    assert known(f"OSLO, November 4 (Reuters) - {BODY}", Row(published=when)).warnings == ()


def test_a_date_with_basis_and_words_is_kept() -> None:
    row = Row(published=StatedDate(when="2024-11-05", basis="inferred", words="said Monday"))
    assert known(BODY, row).published == published("2024-11-05", DateBasis.INFERRED, "said Monday")


@pytest.mark.parametrize(
    "value", ["soon", "2024-13-01", "0000-01-01", "", StatedDate(when="2024-11-05", basis="guessed")]
)
def test_a_date_that_cannot_be_read_is_unknown_and_told(value: str | StatedDate) -> None:
    found = known(BODY, Row(published=value))
    assert found.published is None
    assert len(found.warnings) == 1


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        ("The president said so. (Yonhap)", ("Yonhap",)),
        ("WASHINGTON, November 4. /TASS/.", ("TASS",)),
        (
            "Some information for this story came from The Associated Press, Agence France-Presse and Reuters.",
            ("The Associated Press", "Agence France-Presse", "Reuters"),
        ),
        ("Reuters and AFP cited the president on Monday.", ("Reuters", "Agence France-Presse")),
        ("Additional reporting by dpa", ("dpa",)),
        ("Shares of Thomson Reuters rose.", ()),
        ("He told Reuters that it was over.", ()),
        ("The AP exam and the PA system.", ()),
    ],
)
def test_agencies_are_credited_only_where_the_text_names_them_as_its_source(
    passage: str, expected: tuple[str, ...]
) -> None:
    assert credited([passage]) == expected


def test_the_agency_of_a_photo_and_the_outlet_itself_are_no_credits() -> None:
    text = f"In this photo taken on Sunday, smoke rises over the port. (AP)\n\nOSLO (Reuters) - {BODY}"
    assert known(text).credits == ("Reuters",)
    assert known(text, Row(outlet="Reuters")).credits == ()
    assert known(text, Row(credits=())).credits == ()


def test_an_outlet_is_taken_from_a_copyright_line_and_else_unknown() -> None:
    assert known(f"{BODY}\n\n© 2024 The Daily Post. All rights reserved.").outlet == "The Daily Post"
    assert known(f"{BODY} Asked by the Post, he said no.").outlet is None


def test_agencies_are_known_under_their_short_names() -> None:
    assert agency("AP") == agency("the Associated Press") == "The Associated Press"
    assert agency("The Daily Post") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on Nov. 4, 2024, in", [(2024, 11, 4)]),
        ("4th November 2024", [(2024, 11, 4)]),
        ("Sept 9 and 10 May 2020", [(None, 9, 9), (2020, 5, 10)]),
        ("2024-02-29 but not 2023-02-29", [(2024, 2, 29)]),
        ("February 30", []),
        ("May 10,000 people", [(None, 5, 10)]),
        ("5/11/2024", []),
        ("March 11:30", []),
    ],
)
def test_printed_dates_are_read_as_english_news_writes_them(
    text: str, expected: list[tuple[int | None, int, int]]
) -> None:
    assert [(found.year, found.month, found.day) for found in printed_dates(text)] == expected
