"""Figures in dispute: which values are one quantity, and how a drawing shows that they differ."""

import re
from collections.abc import Sequence
from decimal import Decimal

import pytest
from drawn import Given, boxes, drawings, of_class, outside, overlaps, parse, report_of
from hypothesis import given, settings
from hypothesis import strategies as st

from verifier.models import Bound, Quantity, RelationLabel, Report, Stance, Standing
from verifier.report.charts import STYLE, figures_in_dispute
from verifier.report.charts.figures import find_disputed

SUPPORTS, CONTRADICTS = RelationLabel.SUPPORTS, RelationLabel.CONTRADICTS
UPDATES, VARIES = RelationLabel.UPDATES, RelationLabel.VARIES


def figure(
    low: float | str | None, high: float | str | None = None, bound: Bound = Bound.EXACT, unit: str | None = None
) -> Quantity:
    ends = (low, low if high is None and bound not in (Bound.AT_LEAST, Bound.VAGUE) else high)
    return Quantity(
        low=None if ends[0] is None else Decimal(str(ends[0])),
        high=None if ends[1] is None else Decimal(str(ends[1])),
        bound=bound,
        unit=unit,
        of="people killed",
    )


TWO_SIDES = [
    Given("Gazette", figure(9)),
    Given("Courier", figure(12)),
    Given("Wire", figure(12)),
]
TOLL = [
    Given("Gazette", figure(9), "2024-11-04"),
    Given("Courier", figure(15), "2024-11-06"),
    Given("Wire", figure(20), "2024-11-06"),
]


def contradicted() -> Report:
    return report_of(TWO_SIDES, [(0, CONTRADICTS, 1), (0, CONTRADICTS, 2), (1, SUPPORTS, 2)])


def changed() -> Report:
    return report_of(TOLL, [(1, UPDATES, 0), (2, UPDATES, 0), (1, CONTRADICTS, 2)])


def test_where_nothing_is_in_dispute_there_is_nothing() -> None:
    assert figures_in_dispute(report_of(TWO_SIDES, [])) == ""
    assert figures_in_dispute(report_of([TWO_SIDES[1], TWO_SIDES[2]], [(0, SUPPORTS, 1)])) == ""


def test_values_that_support_or_contradict_each_other_are_one_quantity() -> None:
    (quantity,) = find_disputed(contradicted())
    assert [(value.figure, value.outlets) for value in quantity.values] == [
        ("9", ("Gazette",)),
        ("12", ("Courier",)),
        ("12", ("Wire",)),
    ]
    assert {(link.label, link.one, link.other) for link in quantity.links} == {
        (CONTRADICTS, 0, 1),
        (CONTRADICTS, 0, 2),
    }


def test_outlets_with_one_origin_value_and_time_share_a_mark() -> None:
    county = [
        Given("Gazette", figure(9), body="Harrow County"),
        Given("Courier", figure(9), body="Harrow County"),
        Given("Wire", figure(12)),
    ]
    (quantity,) = find_disputed(report_of(county, [(0, SUPPORTS, 1), (0, CONTRADICTS, 2), (1, CONTRADICTS, 2)]))
    assert [(value.figure, value.outlets) for value in quantity.values] == [
        ("9", ("Courier", "Gazette")),
        ("12", ("Wire",)),
    ]


@pytest.mark.parametrize(
    "report",
    [
        report_of(TWO_SIDES, [(0, CONTRADICTS, 1)], standing=Standing.REFUSED),
        report_of(TWO_SIDES, [(0, CONTRADICTS, 1)], same=False),
        report_of([TWO_SIDES[0], Given("Courier", figure(12), stance=Stance.DENIED)], [(0, CONTRADICTS, 1)]),
        report_of([TWO_SIDES[0], Given("Courier", figure(9, 9, Bound.ABOUT))], [(0, CONTRADICTS, 1)]),
        report_of([TWO_SIDES[0], Given("Courier", figure(12, unit="kilometer"))], [(0, CONTRADICTS, 1)]),
    ],
    ids=["refused by a person", "of another quantity", "denied", "the same number", "of another dimension"],
)
def test_what_differs_no_more_is_not_drawn(report: Report) -> None:
    assert figures_in_dispute(report) == ""


def test_values_in_several_units_stand_on_one_axis_and_are_shown_as_printed() -> None:
    lengths = [
        Given("Gazette", figure(10, unit="kilometer")),
        Given("Courier", figure(14, unit="kilometer")),
        Given("Wire", figure(5, unit="mile")),
    ]
    (quantity,) = find_disputed(report_of(lengths, [(0, CONTRADICTS, 1), (0, CONTRADICTS, 2)]))
    assert quantity.unit == "kilometer"
    assert [value.figure for value in quantity.values] == ["5 miles", "10 kilometers", "14 kilometers"]
    assert quantity.values[0].ends[0] == pytest.approx(Decimal("8.04672"))


