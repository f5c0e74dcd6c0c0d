"""Which figures a text holds, with bound, ends, unit and what is counted; and what is no figure."""

import subprocess
import sys
from decimal import Decimal

import pytest

from verifier.models import Bound
from verifier.quantities import SCORE_PARTS, find_quantities

EXACT, ABOUT, UP_TO = Bound.EXACT, Bound.ABOUT, Bound.UP_TO
AT_LEAST, AT_MOST, RANGE, VAGUE = Bound.AT_LEAST, Bound.AT_MOST, Bound.RANGE, Bound.VAGUE
Ends = tuple[str | None, str | None]


def ends(low: str | None, high: str | None) -> tuple[Decimal | None, Decimal | None]:
    return None if low is None else Decimal(low), None if high is None else Decimal(high)


@pytest.mark.parametrize(
    ("words", "bound", "low", "high"),
    [
        ("10,000", EXACT, "10000", "10000"),
        ("10 000", EXACT, "10000", "10000"),
        ("10\u00a0000", EXACT, "10000", "10000"),
        ("1,50,000", EXACT, "150000", "150000"),
        ("about 10,000", ABOUT, "10000", "10000"),
        ("around 10,000", ABOUT, "10000", "10000"),
        ("nearly 10,000", ABOUT, "10000", "10000"),
        ("roughly 10,000", ABOUT, "10000", "10000"),
        ("approximately 10,000", ABOUT, "10000", "10000"),
        ("an estimated 10,000", ABOUT, "10000", "10000"),
        ("some 10,000", ABOUT, "10000", "10000"),
        ("10,000 or so", ABOUT, "10000", "10000"),
        ("20-odd", ABOUT, "20", "20"),
        ("as many as 10,000", UP_TO, "10000", "10000"),
        ("up to 10,000", UP_TO, "10000", "10000"),
        ("as many as about 10,000", UP_TO, "10000", "10000"),
        ("more than 29,600", AT_LEAST, "29600", None),
        ("over 29,600", AT_LEAST, "29600", None),
        ("at least 29,600", AT_LEAST, "29600", None),
        ("no fewer than 29,600", AT_LEAST, "29600", None),
        ("well over 100", AT_LEAST, "100", None),
        ("at least some 300", AT_LEAST, "300", None),
        ("50 or more", AT_LEAST, "50", None),
        ("100+", AT_LEAST, "100", None),
        ("exceeded 1,000", AT_LEAST, "1000", None),
        ("no more than 20", AT_MOST, None, "20"),
        ("fewer than 20", AT_MOST, None, "20"),
        ("under 20", AT_MOST, None, "20"),
        ("just under 20", AT_MOST, None, "20"),
        ("20 or fewer", AT_MOST, None, "20"),
        ("11,000 to 12,000", RANGE, "11000", "12000"),
        ("11,000-12,000", RANGE, "11000", "12000"),
        ("11,000–12,000", RANGE, "11000", "12000"),
        ("between 11,000 to 12,000", RANGE, "11000", "12000"),
        ("between 11,000 and 12,000", RANGE, "11000", "12000"),
        ("around 11,000 to 12,000", RANGE, "11000", "12000"),
        ("somewhere between 11,000 and 12,000", RANGE, "11000", "12000"),
        ("between 5 and 6 million", RANGE, "5000000", "6000000"),
        ("between one hundred and two hundred", RANGE, "100", "200"),
        ("500,000 to 1 million", RANGE, "500000", "1000000"),
        ("two to three dozen", RANGE, "24", "36"),
        ("two or three", RANGE, "2", "3"),
        ("a couple of", VAGUE, "2", "3"),
        ("a couple thousand more", VAGUE, "2000", "3000"),
        ("a few", VAGUE, "3", "9"),
        ("several", VAGUE, "3", "9"),
        ("a handful", VAGUE, "3", "9"),
        ("several hundred", VAGUE, "300", "900"),
        ("at least several hundred", VAGUE, "300", None),
        ("a dozen or so", VAGUE, "10", "14"),
        ("dozens", VAGUE, "24", None),
        ("hundreds", VAGUE, "200", None),
        ("thousands", VAGUE, "2000", None),
        ("tens of thousands", VAGUE, "20000", None),
        ("hundreds of thousands", VAGUE, "200000", None),
        ("millions", VAGUE, "2000000", None),
        ("three", EXACT, "3", "3"),
        ("twenty-one", EXACT, "21", "21"),
        ("one hundred and twenty thousand", EXACT, "120000", "120000"),
        ("two million three hundred thousand", EXACT, "2300000", "2300000"),
        ("a hundred", EXACT, "100", "100"),
        ("two dozen", EXACT, "24", "24"),
        ("a dozen", EXACT, "12", "12"),
        ("half a dozen", EXACT, "6", "6"),
        ("half a million", EXACT, "500000", "500000"),
        ("a quarter of a million", EXACT, "250000", "250000"),
        ("nearly three-quarters of a million", ABOUT, "750000", "750000"),
        ("a million and a half", EXACT, "1500000", "1500000"),
        ("1.2 million", EXACT, "1200000", "1200000"),
        ("5-million", EXACT, "5000000", "5000000"),
        ("10k", EXACT, "10000", "10000"),
        ("10 lakh", EXACT, "1000000", "1000000"),
        ("at least one", AT_LEAST, "1", None),
        ("zero", EXACT, "0", "0"),
    ],
)
def test_a_count_is_read_with_its_hedge(words: str, bound: Bound, low: str | None, high: str | None) -> None:
    text = f"Officials put it at: {words} people there."
    (found,) = find_quantities(text)
    assert text[found.start : found.end] == found.quantity.words == words
    assert (found.quantity.bound, found.quantity.unit, found.quantity.of) == (bound, None, "people")
    assert (found.quantity.low, found.quantity.high) == ends(low, high)


