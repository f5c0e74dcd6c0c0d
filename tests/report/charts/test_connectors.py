"""Few connectors say what many relations do."""

from decimal import Decimal

from drawn import Given, report_of

from verifier.models import Bound, Quantity, RelationLabel
from verifier.report.charts.connectors import Connector, connect
from verifier.report.charts.figures import find_disputed

SUPPORTS, CONTRADICTS = RelationLabel.SUPPORTS, RelationLabel.CONTRADICTS
UPDATES, VARIES = RelationLabel.UPDATES, RelationLabel.VARIES
Links = list[tuple[int, RelationLabel, int]]


def connectors(figures: list[tuple[int, str]], links: Links) -> tuple[Connector, ...]:
    """Connect values in the order of their size; each is of an outlet of its own."""
    given = [
        Given(f"Outlet {place}", Quantity(low=Decimal(value), high=Decimal(value), bound=Bound.EXACT, of="people"), day)
        for place, (value, day) in enumerate(figures)
    ]
    (quantity,) = find_disputed(report_of(given, links))
    return connect(quantity, range(len(quantity.values)))


TODAY, BEFORE, LONG_BEFORE = "2024-11-04", "2024-10-20", "2024-10-01"


def test_two_outlets_against_three_need_one_bracket() -> None:
    sides = [(9, TODAY), (9, TODAY), (12, TODAY), (12, TODAY), (12, TODAY)]
    links: Links = [(one, CONTRADICTS, other) for one in (0, 1) for other in (2, 3, 4)]
    assert connectors(sides, links) == (Connector(CONTRADICTS, (0, 1, 2, 3, 4), True),)


def test_three_values_that_exclude_each_other_need_one_bracket_and_two_that_do_not_need_two() -> None:
    three = [(9, TODAY), (12, TODAY), (15, TODAY)]
    all_clash: Links = [(0, CONTRADICTS, 1), (1, CONTRADICTS, 2), (0, CONTRADICTS, 2)]
    assert connectors(three, all_clash) == (Connector(CONTRADICTS, (0, 1, 2), True),)
    middle_clashes = connectors(three, all_clash[:2])
    assert {each.places for each in middle_clashes} == {(0, 1), (1, 2)}


def test_clashes_of_two_times_are_apart() -> None:
    figures = [(9, BEFORE), (9, TODAY), (12, BEFORE), (12, TODAY)]
    links: Links = [(0, CONTRADICTS, 2), (1, CONTRADICTS, 3), (0, SUPPORTS, 1)]
    assert {each.places for each in connectors(figures, links)} == {(0, 2), (1, 3)}


def test_an_update_that_follows_from_two_others_is_not_drawn() -> None:
    figures = [(9, LONG_BEFORE), (12, BEFORE), (15, TODAY)]
    links: Links = [(1, UPDATES, 0), (2, UPDATES, 1), (2, UPDATES, 0)]
    assert connectors(figures, links) == (Connector(UPDATES, (0, 1), True), Connector(UPDATES, (1, 2), True))


def test_an_arrow_runs_from_the_older_value_even_where_that_is_the_larger() -> None:
    assert connectors([(9, TODAY), (12, BEFORE)], [(0, UPDATES, 1)]) == (Connector(UPDATES, (1, 0), True),)


def test_two_values_that_update_each_other_are_both_drawn() -> None:
    both = connectors([(9, TODAY), (12, TODAY)], [(0, UPDATES, 1), (1, UPDATES, 0)])
    assert {each.places for each in both} == {(0, 1), (1, 0)}


def test_what_is_not_shown_is_not_connected() -> None:
    report = report_of(
        [Given("One", Quantity(low=Decimal(9), of="people")), Given("Two", Quantity(low=Decimal(12), of="people"))],
        [(0, VARIES, 1)],
    )
    (quantity,) = find_disputed(report)
    assert connect(quantity, (0,)) == ()
    assert [each.label for each in connect(quantity, (0, 1))] == [VARIES]
