"""Join what an article says twice: one claim, in its fullest wording, with a quote for each place.

Two claims are the same where figures, polarity, stance and kind agree, the voices can be one, and the shorter one's
words are nearly all in the longer. Each claim is held against a bounded number of others.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from verifier.engines.local import lexicon
from verifier.lexicon import keys
from verifier.models import Claim, Quote

_CLOSE_ENOUGH = 0.7
_CLOSE_ENOUGH_WITH_FIGURES = 0.6
_MOST_RIVALS = 40
_NEGATION = re.compile(r"\b(?:" + "|".join(sorted(lexicon.NEGATIONS - {"n't"})) + r")\b|n['’]t\b", re.IGNORECASE)


@dataclass(slots=True)
class _Merged:
    claim: Claim
    words: frozenset[str]
    quotes: list[Quote] = field(default_factory=list)


def merge_claims(claims: Iterable[Claim], outlet: str) -> list[Claim]:
    """Return the claims with repetitions joined, in the order in which each is first made."""
    merged: list[_Merged] = []
    places: defaultdict[str, list[int]] = defaultdict(list)
    for claim in claims:
        words = frozenset(keys(claim.text))
        same = next((at for at in _rivals(words, places) if _is_same(merged[at], claim, words, outlet)), None)
        if same is None:
            same = len(merged)
            merged.append(_Merged(claim, words, list(claim.quotes)))
        else:
            _join(merged[same], claim, words, outlet)
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


def _is_same(one: _Merged, claim: Claim, words: frozenset[str], outlet: str) -> bool:
    other = one.claim
    if other.kind is not claim.kind or other.stance is not claim.stance or _figures(other) != _figures(claim):
        return False
    if _negative(other.text) != _negative(claim.text) or not _one_voice(other, claim, outlet):
        return False
    if other.time and claim.time and other.time != claim.time:
        return False
    shorter, longer = sorted((one.words, words), key=len)
    share = len(shorter & longer) / max(1, len(shorter))
    bar = _CLOSE_ENOUGH_WITH_FIGURES if claim.quantities else _CLOSE_ENOUGH
    return share >= bar and len(shorter) >= 3


def _figures(claim: Claim) -> frozenset[tuple[str, str]]:
    return frozenset((f"{one.low}-{one.high}", one.unit or "") for one in claim.quantities)


def _negative(text: str) -> bool:
    return len(_NEGATION.findall(text)) % 2 == 1


def _one_voice(one: Claim, other: Claim, outlet: str) -> bool:
    """Whether one body can have said both: the same, one named within the other, or the article's own voice."""
    first, second = one.origin.body.casefold(), other.origin.body.casefold()
    own = outlet.casefold()
    return first in second or second in first or own in (first, second) or _abbreviates(first, second)


def _abbreviates(one: str, other: str) -> bool:
    """Whether "state dept." stands for "us state department"."""
    short, long = sorted((one.replace(".", "").split(), other.replace(".", "").split()), key=len)
    return all(any(word.startswith(part[:4]) for word in long) for part in short)


def _join(one: _Merged, claim: Claim, words: frozenset[str], outlet: str) -> None:
    one.quotes += [quote for quote in claim.quotes if not any(_within(quote, known) for known in one.quotes)]
    own = one.claim.origin.body == outlet
    attributed = claim.origin.body != outlet
    if (own and attributed) or (own == (not attributed) and len(words) > len(one.words)):
        one.claim, one.words = claim, words


def _within(quote: Quote, known: Quote) -> bool:
    return known.start <= quote.start and quote.end <= known.end


def _finished(one: _Merged) -> Claim:
    quotes: Sequence[Quote] = sorted(one.quotes, key=lambda quote: (-len(quote.text), quote.start))
    main = next((quote for quote in quotes if quote == one.claim.quotes[0]), None)
    if main is not None:
        quotes = [main, *(quote for quote in quotes if quote != main)]
    return one.claim.model_copy(update={"quotes": tuple(quotes)})
