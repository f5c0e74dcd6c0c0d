"""Test what each paragraph of an article is taken for."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verifier.ingest import find_parts
from verifier.ingest.labels import heads_list, is_furniture
from verifier.ingest.wording import find_dateline, is_caption, is_credit
from verifier.models import PartRole

SEEDS = Path(__file__).parents[2] / "seeds"
LEAD = "A magnitude 6.2 earthquake struck the coast on Sunday, killing at least 12 people and injuring dozens more."
SECOND = "Rescue teams searched the rubble of a school through the night, the civil protection agency said."


def roles_of(text: str) -> dict[str, PartRole]:
    return {text[part.start : part.end]: part.role for part in find_parts(text)}


def article(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs)


def test_a_plain_page_is_told_apart() -> None:
    text = article(
        "Skip to main content",
        "Breaking News",
        "Quake kills 12 on northern coast",
        "Schools and a bridge collapse in three towns",
        "By Ana Ruiz and John Smith",
        "Published: 9 March 2025, 10:32 GMT",
        "A street in the old town on Sunday. (AP Photo/Jane Doe)",
        LEAD,
        "He declined to comment.",
        SECOND + " (Reuters)",
        "Ana Ruiz contributed to this report.",
        "Most Popular",
        "Ten things to know about tsunamis",
        "Share this article",
    )
    expected = {
        "Skip to main content": PartRole.FURNITURE,
        "Breaking News": PartRole.FURNITURE,
        "Quake kills 12 on northern coast": PartRole.HEADLINE,
        "Schools and a bridge collapse in three towns": PartRole.STANDFIRST,
        "By Ana Ruiz and John Smith": PartRole.CREDIT,
        "Published: 9 March 2025, 10:32 GMT": PartRole.CREDIT,
        "A street in the old town on Sunday. (AP Photo/Jane Doe)": PartRole.CAPTION,
        LEAD: PartRole.BODY,
        "He declined to comment.": PartRole.BODY,
        SECOND: PartRole.BODY,
        "(Reuters)": PartRole.CREDIT,
        "Ana Ruiz contributed to this report.": PartRole.CREDIT,
        "Most Popular": PartRole.FURNITURE,
        "Ten things to know about tsunamis": PartRole.FURNITURE,
        "Share this article": PartRole.FURNITURE,
    }
    assert roles_of(text) == expected


@pytest.mark.parametrize(
    ("name", "unread", "read"),
    [
        ("000*.txt", ["Back To Top", "MOST POPULAR", "LATEST NEWS", "subscribe"], ["Asked if North Korean soldiers"]),
        ("001*.txt", ["All news"], ['They "could enter combat', "Ukrainian forces started"]),
        ("002*.txt", ["Accessibility links", "Breaking News", "update", "XS", "LG"], ["The Pentagon said Tuesday"]),
        ("004*.txt", ["Most Commented"], ["Reports suggest that"]),
    ],
)
def test_real_furniture_is_not_read_and_real_body_is(name: str, unread: list[str], read: list[str]) -> None:
    text = next(SEEDS.glob(name)).read_text(encoding="utf-8")
    roles = roles_of(text)
    assert all(roles[line] is PartRole.FURNITURE for line in unread)
    kept = [line for line, role in roles.items() if role in (PartRole.BODY, PartRole.STANDFIRST)]
    assert all(any(line.startswith(start) for line in kept) for start in read)


def test_a_paragraph_printed_twice_in_a_row_is_a_caption() -> None:
    caption = "A firefighter walks past a burnt hotel in the hills above the city, where the blaze began last week."
    text = article("Wildfire forces thousands out", caption, caption, LEAD, SECOND)
    assert roles_of(text)[caption] is PartRole.CAPTION
    assert roles_of(text)[LEAD] is PartRole.BODY


def test_a_headline_may_end_with_an_abbreviation_or_a_question_mark() -> None:
    for headline in (
        "Talks could resume in days: State Dept.",
        "Will the bank cut rates this week?",
        "Riots in the U.S.",
    ):
        assert roles_of(article(headline, LEAD, SECOND))[headline] is PartRole.HEADLINE


def test_a_text_without_headline_is_body_from_its_first_sentence() -> None:
    assert set(roles_of(article(LEAD, SECOND)).values()) == {PartRole.BODY}


@pytest.mark.parametrize("text", ["Quake kills 12", "Ten died.", "a", "Ten died.\nTwo lived."])
def test_a_very_short_text_is_read(text: str) -> None:
    assert {part.role for part in find_parts(text)} == {PartRole.BODY}


def test_a_list_after_a_colon_is_body_also_at_the_end() -> None:
    text = article(
        LEAD, "The agency listed what was lost:", "- 40 houses in the old town", "- one bridge on the coast road"
    )
    assert roles_of(text)["- one bridge on the coast road"] is PartRole.BODY


def test_a_link_in_the_middle_is_furniture_and_the_story_goes_on() -> None:
    text = article(
        "Quake kills 12 on coast", LEAD, "Read also: Five deadliest quakes", SECOND, "Aid is on its way, he said."
    )
    roles = roles_of(text)
    assert roles["Read also: Five deadliest quakes"] is PartRole.FURNITURE
    assert roles["Aid is on its way, he said."] is PartRole.BODY


def test_teasers_below_a_heading_are_not_body() -> None:
    teaser = (
        "A former mayor was found guilty of fraud on Monday after a trial that lasted for more than three weeks in all."
    )
    text = article("Quake kills 12 on coast", *[LEAD, SECOND] * 3, "Related stories", teaser)
    assert roles_of(text)[teaser] is PartRole.FURNITURE


def test_a_label_in_another_script_at_the_edge_is_furniture() -> None:
    assert roles_of(article("Quake kills 12 on coast", LEAD, SECOND, "공유하기"))["공유하기"] is PartRole.FURNITURE


def test_a_story_in_another_script_is_body() -> None:
    story = (
        "Министерство сообщило, что в результате землетрясения погибли двенадцать человек, десятки получили ранения."
    )
    assert roles_of(story)[story] is PartRole.BODY


@pytest.mark.parametrize(
    "line",
    [
        "MOST POPULAR", "Related Stories", "Sign up for our daily newsletter and get the news in your inbox.",
        "We use cookies to improve your experience.",
        "Share on Facebook", "Advertisement", "3 min read", "* * *",
        "Follow us on X", "Topics: economy, banks", "Click here to read more", "25 Comments", "A+", "Copy link",
    ],
)  # fmt: skip
def test_what_sites_print_around_stories_is_furniture(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "More than 30 dead in blast: ministry", "Related deaths rose to 12: agency", "Subscribers left in droves.",
        
        "Updated toll puts dead at 30", "By Friday the toll was 30", "News of the deal sent shares up 4%.",
        "With material losses mounting, the firm closed.", "Sharemarkets fell", "Issued in 2019, the permit expired.",
        "The report was published on Monday and lists 300 cases.", "Share prices rose", "By 2030 the plant will close",
    ],
)  # fmt: skip
def test_news_that_begins_like_furniture_or_credit_is_neither(line: str) -> None:
    assert not is_furniture(line)
    assert not is_credit(line)
    assert not is_caption(line)


@pytest.mark.parametrize(
    "line",
    [
        "By Jane Doe", "BY JANE DOE", "By Jane Doe, Reuters", "Reporting by Jane Doe; Editing by John Smith",
        "(Yonhap)", "Updated 3:14 PM EST, Mon November 4, 2024", "November 4, 2024", "Published 2 hours ago",
        "© 2024 The Daily Post", "Some information for this story came from Reuters.", "2024-11-04 10:22",
        "Copyright 2024 The Daily Post. All rights reserved.", "With reporting by AFP", "Source: AFP", "— AFP",
        "Monday, 4 November 2024 10:15 GMT",
    ],
)  # fmt: skip
def test_lines_on_who_made_a_story_and_when_are_credits(line: str) -> None:
    assert is_credit(line)


@pytest.mark.parametrize(
    "line",
    [
        "FILE - The minister speaks in parliament in Rome, March 3, 2024.", "FILE PHOTO: A plane lands in Oslo.",
        "In this photo taken on Sunday, smoke rises over the port.", "The port on Sunday. REUTERS/Jane Doe",
        "Smoke rises in this image taken from video by the coast guard.",
        "The port burns. (Photo by Jo Doe/Getty Images)",
        "Voters queue in Lima. [Photo/Xinhua]", "A street in Oslo. Photograph: Jane Doe/AP",
    ],
)  # fmt: skip
def test_descriptions_of_photos_are_captions(line: str) -> None:
    assert is_caption(line)


@pytest.mark.parametrize(
    ("line", "rest", "date", "agency"),
    [
        ("WASHINGTON, November 4. /TASS/. The US said so.", "The US", "November 4", "TASS"),
        ("SEOUL, Nov. 5 (Yonhap) -- Troops moved.", "Troops", "Nov. 5", "Yonhap"),
        ("KYIV, Ukraine (AP) — Russia said no.", "Russia", None, "AP"),
        ("Nov 4 (Reuters) - The bank raised rates.", "The bank", "Nov 4", "Reuters"),
        ("LONDON — Shares fell.", "Shares", None, None),
        ("Beijing, 4 November 2024 (Xinhua) -- Trade grew.", "Trade", "4 November 2024", "Xinhua"),
    ],
)
def test_datelines_are_found_and_end_where_the_story_begins(
    line: str, rest: str, date: str | None, agency: str | None
) -> None:
    found = find_dateline(line)
    assert found is not None
    assert line[found.end :].startswith(rest)
    assert (found.date, found.agency) == (date, agency)


@pytest.mark.parametrize(
    "line",
    [
        "The firm — which fell — rose.",
        "The Associated Press (AP) said so.",
        "Sales rose 4% - a record.",
        "NATO said so.",
    ],
)
def test_a_sentence_with_a_dash_is_no_dateline(line: str) -> None:
    assert find_dateline(line) is None


@pytest.mark.parametrize("line", ["Most Popular", "RELATED ARTICLES:", "More from The Daily Post", "Comments (12)"])
def test_headings_of_link_lists_are_known(line: str) -> None:
    assert heads_list(line)


@given(
    st.lists(st.sampled_from([LEAD, SECOND, "Menu", "Ten died.", "\x00", "(AP)", "\u200b", " ", "", "Short line here"]))
)
@settings(max_examples=150)
def test_parts_hold_every_visible_character_once_and_in_order(lines: list[str]) -> None:
    text = "\r\n".join(lines)
    parts = find_parts(text)
    assert "".join("".join(text[part.start : part.end].split()) for part in parts) == "".join(text.split())
    assert all(one.end <= other.start for one, other in pairwise(parts))


@pytest.mark.parametrize(
    "unit", ["AP and ", "By Xx ", "in this photo ", "(AP) ", "A, ", "© ", "Nov 4 ", "- ", "x\n", "published 1 "]
)
def test_hostile_text_is_read_to_its_end(unit: str) -> None:
    text = unit * (60_000 // len(unit))
    assert find_parts(text)[-1].end == len(text.rstrip())
