"""Make the tables of slices: the accuracy of each tag, kind, story, number of outlets and split, rows side by side."""

from collections.abc import Iterator, Mapping, Sequence

from evals.reports.cells import Grid, Line, percent
from evals.reports.values import ScoredRun
from evals.runs.values import Setting
from evals.scores.confusion import VerdictFigures
from evals.scores.figures import Figure

_WAYS = {
    "by_tag": "tag",
    "by_kind": "kind",
    "by_story": "story",
    "by_outlets": "number of outlets",
    "by_split": "split",
}


def slice_tables(runs: Sequence[ScoredRun]) -> Iterator[Grid]:
    """Yield a table for each setting and way to slice, with the rows that were run in it."""
    for setting in Setting:
        shown = [run for run in runs if run.summary.verdicts(setting).accuracy.n]
        for name, words in _WAYS.items():
            if any(_slices(run.summary.verdicts(setting))[name] for run in shown):
                yield _table(shown, setting, words, name)


def _table(runs: Sequence[ScoredRun], setting: Setting, words: str, name: str) -> Grid:
    slices = [_slices(run.summary.verdicts(setting))[name] for run in runs]
    values = list(dict.fromkeys(value for each in slices for value in each))
    return Grid(
        f"Accuracy by {words}, {setting.words}",
        (words, *(run.label for run in runs)),
        tuple(
            Line(
                value,
                tuple(
                    percent(each.get(value, Figure()), f"{run.label}.{setting}.{name}.{value}", with_n=True)
                    for run, each in zip(runs, slices, strict=True)
                ),
            )
            for value in values
        ),
    )


def _slices(figures: VerdictFigures) -> Mapping[str, Mapping[str, Figure]]:
    return {
        "by_tag": figures.by_tag,
        "by_kind": figures.by_kind,
        "by_story": figures.by_story,
        "by_outlets": figures.by_outlets,
        "by_split": figures.by_split,
    }
