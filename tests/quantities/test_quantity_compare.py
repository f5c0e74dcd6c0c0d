"""Every sentence of docs/domain.md's section on figures, with its examples, both ways."""

from decimal import Decimal

import pytest

from verifier.models import Bound, Quantity, RelationLabel
from verifier.quantities import comparable, compare, find_quantities
from verifier.quantities.precision import step

SUPPORTS, CONTRADICTS = RelationLabel.SUPPORTS, RelationLabel.CONTRADICTS
VARIES, NONE = RelationLabel.VARIES, RelationLabel.NONE


def figure(words: str) -> Quantity:
    """Read the one figure of a phrase."""
    (found,) = find_quantities(words)
    return found.quantity


def both_ways(one: str, other: str) -> tuple[RelationLabel, RelationLabel]:
    """Return the label of the first on the second, then of the second on the first."""
    return compare(figure(one), figure(other)).label, compare(figure(other), figure(one)).label


@pytest.mark.parametrize("hedge", ["", "about ", "as many as ", "up to ", "at least ", "nearly ", "more than "])
@pytest.mark.parametrize("other", ["", "roughly ", "as many as ", "up to ", "over ", "some "])
def test_the_same_number_supports_whatever_the_hedge(hedge: str, other: str) -> None:
    assert both_ways(f"{hedge}10,000", f"{other}10,000") == (SUPPORTS, SUPPORTS)


@pytest.mark.parametrize("upper", ["at most ", "no more than ", "fewer than ", "under "])
def test_an_upper_bound_supports_the_same_number(upper: str) -> None:
    assert both_ways(f"{upper}10,000", "10,000") == (SUPPORTS, SUPPORTS)
    assert both_ways(f"{upper}10,000", "as many as 10,000") == (SUPPORTS, SUPPORTS)


@pytest.mark.parametrize(("lower", "upper"), [("at least", "at most"), ("more than", "fewer than"), ("over", "under")])
def test_opposite_bounds_of_one_number_only_vary(lower: str, upper: str) -> None:
    assert both_ways(f"{lower} 10,000", f"{upper} 10,000") == (VARIES, VARIES)


def test_opposite_bounds_of_one_number_as_printed_only_vary() -> None:
    assert both_ways("at least 10,000", "at most 9,900") == (VARIES, VARIES)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("$43 million", "$43,885,310"),  # cut off, 2 % apart
        ("$44 million", "$43,885,310"),  # rounded
        ("29,600", "29,634"),
        ("10,400", "10,000"),  # never coarser than two digits: 10 thousand
        ("about 10,000", "10,500"),
        ("about 10,000", "9,500"),
        ("nearly 10,000", "9,500"),
        ("nearly 400", "381"),
        ("around 11,000 to 12,000", "between 11,000 and 12,000"),
        ("10 km", "6.2 miles"),
        ("100 degrees Fahrenheit", "38C"),
        ("500,000 acres", "200,000 hectares"),
        ("12.54%", "12.5%"),
        ("25 basis points", "0.25 percentage points"),
        ("more than 29,600", "at least 29,634"),
        ("as many as 10,000", "10,200"),
        ("a third of voters", "33% of voters"),
        ("24 hours", "one day"),
        ("10 to 12 km", "6.2 to 7.5 miles"),
    ],
)
def test_the_same_number_as_printed_hedged_or_converted_supports(one: str, other: str) -> None:
    assert both_ways(one, other) == (SUPPORTS, SUPPORTS)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("$43 million", "$45,885,310"),
        ("$19 million", "$19,980,000"),  # cut off, but more than 5 % apart; rounded it is 20
        ("1.2%", "1.29%"),
        ("11,000", "10,000"),
        ("11,000", "about 10,000"),
        ("11,000", "as many as 10,000"),
        ("about 10,000", "10,600"),
        ("about 10,000", "9,400"),
        ("nearly 400", "420"),
        ("10 km", "5 miles"),
        ("29,600", "29,700"),
        ("at least 12,000", "at most 10,000"),
        ("between 11,000 and 12,000", "8,000"),
        ("up to 200", "300"),
        ("more than 600,000", "300,000"),
        ("12%", "14%"),
        ("3 km", "4,000 meters"),
        ("-5C", "5C"),
        ("$1.2bn", "$2.1bn"),
    ],
)
def test_what_lies_apart_contradicts(one: str, other: str) -> None:
    assert both_ways(one, other) == (CONTRADICTS, CONTRADICTS)


