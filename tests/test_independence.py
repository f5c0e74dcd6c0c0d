"""Outlets, copies and what counts as independent."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verifier.independence import CopyIndex, find_copies, outlet_groups, standing
from verifier.models import Article, Claim, Copy, Kind, Origin, Part, PartRole, Quote, Standing

SEEDS = {
    path.name[:3]: path.read_text(encoding="utf-8")
    for path in sorted((Path(__file__).parent.parent / "seeds").glob("*.txt"))
}

WIRE = (
    "A freight train carrying grain left the rails near the village of Ostrow early on Tuesday and blocked the "
    "main line between the coast and the capital for most of the day. Two drivers were taken to hospital with "
    "light injuries, the railway company said. Eleven wagons lay across both tracks when rescuers arrived shortly "
    "before dawn."
)
OWN = (
    "Commuters in our region waited for hours on crowded platforms, and buses that were promised by noon turned "
    "up only after schools had closed. Our reporter counted four of them at the central station before darkness "
    "fell."
)
REWRITTEN = (
    "Near Ostrow a goods train was derailed on Tuesday before sunrise; the line from the capital to the sea "
    "stayed shut until evening. The operator spoke of two slightly hurt drivers, while eleven of the grain wagons "
    "ended up on the rails."
)
SPEECH = (
    "“We will not rest until every metre of this line has been inspected, every sleeper counted and every family "
    "told what happened here, because the people who ride with us every day deserve nothing less than that, and "
    "because I promised it to them myself this morning at the bedside of the two men who drove that train.”"
)


def article(name: str, text: str, *, outlet: str | None = None, credits: tuple[str, ...] = ()) -> Article:
    return Article(id=name, text=text, outlet=outlet or f"Outlet {name}", credits=credits)


def claim(name: str, source: Article, quote: str) -> Claim:
    start = source.text.index(quote)
    return Claim(
        id=name,
        article=source.id,
        text=quote,
        kind=Kind.FACT,
        quotes=(Quote(start=start, end=start + len(quote), text=quote),),
        origin=Origin(body=source.outlet_name),
    )


def pairs(copies: Iterable[Copy]) -> set[tuple[str, str]]:
    return {(copy.first, copy.second) for copy in copies}


def by_id(*articles: Article) -> Mapping[str, Article]:
    return {each.id: each for each in articles}


def seed_articles(credits: tuple[str, ...] = ()) -> list[Article]:
    return [article(name, text, credits=credits) for name, text in SEEDS.items()]


def test_the_seed_articles_are_no_copies_though_they_quote_the_same_speakers() -> None:
    assert find_copies(seed_articles()) == ()


def test_quoting_the_same_words_makes_no_copy_even_under_one_credit() -> None:
    assert find_copies(seed_articles(credits=("Reuters",))) == ()


def test_claims_on_one_quotation_in_two_reports_count() -> None:
    one, other = (each for each in seed_articles() if each.id in ("000", "001"))
    quote = (
        "We now assess that as many as 10,000 have made their way to Kursk and could enter combat in the coming days"
    )
    copies = find_copies([one, other])
    assert (
        standing(claim("a", one, quote), claim("b", other, quote), by_id(one, other), CopyIndex(copies))
        is Standing.COUNTS
    )


@pytest.mark.parametrize("credits", [("AP",), ("AP", "Reuters")])
def test_a_passage_under_one_credit_is_a_copy(credits: tuple[str, ...]) -> None:
    short = " ".join(WIRE.split()[:30])
    one = article("a", f"{short}\n\n{OWN}", credits=credits)
    other = article("b", f"Trains halted.\n\n{short}\n\n{REWRITTEN}", credits=("The Associated Press",))
    (copy,) = find_copies([one, other])
    assert one.text[copy.first_start : copy.first_end] == short
    assert other.text[copy.second_start : copy.second_end] == short
    assert "AP" in copy.why


def test_the_agency_and_an_outlet_that_credits_it_share_a_source() -> None:
    short = " ".join(WIRE.split()[:30])
    agency = article("a", f"{short}\n\n{SPEECH}", outlet="Reuters")
    assert pairs(find_copies([agency, article("b", f"{short}\n\n{OWN}", credits=("reuters",))])) == {("a", "b")}


def test_a_short_passage_without_a_shared_credit_is_no_copy() -> None:
    short = " ".join(WIRE.split()[:30])
    one, other = article("a", f"{short}\n\n{OWN}", credits=("AP",)), article("b", f"{short}\n\n{REWRITTEN}")
    assert find_copies([one, other]) == ()


def test_a_long_passage_is_a_copy_without_any_credit() -> None:
    one, other = article("a", f"{WIRE}\n\n{OWN}"), article("b", f"{REWRITTEN}\n\n{WIRE}")
    (copy,) = find_copies([one, other])
    assert (one.text[copy.first_start : copy.first_end] + ".") == WIRE


def test_most_of_a_short_text_is_a_copy_without_any_credit() -> None:
    brief = " ".join(WIRE.split()[:34])
    assert pairs(find_copies([article("a", f"{brief} Read more."), article("b", f"{brief}\n\n{OWN}")])) == {("a", "b")}


def test_a_rewritten_report_is_no_copy() -> None:
    one, other = article("a", WIRE, credits=("AP",)), article("b", REWRITTEN, credits=("AP",))
    assert find_copies([one, other]) == ()


def test_small_edits_do_not_hide_a_copy() -> None:
    edited = WIRE.replace("early on Tuesday", "in the early hours of Tuesday").replace("light", "minor")
    edited = edited.replace("Eleven wagons", "Wagons")
    (copy,) = find_copies([article("a", WIRE), article("b", f"{OWN}\n\n{edited}")])
    assert copy.first_start == 0
    assert copy.first_end >= len(WIRE) - 1


def test_an_own_paragraph_splits_a_copied_text() -> None:
    sentences = WIRE.split(". ")
    broken = f"{'. '.join(sentences[:1])}.\n\n{OWN}\n\n{'. '.join(sentences[1:])}"
    one, other = article("a", WIRE, credits=("AP",)), article("b", broken, credits=("AP",))
    copies = find_copies([one, other])
    assert len(copies) == 2
    own = OWN.split(",")[0]
    assert all(own not in other.text[copy.second_start : copy.second_end] for copy in copies)


def test_quoted_words_beside_a_copied_passage_belong_to_it() -> None:
    text = f"{SPEECH} {WIRE}"
    (copy,) = find_copies([article("a", f"{OWN}\n\n{text}"), article("b", f"{REWRITTEN}\n\n{text}")])
    assert "We will not rest" in article("a", f"{OWN}\n\n{text}").text[copy.first_start : copy.first_end]


def test_the_same_text_under_two_names_is_a_copy_whole() -> None:
    straight = SPEECH.replace("“", '"').replace("”", '"')
    one, other = article("a", SPEECH), article("b", f"  {straight}\n")
    (copy,) = find_copies([other, one])
    assert copy.first == "a"
    assert (copy.first_start, copy.first_end) == (1, len(SPEECH) - 2)


def test_page_furniture_makes_no_copy() -> None:
    def page(name: str, own: str) -> Article:
        text = f"{WIRE}\n{own}"
        parts = (
            Part(start=0, end=len(WIRE), role=PartRole.FURNITURE),
            Part(start=len(WIRE) + 1, end=len(text), role=PartRole.BODY),
        )
        return Article(id=name, text=text, outlet=name, parts=parts)

    assert find_copies([page("a", OWN), page("b", REWRITTEN)]) == ()


def test_articles_of_one_outlet_are_not_listed_as_copies() -> None:
    assert find_copies([article("a", WIRE, outlet="The Post"), article("b", WIRE, outlet=" the  post ")]) == ()


def test_three_outlets_with_one_text_are_copies_in_pairs() -> None:
    three = [article(name, f"{WIRE}\n{name}") for name in "abc"]
    assert pairs(find_copies(three)) == {("a", "b"), ("a", "c"), ("b", "c")}


def test_copying_goes_on_through_a_text_that_many_carry() -> None:
    many = [article(f"n{number:03}", f"{WIRE}\nEdition {number}") for number in range(60)]
    copies = find_copies(many)
    articles = by_id(*many)
    one, other = (claim(each.id, each, "Two drivers were taken to hospital") for each in (many[7], many[41]))
    assert len(copies) < 60 * 59 / 4
    assert standing(one, other, articles, CopyIndex(copies)) is Standing.COPY


ONE = article("a", f"{WIRE}\n\n{OWN}", outlet="The Courier")
TWO = article("b", f"{WIRE}\n\n{REWRITTEN}", outlet="Daily Mirror of Ostrow")
THREE = article("c", REWRITTEN.replace("Near", "Close to"), outlet="the courier ")
FOUR = article("d", OWN.replace("our", "the"), outlet="Evening Star")
ALL = by_id(ONE, TWO, THREE, FOUR)
COPIES = CopyIndex(find_copies(ALL.values()))


@pytest.mark.parametrize(
    ("evidence", "target", "expected"),
    [
        (claim("1", ONE, "Eleven wagons lay"), claim("2", ONE, "Two drivers"), Standing.SAME_ARTICLE),
        (claim("1", ONE, "Two drivers"), claim("2", THREE, "two slightly hurt drivers"), Standing.SAME_OUTLET),
        (claim("1", ONE, "Two drivers were taken"), claim("2", TWO, "Two drivers were taken"), Standing.COPY),
        (claim("1", ONE, "Two drivers were taken"), claim("2", TWO, "Eleven wagons lay across"), Standing.COPY),
        (claim("1", ONE, "Two drivers"), claim("2", TWO, "two slightly hurt drivers"), Standing.COUNTS),
        (claim("1", ONE, "Commuters in our region"), claim("2", TWO, "Two drivers"), Standing.COUNTS),
    ],
)
def test_independence_is_judged_for_the_passage(evidence: Claim, target: Claim, expected: Standing) -> None:
    assert standing(evidence, target, ALL, COPIES) is expected
    assert standing(target, evidence, ALL, COPIES) is expected


def test_only_the_fullest_quote_decides() -> None:
    rewritten = claim("2", TWO, "two slightly hurt drivers")
    also = claim("x", TWO, "Two drivers were taken").quotes[0]
    both = rewritten.model_copy(update={"quotes": (*rewritten.quotes, also)})
    assert standing(claim("1", ONE, "Two drivers"), both, ALL, COPIES) is Standing.COUNTS


def test_a_link_through_another_passage_does_not_make_a_copy() -> None:
    start, end = (0, 100), (200, 300)
    index = CopyIndex(
        [
            Copy(
                first="a", first_start=start[0], first_end=start[1], second="b", second_start=0, second_end=100, why=""
            ),
            Copy(first="b", first_start=end[0], first_end=end[1], second="c", second_start=0, second_end=100, why=""),
        ]
    )
    articles = by_id(*(article(name, "x" * 400) for name in "abc"))

    def at(name: str, place: int) -> Claim:
        quote = Quote(start=place, end=place + 10, text="x" * 10)
        return Claim(id=name, article=name, text="x", kind=Kind.FACT, quotes=(quote,), origin=Origin(body=name))

    assert standing(at("a", 20), at("b", 20), articles, index) is Standing.COPY
    assert standing(at("b", 220), at("c", 20), articles, index) is Standing.COPY
    assert standing(at("a", 20), at("c", 20), articles, index) is Standing.COUNTS


@pytest.mark.parametrize(
    ("claims", "outlets"),
    [
        ((), ()),
        ((claim("1", ONE, "Two drivers"),), ("The Courier",)),
        ((claim("1", ONE, "Two drivers"), claim("2", THREE, "two slightly hurt drivers")), ("The Courier",)),
        ((claim("1", ONE, "Two drivers were"), claim("2", TWO, "Two drivers were")), ("Daily Mirror of Ostrow",)),
        (
            (claim("1", ONE, "Two drivers were"), claim("2", TWO, "two slightly hurt drivers")),
            ("Daily Mirror of Ostrow", "The Courier"),
        ),
        (
            (
                claim("1", ONE, "Two drivers were"),
                claim("2", TWO, "Two drivers were"),
                claim("3", FOUR, "Commuters in the region"),
            ),
            ("Daily Mirror of Ostrow", "Evening Star"),
        ),
        (
            (
                claim("1", ONE, "Two drivers were"),
                claim("2", TWO, "Two drivers were"),
                claim("3", TWO, "two slightly hurt drivers"),
            ),
            ("Daily Mirror of Ostrow", "The Courier"),
        ),
    ],
)
def test_copies_of_one_text_are_one_outlet(claims: tuple[Claim, ...], outlets: tuple[str, ...]) -> None:
    assert outlet_groups(claims, ALL, COPIES) == outlets
    assert outlet_groups(reversed(claims), ALL, COPIES) == outlets


def test_two_passages_of_one_copied_text_are_still_one_outlet() -> None:
    first, second = WIRE, OWN
    one = article("a", f"{first}\n\n{REWRITTEN}\n\n{second}")
    other = article("b", f"{first}\n\n{second}")
    found = find_copies([one, other])
    claims = [
        claim(f"{each.id}{n}", each, q) for each in (one, other) for n, q in enumerate(("Two drivers", "Our reporter"))
    ]
    assert len(found) == 2
    assert outlet_groups(claims, by_id(one, other), CopyIndex(found)) == ("Outlet a",)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("The Post", "the post", True),
        (" The  Post", "The Post\n", True),
        ("The Post", "Post", False),
        (None, None, False),
        (" ", "\n", False),
    ],
)
def test_outlets_are_compared_without_capitals_and_space(one: str | None, other: str | None, *, same: bool) -> None:
    first, second = Article(id="a", text="x", outlet=one), Article(id="b", text="y", outlet=other)
    assert (first.outlet_key == second.outlet_key) is same


def test_an_unnamed_outlet_is_named_by_its_article() -> None:
    one, other = Article(id="a", text="x"), Article(id="b", text="y", outlet="a")
    assert one.outlet_key != other.outlet_key
    assert outlet_groups([claim("1", one, "x")], by_id(one), CopyIndex(())) == ("a",)


POOL = [
    article("a", WIRE, credits=("AP",)),
    article("b", f"{OWN}\n\n{WIRE}"),
    article("c", WIRE),
    article("d", f"{SPEECH}\n\n{OWN}", credits=("AP",)),
    article("e", REWRITTEN, outlet="Outlet a"),
    article("f", f"{WIRE} {SPEECH}", outlet="AP"),
]


@given(st.permutations(POOL))
@settings(max_examples=40, deadline=None)
def test_the_order_of_the_articles_makes_no_difference(articles: list[Article]) -> None:
    assert find_copies(articles) == find_copies(POOL)


@given(st.lists(st.text(alphabet="ab \n“”\"'", min_size=1, max_size=80), max_size=5))
@settings(max_examples=100, deadline=None)
def test_every_copy_lies_within_its_articles(texts: list[str]) -> None:
    articles = {f"n{n}": article(f"n{n}", text, credits=("AP",)) for n, text in enumerate(texts)}
    for copy in find_copies(articles.values()):
        assert copy.first < copy.second
        assert 0 <= copy.first_start < copy.first_end <= len(articles[copy.first].text)
        assert 0 <= copy.second_start < copy.second_end <= len(articles[copy.second].text)


@pytest.mark.parametrize("text", ["the same " * 20_000, "“" * 20_000, "a b c d e f g h " * 8_000, "." * 50_000])
def test_a_long_hostile_text_is_compared_like_any_other(text: str) -> None:
    found = find_copies([article("a", text), article("b", f"{text} end"), article("c", OWN)])
    assert "c" not in {name for pair in pairs(found) for name in pair}
