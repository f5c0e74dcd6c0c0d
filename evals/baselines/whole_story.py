"""Ask a model for everything at once: all articles in one plain prompt, claims and verdicts in one answer.

What a competent person would try first. Nothing is worked out or corrected afterwards; a claim whose quote is not in
its article is left out, as everywhere, since nobody could be shown where it comes from.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from verifier.engines.llm.ask import Ask, AskFailure
from verifier.engines.llm.client import Asker
from verifier.errors import EngineError
from verifier.models import Article, Claim, Kind, Origin, Quote, RejectedClaim, Span, VerdictLabel
from verifier.prompts import fence, load_prompt
from verifier.text import locate

PROMPT = "whole-story"

_UNKNOWN = "unknown"


class ToldClaim(BaseModel):
    """A claim and its verdict as the model gives them."""

    model_config = ConfigDict(extra="forbid")

    article: str
    text: str
    quote: str
    verdict: Literal["corroborated", "contradicted", "single-source"]
    evidence: list[str] = Field(default_factory=list)


class ToldStory(BaseModel):
    """The claims of all articles."""

    model_config = ConfigDict(extra="forbid")

    claims: list[ToldClaim]


@dataclass(frozen=True, slots=True)
class WholeStory:
    """What the model made of a story: claims, the verdict of each, and what could not be taken as a claim."""

    claims: tuple[Claim, ...]
    verdicts: Mapping[str, VerdictLabel]
    rejected: tuple[RejectedClaim, ...]


def ask_whole_story(asker: Asker, articles: Sequence[Article]) -> WholeStory:
    """Ask about a story; EngineError where there is no answer."""
    for item in asker.ask_all([request(articles)]):
        if isinstance(item, AskFailure):
            raise EngineError(f"{item.message}: {item.advice}")
        return _read(item.value, articles)
    raise EngineError("the model was not asked")


def request(articles: Sequence[Article]) -> Ask[ToldStory]:
    """Return the one request for a story."""
    shown = "\n\n".join(_shown(article) for article in sorted(articles, key=lambda article: article.id))
    return Ask(
        key=PROMPT,
        messages=load_prompt(PROMPT).render(articles=shown),
        response_model=ToldStory,
        prompt=load_prompt(PROMPT).ref,
    )


def _shown(article: Article) -> str:
    heading = f"id: {article.id}\noutlet: {_one_line(article.outlet_name)}"
    if article.published is not None:
        heading += f"\npublished: {article.published.when}"
    marker = fence(article.text, heading)
    return f"{heading}\n<article {marker}>\n{article.text.strip()}\n</article {marker}>"


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _read(told: ToldStory, articles: Sequence[Article]) -> WholeStory:
    by_id = {article.id: article for article in articles}
    claims: list[Claim] = []
    verdicts: dict[str, VerdictLabel] = {}
    rejected: list[RejectedClaim] = []
    for number, each in enumerate(told.claims, start=1):
        found = _find(each, by_id)
        if isinstance(found, RejectedClaim):
            rejected.append(found)
            continue
        claim = _claim(each, found, number)
        claims.append(claim)
        verdicts[claim.id] = VerdictLabel(each.verdict)
    return WholeStory(tuple(sorted(claims, key=lambda claim: claim.id)), verdicts, tuple(rejected))


def _find(told: ToldClaim, by_id: Mapping[str, Article]) -> "_Place | RejectedClaim":
    """Return where a claim stands, or why it is none."""
    article = by_id.get(told.article)
    span = locate(told.quote, article.text) if article else None
    if article and span and told.text.strip():
        return _Place(article, span)
    reason = "its quote is not in the article" if span is None else "it has no text"
    if article is None:
        reason = f"there is no article {told.article[:80]!r}"
    name = article.id if article else _UNKNOWN
    return RejectedClaim(article=name, text=told.text, quote=told.quote, reason=reason)


@dataclass(frozen=True, slots=True)
class _Place:
    article: Article
    span: Span


def _claim(told: ToldClaim, place: _Place, number: int) -> Claim:
    article, span = place.article, place.span
    return Claim(
        id=f"{article.id}-w{number:03}",
        article=article.id,
        text=told.text,
        kind=Kind.FACT,
        quotes=(Quote(start=span.start, end=span.end, text=article.slice(span)),),
        origin=Origin(body=article.outlet_name),
    )
