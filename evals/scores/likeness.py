"""Weigh how alike two claims of one article are: 1 for the same words, 0 where a figure, date or negation differs.

The weight is the mean of two token F1 scores: of the texts, and of the pair of quotes that are most alike. Token F1
counts shared words, repeated ones too, as SQuAD does (Rajpurkar et al., 2016, "SQuAD: 100,000+ Questions for Machine
Comprehension of Text"), but over stems and without stop words. Synonyms are different words.

A date counts only where a text names it; a text that names none is taken at the claim's time.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from verifier.lexicon import load_lexicon
from verifier.models import Claim, Quantity, RelationLabel, Time
from verifier.quantities import comparable, compare, find_quantities
from verifier.text import STOP_WORDS, stem, words
from verifier.times import compare_dates, find_times

Token = tuple[str, int]
"""A stem and which of its occurrences it is, so that sets count as bags do."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """What of a claim is compared, read once."""

    claim: Claim
    text: frozenset[Token]
    quotes: tuple[frozenset[Token], ...]
    figures: tuple[Quantity, ...]
    dates: tuple[Time, ...]
    negative: bool


def read_claim(claim: Claim) -> Likeness:
    """Read what of a claim is compared."""
    return Likeness(
        claim=claim,
        text=tokens(claim.text),
        quotes=tuple(dict.fromkeys(tokens(quote.text) for quote in claim.quotes)),
        figures=tuple(found.quantity for found in find_quantities(claim.text)),
        dates=tuple(found.time for found in find_times(claim.text, None)),
        negative=_is_negative(claim.text),
    )


def weigh(one: Likeness, other: Likeness) -> float:
    """Return how alike two claims are, 0 to 1."""
    if lacks_figure(one, other) or clashes(one, other):
        return 0.0
    return (overlap(one.text, other.text) + quote_overlap(one, other)) / 2


def overlap(one: frozenset[Token], other: frozenset[Token]) -> float:
    """Return the F1 of two bags of words (their Dice coefficient), 0 where both are empty."""
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 0.0


def quote_overlap(one: Likeness, other: Likeness) -> float:
    """Return the F1 of the two quotes that are most alike."""
    return max(overlap(here, there) for here, there in product(one.quotes, other.quotes))


def lacks_figure(one: Likeness, other: Likeness) -> bool:
    """Whether one of the two gives a figure and the other none at all."""
    return bool(one.figures) != bool(other.figures)


def clashes(one: Likeness, other: Likeness) -> bool:
    """Whether one is negated and the other is not, or each gives a figure or date that the other lacks.

    A figure or date more on one side alone is no clash: it may be a claim that was not split.
    """
    return one.negative is not other.negative or _figures_clash(one, other) or _dates_clash(one, other)


def tokens(text: str) -> frozenset[Token]:
    """Return the stems of a text without stop words, or with them where there is nothing else."""
    plain = words(text)
    seen: Counter[str] = Counter()
    found = set()
    for word in [word for word in plain if word not in STOP_WORDS] or plain:
        root = stem(word)
        found.add((root, seen[root]))
        seen[root] += 1
    return frozenset(found)


def _is_negative(text: str) -> bool:
    """Whether a text is negated; "no letters and no calls" is one negation, and "not false" is none."""
    lexicon = load_lexicon()
    plain = words(text)
    is_negated = any(word.endswith("n't") or stem(word) in lexicon.negations for word in plain)
    return is_negated is not any(stem(word) in lexicon.untruths for word in plain)


def _figures_clash(one: Likeness, other: Likeness) -> bool:
    return _has_other_figure(one.figures, other.figures) and _has_other_figure(other.figures, one.figures)


def _has_other_figure(figures: Sequence[Quantity], others: Sequence[Quantity]) -> bool:
    return not all(any(_is_same_figure(figure, other) for other in others) for figure in figures)


def _is_same_figure(one: Quantity, other: Quantity) -> bool:
    if (one.unit is None) is not (other.unit is None) and (one.low, one.high, one.bound) == (
        other.low,
        other.high,
        other.bound,
    ):
        return True  # "is 78" and "is 78 years old"
    supports = RelationLabel.SUPPORTS
    return comparable(one, other) and compare(one, other).label is compare(other, one).label is supports


def _dates_clash(one: Likeness, other: Likeness) -> bool:
    if not one.dates and not other.dates:
        return False
    here, there = _dates(one), _dates(other)
    return _has_other_date(here, there) and _has_other_date(there, here)


def _dates(likeness: Likeness) -> tuple[Time, ...]:
    return likeness.dates or ((likeness.claim.time,) if likeness.claim.time else ())


def _has_other_date(dates: Sequence[Time], others: Sequence[Time]) -> bool:
    return bool(others) and any(all(_apart(date, other) for other in others) for date in dates)


def _apart(one: Time, other: Time) -> bool:
    return compare_dates(one, other).label is RelationLabel.CONTRADICTS
