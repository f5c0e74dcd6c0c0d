"""Values refuse what cannot be, and say what an empty field means."""

from decimal import Decimal

import pytest
from pydantic import ValidationError

from verifier.models import Article, Pair, Part, PartOf, PartRole, Quantity, Span, Time

TEXT = "Ferry sinks\nBy A. Writer\nA ferry sank."
HEADLINE = Part(start=0, end=11, role=PartRole.HEADLINE)
CREDIT = Part(start=12, end=24, role=PartRole.CREDIT)
BODY = Part(start=25, end=38, role=PartRole.BODY)


def read_texts(article: Article) -> list[tuple[str, PartRole]]:
    return [(article.slice(part), part.role) for part in article.read_parts()]


def test_an_article_without_parts_is_all_body() -> None:
    assert read_texts(Article(id="a", text=TEXT)) == [(TEXT, PartRole.BODY)]


def test_only_headline_standfirst_and_body_are_read() -> None:
    article = Article(id="a", text=TEXT, parts=(HEADLINE, CREDIT, BODY))
    assert read_texts(article) == [("Ferry sinks", PartRole.HEADLINE), ("A ferry sank.", PartRole.BODY)]


def test_an_article_with_nothing_to_read_in_its_parts_is_not_all_body() -> None:
    assert read_texts(Article(id="a", text=TEXT, parts=(CREDIT,))) == []


@pytest.mark.parametrize(
    "parts",
    [
        (BODY, HEADLINE),
        (HEADLINE, Part(start=5, end=20, role=PartRole.BODY)),
        (Part(start=25, end=39, role=PartRole.BODY),),
    ],
)
def test_parts_stand_in_order_inside_the_text(parts: tuple[Part, ...]) -> None:
    with pytest.raises(ValidationError):
        Article(id="a", text=TEXT, parts=parts)


@pytest.mark.parametrize("identifier", ["", "a b", "a\n", "a\x00", "x" * 201])
def test_an_id_is_one_printable_word(identifier: str) -> None:
    with pytest.raises(ValidationError):
        Article(id=identifier, text=TEXT)


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 3), (-1, 3)])
def test_a_span_holds_something(start: int, end: int) -> None:
    with pytest.raises(ValidationError):
        Span(start=start, end=end)


def test_spans_that_only_touch_do_not_overlap() -> None:
    assert not Span(start=0, end=3).overlaps(Span(start=3, end=5))
    assert Span(start=0, end=4).overlaps(Span(start=3, end=5))


@pytest.mark.parametrize("ends", [{}, {"low": "NaN"}, {"high": "Infinity"}, {"low": 5, "high": 4}])
def test_a_quantity_has_finite_ends_in_order(ends: dict[str, str | int]) -> None:
    with pytest.raises(ValidationError):
        Quantity(**{name: Decimal(value) for name, value in ends.items()})


@pytest.mark.parametrize("text", ["", "soon", "2024-13", "2024-11-05/2024-11-01", "../.."])
def test_a_time_is_a_date_of_the_calendar(text: str) -> None:
    with pytest.raises(ValidationError):
        Time(text)


def test_a_pair_is_of_two_claims_in_the_order_of_their_ids() -> None:
    assert Pair.of("b", "a") == Pair(first="a", second="b")
    for first, second in (("b", "a"), ("a", "a")):
        with pytest.raises(ValidationError):
            Pair(first=first, second=second)


def test_a_part_turned_twice_is_itself() -> None:
    assert PartOf.EVIDENCE.turned is PartOf.TARGET
    assert all(part.turned.turned is part for part in PartOf)
