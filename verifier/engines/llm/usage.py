"""Add up what requests cost.

Pure arithmetic on `verifier.models.Usage`. A usage without any call is neutral; one whose price is unknown makes the
sum's price unknown, because unknown is not zero.
"""

from collections.abc import Iterable
from decimal import Decimal

from verifier.models import Usage


def add(one: Usage, other: Usage) -> Usage:
    """Return the sum of both."""
    return Usage(
        calls=one.calls + other.calls,
        tokens_in=one.tokens_in + other.tokens_in,
        tokens_out=one.tokens_out + other.tokens_out,
        tokens_cached=one.tokens_cached + other.tokens_cached,
        reasks=one.reasks + other.reasks,
        retries=one.retries + other.retries,
        answers_from_cache=one.answers_from_cache + other.answers_from_cache,
        seconds=one.seconds + other.seconds,
        estimated=one.estimated or other.estimated,
        cost_usd=_add_cost(one, other),
    )


def total(parts: Iterable[Usage]) -> Usage:
    """Return the sum of all; of none, nothing."""
    result = Usage()
    for part in parts:
        result = add(result, part)
    return result


def _add_cost(one: Usage, other: Usage) -> Decimal | None:
    known = [part.cost_usd for part in (one, other) if part.calls or part.cost_usd is not None]
    costs = [cost for cost in known if cost is not None]
    return sum(costs, Decimal(0)) if costs and len(costs) == len(known) else None


class Tally:
    """Collects usage as requests are made, and passes it on to the tally above it."""

    def __init__(self, above: "Tally | None" = None) -> None:
        self._sum = Usage()
        self._above = above

    @property
    def usage(self) -> Usage:
        """The sum so far."""
        return self._sum

    def add(self, usage: Usage) -> None:
        """Count one more part, here and above."""
        self._sum = add(self._sum, usage)
        if self._above is not None:
            self._above.add(usage)
