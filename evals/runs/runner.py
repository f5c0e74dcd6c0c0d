"""Run a row over stories: each story in each setting is a sample, written to the log as soon as it is there.

What the log of an unfinished run holds already is not run again, failures excepted. One story's failure is a sample
that says so; an answer that was never recorded is none: no sample, and the run is incomplete.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from evals.cassettes import CassetteMissError
from evals.labels.values import Story
from evals.runs import provenance
from evals.runs.crowd import Done, Job, together
from evals.runs.log import RunLog
from evals.runs.rescore import stories_of_row
from evals.runs.rows import BOTH, Row
from evals.runs.values import Header, Sample, Setting
from verifier.engines.llm.sampling import sampling
from verifier.errors import VerifierError
from verifier.models.base import Identifier

Progress = Callable[[str, int, int], None]
"""Called with a row, how many of its samples are there, and how many there are to be."""


@dataclass(frozen=True, slots=True)
class Missing:
    """A sample that there is none of, and why."""

    story: Identifier
    setting: Setting
    reason: str


@dataclass(slots=True)
class Outcome:
    """What came of a run; complete where every sample has a result."""

    samples: list[Sample] = field(default_factory=list)
    missing: list[Missing] = field(default_factory=list)
    warnings: tuple[str, ...] = ()

    @property
    def failed(self) -> list[Sample]:
        """The samples of stories that failed."""
        return [sample for sample in self.samples if sample.failure is not None]

    @property
    def is_complete(self) -> bool:
        """Whether every sample has a result."""
        return not self.missing and not self.failed


def run_row(
    row: Row,
    stories: Sequence[Story],
    log_path: Path,
    *,
    settings: Collection[Setting] = BOTH,
    on_progress: Progress | None = None,
) -> Outcome:
    """Run a row over stories in those settings that it has anything to say in; the log goes to `log_path`.

    Where it has nothing to say, there is no log.
    """
    mine = sorted(stories_of_row(row.name, stories), key=lambda story: story.id)
    wanted = [(story, setting) for story in mine for setting in row.settings if setting in settings]
    outcome = Outcome()
    if not wanted:
        return outcome
    log = RunLog(log_path, make_header(row, mine))
    open_ones = [(story, setting) for story, setting in wanted if not _is_done(log, story, setting)]
    for done in _samples(row, open_ones):
        sample = _sample_of(done, outcome)
        if sample is not None:
            log.add(sample)
        if on_progress:
            on_progress(row.name, len(log.samples), len(wanted))
    outcome.samples = [
        log.samples[story.id, setting] for story, setting in wanted if (story.id, setting) in log.samples
    ]
    outcome.warnings = row.warnings
    if outcome.is_complete:
        log.finish()
    return outcome


def make_header(row: Row, stories: Sequence[Story]) -> Header:
    """Say what a run of this row over these stories rests on."""
    info = row.info
    return Header(
        row=row.name,
        engine=info,
        gold=provenance.gold_hash(stories),
        stories=tuple(story.id for story in stories),
        prompts={prompt.id: prompt.sha256 for prompt in info.prompts},
        commit=provenance.commit(),
        dirty=provenance.is_dirty(),
        packages=provenance.packages(),
        host=provenance.host(),
        sampling={name: str(value) for name, value in sampling(None).items()} if info.prompts else {},
        started=datetime.now(UTC).isoformat(timespec="seconds"),
        replayed=row.replayed,
    )


_Key = tuple[Story, Setting]


def _is_done(log: RunLog, story: Story, setting: Setting) -> bool:
    sample = log.samples.get((story.id, setting))
    return sample is not None and sample.failure is None


def _samples(row: Row, wanted: Sequence[_Key]) -> Iterator[tuple[_Key, Done[Sample]]]:
    by_name = {f"{story.id}/{setting}": (story, setting) for story, setting in wanted}
    jobs = [
        Job(name, len(story.articles), partial(row.answer, story, setting))
        for name, (story, setting) in by_name.items()
    ]
    with row.opened():
        for done in together(jobs, row.requests):
            yield by_name[done.name], done


def _sample_of(came: tuple[_Key, Done[Sample]], outcome: Outcome) -> Sample | None:
    (story, setting), done = came
    if done.error is None:
        return done.result
    if isinstance(done.error, CassetteMissError):
        outcome.missing.append(Missing(story.id, setting, str(done.error)))
        return None
    told = str(done.error) if isinstance(done.error, VerifierError) else f"{type(done.error).__name__}: {done.error}"
    return Sample(story=story.id, setting=setting, failure=told)
