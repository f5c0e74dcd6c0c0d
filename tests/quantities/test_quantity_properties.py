"""What holds of all figures, not only of the examples."""

from decimal import Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from verifier.models import Bound, PartOf, Quantity, RelationLabel
from verifier.quantities import compare, compare_all, find_quantities, render

SUPPORTS, CONTRADICTS = RelationLabel.SUPPORTS, RelationLabel.CONTRADICTS
SYMMETRIC = {CONTRADICTS, RelationLabel.VARIES}
UNITS = (None, "USD", "JPY", "CHF", "percent", "percentage_point", "basis_point", "kilometer", "meter", "mile", "hour",
         "week", "year", "metric_ton", "pound", "hectare", "acre", "square_kilometer", "degree_Celsius",
         "degree_Fahrenheit", "kilometer_per_hour", "megawatt", "gigabyte", "magnitude", "oil_barrel",
         "foot", "century")  # fmt: skip
VAGUE_ENDS = (
    (2, 3),
    (3, 9),
    (10, 14),
    (24, None),
    (200, None),
    (2_000, None),
    (2_000, 3_000),
    (300, 900),
    (5, 7),
    (None, 9),
)
HEDGES = {Bound.ABOUT: ("about", "nearly", "some", ""), Bound.RANGE: ("", "around"), Bound.AT_LEAST: ("", "more than")}

whole = st.integers(0, 20_000) | st.integers(1, 99).flatmap(
    lambda digits: st.integers(0, 9).map(lambda zeros: digits * 10**zeros)
)
values = whole.map(Decimal) | st.decimals(0, 1_000, places=1) | st.decimals(0, 100, places=2)


def ends(bound: Bound, one: Decimal, other: Decimal) -> tuple[Decimal | None, Decimal | None]:
    if bound is Bound.AT_LEAST:
        return one, None
    if bound is Bound.AT_MOST:
        return None, one
    return (min(one, other), max(one, other)) if bound is Bound.RANGE else (one, one)


@st.composite
def figures(draw: st.DrawFn, units: tuple[str | None, ...] = UNITS) -> Quantity:
    """Draw a figure whose ends fit its bound."""
    bound, unit = draw(st.sampled_from(Bound)), draw(st.sampled_from(units))
    hedge = draw(st.sampled_from(HEDGES.get(bound, ("",))))
    if bound is Bound.VAGUE:
        low, high = draw(st.sampled_from(VAGUE_ENDS))
        return Quantity(
            low=None if low is None else Decimal(low),
            high=None if high is None else Decimal(high),
            bound=bound,
            unit=unit,
        )
    low_end, high_end = ends(bound, draw(values), draw(values))
    return Quantity(low=low_end, high=high_end, bound=bound, unit=unit, words=hedge, converted=draw(st.booleans()))


counts = figures(units=(None,))
lengths = figures(units=("kilometer", "meter", "mile"))
temperatures = figures(units=("degree_Celsius", "degree_Fahrenheit"))


@settings(max_examples=200, deadline=None)
@given(figures())
def test_every_figure_supports_itself(figure: Quantity) -> None:
    assert compare(figure, figure).label is SUPPORTS


@settings(max_examples=200, deadline=None)
@given(st.one_of([st.tuples(kind, kind) for kind in (counts, lengths, temperatures)]))
def test_contradicts_and_varies_are_symmetric(pair: tuple[Quantity, Quantity]) -> None:
    there, back = compare(*pair).label, compare(*pair[::-1]).label
    assert there not in SYMMETRIC or back is there
    assert there is not RelationLabel.UPDATES


@settings(max_examples=150, deadline=None)
@given(counts, counts)
def test_a_part_contradicts_its_whole_in_both_directions(part: Quantity, whole_figure: Quantity) -> None:
    there = compare(part, whole_figure, PartOf.EVIDENCE).label
    back = compare(whole_figure, part, PartOf.TARGET).label
    assert (there is CONTRADICTS) is (back is CONTRADICTS)
    assert RelationLabel.VARIES not in {there, back}


@st.composite
def supported_and_wider(draw: st.DrawFn) -> tuple[Quantity, Quantity, Quantity]:
    """Draw evidence, a target that it supports, and the target with a bound that leaves more open."""
    value = draw(whole.map(Decimal).filter(bool))
    evidence = Quantity(low=value, high=value, bound=draw(st.sampled_from([Bound.EXACT, Bound.ABOUT, Bound.UP_TO])))
    below, above, more = (draw(whole.map(Decimal)) for _ in range(3))
    near = draw(st.sampled_from([value, value + value.scaleb(-2), value - value.scaleb(-2)]))
    exact = Quantity(low=near, high=near)
    at_least = Quantity(low=max(Decimal(0), value - below), bound=Bound.AT_LEAST)
    at_most = Quantity(high=value + above, bound=Bound.AT_MOST)
    between = Quantity(low=at_least.low, high=at_most.high, bound=Bound.RANGE)
    target, wider = draw(
        st.sampled_from(
            [
                (exact, Quantity(low=near, bound=Bound.AT_LEAST)),
                (exact, Quantity(high=near, bound=Bound.AT_MOST)),
                (exact, Quantity(low=near, high=near + more, bound=Bound.RANGE)),
                (between, at_least),
                (between, at_most),
                (at_most, Quantity(high=value + above + more, bound=Bound.AT_MOST)),
                (
                    at_least,
                    Quantity(low=min(value, below), bound=Bound.AT_LEAST) if below < value - below else at_least,
                ),
            ]
        )
    )
    return evidence, target, wider


