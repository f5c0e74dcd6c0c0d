"""Read articles and relate their claims on this machine: no key, no network, no calls.

It is made of rules and a small model of entailment. It finds what sentences plainly say; it does not infer.
"""

from collections.abc import Iterator, Sequence

from verifier.engines.local.claims.extract import extract_claims
from verifier.engines.local.relations.entailment import EntailmentModel
from verifier.engines.local.relations.overlap import OverlapModel
from verifier.engines.local.relations.relate import relate_claims
from verifier.models import Article, Claim, EngineInfo, Extraction, Failure, Judgement, Pair, Stage, Usage


class LocalEngine:
    """Implements `verifier.engines.base.Engine`."""

    def __init__(self, entailment: EntailmentModel | None = None) -> None:
        """Take a model of entailment; without one, words are compared (`overlap.OverlapModel`)."""
        self._entailment = entailment or OverlapModel()

    @property
    def info(self) -> EngineInfo:
        """What a report says about the engine."""
        return EngineInfo(name="local", model=type(self._entailment).__name__)

    @property
    def usage(self) -> Usage:
        """Nothing: no model is called over a wire."""
        return Usage()

    @property
    def warnings(self) -> tuple[str, ...]:
        """Nothing to say."""
        return ()

    def extract(self, articles: Sequence[Article]) -> Iterator[Extraction | Failure]:
        """Yield one item an article, in the order given; what goes wrong on one article stays with it."""
        for article in articles:
            yield _extract_one(article)

    def relate(
        self, articles: Sequence[Article], claims: Sequence[Claim], candidates: Sequence[Pair]
    ) -> Iterator[Judgement | Failure]:
        """Yield two judgements a candidate, one each way; "none" for those that are unrelated."""
        yield from relate_claims(articles, claims, candidates, self._entailment)


def _extract_one(article: Article) -> Extraction | Failure:
    """Extract; the one boundary at which an unexpected error becomes a record."""
    try:
        return extract_claims(article)
    except Exception as error:
        return Failure(
            stage=Stage.EXTRACT,
            reason=f"the local engine could not read this article ({type(error).__name__}: {error})",
            advice="please report this with the text of the article; the other articles were checked without it",
            articles=(article.id,),
        )