@pytest.mark.parametrize(
    ("precise", "wide"),
    [
        ("11,000", "at least 10,000"),
        ("about 11,000", "at least 10,000"),
        ("11,000", "between 11,000 and 12,000"),
        ("11,500", "11,000 to 12,000"),
        ("10,800", "11,000 to 12,000"),  # its lower end, as that is printed
        ("at least 11,000", "more than 10,000"),
        ("9,000", "at most 10,000"),
        ("up to 9,000", "at most 10,000"),
        ("11,000 to 12,000", "10,000 to 15,000"),
        ("11,000 to 12,000", "at least 11,000"),
        ("3,000", "a couple thousand"),
        ("5", "several"),
        ("at least 300", "hundreds"),
        ("12", "a dozen or so"),
        ("36", "dozens"),
        ("4,500", "thousands"),
        ("3 million", "millions"),
        ("a few", "at least three"),
        ("5 km", "at least 2 miles"),
    ],
)
def test_the_more_precise_supports_the_wider_and_not_the_other_way_round(precise: str, wide: str) -> None:
    assert both_ways(precise, wide) == (SUPPORTS, NONE)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("11,000 to 12,000", "10,000 to 11,500"),
        ("at least 10,000", "at most 12,000"),
        ("up to 200", "150"),
        ("up to 200", "about 100"),
        ("up to 200", "fewer than 150"),
        ("up to 200", "up to 150"),
        ("as many as 12,000", "at least 10,000"),
        ("between 100 and 150", "as many as 200"),
        ("several thousand", "8,000 to 10,000"),
        ("hundreds", "fewer than 300"),
    ],
)
def test_overlapping_figures_of_which_neither_holds_the_other_vary(one: str, other: str) -> None:
    assert both_ways(one, other) == (VARIES, VARIES)


@pytest.mark.parametrize(
    ("vague", "number"),
    [
        ("a couple", "5"),
        ("dozens", "20"),
        ("hundreds", "150"),
        ("thousands", "900"),
        ("several", "40"),
        ("a few", "dozens"),
    ],
)
def test_a_vague_word_apart_from_a_figure_gives_none(vague: str, number: str) -> None:
    assert both_ways(f"{vague} of people" if vague == "a couple" else f"{vague} people", number) == (NONE, NONE)


@pytest.mark.parametrize(("vague", "number"), [("a few", "90"), ("dozens", "2"), ("thousands", "200"), ("dozens", "0")])
def test_a_vague_word_contradicts_from_a_factor_of_ten(vague: str, number: str) -> None:
    assert both_ways(vague, number) == (CONTRADICTS, CONTRADICTS)


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("5 percent", "5 percentage points", "share"),
        ("5 percent", "5", "count"),
        ("$5 million", "€5 million", "EUR"),
        ("5 km", "5 hours", "time"),
        ("5 km", "5", "length"),
        ("5 km", "5 square km", "area"),
        ("magnitude 6.4", "6.4", "magnitude"),
        ("5 tonnes", "5 gallons", "volume"),
    ],
)
def test_different_dimensions_give_none_and_say_so(one: str, other: str, reason: str) -> None:
    assert both_ways(one, other) == (NONE, NONE)
    assert not comparable(figure(one), figure(other))
    assert reason in compare(figure(one), figure(other)).why


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("$0.19 per share", "$8.2m"),
        ("12 cases per 100,000 people", "12 cases"),
        ("300,000 barrels a day", "300,000 barrels"),
        ("5 percent a year", "5 percent a month"),
    ],
)
def test_a_rate_is_no_total_and_no_other_rate(one: str, other: str) -> None:
    assert both_ways(one, other) == (NONE, NONE)
    assert "per" in compare(figure(one), figure(other)).why


def test_two_figures_of_one_rate_compare() -> None:
    assert both_ways("300,000 barrels per day", "400,000 barrels a day") == (CONTRADICTS, CONTRADICTS)


@pytest.mark.parametrize(
    ("one", "other"),
    [("5 km", "3 miles"), ("$5", "5 dollars"), ("2%", "3 per cent"), ("7 men", "9 women"), ("two weeks", "10 days")],
)
def test_one_dimension_is_comparable(one: str, other: str) -> None:
    assert comparable(figure(one), figure(other))


