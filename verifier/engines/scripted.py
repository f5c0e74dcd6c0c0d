"""Answer from a script instead of reading: for tests, examples and documentation.

It gives back the claims and judgements that it was made with, and keeps the calls that it received.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from verifier.models import (
    Article,
    Claim,
    EngineInfo,
    Extraction,
    Failure,
    Judgement,
    Pair,
    RelationLabel,
    Stage,
    Usage,
)


@dataclass(frozen=True, slots=True)
class RelateCall:
    """What `relate` was given."""

    articles: tuple[Article, ...]
    claims: tuple[Claim, ...]
    candidates: tuple[Pair, ...]


class ScriptedEngine:
    """An `Engine` with fixed answers.

    `claims` are given out by article. An article in `unreadable` fails, with the reason given there. A candidate pair
    is judged by `judgements`, else "none"; a pair in `unanswered` gets no judgement, so it could not be checked.
    """

    def __init__(
        self,
        claims: Iterable[Claim] = (),
        judgements: Iterable[Judgement] = (),
        *,
        unreadable: Mapping[str, str] | None = None,
        unanswered: Iterable[Pair] = (),
    ) -> None:
        self._claims = tuple(claims)
        self._judgements = tuple(judgements)
        self._unreadable = dict(unreadable or {})
        self._unanswered = frozenset(unanswered)
        self.extract_calls: list[tuple[Article, ...]] = []
        self.relate_calls: list[RelateCall] = []

    @property
    def info(self) -> EngineInfo:
        """Say that answers are scripted."""
        return EngineInfo(name="scripted")

    @property
    def usage(self) -> Usage:
        """Report that nothing was spent."""
        return Usage()

    @property
    def warnings(self) -> tuple[str, ...]:
        """Nothing to say."""
        return ()

    def extract(self, articles: Sequence[Article]) -> Iterator[Extraction | Failure]:
        """Yield the scripted claims of each article, or its scripted failure."""
        self.extract_calls.append(tuple(articles))
        for article in articles:
            if article.id in self._unreadable:
                yield Failure(
                    stage=Stage.EXTRACT,
                    articles=(article.id,),
                    reason=self._unreadable[article.id],
                    advice="change the script",
                )
                continue
            yield Extraction(
                article=article.id, claims=tuple(claim for claim in self._claims if claim.article == article.id)
            )

    def relate(
        self, articles: Sequence[Article], claims: Sequence[Claim], candidates: Sequence[Pair]
    ) -> Iterator[Judgement | Failure]:
        """Yield the scripted judgements, and "none" for every other candidate that is not in `unanswered`."""
        self.relate_calls.append(RelateCall(tuple(articles), tuple(claims), tuple(candidates)))
        judged = {judgement.pair for judgement in self._judgements}
        yield from (judgement for judgement in self._judgements if judgement.pair not in self._unanswered)
        for pair in candidates:
            if pair not in judged | self._unanswered:
                yield Judgement(evidence=pair.first, target=pair.second, label=RelationLabel.NONE)
