"""Put figures into cells: in percent with their interval, with names that are those of summary.json.

What is not known is "-", and never 0. Text is passed on as it is: the page escapes it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from evals.scores.figures import NONE, Figure, Note

_MARKS = {Note.OPTIMISTIC: "*", Note.NO_VARIATION: "†"}


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: `text`, then smaller its `interval`, `marks` (what to know of the interval) and `note`.

    `name` is the figure's in summary.json, after the run's label; `kind` are classes of the style sheet.
    """

    text: str
    interval: str = ""
    marks: str = ""
    note: str = ""
    name: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table, under its heading."""

    head: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; `head` names the columns, the first of which holds the headings of the rows."""

    caption: str
    head: tuple[str, ...]
    lines: tuple[Line, ...]


def percent(figure: Figure, name: str = "", *, with_n: bool = False) -> Cell:
    """Show a share in percent, with its interval."""
    return _cell(figure, name, 100, with_n=with_n)


def ratio(figure: Figure, name: str = "") -> Cell:
    """Show a figure that is no share as it is, with its interval."""
    return _cell(figure, name, 1, with_n=False)


def _cell(figure: Figure, name: str, scale: int, *, with_n: bool) -> Cell:
    note = f"n {figure.n:,}" if with_n and figure.n else ""
    if figure.value is None:
        return Cell(NONE, note=note, name=name)
    return Cell(
        f"{figure.value * scale:.1f}",
        interval=interval(figure, scale),
        marks="".join(_MARKS[note] for note in figure.notes),
        note=note,
        name=name,
    )


def interval(figure: Figure, scale: int = 100) -> str:
    """Return the ends of the interval, or nothing where there is none."""
    if figure.ci_low is None or figure.ci_high is None:
        return ""
    digits = 0 if scale == 100 else 1
    return f"[{figure.ci_low * scale:.{digits}f}, {figure.ci_high * scale:.{digits}f}]"


def number(value: int | float | Decimal | None, name: str = "", digits: int = 0) -> Cell:
    """Show a number as it is."""
    if value is None:
        return Cell(NONE, name=name)
    return Cell(f"{value:,}" if isinstance(value, int) else f"{value:,.{digits}f}", name=name)


def in_full(caption: str, figures: Sequence[tuple[str, str, Figure]], *, is_share: bool = True) -> Grid:
    """Show figures (what it is, its name, the figure) with all that they rest on."""
    show = percent if is_share else ratio
    return Grid(
        caption,
        ("", "value", "n", "articles", "no answer", "without these"),
        tuple(Line(words, (show(figure, name), *_basis(figure, is_share=is_share))) for words, name, figure in figures),
    )


def _basis(figure: Figure, *, is_share: bool) -> tuple[Cell, ...]:
    if not figure.n:
        return (Cell(NONE),) * 4
    alone = None if figure.scored_only is None else figure.scored_only * (100 if is_share else 1)
    return (*map(number, (figure.n, figure.n_articles, figure.n_errors)), number(alone, digits=1))