@pytest.mark.parametrize(
    ("words", "unit", "low", "high"),
    [
        ("12.5%", "percent", "12.5", "12.5"),
        ("12.5 per cent", "percent", "12.5", "12.5"),
        ("5-10 percent", "percent", "5", "10"),
        ("0.25 percentage points", "percentage_point", "0.25", "0.25"),
        ("25 basis points", "basis_point", "25", "25"),
        ("a third", "percent", "33.33", "33.33"),
        ("two-thirds", "percent", "66.67", "66.67"),
        ("one in five", "percent", "20", "20"),
        ("three out of four", "percent", "75", "75"),
        ("$1.2bn", "USD", "1200000000", "1200000000"),
        ("US$5 million", "USD", "5000000", "5000000"),
        ("20,000 U.S. dollars", "USD", "20000", "20000"),
        ("A$3bn", "AUD", "3000000000", "3000000000"),
        ("€500m", "EUR", "500000000", "500000000"),
        ("£3.4 million", "GBP", "3400000", "3400000"),
        ("3.4 million pounds", "GBP", "3400000", "3400000"),
        ("5 billion won", "KRW", "5000000000", "5000000000"),
        ("¥300", "JPY", "300", "300"),
        ("200 rubles", "RUB", "200", "200"),
        ("5 million Swiss francs", "CHF", "5000000", "5000000"),
        ("EUR 20m", "EUR", "20000000", "20000000"),
        ("50 cents", "USD", "0.5", "0.5"),
        ("between $5 and $6 billion", "USD", "5000000000", "6000000000"),
        ("$5-6 billion", "USD", "5000000000", "6000000000"),
        ("hundreds of thousands of euros", "EUR", "200000", None),
        ("3 km", "kilometer", "3", "3"),
        ("20-mile", "mile", "20", "20"),
        ("120mm", "millimeter", "120", "120"),
        ("1,200 hectares", "hectare", "1200", "1200"),
        ("50 sq km", "square_kilometer", "50", "50"),
        ("5,000 square kilometers", "square_kilometer", "5000", "5000"),
        ("38C", "degree_Celsius", "38", "38"),
        ("-5 °C", "degree_Celsius", "-5", "-5"),
        ("100 degrees Fahrenheit", "degree_Fahrenheit", "100", "100"),
        ("120 km/h", "kilometer_per_hour", "120", "120"),
        ("75 mph", "mile_per_hour", "75", "75"),
        ("3.5 tonnes", "metric_ton", "3.5", "3.5"),
        ("5 pounds", "pound", "5", "5"),
        ("300,000 barrels", "oil_barrel", "300000", "300000"),
        ("38-year-old", "year", "38", "38"),
        ("14-hour", "hour", "14", "14"),
        ("2½ years", "year", "2.5", "2.5"),
        ("34 years old", "year", "34", "34"),
        ("two and a half years", "year", "2.5", "2.5"),
        ("half an hour", "hour", "0.5", "0.5"),
        ("several weeks", "week", "3", "9"),
        ("less than a week", "week", None, "1"),
        ("a dozen or so kilometers", "kilometer", "10", "14"),
        ("250 MW", "megawatt", "250", "250"),
        ("5 GB", "gigabyte", "5", "5"),
        ("6.4-magnitude", "magnitude", "6.4", "6.4"),
    ],
)
def test_a_measure_is_read_with_its_unit(words: str, unit: str, low: str | None, high: str | None) -> None:
    text = f"It was put at {words}."
    (found,) = find_quantities(text)
    assert text[found.start : found.end] == words
    assert (found.quantity.unit, found.quantity.low, found.quantity.high) == (unit, *ends(low, high))


