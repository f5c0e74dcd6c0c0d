"""Recorded answers of a model to the five seed articles, played back: claims, relations, and the whole command.

They are those of the gold story on the seeds; cassettes/README.md says how to record them anew.
"""

import socket
from pathlib import Path

import pytest
from recordings import CASSETTES, path_of, settings_for
from typer.testing import CliRunner

from evals.cassettes import NEUTRAL, find_secrets, read_recording, replay
from verifier.cli import app
from verifier.engines.llm.engine import LlmEngine
from verifier.ingest import read_articles
from verifier.models import Article, Claim, Extraction, Judgement, Report, VerdictLabel
from verifier.pairing import candidate_pairs

SEEDS = Path(__file__).parents[3] / "seeds"
EXTRACT, RELATE = "gold/north-korea-troops/extract", "gold/north-korea-troops/relate"

pytestmark = pytest.mark.usefixtures("plain_environment")


def seeds() -> tuple[Article, ...]:
    return tuple(sorted(read_articles([str(SEEDS)]).articles, key=lambda article: article.id))


def extract(engine: LlmEngine) -> tuple[Extraction, ...]:
    items = list(engine.extract(seeds()))
    found = [item for item in items if isinstance(item, Extraction)]
    assert found == items, items
    return tuple(sorted(found, key=lambda extraction: extraction.article))


def recorded_claims() -> tuple[Claim, ...]:
    with replay(path_of(EXTRACT)):
        extractions = extract(LlmEngine(settings_for(EXTRACT, recording=False)))
    return tuple(sorted((claim for each in extractions for claim in each.claims), key=lambda claim: claim.id))


@pytest.mark.block_network
def test_the_claims_of_the_seeds_stand_in_the_articles() -> None:
    with replay(path_of(EXTRACT)) as cassette:
        engine = LlmEngine(settings_for(EXTRACT, recording=False))
        extractions = extract(engine)
        assert cassette.all_played
    texts = {article.id: article.text for article in seeds()}
    assert [each.article for each in extractions] == sorted(texts)
    for claim in (claim for each in extractions for claim in each.claims):
        assert all(texts[claim.article][quote.start : quote.end] == quote.text for quote in claim.quotes)
    assert all(len(each.claims) >= 8 for each in extractions)
    assert sum(len(each.rejected) for each in extractions) <= sum(len(each.claims) for each in extractions) / 10
    assert engine.usage.calls <= 2 * len(texts)


@pytest.mark.block_network
def test_the_relations_of_the_seeds_answer_every_candidate() -> None:
    claims = recorded_claims()
    candidates = candidate_pairs(seeds(), claims)
    with replay(path_of(RELATE)) as cassette:
        engine = LlmEngine(settings_for(RELATE, recording=False))
        judgements = [item for item in engine.relate(seeds(), claims, candidates) if isinstance(item, Judgement)]
        assert cassette.all_played
    assert {judgement.pair for judgement in judgements} >= set(candidates)
    assert engine.usage.calls <= 2


@pytest.mark.block_network
def test_the_command_checks_the_seeds_from_recorded_answers() -> None:
    known, other = (read_recording(CASSETTES, name) for name in (EXTRACT, RELATE))
    assert (other.model, other.mode) == (known.model, known.mode), "one run needs one model: record both"
    endpoint = ["--base-url", NEUTRAL, "--model", known.model, "--mode", known.mode, "--no-cache"]
    with replay(path_of(EXTRACT), path_of(RELATE)) as cassette:
        command = ["check", str(SEEDS), "--engine", "llm", *endpoint, "--format", "json"]
        result = CliRunner().invoke(app, command, prog_name="verifier")
        assert cassette.all_played
    assert result.exit_code == 0, result.output
    report = Report.model_validate_json(result.stdout)
    assert (report.engine.name, report.engine.model, report.engine.mode) == ("llm", known.model, known.mode)
    assert len(report.verdicts) == len(report.claims) > 0
    assert {verdict.label for verdict in report.verdicts} == set(VerdictLabel)
    assert report.unchecked == report.failures == ()
    assert report.usage.calls == len(cassette) <= 12
    assert 0 < report.usage.tokens_in <= 40_000
    assert report.usage.cost_usd is None  # no price is known for an address that does not exist
    assert report.usage.retries == 0


@pytest.mark.block_network
def test_a_replay_makes_no_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[object] = []
    monkeypatch.setattr(socket, "getaddrinfo", lambda *address, **_: tried.append(address))
    monkeypatch.setattr(socket.socket, "connect", lambda _, address: tried.append(address))
    assert recorded_claims()
    assert tried == []


@pytest.mark.parametrize("path", sorted(CASSETTES.rglob("*.yaml")), ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_no_cassette_holds_a_secret_and_every_one_is_noted(path: Path) -> None:
    assert find_secrets(path.read_text(encoding="utf-8")) == []
    assert read_recording(CASSETTES, str(path.relative_to(CASSETTES).with_suffix("")))
