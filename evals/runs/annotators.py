"""Take the second labelling of a story for an engine's output, and the first for gold: how far people agree.

The ceiling that an engine's figures are held against. Only stories with both passes have it.
"""

import hashlib

from evals.labels.folder import SECOND, has_passes, load_pass, load_passes
from evals.labels.values import Story
from evals.runs.values import Sample, Setting
from verifier import __version__
from verifier.models import EngineInfo, Judgement, Report

ANNOTATORS = "annotators"


def first_pass(story: Story) -> Story | None:
    """Return the story with the first pass as labels, and a hash of both; None where it has not both passes."""
    if not has_passes(story.folder):
        return None
    first, second = load_passes(story.folder)
    both = f"{story.hash}\n{first.model_dump_json()}\n{second.model_dump_json()}"
    return story.model_copy(update={"labels": first, "hash": hashlib.sha256(both.encode()).hexdigest()})


def second_pass(story: Story) -> Sample:
    """Return the second pass as a sample: its claims, its relations as judgements, and its verdicts."""
    labels = load_pass(story.folder, SECOND)
    report = Report(
        verifier_version=__version__,
        engine=EngineInfo(name=ANNOTATORS),
        articles=(),
        claims=tuple(sorted((gold.claim for gold in labels.claims), key=lambda claim: claim.id)),
        judgements=tuple(
            Judgement(evidence=each.evidence, target=each.target, label=each.relation, why=each.why)
            for each in labels.relations
        ),
    )
    verdicts = {gold.id: gold.verdict for gold in labels.claims}
    return Sample(story=story.id, setting=Setting.END_TO_END, report=report, verdicts=verdicts)
