"""The `llm` engine: reads language with a model behind any OpenAI-compatible endpoint.

Extraction is one request an article, relation one for the claims of a story; calls grow with articles and claims, not
with pairs.
"""

from collections.abc import Iterator, Sequence

from verifier.engines.llm import extract, relate
from verifier.engines.llm.ask import Estimate
from verifier.engines.llm.client import Asker
from verifier.models import Article, Claim, EngineInfo, Extraction, Failure, Judgement, Pair, Story, Usage
from verifier.prompts import load_prompt
from verifier.settings import Settings
from verifier.stories.sections import cut


class LlmEngine:
    """An `Engine` that asks a model."""

    def __init__(self, settings: Settings, asker: Asker | None = None) -> None:
        """Raise SettingsError where no model is set; `asker` takes the place of the one made from the settings."""
        self._asker = asker or Asker(settings)
        self._context_tokens = settings.context_tokens
        self._warnings: list[str] = []

    @property
    def info(self) -> EngineInfo:
        """Say which model answered, where, how, and to which prompts."""
        return EngineInfo(
            name="llm",
            model=self._asker.model,
            endpoint=self._asker.endpoint,
            mode=self._asker.mode,
            prompts=tuple(load_prompt(name).ref for name in (extract.PROMPT, relate.PROMPT)),
        )

    @property
    def usage(self) -> Usage:
        """What all calls so far have cost."""
        return self._asker.usage

    @property
    def warnings(self) -> tuple[str, ...]:
        """What a person should know besides the answers."""
        return (*self._asker.warnings, *self._warnings)

    def estimate(self, articles: Sequence[Article], *, compare: bool = True, stories: Sequence[Story] = ()) -> Estimate:
        """Guess what checking the articles would cost, or with `compare` off reading them alone; sends nothing.

        The requests that read the articles are known; those that relate their claims, story by story (without
        `stories` all are one), are guessed from their length.
        """
        sections = cut(articles, (), stories) if compare else ()
        guessed = [need for each in sections for need in relate.guess_needs(each.articles, self._context_tokens)]
        return self._asker.estimate(extract.requests(articles, self._context_tokens), guessed)

    def extract(self, articles: Sequence[Article]) -> Iterator[Extraction | Failure]:
        """Yield one item an article as answers come; raise EndpointError where the endpoint cannot be used at all."""
        return extract.extract_claims(self._asker, articles, self._context_tokens)

    def relate(
        self, articles: Sequence[Article], claims: Sequence[Claim], candidates: Sequence[Pair]
    ) -> Iterator[Judgement | Failure]:
        """Yield the judgements of each request as its answer comes."""
        return relate.relate_claims(
            self._asker, articles, claims, candidates, self._context_tokens, self._warnings.append
        )
