"""The local engine loads its model when it is needed, names it, and judges no language but English."""

import subprocess
import sys
from pathlib import Path

import pytest
from engines.local.model.tiny import TINY, tiny_model

from verifier import languages
from verifier.engines.base import OffersNeighbours, neighbours_of
from verifier.engines.local import engine as local
from verifier.engines.local.engine import LocalEngine
from verifier.engines.local.model.artefact import read_artefact
from verifier.engines.local.model.choosing import choose_entailment
from verifier.engines.local.relations.overlap import OverlapModel
from verifier.engines.scripted import ScriptedEngine
from verifier.models import Article, Extraction, Failure, Stage
from verifier.pipeline import extract, verify

HEAVY = ("onnxruntime", "numpy", "tokenizers", "py3langid")
CARD = Path(__file__).parents[4] / "docs" / "model-card.md"
FOREIGN = "Un terremoto sacudió el martes la provincia y dejó al menos 41 muertos, según las autoridades locales."
ENGLISH = "An earthquake struck the province on Tuesday. At least 41 people were killed, the authorities said."


def loaded(code: str) -> str:
    """Return which heavy libraries a program has loaded at its end."""
    report = f"import sys; print('loaded', [name for name in {HEAVY} if name in sys.modules], file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", f"{code}\n{report}"], capture_output=True, text=True, check=True)
    return done.stderr.strip().splitlines()[-1]


@pytest.mark.parametrize(
    "code",
    [
        "import verifier",
        "from verifier import LocalEngine; LocalEngine()",
        "import sys\nfrom verifier.cli import main\nsys.argv = ['verifier', '--help']\n"
        "try:\n    main()\nexcept SystemExit:\n    pass",
        "from verifier.engines.local.model.artefact import read_artefact",
    ],
)
def test_nothing_heavy_is_loaded_before_a_claim_is_compared(code: str) -> None:
    assert loaded(code) == "loaded []"


def test_the_report_names_the_model_that_judged() -> None:
    assert LocalEngine(tiny_model()).info.model == "tiny-1 (int8)"
    assert LocalEngine(OverlapModel()).info.model == "OverlapModel"


def test_the_shipped_model_loads_whole_and_is_the_default() -> None:
    artefact = read_artefact()
    assert len(artefact.graph) <= 30_000_000
    engine = LocalEngine()
    assert engine.info.model == artefact.manifest.name
    assert artefact.manifest.sha256["claims.onnx"] in CARD.read_text(encoding="utf-8")


def test_the_default_is_chosen_once_and_its_warning_told(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[int] = []

    def choose() -> tuple[OverlapModel, tuple[str, ...]]:
        calls.append(1)
        return OverlapModel(), ("The trained model could not be used.",)

    monkeypatch.setattr(local, "_default_entailment", choose)
    engine = LocalEngine()
    assert calls == []
    assert engine.info.model == "OverlapModel"
    assert engine.warnings == (), "nothing was compared yet"
    assert list(engine.relate([], [], [])) == []
    assert engine.warnings == ("The trained model could not be used.",)
    assert calls == [1]


def test_a_model_that_is_given_is_not_warned_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local, "_default_entailment", lambda: pytest.fail("a model was given"))
    assert LocalEngine(OverlapModel()).warnings == ()


def test_an_engine_with_embeddings_offers_neighbours_and_others_do_not() -> None:
    model, _ = choose_entailment(TINY)
    assert isinstance(model, OffersNeighbours)
    assert neighbours_of(LocalEngine(model)) is model.neighbours
    assert neighbours_of(LocalEngine(OverlapModel())) is None
    assert neighbours_of(ScriptedEngine()) is None


def test_an_article_in_another_language_is_a_failure_that_says_which_and_what_to_do() -> None:
    articles = [Article(id="a", text=ENGLISH), Article(id="b", text=FOREIGN)]
    items = list(LocalEngine(OverlapModel()).extract(articles))
    assert [type(item) for item in items] == [Extraction, Failure]
    failure = items[1]
    assert isinstance(failure, Failure)
    assert failure.stage is Stage.EXTRACT
    assert failure.articles == ("b",)
    assert "Spanish (es)" in failure.reason
    assert "--engine llm" in failure.advice


def test_a_report_over_two_languages_counts_the_unread_article() -> None:
    articles = [Article(id="a", text=ENGLISH), Article(id="b", text=FOREIGN)]
    report = verify(articles, engine=LocalEngine(OverlapModel()), one_story=True)
    assert {claim.article for claim in report.claims} == {verdict.claim[0] for verdict in report.verdicts} == {"a"}
    assert [failure.articles for failure in report.failures] == [("b",)]
    assert [article.language for article in report.articles] == ["en", "es"]
    assert all((verdict.articles_read, verdict.articles_given) == (1, 2) for verdict in report.verdicts)


def test_without_the_library_what_does_not_look_english_is_read_and_warned_of_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    languages._identifier.cache_clear()
    monkeypatch.setitem(sys.modules, "py3langid", None)
    articles = [Article(id=name, text=FOREIGN) for name in ("b", "c")] + [Article(id="a", text=ENGLISH)]
    report = extract(articles, engine=LocalEngine(OverlapModel()))
    assert report.failures == ()
    told = [warning for warning in report.warnings if "may not be in English" in warning]
    assert len(told) == 1
    assert "b, c" in told[0]
    assert "pip install 'story-verifier[model]'" in told[0]
