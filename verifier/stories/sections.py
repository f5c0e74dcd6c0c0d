"""Cut what a run has by story: only what stands in one section is compared, and only that is counted there."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from verifier.models import Article, Claim, Judgement, Pair, Story


@dataclass(frozen=True, slots=True)
class Section:
    """What belongs to one story, in the order in which it was given."""

    articles: list[Article] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    judgements: list[Judgement] = field(default_factory=list)
    unchecked: list[Pair] = field(default_factory=list)


def cut(
    articles: Sequence[Article],
    claims: Iterable[Claim],
    stories: Sequence[Story],
    judgements: Iterable[Judgement] = (),
    unchecked: Iterable[Pair] = (),
) -> tuple[Section, ...]:
    """Return a section for each story, by its first article; without stories all is one.

    An article that no story names is one of its own. What names an article or a claim that is not given, or claims of
    two stories, is in no section.
    """
    home = home_of(articles, stories)
    sections: dict[str, Section] = defaultdict(Section)
    for article in articles:
        sections[home[article.id]].articles.append(article)
    story_of: dict[str, str] = {}
    for claim in claims:
        if claim.article in home:
            story_of[claim.id] = home[claim.article]
            sections[home[claim.article]].claims.append(claim)
    for judgement in judgements:
        if judgement.evidence in story_of and not are_apart(story_of, judgement.evidence, judgement.target):
            sections[story_of[judgement.evidence]].judgements.append(judgement)
    for pair in unchecked:
        if pair.first in story_of and not are_apart(story_of, pair.first, pair.second):
            sections[story_of[pair.first]].unchecked.append(pair)
    return tuple(sections.values())


def are_apart(story_of: Mapping[str, str], one: str, other: str) -> bool:
    """Whether two claims are of different stories; no one knows of a claim that was not given."""
    return one in story_of and other in story_of and story_of[one] != story_of[other]


def home_of(articles: Iterable[Article], stories: Sequence[Story]) -> Mapping[str, str]:
    """Return the story of each article, by the story's first article; the first of all where there are no stories."""
    names = [article.id for article in articles]
    if not stories:
        return dict.fromkeys(names, names[0]) if names else {}
    named = {article: story.articles[0] for story in reversed(stories) for article in story.articles}
    return {name: named.get(name, name) for name in names}
