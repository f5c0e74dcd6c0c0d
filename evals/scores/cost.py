"""Add up what a run cost: calls, tokens, US dollars, seconds, and what one article and one right verdict came to.

Prices are not looked up here: an engine's `Usage` says what it cost, or that it does not know. Samples whose usage is
unknown (the story failed) are counted and left out of the sums. Percentiles interpolate linearly (Hyndman and Fan,
1996, "Sample Quantiles in Statistical Packages", type 7: numpy's default).
"""

from collections.abc import Sequence
from decimal import Decimal

import numpy as np

from evals.scores.scored import StoryScore
from verifier.models import Usage
from verifier.models.base import Value


class Seconds(Value):
    """How long something took, over `n` measured times; None where none was measured."""

    total: float | None = None
    p50: float | None = None
    p95: float | None = None
    n: int = 0


class Cost(Value):
    """What the samples of one setting cost (docs/metrics.md).

    Sums are over `samples`; `samples_unknown` more have no usage. `usd` is None unless the price of every call is
    known; without any call it is 0. `estimated` says that some tokens were counted at 4 characters each. `seconds` are
    those of a story, `call_seconds` those of a request.
    """

    samples: int = 0
    samples_unknown: int = 0
    articles: int = 0
    correct: int = 0
    calls: int | None = None
    tokens_in: int | None = None
    tokens_out: int | None = None
    tokens_cached: int | None = None
    reasks: int | None = None
    retries: int | None = None
    answers_from_cache: int | None = None
    estimated: bool = False
    usd: Decimal | None = None
    calls_per_article: float | None = None
    tokens_per_article: float | None = None
    tokens_per_correct: float | None = None
    usd_per_article: Decimal | None = None
    usd_per_correct: Decimal | None = None
    seconds: Seconds = Seconds()
    call_seconds: Seconds = Seconds()


def add_up(scores: Sequence[StoryScore]) -> Cost:
    """Return what the samples of one setting cost together; unknown figures where there are none."""
    known = [(score, score.usage) for score in scores if score.usage is not None]
    timing = {
        "seconds": _seconds([score.seconds for score in scores if score.seconds is not None]),
        "call_seconds": _seconds([seconds for score in scores for seconds in score.call_seconds]),
    }
    if not known:
        return Cost(samples_unknown=len(scores), **timing)
    usages = [usage for _, usage in known]
    articles = sum(len(score.articles) for score, _ in known)
    correct = sum(item.right for score, _ in known for item in score.items)
    calls = sum(usage.calls for usage in usages)
    tokens = sum(usage.tokens_in + usage.tokens_out for usage in usages)
    usd = _usd(usages)
    return Cost(
        samples=len(known),
        samples_unknown=len(scores) - len(known),
        articles=articles,
        correct=correct,
        calls=calls,
        tokens_in=sum(usage.tokens_in for usage in usages),
        tokens_out=sum(usage.tokens_out for usage in usages),
        tokens_cached=sum(usage.tokens_cached for usage in usages),
        reasks=sum(usage.reasks for usage in usages),
        retries=sum(usage.retries for usage in usages),
        answers_from_cache=sum(usage.answers_from_cache for usage in usages),
        estimated=any(usage.estimated for usage in usages),
        usd=usd,
        calls_per_article=_each(calls, articles),
        tokens_per_article=_each(tokens, articles),
        tokens_per_correct=_each(tokens, correct),
        usd_per_article=_usd_each(usd, articles),
        usd_per_correct=_usd_each(usd, correct),
        **timing,
    )


def _usd(usages: Sequence[Usage]) -> Decimal | None:
    """Add up what is known; one call without a price makes the sum unknown."""
    total = Decimal(0)
    for usage in usages:
        if usage.cost_usd is None and not _is_free(usage):
            return None
        total += usage.cost_usd or 0
    return total


def _is_free(usage: Usage) -> bool:
    """Whether nothing was asked of a model; an answer from a cache was paid for once."""
    return not usage.calls and not usage.answers_from_cache


def _each(total: int, number: int) -> float | None:
    return total / number if number else None


def _usd_each(total: Decimal | None, number: int) -> Decimal | None:
    return total / number if total is not None and number else None


def _seconds(measured: Sequence[float]) -> Seconds:
    if not measured:
        return Seconds()
    p50, p95 = np.quantile(measured, (0.5, 0.95))
    return Seconds(total=sum(measured), p50=float(p50), p95=float(p95), n=len(measured))