def test_a_rise_in_temperature_converts_without_the_zero_point() -> None:
    assert both_ways("1.5 degrees Celsius", "2.7 degrees Fahrenheit") == (SUPPORTS, SUPPORTS)
    assert both_ways("20C", "90F") == (CONTRADICTS, CONTRADICTS)


def test_a_metric_prefix_is_no_conversion_and_lends_no_slack() -> None:
    assert both_ways("3.1 km", "3,000 meters") == (CONTRADICTS, CONTRADICTS)
    assert both_ways("3 km", "3,000 meters") == (SUPPORTS, SUPPORTS)


def test_a_value_that_its_text_converted_has_the_slack_of_a_conversion() -> None:
    miles = find_quantities("a crater of 10 km (6.2 miles)")[1].quantity
    assert miles.converted
    assert compare(miles, figure("6 miles")).label is SUPPORTS
    assert compare(figure("6 miles"), figure("6.2 miles")).label is CONTRADICTS


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("11,000", "at least 10,000", "11,000 lies within at least 10,000"),
        ("at least 10,000", "11,000", "11,000 lies within at least 10,000, which says less"),
        ("11,000", "as many as 10,000", "11,000 and as many as 10,000 lie apart"),
        ("10,000", "as many as 10,000", "10,000 and as many as 10,000 are the same number"),
    ],
)
def test_why_names_both_figures_in_the_words_of_their_texts(one: str, other: str, why: str) -> None:
    assert compare(figure(one), figure(other)).why == why


def test_why_renders_a_figure_without_words() -> None:
    bare = Quantity(low=Decimal(10_000), bound=Bound.AT_LEAST)
    assert compare(figure("11,000"), bare).why == "11,000 lies within at least 10,000"


@pytest.mark.parametrize(
    ("value", "place"),
    [
        ("10000", "1000"),
        ("43000000", "1000000"),
        ("29600", "100"),
        ("11", "1"),
        ("3", "0.1"),
        ("10.0", "0.1"),
        ("0.25", "0.01"),
        ("1.20E+6", "10000"),
        ("43885310", "10"),
        ("0", "1"),
        ("-29600", "100"),
    ],
)
def test_a_number_is_printed_to_its_last_significant_digit(value: str, place: str) -> None:
    assert step(Decimal(value)) == Decimal(place)


@pytest.mark.parametrize(
    ("odd", "plain"),
    [
        (Quantity(low=Decimal(5), bound=Bound.RANGE), "at least 5"),
        (Quantity(high=Decimal(5), bound=Bound.RANGE), "at most 5"),
        (Quantity(low=Decimal(5), high=Decimal(5), bound=Bound.RANGE), "5"),
        (Quantity(low=Decimal(5), high=Decimal(7), bound=Bound.EXACT), "between 5 and 7"),
        (Quantity(low=Decimal(5), high=Decimal(5), bound=Bound.AT_LEAST), "at least 5"),
        (Quantity(low=Decimal(5), high=Decimal(5), bound=Bound.AT_MOST), "at most 5"),
        (Quantity(low=Decimal(5), bound=Bound.EXACT, unit="km"), "5 kilometers"),
        (Quantity(low=Decimal(5), high=Decimal(5), unit="%"), "5 percent"),
    ],
)
def test_a_figure_whose_bound_and_ends_do_not_fit_is_read_by_its_ends(odd: Quantity, plain: str) -> None:
    assert compare(odd, figure(plain)).label is SUPPORTS
    assert compare(figure(plain), odd).label is SUPPORTS


@pytest.mark.parametrize("value", ["1E+900000", "1E-900000", "9" * 5000, "0E-500", "-1E+900000"])
def test_numbers_beyond_all_news_are_compared_and_never_stop_a_run(value: str) -> None:
    huge = Quantity(low=Decimal(value), high=Decimal(value), bound=Bound.ABOUT)
    assert compare(huge, huge).label is SUPPORTS
    assert compare(huge, figure("10,000")).label is CONTRADICTS


@pytest.mark.parametrize("unit", ["", "bananas", "meter**99999", "__import__", "m" * 500, "USD ", "qubit_per_parsec"])
def test_an_unknown_unit_compares_with_itself_only(unit: str) -> None:
    odd = Quantity(low=Decimal(5), high=Decimal(5), unit=unit)
    assert compare(odd, odd).label is SUPPORTS
    assert compare(odd, figure("5 km")).label is NONE
