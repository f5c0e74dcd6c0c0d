"""Make of a report what its page shows, down to the word; the templates only lay it out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from verifier.models import Fact, PromptRef, Report
from verifier.report.charts import figures_in_dispute, timeline
from verifier.report.digest import Look, Shown, Update, digest
from verifier.report.disputes import Dispute, Within
from verifier.report.index import Index, number
from verifier.report.page.matrix import WITHHELD, Matrix, in_reading_order, lay_matrix
from verifier.report.page.overview import (
    ArticleRow,
    Pair,
    Share,
    Trouble,
    describe_run,
    list_articles,
    list_trouble,
    share_facts,
)
from verifier.report.page.reading import Reading, read_article
from verifier.report.page.records import NOT_COMPARED, Record, Records, find_notes, list_uncompared
from verifier.report.persons import Said, said_by_people
from verifier.report.stories import StoryPart, split_stories

NAMES_IN_TITLE = 3
AGREED_SHOWN = 5


@dataclass(frozen=True, slots=True)
class StoryView:
    """One story: what is disputed, every fact by outlet, and where else to look."""

    key: str
    title: str
    answer: str
    is_alone: bool
    disputes: tuple[Dispute, ...]
    agreed: tuple[Shown, ...]
    retold: tuple[Dispute, ...]
    within: tuple[Within, ...]
    findings: tuple[Look, ...]
    updates: tuple[Update, ...]
    matrix: Matrix
    figures: Markup
    timeline: Markup
    records: tuple[Record, ...]
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class Choices:
    """What the page can be filtered by."""

    outlets: tuple[str, ...]
    origins: tuple[str, ...]
    grades: tuple[int, ...]
    has_withheld: bool


@dataclass(frozen=True, slots=True)
class PageView:
    """All that the page shows."""

    title: str
    scope: str
    answer: str
    lead: str
    is_compared: bool
    shares: tuple[Share, ...]
    stories: tuple[StoryView, ...]
    articles: tuple[ArticleRow, ...]
    run: tuple[Pair, ...]
    prompts: tuple[PromptRef, ...]
    trouble: Trouble
    words: tuple[Said, ...]
    choices: Choices

    @property
    def has_charts(self) -> bool:
        """Whether there is a figure or a time to draw."""
        return any(story.figures or story.timeline for story in self.stories)


def view(report: Report) -> PageView:
    """Return what the page of a report shows."""
    index = Index.of(report)
    parts = split_stories(report)
    is_compared = bool(report.verdicts) or not report.claims
    stories = tuple(_story(part, is_compared) for part in parts)
    matters = sum(len(story.disputes) for story in stories)
    answer = _answer(parts, matters, is_compared)
    outlets = sorted(set(index.outlets.values()))
    articles = list_articles(report, index)
    return PageView(
        title=f"{_name(parts, outlets)}: {answer[0].lower()}{answer[1:]}",
        scope=_scope(report, outlets),
        answer=answer,
        lead=_lead(report, is_compared),
        is_compared=is_compared,
        shares=share_facts(report),
        stories=stories,
        articles=articles,
        run=describe_run(report),
        prompts=report.engine.prompts,
        trouble=list_trouble(report, [part.report for part in parts]),
        words=said_by_people(report, index),
        choices=_choices(report, outlets),
    )


def _story(part: StoryPart, is_compared: bool) -> StoryView:
    report, index = part.report, Index.of(part.report)
    content = digest(report)
    notes = find_notes(report, index)
    facts = in_reading_order(report, index, content.disputes)
    labels = {
        claim.id: (index.verdicts[claim.id].label or WITHHELD) if claim.id in index.verdicts else NOT_COMPARED
        for claim in report.claims
    }
    return StoryView(
        key=part.key,
        title=part.title or "",
        answer="Nothing to compare with" if part.is_alone else _matters(len(content.disputes)),
        is_alone=part.is_alone,
        disputes=content.disputes,
        agreed=content.corroborated[:AGREED_SHOWN],
        retold=content.retold,
        within=content.within,
        findings=content.findings,
        updates=content.updates,
        matrix=lay_matrix(facts, report, index, notes),
        figures=figures_in_dispute(report),
        timeline=timeline(report),
        records=_records(facts, report, index, notes) if is_compared else list_uncompared(report.claims, index),
        readings=tuple(
            read_article(article, [claim for claim in report.claims if claim.article == article.id], labels)
            for article in report.articles
        ),
    )


def _records(
    facts: Sequence[Fact], report: Report, index: Index, notes: Mapping[str, tuple[str, ...]]
) -> tuple[Record, ...]:
    records = Records(report, index)
    return tuple(records.of(fact, notes.get(fact.id, ())) for fact in facts)


def _matters(count: int) -> str:
    return f"{number(count, 'matter')} in dispute" if count else "No contradiction found"


def _answer(parts: Sequence[StoryPart], matters: int, is_compared: bool) -> str:
    """Answer what is disputed, in a line."""
    if not is_compared:
        return "Claims, not compared"
    if all(part.is_alone for part in parts):
        return f"{number(len(parts), 'article')}, nothing to compare with"
    several = f"{len(parts)} stories, " if len(parts) > 1 else ""
    found = _matters(matters)
    return f"{several}{found if not several else found[0].lower() + found[1:]}"


def _name(parts: Sequence[StoryPart], outlets: Sequence[str]) -> str:
    """Name the report for a browser's tab: by its story, else by its outlets."""
    if len(parts) == 1 and parts[0].title:
        return parts[0].title
    more = len(outlets) - NAMES_IN_TITLE
    return ", ".join(outlets[:NAMES_IN_TITLE]) + (f" and {more} more" if more > 0 else "")


def _scope(report: Report, outlets: Sequence[str]) -> str:
    return f"{number(len(report.articles), 'article')} of {number(len(outlets), 'outlet')}"


def _lead(report: Report, is_compared: bool) -> str:
    """Sum the facts up in a sentence."""
    if not is_compared:
        return f"{number(len(report.claims), 'claim')} are listed; no verdict was asked for."
    counts = {share.label: share.count for share in share_facts(report)}
    if not counts:
        return "No claims were found."
    parts = [
        f"{counts['contradicted']:,} contradicted by another outlet",
        f"{counts['corroborated']:,} corroborated",
        f"{counts['single-source']:,} with one source",
        *([f"{counts[WITHHELD]:,} withheld"] if WITHHELD in counts else []),
    ]
    return f"{number(len(report.facts), 'fact')}: {', '.join(parts)}."


def _choices(report: Report, outlets: Sequence[str]) -> Choices:
    grades = {verdict.grade.value for verdict in report.verdicts if verdict.grade}
    return Choices(
        outlets=tuple(outlets),
        origins=tuple(sorted({claim.origin.body for claim in report.claims}, key=str.casefold)),
        grades=tuple(sorted(grades)),
        has_withheld=any(fact.label is None for fact in report.facts),
    )
