"""Cut a report into its stories: each is a report of its own, of what concerns its articles.

Nothing is computed anew; claims are compared within a story only, so no relation is cut.
"""

from collections.abc import Collection
from dataclasses import dataclass

from verifier.models import Report


@dataclass(frozen=True, slots=True)
class StoryPart:
    """One story of a report; `title` is None where the articles were given as one story without a name."""

    key: str
    title: str | None
    report: Report

    @property
    def is_alone(self) -> bool:
        """Whether it is a single article, which nothing can be compared with."""
        return len(self.report.articles) == 1


def split_stories(report: Report) -> tuple[StoryPart, ...]:
    """Return the stories with most articles first; without any, the whole report is one."""
    if len(report.stories) <= 1 and _covers_all(report):
        title = report.stories[0].title if report.stories else None
        return (StoryPart("story-1", title or None, report),)
    ordered = sorted(report.stories, key=lambda story: (-len(story.articles), story.id))
    named = {article for story in ordered for article in story.articles}
    groups = [(story.title, frozenset(story.articles)) for story in ordered]
    groups += [
        (article.title or article.outlet_name, frozenset((article.id,)))
        for article in report.articles
        if article.id not in named
    ]
    return tuple(
        StoryPart(f"story-{place}", title, _part(report, articles))
        for place, (title, articles) in enumerate(groups, start=1)
    )


def _covers_all(report: Report) -> bool:
    return not report.stories or len(report.stories[0].articles) == len(report.articles)


def _part(report: Report, articles: Collection[str]) -> Report:
    """Return what a report holds on some of its articles; warnings and failures stay with the whole."""
    claims = tuple(claim for claim in report.claims if claim.article in articles)
    known = {claim.id for claim in claims}
    return report.model_copy(
        update={
            "articles": tuple(article for article in report.articles if article.id in articles),
            "stories": (),
            "claims": claims,
            "rejected": tuple(refused for refused in report.rejected if refused.article in articles),
            "unchecked": tuple(pair for pair in report.unchecked if pair.first in known and pair.second in known),
            "copies": tuple(copy for copy in report.copies if copy.first in articles and copy.second in articles),
            "relations": tuple(found for found in report.relations if found.target in known),
            "verdicts": tuple(verdict for verdict in report.verdicts if verdict.claim in known),
            "facts": tuple(fact for fact in report.facts if fact.id in known),
            "findings": tuple(finding for finding in report.findings if known.issuperset(finding.claims)),
            "failures": (),
            "warnings": (),
        }
    )