def test_a_time_that_only_the_publication_gives_is_marked_as_such() -> None:
    undated = [Given("Gazette", figure(9), None), Given("Courier", figure(12), None)]
    text = figures_in_dispute(report_of(undated, [(0, CONTRADICTS, 1)]))
    assert "published 2024-11-05" in text
    assert "published" not in figures_in_dispute(report_of(TWO_SIDES[:2], [(0, CONTRADICTS, 1)]))


def test_a_contradiction_has_a_bracket_with_a_sign_and_no_arrow() -> None:
    for drawing in drawings(figures_in_dispute(contradicted())):
        (bracket,) = of_class(drawing, "chart-contradicts")
        assert [each.text for each in of_class(bracket, "chart-sign")] == ["×"]
        assert of_class(drawing, "chart-arrow") == []


def test_an_update_has_an_arrow_that_ends_at_the_newer_value() -> None:
    (wide,) = drawings(figures_in_dispute(changed()), "wide")
    marks = {float(each.get("cx") or 0): float(each.get("cy") or 0) for each in of_class(wide, "chart-dot")}
    first, last = min(marks), max(marks)
    for update in of_class(wide, "chart-updates"):
        (line,), (head,) = of_class(update, "chart-spine"), of_class(update, "chart-arrow")
        begin, end = (tuple(map(float, each.split())) for each in re.split("[ML]", line.get("d") or "")[1:])
        assert first < begin[0] < end[0] < last
        assert begin[1] > end[1], "the newer value is higher, and up is smaller"
        assert head.get("d")
    assert len(of_class(wide, "chart-updates")) == 2
    assert len(of_class(wide, "chart-contradicts")) == 1


def test_in_a_field_time_runs_to_the_right_and_values_upwards() -> None:
    (wide,) = drawings(figures_in_dispute(changed()), "wide")
    places = [(float(each.get("cx") or 0), -float(each.get("cy") or 0)) for each in of_class(wide, "chart-dot")]
    (nine,) = [place for place in places if place[0] == min(x for x, _ in places)]
    assert nine[1] == min(height for _, height in places)
    assert len({x for x, _ in places}) == 2


def test_in_rows_larger_values_stand_further_to_the_right() -> None:
    for drawing in drawings(figures_in_dispute(contradicted())):
        found = [float(each.get("cx") or 0) for each in of_class(drawing, "chart-dot")]
        assert found == sorted(found)
        assert found[0] < found[1] == found[2]


@pytest.mark.parametrize(
    ("quantity", "name"),
    [
        (figure(9), "chart-dot"),
        (figure(9, 9, Bound.ABOUT), "chart-hollow"),
        (figure(None, 9, Bound.UP_TO), "chart-hollow"),
        (figure(8, 10, Bound.RANGE), "chart-bar"),
        (figure(9, None, Bound.AT_LEAST), "chart-tip"),
        (figure(None, 9, Bound.AT_MOST), "chart-tip"),
        (figure(24, None, Bound.VAGUE), "chart-vague"),
    ],
)
def test_the_shape_of_a_mark_shows_the_bound(quantity: Quantity, name: str) -> None:
    report = report_of([Given("Gazette", quantity), Given("Courier", figure(400))], [(0, VARIES, 1)])
    for drawing in drawings(figures_in_dispute(report)):
        with_shape = [mark for mark in of_class(drawing, "chart-mark") if of_class(mark, name)]
        assert len(with_shape) == (2 if name == "chart-dot" else 1)


def test_what_does_not_count_is_drawn_otherwise() -> None:
    report = report_of(TWO_SIDES[:2], [(0, CONTRADICTS, 1)], standing=Standing.SAME_OUTLET)
    text = figures_in_dispute(report)
    assert all(of_class(each, "chart-uncounted") for each in drawings(text))
    assert "not counted" in text


def test_the_axis_says_that_it_is_logarithmic() -> None:
    far = [Given("Gazette", figure(40)), Given("Courier", figure(4_000))]
    assert "logarithmic scale" in figures_in_dispute(report_of(far, [(0, CONTRADICTS, 1)]))
    assert "logarithmic" not in figures_in_dispute(contradicted())


def test_more_values_than_there_is_room_for_are_in_the_table() -> None:
    many = [Given(f"Outlet {place}", figure(100 + place)) for place in range(20)]
    fragment = figures_in_dispute(report_of(many, [(0, CONTRADICTS, place) for place in range(1, 20)]))
    (table,) = parse(fragment).iter("table")
    assert len(list(table.iter("tr"))) == 21
    assert all(len(of_class(each, "chart-mark")) == 16 for each in drawings(fragment))
    assert "4 rows only in the table" in fragment


