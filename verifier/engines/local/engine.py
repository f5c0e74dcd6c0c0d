"""Read articles and relate their claims on this machine: no key, no network, no calls.

It is made of rules and a small model of entailment. It finds what sentences plainly say; it does not infer. It reads
English and nothing else: an article in another language is a failure, never a guess.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property

from verifier.engines.base import Neighbours, OffersNeighbours
from verifier.engines.local.claims.extract import extract_claims
from verifier.engines.local.model.choosing import Choice, choose_entailment, name_of
from verifier.engines.local.relations.entailment import EntailmentModel
from verifier.engines.local.relations.relate import relate_claims
from verifier.languages import ENGLISH, INSTALL, DetectorMissingError, language_name, language_of
from verifier.models import Article, Claim, EngineInfo, Extraction, Failure, Judgement, Pair, Stage, Usage


class LocalEngine:
    """Implements `verifier.engines.base.Engine`, and offers neighbours where its model can tell them."""

    def __init__(self, entailment: EntailmentModel | None = None) -> None:
        """Take a model of entailment; without one the default is used, loaded when it is first needed."""
        self._given = entailment
        self._told_on_comparing: tuple[str, ...] = ()
        self._of_unknown_language: list[str] = []

    @cached_property
    def _choice(self) -> Choice:
        return _default_entailment() if self._given is None else (self._given, ())

    @property
    def info(self) -> EngineInfo:
        """What a report says about the engine."""
        model, _ = self._choice
        return EngineInfo(name="local", model=name_of(model))

    @property
    def usage(self) -> Usage:
        """Nothing: no model is called over a wire."""
        return Usage()

    @property
    def warnings(self) -> tuple[str, ...]:
        """Why the trained model was not used to compare claims, and which articles may not be in English."""
        told = self._told_on_comparing
        if not self._of_unknown_language:
            return told
        named = ", ".join(sorted(set(self._of_unknown_language)))
        return (*told, f"These may not be in English, but were read as if they were: {named}. To know: {INSTALL}.")

    @property
    def neighbours(self) -> Neighbours | None:
        """What the model finds neighbours with; None where it makes no embeddings."""
        model, _ = self._choice
        return model.neighbours if isinstance(model, OffersNeighbours) else None

    def extract(self, articles: Sequence[Article]) -> Iterator[Extraction | Failure]:
        """Yield one item an article, in the order given; what goes wrong on one article stays with it."""
        for article in articles:
            language = self._language(article)
            yield _extract_one(article) if language == ENGLISH else _refuse(article, language)

    def relate(
        self, articles: Sequence[Article], claims: Sequence[Claim], candidates: Sequence[Pair]
    ) -> Iterator[Judgement | Failure]:
        """Yield two judgements a candidate, one each way; "none" for those that are unrelated."""
        model, self._told_on_comparing = self._choice
        yield from relate_claims(articles, claims, candidates, model)

    def _language(self, article: Article) -> str:
        """Return the language to read an article in; in doubt English."""
        try:
            return language_of(article) or ENGLISH
        except DetectorMissingError:
            self._of_unknown_language.append(article.id)
            return ENGLISH


def _default_entailment() -> Choice:
    """Return the model that judges where none is given."""
    return choose_entailment()


def _refuse(article: Article, code: str) -> Failure:
    return Failure(
        stage=Stage.EXTRACT,
        reason=f"{article.id} is in {language_name(code)} ({code}), and the local engine reads English only",
        advice=(
            "check it with --engine llm and a model that reads this language, or give an English version; the other "
            "articles were checked without it"
        ),
        articles=(article.id,),
    )


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
