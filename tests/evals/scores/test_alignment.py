"""Claims are aligned one to one by the greatest weight, each article by itself."""

from itertools import permutations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evals.scores.alignment import align, find_duplicates
from evals.scores.likeness import read_claim, weigh
from verifier.models import Claim, Kind, Origin, Quote, Time

VOCABULARY = "bridge river mayor flood rail storm crew ship tower school".split()


def claim(
    name: str, text: str, quote: str | None = None, *, at: int = 0, of: str = "a", time: str | None = None
) -> Claim:
    words = quote or text
    return Claim(
        id=name,
        article=of,
        text=text,
        kind=Kind.FACT,
        quotes=(Quote(start=at, end=at + len(words), text=words),),
        origin=Origin(body="The Courier"),
        time=Time(time) if time else None,
    )


def alike(one: Claim, other: Claim) -> float:
    return weigh(read_claim(one), read_claim(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("About 200 people marched in Lund.", "Some 200 people were marching in Lund."),
        ("The court fined Norvik 43 million dollars.", "The court fined Norvik $43,100,000."),
        ("The bridge fell on 3 March 2025.", "The bridge fell in March 2025."),
        ("Nobody was hurt in the fall.", "No one was hurt in the fall."),
        ("The report is false.", "The report is not true."),
    ],
)
def test_the_same_figure_date_and_polarity_in_other_words_have_a_weight(one: str, other: str) -> None:
    assert alike(claim("p", one), claim("g", other)) > 0.3


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("About 200 people marched in Lund.", "About 300 people marched in Lund."),
        ("At least 200 people marched in Lund.", "230 people marched in Lund."),
        ("People marched in Lund.", "About 300 people marched in Lund."),
        ("The bridge fell on 3 March 2025.", "The bridge fell on 8 March 2025."),
        ("The bridge did not fall.", "The bridge did fall."),
        ("The bridge has fallen.", "That the bridge has fallen is a groundless rumour."),
    ],
)
def test_a_figure_date_or_negation_that_differs_leaves_no_weight(one: str, other: str) -> None:
    assert alike(claim("p", one), claim("g", other)) == 0
    assert alike(claim("g", other), claim("p", one)) == 0


def test_a_date_in_the_text_is_held_against_the_time_of_a_claim_whose_text_has_none() -> None:
    told = claim("g", "The bridge fell on 3 March 2025.")
    assert alike(claim("p", "The bridge fell.", time="2025-03-03"), told) > 0.3
    assert alike(claim("p", "The bridge fell.", time="2025-06-01"), told) == 0
    assert alike(claim("p", "The bridge fell."), told) > 0.3


def test_times_that_no_text_names_do_not_part_two_claims() -> None:
    one, other = claim("p", "The bridge fell.", time="2025-03-03"), claim("g", "The bridge fell.", time="2025-06-01")
    assert alike(one, other) == 1


def test_the_same_claim_weighs_1_and_one_in_other_words_0() -> None:
    assert alike(claim("p", "The bridge fell."), claim("g", "The bridge fell.")) == 1
    assert alike(claim("p", "The bridge fell."), claim("g", "Police came.")) == 0


def test_repeated_words_count_as_often_as_they_occur() -> None:
    once, twice = claim("p", "storm"), claim("g", "storm storm")
    assert alike(once, twice) == pytest.approx(2 / 3)


def test_the_best_of_several_quotes_counts() -> None:
    one = claim("p", "The bridge fell.", "The span gave way")
    other = claim("g", "The bridge fell.", "A crash woke the town")
    also = other.model_copy(update={"quotes": (*other.quotes, *one.quotes)})
    assert alike(one, other) == 0.5
    assert alike(one, also) == 1


def test_an_alignment_is_one_to_one() -> None:
    gold = [claim("g1", "The bridge fell into the river.")]
    predicted = [claim("p1", "The bridge fell."), claim("p2", "The bridge fell into the river.")]
    assert align(predicted, gold).predicted_of == {"g1": "p2"}


def test_claims_of_different_articles_never_match() -> None:
    assert align([claim("p1", "The bridge fell.", of="a")], [claim("g1", "The bridge fell.", of="b")]).pairs == ()


def test_a_greedy_choice_does_not_cost_a_match() -> None:
    """p1 is closest to g1, but is the only one for g2; p2 can only be g1."""
    gold = [claim("g1", "storm crew ship tower"), claim("g2", "storm crew ship bridge")]
    predicted = [claim("p1", "storm crew ship"), claim("p2", "tower ship mayor crew")]
    found = align(predicted, gold, 0.4)
    assert len(found.pairs) == 2
    assert found.predicted_of == {"g1": "p2", "g2": "p1"}


@pytest.mark.parametrize("threshold", [0, -0.5, 1.5])
def test_a_threshold_outside_0_to_1_is_refused(threshold: float) -> None:
    with pytest.raises(ValueError, match="threshold"):
        align([claim("p1", "storm")], [claim("g1", "storm")], threshold)


def test_no_claims_on_one_side_align_with_nothing() -> None:
    assert align([], [claim("g1", "storm")]).pairs == align([claim("p1", "storm")], []).pairs == ()


SENTENCES = st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=5).map(" ".join)
SIDES = st.lists(SENTENCES, max_size=4)