@settings(max_examples=150, deadline=None)
@given(supported_and_wider())
def test_widening_a_bound_never_turns_support_into_contradiction(drawn: tuple[Quantity, Quantity, Quantity]) -> None:
    evidence, target, wider = drawn
    if compare(evidence, target).label is SUPPORTS:
        assert compare(evidence, wider).label is not CONTRADICTS
    if compare(target, evidence).label is SUPPORTS:
        assert compare(wider, evidence).label is not CONTRADICTS


def test_what_is_drawn_for_widening_is_mostly_supported() -> None:
    supported: list[bool] = []

    @settings(max_examples=100, deadline=None, database=None, derandomize=True)
    @given(supported_and_wider())
    def draw(drawn: tuple[Quantity, Quantity, Quantity]) -> None:
        supported.append(compare(drawn[0], drawn[1]).label is SUPPORTS)

    draw()
    assert sum(supported) > len(supported) / 3


@settings(max_examples=200, deadline=None)
@given(figures())
def test_reading_a_rendered_figure_gives_it_back(figure: Quantity) -> None:
    text = render(figure)
    found = find_quantities(text)
    assert len(found) == 1, text
    read = found[0].quantity
    expected = Bound.EXACT if figure.bound is Bound.RANGE and figure.low == figure.high else figure.bound
    assert (read.low, read.high, read.unit) == (figure.low, figure.high, figure.unit), text
    assert read.bound in {figure.bound, expected}, text
    assert (found[0].start, found[0].end) == (0, len(text))


SCALES = (("thousand", 3), ("million", 6), ("billion", 9), ("bn", 9), ("trillion", 12), ("hundred", 2))


@given(st.integers(1, 9_999), st.integers(0, 2), st.sampled_from(SCALES), counts)
def test_scale_words_do_not_matter(digits: int, places: int, scale: tuple[str, int], other: Quantity) -> None:
    word, power = scale
    assume(digits % 10 or places == 0)
    mantissa = Decimal(digits).scaleb(-places)
    (short,) = find_quantities(f"{mantissa} {word} people")
    (long,) = find_quantities(f"{mantissa.scaleb(power):,f} people".replace(".0 ", " "))
    assert short.quantity.low == long.quantity.low
    assert compare(short.quantity, other).label is compare(long.quantity, other).label
    assert compare(other, short.quantity).label is compare(other, long.quantity).label


@settings(deadline=None)
@given(st.integers(1, 50_000), figures(units=("kilometer", "meter", "mile")), st.sampled_from([None, *PartOf]))
def test_exact_unit_changes_do_not_matter(kilometers: int, other: Quantity, part_of: PartOf | None) -> None:
    (long,) = find_quantities(f"{kilometers:,} km")
    (short,) = find_quantities(f"{kilometers * 1_000:,} meters")
    assert compare(long.quantity, other, part_of).label is compare(short.quantity, other, part_of).label
    assert compare(other, long.quantity, part_of).label is compare(other, short.quantity, part_of).label


@settings(max_examples=60, deadline=None)
@given(st.lists(counts, min_size=1, max_size=4))
def test_the_figures_of_a_claim_support_themselves(several: list[Quantity]) -> None:
    found = compare_all(several, several)
    assert found is not None
    assert found.label is SUPPORTS


NEWS = st.sampled_from(
    """about at least up to more than between and to or a an few several couple of dozen dozens hundred thousand million
    half third quarter one two twenty-one 5 10 1,200 3.5 10,000 2024 134 63 % $ € km C per cent percentage points
    year-old won votes people - – . , ( ) m bn k ½ minus score 2-1 aged magnitude Boeing F-16 Oct. 30 p.m. loosely
    between above""".split()
)


@given(st.lists(NEWS, max_size=25).map(" ".join) | st.lists(NEWS, max_size=25).map("".join) | st.text(max_size=200))
def test_any_text_is_read_and_every_figure_stands_where_it_says(text: str) -> None:
    end = 0
    for found in find_quantities(text):
        assert end <= found.start < found.end <= len(text)
        assert found.quantity.words in text
        assert "score" in found.quantity.of or text[found.start : found.end] in found.quantity.words
        end = found.end


@pytest.mark.parametrize(
    "piece",
    ["9", "1,", "1,111", "a", "-", "a-", "about ", "between ", "5 to ", "5-", "$", "1 000 ", "5 and ",
     "one hundred and ", "number of ", "half a ", "dozens of ", "5.", "@", "May 5 ", "5 (", "9\u00a0999"],
)  # fmt: skip
def test_a_long_hostile_text_is_read_to_its_end(piece: str) -> None:
    text = piece * (30_000 // len(piece)) + ", 7 men"
    assert find_quantities(text)[-1].quantity.of == "men"
