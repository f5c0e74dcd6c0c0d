"""Score the verdict on every gold claim: on gold's own claims, or on the extracted claims that stand for them."""

from collections.abc import Mapping

from evals.labels.values import GoldClaim, Story
from evals.runs.values import Sample, Setting
from evals.scores.alignment import Alignment
from evals.scores.extraction import failed_articles
from evals.scores.values import Item, Outcome
from verifier.models import VerdictLabel

_NOT_FOUND = "no extracted claim matches"
_NOT_READ = "no extracted claim matches, and the article could not be read in full"
_NO_VERDICT = "the claim has no verdict"


def score_verdicts(story: Story, sample: Sample, alignment: Alignment | None = None) -> tuple[Item, ...]:
    """Return an item for each gold claim, in gold's order; `alignment` is needed end to end, and only there."""
    said = _said(sample)
    predicted_of = alignment.predicted_of if alignment else {each.id: each.id for each in story.labels.claims}
    unread = failed_articles(sample.report) if sample.report else frozenset[str]()
    return tuple(_item(story, sample, labelled, predicted_of, said, unread) for labelled in story.labels.claims)


def _item(
    story: Story,
    sample: Sample,
    labelled: GoldClaim,
    predicted_of: Mapping[str, str],
    said: Mapping[str, tuple[VerdictLabel | None, str]],
    unread: frozenset[str],
) -> Item:
    claim = labelled.claim
    got, why = _outcome(sample, predicted_of.get(claim.id), said, claim.article in unread)
    return Item(
        story=story.id,
        article=claim.article,
        claim=claim.id,
        setting=sample.setting,
        expected=labelled.verdict,
        got=got,
        kind=claim.kind,
        tags=labelled.tags,
        outlets=len({article.outlet_key for article in story.articles}),
        text=claim.text,
        why=why,
    )


def _outcome(
    sample: Sample, predicted: str | None, said: Mapping[str, tuple[VerdictLabel | None, str]], is_unread: bool
) -> tuple[Outcome, str]:
    if sample.report is None and sample.verdicts is None:
        return Outcome.ERROR, sample.failure or "the story has no result"
    if predicted is None:
        return (Outcome.ERROR, _NOT_READ) if is_unread else (Outcome.MISSED, _NOT_FOUND)
    label, why = said.get(predicted, (None, _NO_VERDICT))
    if sample.setting is Setting.END_TO_END:
        why = f"as {predicted}: {why}" if why else f"as {predicted}"
    return (Outcome(label.value), why) if label else (Outcome.ERROR, why)


def _said(sample: Sample) -> Mapping[str, tuple[VerdictLabel | None, str]]:
    """Return verdict and reason by claim id: what a baseline gave by itself goes before what the rules make of it."""
    if sample.verdicts is not None:
        return {claim: (label, "") for claim, label in sample.verdicts.items()}
    return {each.claim: (each.label, each.why) for each in sample.report.verdicts} if sample.report else {}
