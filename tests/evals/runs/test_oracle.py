"""In the oracle setting an engine is handed gold's claims, and nothing else of what people said."""

from pathlib import Path

from evals.labels.folder import load_story
from evals.runs.oracle import OracleEngine
from verifier.engines.scripted import ScriptedEngine
from verifier.models import Extraction
from verifier.pipeline import verify


def test_the_claims_are_golds_and_the_relations_the_engines(bridge: Path) -> None:
    story, engine = load_story(bridge), ScriptedEngine()
    report = verify(story.articles, engine=OracleEngine(story.labels.plain_claims, engine))
    assert {claim.id: claim for claim in report.claims} == {gold.id: gold.claim for gold in story.labels.claims}
    assert engine.extract_calls == []
    [call] = engine.relate_calls
    assert set(call.claims) == {gold.claim for gold in story.labels.claims}
    assert report.engine == engine.info


def test_an_article_without_gold_claims_has_none(bridge: Path) -> None:
    story = load_story(bridge)
    items = list(OracleEngine((), ScriptedEngine()).extract(story.articles))
    assert items == [Extraction(article=article.id) for article in story.articles]
