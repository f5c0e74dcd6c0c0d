"""Make the summary of a run: every figure by a stable name, as written to summary.json (docs/metrics.md)."""

from collections.abc import Mapping, Sequence

from pydantic import Field

from evals.labels.values import Story
from evals.runs.values import Header, Sample, Setting
from evals.scores.confusion import VerdictFigures, count_outcomes, flatten, of_outcomes, verdict_figures
from evals.scores.cost import Cost, add_up
from evals.scores.extraction import ArticleExtraction, ExtractionFigures, extraction_figures
from evals.scores.figures import Cluster, Figure, notes_on
from evals.scores.pairing import ArticlePairing, PairingFigures, pairing_figures
from evals.scores.relations import RelationFigures, relation_figures
from evals.scores.scored import StoryScore, score_sample
from evals.scores.values import Outcome
from evals.statistics import bootstrap_difference, estimate, metrics
from verifier.models import EngineInfo
from verifier.models.base import Identifier, Value

SCHEMA = "1"

MISSING = "the run has no sample of this story"


class Counts(Value):
    """What the run is made of; `failed` and `missing` name samples as story/setting, and count as errors."""

    stories: int = 0
    articles: int = 0
    claims: int = 0
    samples: int = 0
    failed: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


class SettingCosts(Value):
    """What each setting cost."""

    oracle: Cost = Cost()
    end_to_end: Cost = Cost()

    def of(self, setting: Setting) -> Cost:
        """Return what one setting cost."""
        return self.oracle if setting is Setting.ORACLE else self.end_to_end


class Summary(Value):
    """A run in figures; `gap` is macro-F1 in the oracle setting minus end to end: the price of extraction."""

    schema_version: str = SCHEMA
    row: str
    engine: EngineInfo
    gold: str
    commit: str | None = None
    dirty: bool | None = None
    replayed: bool = False
    seed: int = 0
    stories: tuple[Identifier, ...]
    counts: Counts
    extraction: ExtractionFigures = ExtractionFigures()
    pairing: PairingFigures = PairingFigures()
    relations: RelationFigures = RelationFigures()
    oracle: VerdictFigures = VerdictFigures()
    end_to_end: VerdictFigures = VerdictFigures()
    gap: Figure = Figure()
    cost: SettingCosts = Field(default_factory=SettingCosts)

    def verdicts(self, setting: Setting) -> VerdictFigures:
        """Return how the verdicts of one setting came out."""
        return self.oracle if setting is Setting.ORACLE else self.end_to_end


class RunScores(Value):
    """Every sample of a run, scored; `missing` names as story/setting those that the run lacks (scored as failed)."""

    scores: tuple[StoryScore, ...]
    missing: tuple[str, ...] = ()


def score_run(header: Header, stories: Sequence[Story], samples: Sequence[Sample]) -> RunScores:
    """Score the samples; the order of the input changes nothing.

    A story of the header that has no sample in a setting which others were run in counts as failed there. Of two
    samples of one story and setting the last counts. Raises ValueError for a sample or a story of the header that is
    not among `stories`.
    """
    by_id = {story.id: story for story in stories}
    if strange := sorted(({sample.story for sample in samples} | set(header.stories)) - by_id.keys()):
        raise ValueError(f"stories that were not given: {', '.join(strange)}")
    chosen = {(sample.setting, sample.story): sample for sample in samples}
    missing = _missing(header, {setting for setting, _ in chosen}, chosen)
    chosen |= {(sample.setting, sample.story): sample for sample in missing}
    return RunScores(
        scores=tuple(score_sample(by_id[story], sample) for (_, story), sample in sorted(chosen.items())),
        missing=tuple(f"{sample.story}/{sample.setting}" for sample in missing),
    )


