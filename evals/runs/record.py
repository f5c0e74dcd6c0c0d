"""Record what a model answers on gold stories: a cassette a story and stage, many stories at once.

What a cassette holds is not asked again; what is not asked for any more is dropped from it. Every answer is on disk as
soon as it is there, so that an interrupted recording goes on where it was.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType

from evals.baselines.whole_story import ask_whole_story
from evals.cassettes import Recording
from evals.cassettes.tape import playing
from evals.labels.folder import load_story
from evals.labels.reading import read_sheet
from evals.labels.sheet import ARTICLES
from evals.runs.album import Album, Stage, Take
from evals.runs.asking import StoryAsker
from evals.runs.crowd import Done, Job, together
from evals.runs.oracle import OracleEngine
from verifier.engines.llm.engine import LlmEngine
from verifier.engines.llm.transport import RetryPolicy
from verifier.errors import EngineError, InputError, SettingsError
from verifier.models import Article, Extraction, Failure
from verifier.pipeline import verify
from verifier.settings import Mode, Settings

PATIENCE_S = 3600.0
"""How long a recording waits for an answer; whoever gives it may be slow."""

STAGES: Mapping[str, tuple[Stage, ...]] = MappingProxyType(
    {"llm": (Stage.EXTRACT, Stage.RELATE_ORACLE, Stage.RELATE), "whole-story": (Stage.WHOLE_STORY,)}
)
"""What is recorded for each row, in this order."""

_OF_ENDPOINT = {"base_url", "api_key", "model", "concurrency", "max_calls", "max_tokens", "max_usd"}
"""Settings that shape no request."""

_PLAYED: Mapping[Stage, tuple[Stage, ...]] = MappingProxyType({Stage.RELATE: (Stage.EXTRACT,)})
"""The stages whose answers another stage starts from."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """What came of one story and stage: how many new answers, and what went wrong, in words."""

    take: Take
    new: int
    problems: tuple[str, ...] = ()


def settings_for_recording(settings: Settings) -> Settings:
    """Return settings under which everybody's requests are the same; raise SettingsError without a model.

    The mode is forced, so that no probe is recorded; what shapes requests is as it is by default.
    """
    if settings.model is None:
        raise SettingsError("recording needs a model: set OPENAI_BASE_URL or OPENAI_API_KEY, and VERIFIER_MODEL")
    known = settings.model_dump(include=_OF_ENDPOINT)
    return Settings(**known, mode=Mode.JSON_SCHEMA, use_cache=False, timeout_s=PATIENCE_S)


def record_stage(
    stage: Stage, stories: Sequence[Path], settings: Settings, folder: Path, *, afresh: bool = False
) -> Iterator[Recorded]:
    """Record one stage of the stories in these folders; yield what came of each as it ends.

    `folder` is where the cassettes lie. `relate` asks for what is missing of `extract` as well.
    """
    note = Recording(model=settings.model or "", mode=Mode.JSON_SCHEMA, date=datetime.now(UTC).date())
    album = Album(folder, note)
    takes = [Take(story.name, each) for story in stories for each in (*_PLAYED.get(stage, ()), stage)]
    again = [take for take in takes if afresh and take.stage is stage]
    jobs = [_job(stage, story, settings, album) for story in stories]
    with playing(album.open(takes, again), album, live=True):
        for done in together(jobs, settings.concurrency):
            yield _recorded(Take(done.name, stage), done, album)


def _recorded(take: Take, done: Done[tuple[str, ...]], album: Album) -> Recorded:
    if done.error is not None:
        return Recorded(take, album.new(take), (f"{type(done.error).__name__}: {done.error}",))
    for stage in (*_PLAYED.get(take.stage, ()), take.stage):
        album.settle(Take(take.story, stage))
    return Recorded(take, album.new(take), done.result or ())


def _job(stage: Stage, story: Path, settings: Settings, album: Album) -> Job[tuple[str, ...]]:
    requests = _count_articles(story) if stage is Stage.EXTRACT else 1
    limited = settings.model_copy(update={"concurrency": min(requests, settings.concurrency)})
    asker = StoryAsker(limited, album, story.name, oracle=stage is Stage.RELATE_ORACLE, policy=RetryPolicy())
    return Job(story.name, requests, lambda: _ASK[stage](story, limited, asker))


def articles_of(story: Path) -> tuple[Article, ...]:
    """Return the articles of a story's folder, labelled or not; raise InputError where one cannot be used."""
    articles = tuple(read_sheet(story, story / "no labels").articles.values())
    if not articles or len(articles) != _count_articles(story):
        raise InputError(f"{story / ARTICLES} has faults: python -m evals lint {story} names them")
    return articles


def _count_articles(story: Path) -> int:
    lines = (story / ARTICLES).read_text(encoding="utf-8").splitlines()
    return sum(1 for line in lines if line.strip()) or 1


def _ask_for_claims(story: Path, settings: Settings, asker: StoryAsker) -> tuple[str, ...]:
    items: Collection[Extraction | Failure] = list(LlmEngine(settings, asker).extract(articles_of(story)))
    return tuple(_told(item) for item in items if isinstance(item, Failure))


def _ask_for_relations(story: Path, settings: Settings, asker: StoryAsker) -> tuple[str, ...]:
    report = verify(articles_of(story), engine=LlmEngine(settings, asker))
    return tuple(map(_told, report.failures))


def _ask_for_gold_relations(story: Path, settings: Settings, asker: StoryAsker) -> tuple[str, ...]:
    known = load_story(story)
    report = verify(known.articles, engine=OracleEngine(known.labels.plain_claims, LlmEngine(settings, asker)))
    return tuple(map(_told, report.failures))


def _ask_for_all(story: Path, _: Settings, asker: StoryAsker) -> tuple[str, ...]:
    try:
        ask_whole_story(asker, articles_of(story))
    except EngineError as error:
        return (str(error),)
    return ()


def _told(failure: Failure) -> str:
    about = ", ".join(failure.articles) or f"{len(failure.pairs)} comparisons"
    return f"{about}: {failure.reason} ({failure.advice})"


_ASK: Mapping[Stage, Callable[[Path, Settings, StoryAsker], tuple[str, ...]]] = MappingProxyType(
    {
        Stage.EXTRACT: _ask_for_claims,
        Stage.RELATE: _ask_for_relations,
        Stage.RELATE_ORACLE: _ask_for_gold_relations,
        Stage.WHOLE_STORY: _ask_for_all,
    }
)