def best_by_trying_all(predicted: list[Claim], gold: list[Claim], threshold: float) -> float:
    """Return the greatest total weight that any one-to-one assignment has."""
    weights = {(p.id, g.id): alike(p, g) for p, g in product(predicted, gold)}
    short, long = sorted((predicted, gold), key=len)
    best = 0.0
    for order in permutations(long, len(short)):
        keys = [(a.id, b.id) if (a.id, b.id) in weights else (b.id, a.id) for a, b in zip(short, order, strict=True)]
        best = max(best, sum(weights[key] for key in keys if weights[key] >= threshold))
    return best


@settings(max_examples=100, deadline=None)
@given(SIDES, SIDES, st.sampled_from((0.3, 0.4, 0.5, 0.6)))
def test_no_assignment_has_a_greater_weight(here: list[str], there: list[str], threshold: float) -> None:
    """The index and the groups are held to the plain definition, too."""
    predicted = [claim(f"p{place}", text) for place, text in enumerate(here)]
    gold = [claim(f"g{place}", text) for place, text in enumerate(there)]
    found = align(predicted, gold, threshold)
    assert sum(pair.weight for pair in found.pairs) == pytest.approx(best_by_trying_all(predicted, gold, threshold))
    assert len({pair.gold for pair in found.pairs}) == len({pair.predicted for pair in found.pairs}) == len(found.pairs)
    assert all(pair.weight >= threshold for pair in found.pairs)


@settings(max_examples=50, deadline=None)
@given(SIDES, SIDES, st.randoms(use_true_random=False))
def test_the_order_of_the_input_changes_nothing(here: list[str], there: list[str], chance: object) -> None:
    predicted = [claim(f"p{place}", text) for place, text in enumerate(here)]
    gold = [claim(f"g{place}", text) for place, text in enumerate(there)]
    assert align(predicted, gold) == align(predicted[::-1], gold[::-1])


@settings(max_examples=50, deadline=None)
@given(SIDES)
def test_gold_aligns_with_itself_in_full(texts: list[str]) -> None:
    gold = [claim(f"g{place}", text) for place, text in enumerate(texts)]
    found = align(gold, gold)
    assert len(found.pairs) == len(gold)
    assert all(pair.weight == 1 for pair in found.pairs)


LOSSES = "Ukraine counted losses of 29,600 servicemen and 184 tanks in October"


def test_a_claim_in_two_pieces_is_split() -> None:
    gold = [claim("g1", "Russia lost 29,600 servicemen and 184 tanks.", LOSSES)]
    pieces = [claim("p1", "Russia lost 29,600 servicemen.", LOSSES), claim("p2", "Russia lost 184 tanks.", LOSSES)]
    found = align(pieces, gold)
    assert [(broken.whole, broken.pieces) for broken in found.splits] == [("g1", ("p1", "p2"))]
    assert found.merges == ()


def test_two_claims_in_one_are_merged() -> None:
    pieces = [claim("g1", "Russia lost 29,600 servicemen.", LOSSES), claim("g2", "Russia lost 184 tanks.", LOSSES)]
    found = align([claim("p1", "Russia lost 29,600 servicemen and 184 tanks.", LOSSES)], pieces)
    assert [(broken.whole, broken.pieces) for broken in found.merges] == [("p1", ("g1", "g2"))]
    assert found.splits == ()


def test_a_claim_with_a_partner_of_its_own_is_no_piece_of_another() -> None:
    both = [claim("g1", "Russia lost 29,600 servicemen.", LOSSES), claim("g2", "Russia lost 184 tanks.", LOSSES)]
    found = align([claim("p1", "Russia lost 29,600 servicemen."), claim("p2", "Russia lost 184 tanks.")], both)
    assert len(found.pairs) == 2
    assert found.splits == found.merges == ()


def test_pieces_quote_the_passage_of_the_whole() -> None:
    gold = [claim("g1", "Russia lost 29,600 servicemen and 184 tanks.", LOSSES)]
    elsewhere = [
        claim("p1", "Russia lost 29,600 servicemen.", at=500),
        claim("p2", "Russia lost 184 tanks.", at=600),
    ]
    assert align(elsewhere, gold).splits == ()


def test_a_piece_said_twice_is_no_split() -> None:
    gold = [claim("g1", "Russia lost 29,600 servicemen and 184 tanks.", LOSSES)]
    twice = [claim(name, "Russia lost 29,600 servicemen.", LOSSES) for name in ("p1", "p2")]
    assert align(twice, gold).splits == ()


def test_what_is_said_twice_in_one_article_is_a_duplicate_once() -> None:
    claims = [
        claim("p1", "The bridge fell on Monday."),
        claim("p2", "The bridge fell on Monday.", at=90),
        claim("p3", "The bridge fell on Monday.", of="b"),
        claim("p4", "Police came."),
    ]
    assert find_duplicates(claims) == ("p2",)


def test_a_thousand_claims_of_one_article_are_aligned_over_few_pairs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every text shares a word with every other; only rarer words lead to a weight."""
    weighed = []

    def count(one: object, other: object) -> float:
        weighed.append(one)
        return 1.0

    monkeypatch.setattr("evals.scores.alignment.weigh", count)
    texts = [f"Mayor{place} opened bridge{place} village{place} river{place}." for place in range(1000)]
    claims = [claim(f"c{place}", text) for place, text in enumerate(texts)]
    align(claims, claims)
    assert len(weighed) == 1_000
