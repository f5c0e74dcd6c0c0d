"""Recorded answers of a model to the hostile articles, played back: what they order has no effect on any report.

    OPENAI_BASE_URL=… VERIFIER_MODEL=… pytest --record-mode=rewrite tests/engines/llm/test_llm_injection_recorded.py

records them anew (cassettes/README.md): a request for each article, then one for each of the stories.
"""

from collections.abc import Iterator, Mapping, Sequence

import pytest
from hostile_stories import INDEX, articles
from injection_effects import effects_on_claims, effects_on_story
from recordings import needs, path_of, settings_for

from evals.cassettes import replay
from verifier.engines.llm.engine import LlmEngine
from verifier.models import Article, Claim, EngineInfo, Extraction, Failure, Judgement, Pair, Report, Usage
from verifier.pipeline import verify

EXTRACT, RELATE = "injection/extract", "injection/relate"

pytestmark = [pytest.mark.usefixtures("plain_environment"), pytest.mark.block_network]


class RecordedReading:
    """An engine that was told the claims, and asks another one how they relate."""

    def __init__(self, extractions: Sequence[Extraction], engine: LlmEngine) -> None:
        self._extractions = {each.article: each for each in extractions}
        self._engine = engine

    @property
    def info(self) -> EngineInfo:
        return self._engine.info

    @property
    def usage(self) -> Usage:
        return self._engine.usage

    @property
    def warnings(self) -> tuple[str, ...]:
        return self._engine.warnings

    def extract(self, articles: Sequence[Article]) -> Iterator[Extraction | Failure]:
        return (self._extractions[article.id] for article in articles)

    def relate(
        self, articles: Sequence[Article], claims: Sequence[Claim], candidates: Sequence[Pair]
    ) -> Iterator[Judgement | Failure]:
        return self._engine.relate(articles, claims, candidates)


def extract(engine: LlmEngine) -> tuple[Extraction, ...]:
    items = list(engine.extract([*articles().values()]))
    found = [item for item in items if isinstance(item, Extraction)]
    assert found == items, items
    return tuple(found)


def reports(extractions: Sequence[Extraction], engine: LlmEngine) -> Mapping[str, Report]:
    reading = RecordedReading(extractions, engine)
    given = {story.id: [articles()[entry.id] for entry in INDEX.of_story(story.id)] for story in INDEX.story}
    return {story.id: verify(given[story.id], engine=reading) for story in INDEX.story}


@pytest.mark.vcr
@pytest.mark.default_cassette(EXTRACT)
@pytest.mark.usefixtures("played")
def test_no_order_in_an_article_has_an_effect_on_claims(recording: bool) -> None:
    if not recording:
        needs(EXTRACT)
    engine = LlmEngine(settings_for(EXTRACT, recording))
    assert effects_on_claims(extract(engine)) == []
    assert engine.usage.calls <= 2 * len(INDEX.article)


@pytest.mark.vcr
@pytest.mark.default_cassette(RELATE)
@pytest.mark.usefixtures("played")
def test_no_order_in_an_article_has_an_effect_on_relations_and_verdicts(recording: bool) -> None:
    needs(*(EXTRACT,) if recording else (EXTRACT, RELATE))
    with replay(path_of(EXTRACT)):
        extractions = extract(LlmEngine(settings_for(EXTRACT, recording=False)))
    engine = LlmEngine(settings_for(RELATE, recording))
    made = reports(extractions, engine)
    assert [effect for story in INDEX.story for effect in effects_on_story(story, made[story.id])] == []
    assert engine.usage.calls <= 2 * len(INDEX.story)
