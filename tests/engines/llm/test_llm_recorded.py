"""Recorded answers of a model to the five seed articles, played back: claims, relations, and the whole command.

    OPENAI_BASE_URL=… VERIFIER_MODEL=… .venv/bin/pytest tests/engines/llm/test_llm_recorded.py --record-mode=rewrite

records them anew (cassettes/README.md).
"""

import os
import socket
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner
from vcr.cassette import Cassette

from evals.cassettes import (
    FOLDER,
    NEUTRAL,
    Recording,
    Watch,
    find_secrets,
    note_recording,
    read_recording,
    refuse_misses,
    replay,
)
from verifier.cli import app
from verifier.engines.llm.engine import LlmEngine
from verifier.ingest import read_articles
from verifier.models import Article, Claim, Extraction, Judgement, Report, VerdictLabel
from verifier.pairing import candidate_pairs
from verifier.settings import Mode, Settings, load_settings

SEEDS = Path(__file__).parents[3] / "seeds"
CASSETTES = Path(os.environ.get("CASSETTES_FOLDER", FOLDER))
EXTRACT, RELATE = "seeds/extract", "seeds/relate"
PATIENCE_S = 3600.0
"""How long a recording waits for an answer; whoever gives it may be slow."""


def path_of(name: str) -> Path:
    return CASSETTES / f"{name}.yaml"


@pytest.fixture(scope="module")
def vcr_cassette_dir() -> str:
    return str(CASSETTES)


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def vcr_config(watch: Watch) -> dict[str, object]:
    return watch.options()


@pytest.fixture
def recording(record_mode: str) -> bool:
    return record_mode != "none"


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch, recording: bool, tmp_path: Path) -> None:
    """Replay without the settings of whoever runs it."""
    if not recording:
        for name in [name for name in os.environ if name.startswith(("VERIFIER_", "OPENAI_"))]:
            monkeypatch.delenv(name)
    monkeypatch.setenv("VERIFIER_CACHE_DIR", str(tmp_path))


@pytest.fixture
def played(vcr: Cassette, watch: Watch, recording: bool) -> Iterator[None]:
    """Hold a replay to what was recorded: nothing more was asked, and nothing less."""
    yield
    if not recording:
        refuse_misses(watch, vcr)
        assert vcr.all_played, f"{len(vcr) - vcr.play_count} recorded answers were not asked for: record again"


def settings_for(name: str, recording: bool) -> Settings:
    """Return the settings for recording, from the environment, or those that a cassette was recorded with."""
    if not recording:
        known = read_recording(CASSETTES, name)
        return Settings(base_url=NEUTRAL, model=known.model, mode=known.mode, use_cache=False)
    settings = load_settings(
        environ=os.environ,
        overrides={"engine": "llm", "mode": Mode.JSON_SCHEMA, "use_cache": False, "timeout_s": PATIENCE_S},
    )
    note = Recording(model=settings.model or "", mode=Mode.JSON_SCHEMA, date=datetime.now(UTC).date())
    note_recording(CASSETTES, name, note)
    return settings


def needs(*names: str) -> None:
    absent = [name for name in names if not path_of(name).exists()]
    if absent:
        pytest.skip(f"no recording of {' and '.join(absent)} yet: cassettes/README.md says how to make one")


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


@pytest.mark.vcr
@pytest.mark.block_network
@pytest.mark.default_cassette(EXTRACT)
@pytest.mark.usefixtures("played")
def test_the_claims_of_the_seeds_stand_in_the_articles(recording: bool) -> None:
    if not recording:
        needs(EXTRACT)
    engine = LlmEngine(settings_for(EXTRACT, recording))
    extractions = extract(engine)
    texts = {article.id: article.text for article in seeds()}
    assert [each.article for each in extractions] == sorted(texts)
    for claim in (claim for each in extractions for claim in each.claims):
        assert all(texts[claim.article][quote.start : quote.end] == quote.text for quote in claim.quotes)
    assert all(len(each.claims) >= 8 for each in extractions)
    assert sum(len(each.rejected) for each in extractions) <= sum(len(each.claims) for each in extractions) / 10
    assert engine.usage.calls <= 2 * len(texts)


@pytest.mark.vcr
@pytest.mark.block_network
@pytest.mark.default_cassette(RELATE)
@pytest.mark.usefixtures("played")
def test_the_relations_of_the_seeds_answer_every_candidate(recording: bool) -> None:
    needs(*(EXTRACT,) if recording else (EXTRACT, RELATE))
    claims = recorded_claims()
    engine = LlmEngine(settings_for(RELATE, recording))
    candidates = candidate_pairs(seeds(), claims)
    judgements = [item for item in engine.relate(seeds(), claims, candidates) if isinstance(item, Judgement)]
    assert {judgement.pair for judgement in judgements} >= set(candidates)
    assert engine.usage.calls <= 2


@pytest.mark.block_network
def test_the_command_checks_the_seeds_from_recorded_answers() -> None:
    needs(EXTRACT, RELATE)
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
    needs(EXTRACT)
    tried: list[object] = []
    monkeypatch.setattr(socket, "getaddrinfo", lambda *address, **_: tried.append(address))
    monkeypatch.setattr(socket.socket, "connect", lambda _, address: tried.append(address))
    assert recorded_claims()
    assert tried == []


@pytest.mark.parametrize("path", sorted(CASSETTES.rglob("*.yaml")), ids=lambda path: path.stem)
def test_no_cassette_holds_a_secret(path: Path) -> None:
    assert find_secrets(path.read_text(encoding="utf-8")) == []
