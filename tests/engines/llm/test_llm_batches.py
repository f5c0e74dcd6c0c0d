"""A story that fits is one request; a larger one is split so that every candidate pair is in one."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from verifier.engines.llm.batches import batches, halves
from verifier.models import Pair

IDS = [f"claim:{number}" for number in range(12)]
PAIRS = [Pair.of(one, other) for one, other in combinations(IDS, 2)]


def covered(pair: Pair, made: list[tuple[str, ...]]) -> bool:
    return any(pair.first in batch and pair.second in batch for batch in made)


def test_a_story_that_fits_is_one_batch_whatever_the_candidates_are() -> None:
    sizes = dict.fromkeys(IDS, 10)
    assert batches(sizes, [], 1_000) == batches(sizes, PAIRS, 1_000) == [tuple(sorted(IDS))]


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.sampled_from(PAIRS), unique=True),
    st.integers(1, 120),
    st.lists(st.integers(1, 40), min_size=12, max_size=12),
)
def test_every_candidate_is_in_a_batch_and_no_batch_is_too_large(
    pairs: list[Pair], limit: int, sizes: list[int]
) -> None:
    size_of = dict(zip(IDS, sizes, strict=True))
    made = batches(size_of, pairs, limit)
    assert all(covered(pair, made) for pair in pairs)
    assert all(sum(size_of[claim] for claim in batch) <= limit or len(batch) == 2 for batch in made)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PAIRS), unique=True, min_size=1))
def test_halving_ends_and_covers_every_candidate(pairs: list[Pair]) -> None:
    sizes = dict.fromkeys(IDS, 10)
    todo, small = [tuple(IDS)], []
    while todo:
        batch = todo.pop()
        smaller = halves(batch, sizes, pairs)
        todo += smaller
        if not smaller:
            small.append(batch)
    assert all(covered(pair, small) for pair in pairs)


def test_claims_that_no_candidate_joins_need_no_request() -> None:
    assert batches(dict.fromkeys(IDS, 100), [Pair.of(IDS[0], IDS[1])], 250) == [(IDS[0], IDS[1])]


def test_small_subjects_share_a_request() -> None:
    subjects = [Pair.of(IDS[place], IDS[place + 1]) for place in range(0, 12, 2)]
    assert len(batches(dict.fromkeys(IDS, 10), subjects, 60)) == 2
