"""Name the rows of the tables: engines, baselines, and the annotators, each of which turns a story into a sample.

A row that cannot be run here (no endpoint and nothing recorded, no model) is `UnavailableError` with the reason.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from time import perf_counter
from types import MappingProxyType
from typing import Protocol

from evals.baselines.majority import commonest_verdict, give_one_verdict
from evals.baselines.nli import nli_verdicts
from evals.baselines.overlap import overlap_verdicts
from evals.cassettes import FOLDER
from evals.labels.values import Split, Story
from evals.runs.annotators import ANNOTATORS, first_pass, second_pass
from evals.runs.oracle import OracleEngine
from evals.runs.rescore import strip
from evals.runs.values import Sample, Setting
from verifier.engines.base import Engine
from verifier.engines.local.engine import LocalEngine
from verifier.engines.local.model.artefact import ModelUnavailableError
from verifier.engines.local.model.choosing import load_trained, name_of
from verifier.engines.local.relations.entailment import EntailmentModel
from verifier.errors import VerifierError
from verifier.models import EngineInfo, VerdictLabel
from verifier.pipeline import verify
from verifier.settings import Settings

BOTH = (Setting.ORACLE, Setting.END_TO_END)


class UnavailableError(VerifierError):
    """A row cannot be run here; the message says why."""


class RowName(StrEnum):
    """The rows, in the order of the tables."""

    MAJORITY = "majority"
    OVERLAP = "overlap"
    NLI = "nli"
    WHOLE_STORY = "whole-story"
    LOCAL = "local"
    LLM = "llm"
    ANNOTATORS = ANNOTATORS


class Row(Protocol):
    """Turns stories into samples.

    `requests` bounds how many requests are under way at once over all stories: 1 means one story after the other.
    `opened` is the context in which all stories are run. `answer` may be called from several threads.
    """

    @property
    def name(self) -> str:
        """As the tables have it."""
        ...

    @property
    def settings(self) -> tuple[Setting, ...]:
        """The settings that the row has anything to say in."""
        ...

    @property
    def info(self) -> EngineInfo:
        """What answers."""
        ...

    @property
    def replayed(self) -> bool:
        """Whether answers come from cassettes."""
        ...

    @property
    def requests(self) -> int:
        """How many requests may be under way at once."""
        ...

    @property
    def warnings(self) -> tuple[str, ...]:
        """What a person should know, once all stories have been run."""
        ...

    def opened(self) -> AbstractContextManager[None]:
        """Open what all stories share."""
        ...

    def answer(self, story: Story, setting: Setting) -> Sample:
        """Return a sample; whatever is raised is the story's failure, CassetteMissError that it was not recorded."""
        ...


@dataclass(frozen=True, slots=True)
class Bench:
    """What rows are made from.

    `dev` gives the stories that things may be tuned on; `replay` is None where cassettes are to be used only if no
    endpoint is set. `entailment` takes the place of the shipped model in the row `nli`.
    """

    stories: Sequence[Story]
    dev: Callable[[], Sequence[Story]]
    settings: Settings
    replay: bool | None = None
    cassettes: Path = FOLDER
    entailment: EntailmentModel | None = None


@dataclass(frozen=True, slots=True)
class PlainRow:
    """A row that needs no model behind a wire: an engine, or anything else that makes a sample of a story."""

    name: str
    settings: tuple[Setting, ...]
    info: EngineInfo
    make: Callable[[Story, Setting], Sample]
    replayed: bool = False
    requests: int = 1
    warnings: tuple[str, ...] = ()

    def opened(self) -> AbstractContextManager[None]:
        """Nothing is shared."""
        return nullcontext()

    def answer(self, story: Story, setting: Setting) -> Sample:
        """Make the sample, and say how long it took."""
        started = perf_counter()
        return self.make(story, setting).model_copy(update={"seconds": perf_counter() - started})


def check_story(story: Story, setting: Setting, engine: Engine) -> Sample:
    """Check a story with an engine: its own claims, or in the oracle setting gold's."""
    reader = OracleEngine(story.labels.plain_claims, engine) if setting is Setting.ORACLE else engine
    return Sample(story=story.id, setting=setting, report=strip(verify(story.articles, engine=reader)))


def open_row(name: RowName, bench: Bench) -> Row:
    """Return a row; raise UnavailableError where it cannot be run."""
    return _OPEN[name](bench)


def _open_local(_: Bench) -> Row:
    engine = LocalEngine()
    return PlainRow(RowName.LOCAL, BOTH, engine.info, lambda story, setting: check_story(story, setting, engine))


def _open_majority(bench: Bench) -> Row:
    verdict = commonest_verdict([story for story in bench.dev() if story.split is Split.DEV] or bench.stories)
    return _verdict_row(RowName.MAJORITY, lambda story: give_one_verdict(story, verdict))


def _open_overlap(_: Bench) -> Row:
    return _verdict_row(RowName.OVERLAP, overlap_verdicts)


def _open_nli(bench: Bench) -> Row:
    model = bench.entailment or _shipped_model()
    return _verdict_row(RowName.NLI, lambda story: nli_verdicts(story, model), name_of(model))


def _shipped_model() -> EntailmentModel:
    try:
        return load_trained()
    except ModelUnavailableError as error:
        raise UnavailableError(f"no model of entailment can be run: {error}") from error


def _verdict_row(name: RowName, judge: Callable[[Story], Mapping[str, VerdictLabel]], model: str | None = None) -> Row:
    def make(story: Story, setting: Setting) -> Sample:
        return Sample(story=story.id, setting=setting, verdicts=judge(story))

    return PlainRow(name, (Setting.ORACLE,), EngineInfo(name=name, model=model), make)


def _open_annotators(bench: Bench) -> Row:
    if not any(map(first_pass, bench.stories)):
        raise UnavailableError("no story has two passes of labelling")
    info = EngineInfo(name=RowName.ANNOTATORS)
    return PlainRow(RowName.ANNOTATORS, (Setting.END_TO_END,), info, lambda story, _: second_pass(story))


def _open_model(name: RowName) -> Callable[[Bench], Row]:
    def open_it(bench: Bench) -> Row:
        from evals.runs.model_rows import open_model_row

        return open_model_row(name, bench)

    return open_it


_OPEN: Mapping[RowName, Callable[[Bench], Row]] = MappingProxyType(
    {
        RowName.MAJORITY: _open_majority,
        RowName.OVERLAP: _open_overlap,
        RowName.NLI: _open_nli,
        RowName.WHOLE_STORY: _open_model(RowName.WHOLE_STORY),
        RowName.LOCAL: _open_local,
        RowName.LLM: _open_model(RowName.LLM),
        RowName.ANNOTATORS: _open_annotators,
    }
)
