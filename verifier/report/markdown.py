"""Write a report as Markdown for a desk's notes, in the order of the terminal's.

Every word that comes from an article, a model or a file goes through `untrusted.for_markdown`. Nothing is folded:
notes are searched, not scrolled. At the end stands every claim with its verdict and quotes, article by article.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from verifier.models import Article, Claim, Report
from verifier.report.account import show_failure
from verifier.report.digest import Alone, Digest, Look, Shown, Summary, Update, digest
from verifier.report.disputes import Dispute, FigureTable, Version, Within
from verifier.report.index import Index, Words, is_inferred, number, show_saying, show_time, who
from verifier.report.persons import Said, show_decision
from verifier.report.stories import StoryPart, split_stories
from verifier.report.untrusted import for_markdown


def write(report: Report) -> str:
    """Lay a report out as Markdown."""
    return "".join(f"{line}\n" for line in (*_lines(report), *_every_claim(report)))


def head(article: Article) -> str:
    """Write which article some claims are of: outlet and date."""
    published = show_time(article.published.when) if article.published else "date unknown"
    return f"{article.outlet_name}, {published}{' (inferred)' if is_inferred(article) else ''}"


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield the lines of a table; an empty cell is shown as "-"."""
    yield _row(header)
    yield "|" + " --- |" * len(header)
    yield from (_row([for_markdown(cell) or "-" for cell in cells]) for cells in rows)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _lines(report: Report) -> Iterator[str]:
    content, stories = digest(report), split_stories(report)
    yield "# Claims checked against each other"
    yield from _summary(content.summary)
    if len(stories) == 1:
        yield from _checked(content)
    else:
        yield from _stories([story for story in stories if not story.is_alone])
        yield from _alone([story for story in stories if story.is_alone])
    yield from _said(content.said)
    yield from _trouble(content)
    yield from ("", f"Usage: {for_markdown(content.usage)}")


def _stories(stories: Sequence[StoryPart]) -> Iterator[str]:
    for place, story in enumerate(stories, start=1):
        content = digest(story.report)
        yield from ("", f"# Story {place}: {for_markdown(story.title or '')}", "", for_markdown(content.summary.scope))
        yield from _checked(content)


def _alone(stories: Sequence[StoryPart]) -> Iterator[str]:
    if stories:
        yield from ("", "# Alone: nothing to compare with")
    for story in stories:
        yield from ("", f"- {for_markdown(f'{story.title} ({story.report.articles[0].id})')}")
        yield from _single_source(digest(story.report).single_source)


def _checked(content: Digest) -> Iterator[str]:
    """Yield what was found among articles that were checked against each other."""
    if not content.disputes and not content.overruled:
        yield from ("", "No contradiction was found among what was checked.")
    yield from _disputes("Contradicted", content.disputes)
    yield from _shown("Contradicted by a person's word", content.overruled)
    yield from _figures(content.figures)
    yield from _disputes("Told in different versions", content.retold)
    yield from _within(content.within)
    yield from _findings(content.findings)
    yield from _shown("Corroborated", content.corroborated)
    yield from _updates(content.updates)
    yield from _single_source(content.single_source)
    yield from _shown("Withheld", content.withheld)


def _summary(summary: Summary) -> Iterator[str]:
    yield from ("", for_markdown(summary.scope), "")
    yield f"- Claims: {for_markdown(summary.claims)}"
    yield f"- Facts: {for_markdown(summary.facts)}"
    yield f"- Not checked: {for_markdown(summary.not_checked)}"
    yield f"- Engine: {for_markdown(summary.engine)}"
    if summary.dates:
        yield f"- Dates: {for_markdown(summary.dates)}"
    if summary.people:
        yield f"- People: {for_markdown(summary.people)}"


def _heading(title: str) -> Iterator[str]:
    yield from ("", f"## {title}", "")


def _disputes(title: str, disputes: Sequence[Dispute]) -> Iterator[str]:
    if disputes:
        yield from ("", f"## {title}")
    for place, dispute in enumerate(disputes, start=1):
        yield from ("", f"### {title} {place}", "")
        for version in dispute.versions:
            yield from _version(version)
        yield ""
        yield from (f"- {for_markdown(str(clash))}" for clash in dispute.clashes)


def _version(version: Version) -> Iterator[str]:
    label = version.label or "withheld"
    yield f"- {version.letter}: **{for_markdown(version.text)}** ({label}; {version.outlets}, {version.origins})"
    yield from (f"  - {for_markdown(note)}" for note in version.notes)
    yield from _words(version.words)
    yield from _also(version.also)


def _also(outlets: Sequence[str]) -> Iterator[str]:
    if outlets:
        yield f"  - supported by {for_markdown(', '.join(outlets))}"


