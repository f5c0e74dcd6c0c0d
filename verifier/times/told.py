"""Compare the dates of one event as two claims tell it: "voted on Thursday", "voted on Wednesday".

Two claims are taken to tell of one event where both name a date and most of the other words are the same. Which of
several dates in a text is the event's, it does not know: it takes the claim's own time. What follows for a relation is
decided in `verifier.relations`.
"""

from dataclasses import dataclass

from verifier.models import Claim
from verifier.text import content_words
from verifier.times.aspect import Aspect, aspect_of
from verifier.times.dates import DateComparison, compare_dates
from verifier.times.find import find_times

ONE_EVENT = 0.6
"""The share of common words, of the claim with fewer, from which two dated claims are taken to tell of one event."""


@dataclass(frozen=True, slots=True)
class ToldDates:
    """What the date of evidence says of the target's.

    `is_all` says that nothing but the dates differs on both sides; `is_only` that neither text names a second date.
    """

    comparison: DateComparison
    is_all: bool
    is_only: bool


@dataclass(frozen=True, slots=True)
class _Event:
    """The content words that tell an event, without its dates, and how many dates there are."""

    words: frozenset[str]
    dates: int


def compare_told(evidence: Claim, target: Claim) -> ToldDates | None:
    """Compare the dates of one event; None where the two are not of one event, or no date tells them apart."""
    one, other = _event(evidence), _event(target)
    if one is None or other is None or evidence.time is None or target.time is None:
        return None
    if len(one.words & other.words) < ONE_EVENT * min(len(one.words), len(other.words)):
        return None
    return ToldDates(
        compare_dates(evidence.time, target.time),
        is_all=one.words <= other.words or other.words <= one.words,
        is_only=one.dates == other.dates == 1,
    )


def _event(claim: Claim) -> _Event | None:
    """Return how a claim tells an event; None where it tells none, or names no date with its year."""
    dates = find_times(claim.text, None)
    if not dates or aspect_of(claim.text) is not Aspect.EVENT:
        return None
    text = claim.text
    for date in reversed(dates):
        text = text[: date.start] + text[date.end :]
    words = content_words(text)
    return _Event(words, len(dates)) if words else None
