"""The timeline has each dated fact once, in order, and says what it leaves to the table."""

from collections.abc import Sequence

import pytest
from drawn import boxes, drawings, of_class, outside, overlaps, parse, story_of
from hypothesis import given, settings
from hypothesis import strategies as st

from verifier.models import Kind, VerdictLabel
from verifier.report.charts import timeline

CONTRADICTED, CORROBORATED, SINGLE = VerdictLabel
STORY = [
    ("The dam broke.", "2024-11-04", CORROBORATED),
    ("The river crested.", "2024-11-06/2024-11-08", SINGLE),
    ("It rained for weeks.", "../2024-11-03", CONTRADICTED),
    ("The gates are shut.", "2024-11-07/..", SINGLE),
]


def test_without_a_dated_fact_there_is_no_timeline() -> None:
    assert timeline(story_of([("The dam broke.", None, SINGLE)])) == ""
    assert timeline(story_of(STORY, kind=Kind.STATEMENT)) == ""


def test_events_stand_in_the_order_of_their_times() -> None:
    for drawing in drawings(timeline(story_of(STORY))):
        entries = sorted((box.top, box.text) for box in boxes(drawing) if any(text in box.text for text, _, _ in STORY))
        assert [text.lstrip("×✓ ") for _, text in entries] == [
            "It rained for weeks.",
            "The dam broke.",
            "The river crested.",
            "The gates are shut.",
        ]


def test_a_verdict_is_told_by_a_sign_too() -> None:
    (wide,) = drawings(timeline(story_of(STORY)), "wide")
    texts = {box.text for box in boxes(wide)}
    assert {"× It rained for weeks.", "✓ The dam broke.", "The river crested."} <= texts


def test_a_day_is_a_dot_a_longer_time_a_bar_and_an_open_one_has_an_arrow() -> None:
    (wide,) = drawings(timeline(story_of(STORY)), "wide")
    marks = of_class(wide, "chart-mark")
    shapes = [(len(of_class(mark, "chart-dot")), len(of_class(mark, "chart-tip"))) for mark in marks]
    assert shapes == [(0, 1), (1, 0), (0, 0), (0, 1)]
    left, right = (of_class(marks[2], "chart-bar")[0].get(name) for name in ("x1", "x2"))
    assert float(left or 0) < float(right or 0)


def test_publications_are_ticks_on_the_axis_and_rows_of_the_table() -> None:
    fragment = timeline(story_of(STORY))
    assert all(len(of_class(drawing, "chart-published")) == 4 for drawing in drawings(fragment))
    assert "".join(parse(fragment).itertext()).count("Article published") == 4


def test_of_many_events_the_contradicted_come_first_and_the_rest_is_in_the_table() -> None:
    many = [(f"Thing {place} happened.", f"2024-11-{place % 28 + 1:02}", SINGLE) for place in range(39)]
    fragment = timeline(story_of([*many, ("The dam broke.", "2024-12-01", CONTRADICTED)]))
    (wide,) = drawings(fragment, "wide")
    assert len(of_class(wide, "chart-mark")) == 30
    assert any("The dam broke." in box.text for box in boxes(wide))
    assert "The other 10 facts with a known time are in the table." in fragment
    (table,) = parse(fragment).iter("table")
    assert "".join(table.itertext()).count("(not drawn)") == 10


def test_events_lead_to_their_claims() -> None:
    links = {each.get("href") for each in parse(timeline(story_of(STORY))).iter("a")}
    assert links == {f"#claim-a0{place}%3A1" for place in range(4)}


@pytest.mark.parametrize("word", ["<b>&\"'\u202e\x00", "W" * 10_000, "\u0301" * 5_000, "の" * 3_000, "a " * 5_000])
def test_hostile_words_stay_in_their_place(word: str) -> None:
    fragment = timeline(story_of([(f"X{word}", "2024-11-04", SINGLE), *STORY]))
    assert "\u202e" not in fragment
    assert "\x00" not in fragment
    assert not list(parse(fragment).iter("b"))
    for drawing in drawings(fragment):
        assert overlaps(drawing) == []
        assert outside(drawing) == []


TIMES = st.sampled_from(
    ["2024-11-04", "2024-11-04T10:00Z", "2024", "0001", "9999", "2024-10/2024-12", "../2024-11-01", "2024-11-02/.."]
) | st.dates().map(str)
TEXTS = st.sampled_from(["The dam broke.", "A longer sentence that tells of the river and of all its gates. " * 3])
EVENTS = st.lists(st.tuples(TEXTS, TIMES, st.sampled_from(list(VerdictLabel))), min_size=1, max_size=12)


@settings(max_examples=100, deadline=None)
@given(EVENTS)
def test_no_entry_covers_another_and_nothing_is_cut_off(events: Sequence[tuple[str, str, VerdictLabel]]) -> None:
    for drawing in drawings(timeline(story_of(events))):
        assert overlaps(drawing) == []
        assert outside(drawing) == []
