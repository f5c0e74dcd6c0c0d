"""Read run logs, and work out again what needs no model: what was stripped is put back, and the rules are applied.

In the oracle setting the copies are those of the labels; end to end the code finds them itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.labels.folder import load_stories
from evals.labels.values import Story
from evals.runs.annotators import ANNOTATORS, first_pass
from evals.runs.log import read_log
from evals.runs.provenance import gold_hash
from evals.runs.values import Header, Sample, Setting
from verifier.errors import InputError
from verifier.languages import with_language
from verifier.models import Report
from verifier.pipeline import recompute


@dataclass(frozen=True, slots=True)
class Run:
    """A run as its log has it, with reports whole; `samples` in the order of the stories, `missing` without one."""

    header: Header
    stories: tuple[Story, ...]
    samples: tuple[Sample, ...]
    is_finished: bool


def read_run(path: Path, stories: Sequence[Story]) -> Run:
    """Read a log whose stories are among those given; InputError where one is not, or gold is not what it was."""
    content = read_log(path)
    known = {story.id: story for story in stories_of_row(content.header.row, stories)}
    if strange := sorted({story for story, _ in content.samples} - set(content.header.stories)):
        raise InputError(f"{path} has samples of stories that its header does not name: {', '.join(strange)}")
    absent = [name for name in content.header.stories if name not in known]
    if absent:
        raise InputError(f"{path} is of stories that are not there: {', '.join(absent)} (--gold says where to look)")
    mine = tuple(known[name] for name in content.header.stories)
    if gold_hash(mine) != content.header.gold:
        raise InputError(f"{path} was made with other labels or articles than its stories have now: run it again")
    samples = tuple(put_back(sample, known[key[0]]) for key, sample in sorted(content.samples.items()))
    return Run(content.header, mine, samples, content.is_finished)


def read_run_of(path: Path, gold: Path) -> Run:
    """Read a log whose stories lie in the folder `gold`."""
    return read_run(path, load_stories(gold, only=read_log(path).header.stories))


def stories_of_row(row: str, stories: Sequence[Story]) -> tuple[Story, ...]:
    """Return the stories that a row is scored on: for the annotators, with the first pass as labels."""
    if row != ANNOTATORS:
        return tuple(stories)
    return tuple(story for each in stories if (story := first_pass(each)) is not None)


def strip(report: Report) -> Report:
    """Leave out what can be put back: articles, and all that is computed from the rest."""
    computed = dict.fromkeys(("articles", "relations", "verdicts", "copies", "facts", "findings"), ())
    return report.model_copy(update=computed)


def put_back(sample: Sample, story: Story) -> Sample:
    """Return the sample with its report whole."""
    if sample.report is None:
        return sample
    report = sample.report.model_copy(update={"articles": tuple(map(with_language, story.articles))})
    copies = story.copies if sample.setting is Setting.ORACLE else None
    return sample.model_copy(update={"report": recompute(report, copies=copies)})