def summarise(header: Header, stories: Sequence[Story], run: RunScores) -> Summary:
    """Sum up what `score_run` made of the samples."""
    scores = run.scores
    splits = {story.id: story.split.value for story in stories}
    oracle = [score for score in scores if score.setting is Setting.ORACLE]
    whole = [score for score in scores if score.setting is Setting.END_TO_END]
    related = oracle if _are_related(oracle) else []
    seed = header.seed
    return Summary(
        row=header.row,
        engine=header.engine,
        gold=header.gold,
        commit=header.commit,
        dirty=header.dirty,
        replayed=header.replayed,
        seed=seed,
        stories=header.stories,
        counts=_counts(run),
        extraction=extraction_figures(_extractions(whole), seed),
        pairing=pairing_figures(_pairings(related), seed),
        relations=_relations(related, seed),
        oracle=_verdicts(oracle, splits, Setting.ORACLE, seed),
        end_to_end=_verdicts(whole, splits, Setting.END_TO_END, seed),
        gap=_gap(oracle, whole, seed),
        cost=SettingCosts(oracle=add_up(oracle), end_to_end=add_up(whole)),
    )


def clusters_of(scores: Sequence[StoryScore]) -> tuple[Cluster, ...]:
    """Return every article of the stories that were scored, by story, in the stories' own order of articles."""
    return tuple((score.story, article) for score in scores for article in score.articles)


def _missing(
    header: Header, settings: set[Setting], chosen: Mapping[tuple[Setting, str], Sample]
) -> tuple[Sample, ...]:
    return tuple(
        Sample(story=story, setting=setting, failure=MISSING)
        for setting in sorted(settings)
        for story in header.stories
        if (setting, story) not in chosen
    )


def _counts(run: RunScores) -> Counts:
    by_story = {score.story: score for score in run.scores}
    names = {f"{score.story}/{score.setting}" for score in run.scores if score.failure is not None}
    return Counts(
        stories=len(by_story),
        articles=sum(len(score.articles) for score in by_story.values()),
        claims=sum(len(score.items) for score in by_story.values()),
        samples=len(run.scores) - len(run.missing),
        failed=tuple(sorted(names - set(run.missing))),
        missing=tuple(sorted(run.missing)),
    )


def _extractions(scores: Sequence[StoryScore]) -> Mapping[Cluster, ArticleExtraction]:
    return {(score.story, row.article): row for score in scores for row in score.extraction or ()}


def _pairings(scores: Sequence[StoryScore]) -> Mapping[Cluster, ArticlePairing]:
    return {(score.story, row.article): row for score in scores for row in score.pairing or ()}


def _are_related(scores: Sequence[StoryScore]) -> bool:
    """Whether verdicts rest on relations; a failed sample of a row that gives verdicts by itself cannot tell."""
    return all(score.relations is not None for score in scores if score.failure is None)


def _relations(scores: Sequence[StoryScore], seed: int) -> RelationFigures:
    rows = [(score.story, row) for score in scores for row in score.relations or ()]
    return relation_figures(rows, clusters_of(scores), seed)


def _verdicts(scores: Sequence[StoryScore], splits: Mapping[str, str], setting: Setting, seed: int) -> VerdictFigures:
    items = [item for score in scores for item in score.items]
    return verdict_figures(items, clusters_of(scores), splits, setting, seed)


def _gap(oracle: Sequence[StoryScore], whole: Sequence[StoryScore], seed: int) -> Figure:
    """Compare the two settings on the stories that were run in both, on the same resamples.

    Its errors are the claims without an answer in one of the two or both.
    """
    both = {score.story for score in oracle} & {score.story for score in whole}
    sides = [[score for score in side if score.story in both] for side in (oracle, whole)]
    clusters = clusters_of(sides[0])
    items = [[item for score in side for item in score.items] for side in sides]
    counts = [flatten(count_outcomes(side, clusters)) for side in items]
    metric = of_outcomes(metrics.macro_f1)
    values = [estimate(side, metric) for side in counts]
    if values[0] is None or values[1] is None:
        return Figure()
    interval = bootstrap_difference(counts[0], counts[1], [story for story, _ in clusters], metric, seed=seed)
    n_articles = len({(item.story, item.article) for item in items[0]})
    unanswered = {(item.story, item.claim) for side in items for item in side if item.got is Outcome.ERROR}
    return Figure(
        value=values[0] - values[1],
        ci_low=interval.low if interval else None,
        ci_high=interval.high if interval else None,
        n=len(items[0]),
        n_articles=n_articles,
        n_errors=len(unanswered),
        notes=notes_on(n_articles, bool(interval and interval.is_point)),
    )
