"""The rows that ask a model: live, or from cassettes with no connection and no retries.

Live, every story has an asker of its own, so that what it cost is known, and all of them together keep to the bound on
requests under way. From cassettes, one story follows the other, so that a request that was never recorded is known to
belong to a story.
"""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

from evals.baselines.whole_story import PROMPT, ask_whole_story
from evals.cassettes import NEUTRAL, CassetteMissError, Recording, read_recording
from evals.cassettes.tape import playing
from evals.labels.values import Story
from evals.runs.album import Album, Stage, Take
from evals.runs.asking import ONCE, StoryAsker
from evals.runs.rows import BOTH, Bench, Row, RowName, UnavailableError, check_story
from evals.runs.values import Sample, Setting
from verifier import __version__
from verifier.engines.llm.engine import LlmEngine
from verifier.engines.llm.transport import RetryPolicy
from verifier.models import EngineInfo, Report
from verifier.prompts import load_prompt
from verifier.settings import EngineChoice, Mode, Settings, choose_engine

_HOW = "docs/evals.md says how to set one, and how to record"


@dataclass(frozen=True, slots=True)
class ModelRow:
    """The llm engine, or the whole story in one prompt; with `cassettes` answers come from that folder."""

    name: RowName
    endpoint: Settings
    cassettes: Path | None
    _album: Album = field(default_factory=Album)
    _unasked: list[str] = field(default_factory=list)

    @property
    def settings(self) -> tuple[Setting, ...]:
        """The whole story in one prompt says nothing on gold claims."""
        return BOTH if self.name is RowName.LLM else (Setting.END_TO_END,)

    @property
    def info(self) -> EngineInfo:
        """Which model is asked, where, how, and by which prompts."""
        info = LlmEngine(self.endpoint).info
        return info if self.name is RowName.LLM else _whole_story_info(info)

    @property
    def replayed(self) -> bool:
        """Whether answers come from cassettes."""
        return self.cassettes is not None

    @property
    def requests(self) -> int:
        """One story after the other from cassettes; else what the settings allow."""
        return 1 if self.replayed else self.endpoint.concurrency

    @property
    def warnings(self) -> tuple[str, ...]:
        """Which cassettes hold more than is asked for."""
        return tuple(f"answers that are not asked for any more (record drops them): {each}" for each in self._unasked)

    def opened(self) -> AbstractContextManager[None]:
        """Live, keep what is answered; from cassettes, each story opens its own."""
        return nullcontext() if self.replayed else playing((), self._album, live=True)

    def answer(self, story: Story, setting: Setting) -> Sample:
        """Ask about a story; CassetteMissError where a replay needs what was not recorded."""
        takes = [Take(story.id, stage) for stage in stages_of(self.name, setting)]
        if self.cassettes is not None:
            album = Album(self.cassettes)
            with _only(album, takes, self.cassettes):
                sample = _timeless(self._ask(story, setting, album, ONCE))
            self._unasked.extend(album.unasked())
        else:
            album, started = self._album, perf_counter()
            sample = self._ask(story, setting, album, RetryPolicy())
            sample = sample.model_copy(update={"seconds": perf_counter() - started})
        answers = tuple(each for take in takes for each in album.exchanges(take))
        return sample.model_copy(update={"answers": answers})

    def _ask(self, story: Story, setting: Setting, album: Album, policy: RetryPolicy) -> Sample:
        size = min(len(story.articles), self.requests)
        settings = self.endpoint.model_copy(update={"concurrency": size})
        asker = StoryAsker(settings, album, story.id, oracle=setting is Setting.ORACLE, policy=policy)
        if self.name is RowName.LLM:
            return check_story(story, setting, LlmEngine(settings, asker))
        told = ask_whole_story(asker, story.articles)
        report = Report(
            verifier_version=__version__,
            engine=self.info,
            articles=(),
            claims=told.claims,
            rejected=told.rejected,
            usage=asker.usage,
        )
        return Sample(story=story.id, setting=setting, report=report, verdicts=told.verdicts)


def stages_of(row: str, setting: Setting) -> tuple[Stage, ...]:
    """Return what is recorded for a row in a setting."""
    if row == RowName.WHOLE_STORY:
        return (Stage.WHOLE_STORY,)
    return (Stage.RELATE_ORACLE,) if setting is Setting.ORACLE else (Stage.EXTRACT, Stage.RELATE)


def open_model_row(name: RowName, bench: Bench) -> Row:
    """Return a row that asks the endpoint of the settings, or plays cassettes; UnavailableError where there is neither.

    Without a mode in the settings json_schema is asked for, so that stories are not probed one by one.
    """
    auto = bench.settings.model_copy(update={"engine": EngineChoice.AUTO})
    has_endpoint = choose_engine(auto).engine is EngineChoice.LLM
    if bench.replay or (bench.replay is None and not has_endpoint):
        note = _common_note(name, bench)
        known = Settings(base_url=NEUTRAL, model=note.model, mode=note.mode, use_cache=False)
        return ModelRow(name, known, bench.cassettes)
    if not has_endpoint:
        raise UnavailableError(f"no endpoint is set: {_HOW}")
    asked = bench.settings.model_copy(update={"use_cache": False, "mode": bench.settings.mode or Mode.JSON_SCHEMA})
    return ModelRow(name, asked, None)


def _common_note(name: RowName, bench: Bench) -> Recording:
    """Return with which model and mode the stories were recorded."""
    takes = [Take(story.id, stage) for story in bench.stories for setting in BOTH for stage in stages_of(name, setting)]
    there = sorted({take.name for take in takes if take.path(bench.cassettes).exists()})
    if not there:
        raise UnavailableError(f"no endpoint is set and nothing is recorded: {_HOW}")
    try:
        notes = [read_recording(bench.cassettes, each) for each in there]
    except CassetteMissError as error:
        raise UnavailableError(str(error)) from error
    if len({(note.model, note.mode) for note in notes}) > 1:
        models = ", ".join(sorted({f"{note.model} in mode {note.mode}" for note in notes}))
        raise UnavailableError(f"the stories were recorded with different models ({models}): choose stories of one")
    return notes[0]


@contextmanager
def _only(album: Album, takes: Sequence[Take], folder: Path) -> Iterator[None]:
    """Answer from cassettes alone; raise CassetteMissError, in place of anything else, where they lack an answer."""
    there = [take for take in takes if take.path(folder).exists()]
    absent = ", ".join(take.name for take in takes if take not in there)
    if not there:
        raise CassetteMissError(f"not recorded yet: {absent}")
    try:
        with playing(album.open(there), album, live=False):
            yield
    finally:
        if missed := album.missed():
            held = ", ".join(take.name for take in there)
            told = f"not recorded yet: {absent}" if absent else f"never recorded in {held}: {'; '.join(missed)}"
            raise CassetteMissError(told)


def _timeless(sample: Sample) -> Sample:
    """Leave out how long a replay took: it says nothing on the model."""
    report = sample.report
    if report is None:
        return sample
    usage = report.usage.model_copy(update={"seconds": 0.0})
    return sample.model_copy(update={"report": report.model_copy(update={"usage": usage})})


def _whole_story_info(info: EngineInfo) -> EngineInfo:
    return info.model_copy(update={"name": RowName.WHOLE_STORY.value, "prompts": (load_prompt(PROMPT).ref,)})
