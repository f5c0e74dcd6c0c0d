"""A real model server with models that have learnt nothing: whatever they say, nothing breaks or gets through.

The server is llama-cpp-python's, on loopback; the models are of random weights, each with a leaning of its own. What
exactly they say depends on the machine; what becomes of it does not.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from verifier import pipeline
from verifier.cli import app
from verifier.engines.llm.doctor import Diagnosis
from verifier.engines.llm.engine import LlmEngine
from verifier.engines.local.engine import LocalEngine
from verifier.ingest import read_articles
from verifier.models import Failure, Judgement, Pair, RelationLabel, Report
from verifier.pairing import candidate_pairs
from verifier.settings import Mode, Settings

MISSING = [name for name in ("llama_cpp", "uvicorn", "fastapi", "gguf") if find_spec(name) is None]
if MISSING:
    pytest.skip(
        f"{', '.join(MISSING)} not installed; to try a real model server (it compiles for some minutes): "
        "pip install -c constraints.txt -e '.[local-server]'",
        allow_module_level=True,
    )

ARTICLES: Mapping[str, str] = {
    "courier": """Ferry runs aground off Northport

Northport Courier, 3 March 2025

A ferry with 214 people on board ran aground off Northport on Monday, the coastguard said. Nobody was hurt.
The captain “saw nothing”, the company told reporters. The ferry will be towed to the harbour on Tuesday.
""",
    "herald": """Passengers safe after ferry accident

Bay Herald, 3 March 2025