@pytest.mark.parametrize(
    "text",
    [
        "in 2024", "since 1991 and until 2014", "the 2020 election", "2014-2018", "2019-20", "the 1990s", "the mid-90s",
        "between 2014 and 2018", "on Oct. 30", "on 3 May 2023", "on October 27-28", "2024-11-04", "at 5 p.m.", "10:30",
        "1400 GMT", "nine o’clock", "nine in the evening", "ten at night",
        "Boeing 737", "a Boeing 737-800 jet", "F-16", "G7", "COVID-19", "MH17", "5G",
        "T-72s",
        "Article 5", "Chapter 11", "No. 3", "Flight 370", "iPhone 15", "version 2.0", "the 5th", "twenty-first", "9/11",
        "24/7", "call 0800 123 456", "555-123-4567", "+82 2 398 3114", "10 Downing Street", "www.news5.com/12",
        "editor@desk7.com", "192.168.1.10", "one of the men", "no one", "the two are expected to meet",
        "a small number", "a majority", "Group of Seven leaders", "Formula One racing", "World War 2 bombs",
        "a couple were arrested", "first",
        "a rating of 5.6/10",
        "three days ago", "more than a year ago",
        "7-Eleven shops", "500 BCE", "in 1490", "#4", "the third quarter", "50-50", "1. Background",
    ],
)  # fmt: skip
def test_names_dates_and_words_without_a_figure_are_left_out(text: str) -> None:
    assert find_quantities(text) == ()


@pytest.mark.parametrize(
    ("text", "words", "of"),
    [
        ("Some 3,000 North Korean troops had been sent", "Some 3,000", "North Korean troops"),
        ("As many as 10,000 N. Korean troops are in", "As many as 10,000", "N. Korean troops"),
        ("It lost more than 29,600 servicemen and", "more than 29,600", "servicemen"),
        ("about 10,000 have made their way", "about 10,000", ""),
        ("the number of North Korean soldiers in Russia could be 11,000.", "11,000", "North Korean soldiers"),
        ("12% of registered voters stayed away", "12%", "registered voters"),
        ("a third of homes lost power", "a third", "homes"),
        ("tonight 5 killed in blast", "5", "killed"),
        ("a 30,000-strong crowd gathered", "30,000", "crowd"),
        ("held 23 Somali and Yemeni pirates", "23", "Somali and Yemeni pirates"),
        ("34 new COVID-19 cases", "34", "COVID-19 cases"),
        ("3.5 tonnes of cocaine", "3.5 tonnes", "cocaine"),
        ("$5 million in aid", "$5 million", "aid"),
        ("12 cases per 100,000 people", "12", "cases per 100,000 people"),
        ("$0.19 per share", "$0.19", "per share"),
        ("300,000 barrels a day", "300,000 barrels", "per day"),
        ("Ann Smith, 38, said", "38", "age"),
        ("a man, 38, was held", "38", "age"),
        ("his wife, 38, was held", "38", "age"),
        ("a 38-year-old man", "38-year-old", "age"),
        ("men over 50 were at risk", "over 50", "age"),
        ("children under five died", "under five", "age"),
        ("it lost $2 a year earlier", "$2", ""),
        ("$15 million a season", "$15 million", "per season"),
        ("it ordered 12 F-35s", "12", "F-35s"),
        ("children aged 5 to 11", "5 to 11", "age"),
    ],
)
def test_what_is_counted_is_named(text: str, words: str, of: str) -> None:
    (found,) = find_quantities(text)
    assert (found.quantity.words, found.quantity.of) == (words, of)


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [("a rock 500m across", "meter", 500), ("a fee of £89 million plus bonuses", "GBP", 89_000_000)],
)
def test_a_word_behind_a_figure_does_not_change_it(text: str, unit: str, value: int) -> None:
    (found,) = find_quantities(text)
    assert (found.quantity.unit, found.quantity.low, found.quantity.high) == (unit, value, value)


