"""Choose which claims are worth comparing, in time that grows with the number of claims and not with its square.

An inverted index leads from what a claim mentions (words, names, figures) to the claims that mention it too; rare
mentions weigh more. Where an engine can tell which claims mean something alike, its ranking is blended in: reciprocal
rank fusion (Cormack, Clarke and Büttcher, SIGIR 2009), here with a handicap for every further claim of one outlet,
since an outlet rarely says a thing twice. It proposes only: most candidates turn out to be unrelated.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice

from verifier.engines.base import Neighbours
from verifier.lexicon import COUNTRY_MARK, country_of, fold_name, keys
from verifier.models import Article, Claim, Pair, Quantity

PER_CLAIM = 30
"""Candidates that a claim may choose among the claims of other outlets."""

PER_CLAIM_AT_HOME = 6
"""Candidates that a claim may choose within its own article and outlet, where relations are shown but never count."""

POSTINGS_CAP = 400
"""A mention that more claims share says too little to be looked up, unless a claim has no rarer one."""

VISITS_PER_CLAIM = 2_000
"""How many shared mentions are looked at for one claim, the rarest mentions first."""

_NAME_PREFIX = 5
"""Letters by which a word is looked up, so that the spellings of a name and the forms of a word meet."""
_FIGURE_WEIGHT = 1 / 16
"""A shared figure alone is a coincidence more often than a shared word."""

_STEPS = 2.0**36

_FUSION = 60
"""Ranks that are added to each, so that the first of one list does not outweigh the other (the paper's value)."""
_HANDICAP = 6
"""Ranks that a claim loses for each claim of its outlet before it; chosen on the gold stories for development."""
_DEPTH = 60
"""Places of either list that are blended, and at least twice as many as are chosen."""


@dataclass(frozen=True, slots=True)
class _Index:
    """Which claims, by their place in the sorted sequence, mention what, and how much a shared mention weighs."""

    mentions: tuple[tuple[str, ...], ...]
    postings: Mapping[str, tuple[int, ...]]
    weights: Mapping[str, float]
    norms: tuple[float, ...]


def candidate_pairs(
    articles: Sequence[Article],
    claims: Sequence[Claim],
    per_claim: int = PER_CLAIM,
    neighbours: Neighbours | None = None,
) -> tuple[Pair, ...]:
    """Return the pairs worth comparing, sorted; the same whatever the order of the input.

    A pair is kept where either of its claims chooses the other. Each claim chooses up to `per_claim` of other
    outlets, and a quarter of that of its own outlet. A claim whose article is not given is an outlet of its own.
    With `neighbours` those of other outlets are chosen by words and meaning together, else by words alone.
    """
    if per_claim < 1:
        raise ValueError(f"per_claim must be at least 1, got {per_claim}")
    ordered = sorted(claims, key=lambda claim: claim.id)
    outlets = {article.id: article.outlet_key for article in articles}
    homes = [outlets.get(claim.article, claim.article) for claim in ordered]
    index = _build_index([_mentions(claim) for claim in ordered])
    depth = max(_DEPTH, 2 * per_claim)
    alike = neighbours.nearest([claim.text for claim in ordered], homes, depth) if neighbours and ordered else None
    at_home = min(PER_CLAIM_AT_HOME, math.ceil(per_claim / 4))
    chosen: set[tuple[int, int]] = set()
    for place, ranked in enumerate(_ranked_neighbours(index)):
        away: Iterable[int] = (other for other in ranked if homes[other] != homes[place])
        if alike is not None:
            away = _blend((list(islice(away, depth)), alike[place]), homes)
        home = (other for other in ranked if homes[other] == homes[place])
        for other in (*islice(away, per_claim), *islice(home, at_home)):
            chosen.add((place, other) if place < other else (other, place))
    return tuple(Pair(first=ordered[one].id, second=ordered[other].id) for one, other in sorted(chosen))


def _blend(rankings: Sequence[Sequence[int]], homes: Sequence[Hashable]) -> list[int]:
    """Return the places in any of the rankings, the best over all of them first; ties by place."""
    scores: defaultdict[int, float] = defaultdict(float)
    for ranking in rankings:
        before = Counter[Hashable]()
        for rank, place in enumerate(ranking):
            scores[place] += 1 / (_FUSION + rank + _HANDICAP * before[homes[place]])
            before[homes[place]] += 1
    return sorted(scores, key=lambda place: (-scores[place], place))


def _build_index(mentions: list[tuple[str, ...]]) -> _Index:
    postings: dict[str, list[int]] = defaultdict(list)
    for place, found in enumerate(mentions):
        for mention in found:
            postings[mention].append(place)
    weights = {mention: _weight(mention, len(places), len(mentions)) for mention, places in postings.items()}
    norms = tuple(math.sqrt(sum(weights[mention] for mention in found)) for found in mentions)
    return _Index(
        mentions=tuple(mentions),
        postings={mention: tuple(places) for mention, places in postings.items()},
        weights=weights,
        norms=norms,
    )


def _weight(mention: str, frequency: int, total: int) -> float:
    """Weigh by rarity, damped; what every claim of a story mentions still weighs something.

    A multiple of a power of two, so that sums are exact: of claims that are equally close none is closer by rounding.
    """
    rarity = math.pow(math.log((total + 1) / (frequency + 0.5)) + 1, 1.5)
    weight = rarity * (_FIGURE_WEIGHT if mention.startswith("#") else 1.0)
    return round(weight * _STEPS) / _STEPS


def _ranked_neighbours(index: _Index) -> Iterator[list[int]]:
    """Yield for each claim in turn the places of the claims that share a mention with it, the closest first."""
    for place in range(len(index.mentions)):
        scores: defaultdict[int, float] = defaultdict(float)
        for mention, places in _lists_to_visit(index, place):
            weight = index.weights[mention]
            for other in places:
                scores[other] += weight
        scores.pop(place, None)
        distance = {other: -scores[other] / index.norms[other] for other in sorted(scores)}
        yield sorted(distance, key=distance.__getitem__)  # stable: of two that are equally close the first by id


def _lists_to_visit(index: _Index, place: int) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Yield the posting lists of a claim, rarest mention first, within its budget; at least one, cut to the cap."""
    budget = VISITS_PER_CLAIM
    by_rarity = sorted(index.mentions[place], key=lambda mention: (len(index.postings[mention]), mention))
    for position, mention in enumerate(by_rarity):
        places = index.postings[mention]
        if position and (len(places) > POSTINGS_CAP or len(places) > budget):
            return
        budget -= len(places)
        yield mention, places[:POSTINGS_CAP]


def _mentions(claim: Claim) -> tuple[str, ...]:
    """Return what a claim mentions, each once, sorted: concepts, countries, names cut short, figures rounded."""
    found: set[str] = set()
    for text in (claim.text, *(quantity.of for quantity in claim.quantities)):
        for key in keys(text):
            if not key[0].isdigit():
                found.add(fold_name(key)[:_NAME_PREFIX] if _is_plain_word(key) else key)
                found.add(country_of(key) or key)
    for quantity in claim.quantities:
        found.update(_figures(quantity))
    return tuple(sorted(found))


def _is_plain_word(key: str) -> bool:
    return not key.startswith(COUNTRY_MARK) and len(key) > _NAME_PREFIX


def _figures(quantity: Quantity) -> Iterator[str]:
    """Yield the ends of a figure as they would be printed with two digits, rounded and cut off."""
    for value in (quantity.low, quantity.high):
        if value:
            for digits in _two_digits(abs(value)):
                yield f"#{quantity.unit or ''}{digits}"


def _two_digits(value: Decimal) -> set[str]:
    magnitude = value.adjusted() - 1
    scaled = value.scaleb(-magnitude)
    cut, rounded = int(scaled), int(scaled.to_integral_value())
    return {f"{cut}e{magnitude}", f"{rounded}e{magnitude}" if rounded < 100 else f"10e{magnitude + 1}"}
