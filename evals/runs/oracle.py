"""Hand an engine claims in place of its own, so that how it relates is seen without how it extracts.

What the engine sees of a gold claim is the claim: no verdict, no tag, no relation.
"""

from collections.abc import Iterable, Iterator, Sequence

from verifier.engines.base import Engine, Neighbours, neighbours_of
from verifier.models import Article, Claim, EngineInfo, Extraction, Failure, Judgement, Pair, Usage


class OracleEngine:
    """An `Engine` that extracts the claims that it was given, and relates as another engine does."""

    def __init__(self, claims: Iterable[Claim], engine: Engine) -> None:
        self._claims = tuple(claims)
        self._engine = engine

    @property
    def info(self) -> EngineInfo:
        """Whose relations these are."""
        return self._engine.info

    @property
    def usage(self) -> Usage:
        """What relating has cost."""
        return self._engine.usage

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the engine that relates has to say."""
        return self._engine.warnings

    @property
    def neighbours(self) -> Neighbours | None:
        """What the engine that relates helps to choose pairs with."""
        return neighbours_of(self._engine)

    def extract(self, articles: Sequence[Article]) -> Iterator[Extraction | Failure]:
        """Yield the claims of each article that it was given."""
        for article in articles:
            yield Extraction(
                article=article.id, claims=tuple(claim for claim in self._claims if claim.article == article.id)
            )

    def relate(
        self, articles: Sequence[Article], claims: Sequence[Claim], candidates: Sequence[Pair]
    ) -> Iterator[Judgement | Failure]:
        """Let the other engine relate them."""
        return self._engine.relate(articles, claims, candidates)
