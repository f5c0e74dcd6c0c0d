"""Check which claims are proposed for comparison, and that related ones are among them."""

import json
import random
from collections.abc import Hashable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verifier.models import Article, Claim, Kind, Origin, Pair, Quantity, Quote
from verifier.pairing import PER_CLAIM, PER_CLAIM_AT_HOME, candidate_pairs

SEED_CLAIMS = Path(__file__).parent / "data" / "seed_claims.json"


class Story(NamedTuple):
    """Claims of the seed articles and the pairs that bear on each other."""

    articles: tuple[Article, ...]
    claims: tuple[Claim, ...]
    related: frozenset[Pair]


def claim(claim_id: str, text: str, *quantities: Quantity, article: str | None = None) -> Claim:
    return Claim(
        id=claim_id,
        article=article or claim_id[:1],
        text=text,
        kind=Kind.FACT,
        quotes=(Quote(start=0, end=len(text), text=text),),
        origin=Origin(body="somebody"),
        quantities=quantities,
    )


def money(value: str) -> Quantity:
    return Quantity(low=Decimal(value), high=Decimal(value), unit="USD")


@pytest.fixture(scope="module")
def story() -> Story:
    raw = json.loads(SEED_CLAIMS.read_text(encoding="utf-8"))
    claims = tuple(
        claim(row["id"], row["text"], *(Quantity(**quantity) for quantity in row["quantities"]), article=row["article"])
        for row in raw["claims"]
    )
    articles = tuple(Article(id=row["id"], text="-", outlet=row["outlet"]) for row in raw["articles"])
    return Story(articles, claims, frozenset(Pair.of(row["evidence"], row["target"]) for row in raw["related"]))


def recall(story: Story, per_claim: int) -> float:
    found = frozenset(candidate_pairs(story.articles, story.claims, per_claim))
    return len(found & story.related) / len(story.related)


@pytest.mark.parametrize(("per_claim", "floor"), [(10, 0.82), (20, 0.92), (PER_CLAIM, 0.97)])
def test_related_claims_are_among_the_candidates(story: Story, per_claim: int, floor: float) -> None:
    assert len(story.related) >= 40
    assert recall(story, per_claim) >= floor


def test_the_order_of_the_input_does_not_matter(story: Story) -> None:
    shuffled = list(story.claims)
    random.Random(7).shuffle(shuffled)
    assert candidate_pairs(story.articles[::-1], shuffled) == candidate_pairs(story.articles, story.claims)


def test_pairs_are_sorted_and_each_stands_once(story: Story) -> None:
    pairs = candidate_pairs(story.articles, story.claims)
    assert list(pairs) == sorted(set(pairs), key=lambda pair: (pair.first, pair.second))


@pytest.mark.parametrize("per_claim", [1, 5, 20])
def test_the_number_of_candidates_is_bounded(story: Story, per_claim: int) -> None:
    pairs = candidate_pairs(story.articles, story.claims, per_claim)
    assert len(pairs) <= len(story.claims) * (per_claim + PER_CLAIM_AT_HOME)


def test_claims_of_one_article_are_paired_within_a_bound_of_their_own() -> None:
    claims = [claim(f"a{number}", f"The bridge in Dover closed lane {number}.", article="a") for number in range(30)]
    pairs = candidate_pairs([], claims, per_claim=24)
    assert 0 < len(pairs) <= 30 * PER_CLAIM_AT_HOME


def test_articles_of_one_outlet_share_the_bound_of_one_article() -> None:
    claims = [claim(f"a{number}", "The bridge in Dover closed.", article=f"x{number}") for number in range(20)]
    same = [Article(id=f"x{number}", text="-", outlet="The Dover Post") for number in range(20)]
    assert len(candidate_pairs(same, claims)) < len(candidate_pairs([], claims))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("43000000", "43885310"),
        ("44000000", "43885310"),
        ("99600000", "100000000"),
        ("0.25", "0.252"),
    ],
)
def test_a_rounded_figure_meets_its_exact_one(one: str, other: str) -> None:
    claims = (claim("a1", "Costs ran high.", money(one)), claim("b1", "Nobody checked invoices.", money(other)))
    assert candidate_pairs([], claims) == (Pair(first="a1", second="b1"),)


