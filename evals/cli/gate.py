"""Hold this state of the project against the blessed results: the verb `gate`."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from typing import Annotated

import typer

from evals.cassettes import FOLDER
from evals.cli.app import app
from evals.cli.given import GOLD, INCOMPLETE, given_settings, given_stories, interruptible, or_usage
from evals.gate.baseline import FOLDER as BASELINE
from evals.gate.baseline import Baseline, items_of, make_baseline, read_baseline, write_baseline
from evals.gate.check import Change, Gate, check
from evals.gate.junit import Suite, write_junit
from evals.gate.margins import FILE, judge_live, read_margins
from evals.gate.markdown import write_markdown
from evals.labels.values import Story
from evals.reports.gather import hold_against_blessed
from evals.reports.page import FILE_NAME as PAGE
from evals.reports.page import save_page
from evals.reports.values import Content, ScoredRun
from evals.runs.rescore import Run, read_run
from evals.runs.rows import BOTH, Bench, RowName, UnavailableError, open_row
from evals.runs.runner import run_row
from evals.scores.paired import compare_setting, pair_items
from evals.scores.scored import StoryScore, score_sample
from evals.scores.summary import Summary, summarise_scores

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
    """Run the engines on all gold stories, and fail if a claim that was right is wrong now."""
    stories = given_stories(gold, None, ())
    folder = out or Path(mkdtemp(prefix="evals-"))
    try:
        with interruptible():
            held = [_run(name, stories, folder, cassettes, live=live) for name in row or _ENGINES]
            outcomes = [_judge(each, stories, baseline, margins, bless=bless, live=live) for each in held]
        if out is not None:
            _write(out, held, outcomes)
    finally:
        if out is None:
            shutil.rmtree(folder, ignore_errors=True)
    raise typer.Exit(PASSED if all(each.passes for each in outcomes) else FAILED)


@dataclass(frozen=True, slots=True)
class _Held:
    """A row's run, scored."""

    run: Run
    scores: tuple[StoryScore, ...]
    summary: Summary

    @property
    def result(self) -> Baseline:
        """What would be blessed."""
        return make_baseline(self.run.header, self.scores)


@dataclass(frozen=True, slots=True)
class _Outcome:
    passes: bool
    gate: Gate | None
    known: Baseline | None


def _run(name: RowName, stories: Sequence[Story], folder: Path, cassettes: Path, *, live: bool) -> _Held:
    """Run a row from the beginning; what is missing ends the program as incomplete."""
    log = folder / f"{name}.jsonl"
    log.unlink(missing_ok=True)
    bench = Bench(stories, lambda: stories, given_settings(), not live, cassettes)
    try:
        row = or_usage(lambda: open_row(name, bench))
    except UnavailableError as error:
        typer.echo(f"{name}: {error}", err=True)
        raise typer.Exit(INCOMPLETE) from error
    outcome = run_row(row, stories, log, settings=BOTH)
    for missing in outcome.missing:
        typer.echo(f"{name}: {missing.story}, {missing.setting} is missing: {missing.reason}", err=True)
    for failed in outcome.failed:
        typer.echo(f"{name}: {failed.story}, {failed.setting} failed: {failed.failure}", err=True)
    if not outcome.is_complete:
        raise typer.Exit(INCOMPLETE)
    return _scored(read_run(log, stories))


def _scored(run: Run) -> _Held:
    by_id = {story.id: story for story in run.stories}
    scores = tuple(score_sample(by_id[sample.story], sample) for sample in run.samples)
    splits = {story.id: story.split.value for story in run.stories}
    return _Held(run, scores, summarise_scores(run.header, scores, splits=splits))


def _judge(held: _Held, stories: Sequence[Story], folder: Path, margins: Path, *, bless: bool, live: bool) -> _Outcome:
    name = held.run.header.row
    known = or_usage(lambda: read_baseline(folder, name))
    if bless:
        write_baseline(folder, held.result)
        typer.echo(f"{name}: blessed, {len(held.result.results)} items")
        return _Outcome(passes=True, gate=None, known=known)
    if known is None:
        typer.echo(f"{name}: nothing is blessed yet; look at the result, then run with --bless", err=True)
        return _Outcome(passes=False, gate=None, known=None)
    if live:
        return _judge_live(held, stories, known, margins)
    found = check(known, held.result)
    _say(found, held)
    return _Outcome(passes=found.holds, gate=found, known=known)


def _judge_live(held: _Held, stories: Sequence[Story], known: Baseline, margins: Path) -> _Outcome:
    items = [item for score in held.scores for item in score.items]
    paired = pair_items(items_of(known, stories), items)
    comparisons = [compare_setting(paired, setting) for setting in BOTH]
    p95_s = held.summary.cost.end_to_end.seconds.p95
    reasons = judge_live(comparisons, known, held.result, or_usage(lambda: read_margins(margins)), p95_s)
    for each in comparisons:
        typer.echo(
            f"{known.basis.row}, {each.setting}: {each.change}; {each.broke} broke, {each.fixed} fixed of {each.n}"
        )
    for reason in reasons:
        typer.echo(f"{known.basis.row}: FAILED: {reason}", err=True)
    return _Outcome(passes=not reasons, gate=None, known=known)


def _say(gate: Gate, held: _Held) -> None:
    texts = _texts(held)
    typer.echo(
        f"{gate.row}: {'holds' if gate.holds else 'FAILED'}; {gate.n} items, {len(gate.broke)} broke, "
        f"{len(gate.fixed)} fixed, {len(gate.relabelled)} relabelled, {len(gate.gone)} gone, {len(gate.new)} new, "
        f"{len(gate.denominators)} stories with another number of claims or relations"
    )
    for change in (*gate.broke, *gate.relabelled)[:_SHOWN]:
        typer.echo(f"  {_told(change)}: {texts.get(change.id, '')}")
    if not gate.is_unchanged:
        typer.echo("  if this is meant, run `python -m evals gate --bless` and commit evals/baseline/ with the change")


def _told(change: Change) -> str:
    before, after = change.before, change.after
    return f"{change.id} was {before.got} (right: {before.expected}), is {after.got} (right: {after.expected})"


def _texts(held: _Held) -> dict[str, str]:
    return {item.id: item.text for score in held.scores for item in score.items}


def _write(out: Path, held: Sequence[_Held], outcomes: Sequence[_Outcome]) -> None:
    gates = [outcome.gate for outcome in outcomes if outcome.gate is not None]
    texts = {name: text for each in held for name, text in _texts(each).items()}
    suites = [
        Suite(each.run.header.row, [item for score in each.scores for item in score.items], outcome.known)
        for each, outcome in zip(held, outcomes, strict=True)
    ]
    page = write_markdown(gates, [each.summary for each in held], texts)
    (out / "gate.md").write_text(page, encoding="utf-8")
    (out / "junit.xml").write_text(write_junit(suites), encoding="utf-8")
    runs = [ScoredRun(each.run.header, each.run.stories, each.scores, each.summary) for each in held]
    found = (hold_against_blessed(run, each.known) for run, each in zip(runs, outcomes, strict=True))
    save_page(Content(runs, against=[each for each in found if each is not None]), out / PAGE)
