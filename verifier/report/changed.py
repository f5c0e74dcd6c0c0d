"""Show what changed between two reports: for a terminal, as Markdown, and as JSON.

What moved comes first, then what came and what went. Words of articles, models and files go through `untrusted`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rich.console import RenderableType
from rich.text import Text

from verifier.changes import Changes, ClaimChange, FigureChange, Move, Position, VerdictChange
from verifier.errors import UsageError
from verifier.models import Quantity
from verifier.report import Format
from verifier.report.blocks import heading, indented, lay_out, marked
from verifier.report.disputes import show_quantity
from verifier.report.index import number
from verifier.report.persons import show_word
from verifier.report.untrusted import for_json, for_markdown, plain

FORMATS = (Format.TABLE, Format.MARKDOWN, Format.JSON)


def check_format(format: Format) -> None:
    """Raise UsageError for a format that shows no changes."""
    if format not in FORMATS:
        raise UsageError(
            f"what changed since another report is not shown as {format}: give --format table, markdown or json, "
            "or leave --since out"
        )


def render_changes(changes: Changes, format: Format, *, colour: bool = False, width: int = 80) -> str:
    """Show changes; `colour` and `width` (columns) matter to the table only."""
    check_format(format)
    if format is Format.JSON:
        return for_json(changes.model_dump_json(indent=2)) + "\n"
    if format is Format.MARKDOWN:
        return "".join(f"{line}\n" for line in _markdown(changes))
    return lay_out(_blocks(changes), colour=colour, width=width)


@dataclass(frozen=True, slots=True)
class Line:
    """One change in words: what is about, and what became of it."""

    outlet: str
    text: str
    details: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Changes of one kind."""

    title: str
    style: str
    lines: tuple[Line, ...]


def sections(changes: Changes) -> tuple[Section, ...]:
    """Return the changes in reading order; only sections that have some."""
    verdicts = [change for change in changes.verdicts if change.move is Move.MOVED]
    labels = [change for change in verdicts if change.is_of_verdict]
    evidence = [change for change in verdicts if not change.is_of_verdict]
    positions = {(change.move, change.claim.claim): change for change in changes.verdicts}
    figures = [change for change in changes.figures if change.is_in_both]
    found = (
        Section("Verdicts that moved", "red", tuple(map(_verdict, labels))),
        Section("Figures that moved", "red", tuple(map(_figure, figures))),
        Section("Claims that came", "green", tuple(_claims(changes, Move.CAME, positions))),
        Section("Claims that went", "yellow", tuple(_claims(changes, Move.WENT, positions))),
        Section("Claims that were reworded", "blue", tuple(_claims(changes, Move.MOVED, positions))),
        Section("Evidence that moved", "blue", tuple(map(_verdict, evidence))),
        Section("Articles", "blue", tuple(_articles(changes))),
    )
    return tuple(section for section in found if section.lines)


def _verdict(change: VerdictChange) -> Line:
    before, after = change.before, change.after
    details = [f"{_position(before)} → {_position(after)}"] if before and after else []
    return Line(change.claim.outlet, change.claim.text, (*details, *_who_moved(before, after)))


def _position(position: Position) -> str:
    """Write a verdict with its counts and who decided it."""
    counts = f"{len(position.outlets_for)} for, {len(position.outlets_against)} against"
    grade = f", grade {position.grade.value}" if position.grade else ""
    missing = f", {number(position.missing, 'comparison')} missing" if position.missing else ""
    decided = position.decided
    by = f", {decided.decision} by {'; '.join(map(show_word, decided.words))}" if decided else ""
    return f"{position.label or 'withheld'} ({counts}{grade}{missing}{by})"


def _who_moved(before: Position | None, after: Position | None) -> Iterator[str]:
    if before is None or after is None:
        return
    for side, was, now in (
        ("for", before.outlets_for, after.outlets_for),
        ("against", before.outlets_against, after.outlets_against),
    ):
        came, went = sorted(set(now) - set(was)), sorted(set(was) - set(now))
        if came:
            yield f"now {side}: {', '.join(came)}"
        if went:
            yield f"no longer {side}: {', '.join(went)}"


def _figure(change: FigureChange) -> Line:
    return Line(change.claim.outlet, change.claim.text, (f"{_quantity(change.before)} → {_quantity(change.after)}",))


def _quantity(quantity: Quantity | None) -> str:
    if quantity is None:
        return "-"
    return f"{show_quantity(quantity)}{f' ({quantity.of})' if quantity.of else ''}"


def _claims(changes: Changes, move: Move, positions: Mapping[tuple[Move, str], VerdictChange]) -> Iterator[Line]:
    for change in changes.claims:
        told = change.after or change.before
        if change.move is move and told is not None:
            yield Line(told.outlet, told.text, tuple(_claim_details(change, positions.get((move, told.claim)))))


def _claim_details(change: ClaimChange, verdict: VerdictChange | None) -> Iterator[str]:
    if change.before is not None and change.after is not None:
        if change.before.text != change.after.text:
            yield f"before: {change.before.text}"
        if change.before.quote != change.after.quote:
            yield f"quote before: {change.before.quote}"
            yield f"quote now: {change.after.quote}"
        return
    position = (verdict.after or verdict.before) if verdict else None
    if position is not None:
        yield _position(position)


def _articles(changes: Changes) -> Iterator[Line]:
    for change in changes.articles:
        article = change.after or change.before
        if article is not None:
            what = {Move.CAME: "came", Move.WENT: "went", Move.MOVED: "its text is another"}[change.move]
            yield Line(article.outlet, article.title or article.article, (what,))


def _summary(changes: Changes) -> Iterator[str]:
    for name, made in (("Older", changes.old), ("Newer", changes.new)):
        engine = " · ".join(part for part in (made.engine, made.model) if part)
        counts = f"{number(made.articles, 'article')}, {number(made.claims, 'claim')}"
        yield f"{name}: {counts}; {engine}, verifier {made.verifier_version}"
    came, went, moved = (sum(change.move is move for change in changes.claims) for move in Move)
    yield f"Claims: {changes.same:,} in both ({moved:,} reworded), {came:,} came, {went:,} went"
    labels = sum(change.is_of_verdict and change.move is Move.MOVED for change in changes.verdicts)
    yield f"Verdicts: {labels:,} moved"


def _blocks(changes: Changes) -> Iterator[RenderableType]:
    yield Text("What changed since the older report", style="bold")
    yield from (Text(plain(line)) for line in _summary(changes))
    yield from (Text(plain(remark), style="magenta") for remark in changes.remarks)
    if changes.is_empty:
        yield Text("\nNothing changed.")
    for section in sections(changes):
        yield heading(section.title, f"{len(section.lines):,}", section.style)
        for line in section.lines:
            yield marked("  •", Text.assemble((plain(line.text), "bold"), (f" ({plain(line.outlet)})", "cyan")), 4)
            yield from (indented(plain(detail), 6) for detail in line.details)


def _markdown(changes: Changes) -> Iterator[str]:
    yield from ("# What changed since the older report", "")
    yield from (f"- {for_markdown(line)}" for line in (*_summary(changes), *changes.remarks))
    if changes.is_empty:
        yield from ("", "Nothing changed.")
    for section in sections(changes):
        yield from ("", f"## {section.title}", "")
        yield from _lines(section.lines)


def _lines(lines: Sequence[Line]) -> Iterator[str]:
    for line in lines:
        yield f"- **{for_markdown(line.text)}** ({for_markdown(line.outlet)})"
        yield from (f"  - {for_markdown(detail)}" for detail in line.details)
