"""Write a report for a terminal: what a checker needs first comes first, readable at 80 columns.

Every word that comes from an article, a model or a file goes through `untrusted.plain`, and stands in `Text` values,
which rich never reads as markup. Colour only underlines what the words already say.
"""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from verifier.models import Report, VerdictLabel
from verifier.report.account import NOTHING, show_failure
from verifier.report.blocks import heading, indented, lay_out, marked, quoted
from verifier.report.digest import Alone, Digest, Look, Shown, Summary, Update, digest
from verifier.report.disputes import Dispute, FigureTable, Version, Within
from verifier.report.index import Words, number, said_by, who
from verifier.report.persons import Said
from verifier.report.stories import StoryPart, split_stories
from verifier.report.untrusted import plain

FEW_VERSIONS = 3
NEWEST_SHOWN = 2
GRADES = "; grade 1 (confirmed) to 6 (cannot be judged)"

_STYLES = {
    VerdictLabel.CONTRADICTED: "red",
    VerdictLabel.CORROBORATED: "green",
    VerdictLabel.SINGLE_SOURCE: "yellow",
    None: "magenta",
}


def write(report: Report, *, colour: bool, width: int, verbose: bool = False) -> str:
    """Lay a report out in `width` columns; `verbose` adds every outlet's words and what is folded otherwise."""
    return lay_out(_Writer(verbose).blocks(report), colour=colour, width=width)


