"""Recorded answers of a model to the hostile articles, played back: what they order has no effect on any report.

    OPENAI_BASE_URL=… VERIFIER_MODEL=… pytest --record-mode=rewrite tests/engines/llm/test_llm_injection_recorded.py

records them anew (cassettes/README.md): a request for each article, then one for each of the stories.
"""

from collections.abc import Mapping, Sequence

import pytest
from hostile_stories import INDEX, articles
from injection_effects import effects_on_claims, effects_on_story
from recordings import needs, path_of, settings_for

from evals.cassettes import replay
from evals.runs.oracle import OracleEngine
from verifier.engines.llm.engine import LlmEngine
from verifier.models import Extraction, Report
from verifier.pipeline import verify

EXTRACT, RELATE = "injection/extract", "injection/relate"

pytestmark = [pytest.mark.usefixtures("plain_environment"), pytest.mark.block_network]


def extract(engine: LlmEngine) -> tuple[Extraction, ...]:
    items = list(engine.extract([*articles().values()]))
    found = [item for item in items if isinstance(item, Extraction)]
    assert found == items, items
    return tuple(found)


def reports(extractions: Sequence[Extraction], engine: LlmEngine) -> Mapping[str, Report]:
    reading = OracleEngine((claim for each in extractions for claim in each.claims), engine)
    given = {story.id: [articles()[entry.id] for entry in INDEX.of_story(story.id)] for story in INDEX.story}
    return {story.id: verify(given[story.id], engine=reading, one_story=True) for story in INDEX.story}


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
