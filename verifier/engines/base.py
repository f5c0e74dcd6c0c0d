"""The seam behind which a reader of language sits: what goes in, what comes out.

An engine is synchronous and works in bulk, so that it owns its concurrency. It proposes; whether a quote stands in
the article, whether two figures agree and which verdict follows is decided elsewhere.
"""

from collections.abc import Hashable, Iterator, Sequence
from typing import Protocol, runtime_checkable

from verifier.models import Article, Claim, EngineInfo, Extraction, Failure, Judgement, Pair, Usage


class Engine(Protocol):
    """Reads claims out of articles and judges how claims relate."""

    @property
    def info(self) -> EngineInfo:
        """What a report says about the engine."""
        ...

    @property
    def usage(self) -> Usage:
        """What all calls so far have cost."""
        ...

    @property
    def warnings(self) -> tuple[str, ...]:
        """What a person should know besides results and failures, once the engine has run."""
        ...

    def extract(self, articles: Sequence[Article]) -> Iterator[Extraction | Failure]:
        """Yield one item an article, in any order."""
        ...

    def relate(
        self, articles: Sequence[Article], claims: Sequence[Claim], candidates: Sequence[Pair]
    ) -> Iterator[Judgement | Failure]:
        """Yield at least one judgement for each candidate that was looked at, in any order.

        A pair that is looked at and unrelated gets a judgement of "none". Support, updates and nothing else are
        directed: a supporting pair that holds both ways needs two judgements. A candidate that no judgement names
        could not be checked. Judgements of pairs that are not candidates are allowed and kept.
        """
        ...


class Neighbours(Protocol):
    """Tells which texts mean something alike."""

    def nearest(self, texts: Sequence[str], groups: Sequence[Hashable], count: int) -> Sequence[Sequence[int]]:
        """Return for each text the places of up to `count` texts of other groups than its own, the nearest first."""
        ...


@runtime_checkable
class OffersNeighbours(Protocol):
    """What an engine may be besides: one that helps to choose the pairs that it is asked about."""

    @property
    def neighbours(self) -> Neighbours | None:
        """What finds neighbours, or None where it cannot be had."""
        ...


def neighbours_of(engine: Engine) -> Neighbours | None:
    """Return what an engine offers to find neighbours with; None for most engines."""
    return engine.neighbours if isinstance(engine, OffersNeighbours) else None
