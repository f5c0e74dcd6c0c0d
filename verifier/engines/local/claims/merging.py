"""Join what an article says twice: one claim, in its fullest wording, with a quote for each place.

Two claims are the same where figures, polarity, stance and kind agree, the voices can be one, and the shorter one's
words are nearly all in the longer. Each claim is held against a bounded number of others.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from verifier.engines.local.relations.reading import Firmness, read
from verifier.lexicon import keys
from verifier.models import Claim, Quote
from verifier.origins import resolve_origins

_CLOSE_ENOUGH = 0.7
_CLOSE_ENOUGH_WITH_FIGURES = 0.6
_FEWEST_WORDS = 3
_MOST_RIVALS = 40
_HEDGED = frozenset({Firmness.POSSIBLE, Firmness.LIKELY})
_MOST_PLACES = 20
"""Quotes kept of one claim; an article that says a thing more often gains nothing by it."""


@dataclass(slots=True)
class _Merged:
    claim: Claim
    words: frozenset[str]
    body: str
    quotes: list[Quote] = field(default_factory=list)


def merge_claims(claims: Sequence[Claim], own_body: str) -> list[Claim]:
    """Return the claims with repetitions joined, in the order in which each is first made.

    `own_body` is the body of the article's own voice, which may repeat what any speaker says.
    """
    origins = resolve_origins(claims)
    merged: list[_Merged] = []
    places: defaultdict[str, list[int]] = defaultdict(list)
    for claim in claims:
        words, body = frozenset(keys(claim.text)), origins.key(claim)
        one = _Merged(claim, words, body, list(claim.quotes))
        same = next((at for at in _rivals(words, places) if _is_same(merged[at], one, own_body)), None)
        if same is None:
            same = len(merged)
            merged.append(one)
        else:
            _join(merged[same], claim, words, own_body)
        for word in words:
            if len(places[word]) < _MOST_RIVALS and same not in places[word]:
                places[word].append(same)
    return [_finished(one) for one in merged]


def _rivals(words: frozenset[str], places: dict[str, list[int]]) -> list[int]:
    counts: defaultdict[int, int] = defaultdict(int)
    for word in sorted(words):
        for at in places.get(word, ()):
            counts[at] += 1
    return sorted(counts, key=lambda at: (-counts[at], at))[:_MOST_RIVALS]


def _is_same(known: _Merged, new: _Merged, own_body: str) -> bool:
    other, claim = known.claim, new.claim
    if other.kind is not claim.kind or other.stance is not claim.stance:
        return False
    said, also = read(other.text), read(claim.text)
    if said.negative is not also.negative or (
        _HEDGED & {said.firmness, also.firmness} and said.firmness != also.firmness
    ):
        return False
    if known.body != new.body and own_body not in (other.origin.body, claim.origin.body):
        return False
    if any(_overlap(quote, place) for quote in claim.quotes for place in other.quotes):
        return other.text == claim.text
    if other.time and claim.time and other.time != claim.time:
        return False
    return other.text == claim.text or _says_the_same(known, new)


def _says_the_same(known: _Merged, new: _Merged) -> bool:
    shorter, longer = sorted((known, new), key=lambda one: len(one.words))
    if len(shorter.words) < _FEWEST_WORDS:
        return False
    share = len(shorter.words & longer.words) / len(shorter.words)
    if _figures(known.claim) != _figures(new.claim):
        return not shorter.claim.quantities and share == 1
    return share >= (_CLOSE_ENOUGH_WITH_FIGURES if new.claim.quantities else _CLOSE_ENOUGH)


def _figures(claim: Claim) -> frozenset[tuple[str, str]]:
    return frozenset((f"{one.low}-{one.high}", one.unit or "") for one in claim.quantities)


def _join(one: _Merged, claim: Claim, words: frozenset[str], own_body: str) -> None:
    if len(one.quotes) < _MOST_PLACES:
        one.quotes += [quote for quote in claim.quotes if not any(_within(quote, known) for known in one.quotes)]
    own = one.claim.origin.body == own_body
    attributed = claim.origin.body != own_body
    fuller = (len(words), len(claim.text)) >= (len(one.words), len(one.claim.text))
    if (own and attributed) or (own != attributed and fuller):
        one.claim, one.words = claim, words


def _overlap(one: Quote, other: Quote) -> bool:
    return one.start < other.end and other.start < one.end


def _within(quote: Quote, known: Quote) -> bool:
    return known.start <= quote.start and quote.end <= known.end


def _finished(one: _Merged) -> Claim:
    quotes: Sequence[Quote] = sorted(one.quotes, key=lambda quote: (-len(quote.text), quote.start))
    main = next((quote for quote in quotes if quote == one.claim.quotes[0]), None)
    if main is not None:
        quotes = [main, *(quote for quote in quotes if quote != main)]
    return one.claim.model_copy(update={"quotes": tuple(quotes)})