def test_the_table_says_what_bears_on_what_and_leads_to_the_claims() -> None:
    fragment = figures_in_dispute(changed())
    (table,) = parse(fragment).iter("table")
    rows = ["".join(row.itertext()) for row in table.iter("tr")]
    assert "updated by 15 (own report), 20 (own report)" in rows[-3]
    assert "contradicts 20 (own report); updates 9 (own report)" in rows[-2]
    assert {link.get("href") for link in table.iter("a")} == {"#claim-a00%3A1", "#claim-a01%3A1", "#claim-a02%3A1"}
    assert {each.get("scope") for each in table.iter("th")} == {"col", "row"}
    assert table.find("caption") is not None


HOSTILE = "<script>alert(1)</script>\"'&\u202e\x1b[31m]]>"


def test_hostile_words_stay_words() -> None:
    report = report_of(
        [
            Given(HOSTILE, Quantity(low=Decimal(9), high=Decimal(9), of=HOSTILE, words=HOSTILE), body=HOSTILE * 3),
            Given("W" * 10_000, figure(12), claim='"><script>/%"'),
        ],
        [(0, CONTRADICTS, 1)],
    )
    report = report.model_copy(
        update={
            "claims": tuple(
                claim.model_copy(update={"quantities": (claim.quantities[0].model_copy(update={"of": HOSTILE}),)})
                for claim in report.claims
            )
        }
    )
    fragment = figures_in_dispute(report)
    names = {each.tag for each in parse(fragment).iter()}
    assert "script" not in names
    assert "\u202e" not in fragment
    assert "\x1b" not in fragment
    assert "#claim-%22%3E%3Cscript%3E%2F%25%22" in fragment
    for drawing in drawings(fragment):
        assert overlaps(drawing) == []
        assert outside(drawing) == []


def test_nothing_in_a_fragment_needs_what_the_page_forbids() -> None:
    for fragment in (figures_in_dispute(contradicted()), figures_in_dispute(changed())):
        for each in parse(fragment).iter():
            assert each.tag not in ("style", "script", "use", "image", "foreignObject")
            assert not {"style", "fill", "stroke"} & set(each.attrib)
            assert not any(name.startswith("on") for name in each.attrib)


def test_ids_are_unique_and_name_the_drawings() -> None:
    pair = report_of(TWO_SIDES[:2], [(0, CONTRADICTS, 1)])
    root = parse(figures_in_dispute(pair))
    ids = [each.get("id") for each in root.iter() if each.get("id")]
    assert len(ids) == len(set(ids))
    for drawing in drawings(figures_in_dispute(pair)):
        assert set((drawing.get("aria-labelledby") or "").split()) <= set(ids)
        assert [child.tag for child in drawing][:2] == ["title", "desc"]


def test_colours_come_from_the_page_alone() -> None:
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b|rgb|hsl", STYLE) == []
    used = set(re.findall(r"var\((--[\w-]+)\)", STYLE))
    assert used <= {
        *("--ink", "--muted", "--line", "--panel", "--accent"),
        *("--corroborated", "--contradicted", "--single", "--update", "--vary"),
    }


OUTLETS = st.sampled_from(
    ["Gazette", "The Very Long Name of an Outlet of the Northern Provinces", "新華社通訊社北京分社", "W" * 80, "é" * 40]
)
BOUNDS = st.sampled_from(list(Bound))
TIMES = st.sampled_from([None, "2024-11-04", "2024-11-05T10:00Z", "2024-10", "1999", "../2024-11-01", "2024-11-02/.."])


@st.composite
def quantities(draw: st.DrawFn) -> Quantity:
    low = draw(st.integers(0, 10**9) | st.integers(0, 40))
    high = low + draw(st.integers(0, 10**6))
    bound = draw(BOUNDS)
    ends = {
        Bound.AT_LEAST: (low, None),
        Bound.AT_MOST: (None, high),
        Bound.RANGE: (low, high),
        Bound.VAGUE: draw(st.sampled_from([(low, None), (low, high)])),
    }.get(bound, (low, low))
    unit = draw(st.sampled_from([None, None, "percent", "USD", "kilometer"]))
    return Quantity(
        low=None if ends[0] is None else Decimal(ends[0]),
        high=None if ends[1] is None else Decimal(ends[1]),
        bound=bound,
        unit=unit,
        of="people",
    )


@st.composite
def reports(draw: st.DrawFn) -> Report:
    values = draw(st.lists(st.builds(Given, OUTLETS, quantities(), TIMES, OUTLETS), min_size=2, max_size=9))
    places = st.integers(0, len(values) - 1)
    label = st.sampled_from([CONTRADICTS, UPDATES, VARIES, SUPPORTS])
    links: Sequence[tuple[int, RelationLabel, int]] = draw(
        st.lists(st.tuples(places, label, places).filter(lambda each: each[0] != each[2]), min_size=1, max_size=14)
    )
    return report_of(values, links)


@settings(max_examples=100, deadline=None)
@given(reports())
def test_no_label_covers_another_and_nothing_is_cut_off(report: Report) -> None:
    for drawing in drawings(figures_in_dispute(report)):
        assert overlaps(drawing) == []
        assert outside(drawing) == []
        assert boxes(drawing)