def test_a_sum_counts_no_stretch_of_time() -> None:
    profit, stretch = find_quantities("It made $2bn in the three months to June.")
    assert (profit.quantity.of, stretch.quantity.unit) == ("", "month")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("The assembly voted 134 to 63.", (134, 63)),
        ("It passed by 134 votes to 63.", (134, 63)),
        ("They lost 1-2 at home.", (1, 2)),
        ("Arsenal beat Chelsea 3-0.", (3, 0)),
        ("a 5-4 ruling", (5, 4)),
        ("a 1-1 draw", (1, 1)),
        ("The bill was rejected 63 to 134.", (63, 134)),
    ],
)
def test_a_score_is_two_quantities_told_apart_by_what_they_count(text: str, parts: tuple[int, int]) -> None:
    first, second = find_quantities(text)
    assert (first.quantity.low, second.quantity.low) == (Decimal(parts[0]), Decimal(parts[1]))
    assert (first.quantity.of, second.quantity.of) == SCORE_PARTS
    assert first.quantity.words == second.quantity.words
    assert first.end <= second.start


@pytest.mark.parametrize(
    "text", ["They lost 10 to 15 soldiers.", "It won 10 to 12 seats.", "5-10 people", "from 5 to 3"]
)
def test_a_range_of_things_is_no_score(text: str) -> None:
    assert not any(found.quantity.of in SCORE_PARTS for found in find_quantities(text))


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("rose from 8,000 to 10,000 troops", (8_000, 10_000)),
        ("sold 5 and 6 million in the end", (5_000_000, 6_000_000)),
        ("fell from 10 to 5 percent", (10, 5)),
        ("At Least Five Killed, 12 Injured in Blast", (5, 12)),
        ("2000 people and 31 tanks", (2_000, 31)),
        ("over the next two weeks, over 10,000", (2, 10_000)),
    ],
)
def test_two_figures_of_one_sentence_stay_two(text: str, values: tuple[int, int]) -> None:
    assert tuple(found.quantity.low for found in find_quantities(text)) == tuple(map(Decimal, values))


def test_over_before_a_stretch_of_time_is_no_bound() -> None:
    (found,) = find_quantities("It was built over two days.")
    assert (found.quantity.bound, found.quantity.words) == (EXACT, "two days")


@pytest.mark.parametrize(
    ("text", "unit"),
    [("10 km (6.2 miles)", "mile"), ("$5 million (€4.6 million)", "EUR"), ("62 miles, or 100 km", "kilometer")],
)
def test_a_value_that_the_text_converts_is_marked(text: str, unit: str) -> None:
    given_value, conversion = (found.quantity for found in find_quantities(text))
    assert (given_value.converted, conversion.converted, conversion.unit) == (False, True, unit)


def test_two_values_of_different_things_are_no_conversion() -> None:
    assert not any(found.quantity.converted for found in find_quantities("10 km (3 hours), 5 kg and 3 tonnes"))


@pytest.mark.parametrize(("text", "printed"), [("10.0 people", "10.0"), ("1.20 million people", "1.20E+6")])
def test_printed_zeros_are_kept(text: str, printed: str) -> None:
    assert str(find_quantities(text)[0].quantity.low) == printed


def test_reading_needs_no_unit_library() -> None:
    code = (
        "import sys; from verifier.quantities import compare, find_quantities;"
        "one, other = find_quantities('10 km of road and at least 5 km');"
        "compare(one.quantity, other.quantity); sys.exit('pint' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