class _Writer:
    """Turns the parts of a digest into blocks."""

    def __init__(self, verbose: bool) -> None:
        self._verbose = verbose

    def blocks(self, report: Report) -> Iterator[RenderableType]:
        """Yield the blocks of a report in reading order, story by story."""
        content, stories = digest(report), split_stories(report)
        yield from self._summary(content.summary)
        if len(stories) == 1:
            yield from self._checked(content)
        else:
            yield from self._stories([story for story in stories if not story.is_alone])
            yield from self._alone([story for story in stories if story.is_alone])
        yield from self._said(content.said)
        yield from self._trouble(content)
        yield Text(f"\nUsage: {content.usage}")

    def _stories(self, stories: Sequence[StoryPart]) -> Iterator[RenderableType]:
        for place, story in enumerate(stories, start=1):
            content = digest(story.report)
            yield Text("")
            yield Rule(Text(f"Story {place}", style="bold"), align="left", characters="=", style="")
            yield Text(plain(story.title or ""), style="bold")
            yield Text(plain(content.summary.scope))
            yield from self._checked(content)

    def _alone(self, stories: Sequence[StoryPart]) -> Iterator[RenderableType]:
        if not stories:
            return
        yield Text("")
        yield Rule(Text("Alone: nothing to compare with", style="bold"), align="left", characters="=", style="")
        for story in stories:
            yield marked("  •", Text(plain(f"{story.title} ({story.report.articles[0].id})")), 4)
            if self._verbose:
                yield from self._single_source(digest(story.report).single_source)

    def _checked(self, content: Digest) -> Iterator[RenderableType]:
        """Yield what was found among articles that were checked against each other."""
        if not content.disputes and not content.overruled:
            yield Text("\nNo contradiction was found among what was checked.")
        yield from self._overview(content.disputes)
        yield from self._disputes("Contradicted", "red", content.disputes)
        yield from self._shown("Contradicted by a person's word", "red", content.overruled)
        yield from self._figures(content.figures)
        yield from self._disputes("Told in different versions", "yellow", content.retold)
        yield from self._within(content.within)
        yield from self._findings(content.findings)
        yield from self._shown("Corroborated", "green", content.corroborated, GRADES)
        yield from self._updates(content.updates)
        yield from self._single_source(content.single_source)
        yield from self._shown("Withheld", "magenta", content.withheld)

    def _summary(self, summary: Summary) -> Iterator[RenderableType]:
        yield Text(plain(summary.scope), style="bold")
        rows = (
            ("Claims", summary.claims),
            ("Facts", summary.facts),
            ("Not checked", summary.not_checked),
            ("Engine", summary.engine),
            ("Dates", summary.dates),
            ("People", summary.people),
        )
        for name, value in rows:
            missing = name == "Not checked" and value != NOTHING
            if value:
                yield marked(name, Text(plain(value), style="magenta" if missing else ""), 13)

    def _overview(self, disputes: Sequence[Dispute]) -> Iterator[RenderableType]:
        """Yield a line for each version where the disputes may not fit on one screen."""
        if sum(len(dispute.versions) for dispute in disputes) <= FEW_VERSIONS:
            return
        yield heading("In dispute", "each side's words are below", "red")
        for place, dispute in enumerate(disputes, start=1):
            grid = Table.grid(padding=(0, 1, 0, 0), expand=True)
            grid.add_column(width=2, justify="right")
            grid.add_column(width=2)
            grid.add_column(ratio=1, no_wrap=True, overflow="ellipsis")
            grid.add_column(no_wrap=True, justify="right")
            for version in dispute.versions:
                number_of_matter = str(place) if version is dispute.versions[0] else ""
                grid.add_row(number_of_matter, version.letter, Text(plain(version.text)), Text(version.outlets))
            yield grid

    def _disputes(self, title: str, style: str, disputes: Sequence[Dispute]) -> Iterator[RenderableType]:
        if disputes:
            yield heading(title, f"{number(len(disputes), 'matter')}, each with its versions", style)
        for place, dispute in enumerate(disputes, start=1):
            yield Text("")
            for version in dispute.versions:
                yield from self._version(str(place) if version is dispute.versions[0] else "", version)
            yield from (indented(plain(str(clash)), 4, "italic") for clash in dispute.clashes)

    def _version(self, place: str, version: Version) -> Iterator[RenderableType]:
        text = Text.assemble(
            (plain(version.text), "bold"), " (", (f"{version.outlets}, {version.origins}", _STYLES[version.label]), ")"
        )
        yield marked(f"{place:>2}  {version.letter}", text, 7)
        yield from (indented(plain(note), 7, "magenta") for note in version.notes)
        yield from self._words(version.words, 7)
        yield from self._also(version.also, 7)

    def _words(self, several: Sequence[Words], by: int) -> Iterator[RenderableType]:
        for words in several:
            name = f"  {words.claim}" if self._verbose else ""
            yield indented(Text.assemble((plain(who(words)), "cyan"), (name, "dim")), by)
            yield marked(" " * by + "> ", Text(quoted(words.quote, whole=self._verbose)), by + 2)

    def _also(self, outlets: Sequence[str], by: int) -> Iterator[RenderableType]:
        if outlets:
            yield indented(Text(plain(f"supported by {', '.join(outlets)}"), style="cyan"), by)

    def _figures(self, tables: Sequence[FigureTable]) -> Iterator[RenderableType]:
        if tables:
            yield heading("Figures that differ", "the lowest first", "red")
        for content in tables:
            yield Text("")
            dated = any(row.as_of for row in content.rows)
            table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim", expand=False)
            for column in ("Figure", "Of", "Who says so: where", *(["As of"] if dated else [])):
                table.add_column(column, overflow="fold")
            for row in content.rows:
                cells = [row.figure, row.of or "-", f"{row.origin}: {', '.join(row.outlets)}"]
                cells += [row.as_of or "-"] if dated else []
                table.add_row(*(Text(plain(cell)) for cell in cells))
            yield Padding(table, (0, 0, 0, 2))

    def _within(self, several: Sequence[Within]) -> Iterator[RenderableType]:
        if several:
            yield heading("One source, two versions", "shown, not counted", "yellow")
        for found in several:
            yield indented(f"\n{plain(found.where)}: {plain(found.why)}", 2, "italic")
            for words in found.words:
                yield indented(Text(plain(said_by(words)), style="cyan"), 4)
                yield marked("    > ", Text(quoted(words.quote, whole=self._verbose)), 6)

    def _findings(self, findings: Sequence[Look]) -> Iterator[RenderableType]:
        if findings:
            yield heading("Worth a look", "", "yellow")
        for found in findings:
            yield indented(f"\n{found.kind.capitalize()}: {plain(found.why)}", 2, "italic")
            yield from self._words(found.words, 4)

    def _updates(self, updates: Sequence[Update]) -> Iterator[RenderableType]:
        if updates:
            yield heading("Updates", "an older state, and newer ones of it", "blue")
        for update in updates:
            yield Text("")
            yield marked("  older", self._state(update.older), 9)
            shown = update.newer if self._verbose else update.newer[-NEWEST_SHOWN:]
            for words, why in shown:
                yield marked("  newer", self._state(words), 9)
                if self._verbose and why:
                    yield indented(plain(why), 9, "italic")
            if len(shown) < len(update.newer):
                yield indented(f"and {len(update.newer) - len(shown)} more before these; -v lists them", 9)

    def _state(self, words: Words) -> Text:
        return Text.assemble(plain(words.text), (f" ({plain(who(words))})", "cyan"))

    def _shown(self, title: str, style: str, facts: Sequence[Shown], note: str = "") -> Iterator[RenderableType]:
        if facts:
            yield heading(title, f"{number(len(facts), 'fact')}{note}", style)
        for fact in facts:
            yield marked("  •", Text(plain(fact.text), style="bold"), 4)
            yield indented(self._counts(fact, style), 4)
            if self._verbose:
                yield from self._words(fact.words, 6)
                yield from self._also(fact.also, 6)

    def _counts(self, fact: Shown, style: str) -> Text:
        grade = f", grade {fact.grade.value}" if fact.grade else ""
        notes = f" [{plain('; '.join(fact.notes))}]" if fact.notes else ""
        outlets, origins = (plain(", ".join(names)) for names in (fact.outlets, fact.origins))
        return Text.assemble(
            (number(len(fact.outlets), "outlet"), style), f" ({outlets}), ",
            (number(len(fact.origins), "origin"), style), f" ({origins}){grade}{notes}",
        )  # fmt: skip

    def _single_source(self, several: Sequence[Alone]) -> Iterator[RenderableType]:
        if not several:
            return
        total = number(sum(len(alone.facts) for alone in several), "fact")
        yield heading("Single-source", total if self._verbose else f"{total}; -v lists them", "yellow")
        for alone in several:
            yield marked(f"{len(alone.facts):>5}", Text(plain(alone.outlet)), 7)
            if self._verbose:
                for fact in alone.facts:
                    yield self._single(fact)

    def _single(self, fact: Shown) -> RenderableType:
        notes = f" [{plain('; '.join(fact.notes))}]" if fact.notes else ""
        origin = (f" ({plain(fact.words[0].origin)})", "cyan")
        return marked("       •", Text.assemble(plain(fact.text), origin, notes), 9)

    def _said(self, several: Sequence[Said]) -> Iterator[RenderableType]:
        if several:
            yield heading("A person's word", "what people decided, refused or merged", "magenta")
        for said in several:
            yield marked("  •", Text.assemble((plain(said.who), "cyan"), f": {plain(said.what)}"), 4)
            yield from (marked("    >", Text(plain(text)), 6) for text in said.texts)
            if said.why:
                yield indented(plain(said.why), 6, "italic")

    def _trouble(self, content: Digest) -> Iterator[RenderableType]:
        if content.failures or content.rejected or content.notices:
            yield heading("Not done, refused, noticed", "", "magenta")
        for failure in content.failures:
            yield marked("  •", Text(plain(show_failure(failure))), 4)
        if content.rejected and not self._verbose:
            many = number(len(content.rejected), "proposed claim")
            yield marked(
                "  •", Text(f"{many} refused, such as one whose quote is not in its article; -v lists them"), 4
            )
        for refused in content.rejected if self._verbose else ():
            quote = quoted(refused.quote, whole=False)
            line = f"refused from {refused.article}: {refused.text} > {quote} ({refused.reason})"
            yield marked("  •", Text(plain(line)), 4)
        for notice in content.notices:
            yield marked("  •", Text(plain(notice)), 4)
