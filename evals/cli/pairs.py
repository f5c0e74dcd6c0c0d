"""Measure an engine on a set of labelled pairs: the verb `pairs`."""

import os
from pathlib import Path
from typing import Annotated

import typer
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.progress import track
from rich.table import Table

from evals.cli.app import app
from evals.pairs.judging import EngineJudge, Judge, ModelJudge, judge_by_majority, judge_by_overlap
from evals.pairs.loading import PairSet, load_pairs
from evals.pairs.scoring import Figure, PairScores, score_pairs
from verifier.engines.base import Engine
from verifier.engines.local.engine import LocalEngine
from verifier.engines.local.relations.overlap import OverlapModel
from verifier.errors import VerifierError
from verifier.settings import load_settings

_FIGURES = {
    "accuracy": "accuracy",
    "balanced_accuracy": "balanced accuracy",
    "macro_f1": "macro-F1",
    "contradiction_f1": "contradiction F1",
    "contradiction_recall": "contradiction recall",
    "supported_f1": "supported F1",
    "supported_balanced_accuracy": "supported or not",
}


@app.command("pairs")
def pairs(
    files: Annotated[list[Path], typer.Argument(help="JSON Lines with claim, evidence_text and label.")],
    judges: Annotated[
        list[str] | None,
        typer.Option("--engine", help="majority, overlap, model, local or llm; may be given several times."),
    ] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="At most so many pairs a file, spread evenly.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line instead of tables.")] = False,
) -> None:
    """Measure engines and baselines on public sets of pairs, whose paths you give."""
    try:
        for path in files:
            found = load_pairs(path, limit)
            scores = [_score(name, found) for name in judges or ["majority", "overlap", "local"]]
            _show(found, scores, as_json)
    except VerifierError as error:
        raise typer.BadParameter(str(error)) from error


def _score(name: str, pairs: PairSet) -> PairScores:
    judge = _judge(name, pairs)
    shown = track(pairs.pairs, f"{pairs.name}: {name}", console=Console(stderr=True), transient=True)
    return score_pairs(name, pairs, [judge(pair) for pair in shown])


def _judge(name: str, pairs: PairSet) -> Judge:
    match name:
        case "majority":
            return judge_by_majority(pairs.pairs)
        case "overlap":
            return judge_by_overlap
        case "model":
            return ModelJudge(OverlapModel())
        case "local" | "llm":
            return EngineJudge(_engine(name))
        case _:
            raise typer.BadParameter(f"{name} is none of majority, overlap, model, local, llm")


def _engine(name: str) -> Engine:
    if name == "local":
        return LocalEngine()
    from verifier.engines.llm.engine import LlmEngine

    return LlmEngine(load_settings(environ=os.environ))


def _show(pairs: PairSet, scores: list[PairScores], as_json: bool) -> None:
    if as_json:
        for each in scores:
            typer.echo(each.model_dump_json())
        return
    left = f", {pairs.left_out} without a clear label left out" if pairs.left_out else ""
    table = Table("", title=f"{pairs.name}: {len(pairs.pairs)} pairs{left}", title_justify="left", box=SIMPLE_HEAD)
    for each in scores:
        table.add_column(each.judge, justify="right", no_wrap=True)
    for field, heading in _FIGURES.items():
        table.add_row(heading, *(_cell(getattr(each, field)) for each in scores))
    table.add_row("without an answer", *(str(each.n_errors) for each in scores))
    Console().print(table)


def _cell(figure: Figure) -> str:
    if figure.value is None or figure.ci_low is None or figure.ci_high is None:
        return "-"
    return f"{figure.value:.3f} ({figure.ci_low:.3f}-{figure.ci_high:.3f})"
