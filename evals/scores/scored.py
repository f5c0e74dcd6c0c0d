"""Score one sample: every gold claim of the story, and the counts that the metrics are made of."""

from evals.labels.values import Story
from evals.runs.values import Sample, Setting
from evals.scores.alignment import align
from evals.scores.extraction import ArticleExtraction, score_extraction
from evals.scores.pairing import ArticlePairing, score_pairing
from evals.scores.relations import RelationCount, score_relations
from evals.scores.values import Item
from evals.scores.verdicts import score_verdicts
from verifier.models import Usage
from verifier.models.base import Identifier, Value


class StoryScore(Value):
    """How one story came out in one setting; `articles` are all of the story's, in order.

    None: extraction is scored end to end only, relations and pairing in the oracle setting only, and neither is of a
    row that gives verdicts without them. `usage` is None where nothing is known of it.
    """

    story: Identifier
    setting: Setting
    articles: tuple[Identifier, ...]
    items: tuple[Item, ...]
    extraction: tuple[ArticleExtraction, ...] | None = None
    pairing: tuple[ArticlePairing, ...] | None = None
    relations: tuple[RelationCount, ...] | None = None
    usage: Usage | None = None
    seconds: float | None = None
    call_seconds: tuple[float, ...] = ()
    failure: str | None = None


def score_sample(story: Story, sample: Sample) -> StoryScore:
    """Score a sample whose report has been put back together (articles and copies in it, verdicts recomputed).

    Raises ValueError where sample and story are not of one id.
    """
    if story.id != sample.story:
        raise ValueError(f"a sample of {sample.story} cannot be scored against {story.id}")
    return _score_oracle(story, sample) if sample.setting is Setting.ORACLE else _score_end_to_end(story, sample)


def _score_oracle(story: Story, sample: Sample) -> StoryScore:
    gives_verdicts = sample.verdicts is not None
    relates = not gives_verdicts or (sample.report is not None and bool(sample.report.judgements))
    return _score(
        story,
        sample,
        score_verdicts(story, sample),
        pairing=None if gives_verdicts else score_pairing(story),
        relations=score_relations(story, sample.report) if relates else None,
    )


def _score_end_to_end(story: Story, sample: Sample) -> StoryScore:
    claims = sample.report.claims if sample.report else ()
    alignment = align(claims, [labelled.claim for labelled in story.labels.claims])
    extraction = score_extraction(story, sample.report, alignment)
    return _score(story, sample, score_verdicts(story, sample, alignment), extraction=extraction)


def _score(
    story: Story,
    sample: Sample,
    items: tuple[Item, ...],
    *,
    extraction: tuple[ArticleExtraction, ...] | None = None,
    pairing: tuple[ArticlePairing, ...] | None = None,
    relations: tuple[RelationCount, ...] | None = None,
) -> StoryScore:
    return StoryScore(
        story=story.id,
        setting=sample.setting,
        articles=tuple(article.id for article in story.articles),
        items=items,
        extraction=extraction,
        pairing=pairing,
        relations=relations,
        usage=sample.report.usage if sample.report else None,
        seconds=sample.seconds,
        call_seconds=tuple(answer.seconds for answer in sample.answers if answer.seconds is not None),
        failure=sample.failure,
    )
