"""Measure an engine on a set of labelled pairs: the verb `pairs`."""

from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated

import typer
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.progress import track
from rich.table import Table

from evals.cli.app import app
from evals.cli.given import given_settings, or_usage
from evals.pairs.judging import (
    EngineJudge,
    Judge,
    ModelJudge,
    WholeJudge,
    judge_by_majority,
    judge_by_overlap,
)
from evals.pairs.loading import PairSet, load_pairs
from evals.pairs.scoring import Figure, PairScores, score_pairs
from verifier.engines.base import Engine
from verifier.engines.local.engine import LocalEngine
from verifier.engines.local.model.artefact import FOLDER, ModelUnavailableError
from verifier.engines.local.model.choosing import load_trained
from verifier.engines.local.relations.entailment import EntailmentModel
from verifier.engines.local.relations.overlap import OverlapModel
from verifier.settings import EngineChoice, choose_engine

_FIGURES = {
    "accuracy": "accuracy",
    "balanced_accuracy": "balanced accuracy",
    "macro_f1": "macro-F1",
    "contradiction_f1": "contradiction F1",
    "contradiction_recall": "contradiction recall",
    "supported_f1": "supported F1",
    "supported_balanced_accuracy": "supported or not",
}


class JudgeName(StrEnum):
    """Who can be measured."""

    MAJORITY = "majority"
    OVERLAP = "overlap"
    MODEL = "model"
    LOCAL = "local"
    TRAINED = "trained"
    TRAINED_FORCED = "trained-forced"
    LOCAL_WORDS = "local-words"
    LOCAL_TRAINED = "local-trained"
    LLM = "llm"


_WIDTH = 132
"""Columns where the output is no terminal."""
_USUAL = (JudgeName.MAJORITY, JudgeName.OVERLAP, JudgeName.LOCAL)


@app.command("pairs")
def pairs(
    files: Annotated[
        list[Path], typer.Argument(help="JSON Lines, an object with claim, evidence_text and label a line.")
    ],
    judges: Annotated[
        list[JudgeName] | None,
        typer.Option("--engine", help="Whom to measure; may be repeated.", show_default=", ".join(_USUAL)),
    ] = None,
    model: Annotated[
        Path, typer.Option(help="The folder of the trained model.", show_default="the one that is shipped")
    ] = FOLDER,
    limit: Annotated[int | None, typer.Option(min=1, help="At most so many pairs a file, spread evenly.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line instead of tables.")] = False,
) -> None:
    """Measure engines and baselines on public sets of pairs, whose paths you give."""
    for path in files:
        found = or_usage(partial(load_pairs, path, limit))
        _show(found, [_score(name, found, model) for name in judges or _USUAL], as_json)


def _score(name: JudgeName, pairs: PairSet, model: Path) -> PairScores:
    judge = _judge(name, pairs, model)
    shown = track(pairs.pairs, f"{pairs.name}: {name}", console=Console(stderr=True), transient=True)
    return score_pairs(name, pairs, [judge(pair) for pair in shown])


def _judge(name: JudgeName, pairs: PairSet, model: Path) -> Judge:
    match name:
        case JudgeName.MAJORITY:
            return judge_by_majority(pairs.pairs)
        case JudgeName.OVERLAP:
            return judge_by_overlap
        case JudgeName.MODEL:
            return ModelJudge(OverlapModel())
        case JudgeName.LOCAL:
            return EngineJudge(LocalEngine())
        case JudgeName.LOCAL_WORDS:
            return EngineJudge(LocalEngine(OverlapModel()))
        case JudgeName.LLM:
            return EngineJudge(_llm())
        case _:
            return _trained_judge(name, pairs, _trained(model))


def _trained_judge(name: JudgeName, pairs: PairSet, model: EntailmentModel) -> Judge:
    match name:
        case JudgeName.TRAINED_FORCED:
            return WholeJudge(model, sorted({pair.expected for pair in pairs.pairs}))
        case JudgeName.LOCAL_TRAINED:
            return EngineJudge(LocalEngine(model))
        case _:
            return WholeJudge(model)


def _trained(folder: Path) -> EntailmentModel:
    try:
        return load_trained(folder)
    except ModelUnavailableError as error:
        raise typer.BadParameter(f"the trained model cannot be used: {error}") from error


def _llm() -> Engine:
    from verifier.engines.llm.engine import LlmEngine

    settings = given_settings()
    if choose_engine(settings).engine is not EngineChoice.LLM:
        raise typer.BadParameter("llm needs a model: set OPENAI_BASE_URL or OPENAI_API_KEY, and VERIFIER_MODEL")
    return or_usage(lambda: LlmEngine(settings))


def _show(pairs: PairSet, scores: list[PairScores], as_json: bool) -> None:
    if as_json:
        for each in scores:
            typer.echo(each.model_dump_json())
        return
    left = f", {pairs.left_out} without a clear label left out" if pairs.left_out else ""
    table = Table("", title=f"{pairs.name}: {len(pairs.pairs)} pairs{left}", title_justify="left", box=SIMPLE_HEAD)
    table.columns[0].no_wrap = True
    for each in scores:
        table.add_column(each.judge, justify="right", no_wrap=True)
    for field, heading in _FIGURES.items():
        table.add_row(heading, *(_cell(getattr(each, field)) for each in scores))
    table.add_row("without an answer", *(str(each.n_errors) for each in scores))
    Console(width=None if Console().is_terminal else _WIDTH).print(table)


def _cell(figure: Figure) -> str:
    if figure.value is None or figure.ci_low is None or figure.ci_high is None:
        return "-"
    return f"{figure.value:.3f} ({figure.ci_low:.3f}-{figure.ci_high:.3f})"
