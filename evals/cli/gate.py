"""Hold this state of the project against the blessed results: the verb `gate`."""

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import mkdtemp
from typing import Annotated

import typer

from evals.cassettes import FOLDER
from evals.cli.app import app
from evals.cli.given import GOLD, INCOMPLETE, given_settings, given_stories, interruptible, or_usage
from evals.cli.summaries import say_problems, say_progress
from evals.gate.baseline import FOLDER as BASELINE
from evals.gate.baseline import read_baseline, write_baseline
from evals.gate.check import Gate
from evals.gate.junit import Suite, write_junit
from evals.gate.margins import FILE, Margins, read_margins
from evals.gate.markdown import write_markdown
from evals.gate.outcome import Outcome, hold_live, hold_offline, result_of
from evals.labels.values import Story
from evals.reports.gather import score
from evals.reports.page import FILE_NAME as PAGE
from evals.reports.page import save_page
from evals.reports.values import Against, Content, ScoredRun
from evals.runs.rescore import read_run
from evals.runs.rows import BOTH, Bench, RowName, UnavailableError, open_row
from evals.runs.runner import run_row
from evals.scores.values import Outcome as Got
from verifier.report.untrusted import plain

PASSED, FAILED = 0, 1
_ENGINES = (RowName.LOCAL, RowName.LLM)
_SHOWN = 20


@app.command("gate")
def gate(
    row: Annotated[
        list[RowName] | None, typer.Option(help="Only this row; may be repeated.", show_default="local, llm")
    ] = None,
    bless: Annotated[bool, typer.Option("--bless", help="Take this result as the baseline, whatever it is.")] = False,
    live: Annotated[bool, typer.Option("--live", help="Ask the endpoint, and allow the margins of gate.toml.")] = False,
    gold: Annotated[Path, typer.Option(help="The folder of the stories.")] = GOLD,
    baseline: Annotated[Path, typer.Option(help="The folder of the baselines.")] = BASELINE,
    margins: Annotated[Path, typer.Option(help="What a live run may lose.")] = FILE,
    cassettes: Annotated[Path, typer.Option(help="Where recorded answers lie.", show_default="cassettes")] = FOLDER,
    out: Annotated[
        Path | None, typer.Option(file_okay=False, help="Write logs, gate.md, junit.xml and page.html here.")
    ] = None,
) -> None:
    """Run the engines on all gold stories, offline, and fail if a claim that was right is wrong now."""
    stories = given_stories(gold, None, ())
    allowed = or_usage(lambda: read_margins(margins))
    folder = out or Path(mkdtemp(prefix="evals-"))
    try:
        with interruptible():
            runs = [_run(name, stories, folder, cassettes, live=live) for name in row or _ENGINES]
        outcomes = [_bless(run, baseline) if bless else _hold(run, baseline, allowed if live else None) for run in runs]
        if out is not None:
            _write(out, outcomes)
    finally:
        if out is None:
            shutil.rmtree(folder, ignore_errors=True)
    raise typer.Exit(PASSED if all(each.passes for each in outcomes) else FAILED)


def _run(name: RowName, stories: Sequence[Story], folder: Path, cassettes: Path, *, live: bool) -> ScoredRun:
    """Run a row from the beginning; what is missing ends the program as incomplete."""
    log = folder / f"{name}.jsonl"
    log.unlink(missing_ok=True)
    bench = Bench(stories, lambda: stories, given_settings(), not live, cassettes)
    try:
        row = or_usage(lambda: open_row(name, bench))
    except UnavailableError as error:
        typer.echo(f"{name}: {error}", err=True)
        raise typer.Exit(INCOMPLETE) from error
    outcome = run_row(row, stories, log, settings=BOTH, on_progress=say_progress)
    say_problems(name, outcome)
    if not outcome.is_complete:
        raise typer.Exit(INCOMPLETE)
    return score(read_run(log, stories))


def _bless(run: ScoredRun, folder: Path) -> Outcome:
    result = result_of(run)
    write_baseline(folder, result)
    right = sum(each.right for each in result.results)
    unanswered = sum(each.got is Got.ERROR for each in result.results)
    typer.echo(f"{run.header.row}: blessed, {len(result.results)} items, {right} right, {unanswered} without an answer")
    return Outcome(run, result)


def _hold(run: ScoredRun, folder: Path, margins: Margins | None) -> Outcome:
    """Hold a run against what was blessed, item by item or within margins, and say what came of it."""
    blessed = or_usage(lambda: read_baseline(folder, run.header.row))
    outcome = hold_offline(run, blessed) if margins is None else hold_live(run, blessed, margins)
    typer.echo(f"{outcome.row}: {'holds' if outcome.passes else 'FAILED'}{_in_short(outcome)}")
    for reason in outcome.reasons:
        typer.echo(f"{outcome.row}: {reason}", err=True)
    if outcome.gate is not None:
        _list(outcome.gate, outcome.texts)
    elif outcome.against is not None:
        _compare(outcome.against)
    return outcome


def _in_short(outcome: Outcome) -> str:
    gate = outcome.gate
    return f"; {gate.n} items, {len(gate.broke)} broke, {len(gate.fixed)} fixed" if gate else ""


def _list(gate: Gate, texts: Mapping[str, str]) -> None:
    pairs = (*gate.broke, *gate.relabelled)
    for pair in pairs[:_SHOWN]:
        before, after = pair.before, pair.after
        became = f"was {before.got} (right: {before.expected}), is {after.got} (right: {after.expected})"
        typer.echo(f"  {pair.id} {became}: {plain(texts.get(pair.id, ''))}")
    if len(pairs) > _SHOWN:
        typer.echo(f"  and {len(pairs) - _SHOWN} more; --out DIR writes a page of all")
    if not gate.is_unchanged:
        typer.echo("  if this is meant, run `python -m evals gate --bless` and commit evals/baseline/ with the change")


def _compare(against: Against) -> None:
    for each in against.comparisons:
        if each.n:
            shown = f"{each.change}; macro-F1 {each.macro_f1.in_percent}; {each.broke} broke, {each.fixed} fixed"
            typer.echo(f"  {each.setting.words}: {shown} of {each.n}")


def _write(out: Path, outcomes: Sequence[Outcome]) -> None:
    suites = [
        Suite(each.row, [item for score in each.run.scores for item in score.items], each.blessed, each.reasons)
        for each in outcomes
    ]
    (out / "gate.md").write_text(write_markdown(outcomes), encoding="utf-8")
    (out / "junit.xml").write_text(write_junit(suites), encoding="utf-8")
    against = [each.against for each in outcomes if each.against is not None]
    save_page(Content([each.run for each in outcomes], against=against), out / PAGE)