def _words(several: Sequence[Words]) -> Iterator[str]:
    for words in several:
        yield f"  - {for_markdown(who(words))}"
        yield f"    > {for_markdown(words.quote)}"


def _figures(tables: Sequence[FigureTable]) -> Iterator[str]:
    if tables:
        yield from ("", "## Figures that differ")
    for content in tables:
        rows = ((row.figure, row.of, row.origin, ", ".join(row.outlets), row.as_of or "") for row in content.rows)
        yield ""
        yield from table(("Figure", "Of", "Who says so", "Outlets", "As of"), rows)


def _within(several: Sequence[Within]) -> Iterator[str]:
    if several:
        yield from _heading("One source, two versions (shown, not counted)")
    for found in several:
        yield f"- {for_markdown(found.where)}: {for_markdown(found.why)}"
        yield from _words(found.words)


def _findings(findings: Sequence[Look]) -> Iterator[str]:
    if findings:
        yield from _heading("Worth a look")
    for found in findings:
        yield f"- {found.kind.capitalize()}: {for_markdown(found.why)}"
        yield from _words(found.words)


def _updates(updates: Sequence[Update]) -> Iterator[str]:
    if updates:
        yield from _heading("Updates")
    for update in updates:
        yield f"- older: **{for_markdown(update.older.text)}**"
        yield from _words([update.older])
        for words, why in update.newer:
            yield f"  - newer: **{for_markdown(words.text)}** {for_markdown(who(words))}"
            yield f"    > {for_markdown(words.quote)}"
            yield f"    - {for_markdown(why) or 'no reason given'}"


def _shown(title: str, facts: Sequence[Shown]) -> Iterator[str]:
    if facts:
        yield from _heading(title)
    for fact in facts:
        grade = f", grade {fact.grade.value}" if fact.grade else ""
        outlets, origins = (for_markdown(", ".join(names)) for names in (fact.outlets, fact.origins))
        counts = f"{number(len(fact.outlets), 'outlet')}: {outlets}; {number(len(fact.origins), 'origin')}: {origins}"
        yield f"- **{for_markdown(fact.text)}** ({counts}{grade}){_notes(fact)}"
        yield from _words(fact.words)
        yield from _also(fact.also)


def _notes(fact: Shown) -> str:
    return f" — {for_markdown('; '.join(fact.notes))}" if fact.notes else ""


def _single_source(several: Sequence[Alone]) -> Iterator[str]:
    if several:
        yield from ("", "## Single-source")
    for alone in several:
        yield from ("", f"### {for_markdown(alone.outlet)}: {number(len(alone.facts), 'fact')}", "")
        for fact in alone.facts:
            yield f"- {for_markdown(fact.text)} ({for_markdown(fact.words[0].origin)}){_notes(fact)}"


def _said(several: Sequence[Said]) -> Iterator[str]:
    if several:
        yield from _heading("A person's word")
    for said in several:
        why = f" — {for_markdown(said.why)}" if said.why else ""
        yield f"- {for_markdown(said.who)}: {for_markdown(said.what)}{why}"
        yield from (f"  - {for_markdown(text)}" for text in said.texts)


def _trouble(content: Digest) -> Iterator[str]:
    if content.failures or content.rejected or content.notices:
        yield from _heading("Not done, refused, noticed")
    for failure in content.failures:
        yield f"- {for_markdown(show_failure(failure))}"
    for refused in content.rejected:
        yield f"- refused from {for_markdown(f'{refused.article}: {refused.text} ({refused.reason})')}"
        yield f"  > {for_markdown(refused.quote)}"
    for notice in content.notices:
        yield f"- {for_markdown(notice)}"


def _every_claim(report: Report) -> Iterator[str]:
    index = Index.of(report)
    made: dict[str, list[Claim]] = defaultdict(list)
    for claim in report.claims:
        made[claim.article].append(claim)
    yield from ("", "## Every claim")
    for article in report.articles:
        known = (article.title, article.url, article.owner and f"owner: {article.owner}")
        yield from ("", f"### {for_markdown(head(article))}", "")
        yield from (f"- {for_markdown(each)}" for each in (f"article: {article.id}", *known) if each)
        yield ""
        claims = sorted(made[article.id], key=lambda claim: (claim.quotes[0].start, claim.id))
        yield from table(_COLUMNS, (_row_of(claim, index) for claim in claims))


_COLUMNS = ("Claim", "Verdict", "Text", "Who says so", "Quote", "Why")


def _row_of(claim: Claim, index: Index) -> tuple[str, ...]:
    verdict, words = index.verdicts[claim.id], index.words(claim.id)
    said = "; ".join((show_saying(words), *words.marks))
    quotes = " | ".join(quote.text for quote in claim.quotes)
    why = "; ".join(part for part in (verdict.why, show_decision(verdict)) if part)
    return claim.id, verdict.label or "withheld", claim.text, said, quotes, why