def test_figures_of_another_currency_do_not_meet() -> None:
    euros = money("43000000").model_copy(update={"unit": "EUR"})
    claims = (claim("a1", "Costs ran high.", money("43000000")), claim("b1", "Nobody checked invoices.", euros))
    assert candidate_pairs([], claims) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zelenskyy arrived.", "A letter from Zelenskiyy."),
        ("Servicemen marched.", "Most troops slept."),
        ("A Turkish ship sank.", "Turkey sent divers."),
        ("Moscow answered.", "A Russian note followed."),
    ],
)
def test_variants_of_a_name_or_word_meet(one: str, other: str) -> None:
    assert candidate_pairs([], (claim("a1", one), claim("b1", other))) == (Pair(first="a1", second="b1"),)


def test_claims_that_share_nothing_are_not_paired() -> None:
    assert candidate_pairs([], (claim("a1", "The bank raised rates."), claim("b1", "A goalkeeper retired."))) == ()


def test_nothing_to_pair_gives_no_pairs() -> None:
    assert candidate_pairs([], []) == ()


def test_a_bound_below_one_is_refused() -> None:
    with pytest.raises(ValueError, match="per_claim must be at least 1, got 0"):
        candidate_pairs([], [], per_claim=0)


def test_a_mention_shared_by_all_does_not_make_the_work_quadratic() -> None:
    claims = [
        claim(f"c{number:04}", f"Flood waters reached Street{number}.", article=f"x{number}") for number in range(1200)
    ]
    assert len(candidate_pairs([], claims, per_claim=10)) <= 1200 * 10


@settings(max_examples=60)
@given(st.lists(st.sampled_from(["flood", "Dover", "bridge", "bank", "rates", "12", "Zelenskyy"]), max_size=12))
def test_pairs_name_given_claims_only(texts: list[str]) -> None:
    claims = [claim(f"c{number}", text, article=f"x{number % 3}") for number, text in enumerate(texts)]
    ids = {one.id for one in claims}
    assert all({pair.first, pair.second} <= ids for pair in candidate_pairs([], claims, per_claim=3))


class Meaning:
    """Finds neighbours by a list of ids that mean something alike, and keeps what it was asked."""

    def __init__(self, alike: dict[str, list[str]]) -> None:
        self.alike = alike
        self.asked: list[tuple[list[str], list[Hashable], int]] = []

    def nearest(self, texts: Sequence[str], groups: Sequence[Hashable], count: int) -> list[list[int]]:
        self.asked.append((list(texts), list(groups), count))
        return [[texts.index(other) for other in self.alike.get(text, [])][:count] for text in texts]


def test_claims_that_share_no_word_meet_by_their_meaning() -> None:
    claims = (claim("a1", "Rates went up."), claim("b1", "Borrowing became dearer."), claim("b2", "A goalkeeper left."))
    meaning = Meaning({"Rates went up.": ["Borrowing became dearer."]})
    assert candidate_pairs([], claims) == ()
    assert candidate_pairs([], claims, neighbours=meaning) == (Pair(first="a1", second="b1"),)
    assert meaning.asked == [([one.text for one in claims], ["a", "b", "b"], 60)]


def test_meaning_does_not_widen_the_bound(story: Story) -> None:
    texts = [one.text for one in sorted(story.claims, key=lambda one: one.id)]
    home = {one.text: one.article for one in story.claims}
    meaning = Meaning({text: [other for other in texts if home[other] != home[text]] for text in texts})
    pairs = candidate_pairs(story.articles, story.claims, 5, meaning)
    assert 0 < len(pairs) <= len(story.claims) * 7


def test_one_outlet_does_not_take_all_places_from_the_others() -> None:
    target, other = claim("t1", "Rates rose."), claim("b1", "Borrowing became dearer.")
    near = [claim(f"a{number}", f"Loans{number} cost{number}.") for number in range(9)]
    meaning = Meaning({target.text: [*(one.text for one in near), other.text]})
    found = candidate_pairs([], [target, *near, other], 3, meaning)
    assert [pair.first for pair in found if pair.second == "t1"] == ["a0", "a1", "b1"]


def test_meaning_is_not_asked_about_nothing() -> None:
    meaning = Meaning({})
    assert candidate_pairs([], [], neighbours=meaning) == ()
    assert meaning.asked == []