More than 200 passengers were taken off a ferry that hit a sandbank near Northport on Monday. Three had minor
injuries, a hospital spokeswoman said.
""",
}

MUCH = 30.0
"""A leaning that noise does not outweigh."""
LEANINGS: Mapping[str, Mapping[str, float]] = {
    "makes things up": {'"': 2.5, ",": -1.0, "]": -1.0, "</s>": MUCH},
    "leaves things empty": {'"': MUCH, ",": -MUCH, "]": -MUCH / 2, "</s>": MUCH},
    "says nothing": {"]": MUCH, "}": MUCH, "</s>": 2 * MUCH},
    "never stops": {'"': -MUCH, "</s>": -MUCH},
}
ROOMY, NARROW = 16_384, 2_048


@dataclass(frozen=True)
class Desk:
    """A folder with articles, and servers with models."""

    folder: Path
    serve: Callable[[str, int], str]

    def run(self, leaning: str, *words: str, context: int = ROOMY, **settings: str) -> Result:
        """Run the command line against a model, with limits that end noise soon."""
        environment = {
            "OPENAI_BASE_URL": self.serve(leaning, context),
            "OPENAI_API_KEY": "",
            "VERIFIER_MODEL": "noise",
            "VERIFIER_CACHE_DIR": str(self.folder / "cache"),
            "VERIFIER_USE_CACHE": "false",
            "VERIFIER_CONTEXT_TOKENS": "4000",
            "VERIFIER_MAX_OUTPUT_TOKENS": "200",
        }
        result = CliRunner().invoke(app, [*words], env=environment | settings)
        assert "Traceback" not in result.output
        assert "defect of the program" not in result.output
        return result

    def report(self, leaning: str, verb: str, *words: str, **settings: str) -> Report:
        """Return what `extract` or `check` makes of the articles, held to what is true of any model."""
        result = self.run(leaning, verb, "--format", "json", *words, str(self.folder / "story"), **settings)
        report = Report.model_validate_json(result.stdout)
        assert result.exit_code == (3 if report.failures or report.unchecked else 0)
        return held(report)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    from model_server import served
    from tiny_model import write_tiny_model

    folder = tmp_path_factory.mktemp("desk")
    (folder / "story").mkdir()
    for name, text in ARTICLES.items():
        (folder / "story" / f"{name}.txt").write_text(text, encoding="utf-8")
    running: dict[tuple[str, int], str] = {}
    with ExitStack() as stack:

        def serve(leaning: str, context: int) -> str:
            if (leaning, context) not in running:
                model = folder / f"{len(running)}.gguf"
                write_tiny_model(model, seed=1, leanings=LEANINGS[leaning])
                running[leaning, context] = stack.enter_context(served(model, context_tokens=context))
            return running[leaning, context]

        yield Desk(folder, serve)


def held(report: Report) -> Report:
    """Hold a report to the rules: words of the articles, reasons, advice, and a word on every article."""
    texts = {article.id: article.text for article in report.articles}
    assert set(texts) == set(ARTICLES)
    for claim in report.claims:
        assert claim.quotes
        assert all(quote.text == texts[claim.article][quote.start : quote.end] for quote in claim.quotes)
    assert all(refused.reason and refused.article in texts for refused in report.rejected)
    assert all(failure.reason and failure.advice for failure in report.failures)
    told = {claim.article for claim in report.claims}
    told |= {name for failure in report.failures for name in failure.articles}
    told |= {name for name in texts for warning in report.warnings if name in warning}
    assert told == set(texts)
    return report


def test_doctor_finds_the_mode_that_the_server_holds_to_the_schema(desk: Desk) -> None:
    result = desk.run("says nothing", "doctor", "--format", "json")
    found = Diagnosis.model_validate_json(result.stdout)
    assert (result.exit_code, found.mode, found.models) == (0, Mode.TOOLS, ("noise",))
    assert {each.mode: (each.works, each.binds) for each in found.results} == {
        Mode.TOOLS: (True, True),
        Mode.JSON_SCHEMA: (False, False),
        Mode.JSON: (False, False),
        Mode.MD_JSON: (False, False),
    }


@pytest.mark.parametrize("verb", ["extract", "check"])
def test_what_a_model_makes_up_is_refused(desk: Desk, verb: str) -> None:
    report = desk.report("makes things up", verb)
    assert not report.claims
    assert {refused.article for refused in report.rejected} | {
        name for failure in report.failures for name in failure.articles
    } == set(ARTICLES)
    assert report.engine.mode == Mode.TOOLS


def test_claims_without_words_are_refused(desk: Desk) -> None:
    report = desk.report("leaves things empty", "extract")
    assert not report.claims
    assert not report.failures
    assert [refused.article for refused in report.rejected] == sorted(ARTICLES)
    assert all("text is empty" in refused.reason for refused in report.rejected)


def test_a_model_that_says_nothing_leaves_no_claims_and_the_report_says_so(desk: Desk) -> None:
    report = desk.report("says nothing", "check")
    assert (report.claims, report.rejected, report.failures) == ((), (), ())
    assert len(report.warnings) == len(ARTICLES)


def test_a_model_that_never_stops_is_stopped(desk: Desk) -> None:
    report = desk.report("never stops", "extract")
    assert (report.claims, report.rejected) == ((), ())
    assert len(report.failures) == len(ARTICLES)
    assert all("max_output_tokens" in failure.advice for failure in report.failures)
    assert report.usage.reasks == 0


@pytest.mark.parametrize("leaning", LEANINGS)
def test_noise_relates_no_claims(desk: Desk, leaning: str) -> None:
    read = pipeline.verify(read_articles([str(desk.folder / "story")]).articles, engine=LocalEngine())
    pairs = candidate_pairs(read.articles, read.claims)
    settings = Settings(
        base_url=desk.serve(leaning, ROOMY),
        model="noise",
        mode=Mode.TOOLS,
        context_tokens=4000,
        max_output_tokens=200,
        use_cache=False,
    )
    items = list(LlmEngine(settings).relate(read.articles, read.claims, pairs))
    judged = {Pair.of(item.evidence, item.target) for item in items if isinstance(item, Judgement)}
    failures = [item for item in items if isinstance(item, Failure)]
    unchecked = {pair for failure in failures for pair in failure.pairs}
    assert pairs
    assert judged | unchecked == set(pairs)
    assert not judged & unchecked
    assert {item.label for item in items if isinstance(item, Judgement)} <= {RelationLabel.NONE}
    assert all(failure.reason and failure.advice for failure in failures)


@pytest.mark.parametrize("mode", [mode for mode in Mode if mode is not Mode.TOOLS])
def test_a_mode_that_the_server_does_not_enforce_fails_with_advice(desk: Desk, mode: Mode) -> None:
    report = desk.report("says nothing", "extract", "--mode", mode)
    assert not report.claims
    assert len(report.failures) == len(ARTICLES)
    assert all("--mode" in failure.advice for failure in report.failures)


def test_a_server_whose_context_is_too_short_fails_with_advice(desk: Desk) -> None:
    doctor = desk.run("says nothing", "doctor", context=NARROW)
    assert doctor.exit_code == 0
    result = desk.run("says nothing", "extract", "--format", "json", str(desk.folder / "story"), context=NARROW)
    report = held(Report.model_validate_json(result.stdout))
    assert result.exit_code == 3
    assert {"longer context" in failure.advice for failure in report.failures} == {True}


def test_what_doctor_remembers_spares_the_run_its_probes(desk: Desk) -> None:
    kept = {"VERIFIER_USE_CACHE": "true"}
    assert desk.run("says nothing", "doctor", **kept).exit_code == 0
    assert desk.report("says nothing", "extract", **kept).usage.calls == len(ARTICLES)
    assert desk.report("says nothing", "extract", **kept).usage.calls == 0


def test_a_server_that_is_gone_is_named_with_advice(desk: Desk) -> None:
    result = desk.run("says nothing", "extract", str(desk.folder / "story"), OPENAI_BASE_URL="http://127.0.0.1:9/v1")
    assert result.exit_code == 4
    assert "start the server" in result.stderr
    assert result.stdout == ""
