"""Score runs for a page, and hold them against each other or against what was blessed. Asks no model."""

from collections.abc import Sequence
from pathlib import Path

from evals.gate.baseline import Baseline, items_of, read_baseline
from evals.reports.values import Against, ScoredRun
from evals.runs.rescore import Run
from evals.runs.rows import BOTH
from evals.scores.paired import Pairing, compare_setting, pair_items
from evals.scores.summary import score_run, summarise
from evals.scores.values import Item

BLESSED = "the blessed result"


def score(run: Run, name: str = "") -> ScoredRun:
    """Score a run that was read back."""
    scored = score_run(run.header, run.stories, run.samples)
    summary = summarise(run.header, run.stories, scored)
    return ScoredRun(run.header, run.stories, scored.scores, summary, name)


def hold_against(before: ScoredRun, after: ScoredRun) -> Against:
    """Compare two runs, each under its own label."""
    return _against(after.header.row, before.label, after.label, pair_items(_items(before), _items(after)))


def hold_against_blessed(run: ScoredRun, baseline: Baseline | None) -> Against | None:
    """Compare a run with a baseline, on the items that the run has; None where there are none of them."""
    if baseline is None:
        return None
    items = _items(run)
    known = {item.id for item in items}
    blessed = [item for item in items_of(baseline, run.stories) if item.id in known]
    return _against(run.header.row, BLESSED, run.label, pair_items(blessed, items)) if blessed else None


def find_blessed(runs: Sequence[ScoredRun], folder: Path) -> tuple[Against, ...]:
    """Compare every run with its row's baseline in the folder, where there is one; InputError where it is none."""
    found = (hold_against_blessed(run, read_baseline(folder, run.header.row)) for run in runs)
    return tuple(each for each in found if each is not None)


def _against(row: str, before: str, after: str, pairing: Pairing) -> Against:
    return Against(row, before, after, pairing, tuple(compare_setting(pairing, setting) for setting in BOTH))


def _items(run: ScoredRun) -> tuple[Item, ...]:
    """Return the items of samples that the run has: what was cut off did not break."""
    missing = set(run.summary.counts.missing)
    there = (score for score in run.scores if f"{score.story}/{score.setting}" not in missing)
    return tuple(item for score in there for item in score.items)
